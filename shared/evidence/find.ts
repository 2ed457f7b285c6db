/** From an allegation to the passages that may show it, best first. */
import { splitPassages, type Stretch } from './passages'
import { makeQuery, type Need, type Query } from './query'
import { prepare, type ReadPage, readPage, type Scored, scorePassage, type Shared } from './score'
import type { TextIndex } from './textIndex'
import { WEIGHTS, type Weights } from './weights'
import { wordsOf } from './words'
import { enough } from './worth'

export type Proposal = {
  /** which text, and its page there, from 1 */
  key: string
  n: number
  /** place on the page, half-open */
  from: number
  to: number
  /** the text as it stands there, with its line ends */
  quote: string
  /** places of what is shared, in `quote` */
  marks: Stretch[]
  shared: Shared[]
  score: number
  /** other places with the very same words */
  copies: { key: string; n: number; from: number; to: number }[]
}

export type FindOptions = {
  most: number
  /** texts that must not be proposed */
  skip?: ReadonlySet<string>
  weights?: Weights
}

/** Pages whose passages are looked at one by one. */
const MOST_PAGES = 250
/** Neighbouring passages are joined while the whole is not longer. Characters. */
const LONGEST = 420
/** A neighbour is taken along where it brings at least so much of the better one's score. */
const WORTHY = 0.75
/** What a further passage of a page that is proposed already is worth. */
const AGAIN = 0.95

/**
 * Proposes passages. Neither the order in which texts were added nor that of names matters.
 * @param read a page of the index by its number there: see `pageReader`
 */
export function findEvidence(index: TextIndex, need: Need, read: (page: number) => ReadPage, { most, skip = new Set(), weights = WEIGHTS }: FindOptions): Proposal[] {
  const query = makeQuery(need, weights, index.stemmed)
  if (query.terms.length === 0 && query.dates.length === 0) return []
  const prepared = prepare(query, index)
  const titles = new Map<string, ReadonlySet<string>>()
  const proposals: Proposal[] = []
  for (const page of candidates(index, query, prepared.rarity, skip, weights)) {
    const { key, n } = index.place(page)
    const source = index.source(key)
    const title = titles.get(key) ?? new Set(wordsOf(source.title, 0, source.title.length, index.stemmed).map((word) => word.stem))
    titles.set(key, title)
    const own = read(page)
    const { text } = own
    const scored = own.passages.map((_, at) => scorePassage(own, at, source, title, prepared, index, weights))
    for (const one of together(scored, text)) if (enough(one.shared, index)) proposals.push({ key, n, from: one.from, to: one.to, quote: text.slice(one.from, one.to), marks: one.marks.map((mark) => ({ from: mark.from - one.from, to: mark.to - one.from })), shared: one.shared, score: one.score, copies: [] })
  }
  return spread(onlyOnce(proposals.sort(better)), most)
}

const readText = (text: string, stemmed: boolean): ReadPage => readPage(text, splitPassages(text), stemmed)

/**
 * Reads pages for scoring and keeps those read last: who looks for one allegation looks for the next.
 * @param textOf text of a page of the index, by its number there
 * @param most pages that are kept
 */
export function pageReader(index: TextIndex, textOf: (page: number) => string, most: number): (page: number) => ReadPage {
  const kept = new Map<number, ReadPage>()
  return (page) => {
    const there = kept.get(page) ?? readText(textOf(page), index.stemmed)
    kept.delete(page)
    kept.set(page, there)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return there
  }
}

const better = (a: Proposal, b: Proposal): number => b.score - a.score || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || a.n - b.n || a.from - b.from

