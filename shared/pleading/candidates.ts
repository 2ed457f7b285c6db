/**
 * Lines that may begin a numbered paragraph (domain § 1.3.2). Scored, not decided: the sequence
 * decides.
 */
import { type Line, mode } from './line'
import { countMark, isPrayerHeading } from './landmarks'

export type Candidate = {
  /** index into the lines */
  line: number
  n: number
  /** the digits as they stand on the paper */
  printed: string
  /** characters of the line that are number and not text */
  skip: number
  /** 0 to 1: how much it looks like the start of a paragraph by itself */
  score: number
  /** count or part headings passed so far: a restart is cheap only behind a new one */
  section: number
  afterPrayer: boolean
  /** where one line stands for several numbers, as "1-5." or "3, 5 and 7-9." of an answer does: those after which the next may follow */
  ends?: readonly number[]
}

/** Signs that OCR leaves before a number: "¯ 49.", ".66.", "“85." */
const START = /^(\s*[\s¯_.,'"“”‘’`´~^•*|\\/:;·\-–—]{0,4}(?:¶¶?\s*|PARAGRAPH\s+)?)(\d{1,4}|[lIO|]{1,3}(?=[.,])|\d{0,3}[lIOo]\d{0,3}(?=\.))(\s?[.,):;]{1,3})?(.*)$/

/** How a number's tail raises or lowers the score. */
const TAIL = { dot: 1, paren: 0.7, misprint: 0.62, none: 0.32 }

export function findCandidates(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = []
  let section = 0
  let afterPrayer = false
  for (const [index, line] of lines.entries()) {
    if (countMark(line)) section++
    if (isPrayerHeading(line)) afterPrayer = true
    const candidate = line.number !== null ? byNumbering(line, index) : byText(line, lines[index + 1])
    if (candidate) found.push({ ...candidate, line: index, section, afterPrayer })
  }
  return scoreByPlace(found, lines)
}

type Bare = Omit<Candidate, 'line' | 'section' | 'afterPrayer'>

/** A number that the word processor computed is certain; only "12." style numbers count. */
function byNumbering(line: Line, _index: number): Bare | null {
  const number = line.number ?? ''
  const digits = /^\D{0,3}(\d{1,4})\W{0,2}$/.exec(number)
  if (!digits?.[1] || line.headingLevel !== null) return null
  return { n: Number(digits[1]), printed: number, skip: line.text.startsWith(number) ? number.length : 0, score: 1 }
}

function byText(line: Line, next: Line | undefined): Bare | null {
  const match = START.exec(line.text)
  if (!match) return null
  const [, noise = '', digits = '', tail = '', rest = ''] = match
  const n = Number(digits.replace(/[lI|]/g, '1').replace(/[Oo]/g, '0'))
  if (!Number.isInteger(n) || n < 1 || n > 2999) return null
  const skip = noise.length + digits.length + tail.length
  const words = rest.trim()
  // "3.2 The parties" and "1,000 members" are no paragraph numbers.
  if (/^\d/.test(rest) || (tail === '' && !/^\s/.test(rest) && rest !== '')) return null
  const text = words === '' ? (next?.text ?? '') : words
  let score = scoreTail(tail, line, noise)
  if (!/^[“"'‘([]?[A-Z¶§\d$]/.test(text)) score -= 0.35
  if (words === '' && line.runs.length === 1 && tail === '') score -= 0.25
  if (/[lIO|o]/.test(digits)) score -= 0.2
  return { n, printed: `${noise.trim()}${digits}${tail.trim()}`, skip, score }
}

function scoreTail(tail: string, line: Line, noise: string): number {
  const clean = tail.trim()
  if (clean.startsWith('.')) return TAIL.dot - (clean.length > 1 ? 0.1 : 0) - (noise.trim() === '' || noise.includes('¶') ? 0 : 0.1)
  if (clean === ')') return TAIL.paren
  if (clean !== '') return TAIL.misprint
  // No dot, but set apart by a wide gap: "12    Plaintiff is".
  return line.runs.length > 1 && /^\W{0,3}\d{1,4}$/.test(line.runs[0]?.text.trim() ?? '') ? 0.55 : noise.includes('¶') ? 0.9 : TAIL.none
}

/** Numbers that begin where most numbers begin are likelier; deep inside a quotation, less so. */
function scoreByPlace(found: Candidate[], lines: readonly Line[]): Candidate[] {
  const clean = found.filter((one) => one.score >= 0.9).map((one) => (lines[one.line] as Line).x)
  if (clean.length < 5) return found
  const usual = mode(clean, 14)
  return found.map((one) => {
    const x = (lines[one.line] as Line).x
    const off = Math.abs(x - usual)
    return { ...one, score: one.score + (off <= 12 ? 0.15 : off <= 48 ? -0.1 : -0.3) }
  })
}
