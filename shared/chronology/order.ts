/**
 * The order of events. Dates give a partial order (A before B where the last that A can be is before
 * the first that B can be); people add to it by asserted orderings. What neither decides is said to
 * be undetermined and never settled by sorting.
 */
import { boundsOf, type Bounds, compareSpans, type Span, spanOf } from '../dates/bounds'
import { describeDate } from '../dates/readable'
import type { MatterEvent, Ordering } from '../records'

export type Placed = { event: MatterEvent; bounds: Bounds | null; span: Span; /** place in the order they were entered */ entry: number }

/** Events of which at least two stand in no order to each other. */
export type UndeterminedGroup = { ids: string[] }

export type EventOrder = {
  /** a reading order that breaks no rule: by earliest, latest, entry, and by what was asserted */
  sequence: Placed[]
  /** how many others an event stands in no order to */
  undetermined: ReadonlyMap<string, number>
}

/** Records never change in place: what was read of one holds for it. */
const known = new WeakMap<MatterEvent, { bounds: Bounds | null; span: Span }>()

/** What is no date lies anywhere, and is listed at the end. */
export function placeEvents(events: readonly MatterEvent[]): Placed[] {
  return events.map((event, entry) => {
    let read = known.get(event)
    if (!read) {
      const bounds = boundsOf(event.date)
      read = { bounds, span: spanOf(bounds) }
      known.set(event, read)
    }
    return { event, ...read, entry }
  })
}

function byPlace(a: Placed, b: Placed): number {
  const first = startOf(a) - startOf(b)
  if (first !== 0 && !Number.isNaN(first)) return first
  const last = a.span.end - b.span.end
  return last !== 0 && !Number.isNaN(last) ? last : a.entry - b.entry
}

/** Events without a beginning are read at their end; without either, last. */
const startOf = ({ span }: Placed) => (Number.isFinite(span.start) ? span.start : Number.isFinite(span.end) ? span.end : Number.MAX_SAFE_INTEGER)

/**
 * Orders events. Orderings that contradict the dates or each other are left out: `refuseOrdering`
 * keeps them from being made, but two people may have.
 */
export function orderEvents(events: readonly MatterEvent[], orderings: readonly Ordering[]): EventOrder {
  const placed = placeEvents(events)
  const sorted = [...placed].sort(byPlace)
  const asserted = new Asserted(placed, orderings)
  const sequence = asserted.empty ? sorted : asserted.sorted(sorted)
  return { sequence, undetermined: countUndetermined(placed, asserted) }
}

/** Overlaps of each event with the others, counted by two sorted lists, less those that were asserted. */
function countUndetermined(placed: readonly Placed[], asserted: Asserted): Map<string, number> {
  const counts = new Map<string, number>()
  const plain = placed.filter((one) => !one.span.instant)
  const instants = placed.filter((one) => one.span.instant)
  const starts = (of: readonly Placed[]) => Float64Array.from(of, (one) => one.span.start).sort()
  const ends = (of: readonly Placed[]) => Float64Array.from(of, (one) => one.span.end).sort()
  const sides = { plain: { starts: starts(plain), ends: ends(plain) }, instants: { starts: starts(instants), ends: ends(instants) } }
  for (const one of placed) {
    let total = placed.length - 1
    for (const [kind, side] of Object.entries(sides)) {
      const other: Span = { start: 0, end: 0, instant: kind === 'instants' }
      const mine = one.span
      // The reach of a day beside an instant, as `compareSpans` has it.
      const east = other.instant && !mine.instant ? 14 * 3_600_000 : 0
      const west = other.instant && !mine.instant ? 12 * 3_600_000 : 0
      const theirEast = mine.instant && !other.instant ? 14 * 3_600_000 : 0
      const theirWest = mine.instant && !other.instant ? 12 * 3_600_000 : 0
      total -= upTo(side.ends, mine.start - east - theirWest, false) + side.starts.length - upTo(side.starts, mine.end + west + theirEast, true)
    }
    counts.set(one.event.id, total)
  }
  for (const [a, b] of asserted.pairs()) {
    counts.set(a, Math.max(0, (counts.get(a) ?? 0) - 1))
    counts.set(b, Math.max(0, (counts.get(b) ?? 0) - 1))
  }
  return counts
}

