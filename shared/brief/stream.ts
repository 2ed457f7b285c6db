/**
 * The words of a paper as one text, without what is not the paper: line numbers, filing stamps,
 * running heads, page numbers. Body and footnotes are streams of their own, since a footnote at the
 * foot of a page would cut a sentence, and `Id.` in a note does not mean the last cite of the body.
 */
import { cleanPages } from '../pleading/furniture'
import { type Line, linesOfPage } from '../pleading/line'
import type { PageText } from '../text/page'

type Piece = { /** offset in the stream */ start: number; page: number; /** stretch of the page's text */ from: number; to: number }
export type Stream = { text: string; pieces: readonly Piece[] }
export type PlaceInPaper = { page: number; from: number; to: number }

/** Footnotes that a word processor's file lists behind its text begin with this line. */
const NOTES_LABEL = /^(?:Footnotes?|Endnotes?|Notes)\b.{0,20}$/i

/** @returns body and footnotes, each with the way back to the pages */
export function streamsOf(pages: readonly PageText[]): { body: Stream; notes: Stream } {
  const body = new StreamBuilder()
  const notes = new StreamBuilder()
  const cleaned = cleanPages(pages)
  let inNotes = false
  pages.forEach((page, index) => {
    const clean = cleaned[index]
    if (!clean) return
    const kept = new Set<number>()
    for (const line of clean.lines) {
      const stretch = stretchOf(line, page.text)
      if (!stretch) continue
      kept.add(stretch.to)
      if (page.styled && NOTES_LABEL.test(line.text)) inNotes = true
      ;(inNotes ? notes : body).add(page, stretch)
    }
    if (clean.footnotes.length === 0) return
    const words = clean.footnotes.map((one) => one.text).join('\n')
    for (const line of linesOfPage(page)) {
      const stretch = stretchOf(line, page.text)
      if (stretch && !kept.has(stretch.to) && words.includes(line.text.replace(/^[\d*†‡]{1,3}\s*/, ''))) notes.add(page, stretch)
    }
  })
  return { body: body.done(), notes: notes.done() }
}

/** What a line covers of its page's text. A line number that was taken off is left out. */
function stretchOf(line: Line, pageText: string): { from: number; to: number } | null {
  const [first, last] = [line.runs[0], line.runs.at(-1)]
  if (!first || !last) return null
  const end = pageText.indexOf('\n', last.at)
  const to = end < 0 ? pageText.length : end
  // A number that was glued to the words is no longer in the run's text, but still before its place.
  const words = pageText.indexOf(first.text.slice(0, 24), first.at)
  return { from: words >= 0 && words - first.at <= 8 ? words : first.at, to }
}

class StreamBuilder {
  private text = ''
  private readonly pieces: Piece[] = []

  add(page: PageText, { from, to }: { from: number; to: number }): void {
    const words = page.text.slice(from, to)
    if (this.text !== '') this.text += '\n'
    this.pieces.push({ start: this.text.length, page: page.n, from, to: from + words.length })
    this.text += words
  }

  done(): Stream {
    return { text: this.text, pieces: this.pieces }
  }
}

/** Where a stretch of the stream stands. One that runs over a page's end is cut there. */
export function placeIn(stream: Stream, from: number, to: number): PlaceInPaper {
  const first = pieceAt(stream, from)
  if (!first) return { page: 1, from: 0, to: 0 }
  const last = pieceAt(stream, Math.max(from, to - 1)) ?? first
  const start = first.from + (from - first.start)
  return { page: first.page, from: start, to: last.page === first.page ? Math.min(last.to, last.from + (to - last.start)) : first.to }
}

function pieceAt({ pieces }: Stream, offset: number): Piece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle] as Piece).start <= offset) low = middle
    else high = middle - 1
  }
  return pieces[low]
}
