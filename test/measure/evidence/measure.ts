/** Recall at 5 and 10 and mean reciprocal rank of a way of finding evidence, on labelled sets. */
import { allegationsFor } from '../../../shared/evidence/bearing'
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
  return mean(sum)
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

/** From the passages of a set to what they are linked to: ours, and BM25 over the allegations with the passage as the query. */
export function bearingFigures({ texts, queries }: LabelledSet): { ours: Figures; bm25: Figures } {
  const index = new TextIndex()
  for (const { source, pages } of texts) {
    index.describe(source)
    for (const { n, text } of pages) index.add(source.key, n, text)
  }
  const plainIndex = new PlainIndex(false)
  const targets = queries.map((query, at) => ({ id: String(at), need: query.need }))
  for (const { id, need } of targets) plainIndex.add(id, 1, need.text)
  const wanted = new Map<string, { label: Label; of: Set<string> }>()
  for (const [at, query] of queries.entries()) {
    for (const label of query.labels) {
      const place = `${label.key} ${label.n} ${label.from} ${label.to}`
      wanted.set(place, { label, of: new Set([...(wanted.get(place)?.of ?? []), String(at)]) })
    }
  }
  const [own, peer]: Figures[] = [{ queries: 0, at5: 0, at10: 0, reciprocal: 0 }, { queries: 0, at5: 0, at10: 0, reciprocal: 0 }]
  for (const { label, of } of wanted.values()) {
    const text = textOf(texts, label).slice(label.from ?? 0, label.to ?? undefined)
    count(own as Figures, allegationsFor(index, { text, source: index.source(label.key) }, targets, MOST).map((one) => one.id), of)
    count(peer as Figures, [...new Set(plainIndex.bm25(text, MOST * 5).map((one) => one.key))].slice(0, MOST), of)
  }
  return { ours: mean(own as Figures), bm25: mean(peer as Figures) }
}

function count(sum: Figures, found: readonly string[], wanted: ReadonlySet<string>): void {
  const within = (k: number) => found.slice(0, k).filter((id) => wanted.has(id)).length / wanted.size
  const first = found.findIndex((id) => wanted.has(id))
  sum.queries++
  sum.at5 += within(5)
  sum.at10 += within(10)
  sum.reciprocal += first < 0 ? 0 : 1 / (first + 1)
}

const mean = ({ queries, at5, at10, reciprocal }: Figures): Figures => ({ queries, at5: at5 / Math.max(1, queries), at10: at10 / Math.max(1, queries), reciprocal: reciprocal / Math.max(1, queries) })
