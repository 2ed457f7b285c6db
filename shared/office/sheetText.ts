/** Sheets of a workbook as pages of text: a row a line, cells by tabs as they are displayed. */
import { plainPage } from '../plain/read'
import type { PageText } from '../text/page'
import { listed, some } from './package'

export type SheetComment = { ref: string; author: string; text: string }

/** A sheet as its reader found it; rows and columns count from 0. */
export type Sheet = {
  name: string
  /** hidden: a person can show it; very hidden: only a macro can */
  shown: 'yes' | 'hidden' | 'very hidden'
  /** cells by column, by row; ascending */
  rows: { r: number; cells: { c: number; text: string }[] }[]
  comments: SheetComment[]
  hiddenRows: number
  hiddenColumns: string[]
  formulas: number
  /** formulas without a stored value */
  unsolved: number
  /** what was not read: "Rows after 200,000" */
  left: string
}

const ROWS_A_PAGE = 2000
/** Longer stretches without anything are told in a line instead of left blank. */
const GAP = { rows: 20, columns: 60 }
/** Cells of one workbook that are shown, and characters of one cell and of all. */
const MOST = { cells: 3_000_000, cell: 32_767, characters: 100_000_000 }

/** "A" to "XFD" of a column counted from 0. */
export function columnName(c: number): string {
  let name = ''
  for (let left = c + 1; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}

/** One page a sheet, or 2,000 rows of it; what no longer found room is told in the second result. */
export function pagesOfSheets(sheets: readonly Sheet[]): { pages: PageText[]; left: string[] } {
  const pages: PageText[] = []
  const left: string[] = []
  let cells = 0
  let characters = 0
  for (const sheet of sheets) {
    if (sheet.left) left.push(`Sheet “${sheet.name}”: ${sheet.left} not read.`)
    let lines: string[] = []
    let next = 0
    let partFrom = 0
    const flush = (more: boolean) => {
      if (!more && lines.length === 0 && partFrom > 0) return
      const label = `[${sheet.shown === 'yes' ? 'Sheet' : sheet.shown === 'hidden' ? 'Hidden sheet' : 'Very hidden sheet'}] ${oneLine(sheet.name)}`
      const part = more || partFrom > 0 ? `, rows from ${partFrom + 1}` : ''
      pages.push(plainPage([label + part, ...lines].join('\n'), pages.length + 1))
      lines = []
    }
    for (const row of sheet.rows) {
      cells += row.cells.length
      if (cells > MOST.cells || characters > MOST.characters) {
        left.push(`Sheet “${sheet.name}”: rows from ${row.r + 1} on do not fit and are left out.`)
        break
      }
      if (row.r - next > GAP.rows) lines.push(`[Rows ${next + 1} to ${row.r} are empty]`)
      else for (; next < row.r; next++) lines.push('')
      if (row.r - partFrom >= ROWS_A_PAGE) {
        flush(true)
        partFrom = row.r
      }
      const line = lineOf(row.cells)
      characters += line.length
      lines.push(line)
      next = row.r + 1
    }
    for (const one of sheet.comments) {
      if (lines.length >= 2 * ROWS_A_PAGE) {
        flush(true)
        partFrom = next
      }
      lines.push(`[Comment on ${one.ref}${one.author ? ` by ${oneLine(one.author)}` : ''}] ${oneLine(one.text)}`)
    }
    flush(false)
  }
  return { pages, left }
}

/** Sentences on what a glance at the sheets would miss. */
export function sheetRemarks(sheets: readonly Sheet[]): string[] {
  const found: string[] = []
  const names = (shown: Sheet['shown']) => sheets.filter((one) => one.shown === shown).map((one) => one.name)
  const [hidden, very] = [names('hidden'), names('very hidden')]
  if (hidden.length > 0) found.push(`${some(hidden.length, 'sheet is', 'sheets are')} hidden: ${listed(hidden)}.`)
  if (very.length > 0) found.push(`${some(very.length, 'sheet is', 'sheets are')} hidden so that Excel does not list ${very.length === 1 ? 'it' : 'them'}: ${listed(very)}.`)
  const partly = sheets.filter((one) => one.hiddenRows > 0 || one.hiddenColumns.length > 0).map((one) => {
    const rows = one.hiddenRows > 0 ? some(one.hiddenRows, 'row') : ''
    const columns = one.hiddenColumns.length > 0 ? `${one.hiddenColumns.length === 1 ? 'column' : 'columns'} ${listed(one.hiddenColumns)}` : ''
    return `${[rows, columns].filter(Boolean).join(' and ')} of “${one.name}”`
  })
  if (partly.length > 0) found.push(`Hidden, but in the text: ${listed(partly, 8)}.`)
  const sum = (key: 'formulas' | 'unsolved') => sheets.reduce((total, one) => total + one[key], 0)
  if (sum('formulas') > 0) found.push(`${some(sum('formulas'), 'cell holds a formula', 'cells hold formulas')}; the text shows the values as last stored.`)
  if (sum('unsolved') > 0) found.push(`${some(sum('unsolved'), 'formula has', 'formulas have')} no stored value and ${sum('unsolved') === 1 ? 'is' : 'are'} shown as written.`)
  const comments = sheets.reduce((total, one) => total + one.comments.length, 0)
  const authors = [...new Set(sheets.flatMap((one) => one.comments.map((comment) => comment.author)))].filter(Boolean)
  if (comments > 0) found.push(`It holds ${some(comments, 'comment')}${authors.length > 0 ? ` by ${listed(authors)}` : ''}; they stand below the sheets.`)
  return found
}

function lineOf(cells: readonly { c: number; text: string }[]): string {
  const parts: string[] = []
  let next = 0
  for (const { c, text } of cells) {
    const words = oneLine(text).slice(0, MOST.cell)
    if (words === '') continue
    if (c - next > GAP.columns) parts.push(`[column ${columnName(c)}]`)
    else for (; next < c; next++) parts.push('')
    parts.push(words)
    next = c + 1
  }
  return parts.join('\t')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
