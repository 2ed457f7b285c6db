/**
 * Headings stand between the end of one paragraph and the number of the next (domain § 1.3.6):
 * taken off the tail of each stretch, so that no allegation swallows one.
 */
import type { Line } from './line'
import { countMark, isJuryHeading, isPrayerHeading } from './landmarks'

const ENUMERATED = /^(?:([IVXL]{1,6})|([A-Z])|(\d{1,2})|\(?([a-z]|[ivx]{1,4})\)?)[.)]\s+\S/
const NO_NUMBER_ENUMERATED = /^(?:[IVXL]{1,6}|[A-Z])\.?$/

/** A count against many named defendants takes half a page; more than a page is no heading. */
const MOST_HEADING_LINES = 24

export type HeadingBlock = { lines: Line[]; level: number; text: string }

/** Whether a line by itself looks like (part of) a heading, in a column from `left` to `right`. */
export function looksLikeHeading(line: Line, left: number, right: number): boolean {
  const text = line.text.trim()
  if (line.headingLevel !== null) return true
  if (countMark(line) || isPrayerHeading(line) || isJuryHeading(line)) return true
  if (text.length > 160 || /^[•●○▪–-]\s/.test(text)) return false
  if (isCapitals(text)) return true
  return isCentred(line, left, right) && !/[.;,]$/.test(text.replace(/\b[A-Z]\.$/, ''))
}

export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  const capitals = letters.replace(/[^\p{Lu}]/gu, '')
  return letters.length >= 4 && capitals.length / letters.length > 0.85
}

export function isCentred(line: Line, left: number, right: number): boolean {
  if (line.centred) return true
  const width = right - left
  const before = line.x - left
  const after = right - line.right
  return width > 0 && before > width * 0.08 && after > width * 0.08 && Math.abs(before - after) < width * 0.09
}

/**
 * Splits the lines between one paragraph's number and the next into the paragraph's own and the
 * headings that follow it.
 * @param usualGap ordinary gap between lines of the body, in points
 */
export function splitHeadings(lines: readonly Line[], left: number, right: number, usualGap: number): { body: Line[]; headings: HeadingBlock[] } {
  // What follows the heading of a count or of the prayer, up to the next number, belongs to that heading.
  const mark = lines.findIndex((line) => countMark(line) !== null || isPrayerHeading(line))
  let from = mark >= 0 && lines.length - mark <= MOST_HEADING_LINES ? mark : lines.length
  while (from > 0) {
    const line = lines[from - 1] as Line
    if (looksLikeHeading(line, left, right)) {
      from--
      continue
    }
    const block = argumentBlock(lines, from, left, usualGap)
    if (block === null) break
    from = block
  }
  return { body: lines.slice(0, from), headings: blocks(lines.slice(from), left, right) }
}

/** "B. Defendant turned the setting on by default": an enumerated, sentence-long heading of up to four lines. */
function argumentBlock(lines: readonly Line[], end: number, left: number, usualGap: number): number | null {
  for (let from = end - 1; from >= Math.max(0, end - 4); from--) {
    const line = lines[from] as Line
    const text = line.text.trim()
    const match = ENUMERATED.exec(text)
    const last = (lines[end - 1] as Line).text.trim()
    // Set with the body's own spacing, a heading still follows a full stop and has none itself.
    const before = lines[from - 1]
    const apart = before !== undefined && (/[.?!]["”’)]*$/.test(before.text.trim()) || isCapitals(before.text)) && !/[.;:,]$/.test(last)
    const loose = line.above > usualGap * 1.25 || line.bold || from === 0 || apart
    if (match && (match[1] || match[2]) && loose && /^[IVXLA-Z]+[.)]\s+[A-Z“"]/.test(text)) {
      const rest = lines.slice(from + 1, end)
      // A list item inside a paragraph hangs on its paragraph's margin and ends like a sentence of a list.
      if (/;$|; (?:and|or)$/.test((lines[end - 1] as Line).text.trim())) return null
      return rest.every((one) => one.x >= line.x - 2 && one.x > left - 1) ? from : null
    }
    if (line.bold && loose && from === end - 1) return from
  }
  return null
}

/** Lines that belong to one heading are joined; a new enumeration or a wide gap begins another. */
function blocks(lines: readonly Line[], left: number, right: number): HeadingBlock[] {
  const found: HeadingBlock[] = []
  for (const line of lines) {
    const text = line.text.trim()
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    const last = found.at(-1)
    const previous = last?.lines.at(-1)
    const begins = ENUMERATED.test(text) || countMark(line) !== null || isPrayerHeading(line) || isJuryHeading(line) || NO_NUMBER_ENUMERATED.test(text)
    const joins = last && previous && !begins && !/\bCOMPLAINT\W*$/.test(previous.text) && countMark(previous) === null && line.page === previous.page
      && (line.above < line.h * 1.35 || NO_NUMBER_ENUMERATED.test(last.text)) && !isPrayerHeading(previous)
    if (joins) {
      last.lines.push(line)
      last.text += ` ${text}`
    } else found.push({ lines: [line], level: levelOf(line, left, right), text })
  }
  return found
}

function levelOf(line: Line, left: number, right: number): number {
  if (line.headingLevel !== null) return line.headingLevel
  const text = line.text.trim()
  if (countMark(line) || isPrayerHeading(line)) return 1
  const match = ENUMERATED.exec(text)
  if (match?.[1] && (match[1].length > 1 || /^[IVX]$/.test(match[1]))) return 1
  if (match?.[2]) return 2
  if (match?.[3]) return 3
  if (match?.[4]) return 4
  return isCapitals(text) || isCentred(line, left, right) ? 1 : 2
}
