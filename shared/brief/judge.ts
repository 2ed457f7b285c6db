/** Holds a quotation against the words of its source: at the place first, then in the rest of the document. */
import type { PageText } from '../text/page'
import type { Place, QuoteCheck } from './check'
import { type Comparison, compareQuote, wordsOf, type Word } from './compare'
import { placeIn, type Stream, streamsOf } from './stream'

type Sourced = { word: Word; stream: Stream; page: number; from: number }

/** A quotation may begin on the page before or run on to the next. Words. */
const OVERLAP = 400

/** The words of some pages, with where each stands; line numbers and running heads left out. */
function wordsOn(pages: readonly PageText[]): Sourced[] {
  const { body, notes } = streamsOf(pages)
  return [body, notes].flatMap((stream) => wordsOf(stream.text).map((word) => {
    const place = placeIn(stream, word.from, word.to)
    return { word, stream, page: place.page, from: place.from }
  }))
}

/**
 * @param pages pages around the place, one more on each side where there are such
 * @param place null: the document as a whole is cited
 */
export function judgeAtPlace(quote: string, pages: readonly PageText[], place: Place | null): QuoteCheck {
  const all = wordsOn(pages)
  if (all.length === 0) return { ...unread(quote), say: 'The source has no text that was read.' }
  const inside = (one: Sourced) => place === null || (one.page >= place.page && one.page <= place.endPage && (one.page > place.page || place.from === null || one.from >= place.from) && (one.page < place.endPage || place.to === null || one.from < place.to))
  const first = all.findIndex(inside)
  if (first < 0) return { ...unread(quote), verdict: 'absent', say: 'No words stand at that place.' }
  const last = all.findLastIndex(inside)
  const low = place === null ? 0 : Math.max(0, first - OVERLAP)
  const near = all.slice(low, last + 1 + OVERLAP)
  const found = overlapping(quote, near, first - low, last - low)
  if (found.verdict === 'stands') return { quote, verdict: 'stands', say: found.remarks.join(' '), diff: [], at: spanOf(near, found.from, found.to) }
  if (found.verdict === 'differs') return { quote, verdict: 'differs', say: 'These words stand there otherwise.', diff: found.diff, at: spanOf(near, found.from, found.to) }
  return { ...unread(quote), verdict: 'absent', say: 'These words do not stand there.' }
}

/** A match that touches the place; one that lies wholly beside it is none. */
function overlapping(quote: string, near: readonly Sourced[], first: number, last: number): Comparison {
  const words = near.map((one) => one.word)
  const touches = (one: { from: number; to: number }) => one.to > first && one.from <= last
  const inner = compareQuote(quote, words.slice(first, last + 1))
  if (inner.verdict === 'stands') return { ...inner, from: inner.from + first, to: inner.to + first }
  const outer = compareQuote(quote, words)
  if (outer.verdict === 'stands' && touches(outer)) return outer
  return inner.verdict === 'differs' ? { ...inner, from: inner.from + first, to: inner.to + first } : { verdict: 'absent' }
}

/** Looks for a quotation that did not stand at its place in more pages of the document. @returns null where it is not there */
export function judgeElsewhere(quote: string, pages: readonly PageText[]): { page: number; from: number; to: number } | null {
  const all = wordsOn(pages)
  const found = compareQuote(quote, all.map((one) => one.word))
  return found.verdict === 'stands' ? spanOf(all, found.from, found.to) : null
}

/** Words of a text that has no pages: a numbered paragraph. */
export function judgeInText(quote: string, text: string): QuoteCheck {
  const found = compareQuote(quote, wordsOf(text))
  if (found.verdict === 'stands') return { quote, verdict: 'stands', say: found.remarks.join(' '), diff: [], at: null }
  if (found.verdict === 'differs') return { quote, verdict: 'differs', say: 'These words stand there otherwise.', diff: found.diff, at: null }
  return { ...unread(quote), verdict: 'absent', say: 'These words do not stand there.' }
}

const unread = (quote: string): QuoteCheck => ({ quote, verdict: 'unread', say: '', diff: [], at: null })

function spanOf(words: readonly Sourced[], from: number, to: number): { page: number; from: number; to: number } | null {
  const [first, last] = [words[from], words[Math.max(from, to - 1)]]
  return first && last ? placeIn(first.stream, first.word.from, last.stream === first.stream ? last.word.to : first.word.to) : null
}
