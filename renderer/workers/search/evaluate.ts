/** Answers a query from the lists of its tokens, as `shared/search/reference.ts` would from the texts. */
import type { Filter, Near, Placed, Query, QueryNode, TermCount, Words } from '../../../shared/search/model'
import { termsOf } from '../../../shared/search/model'
import { pairsOf, sideOf } from './near'
import { Collector, Intervals, ListOccurrences, type Occurrences, type StoredOccurrences, TokenOccurrences, UnitedOccurrences } from './occurrences'
import type { SearchIndex } from './SearchIndex'
import { bothOf, eitherOf, Growing, indexOf, othersOf } from './sets'

/** A query was stopped because it would have run too long or taken too much memory. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

/** Intervals that one node may have worked out at most. */
const MOST_INTERVALS = 20_000_000
/** The same for one unit: it is worked out without a pause. */
const MOST_OF_A_UNIT = 2_000_000
/** Units between two looks at the clock. */
const STEP = 64
/** Forms of a term that are told of. */
const MOST_FORMS = 20

/** What a positive part of the query found: it counts for the order. */
export type Scored = { units: Uint32Array; times: Uint32Array }

export type Steps<T> = Generator<void, T>

export class Evaluation {
  private readonly words = new Map<Words, Occurrences>()
  private readonly tids = new Map<Words, number[][][]>()
  readonly scored: Scored[] = []

  /**
   * @param visible by uid, 1 where the unit may be found
   * @param filters ids of the units that fit, by filter
   */
  constructor(readonly index: SearchIndex, readonly query: Query, readonly visible: Uint8Array, private readonly filters: ReadonlyMap<Filter, Uint32Array>) {}

  /** Units that fit, ascending. */
  *units(): Steps<Uint32Array> {
    return yield* this.fitting(this.query.root, true)
  }

  /** For each term how often it is there, whatever the rest of the query says. */
  *terms(): Steps<TermCount[]> {
    const counts: TermCount[] = []
    for (const term of termsOf(this.query)) {
      const found = yield* this.occurrencesOf(term)
      let occurrences = 0
      for (let at = 0; at < found.times.length; at++) occurrences += found.times[at] as number
      counts.push({ span: term.span, term: term.typed, units: found.units.length, occurrences, ...this.formsOf(term) })
    }
    return counts
  }

  private *fitting(node: QueryNode, positive: boolean): Steps<Uint32Array> {
    switch (node.kind) {
      case 'words': {
        const found = yield* this.occurrencesOf(node)
        if (positive) this.scored.push(found)
        return found.units
      }
      case 'near': {
        const found = yield* this.nearUnits(node)
        if (positive) this.scored.push(found)
        return found.units
      }
      case 'filter': return this.filters.get(node) ?? new Uint32Array(0)
      case 'not': return othersOf(yield* this.fitting(node.part, false), this.visible)
      case 'and': case 'or': {
        let all: Uint32Array | null = null
        for (const part of node.parts) {
          const found: Uint32Array = yield* this.fitting(part, positive)
          all = all === null ? found : node.kind === 'and' ? bothOf(all, found) : eitherOf(all, found)
        }
        return all ?? new Uint32Array(0)
      }
    }
  }

  /** All places of a node. */
  private *placesOf(node: Placed): Steps<Occurrences> {
    switch (node.kind) {
      case 'words': return yield* this.occurrencesOf(node)
      case 'or': {
        const parts: Occurrences[] = []
        let units: Uint32Array = new Uint32Array(0)
        for (const part of node.parts) {
          const found: Occurrences = yield* this.placesOf(part)
          parts.push(found)
          units = eitherOf(units, found.units)
        }
        return new UnitedOccurrences(units, parts)
      }
      case 'near': return yield* this.nearPlaces(node)
    }
  }

  /** Units where a proximity holds, and at how many places of its left side. */
  private *nearUnits(node: Near): Steps<Scored> {
    const units = new Growing()
    const times = new Growing()
    const near = new Intervals()
    yield* this.eachUnit(node, (uid, left, right, layout) => {
      let count = 0
      if (node.negated) {
        alone(node, left, right, layout, near)
        count = near.count
      } else pairsOf(node, sideOf(node), left, right, layout, () => {
        count++
        return true
      })
      if (count === 0) return
      units.push(uid)
      times.push(count)
    })
    return { units: units.taken(), times: times.taken() }
  }

  private *nearPlaces(node: Near): Steps<Occurrences> {
    const collector = new Collector()
    const made = new Intervals()
    yield* this.eachUnit(node, (uid, left, right, layout) => {
      if (node.negated) alone(node, left, right, layout, made)
      else {
        made.clear()
        pairsOf(node, sideOf(node), left, right, layout, (one, other) => {
          made.push(Math.min(left.firsts.values[one] as number, right.firsts.values[other] as number), Math.max(left.lasts.values[one] as number, right.lasts.values[other] as number))
          if (made.count > MOST_OF_A_UNIT) throw new TooMuch()
          return false
        })
        made.arrange()
      }
      collector.add(uid, made)
      if (collector.size > MOST_INTERVALS) throw new TooMuch()
    })
    return collector.done()
  }

