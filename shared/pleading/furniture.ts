/**
 * Takes off a page what is not the pleading (domain § 1.3.1): the column of line numbers, filing
 * stamps, running heads and feet, page numbers, footnotes.
 */
import type { PageText } from '../text/page'
import { type Line, linesOfPage, mode, withoutRuns } from './line'

export type Stamp = { page: number; document: string; attachment: string | null }

export type CleanPage = {
  n: number
  lines: Line[]
  footnotes: { anchor: string; text: string }[]
  stamp: Stamp | null
}

const FILING_STAMP = /\bCase\s*:?\s*\d+:\d{2}-[a-z]{2,4}-\d+.{0,40}?\b(?:Document|Doc\.?|ECF No\.?|Dkt\.?)\s*#?\s*(\d+)(?:-(\d+))?\b.{0,30}?\bFiled\b/i
const STATE_STAMP = /^(?:FILED|RECEIVED)\b.{0,60}(?:COUNTY CLERK|NYSCEF)|NYSCEF DOC\. NO\.|INDEX NO\./i
const PAGE_NUMBER = /^[\W_]{0,4}(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[\W_]{0,4}$/i
/** Shares of the page's height in which heads and feet stand. */
const HEAD = 0.09
const FOOT = 0.9
const REPEATED_ON = 3

/** Cleans all pages of a pleading. Word processor files have no furniture. */
export function cleanPages(pages: readonly PageText[]): CleanPage[] {
  const raw = pages.map((page) => ({ page, lines: linesOfPage(page) }))
  const repeated = repeatedBands(raw.map((one) => one.lines))
  const bodySize = mode(raw.flatMap((one) => one.lines.map((line) => line.size)), 0.6)
  return raw.map(({ page, lines }) => {
    if (page.styled) return { n: page.n, lines, footnotes: [], stamp: null }
    const stamp = stampOf(lines)
    const numbered = dropLineNumbers(lines)
    const kept = numbered.filter((line) => !isFurniture(line, repeated))
    const { body, notes } = page.source === 'ocr' ? { body: kept, notes: [] } : splitFootnotes(kept, bodySize)
    return { n: page.n, lines: withGaps(body), footnotes: notes, stamp }
  })
}

function stampOf(lines: readonly Line[]): Stamp | null {
  for (const line of lines) {
    const match = FILING_STAMP.exec(line.text)
    if (match) return { page: line.page, document: match[1] ?? '', attachment: match[2] ?? null }
  }
  return null
}

/** The same words, page number aside, at the head or foot of three pages or more. */
function repeatedBands(pages: readonly Line[][]): Set<string> {
  const seen = new Map<string, number>()
  for (const lines of pages) {
    const here = new Set(lines.filter(inBand).map((line) => bandKey(line)))
    for (const key of here) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return new Set([...seen].filter(([, count]) => count >= REPEATED_ON).map(([key]) => key))
}

const inBand = (line: Line) => line.y < line.pageHeight * HEAD || line.y > line.pageHeight * FOOT
const bandKey = (line: Line) => `${line.y < line.pageHeight / 2 ? 'head' : 'foot'} ${line.text.toLowerCase().replace(/[\divxl]+/g, '#').replace(/\W+/g, ' ').trim()}`

function isFurniture(line: Line, repeated: Set<string>): boolean {
  if (FILING_STAMP.test(line.text) || (inBand(line) && STATE_STAMP.test(line.text))) return true
  if (line.y > line.pageHeight * 0.86 && PAGE_NUMBER.test(line.text)) return true
  if (line.y < line.pageHeight * HEAD && PAGE_NUMBER.test(line.text) && !/\d[.):]/.test(line.text)) return true
  // A short foot such as "COMPLAINT" repeats; a numbered paragraph that happens to end a page does not.
  return inBand(line) && repeated.has(bandKey(line)) && !/^\W{0,2}\d{1,4}[.)]\s+\w/.test(line.text)
}

type Mark = { line: number; value: number; y: number; x: number; glued: boolean }

