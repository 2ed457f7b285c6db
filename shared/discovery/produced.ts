/** Which documents of the matter a produced Bates range holds. */
import { parseBates } from '../bates/number'
import type { Document } from '../records'

/** Documents whose own range overlaps one of the produced ranges; those in quarantine are not named (FRCP 26(b)(5)(B)). */
export function documentsProduced(documents: readonly Document[], produced: readonly { first: string; last: string }[]): Document[] {
  const ranges = produced.flatMap(({ first, last }) => {
    const [from, to] = [parseBates(first), parseBates(last)]
    return from && to && from.prefix === to.prefix ? [{ prefix: from.prefix, from: from.number, to: to.number }] : []
  })
  if (ranges.length === 0) return []
  return documents.filter((one) => {
    if (one.quarantine !== null || one.bates === null) return false
    const [from, to] = [parseBates(one.bates.first), parseBates(one.bates.last)]
    return from !== null && to !== null && ranges.some((range) => range.prefix === from.prefix && from.number <= range.to && to.number >= range.from)
  })
}
