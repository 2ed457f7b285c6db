/**
 * Splits the text of a page into passages: sentences over line ends, entries of lists, rows of
 * receipts, questions and answers of testimony. Each is a half-open stretch of the page's text.
 */
import { sentences } from '../pleading/sentences'

export type Stretch = { from: number; to: number }

/** Shorter than this a stretch (a clause number, a heading of one word) goes with what follows. Characters. */
const SHORT = 12
/** A longer sentence is cut where it pauses. Characters. */
const LONG = 700
/** Lines as long as this were never wrapped: each is a paragraph. Characters. */
const UNWRAPPED = 150
/** A line shorter than this share of a full one ends its paragraph. */
const FULL = 0.72
/** Of wrapped prose at least this share of the lines begin in the middle of a sentence, with a small letter. */
const RUNNING = 0.2
/** Lines of prose are hardly ever shorter. Characters. */
const PROSE = 55

const MARKER = /^\s*(?:[•·▪◦*–-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|#+\s|¶|§|(?:\d{1,2}\s+)?(?:[QA][.:]?\s|THE (?:WITNESS|COURT)|(?:MR|MS|MRS)\. ))/
const STARTS = /^\s*["“‘'([]?[\p{Lu}\d§¶$]/u
const ENDS = /[.;:?!)”"]\s*$/

/** Passages of a page, in order. They do not overlap, and never begin or end with a blank. */
export function splitPassages(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const block of blocksOf(text)) {
    for (const one of sentences(text.slice(block.from, block.to))) found.push(...shortened(text, trimmed(text, block.from + one.from, block.from + one.to)))
  }
  return joined(text, found.filter((one) => one.to > one.from))
}

/** Paragraphs, as far as the ends of lines tell them. */
function blocksOf(text: string): Stretch[] {
  const lines: Stretch[] = []
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines.push({ from, to })
    from = to + 1
  }
  const full = fullLength(text, lines)
  const blocks: Stretch[] = []
  let last: Stretch | null = null
  for (const line of lines) {
    const words = text.slice(line.from, Math.min(line.to, line.from + 40))
    if (words.trim() === '') {
      last = null
      continue
    }
    const open = blocks.at(-1)
    if (open && last && !begins(text, last, words, full)) open.to = line.to
    else blocks.push({ ...line })
    last = line
  }
  return blocks
}

/** Length of a line that is full on this page, 0 where each line is a paragraph that was never wrapped; null where the lines are rows. */
function fullLength(text: string, lines: readonly Stretch[]): number | null {
  const written = lines.filter((line) => line.to > line.from)
  const running = written.filter((line) => /^\s*(?:\d{1,2}\s+)?\p{Ll}/u.test(text.slice(line.from, line.from + 12))).length
  const lengths = lines.map((line) => line.to - line.from).filter((length) => length > 20).sort((a, b) => a - b)
  const full = lengths[Math.floor(lengths.length * 0.85)] ?? 0
  if (full > UNWRAPPED) return 0
  return running < written.length * RUNNING ? null : full
}

function begins(text: string, last: Stretch, words: string, full: number | null): boolean {
  if (full === 0) return true
  const before = text.slice(Math.max(last.from, last.to - 20), last.to)
  // Among rows a line goes on only where the one before is as long as prose and stops in the middle.
  if (full === null) return !(last.to - last.from > PROSE && /[\p{Ll},]\s*$/u.test(before))
  const short = last.to - last.from < full * FULL
  if (MARKER.test(words) && (short || ENDS.test(before) || /^\s*(?:\d{1,2}\s+)?[QA][.:]?\s/.test(words))) return true
  return short && STARTS.test(words)
}

function trimmed(text: string, from: number, to: number): Stretch {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start] as string)) start++
  while (end > start && /\s/.test(text[end - 1] as string)) end--
  return { from: start, to: end }
}

/** A very long sentence in pieces, cut at semicolons, else at blanks. */
function shortened(text: string, whole: Stretch): Stretch[] {
  const pieces: Stretch[] = []
  let { from } = whole
  while (whole.to - from > LONG) {
    const window = text.slice(from, from + LONG)
    const at = Math.max(window.lastIndexOf('; '), window.lastIndexOf(';\n'))
    const cut = at > LONG / 3 ? at + 1 : Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'))
    const to = from + (cut > LONG / 3 ? cut : LONG)
    pieces.push(trimmed(text, from, to))
    from = trimmed(text, to, whole.to).from
  }
  pieces.push(trimmed(text, from, whole.to))
  return pieces
}

function joined(text: string, pieces: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  let held: Stretch | null = null
  for (const piece of pieces) {
    const whole: Stretch = held ? { from: held.from, to: piece.to } : piece
    if (piece.to - piece.from < SHORT && whole.to - whole.from < SHORT && /\p{L}|\d/u.test(text.slice(piece.from, piece.to))) held = whole
    else {
      found.push(whole)
      held = null
    }
  }
  if (held) found.push(held)
  return found
}
