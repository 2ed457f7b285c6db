/** Pages of a file as panels of text lines; a condensed sheet (2, 4 or 6 pages) is cut along its own line numbers. */
import type { PageText, Run } from '../text/page'
import { withoutOddFeeds } from './feeds'
import { withoutGlue } from './glued'
import type { Panel } from './model'
import { fullPage, numberedByPlace, type PlacedWord, rulerOf } from './ocrLines'
import { pageNumberOf } from './pageNumber'
import { beginOf, beginsWithDigit, isBlankCode } from './row'
import { withNumbersLeft } from './rightNumbers'
import { type Signs, signsOf } from './signs'

type Word = PlacedWord

/** A line-number column must count this far to be one. */
const LEAST_COUNT = 8
/** Lines of a page of a text file that `readPlain` cut only to show it in parts. */
const CUT_AT = 2000

/** Panels of a file whose pages have places (PDF, OCR). */
export function panelsOfPages(pages: readonly PageText[]): Panel[] {
  const laid = pages.map((page) => {
    const { words, columns } = withoutMirrors(wordsOf(page))
    const ocr = page.source === 'ocr'
    return { page, words, columns, ocr, ruler: ocr && columns.length < 2 ? rulerOf(words) : null }
  })
  const last = fullPage(laid.map((one) => one.ruler))
  return laid.flatMap(({ page, words, columns, ocr, ruler }): Panel[] => {
    const unit = unitOf(page.runs)
    const { confidence } = page
    if (columns.length < 2) {
      const numbered = ruler ? numberedByPlace(words, ruler, last) : null
      return [{ filePage: page.n, rows: rowsOf(numbered?.words ?? words, unit), condensed: false, ocr, confidence, byPlace: numbered?.told ?? 0 }]
    }
    return inOrder(cut(words, columns, page.height).map((own) => ({ filePage: page.n, rows: rowsOf(own, unit), condensed: true, ocr, confidence })))
  })
}

/** Panels of plain text: form feeds part them; a sheet of several columns is cut. */
export function panelsOfText(pages: readonly Pick<PageText, 'text' | 'n'>[]): Panel[] {
  const panels: Panel[] = []
  let open = false
  for (const page of pages) {
    const rows = page.text.split('\n')
    const last = panels.at(-1)
    if (open && last) last.rows.push(...rows)
    else panels.push({ filePage: page.n, rows, condensed: false, ocr: false })
    open = rows.length === CUT_AT
  }
  return cutPanels(withoutOddFeeds(panels), pages.some((page) => ANY_BAR.test(page.text)))
}

function cutPanels(whole: readonly Panel[], hasBars: boolean): Panel[] {
  const signs: Signs = { filled: 0, numbered: 0, dotted: 0, glued: 0, mixed: 0 }
  for (const { rows } of whole) signsOf(rows, signs)
  const panels = withNumbersLeft(whole, signs)
  const ocr = signs.mixed >= 3
  const frame = frameOf(panels, signs, hasBars)
  const parts = withoutGlue(panels, signs).map((panel) => ({ ...panel, ocr, rows: frame ? panel.rows.map(frame) : panel.rows })).flatMap(cutText)
  // The last sheet may hold one page alone, beside the bar.
  return parts.some((one) => one.condensed) ? parts.map((one) => (one.condensed ? one : { ...one, rows: one.rows.map((row) => row.replace(BAR_BEHIND, '')) })) : parts
}

const BAR = '[|\u2502\u2503\u2551\u00a6]'
const ANY_BAR = new RegExp(BAR)
const FRAMES = [new RegExp(`^(\\s{0,12})${BAR}(?=\\s)`), new RegExp(`^(\\s{0,12}\\d{1,2}\\s{0,6})${BAR}(?=\\s|$)`), new RegExp(`^(.{0,300}\\s)${BAR}(?=\\s{0,12}(?:\\d{1,2}\\s{0,4})?$)`)]

/** "1.", "1)" or "01:" at the left: the number of a line, where most rows have one. */
const DOTTED = /^(\s{0,12}\d{1,2})[.):](?=\s|$)/

/** Takes the bars of a frame out of a row, where most rows have them: beside the line numbers, or at the right edge; and the dots behind the numbers. */
function frameOf(panels: readonly Panel[], { filled, dotted }: Signs, hasBars: boolean): ((row: string) => string) | null {
  if (dotted > filled * 0.7) return (row) => row.replace(DOTTED, '$1 ')
  if (!hasBars) return null
  const barred = panels.flatMap((panel) => panel.rows.filter((row) => row.length < 400 && ANY_BAR.test(row)))
  if (barred.length <= filled * 0.5) return null
  const drawn = FRAMES.filter((one) => barred.filter((row) => one.test(row)).length > filled * 0.5)
  return drawn.length === 0 ? null : (row) => drawn.reduce((now, one) => now.replace(one, '$1 '), row)
}

