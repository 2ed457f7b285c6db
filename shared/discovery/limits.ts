/** How much discovery is used, against what a side may take (FRCP 33(a)(1), 30(a)(2)(A)(i), 30(d)(1)). */
import type { Deposition, Matter, Request, RequestSet } from '../records'

export type Limits = NonNullable<Matter['settings']['limits']>
export const PLAIN_LIMITS: Limits = { interrogatories: 25, depositions: 10, hours: 7 }

export type Use = {
  /** interrogatories with their sub-parts, for each party that asks and each that answers */
  interrogatories: { by: string | null; to: string | null; served: number; drafted: number; over: boolean }[]
  depositions: { used: number; planned: number; over: boolean }
  /** depositions that are allowed more time than the rule gives */
  longer: { id: string; witness: string; hours: number }[]
}

const isGone = (set: RequestSet) => set.state === 'withdrawn'

/** @param depositions all of the matter's; a 30(b)(6) notice counts as one, whatever the number of designees */
export function countUse(sets: readonly RequestSet[], requests: readonly Request[], depositions: readonly Deposition[], limits: Limits): Use {
  const bySet = new Map<string, number>()
  for (const one of requests) if (one.state !== 'withdrawn') bySet.set(one.set, (bySet.get(one.set) ?? 0) + one.subparts)
  const pairs = new Map<string, Use['interrogatories'][number]>()
  for (const set of sets) {
    if (set.kind !== 'interrogatory' || isGone(set)) continue
    const key = `${set.by} ${set.to}`
    const pair = pairs.get(key) ?? { by: set.by, to: set.to, served: 0, drafted: 0, over: false }
    if (set.state === 'draft') pair.drafted += bySet.get(set.id) ?? 0
    else pair.served += bySet.get(set.id) ?? 0
    pair.over = pair.served + pair.drafted > limits.interrogatories
    pairs.set(key, pair)
  }
  // A notice and the deposition that came of it are one and the same.
  const noticed = sets.filter((set) => set.kind === 'deposition-topic' && !isGone(set))
  const organisations = depositions.filter((one) => one.organisation).length
  const ended = depositions.filter((one) => one.state !== 'planned').length
  const all = depositions.length + Math.max(0, noticed.length - organisations)
  return {
    interrogatories: [...pairs.values()],
    depositions: { used: ended, planned: all - ended, over: all > limits.depositions },
    longer: depositions.filter((one) => one.limitMinutes > limits.hours * 60).map((one) => ({ id: one.id, witness: one.witness, hours: Math.round(one.limitMinutes / 6) / 10 })),
  }
}
