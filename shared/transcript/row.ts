/** What a row begins with, told by its letters: a transcript has ten thousand rows, and most questions about one end here. */

/** What a regular expression calls a blank. */
export const isBlankCode = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)))

export const isDigitCode = (code: number): boolean => code >= 48 && code <= 57

/** Offset of the first letter that is no blank; the length of the row where there is none. */
export function beginOf(row: string, from = 0): number {
  let at = from
  while (at < row.length && isBlankCode(row.charCodeAt(at))) at++
  return at
}

/** Offset behind the last letter that is no blank; 0 where there is none. */
export function endOf(row: string): number {
  let end = row.length
  while (end > 0 && isBlankCode(row.charCodeAt(end - 1))) end--
  return end
}

/** Whether nothing stands on a row. */
export const isBlankRow = (row: string): boolean => beginOf(row) === row.length

/** Whether the first thing on a row is a digit. */
export const beginsWithDigit = (row: string): boolean => isDigitCode(row.charCodeAt(beginOf(row)))

/** A pattern of one letter at the beginning, asked of a table: of ten thousand lines, most are told by that letter. */
export function beginsWith(first: RegExp): (text: string) => boolean {
  const known = Uint8Array.from({ length: 128 }, (_, code) => (first.test(String.fromCharCode(code)) ? 1 : 0))
  return (text) => {
    const code = text.charCodeAt(0)
    return code < 128 ? known[code] === 1 : first.test(text)
  }
}
