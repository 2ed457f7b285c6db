/** Finds the printed pages and lines: by line numbers that begin anew, page numbers in sequence, form feeds. */
import { leadOf, type Read, readRow, readRows } from './lead'
import type { Panel, PrintedPage } from './model'
import { addLine, appendTo, newPage, withLines } from './pageLines'
import { byPosition } from './byPosition'
import { beginOf, isBlankRow, isDigitCode } from './row'
import { type Stamps, stampsOf, takeRight } from './stamps'

const MOST_LINES = 70
/** Rows of a page on which a number or two are no numbers of lines. */
const LOOSE = 8

/** `002:01` or `002/01` at the left of a row, or `0002  1`. */
const PREFIX = /^\s{0,6}(?:(\d{1,5})[:/]|(0\d{2,4})\s{1,3})(\d{1,2})(?=\s(?!\s?[AaPp]\.?[Mm]\b)|$)/

export function paginate(panels: readonly Panel[]): PrintedPage[] {
  const all = panels.flatMap((panel) => panel.rows)
  if (isPrefixed(all)) return byPrefix(panels)
  const stamps = stampsOf(all)
  const read = panels.map((panel) => ({ panel, rows: readRows(panel, stamps) }))
  if (isNumbered(read)) return read.flatMap(({ panel, rows }) => byNumbers(panel, rows, stamps))
  return byPosition(panels, stamps)
}

/** Whether a colon or a stroke stands behind a few digits, or the first of them is a zero. */
function mayPrefix(row: string, at: number): boolean {
  const first = row.charCodeAt(at)
  if (!isDigitCode(first)) return false
  let end = at + 1
  while (end < at + 5 && isDigitCode(row.charCodeAt(end))) end++
  const sign = row.charCodeAt(end)
  return first === 48 || sign === 58 || sign === 47
}

function isPrefixed(rows: readonly string[]): boolean {
  let last: [number, number] | null = null
  let good = 0
  let bad = 0
  let filled = 0
  let first = true
  for (const row of rows) {
    const at = beginOf(row)
    if (at === row.length) continue
    filled++
    const match = at <= 6 && mayPrefix(row, at) ? PREFIX.exec(row) : null
    if (!match) continue
    const now: [number, number] = [Number(match[1] ?? match[2]), Number(match[3])]
    if (now[1] !== 1) first = false
    const follows = last === null || (now[0] === last[0] && now[1] > last[1] && now[1] <= last[1] + 3) || (now[0] > last[0] && now[1] <= 2)
    if (follows) good++
    else bad++
    last = now
  }
  // Times rise too, but by minutes that repeat; and a page of one line is none.
  return good >= 3 && good > bad * 8 && (good > filled * 0.5 || (first && good * MOST_LINES > filled))
}

function byPrefix(panels: readonly Panel[]): PrintedPage[] {
  const pages: PrintedPage[] = []
  const every = panels.flatMap((panel) => panel.rows)
  const stamps = stampsOf(every.filter((row) => PREFIX.test(row)).map((row) => row.replace(PREFIX, '')))
  for (const panel of panels) for (const row of panel.rows) {
    const match = PREFIX.exec(row)
    let page = pages.at(-1)
    if (match) {
      const printed = Number(match[1] ?? match[2])
      const n = Number(match[3])
      if (!page || page.printed !== printed || n < (page.lines.at(-1)?.n ?? 0)) {
        page = { filePage: panel.filePage, printed, said: true, lines: [], indents: [], part: 'other', furniture: [], numbered: true }
        pages.push(page)
      }
      addLine(page, n, row, stamps, match[0].length)
      continue
    }
    const { n: lead, end } = readRow(row)
    const last = page?.lines.at(-1)?.n ?? 0
    if (page && lead !== null && lead > last && lead <= last + 3) addLine(page, lead, row, stamps, end)
    else if (!isBlankRow(row) && page) appendTo(page, row)
  }
  return pages
}

