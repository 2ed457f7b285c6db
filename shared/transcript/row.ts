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

/** Whether nothing stands on a row. */
export const isBlankRow = (row: string): boolean => beginOf(row) === row.length

/** Whether the first thing on a row is a digit. */
export const beginsWithDigit = (row: string): boolean => isDigitCode(row.charCodeAt(beginOf(row)))

/** Whether a text has blanks that are to be drawn together: several in a row, or one that is no space. */
export function hasWideBlanks(text: string): boolean {
  let before = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const blank = isBlankCode(code)
    if (blank && (before || code !== 32)) return true
    before = blank
  }
  return false
}

/** Whether a number stands behind two blanks or more, somewhere behind the first word of a row. */
export function hasNumberBehindGap(row: string, upTo: number): boolean {
  const end = Math.min(row.length, upTo)
  let blanks = 0
  for (let at = beginOf(row); at < end; at++) {
    const code = row.charCodeAt(at)
    if (blanks >= 2 && isDigitCode(code)) return true
    blanks = isBlankCode(code) ? blanks + 1 : 0
  }
  return false
}