/** The pages with most of what is looked for; the bound of a page is what its best passage could have at most. */
function candidates(index: TextIndex, query: Query, rarity: ReadonlyMap<string, number>, skip: ReadonlySet<string>, weights: Weights): number[] {
  const bound = new Float64Array(index.pages)
  const best = new Float64Array(index.pages)
  for (const term of query.terms) {
    const own = rarity.get(term.stem) ?? 0
    const stems: [string, number][] = [[term.stem, term.weight * own], ...term.also.map((stem): [string, number] => [stem, term.weight * weights.synonym * Math.min(own, rarity.get(stem) ?? 0)])]
    for (const [stem, points] of stems) {
      for (const page of index.pagesWith(stem)) {
        const more = points - (best[page] as number)
        if (more <= 0) continue
        bound[page] = (bound[page] as number) + more
        best[page] = points
      }
    }
    for (const [stem] of stems) for (const page of index.pagesWith(stem)) best[page] = 0
  }
  // A date is found by its year, which has to be written out somewhere.
  for (const year of new Set(query.dates.map((date) => String(Math.floor(date.first / 10_000))))) for (const page of index.pagesWith(year)) bound[page] = (bound[page] ?? 0) + weights.date * 0.5
  const pages: number[] = []
  for (let page = 0; page < bound.length; page++) if ((bound[page] ?? 0) > 0 && !skip.has(index.place(page).key)) pages.push(page)
  // Sorting every page of a large matter would take longer than reading the few that count.
  const least = pages.length > MOST_PAGES ? (Float64Array.from(pages, (page) => bound[page] ?? 0).sort().at(-MOST_PAGES) ?? 0) : 0
  return pages.filter((page) => (bound[page] ?? 0) >= least).sort((a, b) => (bound[b] ?? 0) - (bound[a] ?? 0) || comparePlaces(index, a, b)).slice(0, MOST_PAGES)
}

function comparePlaces(index: TextIndex, a: number, b: number): number {
  const [one, other] = [index.place(a), index.place(b)]
  return one.key < other.key ? -1 : one.key > other.key ? 1 : one.n - other.n
}

/** Neighbouring passages that both share much are proposed as one run: two places in the list for one thing help nobody. */
function together(scored: readonly (Scored | null)[], text: string): Scored[] {
  const found: Scored[] = []
  for (const one of scored) {
    const last = found.at(-1)
    const adjacent = one && last && text.slice(last.to, one.from).trim() === ''
    if (one && last && adjacent && one.to - last.from <= LONGEST && Math.min(one.score, last.score) >= WORTHY * Math.max(one.score, last.score)) {
      const shared = [...last.shared, ...one.shared.filter((fact) => !last.shared.some((other) => other.kind === fact.kind && other.words.toLowerCase() === fact.words.toLowerCase()))].sort((a, b) => b.points - a.points || (a.words < b.words ? -1 : 1))
      found[found.length - 1] = { from: last.from, to: one.to, score: Math.max(one.score, last.score), shared, marks: [...last.marks, ...one.marks] }
    } else if (one) found.push(one)
  }
  return found
}

/**
 * The best ones, where each further passage of a page counts a little less: ten sentences of one page
 * are one place to look at, and another paper may be the one that matters.
 */
function spread(sorted: readonly Proposal[], most: number): Proposal[] {
  const left = sorted.slice(0, most * 4)
  const taken = new Map<string, number>()
  const page = (one: Proposal) => `${one.key} ${one.n}`
  const worth = (one: Proposal) => one.score * AGAIN ** (taken.get(page(one)) ?? 0)
  const chosen: Proposal[] = []
  while (chosen.length < most && left.length > 0) {
    let best = 0
    for (let at = 1; at < left.length; at++) if (worth(left[at] as Proposal) > worth(left[best] as Proposal)) best = at
    const [one] = left.splice(best, 1) as [Proposal]
    taken.set(page(one), (taken.get(page(one)) ?? 0) + 1)
    chosen.push(one)
  }
  return chosen
}

/** The same words in several papers are one proposal, with its copies. */
function onlyOnce(sorted: readonly Proposal[]): Proposal[] {
  const byWords = new Map<string, Proposal>()
  for (const one of sorted) {
    const words = sameWords(one.quote)
    const first = byWords.get(words)
    if (first) first.copies.push({ key: one.key, n: one.n, from: one.from, to: one.to })
    else byWords.set(words, one)
  }
  return [...byWords.values()]
}

/** What two copies of a passage have in common: letters and digits. Used too to know again what was passed over. */
export function sameWords(quote: string): string {
  return quote.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
