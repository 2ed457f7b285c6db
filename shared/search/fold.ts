/** How one character of a text counts for search, and what it becomes. */

/** Signs that are a token of their own, since lawyers search for them: "§ 2702", "¶ 23", "@example.com", "$ 5". */
export const SIGNS = '§¶@&$€£¥%#'

/** What a character does to the token it stands in. */
export const SEPARATOR = 0
export const WORD = 1
/** a token by itself: scripts that put no blanks between words, and numbers such as ² that must not stick to a word */
export const SINGLE = 2
/** belongs to the character before it */
export const EXTENDS = 3
/** as if it were not there: soft hyphen, zero-width signs, marks of writing direction */
export const IGNORED = 4
export const SIGN = 5
export type CharClass = 0 | 1 | 2 | 3 | 4 | 5

const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Yiii}]/u
const LETTER = /[\p{L}\p{Nd}\p{Nl}]/u
const MARK = /\p{M}/u
const OWN_NUMBER = /\p{No}/u
/** Marks that a reader leaves out: accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, the Arabic tatweel. */
const DROPPED = /[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05bd]|[\u05bf-\u05c7]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670|[\u06d6-\u06dc]|[\u06df-\u06e4]|[\u06e7-\u06e8]|[\u06ea-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g
/** Apostrophes that Unicode counts as letters part words like any other. */
const NOT_IN_TOKENS = /[^\p{L}\p{M}\p{N}]|[\u02b9-\u02bf]/gu
/** Letters that no normal form of Unicode takes apart, and letters that are typed for each other. */
const ALIKE: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ı: 'i', ð: 'd', þ: 'th', ς: 'σ', ی: 'ي', ى: 'ي', ک: 'ك',
}
const ANY_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g')

const classes = new Map<number, CharClass>()

/** What the character with this code point does. ASCII is not asked here. */
export function classOf(code: number): CharClass {
  let known = classes.get(code)
  if (known === undefined) {
    known = classify(code)
    classes.set(code, known)
  }
  return known
}

function classify(code: number): CharClass {
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) || code === 0xfeff) return IGNORED
  // A surrogate that lost its half; an apostrophe.
  if ((code >= 0xd800 && code <= 0xdfff) || (code >= 0x2b9 && code <= 0x2bf)) return SEPARATOR
  const char = String.fromCodePoint(code)
  if (SIGNS.includes(char)) return SIGN
  if (MARK.test(char) || code === 0xff9e || code === 0xff9f) return EXTENDS
  // Vowels and finals of Hangul that is written letter by letter stay with their syllable.
  if (code >= 0x1160 && code <= 0x11ff) return EXTENDS
  if (OWN_NUMBER.test(char)) return SINGLE
  if (!LETTER.test(char)) return SEPARATOR
  return UNSPACED.test(char) ? SINGLE : WORD
}

const MOST_KEPT = 20_000
const foldings = new Map<string, string>()

/** A character with its marks as it stands in a token; "" where nothing of it is left. */
export function folded(cluster: string): string {
  let known = foldings.get(cluster)
  if (known === undefined) {
    known = cluster.normalize('NFKD').toLowerCase().replace(DROPPED, '').normalize('NFC').replace(ANY_ALIKE, (char) => ALIKE[char] ?? char).replace(NOT_IN_TOKENS, '')
    if (foldings.size > MOST_KEPT) foldings.clear()
    foldings.set(cluster, known)
  }
  return known
}
