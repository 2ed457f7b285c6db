/** From the browser's selection to offsets in the stored text: each run carries its own. */
import { quoteOf, rectsOf } from '../../shared/text/anchor'
import type { PageText } from '../../shared/text/page'
import type { ViewerSelection } from './types'

type End = { page: number; offset: number }

/** What is selected inside `root`, or null where nothing is. */
export function readSelection(root: HTMLElement, pages: ReadonlyMap<number, PageText>): ViewerSelection | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const start = endOf(range.startContainer, range.startOffset, 'start')
  const end = endOf(range.endContainer, range.endOffset, 'end')
  if (!start || !end || end.page < start.page || (end.page === start.page && end.offset <= start.offset)) return null
  const first = pages.get(start.page)
  const last = pages.get(end.page)
  if (!first || !last) return null
  const rects = [...stretches(start, end, pages)].flatMap(({ page, from, to }) => rectsOf(page, from, to).map((rect) => ({ page: page.n, rect })))
  const one = start.page === end.page
  const head = quoteOf(first, start.offset, one ? end.offset : first.text.length)
  const tail = one ? null : quoteOf(last, 0, end.offset)
  return {
    page: start.page, endPage: end.page, quote: tail ? `${head.quote} ${tail.quote}` : head.quote, prefix: head.prefix, suffix: (tail ?? head).suffix,
    from: start.offset, to: end.offset, rects, box: false, anchor: range.getBoundingClientRect(),
  }
}

function* stretches(start: End, end: End, pages: ReadonlyMap<number, PageText>): Generator<{ page: PageText; from: number; to: number }> {
  for (let n = start.page; n <= end.page; n++) {
    const page = pages.get(n)
    if (page) yield { page, from: n === start.page ? start.offset : 0, to: n === end.page ? end.offset : page.text.length }
  }
}

function endOf(node: Node, offset: number, which: 'start' | 'end'): End | null {
  const element = node instanceof HTMLElement ? node : node.parentElement
  const run = element?.closest<HTMLElement>('[data-at]')
  const page = Number(element?.closest<HTMLElement>('[data-page]')?.dataset.page)
  if (run && Number.isFinite(page)) {
    return { page, offset: Number(run.dataset.at) + insideOf(run, node, offset) }
  }
  // Between runs: the nearest run before or after.
  if (!(node instanceof HTMLElement)) return null
  const near = which === 'start' ? node.children[offset] : node.children[offset - 1]
  const inner = near?.matches('[data-at]') ? near : which === 'start' ? near?.querySelector('[data-at]') : [...(near?.querySelectorAll('[data-at]') ?? [])].at(-1)
  if (!(inner instanceof HTMLElement)) return null
  const n = Number(inner.closest<HTMLElement>('[data-page]')?.dataset.page)
  return { page: n, offset: Number(inner.dataset.at) + (which === 'start' ? 0 : lengthOf(inner)) }
}

/** A run's words; the line end that follows them for copying does not count. */
const lengthOf = (run: Element) => run.firstChild?.textContent?.length ?? 0

function insideOf(run: Element, node: Node, offset: number): number {
  if (node === run.firstChild) return Math.min(offset, lengthOf(run))
  return node === run && offset === 0 ? 0 : lengthOf(run)
}
