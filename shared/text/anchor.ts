/**
 * Finds a passage again (W3C Web Annotation: quote, position, shape): first the quote in its
 * context, then offsets, then rectangles. Recognising a page anew moves every offset, so the quote
 * comes first; how well it fits is said.
 */
import type { PageText, Rect } from './page'
import { leftOf, rightOf } from './widths'

export type Anchored = {
  page: number
  from: number | null
  to: number | null
  rects: { page: number; rect: Rect }[]
  /** 1: found as it was; below 0.9: approximate */
  score: number
  by: 'quote' | 'offsets' | 'rectangles' | 'none'
}

type Wanted = { page: number; endPage?: number; quote: string; prefix: string; suffix: string; from: number | null; to: number | null; rects: { page: number; rect: Rect }[] }

const endOf = (wanted: Wanted) => wanted.endPage ?? wanted.page

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
    const [left, right] = [leftOf(run, start - run.at), rightOf(run, end - run.at)]
    rects.push({ x: left, y: run.y, w: right - left, h: run.h })
  }
  return rects
}

/** The stretch of a page's text that rectangles of its runs stand for; null where they are on no run. */
export function spanOfRects(page: PageText, rects: readonly Rect[]): { from: number; to: number } | null {
  let [from, to] = [Number.POSITIVE_INFINITY, -1]
  for (const rect of rects) {
    const run = page.runs.find((one) => Math.abs(one.y - rect.y) < 0.5 && rect.x < one.x + one.w && rect.x + rect.w > one.x)
    if (!run) continue
    let start = 0
    while (start < run.text.length - 1 && leftOf(run, start) < rect.x - 0.01) start++
    let end = run.text.length
    while (end > start + 1 && rightOf(run, end) > rect.x + rect.w + 0.01) end--
    from = Math.min(from, run.at + start)
    to = Math.max(to, run.at + end)
  }
  return to < 0 ? null : { from, to }
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
  if (wanted.quote.trim() !== '') {
    const found = byQuote(pages, wanted)
    if (found) return found
  }
  const byNumber = new Map(pages.map((one) => [one.n, one]))
  const [page, last] = [byNumber.get(wanted.page), byNumber.get(endOf(wanted))]
  if (wanted.quote === '' && wanted.rects.length > 0) return { page: wanted.page, from: null, to: null, rects: wanted.rects, score: page ? 1 : 0.2, by: 'rectangles' }
  if (page && last && wanted.from !== null && wanted.to !== null && wanted.from < page.text.length && wanted.to <= last.text.length) {
    const between = pages.filter((one) => one.n >= wanted.page && one.n <= endOf(wanted))
    return { ...placed(between, wanted.from, wanted.to), score: 0.4, by: 'offsets' }
  }
  if (wanted.rects.length > 0) return { page: wanted.page, from: null, to: null, rects: wanted.rects, score: 0.2, by: 'rectangles' }
  return { page: wanted.page, from: null, to: null, rects: [], score: 0, by: 'none' }
}

/** A stretch from `from` on the first of these pages to `to` on the last. */
function placed(pages: readonly PageText[], from: number, to: number): Pick<Anchored, 'page' | 'from' | 'to' | 'rects'> {
  const rects = pages.flatMap((page, index) => {
    const [start, end] = [index === 0 ? from : 0, index === pages.length - 1 ? to : page.text.length]
    return rectsOf(page, start, end).map((rect) => ({ page: page.n, rect }))
  })
  return { page: pages[0]?.n ?? 1, from, to, rects }
}

/** Pages in a row, read as one text; a passage may run over their edges. */
type Sheets = { pages: readonly PageText[]; text: string }
type Match = { sheets: Sheets; from: number; to: number; score: number }

/** Pages before and behind the old place, where an approximate match is looked for first. */
const NEAR = 3

function byQuote(pages: readonly PageText[], wanted: Wanted): Anchored | null {
  const span = Math.max(1, endOf(wanted) - wanted.page + 1)
  const home = windowsOf(pages.filter((one) => one.n >= wanted.page && one.n <= endOf(wanted)), span)
  // Found where it was, with all its context: nothing can be better, and most passages end here.
  const there = pick(home.flatMap((sheets) => exact(sheets, wanted)))
  if (there && there.score >= AS_IT_WAS) return asAnchored(there)
  const all = windowsOf(pages, span)
  const best = pick(all.flatMap((sheets) => exact(sheets, wanted)))
    ?? pick(windowsOf(pages.filter((one) => Math.abs(one.n - wanted.page) <= NEAR), span).flatMap((sheets) => approximate(sheets, wanted)))
    ?? pick(all.flatMap((sheets) => approximate(sheets, wanted)))
  return best ? asAnchored(best) : null
}

