/** The pages of an agreement as one text without furniture, with the way back to the pages. */
import type { PageText } from '../text/page'
import { type RawLine, withoutFurniture } from './furniture'
import type { Span } from './model'

export type CleanLine = { from: number; to: number; page: number; indent: number; afterBlank: boolean; firstOfPage: boolean }

export type Stream = {
  /** kept lines, joined by line feeds */
  text: string
  lines: CleanLine[]
  /** offsets of `text` where a piece begins, with its page and its offset there */
  pieces: { at: number; page: number; offset: number }[]
}

/** Puts pages in one text. Page numbers, running heads, stamps and "Source:" lines are left out. */
export function streamOf(pages: readonly PageText[]): Stream {
  const raw: RawLine[] = []
  for (const page of pages) {
    let at = 0
    let blank = true
    let first = true
    for (const text of page.text.split('\n')) {
      const trimmed = text.trim()
      const indent = text.length - text.trimStart().length
      if (trimmed !== '') {
        raw.push({ page: page.n, offset: at + indent, text: trimmed, indent, afterBlank: blank, firstOfPage: first })
        first = false
      }
      blank = trimmed === ''
      at += text.length + 1
    }
  }
  let text = ''
  const parts: string[] = []
  const lines: CleanLine[] = []
  const pieces: Stream['pieces'] = []
  let at = 0
  for (const line of withoutFurniture(raw)) {
    pieces.push({ at, page: line.page, offset: line.offset })
    lines.push({ from: at, to: at + line.text.length, page: line.page, indent: line.indent, afterBlank: line.afterBlank, firstOfPage: line.firstOfPage })
    parts.push(line.text)
    at += line.text.length + 1
  }
  text = parts.join('\n')
  return { text, lines, pieces }
}

/** The place of a stretch of the clean text on its pages. */
export function spanOf(stream: Stream, from: number, to: number): Span {
  let end = to
  // The line feeds between lines are ours: a page may end before them.
  while (end > from && stream.text[end - 1] === '\n') end--
  const first = placeOf(stream, from)
  const last = placeOf(stream, Math.max(from, end - 1))
  return { page: first.page, endPage: last.page, from: first.offset, to: last.offset + (end > from ? 1 : 0) }
}

/** Index of the last of the sorted starts that is not behind `at`; -1 for none. */
export function lastBefore<T>(list: readonly T[], at: number, start: (one: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (start(list[middle] as T) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function placeOf(stream: Stream, at: number): { page: number; offset: number } {
  const piece = stream.pieces[Math.max(0, lastBefore(stream.pieces, at, (one) => one.at))]
  return piece ? { page: piece.page, offset: piece.offset + at - piece.at } : { page: 1, offset: 0 }
}
