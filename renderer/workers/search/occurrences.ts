/** Where words stand: units, how often in each, and the intervals of token positions in one of them. */
import type { Places, Posting } from './postings'
import { Growing, indexOf, placeOf } from './sets'

/** Intervals of one unit, first to last token; ascending by first, then by last, each once. */
export class Intervals {
  readonly firsts = new Growing()
  readonly lasts = new Growing()

  get count(): number {
    return this.firsts.length
  }

  clear(): void {
    this.firsts.length = 0
    this.lasts.length = 0
  }

  push(first: number, last: number): void {
    this.firsts.push(first)
    this.lasts.push(last)
  }

  /** Puts them in order and leaves repeats out. */
  arrange(): void {
    const { firsts, lasts } = this
    let ordered = true
    for (let at = 1; at < firsts.length && ordered; at++) ordered = before(firsts.values, lasts.values, at - 1, at)
    if (ordered) return
    const order = Uint32Array.from({ length: firsts.length }, (_, at) => at)
    order.sort((a, b) => (firsts.values[a] as number) - (firsts.values[b] as number) || (lasts.values[a] as number) - (lasts.values[b] as number))
    const [oldFirsts, oldLasts] = [firsts.taken(), lasts.taken()]
    this.clear()
    for (const at of order) {
      const [first, last] = [oldFirsts[at] as number, oldLasts[at] as number]
      const end = firsts.length - 1
      if (end < 0 || firsts.values[end] !== first || lasts.values[end] !== last) this.push(first, last)
    }
  }
}

const before = (firsts: Uint32Array, lasts: Uint32Array, a: number, b: number) => (firsts[a] as number) < (firsts[b] as number) || (firsts[a] === firsts[b] && (lasts[a] as number) < (lasts[b] as number))

export interface Occurrences {
  readonly units: Uint32Array
  /** intervals in each */
  readonly times: Uint32Array
  /** Sets `into` to the intervals of the unit at `index` of `units`. */
  read(index: number, into: Intervals): void
}

/** A single token: one list, as nearly every search has it. */
export class ListOccurrences implements Occurrences {
  readonly units: Uint32Array
  readonly times: Uint32Array
  /** where in the list each unit stands; null where all of it may be found */
  private readonly place: Uint32Array | null = null
  private known: Places | null = null

  /** @param placesOf reads the places; most searches want none */
  constructor(posting: Posting, visible: Uint8Array, private readonly placesOf: () => Places) {
    const { units, times } = posting
    let count = 0
    for (let at = 0; at < units.length; at++) if (visible[units[at] as number] === 1) count++
    if (count === units.length) {
      this.units = units
      this.times = times
      return
    }
    this.units = new Uint32Array(count)
    this.times = new Uint32Array(count)
    this.place = new Uint32Array(count)
    let next = 0
    for (let at = 0; at < units.length; at++) {
      const uid = units[at] as number
      if (visible[uid] !== 1) continue
      this.units[next] = uid
      this.times[next] = times[at] as number
      this.place[next++] = at
    }
  }

  read(index: number, into: Intervals): void {
    const { firsts, lasts } = into
    const count = this.times[index] as number
    firsts.room(count)
    lasts.room(count)
    this.known ??= this.placesOf()
    const end = this.known.read(this.place ? (this.place[index] as number) : index, firsts.values, 0)
    firsts.length = end
    lasts.length = end
    lasts.values.set(firsts.values.subarray(0, end))
  }
}

/** Any of some lists. */
export class TokenOccurrences implements Occurrences {
  readonly units: Uint32Array
  readonly times: Uint32Array
  /** of each unit, which lists it is in and at which index: from `starts[i]` to `starts[i + 1]` */
  private readonly starts: Uint32Array
  private readonly list: Uint16Array | Uint32Array
  private readonly place: Uint32Array

  private readonly known: (Places | undefined)[] = []

