/** Which text governs, and whether two texts were in force together: only what the records show. */
import type { Contract, Policy, PolicyVersion, Precedence } from '../records'

export type InForce = { from: string | null; until: string | null; say: string }

/**
 * When the text of a document was in force, as far as the records show: a contract by its own
 * dates, a version of a policy from its effective date to that of the next.
 */
export function inForceOf(document: string, records: { contracts: readonly Contract[]; versions: readonly PolicyVersion[]; policies: readonly Policy[] }): InForce {
  const contract = records.contracts.find((one) => one.document === document)
  if (contract) {
    if (contract.from === null) return { from: null, until: contract.until, say: `It is not recorded since when ${contract.shortForm} is in force.` }
    return { from: contract.from, until: contract.until, say: contract.until === null ? `${contract.shortForm} is recorded as in force from ${contract.from}, with no end.` : `${contract.shortForm} is recorded as in force from ${contract.from} to ${contract.until}.` }
  }
  const version = records.versions.find((one) => one.document === document)
  if (version) {
    const name = records.policies.find((one) => one.id === version.policy)?.name ?? version.label
    const from = version.effective?.date ?? null
    if (from === null) return { from: null, until: null, say: `${name}, ${version.label}: no effective date is recorded.` }
    const next = records.versions.filter((one) => one.policy === version.policy && one.effective !== null && one.effective.date > from && sameRegions(one, version)).map((one) => one.effective?.date ?? '').sort()[0] ?? null
    return { from, until: next, say: next === null ? `${name} is recorded as in force from ${from}; no later version is known.` : `${name} is recorded as in force from ${from} until the next version on ${next}.` }
  }
  return { from: null, until: null, say: 'This paper is recorded neither as a contract nor as a version of a policy, so it is not known when it was in force.' }
}

function sameRegions(a: PolicyVersion, b: PolicyVersion): boolean {
  return a.regions.length === 0 || b.regions.length === 0 || a.regions.some((region) => b.regions.includes(region))
}

export type Together = { kind: 'together' | 'apart' | 'unknown'; from: string | null; until: string | null; say: string }

/** Whether two texts were in force on the same day. Never claims more than both dates show. */
export function togetherOf(one: InForce, other: InForce): Together {
  if (one.from === null || other.from === null) return { kind: 'unknown', from: null, until: null, say: ['It is not known whether both were in force on the same day.', ...new Set([one, other].filter((side) => side.from === null).map((side) => side.say))].join(' ') }
  const from = first(one.from) > first(other.from) ? one.from : other.from
  const ends = [one.until, other.until].filter((end) => end !== null).sort((a, b) => (first(a) < first(b) ? -1 : 1))
  const until = ends[0] ?? null
  // The day on which the next text takes effect is no longer a day of the one before.
  if (until !== null && first(until) <= first(from)) return { kind: 'apart', from: null, until: null, say: `They were not in force together: one ended on ${until}, before the other began on ${from}.` }
  if (from.length < 10 || (until !== null && until.length < 10)) return { kind: 'together', from, until, say: `Both were in force from about ${from}; the day is not known.` }
  return { kind: 'together', from, until, say: until === null ? `Both were in force from ${from}, as far as is recorded.` : `Both were in force from ${from} until ${until}.` }
}

/** First day that a date can mean. Dates that are uncertain are compared by it. */
function first(date: string): string {
  const match = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date)
  return match ? `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}` : ''
}

export type Order = { ranks: string[][]; contradictory: [string, string][]; silent: [string, string][] }

/**
 * The texts of precedence records in order: each rank holds those that nothing ranks among
 * themselves. Texts that prevail over each other are contradictory; pairs without a path are silent.
 */
export function orderOf(precedences: readonly Pick<Precedence, 'higher' | 'lower'>[], texts: readonly string[]): Order {
  const all = [...new Set([...texts, ...precedences.flatMap((one) => [one.higher, one.lower])])]
  const below = new Map(all.map((one) => [one, new Set<string>()]))
  for (const { higher, lower } of precedences) below.get(higher)?.add(lower)
  const reach = new Map(all.map((one) => [one, reachable(one, below)]))
  const contradictory: [string, string][] = []
  const silent: [string, string][] = []
  for (const [index, a] of all.entries()) {
    for (const b of all.slice(index + 1)) {
      const over = reach.get(a)?.has(b)
      const under = reach.get(b)?.has(a)
      if (over && under) contradictory.push([a, b])
      else if (!over && !under) silent.push([a, b])
    }
  }
  const rank = (one: string) => all.filter((other) => other !== one && reach.get(other)?.has(one) && !reach.get(one)?.has(other)).length
  const byRank = new Map<number, string[]>()
  for (const one of all) byRank.set(rank(one), [...(byRank.get(rank(one)) ?? []), one])
  return { ranks: [...byRank].sort(([a], [b]) => a - b).map(([, own]) => own), contradictory, silent }
}

function reachable(from: string, below: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>()
  const open = [...(below.get(from) ?? [])]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (found.has(one)) continue
    found.add(one)
    open.push(...(below.get(one) ?? []))
  }
  return found
}
