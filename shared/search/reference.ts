/**
 * The search as it is meant, in the plainest way: every unit's whole text is looked through, token by
 * token. Slow, and the truth that the index is held against.
 */
import { matcherOf } from './atoms'
import type { FilterResolver, Near, Place, Placed, Query, QueryNode, UnitKind, Words } from './model'
import { termsOf } from './model'
import { Tokeniser } from './tokens'

/** A unit with its text: page 0 is the head of a document or the text of a record. */
export type ReferenceUnit = { id: string; kind: UnitKind; pages: readonly { page: number; text: string }[] }

export type PlacedToken = { text: string; page: number; from: number; to: number; sentence: number; paragraph: number }

/** Token positions, first to last. */
type Interval = { first: number; last: number }

/** The unbroken stream of a unit's tokens. */
export function streamOf(unit: ReferenceUnit): PlacedToken[] {
  const tokeniser = new Tokeniser()
  const stream: PlacedToken[] = []
  for (const { page, text } of unit.pages) {
    tokeniser.page(text, (word, from, to, sentence, paragraph) => stream.push({ text: word, page, from, to, sentence, paragraph }))
    if (page === 0) tokeniser.end()
  }
  return stream
}

/** Ids of the units that fit. */
export function referenceIds(query: Query, units: readonly ReferenceUnit[], resolve: FilterResolver): Set<string> {
  return new Set(units.filter((unit) => fits(query.root, unit, streamOf(unit), resolve)).map((unit) => unit.id))
}

function fits(node: QueryNode, unit: ReferenceUnit, stream: readonly PlacedToken[], resolve: FilterResolver): boolean {
  switch (node.kind) {
    case 'words': case 'near': return intervalsOf(node, stream).length > 0
    case 'filter': return resolve(node).has(unit.id)
    case 'and': return node.parts.every((part) => fits(part, unit, stream, resolve))
    case 'or': return node.parts.some((part) => fits(part, unit, stream, resolve))
    case 'not': return !fits(node.part, unit, stream, resolve)
  }
}

function intervalsOf(node: Placed, stream: readonly PlacedToken[]): Interval[] {
  switch (node.kind) {
    case 'words': return occurrences(node, stream)
    case 'or': return unique(node.parts.flatMap((part) => intervalsOf(part, stream)))
    case 'near': {
      const left = intervalsOf(node.left, stream)
      const right = intervalsOf(node.right, stream)
      if (node.negated) return left.filter((one) => !right.some((other) => areNear(node, one, other, stream)))
      return unique(left.flatMap((one) => right.filter((other) => areNear(node, one, other, stream)).map((other) => ({ first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) }))))
    }
  }
}

function occurrences(words: Words, stream: readonly PlacedToken[]): Interval[] {
  const found: Interval[] = []
  for (const run of words.runs) {
    const tests = run.map(matcherOf)
    for (let at = 0; at + tests.length <= stream.length; at++) {
      if (tests.every((test, index) => test(stream[at + index]?.text ?? ''))) found.push({ first: at, last: at + tests.length - 1 })
    }
  }
  return unique(found)
}

function areNear(node: Near, left: Interval, right: Interval, stream: readonly PlacedToken[]): boolean {
  const [earlier, later] = left.first <= right.first ? [left, right] : [right, left]
  if (later.first <= earlier.last || (node.ordered && earlier !== left)) return false
  switch (node.within.unit) {
    case 'words': return later.first - earlier.last <= node.within.words
    case 'sentence': return stream[earlier.first]?.sentence === stream[later.last]?.sentence
    case 'paragraph': return stream[earlier.first]?.paragraph === stream[later.last]?.paragraph
  }
}

function unique(intervals: readonly Interval[]): Interval[] {
  const seen = new Map(intervals.map((one) => [`${one.first} ${one.last}`, one]))
  return [...seen.values()].sort((a, b) => a.first - b.first || a.last - b.last)
}

/** For each of `termsOf(query)`: units that have it and how often it stands in them. */
export function referenceTerms(query: Query, units: readonly ReferenceUnit[]): { units: number; occurrences: number }[] {
  const streams = units.map(streamOf)
  return termsOf(query).map((term) => {
    const counts = streams.map((stream) => occurrences(term, stream).length)
    return { units: counts.filter((count) => count > 0).length, occurrences: counts.reduce((sum, count) => sum + count, 0) }
  })
}

/** Places to light in one unit; see `SearchService.hitsIn`. */
export function referencePlaces(query: Query, unit: ReferenceUnit): Place[] {
  const stream = streamOf(unit)
  const terms = termsOf(query)
  const places = new Map<string, Place>()
  const light = (words: Words, interval: Interval) => {
    for (const place of placesOf(interval, stream)) {
      const full = { ...place, term: terms.indexOf(words) }
      places.set(`${full.page} ${full.from} ${full.to} ${full.term}`, full)
    }
  }
  const walk = (node: QueryNode): void => {
    if (node.kind === 'and' || node.kind === 'or') node.parts.forEach(walk)
    else if (node.kind === 'words' || node.kind === 'near') for (const part of takingPart(node, stream)) light(part.words, part.interval)
  }
  walk(query.root)
  return [...places.values()].sort((a, b) => a.page - b.page || a.from - b.from || a.to - b.to || a.term - b.term)
}

type Part = { words: Words; interval: Interval }

/** Occurrences that make up a place of the node: of a proximity, those of both sides that are near. */
function takingPart(node: Placed, stream: readonly PlacedToken[]): Part[] {
  return made(node, stream).flatMap((one) => one.parts)
}

type Made = { interval: Interval; parts: Part[] }

function made(node: Placed, stream: readonly PlacedToken[]): Made[] {
  switch (node.kind) {
    case 'words': return occurrences(node, stream).map((interval) => ({ interval, parts: [{ words: node, interval }] }))
    case 'or': return node.parts.flatMap((part) => made(part, stream))
    case 'near': {
      const left = made(node.left, stream)
      const right = made(node.right, stream)
      if (node.negated) return left.filter((one) => !right.some((other) => areNear(node, one.interval, other.interval, stream)))
      return left.flatMap((one) => right.filter((other) => areNear(node, one.interval, other.interval, stream)).map((other) => ({
        interval: { first: Math.min(one.interval.first, other.interval.first), last: Math.max(one.interval.last, other.interval.last) }, parts: [...one.parts, ...other.parts],
      })))
    }
  }
}

/** Stretches of pages that an interval covers, one a page. */
function placesOf(interval: Interval, stream: readonly PlacedToken[]): { page: number; from: number; to: number }[] {
  const tokens = stream.slice(interval.first, interval.last + 1)
  return [...new Set(tokens.map((one) => one.page))].map((page) => {
    const own = tokens.filter((one) => one.page === page)
    return { page, from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? 0 }
  })
}