/** How many of a sorted list lie below a value, or at it as well. */
function upTo(sorted: Float64Array, value: number, atToo: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const here = sorted[middle] ?? 0
    if (here < value || (atToo && here === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** What was asserted, with what follows from it and the dates together. */
class Asserted {
  private readonly byId: ReadonlyMap<string, Placed>
  /** events that an ordering names: only these can be reached by one */
  private readonly nodes: Placed[]
  private readonly after = new Map<string, Set<string>>()

  constructor(placed: readonly Placed[], orderings: readonly Ordering[]) {
    this.byId = new Map(placed.map((one) => [one.event.id, one]))
    const named = new Set<string>()
    for (const one of orderings) if (this.byId.has(one.earlier) && this.byId.has(one.later)) for (const id of [one.earlier, one.later]) named.add(id)
    this.nodes = [...named].flatMap((id) => this.byId.get(id) ?? [])
    for (const one of orderings) {
      if (!this.byId.has(one.earlier) || !this.byId.has(one.later) || this.reaches(one.later, one.earlier)) continue
      const set = this.after.get(one.earlier)
      if (set) set.add(one.later)
      else this.after.set(one.earlier, new Set([one.later]))
    }
  }

  get empty(): boolean {
    return this.after.size === 0
  }

  /** Whether `to` is later than `from` by assertions and dates together. */
  reaches(from: string, to: string): boolean {
    const target = this.byId.get(to)
    const seen = new Set([from])
    const queue = [from]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (id === to) return true
      const here = this.byId.get(id)
      if (here && target && id !== to && compareSpans(here.span, target.span) === 'before') return true
      for (const next of this.next(id)) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
    return false
  }

  private next(id: string): string[] {
    const here = this.byId.get(id)
    const byDate = here ? this.nodes.filter((one) => one.event.id !== id && compareSpans(here.span, one.span) === 'before').map((one) => one.event.id) : []
    return [...(this.after.get(id) ?? []), ...byDate]
  }

  /**
   * Pairs whose dates overlap and whose order follows from what was asserted. One of the two is always
   * named by an ordering: the other may be later only because its date is after one that follows.
   */
  pairs(): [string, string][] {
    const found: [string, string][] = []
    for (const a of this.nodes) {
      const later = this.nodes.filter((other) => other !== a && this.reaches(a.event.id, other.event.id))
      const earlier = this.nodes.filter((other) => other !== a && this.reaches(other.event.id, a.event.id))
      for (const b of this.byId.values()) {
        if (b === a || compareSpans(a.span, b.span) !== 'overlap') continue
        if (later.includes(b) || later.some((other) => compareSpans(other.span, b.span) === 'before')) found.push([a.event.id, b.event.id])
        else if (!this.nodes.includes(b) && earlier.some((other) => compareSpans(b.span, other.span) === 'before')) found.push([b.event.id, a.event.id])
      }
    }
    return found
  }

  /**
   * The list with asserted orders kept: before an event stands all that was asserted to be before it,
   * and what is drawn forward so brings along what its own dates are after.
   */
  sorted(list: readonly Placed[]): Placed[] {
    const before = new Map<string, string[]>()
    for (const [earlier, laters] of this.after) for (const later of laters) before.set(later, [...(before.get(later) ?? []), earlier])
    const done = new Set<string>()
    const result: Placed[] = []
    const emit = (one: Placed, drawn: boolean) => {
      if (done.has(one.event.id)) return
      done.add(one.event.id)
      const own = before.get(one.event.id) ?? []
      if (drawn) for (const other of list) if (!done.has(other.event.id) && compareSpans(other.span, one.span) === 'before') emit(other, false)
      for (const id of own) {
        const other = this.byId.get(id)
        if (other) emit(other, true)
      }
      result.push(one)
    }
    for (const one of list) emit(one, false)
    return result
  }
}

/** Members that all groups together may have; past it the rest is left out and said. */
const MOST_MEMBERS = 100_000

/**
 * Groups of events that may all have been at the same time and of which at least two stand in no
 * order: from every set of events whose dates have a moment in common. An event may lie in several.
 * @returns `left`: groups that were left out because there are too many
 */
export function undeterminedGroups(events: readonly MatterEvent[], orderings: readonly Ordering[]): { groups: UndeterminedGroup[]; left: number } {
  const all = placeEvents(events)
  const placed = all.filter((one) => one.bounds !== null)
  // An event without a date is in no group, but an order can be asserted by way of it.
  const collector = new Groups(new Asserted(all, orderings))
  const plain = placed.filter((one) => !one.span.instant).sort(byStart)
  const instants = placed.filter((one) => one.span.instant).sort(byStart)
  sweep(plain, (set) => collector.add(set))
  sweep(instants, (set) => collector.add(set))
  // A moment stands in no order to the days that it may have been part of somewhere on earth.
  let next = 0
  let active: Placed[] = []
  for (const one of instants) {
    while (next < plain.length && compareSpans(one.span, (plain[next] as Placed).span) !== 'before') active.push(plain[next++] as Placed)
    active = active.filter((day) => compareSpans(day.span, one.span) !== 'before')
    collector.add([one, ...active.filter((day) => compareSpans(day.span, one.span) === 'overlap')])
  }
  return { groups: withoutInner(collector.groups), left: collector.left }
}

const byStart = (a: Placed, b: Placed) => (a.span.start < b.span.start ? -1 : a.span.start > b.span.start ? 1 : a.entry - b.entry)

/** Every largest set of events whose spans have a moment in common; they come sorted by their start. */
function sweep(sorted: readonly Placed[], onSet: (set: readonly Placed[]) => void): void {
  let active: Placed[] = []
  let firstEnd = Number.POSITIVE_INFINITY
  let grew = false
  for (const one of sorted) {
    if (firstEnd < one.span.start) {
      if (grew) onSet(active)
      grew = false
      active = active.filter((other) => other.span.end >= one.span.start)
      firstEnd = active.reduce((least, other) => Math.min(least, other.span.end), Number.POSITIVE_INFINITY)
    }
    active.push(one)
    firstEnd = Math.min(firstEnd, one.span.end)
    grew = true
  }
  if (grew) onSet(active)
}

class Groups {
  readonly groups: UndeterminedGroup[] = []
  left = 0
  private members = 0
  private readonly known: ReadonlySet<string>
  private readonly named: ReadonlySet<string>

  constructor(asserted: Asserted) {
    const pairs = asserted.pairs()
    this.known = new Set(pairs.map((pair) => pair.join(' ')))
    this.named = new Set(pairs.flat())
  }

  add(set: readonly Placed[]): void {
    if (set.length < 2) return
    if (this.members > MOST_MEMBERS) {
      this.left++
      return
    }
    // Where nothing was asserted about them, all of them stand in no order: nothing has to be compared.
    const parts = set.some((one) => this.named.has(one.event.id)) ? connected(set, (a, b) => this.open(a, b)) : [[...set].sort(byPlace).map((one) => one.event.id)]
    for (const ids of parts) {
      this.groups.push({ ids })
      this.members += ids.length
    }
  }

  private open(a: Placed, b: Placed): boolean {
    return compareSpans(a.span, b.span) === 'overlap' && !this.known.has(`${a.event.id} ${b.event.id}`) && !this.known.has(`${b.event.id} ${a.event.id}`)
  }
}

/** Parts of a set that hang together by pairs without an order; a part of one is none. */
function connected(set: readonly Placed[], overlap: (a: Placed, b: Placed) => boolean): string[][] {
  const rest = new Set(set)
  const parts: string[][] = []
  while (rest.size > 0) {
    const [first] = rest
    if (!first) break
    rest.delete(first)
    const part = [first]
    for (let at = 0; at < part.length; at++) {
      const here = part[at] as Placed
      for (const other of [...rest]) {
        if (!overlap(here, other)) continue
        rest.delete(other)
        part.push(other)
      }
    }
    if (part.length > 1) parts.push(part.sort(byPlace).map((one) => one.event.id))
  }
  return parts
}

/** A group that lies whole in the one before or behind it says nothing more. */
function withoutInner(groups: readonly UndeterminedGroup[]): UndeterminedGroup[] {
  return groups.filter((group, at) => {
    for (const near of [groups[at - 1], groups[at + 1]]) {
      if (!near || near.ids.length < group.ids.length || (near.ids.length === group.ids.length && near === groups[at - 1] && near.ids.join() !== group.ids.join())) continue
      const other = new Set(near.ids)
      if (near.ids.length > group.ids.length && group.ids.every((id) => other.has(id))) return false
    }
    return true
  })
}

/**
 * Why an ordering cannot be asserted, as a sentence; null where it can.
 * The dates may say the opposite, or the assertions that are there may.
 */
export function refuseOrdering(events: readonly MatterEvent[], orderings: readonly Ordering[], wanted: Pick<Ordering, 'earlier' | 'later'>): string | null {
  const of = (id: string) => events.find((one) => one.id === id)
  const earlier = of(wanted.earlier)
  const later = of(wanted.later)
  if (!earlier || !later) return 'One of the two events is no longer there.'
  if (earlier.id === later.id) return 'An event cannot be before itself.'
  const spans = compareSpans(spanOf(boundsOf(earlier.date)), spanOf(boundsOf(later.date)))
  if (spans === 'after') return `The dates say the opposite: “${brief(earlier.what)}” is ${describeDate(earlier.date)}, “${brief(later.what)}” is ${describeDate(later.date)}.`
  if (spans === 'before') return 'The dates show this order already.'
  if (orderings.some((one) => one.earlier === earlier.id && one.later === later.id)) return 'This order was asserted already.'
  const asserted = new Asserted(placeEvents(events), [...orderings])
  return asserted.reaches(later.id, earlier.id) ? `That would run in a circle: it follows already that “${brief(later.what)}” was before “${brief(earlier.what)}”.` : null
}

const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

/** How two events stand to each other, by their dates and by what was asserted. */
export function relationOf(events: readonly MatterEvent[], orderings: readonly Ordering[], a: string, b: string): 'before' | 'after' | 'undetermined' {
  const asserted = new Asserted(placeEvents(events), orderings)
  return asserted.reaches(a, b) ? 'before' : asserted.reaches(b, a) ? 'after' : 'undetermined'
}
