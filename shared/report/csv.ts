/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */
import type { Sheet } from './arrange'
import { cellText } from './paper'

/** Signs that make a spreadsheet run a cell as a formula (CWE-1236). */
const FORMULA = /^[\s]*[=+\-@\t\r\n＝＋－＠]/
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/

/** A cell that starts a formula gets an apostrophe in front; plain numbers stay numbers. */
export function guardCell(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/** Rows as CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = guardCell(text)
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A report's table as CSV. Dates that are whole days stay ISO 8601, all others are written as EDTF. */
export function sheetToCsv(sheet: Sheet): string {
  return toCsv([sheet.columns.map((one) => one.label), ...sheet.rows.map((row) => row.map((cell) => (typeof cell !== 'string' && cell.kind === 'date' ? cell.edtf : cellText(cell))))])
}