/** A cheaper question than the whole of the sign. */
const BEHIND_GAP = new RegExp(`\\S(?:\\s|${BAR}){2,}\\d`)
/** Two numbers with a wide gap or a bar between them. */
const TWICE = new RegExp(`^\\s*\\d{1,2}\\s.*(?:\\s|${BAR}){2,}\\d{1,2}(?:\\s|$)`)
const BAR_BEHIND = new RegExp(`\\s${BAR}\\s*$`)
const LONE_BAR = new RegExp(`^${BAR}$`)

/** Whether enough rows have a second number; asked no longer than there may be. */
function isTwiceNumbered(rows: readonly string[]): boolean {
  let wanted = LEAST_COUNT
  for (let at = 0; at <= rows.length - wanted; at++) {
    const row = rows[at] as string
    if (beginsWithDigit(row) && BEHIND_GAP.test(row) && TWICE.test(row.slice(0, 400)) && --wanted === 0) return true
  }
  return false
}

function cutText(panel: Panel): Panel[] {
  // Two numbers with a wide gap between them on many lines: the sign of pages beside each other.
  if (!isTwiceNumbered(panel.rows)) return [panel]
  const words = panel.rows.flatMap((row, index) => [...row.slice(0, 1000).matchAll(/\S+/g)].map((match): Word => ({ text: match[0], x: match.index, w: match[0].length, y: index, row: index })))
  const { words: kept, columns, mirrored } = withoutMirrors(words)
  const rows = [...panel.rows]
  for (const word of mirrored) rows[word.row] = `${(rows[word.row] ?? '').slice(0, word.x)}${' '.repeat(word.w)}${(rows[word.row] ?? '').slice(word.x + word.w)}`.trimEnd()
  if (columns.length < 2 || (mirrored.length > 0 && columns.every((one) => Math.abs(one.left - (columns[0] as Column).left) < 30))) return [{ ...panel, rows }]
  // A bar between the pages belongs to none of them.
  return inOrder(cut(kept.filter((word) => !LONE_BAR.test(word.text)), columns, panel.rows.length).map((own) => ({ ...panel, rows: rowsOf(own, 1), condensed: true })))
}

/** Some print the line numbers in the right margin as well: a column of numbers with nothing behind it, beside another. */
function withoutMirrors(words: readonly Word[]): { words: readonly Word[]; columns: Column[]; mirrored: readonly Word[] } {
  const columns = numberColumns(words)
  const beside = (one: Column, other: Column) => other.right < one.left && other.count === one.count && Math.abs(other.top - one.top) < pitchOf(one) && Math.abs(other.bottom - one.bottom) < pitchOf(one)
  const within = (word: Word, one: Column) => word.y >= one.top && word.y <= one.bottom
  const mirrors = columns.filter((one) => columns.some((other) => beside(one, other)) && !words.some((word) => word.x > one.right && within(word, one)))
  if (mirrors.length === 0) return { words, columns, mirrored: [] }
  const isMirrored = (word: Word) => /^\d{1,2}$/.test(word.text) && mirrors.some((one) => within(word, one) && word.x >= one.left - 1 && word.x + word.w <= one.right + 1)
  return { words: words.filter((word) => !isMirrored(word)), columns: columns.filter((one) => !mirrors.includes(one)), mirrored: words.filter(isMirrored) }
}

/** Panels of a sheet by the numbers that they print: down then across, or across then down. */
function inOrder(panels: Panel[]): Panel[] {
  const numbers = panels.map((panel) => [...panel.rows.slice(0, 3), ...panel.rows.slice(-3)].flatMap((row) => (/page/i.test(row) || !/^\s{0,3}\d/.test(row) ? (pageNumberOf(row) ?? []) : [])).find((one) => one.sure)?.n ?? null)
  if (numbers.some((one) => one === null) || new Set(numbers).size < numbers.length) return panels
  return panels.map((panel, index) => ({ panel, n: numbers[index] as number })).sort((a, b) => a.n - b.n).map((one) => one.panel)
}

function wordsOf(page: PageText): Word[] {
  const words: Word[] = []
  let row = 0
  let seen = 0
  for (const run of page.runs) {
    for (; seen < run.at; seen++) if (page.text.charCodeAt(seen) === 10) row++
    const { text } = run
    for (let from = 0; from < text.length;) {
      from = beginOf(text, from)
      let to = from
      while (to < text.length && !isBlankCode(text.charCodeAt(to))) to++
      if (to > from) {
        const x = placeIn(run, from)
        words.push({ text: from === 0 && to === text.length ? text : text.slice(from, to), x, w: placeIn(run, to) - x, y: run.y + run.h / 2, row })
      }
      from = to
    }
  }
  return words
}

function placeIn(run: Run, at: number): number {
  const stops = run.stops
  if (!stops || stops.length === 0) return run.x + (run.w * at) / run.text.length
  let index = 0
  while (index + 1 < stops.length && (stops[index + 1]?.at ?? 0) <= at) index++
  const stop = stops[index] as NonNullable<typeof stops>[number]
  const end = stops[index + 1]?.at ?? run.text.length
  return stop.x + Math.min(1, (at - stop.at) / Math.max(1, end - stop.at)) * stop.w
}