  private *eachUnit(node: Near, look: (uid: number, left: Intervals, right: Intervals, layout: ReturnType<SearchIndex['layout']> | null) => void): Steps<void> {
    const left = yield* this.placesOf(node.left)
    const right = yield* this.placesOf(node.right)
    const candidates = node.negated ? left.units : bothOf(left.units, right.units)
    const [ofLeft, ofRight] = [new Intervals(), new Intervals()]
    const inText = node.within.unit !== 'words'
    let at = 0
    for (const uid of candidates) {
      if (at++ % STEP === 0) yield
      left.read(indexOf(left.units, uid), ofLeft)
      const place = indexOf(right.units, uid)
      if (place < 0) ofRight.clear()
      else right.read(place, ofRight)
      look(uid, ofLeft, ofRight, inText ? this.index.layout(uid) : null)
    }
  }

  /** Where a word or phrase stands; worked out once. */
  *occurrencesOf(words: Words): Steps<Occurrences> {
    const known = this.words.get(words)
    if (known) return known
    const runs = this.tidsOf(words)
    const single = new Set<number>()
    const parts: Occurrences[] = []
    for (const run of runs) {
      const [only] = run
      if (run.length === 1 && only) for (const tid of only) single.add(tid)
      else if (run.every((tids) => tids.length > 0)) parts.push(yield* this.phrase(run))
    }
    if (single.size > 0 || parts.length === 0) parts.push(yield* this.anyOf([...single]))
    const [first] = parts
    let found = first as Occurrences
    if (parts.length > 1) {
      let units: Uint32Array = new Uint32Array(0)
      for (const part of parts) units = eitherOf(units, part.units)
      found = yield* unique(new UnitedOccurrences(units, parts))
    }
    this.words.set(words, found)
    return found
  }

  private *anyOf(tids: readonly number[]): Steps<Occurrences> {
    const [only] = tids
    if (tids.length === 1 && only !== undefined) return new ListOccurrences(this.index.posting(only, false), this.visible, () => this.index.places(only))
    const postings = []
    for (const tid of tids) {
      postings.push(this.index.posting(tid, false))
      yield
    }
    return new TokenOccurrences(postings, this.visible, (list) => this.index.places(tids[list] as number))
  }

  /** Tokens side by side. */
  private *phrase(run: readonly (readonly number[])[]): Steps<Occurrences> {
    const lists: Occurrences[] = []
    for (const tids of run) lists.push(yield* this.anyOf(tids))
    let units: Uint32Array | null = null
    for (const list of lists) units = units === null ? list.units : bothOf(units, list.units)
    const collector = new Collector()
    const [one, found] = [new Intervals(), new Intervals()]
    let at = 0
    for (const uid of units ?? []) {
      if (at++ % STEP === 0) yield
      lists.forEach((list, offset) => {
        if (offset > 0 && found.count === 0) return
        list.read(indexOf(list.units, uid), offset === 0 ? found : one)
        if (offset > 0) keepFollowed(found, one, offset)
      })
      for (let index = 0; index < found.count; index++) found.lasts.values[index] = (found.firsts.values[index] as number) + run.length - 1
      collector.add(uid, found)
    }
    return collector.done()
  }

  /** By run and atom: the tokens that fit. */
  private tidsOf(words: Words): number[][][] {
    let known = this.tids.get(words)
    if (!known) {
      known = words.runs.map((run) => run.map((atom) => this.index.vocabulary.fitting(atom)))
      this.tids.set(words, known)
    }
    return known
  }

  private formsOf(words: Words): Pick<TermCount, 'forms' | 'formCount'> {
    const tids = new Set<number>()
    this.tidsOf(words).forEach((run, r) => run.forEach((found, a) => {
      if (words.runs[r]?.[a]?.kind !== 'exact') for (const tid of found) tids.add(tid)
    }))
    const counted = [...tids].map((tid) => ({ tid, times: this.timesOf(tid) })).filter((one) => one.times > 0)
    counted.sort((a, b) => b.times - a.times || a.tid - b.tid)
    return { forms: counted.slice(0, MOST_FORMS).map((one) => this.index.vocabulary.terms[one.tid] ?? ''), formCount: counted.length }
  }

  private timesOf(tid: number): number {
    const { units, times } = this.index.posting(tid, false)
    let sum = 0
    for (let at = 0; at < units.length; at++) if (this.visible[units[at] as number] === 1) sum += times[at] as number
    return sum
  }
}

/** Leaves those firsts that a token follows at this distance. */
function keepFollowed(found: Intervals, next: Intervals, offset: number): void {
  const [firsts, others] = [found.firsts, next.firsts]
  let kept = 0
  let at = 0
  for (let index = 0; index < firsts.length; index++) {
    const wanted = (firsts.values[index] as number) + offset
    while (at < others.length && (others.values[at] as number) < wanted) at++
    if (at < others.length && others.values[at] === wanted) firsts.values[kept++] = firsts.values[index] as number
  }
  firsts.length = kept
  found.lasts.length = kept
}

/** The left intervals that no right one is near. */
function alone(node: Near, left: Intervals, right: Intervals, layout: ReturnType<SearchIndex['layout']> | null, into: Intervals): void {
  const near = new Set<number>()
  pairsOf(node, sideOf(node), left, right, layout, (one) => {
    near.add(one)
    return true
  })
  into.clear()
  for (let at = 0; at < left.count; at++) if (!near.has(at)) into.push(left.firsts.values[at] as number, left.lasts.values[at] as number)
}

/** Read once, so that equal intervals of several parts count once. */
function* unique(united: UnitedOccurrences): Steps<StoredOccurrences> {
  const collector = new Collector()
  const intervals = new Intervals()
  let at = 0
  for (const uid of united.units) {
    if (at % STEP === 0) yield
    united.read(at++, intervals)
    collector.add(uid, intervals)
  }
  return collector.done()
}
