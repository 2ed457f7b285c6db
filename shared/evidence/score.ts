/** How well a passage fits what is looked for, and by what: every point of a score can be said in words. */
import { agreement, type DateSpan, dateWords, datesIn, spanOfEdtf } from './dates'
import type { Stretch } from './passages'
import { fold, type Query, type Term } from './query'
import type { Source, TextIndex } from './textIndex'
import type { Weights } from './weights'
import { type Word, wordsOf } from './words'

/** Something that the passage and the allegation have in common. */
export type Shared = {
  kind: 'word' | 'like' | 'name' | 'number' | 'quote' | 'date' | 'time' | 'person'
  /** as the passage has it; of a person or a time, as it is called */
  words: string
  /** the allegation's own word, where the passage has another for it */
  of: string
  /** passages of the matter that have the word; 0 where that says nothing */
  passages: number
  /** share of the score */
  points: number
}

export type Scored = Stretch & {
  score: number
  shared: Shared[]
  /** places of what is shared, in the page's text */
  marks: Stretch[]
}

/** A page read for scoring: its passages with their words. */
export type ReadPage = { text: string; passages: readonly { at: Stretch; words: readonly Word[]; dates: readonly DateSpan[]; stems: ReadonlySet<string> }[] }

export function readPage(text: string, stretches: readonly Stretch[], stemmed: boolean): ReadPage {
  return {
    text,
    passages: stretches.map((at) => {
      const words = wordsOf(text, at.from, at.to, stemmed)
      const dates = datesIn(text.slice(at.from, at.to)).map((date) => ({ ...date, from: date.from + at.from, to: date.to + at.from }))
      return { at, words, dates, stems: new Set(words.map((word) => word.stem)) }
    }),
  }
}

/** What of a query is the same for every passage of a text, worked out once. */
export type Prepared = { query: Query; rarity: ReadonlyMap<string, number>; /** stems that bring something */ wanted: ReadonlySet<string>; total: number }

export function prepare(query: Query, index: TextIndex): Prepared {
  const rarity = new Map<string, number>()
  let total = 0
  for (const term of query.terms) {
    for (const stem of [term.stem, ...term.also]) rarity.set(stem, index.rarity(stem))
    total += term.weight * worth(term, rarity, index)
  }
  return { query, rarity, wanted: new Set(rarity.keys()), total }
}

/** What a term can bring: its own rarity, or, where the matter never uses the word, that of what stands for it. */
function worth(term: Term, rarity: ReadonlyMap<string, number>, index: TextIndex): number {
  if (index.frequency(term.stem) > 0) return rarity.get(term.stem) ?? 0
  return Math.max(0, ...term.also.filter((stem) => index.frequency(stem) > 0).map((stem) => rarity.get(stem) ?? 0)) / 2
}

type Found = { term: Term; word: Word | null; by: 'own' | 'like' | 'near' | 'title'; points: number; strength: number }

/** Scores one passage of a page. @returns null where nothing is shared */
export function scorePassage(page: ReadPage, at: number, source: Source, titleStems: ReadonlySet<string>, prepared: Prepared, index: TextIndex, weights: Weights): Scored | null {
  const passage = page.passages[at]
  if (!passage) return null
  const { query, rarity, wanted, total } = prepared
  const counts = new Map<string, { word: Word; n: number }>()
  for (const word of passage.words) {
    if (!wanted.has(word.stem)) continue
    const there = counts.get(word.stem)
    if (there) there.n++
    else counts.set(word.stem, { word, n: 1 })
  }
  if (counts.size === 0 && (query.dates.length === 0 || passage.dates.length === 0)) return null
  const near = [page.passages[at - 1]?.stems, page.passages[at + 1]?.stems]
  const norm = weights.saturation * (1 - weights.length + weights.length * (passage.words.length / index.length))
  const found: Found[] = []
  let [sum, own, covered] = [0, 0, 0]
  for (const term of query.terms) {
    const one = match(term, counts, near, titleStems, rarity, norm, weights)
    if (!one) continue
    found.push(one)
    sum += one.points
    if (one.word) own += one.points
    covered += term.weight * worth(term, rarity, index) * one.strength
  }
  const extras = [...quotesOf(passage.words, query, page.text, weights), ...datesOf(passage.dates, query, source, weights), ...personOf(source, query, weights)]
  // A passage whose neighbours alone share something is not the place.
  if (own === 0 && !extras.some((one) => one.kind === 'quote' || one.kind === 'date')) return null
  const paired = pairs(passage.words, query, rarity) * weights.pair
  const share = total === 0 ? 0 : Math.min(1, covered / total)
  const score = (sum + paired) * (1 - weights.coverage + weights.coverage * share * 2) + extras.reduce((points, one) => points + one.points, 0)
  return { ...passage.at, score, shared: said(found, extras, page.text, index), marks: marksOf(found, extras, passage, query) }
}