function windowsOf(pages: readonly PageText[], span: number): Sheets[] {
  if (span === 1) return pages.map((page) => ({ pages: [page], text: page.text }))
  return pages.slice(0, Math.max(0, pages.length - span + 1)).map((_page, index) => {
    const own = pages.slice(index, index + span)
    return { pages: own, text: own.map((one) => one.text).join('\n') }
  })
}

function asAnchored({ sheets, from, to, score }: Match): Anchored {
  const first = pageAt(sheets, from)
  const last = pageAt(sheets, to - 1)
  const between = sheets.pages.slice(first.index, last.index + 1)
  return { ...placed(between, from - first.start, to - last.start), score, by: 'quote' }
}

/** The page that an offset of the joined text lies on. */
function pageAt({ pages }: Sheets, offset: number): { index: number; start: number } {
  let start = 0
  for (const [index, page] of pages.entries()) {
    if (offset <= start + page.text.length || index === pages.length - 1) return { index, start }
    start += page.text.length + 1
  }
  return { index: 0, start: 0 }
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

/** Score of a match with all its context on its old page. */
const AS_IT_WAS = 0.999

function exact(sheets: Sheets, wanted: Wanted): Match[] {
  const { folded, at } = foldedText(sheets.text)
  const quote = fold(wanted.quote).folded.trim()
  if (quote === '') return []
  const prefix = fold(wanted.prefix).folded
  const suffix = fold(wanted.suffix).folded
  const wholeContext = prefix.length + suffix.length
  const near = sheets.pages.some((one) => one.n === wanted.page) ? 0.02 : 0
  const matches: Match[] = []
  for (let i = folded.indexOf(quote); i >= 0; i = folded.indexOf(quote, i + 1)) {
    const before = shared(reverse(folded.slice(Math.max(0, i - CONTEXT - 1), i)), reverse(prefix))
    const after = shared(folded.slice(i + quote.length, i + quote.length + CONTEXT + 1), suffix)
    const context = wholeContext === 0 ? 1 : (before + after) / wholeContext
    matches.push({ sheets, from: at[i] ?? 0, to: (at[i + quote.length - 1] ?? 0) + 1, score: 0.95 + Math.min(1, context) * 0.03 + near })
  }
  return matches
}

/** Folding a page costs more than searching it, and a page holds many passages. */
const foldedTexts = new Map<string, ReturnType<typeof fold>>()
const MOST_FOLDED = 64

function foldedText(text: string): ReturnType<typeof fold> {
  const known = foldedTexts.get(text)
  if (known) return known
  const folded = fold(text)
  const [oldest] = foldedTexts.keys()
  if (foldedTexts.size >= MOST_FOLDED && oldest !== undefined) foldedTexts.delete(oldest)
  foldedTexts.set(text, folded)
  return folded
}

const reverse = (text: string) => [...text].reverse().join('')

function shared(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/** The stretch of as many words that has most of the quote's, in their order. */
function approximate(sheets: Sheets, wanted: Wanted): Match[] {
  const words = wordsOf(sheets.text)
  const sought = wordsOf(wanted.quote).map((one) => one.word)
  if (sought.length < 3 || words.length === 0) return []
  const bag = new Set(sought)
  if (words.filter(({ word }) => bag.has(word)).length < sought.length * ENOUGH) return []
  let best: Match | null = null
  for (let i = 0; i + 1 < words.length; i++) {
    if (!bag.has(words[i]?.word ?? '')) continue
    const window = words.slice(i, i + sought.length)
    const share = inOrder(window.map((one) => one.word), sought) / sought.length
    const last = window.at(-1)
    if (share >= ENOUGH && last && (!best || share * 0.9 > best.score)) best = { sheets, from: words[i]?.from ?? 0, to: last.to, score: Math.min(0.89, share * 0.9) }
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

