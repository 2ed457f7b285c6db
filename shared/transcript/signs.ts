/** What stands at the left of the rows of a file, counted in one pass: of most files it says that nothing has to be mended. */
import { beginOf, isBlankCode, isDigitCode } from './row'

export type Signs = {
  /** rows with anything on them */
  filled: number
  /** with the number of a line at the left */
  numbered: number
  /** "1.", "1)" or "01:": the number of a line with a sign behind it */
  dotted: number
  /** a number that stands right at a word */
  glued: number
  /** letters among the digits of a number ("l0", "2O"): the text came out of a recognition */
  mixed: number
}

const MIXED = /^(?:[lIi|OoSBZz]\d|\d[lIi|OoSBZz])\s{2}/
/** Columns within which a number may begin. */
const [MARGIN, WIDE_MARGIN] = [12, 24]

export function signsOf(rows: readonly string[], into: Signs = { filled: 0, numbered: 0, dotted: 0, glued: 0, mixed: 0 }): Signs {
  for (const row of rows) {
    const at = beginOf(row)
    if (at === row.length) continue
    into.filled++
    if (at > WIDE_MARGIN) continue
    let end = at
    while (end < row.length && isDigitCode(row.charCodeAt(end))) end++
    const digits = end - at
    const next = row.charCodeAt(end)
    if (digits > 0 && digits < 3 && (end === row.length || isBlankCode(next))) into.numbered++
    if (digits > 4 || end === row.length) continue
    // Behind the number of a line stands a blank, most often; and most of the other rows begin with words.
    if (digits > 0 ? isBlankCode(next) : !isDigitCode(row.charCodeAt(at + 1))) continue
    if (digits < 2 && MIXED.test(row.slice(at, at + 16))) into.mixed++
    if (digits === 0 || at > MARGIN) continue
    if (SIGNS.has(next) && digits <= 2 && (end + 1 === row.length || isBlankCode(row.charCodeAt(end + 1)))) into.dotted++
    else if (!NO_WORD.has(next)) into.glued++
  }
  return into
}

const codesOf = (signs: string): ReadonlySet<number> => new Set([...signs].map((sign) => sign.charCodeAt(0)))
const SIGNS = codesOf('.):')
/** What stands behind a number that is part of something longer: a time, a page and line, a date. */
const NO_WORD = codesOf(':.)/-')
