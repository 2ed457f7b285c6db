/** Sheets of Excel's formats by SheetJS, within bounds. */
import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { columnName, type Sheet, type SheetComment } from './sheetText'

/** Rows of a sheet that are read. */
const MOST_ROWS = 200_000
/** Hidden columns that are named. */
const MOST_COLUMNS = 200

type Cell = CellObject & { c?: { a?: string; t?: string }[] }

/** Reads a workbook's cells with their displayed text. `plain` leaves hidden rows and columns out of account. Throws what SheetJS throws. */
export function readSheets(bytes: Uint8Array, plain = false): { book: WorkBook; sheets: Sheet[] } {
  const book = endingStrings(() => read(bytes, {
    type: 'array', dense: true, sheetRows: MOST_ROWS, cellNF: true, cellHTML: false, cellFormula: true, cellStyles: !plain, bookVBA: false,
    // The short date of the system's language; only the ISO form is clear to everybody.
    dateNF: 'yyyy-mm-dd',
  }))
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return { book, sheets: book.SheetNames.map((name, at) => sheetOf(book.Sheets[name], name, book.Workbook?.Sheets?.[at]?.Hidden ?? 0, date1904)) }
}

/** Letters behind the end of a record: the longest string that a record can claim has 65,535. */
const MOST_BEHIND = 100_000

/**
 * The library reads a string whose length stood behind the end of its record letter by letter until the memory is
 * full. Each letter goes through `String.fromCharCode`, with nothing to make it of: there it is ended.
 */
function endingStrings<T>(act: () => T): T {
  const own = String.fromCharCode
  let behind = 0
  String.fromCharCode = (...codes: number[]) => {
    // Nothing where a number should be, or what was counted with it.
    if (codes.length === 1 && !(codes[0] as number >= 0) && ++behind > MOST_BEHIND) throw new Error('a string without an end')
    return own(...codes)
  }
  try {
    return act()
  } finally {
    String.fromCharCode = own
  }
}

function sheetOf(found: WorkSheet | undefined, name: string, hidden: number, date1904: boolean): Sheet {
  const sheet: Sheet = { name, shown: hidden === 2 ? 'very hidden' : hidden === 1 ? 'hidden' : 'yes', rows: [], comments: [], hiddenRows: 0, hiddenColumns: [], formulas: 0, unsolved: 0, left: '' }
  if (!found) return { ...sheet, left: 'its cells could' }
  const data = (found['!data'] ?? []) as (Cell | undefined)[][]
  // A program that does not calculate stores no values at all; beside calculated cells, an empty one is a result.
  const calculated = data.some((row) => row?.some((cell) => cell?.f !== undefined && shownAs(cell, date1904) !== ''))
  data.forEach((row, r) => {
    const cells: { c: number; text: string }[] = []
    row?.forEach((cell, c) => {
      if (!cell) return
      if (cell.f !== undefined) sheet.formulas++
      const text = shownAs(cell, date1904)
      if (text === '' && cell.f !== undefined && !calculated) {
        sheet.unsolved++
        cells.push({ c, text: `=${cell.f}` })
      } else if (text !== '') cells.push({ c, text })
      for (const comment of commentsOf(cell, `${columnName(c)}${r + 1}`)) sheet.comments.push(comment)
    })
    if (cells.length > 0) sheet.rows.push({ r, cells })
  })
  for (const row of found['!rows'] ?? []) if (row?.hidden) sheet.hiddenRows++
  found['!cols']?.forEach((column, c) => {
    if (column?.hidden && sheet.hiddenColumns.length < MOST_COLUMNS) sheet.hiddenColumns.push(columnName(c))
  })
  const full = found['!fullref'] as string | undefined
  const rows = full ? utils.decode_range(full).e.r + 1 : 0
  if (rows > MOST_ROWS) sheet.left = `the rows after ${MOST_ROWS.toLocaleString()} (it says it has ${rows.toLocaleString()}) were`
  return sheet
}

/** As the program displays it; dates in the system's short form as ISO dates. */
function shownAs(cell: Cell, date1904: boolean): string {
  if (cell.t === 'z') return ''
  if (cell.t === 'n' && typeof cell.v === 'number' && cell.z === 'm/d/yy h:mm') return SSF.format('yyyy-mm-dd hh:mm', cell.v, { date1904 }) as string
  if (cell.w !== undefined) return String(cell.w)
  if (cell.v === undefined || cell.v === null) return ''
  try {
    return utils.format_cell(cell)
  } catch {
    return String(cell.v)
  }
}

function commentsOf(cell: Cell, ref: string): SheetComment[] {
  return (cell.c ?? []).map((one) => {
    const author = (one.a ?? '').trim()
    const text = (one.t ?? '').trim()
    // Excel writes the author into the first line as well.
    return { ref, author, text: author !== '' && text.startsWith(`${author}:`) ? text.slice(author.length + 1).trim() : text }
  }).filter((one) => one.text !== '')
}
