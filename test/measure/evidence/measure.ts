/** Recall at 5 and 10 and mean reciprocal rank of a way of finding evidence, on labelled sets. */
import { findEvidence, pageReader, sameWords } from '../../../shared/evidence/find'
import type { Need } from '../../../shared/evidence/query'
import { TextIndex } from '../../../shared/evidence/textIndex'
import { WEIGHTS, type Weights } from '../../../shared/evidence/weights'
import type { Label, LabelledSet, Query, Texts } from './labelled'
import { PlainIndex, searchWords } from './peers'

export type Place = { key: string; n: number; from: number; to: number }
/** A way of finding: over these texts, the places for a need, best first. */
export type Way = (texts: Texts) => (need: Need) => Place[]
export type Figures = { queries: number; at5: number; at10: number; reciprocal: number }

const MOST = 10

export const ours = (change: Partial<Weights> = {}, stemmed = true): Way => (texts) => {
  const index = new TextIndex(stemmed)
  const pages: string[] = []
  for (const { source, pages: own } of texts) {
    index.describe(source)
    for (const { n, text } of own) pages[index.add(source.key, n, text)] = text
  }
  const weights = { ...WEIGHTS, ...change }
  const read = pageReader(index, (page) => pages[page] ?? '', pages.length)
  return (need) => findEvidence(index, need, read, { most: MOST, weights })
}

const plain = (stemmed: boolean, search: (index: PlainIndex, need: Need) => Place[]): Way => (texts) => {
  const index = new PlainIndex(stemmed)
  for (const { source, pages } of texts) for (const { n, text } of pages) index.add(source.key, n, text)
  return (need) => search(index, need)
}

export const bm25 = plain(false, (index, need) => index.bm25(need.text, MOST))
export const bm25Stemmed = plain(true, (index, need) => index.bm25(need.text, MOST))
export const words = plain(false, (index, need) => index.containing(searchWords(need.text), MOST))

/** Figures of a way on the queries of one part, each query counting once. */
export function figuresOf(way: Way, sets: readonly LabelledSet[], part: Query['part']): Figures {
  const sum: Figures = { queries: 0, at5: 0, at10: 0, reciprocal: 0 }
  for (const set of sets) {
    const queries = set.queries.filter((one) => one.part === part)
    if (queries.length === 0) continue
    const find = way(set.texts)
    for (const query of queries) {
      const wanted = distinct(query.labels, set.texts)
      const places = find(query.need)
      const hits = places.map((place) => wanted.map((alike, at) => (alike.some((label) => covers(place, label, set.texts)) ? at : -1)).filter((at) => at >= 0))
      const within = (k: number) => new Set(hits.slice(0, k).flat()).size / wanted.length
      sum.queries++
      sum.at5 += within(5)
      sum.at10 += within(10)
      const first = hits.findIndex((one) => one.length > 0)
      sum.reciprocal += first < 0 ? 0 : 1 / (first + 1)
    }
  }
  const n = Math.max(1, sum.queries)
  return { queries: sum.queries, at5: sum.at5 / n, at10: sum.at10 / n, reciprocal: sum.reciprocal / n }
}

const textOf = (texts: Texts, place: { key: string; n: number }) => texts.find((one) => one.source.key === place.key)?.pages.find((page) => page.n === place.n)?.text ?? ''

/** Labels with the same words are one: who has found a copy has found it. */
function distinct(labels: readonly Label[], texts: Texts): Label[][] {
  const groups = new Map<string, Label[]>()
  for (const label of labels) {
    const words = label.from === null || label.to === null ? `${label.key} ${label.n}` : sameWords(textOf(texts, label).slice(label.from, label.to))
    groups.set(words, [...(groups.get(words) ?? []), label])
  }
  return [...groups.values()]
}

/** A place answers a label where they overlap by half of the shorter one. */
function covers(place: Place, label: Label, texts: Texts): boolean {
  if (place.key !== label.key || place.n !== label.n) {
    return label.from !== null && label.to !== null && sameWords(textOf(texts, place).slice(place.from, place.to)).includes(sameWords(textOf(texts, label).slice(label.from, label.to)))
  }
  if (label.from === null || label.to === null) return true
  const overlap = Math.min(place.to, label.to) - Math.max(place.from, label.from)
  return overlap >= Math.min(place.to - place.from, label.to - label.from) / 2
}