function match(term: Term, counts: ReadonlyMap<string, { word: Word; n: number }>, near: readonly (ReadonlySet<string> | undefined)[], title: ReadonlySet<string>, rarity: ReadonlyMap<string, number>, norm: number, weights: Weights): Found | null {
  const sat = (n: number) => (n * (weights.saturation + 1)) / (n + norm)
  const rare = rarity.get(term.stem) ?? 0
  const there = counts.get(term.stem)
  if (there) return { term, word: there.word, by: 'own', points: term.weight * rare * sat(there.n), strength: 1 }
  let best: Found | null = null
  for (const stem of term.also) {
    const like = counts.get(stem)
    const points = like ? term.weight * Math.min(rare, rarity.get(stem) ?? 0) * weights.synonym * sat(like.n) : 0
    if (like && points > (best?.points ?? 0)) best = { term, word: like.word, by: 'like', points, strength: weights.synonym }
  }
  if (best) return best
  if (weights.neighbour > 0 && near.some((stems) => stems?.has(term.stem))) return { term, word: null, by: 'near', points: term.weight * rare * weights.neighbour, strength: weights.neighbour }
  if (weights.title > 0 && title.has(term.stem)) return { term, word: null, by: 'title', points: term.weight * rare * weights.title, strength: weights.title }
  return null
}

/** Rarity of the neighbouring words that are neighbours in both. */
function pairs(words: readonly Word[], query: Query, rarity: ReadonlyMap<string, number>): number {
  let sum = 0
  const seen = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) {
    const [one, other] = [words[at]?.stem ?? '', words[at + 1]?.stem ?? '']
    const pair = `${one} ${other}`
    if (!query.pairs.has(pair) || seen.has(pair)) continue
    seen.add(pair)
    sum += (rarity.get(one) ?? 0) + (rarity.get(other) ?? 0)
  }
  return sum
}

function quotesOf(words: readonly Word[], query: Query, text: string, weights: Weights): (Shared & Stretch)[] {
  if (weights.quote === 0) return []
  return query.quotes.flatMap(({ stems }) => {
    // Enough of the quotation: its first eight words, wherever they stand.
    const wanted = stems.slice(0, 8)
    for (let at = 0; at + wanted.length <= words.length; at++) {
      if (!wanted.every((stem, k) => words[at + k]?.stem === stem)) continue
      const [from, to] = [words[at]?.from ?? 0, words[at + wanted.length - 1]?.to ?? 0]
      return [{ kind: 'quote' as const, words: text.slice(from, to).replace(/\s+/g, ' '), of: '', passages: 0, points: weights.quote * Math.min(3, 1 + wanted.length / 4), from, to }]
    }
    return []
  })
}

function datesOf(dates: readonly DateSpan[], query: Query, source: Source, weights: Weights): (Shared & Partial<Stretch>)[] {
  let best: { date: DateSpan; fit: number } | null = null
  for (const date of dates) {
    for (const wanted of query.dates) {
      const fit = agreement(date, wanted)
      if (fit > (best?.fit ?? 0)) best = { date, fit }
    }
  }
  if (best && weights.date > 0) return [{ kind: 'date', words: dateWords(best.date), of: '', passages: 0, points: weights.date * best.fit, from: best.date.from, to: best.date.to }]
  const own = spanOfEdtf(source.date)
  const fit = own ? Math.max(0, ...query.dates.map((wanted) => agreement(own, wanted))) : 0
  return own && fit > 0 && weights.time > 0 ? [{ kind: 'time', words: dateWords(own), of: '', passages: 0, points: weights.time * fit }] : []
}

function personOf(source: Source, query: Query, weights: Weights): Shared[] {
  if (weights.person === 0) return []
  for (const name of query.named) {
    const person = source.people.find((one) => ` ${fold(one)} `.includes(` ${name} `))
    if (person) return [{ kind: 'person', words: person, of: '', passages: 0, points: weights.person }]
  }
  return []
}

/** What is shared, weightiest first; what only a neighbour or the title has is not claimed for the passage. */
function said(found: readonly Found[], extras: readonly Shared[], text: string, index: TextIndex): Shared[] {
  const words = found.flatMap(({ term, word, by, points }): Shared[] => (word
    ? [{ kind: by === 'like' ? 'like' : term.kind, words: text.slice(word.from, word.to).replace(/-\s+/g, ''), of: by === 'like' ? term.shown : '', passages: index.frequency(word.stem), points }]
    : []))
  return [...words, ...extras.map(({ kind, words: own, of, passages, points }) => ({ kind, words: own, of, passages, points }))].sort((a, b) => b.points - a.points || (a.words < b.words ? -1 : 1))
}

function marksOf(found: readonly Found[], extras: readonly (Shared & Partial<Stretch>)[], passage: ReadPage['passages'][number], query: Query): Stretch[] {
  const stems = new Set(found.filter((one) => one.word && one.term.weight > 0.3).map((one) => one.word?.stem))
  const marks: Stretch[] = passage.words.filter((word) => stems.has(word.stem)).map(({ from, to }) => ({ from, to }))
  for (const one of extras) if (one.from !== undefined && one.to !== undefined) marks.push({ from: one.from, to: one.to })
  if (query.dates.length > 0) for (const date of passage.dates) if (query.dates.some((wanted) => agreement(date, wanted) >= 0.5)) marks.push({ from: date.from, to: date.to })
  return merged(marks)
}

function merged(marks: Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const mark of marks.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1)
    if (last && mark.from <= last.to) last.to = Math.max(last.to, mark.to)
    else found.push({ ...mark })
  }
  return found
}
