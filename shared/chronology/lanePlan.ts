/**
 * Where the events of a lane lie: pure geometry. Rows are filled from the left, so that no label
 * lies over another or over a marker; where no place is left, events become a cluster.
 */
import { grouped, type LaneLayout, type Mark, NARROW, type Node, pillWidth, type Scale } from './layout'

const DOT = 6
const GAP = 12
const LABEL_GAP = 9
const BUCKET = 16
const WIDEST = 230
/** A line of so many letters is wider than a label gets, whatever the letters are. */
const SURELY_WIDE = 90

/**
 * The marks of one lane, made ready once and laid out at any scale. Zooming asks for a new scale in
 * every frame: so all marks are gone through in arrays of numbers, and objects are made only of the
 * stretch that is drawn. The same marks and scale give the same nodes wherever the window stands,
 * so that nothing jumps while it is moved.
 */
export class LanePlan {
  /** places in the list of marks, by beginning */
  private readonly order: Int32Array
  private readonly widths: Float32Array
  private readonly pills: Float32Array
  private scale: Scale | null = null
  private rows = new Rows(0)
  private used = 0
  // One entry a node.
  private count = 0
  private readonly x: Float64Array
  private readonly x1: Float64Array
  private readonly x2: Float64Array
  private readonly left: Float64Array
  private readonly right: Float64Array
  private readonly row: Uint8Array
  private readonly labelled: Uint8Array
  private readonly many: Int32Array
  private readonly head: Int32Array
  private readonly tail: Int32Array
  /** the next mark of the same node, as a place in `order`; -1 ends it */
  private readonly next: Int32Array

  /**
   * @param marks in any order
   * @param own places of the lane's marks
   * @param measure width of a label's line in pixels
   */
  constructor(private readonly marks: readonly Mark[], own: readonly number[], private readonly measure: (text: string, strong: boolean) => number) {
    const at = (place: number) => marks[place] as Mark
    this.order = Int32Array.from([...own].sort((a, b) => compare(at(a).start, at(b).start) || compare(at(a).end, at(b).end) || a - b))
    const size = own.length
    this.widths = new Float32Array(size).fill(Number.NaN)
    this.pills = new Float32Array(size + 1).fill(Number.NaN)
    ;[this.x, this.x1, this.x2, this.left, this.right] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)]
    ;[this.row, this.labelled] = [new Uint8Array(size), new Uint8Array(size)]
    ;[this.many, this.head, this.tail, this.next] = [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  }

  /**
   * Lays the lane out.
   * @param window pixels from the origin, for the nodes that touch it; all of them where it is not given
   * @returns the rows that the whole lane needs, whatever the window is
   */
  layout(scale: Scale, window: { from: number; to: number } = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }): LaneLayout {
    if (!this.scale || !same(this.scale, scale)) this.fill(scale)
    const nodes: Node[] = []
    for (let at = 0; at < this.count; at++) if (num(this.right, at) >= window.from && num(this.left, at) <= window.to) nodes.push(this.nodeOf(at))
    return { nodes, rows: this.used }
  }

  private fill(scale: Scale): void {
    const { order, marks } = this
    const { origin, perPixel, rows, first } = scale
    this.scale = scale
    this.rows = new Rows(rows)
    this.count = 0
    this.used = 0
    const bucketOf = (at: number) => Math.floor((Math.max((marks[num(order, at)] as Mark).start, first) - origin) / perPixel / BUCKET)
    for (let from = 0; from < order.length; ) {
      const bucket = bucketOf(from)
      let to = from + 1
      while (to < order.length && bucketOf(to) === bucket) to++
      // More than there are rows within a few pixels: one cluster at once.
      if (to - from > rows) this.place(from, to, scale)
      else for (let at = from; at < to; at++) this.place(at, at + 1, scale)
      from = to
    }
  }

  /** A node of the marks from one place in the order up to another. */
  private place(from: number, to: number, { origin, perPixel, first, last }: Scale): void {
    const node = this.count
    let [x1, x2, weight] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
    for (let at = from; at < to; at++) {
      const mark = this.marks[num(this.order, at)] as Mark
      const begins = (Math.max(mark.start, first) - origin) / perPixel
      const ends = (Math.min(mark.end, last) - origin) / perPixel
      // A day that is a few pixels wide is a point at its middle.
      const wide = ends - begins >= NARROW
      x1 = Math.min(x1, wide ? begins : (begins + ends) / 2)
      x2 = Math.max(x2, wide ? ends : (begins + ends) / 2)
      weight = Math.max(weight, mark.weight)
      this.next[at] = at + 1 < to ? at + 1 : -1
    }
    this.x1[node] = x1
    this.x2[node] = x2
    this.head[node] = from
    this.tail[node] = to - 1
    this.many[node] = to - from
    this.labelled[node] = 1
    if (to - from > 1) this.cluster(node)
    else this.single(node)
    const left = num(this.left, node)
    const free = this.rows.free(left)
    const row = free >= 0 ? free : this.rows.bare(left)
    if (row < 0) {
      this.merge(node, weight)
      return
    }
    if (free < 0) this.unlabel(this.rows.node[row] as number)
    this.row[node] = row
    this.count++
    this.used = Math.max(this.used, row + 1)
    this.rows.put(row, node, num(this.right, node), this.markerRight(node), num(this.x2, node), weight)
  }

  private single(node: number): void {
    const [x1, x2] = [num(this.x1, node), num(this.x2, node)]
    const x = (x1 + x2) / 2
    const width = this.widthOf(num(this.head, node))
    const below = x2 > x1
    this.x[node] = x
    this.left[node] = below ? x1 : x - DOT
    this.right[node] = below ? Math.max(x2, x1 + width) : x + DOT + LABEL_GAP + width
  }

  /** A pill with the number; the words "12 events" beside it. */
  private cluster(node: number): void {
    const [x1, x2, many] = [num(this.x1, node), num(this.x2, node), num(this.many, node)]
    const x = (x1 + x2) / 2
    const half = pillWidth(many) / 2
    let width = num(this.pills, many)
    if (Number.isNaN(width)) this.pills[many] = width = this.measure(clusterLabel(many), true)
    this.x[node] = x
    this.left[node] = Math.min(x1, x - half)
    this.right[node] = Math.max(x2, x + half + LABEL_GAP + width)
  }

  /** Into the node that ends last before it: the nearest. */
  private merge(node: number, weight: number): void {
    const row = this.rows.nearest()
    const before = this.rows.node[row] as number
    this.x1[before] = Math.min(num(this.x1, before), num(this.x1, node))
    this.x2[before] = Math.max(num(this.x2, before), num(this.x2, node))
    this.next[num(this.tail, before)] = num(this.head, node)
    this.tail[before] = num(this.tail, node)
    this.many[before] = num(this.many, before) + num(this.many, node)
    this.labelled[before] = 1
    this.cluster(before)
    this.rows.put(row, before, num(this.right, before), this.markerRight(before), num(this.x2, before), Math.max(weight, this.rows.weight[row] ?? 0))
  }

  private unlabel(node: number): void {
    this.labelled[node] = 0
    this.right[node] = this.markerRight(node)
  }

  private markerRight(node: number): number {
    const many = num(this.many, node)
    return Math.max(num(this.x2, node), num(this.x, node) + (many > 1 ? pillWidth(many) / 2 : DOT))
  }

  /** Width of a mark's label, at most the widest; measured once. */
  private widthOf(at: number): number {
    const known = num(this.widths, at)
    if (!Number.isNaN(known)) return known
    const mark = this.marks[num(this.order, at)] as Mark
    const line = (text: string, strong: boolean) => (text.length > SURELY_WIDE ? WIDEST : this.measure(text, strong))
    const width = Math.ceil(Math.min(WIDEST, Math.max(line(mark.title, true), line(mark.sub, false))))
    this.widths[at] = width
    return width
  }

  private nodeOf(node: number): Node {
    const many = num(this.many, node)
    const marks = new Array<number>(many)
    for (let at = num(this.head, node), index = 0; at >= 0; at = num(this.next, at)) marks[index++] = num(this.order, at)
    const [x1, x2] = [num(this.x1, node), num(this.x2, node)]
    const mark = this.marks[marks[0] ?? 0]
    const shown = num(this.labelled, node) === 1
    return {
      marks, x: num(this.x, node), x1, x2, row: num(this.row, node), left: num(this.left, node), right: num(this.right, node), below: many === 1 && x2 > x1,
      label: !shown ? '' : many > 1 ? clusterLabel(many) : (mark?.title ?? ''), sub: shown && many === 1 ? (mark?.sub ?? '') : '',
    }
  }
}

