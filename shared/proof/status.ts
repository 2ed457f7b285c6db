import { STATUSES, type Gap, type Status, type Support } from '../records'
import type { Links, Tally } from './model'

/** From bad to good for the party that must prove. */
const FROM_WORST: readonly Status[] = [
  'missing', 'undermined', 'contested', 'unexamined', 'partial', 'supported', 'admitted', 'not-needed',
]

export function emptyTally(): Tally {
  return Object.fromEntries(STATUSES.map((status) => [status, 0])) as Tally
}

/**
 * The worst of several statuses; `not-needed` counts only where there is nothing else.
 *
 * Unexamined beside something examined gives `partial`: "unexamined" is kept for what nobody
 * has looked at, so that progress on one allegation of five is seen.
 */
export function worst(statuses: readonly Status[]): Status | null {
  const needed: Status[] = statuses.filter((status) => status !== 'not-needed')
  if (needed.length === 0) return statuses.length > 0 ? 'not-needed' : null
  const lowest = FROM_WORST.find((status) => needed.includes(status)) ?? null
  const examined = needed.some((status) => status !== 'unexamined')
  return lowest === 'unexamined' && examined ? 'partial' : lowest
}

/** Sorts links by what they say; rejected ones count for nothing. */
export function linksOf(supports: readonly Support[], gaps: readonly Gap[], defendant: string | null): Links {
  const live = supports.filter(
    (support) => support.standing !== 'rejected' && (defendant === null || support.defendants.length === 0 || support.defendants.includes(defendant)),
  )
  return {
    for: live.filter((support) => support.bearing === 'supports'),
    against: live.filter((support) => support.bearing === 'undermines'),
    context: live.filter((support) => support.bearing === 'context'),
    gaps: gaps.filter((gap) => gap.state === 'open'),
  }
}

/** Design § 6, from links alone: the first that fits. */
export function statusOfLinks(links: Links): Status {
  const verifiedFor = links.for.some((support) => support.standing === 'verified')
  const verifiedAgainst = links.against.some((support) => support.standing === 'verified')
  if (verifiedFor && verifiedAgainst) return 'contested'
  if (verifiedAgainst) return 'undermined'
  if (verifiedFor && links.gaps.length === 0) return 'supported'
  if (links.for.length > 0) return 'partial'
  if (links.gaps.length > 0) return 'missing'
  return 'unexamined'
}
