/** What of a query stands where in one unit: for lighting hits and for the words shown beside a result. */
import { type Near, type Place, type Placed, type QueryNode, termsOf } from '../../../shared/search/model'
import { Tokeniser } from '../../../shared/search/tokens'
import { type Evaluation, type Steps, TooMuch } from './evaluate'
import type { Layout } from './layout'
import { otherSide, pairsOf, sideOf } from './near'
import { Intervals } from './occurrences'
import { indexOf } from './sets'

/** A term of the query at its tokens. */
export type Part = { term: number; first: number; last: number }

/** A place of a node, with the terms that make it up. */
type Made = { first: number; last: number; parts: readonly Part[] }

const MOST_MADE = 2_000_000

/** Terms that take part in a hit, in the order of the text: not under a NOT, and of a proximity only those that are near. */
export function* partsIn(evaluation: Evaluation, uid: number): Steps<Part[]> {
  const found: Part[] = []
  yield* new Finder(evaluation, uid).walk(evaluation.query.root, (part) => found.push(part))
  found.sort((a, b) => a.first - b.first || a.last - b.last || a.term - b.term)
  return found.filter((one, at) => at === 0 || !sameParts(found[at - 1] as Part, one))
}

const sameParts = (one: Part, other: Part) => one.first === other.first && one.last === other.last && one.term === other.term

class Finder {
  private readonly terms
  private layout: Layout | null = null

  constructor(private readonly evaluation: Evaluation, private readonly uid: number) {
    this.terms = new Map(termsOf(evaluation.query).map((term, index) => [term, index]))
  }

  *walk(node: QueryNode, onPart: (part: Part) => void): Steps<void> {
    if (node.kind === 'and' || node.kind === 'or') for (const part of node.parts) yield* this.walk(part, onPart)
    else if (node.kind === 'words') for (const one of yield* this.made(node)) one.parts.forEach(onPart)
    else if (node.kind === 'near') {
      const left = yield* this.made(node.left)
      const right = yield* this.made(node.right)
      for (const one of this.takingPart(node, left, right)) one.parts.forEach(onPart)
    }
  }

  private *made(node: Placed): Steps<Made[]> {
    switch (node.kind) {
      case 'words': {
        const found = yield* this.evaluation.occurrencesOf(node)
        const at = indexOf(found.units, this.uid)
        if (at < 0) return []
        const intervals = new Intervals()
        found.read(at, intervals)
        const term = this.terms.get(node) ?? 0
        return Array.from({ length: intervals.count }, (_, index) => {
          const [first, last] = [intervals.firsts.values[index] as number, intervals.lasts.values[index] as number]
          return { first, last, parts: [{ term, first, last }] }
        })
      }
      case 'or': {
        const all: Made[] = []
        for (const part of node.parts) all.push(...(yield* this.made(part)))
        return merged(all)
      }
      case 'near': {
        const left = yield* this.made(node.left)
        const right = yield* this.made(node.right)
        yield
        return node.negated ? this.takingPart(node, left, right) : this.pairs(node, left, right)
      }
    }
  }

  /** Places of both sides that some place of the other is near; of a negated one the left places that none is. */
  private takingPart(node: Near, left: readonly Made[], right: readonly Made[]): Made[] {
    const [ofLeft, ofRight, lays] = [intervalsOf(left), intervalsOf(right), this.lays(node)]
    const lefts = new Set<number>()
    pairsOf(node, sideOf(node), ofLeft, ofRight, lays, (one) => {
      lefts.add(one)
      return true
    })
    if (node.negated) return left.filter((_, at) => !lefts.has(at))
    // Each side is asked whether it has a partner: all pairs of frequent words would be far too many.
    const rights = new Set<number>()
    pairsOf(node, otherSide(sideOf(node)), ofRight, ofLeft, lays, (one) => {
      rights.add(one)
      return true
    })
    return [...left.filter((_, at) => lefts.has(at)), ...right.filter((_, at) => rights.has(at))]
  }

  private pairs(node: Near, left: readonly Made[], right: readonly Made[]): Made[] {
    const all: Made[] = []
    pairsOf(node, sideOf(node), intervalsOf(left), intervalsOf(right), this.lays(node), (one, other) => {
      const [a, b] = [left[one] as Made, right[other] as Made]
      all.push({ first: Math.min(a.first, b.first), last: Math.max(a.last, b.last), parts: [...a.parts, ...b.parts] })
      if (all.length > MOST_MADE) throw new TooMuch()
      return false
    })
    return merged(all)
  }

  private lays(node: Near): Layout | null {
    if (node.within.unit === 'words') return null
    this.layout ??= this.evaluation.index.layout(this.uid)
    return this.layout
  }
}

function intervalsOf(made: readonly Made[]): Intervals {
  const intervals = new Intervals()
  for (const { first, last } of made) intervals.push(first, last)
  return intervals
}

/** In order, each interval once, with the parts of all that had it. */
function merged(all: readonly Made[]): Made[] {
  const known = new Map<string, { first: number; last: number; parts: Set<Part> }>()
  for (const one of all) {
    const key = `${one.first} ${one.last}`
    const same = known.get(key)
    if (same) for (const part of one.parts) same.parts.add(part)
    else known.set(key, { ...one, parts: new Set(one.parts) })
  }
  return [...known.values()].map((one) => ({ ...one, parts: [...one.parts] })).sort((a, b) => a.first - b.first || a.last - b.last)
}

/**
 * Offsets of the tokens of one page, from and to by turns.
 * @param upTo ends it: with the first token that begins so many characters behind the token of that number
 */
export function offsetsOf(text: string, upTo: { token: number; behind: number } | null = null): number[] {
  const offsets: number[] = []
  const tokeniser = new Tokeniser(false, false)
  tokeniser.page(text, (_word, from, to) => {
    offsets.push(from, to)
    if (upTo && from > (offsets[2 * upTo.token] ?? Number.POSITIVE_INFINITY) + upTo.behind) tokeniser.stop()
  })
  return offsets
}

/** Parts as stretches of the pages' texts; one that runs over a page's edge has one a page. */
export function* placesOf(parts: readonly Part[], layout: Layout, textOf: (page: number) => string | null): Steps<Place[]> {
  const offsets = new Map<number, number[]>()
  const found = new Map<string, Place>()
  for (const { term, first, last } of parts) {
    for (let at = layout.pageOf(first); at <= layout.pageOf(last); at++) {
      const page = layout.pages[at] as number
      const base = layout.firsts[at] as number
      let own = offsets.get(at)
      if (!own) {
        own = offsetsOf(textOf(page) ?? '')
        offsets.set(at, own)
        yield
      }
      const [one, other] = [Math.max(first, base) - base, Math.min(last, layout.endOf(at) - 1) - base]
      if (other < one) continue
      const place = { page, from: own[2 * one] ?? 0, to: own[2 * other + 1] ?? 0, term }
      found.set(`${page} ${place.from} ${place.to} ${term}`, place)
    }
  }
  return [...found.values()].sort((a, b) => a.page - b.page || a.from - b.from || a.to - b.to || a.term - b.term)
}
