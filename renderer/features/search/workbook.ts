import { utils, write } from '@e965/xlsx'

/** Rows as a workbook of one sheet. Text stays text: nothing in it is run as a formula. @param widths of the columns, in characters */
export function toWorkbook(name: string, rows: readonly (readonly (string | number)[])[], widths: readonly number[]): Uint8Array<ArrayBuffer> {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  sheet['!cols'] = widths.map((wch) => ({ wch }))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}
