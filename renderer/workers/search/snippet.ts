/** The words around the best place of a hit, on one line. */
import type { Snippet, Span } from '../../../shared/search/model'
import type { Layout } from './layout'
import { offsetsOf, type Part } from './parts'

/** Tokens over which terms count as standing together. */
const TOGETHER = 40
/** Parts that are looked at for the best place. */
const LOOKED_AT = 4000
/** Characters before the first lit word, and altogether. */
const BEFORE = 70
const LONGEST = 260

/** `at`: where the best place begins in the page's text */
export type Excerpt = { page: number; at: number; snippet: Snippet }

/**
 * @param parts of the unit in order; where there are none the unit's beginning is shown
 * @param textOf text of a page by its number
 */
export function excerptOf(parts: readonly Part[], layout: Layout, textOf: (page: number) => string | null): Excerpt {
  const best = bestPlace(parts)
  if (!best) return beginning(layout, textOf)
  const at = layout.pageOf(best.first)
  const page = layout.pages[at] as number
  const [base, end] = [layout.firsts[at] as number, layout.endOf(at)]
  const text = textOf(page) ?? ''
  const offsets = offsetsOf(text, { token: best.first - base, behind: LONGEST })
  const shown = Math.min(end, base + offsets.length / 2)
  const from = offsets[2 * (best.first - base)] ?? 0
  const lit: Span[] = []
  for (const part of parts) {
    if (part.last < base || part.first >= shown) continue
    const span = { from: offsets[2 * (Math.max(part.first, base) - base)] ?? 0, to: offsets[2 * (Math.min(part.last, shown - 1) - base) + 1] ?? 0 }
    const last = lit.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else lit.push(span)
  }
  const start = wordStart(text, Math.max(0, from - BEFORE))
  return { page, at: from, snippet: oneLine(text, start, wordEnd(text, Math.min(text.length, start + LONGEST)), lit) }
}

/** Where most different terms stand together; of equal places the first. */
function bestPlace(parts: readonly Part[]): Part | null {
  let best: Part | null = null
  let most = 0
  const within = new Map<number, number>()
  const looked = parts.slice(0, LOOKED_AT)
  let end = 0
  for (const part of looked) {
    while (end < looked.length && (looked[end] as Part).last - part.first <= TOGETHER) {
      const { term } = looked[end++] as Part
      within.set(term, (within.get(term) ?? 0) + 1)
    }
    if (within.size > most) {
      most = within.size
      best = part
    }
    const left = (within.get(part.term) ?? 0) - 1
    if (left > 0) within.set(part.term, left)
    else within.delete(part.term)
    best ??= part
  }
  return best
}

function beginning(layout: Layout, textOf: (page: number) => string | null): Excerpt {
  for (const page of layout.pages.filter((one) => one > 0)) {
    const text = textOf(page) ?? ''
    if (text.trim() !== '') return { page, at: 0, snippet: oneLine(text, 0, wordEnd(text, Math.min(text.length, LONGEST)), []) }
  }
  const text = textOf(0) ?? ''
  return { page: 0, at: 0, snippet: oneLine(text, 0, wordEnd(text, Math.min(text.length, LONGEST)), []) }
}

/** A place between words at or shortly behind `at`. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  for (let place = at; place < at + 20; place++) if (/\s/.test(text[place - 1] ?? ' ')) return place
  return isLow(text, at) ? at + 1 : at
}

/** A place between words at or shortly before `at`. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  for (let place = at; place > at - 20; place--) if (/\s/.test(text[place] ?? ' ')) return place
  return isLow(text, at) ? at - 1 : at
}

/** Whether a pair of code units would be cut in two here. */
const isLow = (text: string, at: number) => text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff

/** A stretch of text with its blanks and line ends as single spaces. */
function oneLine(text: string, from: number, to: number, lit: readonly Span[]): Snippet {
  const inside = lit.filter((one) => one.to > from && one.from < to)
  const edges = inside.flatMap((one) => [one.from, one.to]).sort((a, b) => a - b)
  const at = new Map<number, number>()
  let out = from > 0 && hasWords(text, 0, from) ? '…' : ''
  const first = out.length
  let edge = 0
  let blank = true
  let start = from
  // By rows of letters, not letter by letter: twenty excerpts are made for each search.
  for (let place = from; place < to; place++) {
    const among = isBlank(text, place)
    if (among !== blank) {
      if (among) out += `${text.slice(start, place)} `
      start = place
      blank = among
    }
    for (; edge < edges.length && (edges[edge] as number) <= place; edge++) if (edges[edge] === place) at.set(place, out.length + (!among ? place - start : place === start && out.endsWith(' ') ? -1 : 0))
  }
  if (!blank) out += text.slice(start, to)
  const spans = inside.map((one) => ({ from: at.get(one.from) ?? first, to: at.get(one.to) ?? out.length }))
  out = out.trimEnd()
  return { text: hasWords(text, to, text.length) ? `${out}…` : out, lit: spans.filter((one) => one.from < one.to).map((one) => ({ from: one.from, to: Math.min(one.to, out.length) })) }
}

function hasWords(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(text, at)) return true
  return false
}

/** Blanks, and signs that show nothing. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code <= 32 || (code >= 127 && (code <= 160 || /\s/.test(text[at] as string)))
}
