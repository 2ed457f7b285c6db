/**
 * Where the events of a lane lie: pure geometry. Rows are filled from the left, so that no label
 * lies over another or over a marker; where no place is left, events become a cluster.
 */
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

export type LayoutOptions = {
  /** milliseconds of pixel 0 */
  origin: number
  /** milliseconds a pixel */
  perPixel: number
  rows: number
  /** width of a label's line in pixels */
  measure: (text: string, strong: boolean) => number
  /** first and last moment that open ends are drawn to */
  first: number
  last: number
}

const DOT = 6
const GAP = 12
const LABEL_GAP = 9
/** A reach that is narrower is drawn as a point. Pixels. */
export const NARROW = 14
const BUCKET = 16
const WIDEST = 230

/** What `layoutLane` takes of an event. */
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
 * Lays out the marks of one lane. The same marks and options give the same nodes, wherever the
 * window stands, so that nothing jumps while it is moved.
 * @param marks in any order
 * @param own places of the lane's marks
 */
export function layoutLane(marks: readonly Mark[], own: readonly number[], options: LayoutOptions): LaneLayout {
  const items = own.map((at) => itemOf(marks[at] as Mark, at, options)).sort((a, b) => a.left - b.left || a.right - b.right || a.at - b.at)
  const rows = new Rows(marks, options)
  for (let from = 0; from < items.length; ) {
    const first = items[from] as Item
    const bucket = Math.floor(first.left / BUCKET)
    let to = from + 1
    while (to < items.length && Math.floor((items[to]?.left ?? 0) / BUCKET) === bucket) to++
    const narrow = items.slice(from, to)
    // More than there are rows within a few pixels: one cluster at once.
    if (narrow.length > options.rows) rows.place(narrow)
    else for (const item of narrow) rows.place([item])
    from = to
  }
  return { nodes: rows.nodes, rows: rows.used }
}

type Item = { at: number; x: number; x1: number; x2: number; left: number; right: number }

function itemOf(mark: Mark, at: number, { origin, perPixel, first, last }: LayoutOptions): Item {
  const x1 = (Math.max(mark.start, first) - origin) / perPixel
  const x2 = (Math.min(mark.end, last) - origin) / perPixel
  const wide = x2 - x1 >= NARROW
  // A day that is a few pixels wide is a point at its middle.
  const x = (x1 + x2) / 2
  return wide ? { at, x, x1, x2, left: x1, right: x2 } : { at, x, x1: x, x2: x, left: x - DOT, right: x + DOT }
}

class Rows {
  readonly nodes: Node[] = []
  used = 0
  private readonly last: (Node | null)[]

  constructor(private readonly marks: readonly Mark[], private readonly options: LayoutOptions) {
    this.last = Array.from({ length: options.rows }, () => null)
  }

  place(items: readonly Item[]): void {
    const node = this.nodeOf(items)
    const free = this.last.findIndex((before) => before === null || before.right + GAP <= node.left)
    const bare = free >= 0 ? -1 : this.unlabelled(node)
    const before = this.last[bare]
    if (before) unlabel(before)
    if (free >= 0 || bare >= 0) this.put(node, free >= 0 ? free : bare)
    else this.merge(node)
  }

  private put(node: Node, row: number): void {
    node.row = row
    this.last[row] = node
    this.nodes.push(node)
    this.used = Math.max(this.used, row + 1)
  }

  /** A row whose last marker leaves room once its label is taken away; the least significant first. */
  private unlabelled(node: Node): number {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    this.last.forEach((before, row) => {
      if (!before || markerRight(before) + GAP / 2 > node.left) return
      const weight = this.weight(before)
      if (weight < least) {
        least = weight
        best = row
      }
    })
    return best
  }

  private weight(node: Node): number {
    let most = 0
    for (const at of node.marks) most = Math.max(most, this.marks[at]?.weight ?? 0)
    return most
  }

  /** Into the node that ends last before it: the nearest. */
  private merge(node: Node): void {
    let row = 0
    let nearest = Number.NEGATIVE_INFINITY
    this.last.forEach((before, at) => {
      if (before && before.x2 > nearest) {
        nearest = before.x2
        row = at
      }
    })
    const before = this.last[row]
    if (!before) {
      this.put(node, row)
      return
    }
    before.marks.push(...node.marks)
    before.x1 = Math.min(before.x1, node.x1)
    before.x2 = Math.max(before.x2, node.x2)
    this.cluster(before)
  }

  private nodeOf(items: readonly Item[]): Node {
    const [first] = items as [Item, ...Item[]]
    const node: Node = { marks: items.map((one) => one.at), x: first.x, x1: first.x1, x2: first.x2, row: 0, label: '', sub: '', below: false, left: first.left, right: first.right }
    for (const one of items) {
      node.x1 = Math.min(node.x1, one.x1)
      node.x2 = Math.max(node.x2, one.x2)
    }
    if (items.length > 1) {
      this.cluster(node)
      return node
    }
    const mark = this.marks[first.at]
    node.label = mark?.title ?? ''
    node.sub = mark?.sub ?? ''
    node.below = node.x2 > node.x1
    const width = Math.min(WIDEST, Math.max(this.options.measure(node.label, true), this.options.measure(node.sub, false)))
    node.right = node.below ? Math.max(node.right, node.x1 + width) : node.x + DOT + LABEL_GAP + width
    return node
  }

  /** A pill with the number; the words "12 events" beside it. */
  private cluster(node: Node): void {
    const half = pillWidth(node.marks.length) / 2
    node.x = (node.x1 + node.x2) / 2
    node.label = `${node.marks.length.toLocaleString('en-US')} events`
    node.sub = ''
    node.below = false
    node.left = Math.min(node.x1, node.x - half)
    node.right = Math.max(node.x2, node.x + half + LABEL_GAP + this.options.measure(node.label, true))
  }
}

/** Width of the pill that carries a cluster's number. */
export const pillWidth = (count: number): number => 14 + 7 * String(count).length + (count >= 1000 ? 3 : 0)

function markerRight(node: Node): number {
  return node.marks.length > 1 ? Math.max(node.x2, node.x + pillWidth(node.marks.length) / 2) : Math.max(node.x2, node.x + DOT)
}

function unlabel(node: Node): void {
  node.label = ''
  node.sub = ''
  node.right = markerRight(node)
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
