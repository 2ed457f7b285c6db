/**
 * A hit report: many terms, and for each how many documents it finds, with their families, and how many no
 * other term finds. Parties exchange it when they negotiate search terms (FRCP 26(f)(3)(C)).
 */
import type { Document } from '../records'

/** A term with the documents that it found; null where it was not understood. */
export type TermHits = { term: string; ids: ReadonlySet<string> | null; /** what is wrong with it */ problem: string }

export type HitRow = {
  term: string
  documents: number
  /** documents of the families of these, themselves included */
  withFamilies: number
  /** documents that only this term finds */
  unique: number
  /** with their families, that no other term's families hold */
  uniqueWithFamilies: number
  problem: string
}

export type HitReport = {
  rows: HitRow[]
  /** documents that any term finds; with families */
  total: { documents: number; withFamilies: number }
  /** documents that were looked through */
  searched: number
}

/**
 * @param documents all of the matter; those in quarantine count nowhere
 * @param hits in the order in which they were given
 */
export function hitReport(documents: readonly Document[], hits: readonly TermHits[]): HitReport {
  const open = documents.filter((one) => one.quarantine === null)
  const families = new Map<string, string[]>()
  for (const one of open) {
    if (one.family === null) continue
    const known = families.get(one.family)
    if (known) known.push(one.id)
    else families.set(one.family, [one.id])
  }
  const byId = new Map(open.map((one) => [one.id, one]))
  const own = hits.map(({ ids }) => new Set([...(ids ?? [])].filter((id) => byId.has(id))))
  const withFamily = own.map((ids) => {
    const all = new Set(ids)
    for (const id of ids) for (const member of families.get(byId.get(id)?.family ?? '') ?? []) all.add(member)
    return all
  })
  const times = counted(own)
  const familyTimes = counted(withFamily)
  const rows = hits.map(({ term, problem }, at): HitRow => {
    const [mine, all] = [own[at] ?? new Set<string>(), withFamily[at] ?? new Set<string>()]
    return { term, documents: mine.size, withFamilies: all.size, unique: once(mine, times), uniqueWithFamilies: once(all, familyTimes), problem }
  })
  return { rows, total: { documents: times.size, withFamilies: familyTimes.size }, searched: open.length }
}

function counted(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const set of sets) for (const id of set) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

function once(ids: ReadonlySet<string>, times: ReadonlyMap<string, number>): number {
  let count = 0
  for (const id of ids) if (times.get(id) === 1) count++
  return count
}

/** The terms of a typed or pasted list: one a line, empty ones and repeats left out. */
export function termsOfList(text: string): string[] {
  return [...new Set(text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter(Boolean))]
}
