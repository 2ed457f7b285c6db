/**
 * Puts pieces of text in reading order: pieces into lines, lines from top to bottom. Used for
 * the text layer of PDFs and for the words of OCR alike.
 */
import type { PageText, Run, Stop, TextSource } from './page'
import { shareBefore } from './widths'

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
  const stops: Stop[][] = []
  for (const one of pieces) {
    const piece = { ...one, text: plain(one.text) }
    const last = runs.at(-1)
    const gap = last ? piece.x - (last.x + last.w) : 0
    const size = Math.max(piece.size, last?.size ?? 0)
    if (last && gap < size * COLUMN_GAP) {
      const space = gap > size * WORD_GAP && !last.text.endsWith(' ') && !piece.text.startsWith(' ') ? ' ' : ''
      const top = Math.min(last.y, piece.y)
      const doubtful = [...(last.doubtful ?? []), ...doubtsOf(piece, last.text.length + space.length)]
      if (last.text.endsWith(' ')) piece.text = piece.text.trimStart()
      stops.at(-1)?.push({ at: last.text.length + space.length, x: piece.x, w: piece.w })
      const confidence = last.confidence !== undefined && piece.confidence !== undefined
        ? { confidence: (last.confidence * last.text.length + piece.confidence * piece.text.length) / (last.text.length + piece.text.length) } : {}
      runs[runs.length - 1] = {
        ...last, ...confidence, ...(doubtful.length > 0 ? { doubtful } : {}), text: last.text + space + piece.text, y: top, h: Math.max(last.y + last.h, piece.y + piece.h) - top,
        w: Math.max(last.x + last.w, piece.x + piece.w) - last.x, size: piece.text.length > last.text.length ? piece.size : last.size,
        bold: last.bold && piece.bold, italic: last.italic && piece.italic,
      }
    } else {
      const doubtful = doubtsOf(piece, 0)
      runs.push(doubtful.length > 0 ? { ...piece, doubtful } : piece)
      stops.push([{ at: 0, x: piece.x, w: piece.w }])
    }
  }
  return runs.map((run, index) => trimmed(run, stops[index] ?? [])).filter((run) => run.text !== '')
}

/** A word that was recognised with less is shown as doubtful. 0 to 1. */
const DOUBT = 0.7

function doubtsOf(piece: Piece, at: number): { from: number; to: number }[] {
  return piece.confidence !== undefined && piece.confidence < DOUBT ? [{ from: at, to: at + piece.text.trimEnd().length }] : []
}

/** Stops nearer than this to where an even spread would put them are not kept. Points. */
const OFF = 1.5

/** Without blanks at its ends; with the places of its pieces, where those are not evenly spread. */
function trimmed(run: Piece, stops: readonly Stop[]): Piece {
  const text = run.text.trim()
  const lead = run.text.length - run.text.trimStart().length
  const doubts = run.doubtful?.map(({ from, to }) => ({ from: Math.max(0, from - lead), to: Math.min(text.length, to - lead) })).filter(({ from, to }) => to > from)
  const doubtful = doubts && doubts.length > 0 ? { doubtful: doubts } : {}
  const moved = stops.map((stop) => ({ ...stop, at: Math.max(0, stop.at - lead) })).filter((stop) => stop.at < text.length)
  const even = (at: number) => run.x + shareBefore({ ...run, text }, at) * run.w
  return moved.some((stop) => Math.abs(even(stop.at) - stop.x) > OFF) ? { ...run, ...doubtful, text, stops: moved } : { ...run, ...doubtful, text }
}

/** Odd blanks become plain ones; zero-width signs go. */
function plain(text: string): string {
  return text.replace(/\u200b|\u200c|\u200d|\ufeff/g, '').replace(/[\u00a0\u2000-\u200a\u202f\t]+/g, ' ').replace(/ {2,}/g, ' ')
}
