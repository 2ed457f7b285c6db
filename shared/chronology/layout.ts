/** The events of the timeline as marks, and what a lane's layout is made of. The filling of its rows is in `lanePlan`. */
import { DAY } from '../dates/calendar'
import { parseEdtf } from '../dates/edtf'
import type { Placed } from './order'

/** One event as the timeline draws it. */
export type Mark = {
  /** id of the event */
  id: string
  /** milliseconds; open ends are infinite */
  start: number
  end: number
  /** one whole day or instant, without "about" or "perhaps" */
  exact: boolean
  title: string
  sub: string
  /** 0 to 3 */
  weight: number
  proposed: boolean
}

export type Node = {
  /** places in the list of marks; more than one: a cluster */
  marks: number[]
  /** where the marker is, in pixels from the origin */
  x: number
  /** the dates' whole reach; the same as x for a point */
  x1: number
  x2: number
  row: number
  label: string
  sub: string
  /** the label lies beside the marker, or below a span */
  below: boolean
  /** all that it covers, label and all: what must not overlap */
  left: number
  right: number
}

export type LaneLayout = { nodes: Node[]; rows: number }

/** How large a lane is drawn. */
export type Scale = {
  /** milliseconds of pixel 0 */
  origin: number
  /** milliseconds a pixel */
  perPixel: number
  /** rows that there is room for */
  rows: number
  /** first and last moment that open ends are drawn to */
  first: number
  last: number
}

/** A reach that is narrower is drawn as a point. Pixels. */
export const NARROW = 14

/** Width of the pill that carries a cluster's number. */
export const pillWidth = (count: number): number => 14 + 7 * String(count).length + (count >= 1000 ? 3 : 0)

/** "12", "1,200": asked for in every frame, and the engine's own formatting is slow. */
export const grouped = (count: number): string => (count < 1000 ? String(count) : count.toLocaleString())

/** What a lane takes of an event. */
export function markOf(placed: Placed, title: string, sub: string): Mark {
  const { event, bounds, span } = placed
  const date = parseEdtf(event.date)
  const plain = date?.kind === 'date' && date.date.qualifier === ''
  return {
    id: event.id, start: span.start, end: span.instant ? span.end : span.end + 1, exact: bounds !== null && plain && bounds.earliest === bounds.latest,
    title, sub, weight: event.significance, proposed: event.standing === 'proposed',
  }
}

/**
 * The shortest time that holds four in five of the marks, where the others lie far off; else all of
 * it. One event years before the rest must not press them into a corner.
 */
export function crowdOf(marks: readonly Mark[], reach: { first: number; last: number }): { first: number; last: number } {
  const middles = marks.map((mark) => (Math.max(mark.start, reach.first) + Math.min(mark.end, reach.last)) / 2).sort((a, b) => a - b)
  const many = Math.ceil(middles.length * 0.8)
  if (middles.length < 5) return reach
  let best = reach
  for (let at = 0; at + many <= middles.length; at++) {
    const first = middles[at] ?? reach.first
    const last = middles[at + many - 1] ?? reach.last
    if (last - first < best.last - best.first) best = { first, last }
  }
  const margin = Math.max((best.last - best.first) * 0.06, DAY)
  return best.last - best.first < (reach.last - reach.first) * 0.4 ? { first: best.first - margin, last: best.last + margin } : reach
}

/** First and last moment of marks, with open ends a little beyond the known ones. */
export function reachOf(marks: readonly Mark[]): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const mark of marks) {
    for (const at of [mark.start, mark.end]) {
      if (!Number.isFinite(at)) continue
      first = Math.min(first, at)
      last = Math.max(last, at)
    }
  }
  if (first > last) return { first: 0, last: DAY }
  const margin = Math.max((last - first) * 0.04, 20 * DAY)
  return { first: first - margin, last: last + margin }
}