function isNumbered(read: readonly { panel: Panel; rows: readonly Read[] }[]): boolean {
  let counted = 0
  let filled = 0
  for (const { panel, rows } of read) {
    let last = 0
    for (const row of rows) {
      if (row.blank && row.time === '') continue
      filled++
      const lead = leadOf(row, panel.ocr, last + 1)
      if (lead === null) continue
      if (lead === last + 1 || (lead === 1 && last > 1)) {
        last = lead
        counted++
      }
    }
  }
  return counted >= 5 && counted > filled * 0.4
}

/** Pages by their line numbers: a number that begins anew begins a page. */
function byNumbers(panel: Panel, rows: readonly Read[], stamps: Stamps): PrintedPage[] {
  const pages: { page: PrintedPage; above: string[]; below: string[] }[] = []
  const column = columnOf(rows, panel.ocr)
  let last = 0
  let between: string[] = []
  for (let at = 0; at < rows.length; at++) {
    const read = rows[at] as Read
    const { row, end } = read
    const now = pages.at(-1)
    let lead = leadOf(read, panel.ocr, last + 1)
    if (lead !== null && Math.abs(end - column) > 3 && !(row.trim().length <= 2 && Math.abs(end - column) <= 6)) lead = null
    const isNext = lead !== null && now !== undefined && (lead === last + 1 || (lead > last + 1 && lead <= last + 4 && follows(rows, at, lead, panel.ocr)))
    // A number alone above line 1 is the page's.
    if (lead !== null && !isNext && isAlone(read) && leadOf(rows.slice(at + 1, at + 4).find((one) => !one.blank) ?? read, panel.ocr, 1) === 1) lead = null
    const isNew = lead !== null && !isNext && lead <= 2 && (now === undefined || last >= 3) && (lead === 1 || now === undefined || last >= 10)
    if (lead !== null && isNew) {
      const page = newPage(panel)
      pages.push({ page, above: between, below: [] })
      between = []
      add(page, lead, read, stamps)
      last = lead
    } else if (lead !== null && now && isNext) {
      // Rows between two numbered ones are lines without a number, as on a cover.
      for (const one of between) if (!isBlankRow(one)) appendTo(now.page, takeRight(one, stamps).row)
      between = []
      add(now.page, lead, read, stamps)
      last = lead
    } else if (!read.blank) between.push(row)
  }
  const end = pages.at(-1)
  if (end) end.below = between
  // One number among many rows is that of the page, as above a word index.
  const loose = pages.length === 1 && end && end.page.lines.length < 3 ? rows.filter((read) => !read.blank).map(({ row }) => row) : pages.length === 0 ? between : []
  if (loose.length > (end ? LOOSE : 0)) return [withLines({ ...newPage(panel), numbered: false, furniture: loose }, loose.slice(0, MOST_LINES), stamps)]
  return pages.map(({ page, above, below }) => {
    for (const row of above) page.furniture.push(`^${row}`)
    for (const row of below) page.furniture.push(`_${row}`)
    return page
  })
}

const isAlone = ({ row, end }: Read) => isBlankRow(row.slice(end))

function follows(rows: readonly Read[], at: number, n: number, ocr: boolean): boolean {
  for (let ahead = at + 1; ahead < Math.min(rows.length, at + 4); ahead++) {
    const row = rows[ahead]
    if (row && leadOf(row, ocr, n + 1) === n + 1) return true
  }
  return at + 1 >= rows.length
}

/** The column at which most line numbers end. */
function columnOf(rows: readonly Read[], ocr: boolean): number {
  const ends = new Map<number, number>()
  let last = 0
  for (const row of rows) {
    const lead = leadOf(row, ocr, last + 1)
    if (lead === null || !(lead === last + 1 || lead === 1)) continue
    last = lead
    ends.set(row.end, (ends.get(row.end) ?? 0) + 1)
  }
  return [...ends].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 2
}

function add(page: PrintedPage, n: number, { row, time, end }: Read, stamps: Stamps): void {
  addLine(page, n, row, stamps, end)
  const line = page.lines.at(-1)
  if (line && time !== '') line.time = time
}
