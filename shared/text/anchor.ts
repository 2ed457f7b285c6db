/**
 * Finds a passage again (W3C Web Annotation: quote, position, shape): first the quote in its
 * context, then offsets, then rectangles. Recognising a page anew moves every offset, so the quote
 * comes first; how well it fits is said.
 */
import type { PageText, Rect } from './page'
import { shareBefore } from './widths'

export type Anchored = {
  page: number
  from: number | null
  to: number | null
  rects: { page: number; rect: Rect }[]
  /** 1: found as it was; below 0.9: approximate */
  score: number
  by: 'quote' | 'offsets' | 'rectangles' | 'none'
}

type Wanted = { page: number; quote: string; prefix: string; suffix: string; from: number | null; to: number | null; rects: { page: number; rect: Rect }[] }

/** Characters of context kept on either side. */
export const CONTEXT = 32
/** Share of the quote's words that must be found for an approximate match. */
const ENOUGH = 0.7

/** Rectangles of a stretch of a page's text, one a run; in points. */
export function rectsOf(page: PageText, from: number, to: number): Rect[] {
  const rects: Rect[] = []
  for (const run of page.runs) {
    const start = Math.max(from, run.at)
    const end = Math.min(to, run.at + run.text.length)
    if (start >= end) continue
    const [left, right] = [shareBefore(run, start - run.at), shareBefore(run, end - run.at)]
    rects.push({ x: run.x + left * run.w, y: run.y, w: (right - left) * run.w, h: run.h })
  }
  return rects
}

/** The quote of a stretch with its context, as a passage keeps it. */
export function quoteOf(page: PageText, from: number, to: number): { quote: string; prefix: string; suffix: string } {
  return {
    quote: page.text.slice(from, to).replace(/\s+/g, ' ').trim(),
    prefix: page.text.slice(Math.max(0, from - CONTEXT), from).replace(/\s+/g, ' '),
    suffix: page.text.slice(to, to + CONTEXT).replace(/\s+/g, ' '),
  }
}

/** Where a passage stands in these pages now. */
export function anchorPassage(pages: readonly PageText[], wanted: Wanted): Anchored {
  if (wanted.quote !== '') {
    const found = byQuote(pages, wanted)
    if (found) return found
  }
  const page = pages.find((one) => one.n === wanted.page)
  if (page && wanted.quote === '' && wanted.rects.length > 0) return { page: wanted.page, from: null, to: null, rects: wanted.rects, score: 1, by: 'rectangles' }
  if (page && wanted.from !== null && wanted.to !== null && wanted.to <= page.text.length) {
    return { ...placed(page, wanted.from, wanted.to), score: 0.4, by: 'offsets' }
  }
  if (wanted.rects.length > 0) return { page: wanted.page, from: null, to: null, rects: wanted.rects, score: 0.2, by: 'rectangles' }
  return { page: wanted.page, from: null, to: null, rects: [], score: 0, by: 'none' }
}

function placed(page: PageText, from: number, to: number): Pick<Anchored, 'page' | 'from' | 'to' | 'rects'> {
  return { page: page.n, from, to, rects: rectsOf(page, from, to).map((rect) => ({ page: page.n, rect })) }
}

type Match = { page: PageText; from: number; to: number; score: number }

function byQuote(pages: readonly PageText[], wanted: Wanted): Anchored | null {
  const matches = pages.flatMap((page) => exact(page, wanted))
  const best = pick(matches) ?? pick(pages.flatMap((page) => approximate(page, wanted)))
  return best ? { ...placed(best.page, best.from, best.to), score: best.score, by: 'quote' } : null
}

function pick(matches: readonly Match[]): Match | null {
  return matches.reduce<Match | null>((best, match) => (best && best.score >= match.score ? best : match), null)
}

/** The text folded for comparing, with the way back to its offsets. */
function fold(text: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const sign = FOLDED[text[i] as string] ?? (text[i] as string).toLowerCase()
    const blank = /\s/.test(sign)
    if (blank && folded.endsWith(' ')) continue
    folded += blank ? ' ' : sign
    for (let k = 0; k < (blank ? 1 : sign.length); k++) at.push(i)
  }
  return { folded, at }
}

const FOLDED: Record<string, string> = { '“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '\u00ad': '', ﬁ: 'fi', ﬂ: 'fl' }

function exact(page: PageText, wanted: Wanted): Match[] {
  const { folded, at } = fold(page.text)
  const quote = fold(wanted.quote).folded.trim()
  if (quote === '') return []
  const prefix = fold(wanted.prefix).folded
  const suffix = fold(wanted.suffix).folded
  const matches: Match[] = []
  for (let i = folded.indexOf(quote); i >= 0; i = folded.indexOf(quote, i + 1)) {
    const before = shared(reverse(folded.slice(Math.max(0, i - CONTEXT), i)), reverse(prefix))
    const after = shared(folded.slice(i + quote.length, i + quote.length + CONTEXT), suffix)
    const context = (before + after) / Math.max(1, prefix.length + suffix.length)
    const near = page.n === wanted.page ? 0.02 : 0
    matches.push({ page, from: at[i] ?? 0, to: (at[i + quote.length - 1] ?? 0) + 1, score: 0.95 + context * 0.03 + near })
  }
  return matches
}

const reverse = (text: string) => [...text].reverse().join('')

function shared(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/** The stretch of as many words that has most of the quote's, in their order. */
function approximate(page: PageText, wanted: Wanted): Match[] {
  const words = wordsOf(page.text)
  const sought = wordsOf(wanted.quote).map((one) => one.word)
  if (sought.length < 3 || words.length === 0) return []
  let best: Match | null = null
  const bag = new Set(sought)
  for (let i = 0; i + 1 < words.length; i++) {
    if (!bag.has(words[i]?.word ?? '')) continue
    const window = words.slice(i, i + sought.length)
    const share = inOrder(window.map((one) => one.word), sought) / sought.length
    const last = window.at(-1)
    if (share >= ENOUGH && last && (!best || share > best.score)) best = { page, from: words[i]?.from ?? 0, to: last.to, score: Math.min(0.89, share * 0.9) }
  }
  return best ? [best] : []
}

function wordsOf(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0].toLowerCase(), from: match.index, to: match.index + match[0].length }))
}

/** How many words both have in the same order, looking at most two ahead. */
function inOrder(window: readonly string[], sought: readonly string[]): number {
  let at = 0
  let found = 0
  for (const word of sought) {
    const next = window.slice(at, at + 3).indexOf(word)
    if (next >= 0) {
      found++
      at += next + 1
    } else at++
  }
  return found
}

