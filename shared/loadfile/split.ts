/** Fields of one record. Fast for lines as they should be, exact for lines as they are. */
import type { Delimiters } from './model'

/** `open`: a quoted field was begun and not closed, so the record goes on in the next line. */
export type Split = { fields: string[]; open: boolean }

/**
 * Splits a record.
 * @param columns the count that a whole record has; lets the fast ways be trusted. 0: not known
 */
export function splitRecord(line: string, { column, quote }: Delimiters, columns: number): Split {
  if (quote === '') return { fields: line.split(column), open: false }
  // All fields quoted, as the format wants it.
  if (columns > 0 && line.startsWith(quote) && line.endsWith(quote) && line.length > 1) {
    const fields = line.split(column)
    if (fields.length === columns && unquote(fields, quote)) return { fields, open: false }
  }
  if (!line.includes(quote)) return { fields: line.split(column), open: false }
  return splitExactly(line, column, quote)
}

/** Takes the quotes off all fields, in place. @returns false where one is not as it should be, and the fields are of no use then */
function unquote(fields: string[], quote: string): boolean {
  const code = quote.charCodeAt(0)
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] as string
    const end = field.length - 1
    if (end < 1 || field.charCodeAt(0) !== code || field.charCodeAt(end) !== code) return false
    fields[at] = end === 1 ? '' : field.slice(1, end)
    if (quote === '"' && (fields[at] as string).includes(quote)) return false
  }
  return true
}

/** Quotes on some fields only; the delimiter inside a quoted value; a doubled quote in a CSV. */
function splitExactly(line: string, column: string, quote: string): Split {
  const fields: string[] = []
  const doubled = quote === '"'
  let at = 0
  for (;;) {
    if (line.charAt(at) !== quote) {
      const end = line.indexOf(column, at)
      fields.push(end < 0 ? line.slice(at) : line.slice(at, end))
      if (end < 0) return { fields, open: false }
      at = end + 1
      continue
    }
    // A quote closes the field only before a delimiter or the end: producers do not double it.
    let close = at + 1
    for (;;) {
      close = line.indexOf(quote, close)
      if (close < 0) {
        fields.push(line.slice(at + 1))
        return { fields, open: true }
      }
      if (doubled && line.charAt(close + 1) === quote) {
        close += 2
        continue
      }
      const after = line.charAt(close + 1)
      if (after === '' || after === column) break
      close++
    }
    const value = line.slice(at + 1, close)
    fields.push(doubled ? value.replaceAll('""', '"') : value)
    if (close + 1 >= line.length) return { fields, open: false }
    at = close + 2
    if (at > line.length) return { fields, open: false }
    if (at === line.length) {
      fields.push('')
      return { fields, open: false }
    }
  }
}