  /**
   * @param visible by uid; others are left out
   * @param placesOf reads the places of a list; most searches want none
   */
  constructor(postings: readonly Posting[], visible: Uint8Array, private readonly placesOf: (list: number) => Places) {
    let total = 0
    const counts = new Uint32Array(visible.length + 1)
    for (const { units } of postings) for (let at = 0; at < units.length; at++) {
      const uid = units[at] as number
      if (visible[uid] !== 1) continue
      counts[uid] = (counts[uid] as number) + 1
      total++
    }
    let found = 0
    for (let uid = 0; uid < visible.length; uid++) if ((counts[uid] as number) > 0) found++
    this.units = new Uint32Array(found)
    this.times = new Uint32Array(found)
    this.starts = new Uint32Array(found + 1)
    this.list = postings.length < 65536 ? new Uint16Array(total) : new Uint32Array(total)
    this.place = new Uint32Array(total)
    const slots = counts
    let index = 0
    let at = 0
    for (let uid = 0; uid < visible.length; uid++) {
      const count = counts[uid] as number
      if (count === 0) continue
      this.units[index] = uid
      this.starts[index] = at
      slots[uid] = index++
      at += count
    }
    this.starts[found] = at
    const filled = new Uint32Array(found)
    postings.forEach(({ units, times }, number) => {
      for (let place = 0; place < units.length; place++) {
        const uid = units[place] as number
        if (visible[uid] !== 1) continue
        const slot = slots[uid] as number
        const before = filled[slot] as number
        const entry = (this.starts[slot] as number) + before
        filled[slot] = before + 1
        this.list[entry] = number
        this.place[entry] = place
        this.times[slot] = (this.times[slot] as number) + (times[place] as number)
      }
    })
  }

  read(index: number, into: Intervals): void {
    const { firsts, lasts } = into
    into.clear()
    const [from, to] = [this.starts[index] as number, this.starts[index + 1] as number]
    const count = this.times[index] as number
    firsts.room(count)
    lasts.room(count)
    let end = 0
    for (let entry = from; entry < to; entry++) {
      const list = this.list[entry] as number
      this.known[list] ??= this.placesOf(list)
      end = (this.known[list] as Places).read(this.place[entry] as number, firsts.values, end)
    }
    firsts.length = end
    // Two tokens never stand at the same place.
    if (to - from > 1) firsts.values.subarray(0, end).sort()
    lasts.length = end
    lasts.values.set(firsts.values.subarray(0, end))
  }
}

/** Intervals that were worked out. */
export class StoredOccurrences implements Occurrences {
  readonly units: Uint32Array
  readonly times: Uint32Array
  private readonly starts: Uint32Array

  constructor(units: Growing, starts: Growing, private readonly firsts: Growing, private readonly lasts: Growing, times: Growing | null = null) {
    this.units = units.taken()
    starts.push(firsts.length)
    this.starts = starts.taken()
    this.times = times ? times.taken() : Uint32Array.from(this.units, (_, at) => (this.starts[at + 1] as number) - (this.starts[at] as number))
  }

  read(index: number, into: Intervals): void {
    into.clear()
    for (let at = this.starts[index] as number; at < (this.starts[index + 1] as number); at++) into.push(this.firsts.values[at] as number, this.lasts.values[at] as number)
  }
}

/** Takes in intervals unit by unit. */
export class Collector {
  private readonly units = new Growing()
  private readonly starts = new Growing()
  private readonly firsts = new Growing()
  private readonly lasts = new Growing()

  get size(): number {
    return this.firsts.length
  }

  add(uid: number, intervals: Intervals): void {
    if (intervals.count === 0) return
    this.units.push(uid)
    this.starts.push(this.firsts.length)
    for (let at = 0; at < intervals.count; at++) {
      this.firsts.push(intervals.firsts.values[at] as number)
      this.lasts.push(intervals.lasts.values[at] as number)
    }
  }

  done(): StoredOccurrences {
    return new StoredOccurrences(this.units, this.starts, this.firsts, this.lasts)
  }
}

/** All intervals of some others. */
export class UnitedOccurrences implements Occurrences {
  readonly times: Uint32Array
  private readonly own = new Intervals()

  constructor(readonly units: Uint32Array, private readonly parts: readonly Occurrences[]) {
    this.times = new Uint32Array(units.length)
    for (const part of parts) {
      let at = 0
      for (let index = 0; index < part.units.length; index++) {
        at = placeOf(units, part.units[index] as number, at)
        this.times[at] = (this.times[at] as number) + (part.times[index] as number)
      }
    }
  }

  read(index: number, into: Intervals): void {
    into.clear()
    for (const part of this.parts) {
      const at = indexOf(part.units, this.units[index] as number)
      if (at < 0) continue
      part.read(at, this.own)
      for (let one = 0; one < this.own.count; one++) into.push(this.own.firsts.values[one] as number, this.own.lasts.values[one] as number)
    }
    into.arrange()
  }
}
