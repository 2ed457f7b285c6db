/** What came from a colleague, told before it is brought in. */
import type { LogEntry } from './entry'
import { CHANGE_KINDS, type ChangeKind, KIND_WORDS, kindOf } from './kinds'
import { isDerived } from './undo'

/** The work of one device: who, how much, from when to when (ISO 8601). */
export type Share = { device: string; author: string; changes: number; first: string; last: string }
export type Summary = { shares: Share[]; kinds: { kind: ChangeKind; count: number }[] }

/**
 * @param came entries in any order
 * @returns who wrote them, most changes first, and how many there are of each kind; notes that
 * somebody's work was brought in are no changes
 */
export function summaryOf(came: readonly LogEntry[]): Summary {
  const shares = new Map<string, Share>()
  const counts = new Map<ChangeKind, number>()
  for (const entry of came) {
    if (entry.ops.length === 0) continue
    const kind = isDerived(entry) ? 'derived' : kindOf(entry)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const { device, author, at } = entry
    const share = shares.get(device) ?? { device, author, changes: 0, first: at, last: at }
    shares.set(device, share)
    share.changes++
    if (at < share.first) share.first = at
    if (at > share.last) share.last = at
  }
  return {
    shares: [...shares.values()].sort((a, b) => b.changes - a.changes || (a.device < b.device ? -1 : 1)),
    kinds: CHANGE_KINDS.flatMap((kind) => {
      const count = counts.get(kind)
      return count ? [{ kind, count }] : []
    }),
  }
}

/** "12 links, 3 gaps and 1 import" */
export function sentenceOfKinds(kinds: Summary['kinds']): string {
  const parts = [...kinds].sort((a, b) => b.count - a.count).map(({ kind, count }) => `${count.toLocaleString()} ${KIND_WORDS[kind][count === 1 ? 0 : 1]}`)
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/**
 * How far a clock was off, in words.
 * @param ahead milliseconds; negative: behind
 */
export function sentenceOfDrift(ahead: number): string {
  const days = Math.round(Math.abs(ahead) / 86_400_000)
  const [count, unit] = days >= 730 ? [Math.round(days / 365.25), 'year'] : days >= 60 ? [Math.round(days / 30.4), 'month'] : [days, 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'} ${ahead > 0 ? 'ahead' : 'behind'}`
}