/** A run of 15 or more numbers at an even pitch down the left edge is the column, and goes as a whole. */
function dropLineNumbers(lines: readonly Line[]): Line[] {
  const marks = lines.flatMap((line, index): Mark[] => {
    const first = line.runs[0]
    if (!first) return []
    const alone = /^(\d{1,2})$/.exec(first.text.trim())
    const glued = /^(\d{1,2})(?=\s+\S|[A-Za-z“"(])/.exec(first.text)
    const value = alone?.[1] ?? glued?.[1]
    return value ? [{ line: index, value: Number(value), y: line.y, x: first.x, glued: !alone }] : []
  })
  const column = columnOf(marks)
  if (column.size === 0) return [...lines]
  return lines.flatMap((line, index): Line[] => {
    const mark = column.get(index)
    if (!mark) return isColumnAsOneRun(line) ? [] : [line]
    if (!mark.glued) {
      const rest = withoutRuns(line, 1)
      return rest ? [rest] : []
    }
    const [first, ...others] = line.runs
    if (!first) return []
    const text = first.text.replace(/^\d{1,2}\s*/, '')
    const cut = first.w * (1 - text.length / Math.max(1, first.text.length))
    const run = { ...first, text, x: first.x + cut, w: first.w - cut }
    return [{ ...line, runs: [run, ...others], x: run.x, text: [run, ...others].map((one) => one.text).join(' ') }]
  })
}

const isColumnAsOneRun = (line: Line) => /^1 2 3 4 5 6 7 8 9 10 11 12\b[\d ]*$/.test(line.text)

function columnOf(marks: readonly Mark[]): Map<number, Mark> {
  const none = new Map<number, Mark>()
  if (marks.length < 12) return none
  const left = mode(marks.map((mark) => mark.x), 14)
  const near = marks.filter((mark) => Math.abs(mark.x - left) <= 14)
  // Longest run that goes up by the same pitch.
  let best: Mark[] = []
  for (let i = 0; i < near.length && i < 6; i++) {
    const start = near[i] as Mark
    const run = [start]
    for (const mark of near.slice(i + 1)) {
      const last = run.at(-1) as Mark
      const step = mark.value - last.value
      if (step < 1 || step > 4) continue
      if (run.length > 1) {
        const pitch = (last.y - start.y) / (last.value - start.value)
        if (Math.abs((mark.y - last.y) / step - pitch) > pitch * 0.35) continue
      }
      run.push(mark)
    }
    if (run.length > best.length) best = run
  }
  const first = best[0]
  const last = best.at(-1)
  if (!first || !last || best.length < 12 || first.value > 4 || last.value > 36) return none
  return new Map(best.map((mark) => [mark.line, mark]))
}

/** Small type at the foot of the page that begins with a number or a sign is a footnote. */
function splitFootnotes(lines: readonly Line[], bodySize: number): { body: Line[]; notes: { anchor: string; text: string }[] } {
  let from = lines.length
  while (from > 0) {
    const line = lines[from - 1] as Line
    if (line.size > bodySize * 0.92 || line.y < line.pageHeight * 0.35) break
    from--
  }
  while (from < lines.length && !/^[\d*†‡]{1,3}\s*\S/.test((lines[from] as Line).text)) from++
  const notes: { anchor: string; text: string }[] = []
  for (const line of lines.slice(from)) {
    const start = /^([\d*†‡]{1,3})\s*(?=\S)(.*)$/.exec(line.text)
    const last = notes.at(-1)
    if (start?.[1] && (!last || Number(start[1]) === Number(last.anchor) + 1 || Number.isNaN(Number(start[1])))) notes.push({ anchor: start[1], text: start[2] ?? '' })
    else if (last) last.text += ` ${line.text}`
  }
  return notes.length > 0 ? { body: lines.slice(0, from), notes } : { body: [...lines], notes: [] }
}

function withGaps(lines: readonly Line[]): Line[] {
  let bottom = -100
  return lines.map((line) => {
    const above = line.y - bottom
    bottom = line.y + line.h
    return { ...line, above }
  })
}
