/**
 * How many signs of a text are letters, foreign, or without a meaning. By a table: to gather them by a pattern
 * makes a list of every letter of every page.
 */

export type SignCounts = {
  /** code points that are letters of any script */
  letters: number
  /** code points that are no letter, mark, punctuation, currency or blank, nor of ASCII */
  foreign: number
  /** replacement signs, private and unassigned codes, control codes but blanks */
  lost: number
  /** UTF-16 units that are no blank */
  signs: number
}

const LETTER = 1
const FOREIGN = 2
const LOST = 4
const BLANK = 8
const LOOKED_UP = 16

/** By code, of those below 0x10000 that were met. */
const table = new Uint8Array(0x10000)

/** @param text any; a half of a surrogate pair counts as foreign */
export function countSigns(text: string): SignCounts {
  const counts: SignCounts = { letters: 0, foreign: 0, lost: 0, signs: 0 }
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number
    const kind = kindOf(code)
    if ((kind & BLANK) === 0) counts.signs += code > 0xffff ? 2 : 1
    if ((kind & LETTER) !== 0) counts.letters++
    if ((kind & FOREIGN) !== 0) counts.foreign++
    if ((kind & LOST) !== 0) counts.lost++
    if (code > 0xffff) at++
  }
  return counts
}

function kindOf(code: number): number {
  if (code > 0xffff) return kindOfSign(String.fromCodePoint(code))
  const known = table[code] as number
  if (known !== 0) return known
  const kind = kindOfSign(String.fromCharCode(code)) | LOOKED_UP
  table[code] = kind
  return kind
}

function kindOfSign(sign: string): number {
  return (/\p{L}/u.test(sign) ? LETTER : 0) | (/[^\p{ASCII}\p{P}\p{Sc}\p{L}\p{M}\s]/u.test(sign) ? FOREIGN : 0) | (/[\ufffd\p{Co}\p{Cn}]|(?!\s)\p{Cc}/u.test(sign) ? LOST : 0) | (/\s/.test(sign) ? BLANK : 0)
}
