/** Answers what is asked of an index: searches, sets of units, places, words to suggest. */
import { type Filter, type Place, UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { queryTokens } from '../../../shared/search/tokens'
import { Evaluation, type Steps } from './evaluate'
import { filtersOf } from './filters'
import { partsIn, placesOf } from './parts'
import type { FilterAnswers, Found, SearchAnswer, SearchAsked, ToSearchWorker } from './protocol'
import { bestOf, scoresOf } from './rank'
import type { SearchIndex } from './SearchIndex'
import { excerptOf } from './snippet'
import { kindNumber } from './units'

/** Places of a transcript that come with a hit; a walk through it asks for all. */
const MOST_LINES = 120

type Asked = Extract<ToSearchWorker, { type: 'ids' }>['asked']

function evaluationOf(index: SearchIndex, { query, filters, hidden }: Asked): Evaluation {
  const visible = visibleUnits(index, hidden)
  return new Evaluation(index, query, visible, answered(index, filtersOf(query), filters, visible))
}

function visibleUnits(index: SearchIndex, hidden: readonly string[]): Uint8Array {
  // Of the room that was made for units only what is used is looked at.
  const visible = index.units.alive.slice(0, index.units.next)
  for (const id of hidden) {
    const uid = index.units.get(id)?.uid
    if (uid !== undefined) visible[uid] = 0
  }
  return visible
}

function answered(index: SearchIndex, filters: readonly Filter[], answers: FilterAnswers, visible: Uint8Array): Map<Filter, Uint32Array> {
  return new Map(filters.map((filter, at) => {
    const uids: number[] = []
    for (const id of answers[at] ?? []) {
      const uid = index.units.get(id)?.uid
      if (uid !== undefined && visible[uid] === 1) uids.push(uid)
    }
    return [filter, Uint32Array.from(uids).sort()]
  }))
}

export function* search(index: SearchIndex, asked: SearchAsked, notIndexed: readonly string[]): Steps<SearchAnswer> {
  const evaluation = evaluationOf(index, asked)
  const units = yield* evaluation.units()
  const { lengths, kinds } = index.units
  const byKind: number[][] = UNIT_KINDS.map(() => [])
  for (const uid of units) byKind[kinds[uid] as number]?.push(uid)
  const wanted = (kind: UnitKind) => asked.kinds === null || asked.kinds.includes(kind)
  const scores = scoresOf(evaluation.scored, lengths, index.units.count, index.units.tokens / Math.max(1, index.units.count) || 1)
  const hits: Found[] = []
  let documents: string[] | null = null
  for (const kind of UNIT_KINDS) {
    if (!wanted(kind)) continue
    const found = byKind[kindNumber(kind)] as number[]
    if (kind === 'document' && asked.order === 'all') {
      documents = found.map((uid) => index.units.at(uid)?.id ?? '')
      continue
    }
    for (const uid of bestOf(found, scores, asked.offset + asked.limit, (uid) => index.units.at(uid)?.id ?? '').slice(asked.offset)) {
      hits.push(yield* foundOf(evaluation, uid, scores[uid] as number))
    }
  }
  return {
    perKind: perKind((kind) => (wanted(kind) ? (byKind[kindNumber(kind)] as number[]).length : 0)), hits, documents,
    searched: searchedOf(evaluation.visible, kinds), terms: yield* evaluation.terms(), notIndexed: [...notIndexed],
  }
}

export function* excerpts(index: SearchIndex, asked: Asked, ids: readonly string[]): Steps<Found[]> {
  const evaluation = evaluationOf(index, asked)
  const found: Found[] = []
  for (const id of ids) {
    const uid = index.units.get(id)?.uid
    if (uid !== undefined) found.push(yield* foundOf(evaluation, uid, 0))
  }
  return found
}

export function* ids(index: SearchIndex, asked: Asked): Steps<string[]> {
  const units = yield* evaluationOf(index, asked).units()
  const kinds = asked.kinds?.map(kindNumber) ?? null
  const found: string[] = []
  for (const uid of units) if (kinds === null || kinds.includes(index.units.kinds[uid] as number)) found.push(index.units.at(uid)?.id ?? '')
  return found
}

export function* places(index: SearchIndex, asked: Asked, unit: string): Steps<Place[]> {
  const uid = index.units.get(unit)?.uid
  if (uid === undefined || asked.hidden.includes(unit)) return []
  const parts = yield* partsIn(evaluationOf(index, asked), uid)
  return yield* placesOf(parts, index.layout(uid), (page) => index.text(uid, page))
}

export function* words(index: SearchIndex, start: string, limit: number, hidden: readonly string[]): Steps<{ text: string; units: number }[]> {
  const typed = queryTokens(start).at(-1)?.replace(/[*?]/g, '') ?? ''
  if (typed === '') return []
  const visible = visibleUnits(index, hidden)
  const found: { text: string; units: number }[] = []
  // Some of these may be gone by now, so a few more than wanted are counted.
  for (const tid of index.vocabulary.beginning(typed).slice(0, limit * 2 + 10)) {
    let units = 0
    for (const uid of index.posting(tid, false).units) if (visible[uid] === 1) units++
    if (units > 0) found.push({ text: index.vocabulary.terms[tid] ?? '', units })
    yield
  }
  return found.sort((a, b) => b.units - a.units).slice(0, limit)
}

function* foundOf(evaluation: Evaluation, uid: number, score: number): Steps<Found> {
  const { index } = evaluation
  const unit = index.units.at(uid)
  const parts = yield* partsIn(evaluation, uid)
  const kind = UNIT_KINDS[unit?.kind ?? 0] as UnitKind
  const textOf = (n: number) => index.text(uid, n)
  const { page, at, snippet } = excerptOf(parts, index.layout(uid), textOf)
  const places = kind === 'transcript' ? yield* placesOf(parts.slice(0, MOST_LINES), index.layout(uid), textOf) : []
  return { id: unit?.id ?? '', kind, score, page, at, snippet, places }
}

function searchedOf(visible: Uint8Array, kinds: Uint8Array): Record<UnitKind, number> {
  const counts = new Uint32Array(UNIT_KINDS.length)
  for (let uid = 0; uid < visible.length; uid++) if (visible[uid] === 1) counts[kinds[uid] as number] = (counts[kinds[uid] as number] as number) + 1
  return perKind((kind) => counts[kindNumber(kind)] as number)
}

function perKind(count: (kind: UnitKind) => number): Record<UnitKind, number> {
  return Object.fromEntries(UNIT_KINDS.map((kind) => [kind, count(kind)])) as Record<UnitKind, number>
}
