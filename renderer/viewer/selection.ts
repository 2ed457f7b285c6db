/** From the browser's selection to offsets in the stored text: each run carries its own. */
import { quoteOf, rectsOf } from '../../shared/text/anchor'
import type { PageText } from '../../shared/text/page'
import type { ViewerSelection } from './types'

/** Stands in a line without words, so that it has a height. */
export const EMPTY_LINE = '\u200b'

type Part = { page: number; from: number; to: number }

/** What is selected inside `root`, or null where nothing is. */
export function readSelection(root: HTMLElement, pages: ReadonlyMap<number, PageText>): ViewerSelection | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const parts = selectedParts(range, root)
  const start = parts[0]
  const end = parts.at(-1)
  if (!start || !end) return null
  const first = pages.get(start.page)
  const last = pages.get(end.page)
  if (!first || !last) return null
  const rects = [...stretches(start, end, pages)].flatMap(({ page, from, to }) => rectsOf(page, from, to).map((rect) => ({ page: page.n, rect })))
  const one = start.page === end.page
  const head = quoteOf(first, start.from, one ? end.to : first.text.length)
  const tail = one ? null : quoteOf(last, 0, end.to)
  return {
    page: start.page, endPage: end.page, quote: tail ? `${head.quote} ${tail.quote}` : head.quote, prefix: head.prefix, suffix: (tail ?? head).suffix,
    from: start.from, to: end.to, rects, box: false, anchor: range.getBoundingClientRect(),
  }
}

function* stretches(start: Part, end: Part, pages: ReadonlyMap<number, PageText>): Generator<{ page: PageText; from: number; to: number }> {
  for (let n = start.page; n <= end.page; n++) {
    const page = pages.get(n)
    if (page) yield { page, from: n === start.page ? start.from : 0, to: n === end.page ? end.to : page.text.length }
  }
}

/** The stretch of each run that is selected, in reading order. */
function selectedParts(range: Range, root: HTMLElement): Part[] {
  const parts: Part[] = []
  for (const run of root.querySelectorAll<HTMLElement>('[data-at]')) {
    if (!range.intersectsNode(run)) continue
    const page = Number(run.closest<HTMLElement>('[data-page]')?.dataset.page)
    const at = Number(run.dataset.at)
    const from = run.contains(range.startContainer) ? insideOf(run, range.startContainer, range.startOffset) : 0
    const to = run.contains(range.endContainer) ? insideOf(run, range.endContainer, range.endOffset) : lengthOf(run)
    if (to > from) parts.push({ page, from: at + from, to: at + to })
  }
  return parts
}

/** A run's words; the blank or line end that follows them for copying does not count. */
function lengthOf(run: Element): number {
  const words = run.firstChild?.textContent ?? ''
  return words === EMPTY_LINE ? 0 : words.length
}

function insideOf(run: Element, node: Node, offset: number): number {
  if (node === run.firstChild) return Math.min(offset, lengthOf(run))
  return node === run && offset === 0 ? 0 : lengthOf(run)
}