/** What lies last in each row. */
class Rows {
  readonly node: number[]
  readonly weight: number[]
  private readonly right: number[]
  private readonly marker: number[]
  private readonly end: number[]

  constructor(private readonly count: number) {
    const filled = (value: number) => Array.from({ length: count }, () => value)
    ;[this.node, this.weight] = [filled(-1), filled(0)]
    ;[this.right, this.marker, this.end] = [filled(Number.NEGATIVE_INFINITY), filled(Number.NEGATIVE_INFINITY), filled(Number.NEGATIVE_INFINITY)]
  }

  put(row: number, node: number, right: number, marker: number, end: number, weight: number): void {
    this.node[row] = node
    this.right[row] = right
    this.marker[row] = marker
    this.end[row] = end
    this.weight[row] = weight
  }

  /** The first row with room; -1 where there is none. */
  free(left: number): number {
    for (let row = 0; row < this.count; row++) if ((this.right[row] as number) + GAP <= left) return row
    return -1
  }

  /** A row whose last marker leaves room once its label is taken away; the least significant first. */
  bare(left: number): number {
    let best = -1
    for (let row = 0; row < this.count; row++) {
      if ((this.marker[row] as number) + GAP / 2 > left) continue
      if (best < 0 || (this.weight[row] as number) < (this.weight[best] as number)) best = row
    }
    return best
  }

  /** The row whose last node reaches farthest. */
  nearest(): number {
    let best = 0
    for (let row = 1; row < this.count; row++) if ((this.end[row] as number) > (this.end[best] as number)) best = row
    return best
  }
}

const clusterLabel = (many: number): string => `${grouped(many)} events`
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
/** Every place that is asked for was written: an array of numbers has no holes. */
const num = (array: { readonly [at: number]: number }, at: number): number => array[at] as number
const same = (a: Scale, b: Scale): boolean => a.perPixel === b.perPixel && a.rows === b.rows && a.origin === b.origin && a.first === b.first && a.last === b.last
