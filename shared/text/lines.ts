/**
 * Puts pieces of text in reading order: pieces into lines, lines from top to bottom. Used for
 * the text layer of PDFs and for the words of OCR alike.
 */
import type { PageText, Run, TextSource } from './page'

/** A piece of text as it was found, anywhere on the page. */
export type Piece = Omit<Run, 'at'>

/** Gap that parts two words, and gap that parts two columns; in type sizes. */
const WORD_GAP = 0.18
const COLUMN_GAP = 1.6

/**
 * Assembles one page.
 * @param pieces in any order; PDF points, origin top left
 */
export function assemblePage(n: number, width: number, height: number, source: TextSource, confidence: number, pieces: readonly Piece[]): PageText {
  const runs: Run[] = []
  let text = ''
  for (const line of linesOf(pieces)) {
    if (text !== '') text += '\n'
    line.forEach((piece, index) => {
      if (index > 0) text += ' '
      runs.push({ ...piece, at: text.length })
      text += piece.text
    })
  }
  return { n, width, height, source, confidence, text, runs }
}

/** Pieces grouped into lines, top to bottom; within a line left to right, neighbours joined. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const sorted = pieces.filter((piece) => piece.text.trim() !== '').sort((a, b) => a.y + a.h / 2 - (b.y + b.h / 2) || a.x - b.x)
  const lines: { middle: number; h: number; pieces: Piece[] }[] = []
  for (const piece of sorted) {
    const middle = piece.y + piece.h / 2
    const line = lines.at(-1)
    const near = line !== undefined && Math.abs(middle - line.middle) < Math.max(2, Math.min(line.h, piece.h) * 0.45)
    // A superscript sits higher than its line but within it.
    const within = line !== undefined && piece.h < line.h * 0.8 && middle > line.middle - line.h * 0.6 && middle < line.middle + line.h * 0.6
    const small = line !== undefined && line.h < piece.h * 0.8 && line.middle > piece.y - piece.h * 0.1 && line.middle < piece.y + piece.h
    if (line && (near || within || small)) {
      line.pieces.push(piece)
      if (piece.h > line.h) {
        line.h = piece.h
        line.middle = middle
      }
    } else lines.push({ middle, h: piece.h, pieces: [piece] })
  }
  return lines.map((line) => joined(line.pieces.sort((a, b) => a.x - b.x)))
}

function joined(pieces: Piece[]): Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    const gap = last ? piece.x - (last.x + last.w) : 0
    const size = Math.max(piece.size, last?.size ?? 0)
    if (last && gap < size * COLUMN_GAP) {
      const space = gap > size * WORD_GAP && !last.text.endsWith(' ') && !piece.text.startsWith(' ') ? ' ' : ''
      const top = Math.min(last.y, piece.y)
      const confidence = last.confidence !== undefined && piece.confidence !== undefined
        ? { confidence: (last.confidence * last.text.length + piece.confidence * piece.text.length) / (last.text.length + piece.text.length) } : {}
      runs[runs.length - 1] = {
        ...last, ...confidence, text: last.text + space + piece.text, y: top, h: Math.max(last.y + last.h, piece.y + piece.h) - top,
        w: Math.max(last.x + last.w, piece.x + piece.w) - last.x, size: piece.text.length > last.text.length ? piece.size : last.size,
        bold: last.bold && piece.bold, italic: last.italic && piece.italic,
      }
    } else runs.push({ ...piece })
  }
  return runs.map((run) => ({ ...run, text: tidy(run.text) })).filter((run) => run.text !== '')
}

/** Odd blanks become plain ones; zero-width signs go; the ends are trimmed. */
function tidy(text: string): string {
  return text.replace(/\u200b|\u200c|\u200d|\ufeff/g, '').replace(/[\u00a0\u2000-\u200a\u202f\t]+/g, ' ').replace(/ {2,}/g, ' ').trim()
}
