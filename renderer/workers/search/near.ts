/** Which of two rows of intervals are near each other: `areNear` of the reference, without looking at all pairs. */
import type { Near } from '../../../shared/search/model'
import { Layout } from './layout'
import type { Intervals } from './occurrences'
import { placeOf } from './sets'

/** Called with indexes of a left and a right interval that are near; true ends the search for this left one. */
export type OnPair = (left: number, right: number) => boolean

export type Side = 'behind' | 'before' | 'either'

/** Where the right side of a proximity stands. */
export const sideOf = ({ ordered }: Pick<Near, 'ordered'>): Side => (ordered ? 'behind' : 'either')

/** The same, asked from the right side. */
export const otherSide = (side: Side): Side => (side === 'behind' ? 'before' : side)

export type Lays = Pick<Layout, 'sentences' | 'paragraphs'> | null

/**
 * Walks the left intervals, and for each the right ones that are near.
 * @param layout of the unit; only asked for where sentences or paragraphs count
 * @param side where the right one must stand
 */
export function pairsOf({ within }: Pick<Near, 'within'>, side: Side, left: Intervals, right: Intervals, layout: Lays, onPair: OnPair): void {
  const starts = within.unit === 'words' || !layout ? null : within.unit === 'sentence' ? layout.sentences : layout.paragraphs
  const words = within.unit === 'words' ? within.words : 0
  const [firsts, lasts, count] = [right.firsts.values, right.lasts.values, right.count]
  let longest = 0
  for (let at = 0; at < count; at++) longest = Math.max(longest, (lasts[at] as number) - (firsts[at] as number))
  // Where the right ones behind the last left one began: for the next they rarely begin earlier.
  let next = 0
  for (let one = 0; one < left.count; one++) {
    const first = left.firsts.values[one] as number
    const last = left.lasts.values[one] as number
    // Right ones behind this.
    const end = starts ? Layout.around(starts, first).end : last + words + 1
    let stopped = false
    if (side !== 'before') {
      if (next > 0 && (firsts[next - 1] as number) > last) next = placeOf(firsts, last + 1, 0, next)
      while (next < count && (firsts[next] as number) <= last) next++
    }
    for (let at = side === 'before' ? count : next; at < count && (firsts[at] as number) < end; at++) {
      if (starts && (lasts[at] as number) >= end) continue
      stopped = onPair(one, at)
      if (stopped) break
    }
    if (stopped || side === 'behind') continue
    // Right ones before this: how long they are tells how far back they may begin.
    const begin = starts ? Layout.around(starts, last).first : Math.max(0, first - words - longest)
    for (let at = side === 'before' ? placeOf(firsts, begin, 0, count) : placeBack(firsts, begin, next); at < count && (firsts[at] as number) < first; at++) {
      const its = lasts[at] as number
      if (its >= first || (!starts && first - its > words)) continue
      if (onPair(one, at)) break
    }
  }
}

/** First place before `end` whose value is at least `begin`, from `end` backwards: it is close. */
function placeBack(values: Uint32Array, begin: number, end: number): number {
  let at = end
  while (at > 0 && (values[at - 1] as number) >= begin) at--
  return at
}