/** Width of a letter: the median over the runs. */
function unitOf(runs: readonly Run[]): number {
  const widths = runs.filter((run) => run.text.length > 3).map((run) => run.w / run.text.length).sort((a, b) => a - b)
  return Math.max(1, widths[Math.floor(widths.length / 2)] ?? 6)
}

type Column = { left: number; right: number; top: number; bottom: number; count: number }

const pitchOf = (column: Column) => (column.bottom - column.top) / Math.max(1, column.count - 1)

/** Columns of numbers that count 1, 2, 3… down the page. */
function numberColumns(words: readonly Word[]): Column[] {
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word.text)).sort((a, b) => a.x + a.w - (b.x + b.w))
  const groups: Word[][] = []
  for (const word of numbers) {
    const group = groups.find((one) => Math.abs((one[0] as Word).x + (one[0] as Word).w - word.x - word.w) < Math.max(3, word.w * 0.8) || Math.abs((one[0] as Word).x - word.x) < 1.5)
    if (group) group.push(word)
    else groups.push([word])
  }
  const columns: Column[] = []
  for (const group of groups) {
    let run: Word[] = []
    const close = () => {
      if (run.length >= LEAST_COUNT) columns.push({ left: Math.min(...run.map((one) => one.x)), right: Math.max(...run.map((one) => one.x + one.w)), top: (run[0] as Word).y, bottom: (run.at(-1) as Word).y, count: Number((run.at(-1) as Word).text) })
      run = []
    }
    for (const word of group.sort((a, b) => a.y - b.y)) {
      // "12 1 time after that": the number of a line stands once on its row.
      if (run.at(-1)?.row === word.row) continue
      const n = Number(word.text)
      const last = run.length > 0 ? Number((run.at(-1) as Word).text) : 0
      if (run.length > 0 && n <= 2 && last >= LEAST_COUNT) close()
      if (run.length === 0 ? n <= 2 : n > last && n <= last + 3) run.push(word)
    }
    close()
  }
  // Page numbers down a long text count up too, but far from each other.
  const least = Math.min(...columns.map(pitchOf))
  return columns.filter((one) => pitchOf(one) < least * 2).sort((a, b) => a.left - b.left)
}

/** Words of each panel, in the order of the columns: the printed numbers decide the rest. */
function cut(words: readonly Word[], columns: readonly Column[], height: number): Word[][] {
  const lefts: number[] = []
  for (const column of columns) if (!lefts.some((left) => Math.abs(left - column.left) < 30 && overlapsNone(columns, column, left))) lefts.push(column.left)
  const edges = [...new Set(lefts.map((left) => Math.round(left)))].sort((a, b) => a - b)
  const bands = edges.map((left, index) => ({ from: index === 0 ? Number.NEGATIVE_INFINITY : left - 2, to: (edges[index + 1] ?? Number.POSITIVE_INFINITY) - 2 }))
  return bands.flatMap((band) => {
    const own = columns.filter((one) => one.left >= band.from && one.left < band.to).sort((a, b) => a.top - b.top)
    return own.map((column, index) => {
      const pitch = pitchOf(column)
      const above = own[index - 1]
      // What stands between two panels of one column is the heading of the lower one, or the foot of the upper.
      const from = above ? above.bottom + pitch * 0.6 : Number.NEGATIVE_INFINITY
      const to = own[index + 1] ? column.bottom + pitch * 0.6 : height + pitch
      return words.filter((word) => word.x >= band.from && word.x < band.to && word.y > from && word.y <= to)
    })
  })
}

/** Whether a column stands where another begins, above or below it. */
function overlapsNone(columns: readonly Column[], column: Column, left: number): boolean {
  return columns.some((one) => one !== column && Math.abs(one.left - left) < 30 && (one.bottom < column.top || one.top > column.bottom))
}

/** Words as lines of letters, each at its column. */
function rowsOf(words: readonly Word[], unit: number): string[] {
  const left = words.length === 0 ? 0 : words.reduce((least, word) => Math.min(least, word.x), Number.POSITIVE_INFINITY)
  const rows = new Map<number, Word[]>()
  for (const word of words) {
    const own = rows.get(word.row)
    if (own) own.push(word)
    else rows.set(word.row, [word])
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, own]) => {
    let text = ''
    let end = left
    for (const word of own.sort((a, b) => a.x - b.x)) {
      const gap = Math.round((word.x - end) / unit)
      // A column that lies ahead is kept; words that run on are parted by one blank.
      const column = Math.round((word.x - left) / unit)
      text = text === '' ? ' '.repeat(Math.min(column, 300)) : text + ' '.repeat(Math.min(300, Math.max(1, gap > 1 ? Math.max(gap, column - text.length) : 1)))
      text += word.text
      end = word.x + word.w
    }
    return text
  })
}
