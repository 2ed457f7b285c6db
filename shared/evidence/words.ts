/**
 * Words of a text as they are compared: folded, with a light stem, each with its place. A word that
 * is parted at a line's end is one word. Read sign by sign rather than by a regular expression: a
 * matter has a hundred million of them.
 */
import { stemOf } from './stem'

export type Word = {
  /** folded and stemmed: what is compared */
  stem: string
  /** as it stands in the text, half-open, UTF-16 units */
  from: number
  to: number
  /** begins with a capital letter */
  capital: boolean
}

const OTHER = 1
const LETTER = 2
const DIGIT = 3
const MARK = 4
/** Chinese and Japanese: each sign is a word */
const SIGN = 5

/** What a code unit is, filled in as they are met; 0: not met yet. */
const kinds = new Uint8Array(65_536)

function kindOf(unit: number): number {
  const known = kinds[unit] as number
  if (known !== 0) return known
  const sign = String.fromCharCode(unit)
  const kind = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign) ? SIGN : /\p{Nd}/u.test(sign) ? DIGIT : /[\p{L}\p{N}]/u.test(sign) || (unit >= 0xd800 && unit <= 0xdfff) ? LETTER : /\p{M}/u.test(sign) ? MARK : OTHER
  kinds[unit] = kind
  return kind
}

/** Visits the place of every word of `text` between two offsets. */
export function eachWord(text: string, from: number, to: number, visit: (from: number, to: number) => void): void {
  for (let at = from; at < to;) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === OTHER || kind === MARK) {
      at++
      continue
    }
    const end = kind === SIGN ? at + 1 : kind === DIGIT ? endOfNumber(text, at, to) : endOfWord(text, at, to)
    visit(at, end)
    at = end
  }
}

/**
 * The words of `text` between two offsets.
 * @param stemmed false leaves words as they are, folded only
 */
export function wordsOf(text: string, from = 0, to = text.length, stemmed = true): Word[] {
  const words: Word[] = []
  eachWord(text, from, to, (start, end) => {
    const stem = compared(text.slice(start, end), stemmed)
    if (stem !== '') words.push({ stem, from: start, to: end, capital: isCapital(text, start) })
  })
  return words
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return unit >= 65 && unit <= 90
  const sign = text[at] as string
  return sign !== sign.toLowerCase()
}

/** "39.99", "1,204"; "18th" and "2702a" are words that begin with a number. */
function endOfNumber(text: string, from: number, to: number): number {
  let at = from
  for (;;) {
    while (at < to && kindOf(text.charCodeAt(at)) === DIGIT) at++
    const unit = text.charCodeAt(at)
    if (at + 1 < to && (unit === 46 || unit === 44) && kindOf(text.charCodeAt(at + 1)) === DIGIT) at++
    else break
  }
  const next = at < to ? kindOf(text.charCodeAt(at)) : OTHER
  return next === LETTER ? endOfWord(text, at, to) : at
}

function endOfWord(text: string, from: number, to: number): number {
  let at = from
  for (;;) {
    while (at < to && isInside(kindOf(text.charCodeAt(at)))) at++
    const next = at < to ? joinedAt(text, at, to) : -1
    if (next < 0) return at
    at = next
  }
}

const isInside = (kind: number) => kind === LETTER || kind === DIGIT || kind === MARK

/** Where a word goes on behind an apostrophe, a soft hyphen, or a hyphen at the end of a line; -1 where it ends. */
function joinedAt(text: string, at: number, to: number): number {
  const unit = text.charCodeAt(at)
  if (unit !== 39 && unit !== 0x2019 && unit !== 0xad && unit !== 45) return -1
  let next = at + 1
  if (unit === 45 || unit === 0xad) {
    const broken = next
    if (text.charCodeAt(next) === 13) next++
    if (text.charCodeAt(next) === 10) {
      next++
      while (next < to && (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9)) next++
      // A line that begins with a capital begins another word: "Smith-\nJones".
      if (next >= to || kindOf(text.charCodeAt(next)) !== LETTER || isCapital(text, next)) return -1
      return next
    }
    if (unit === 45) return -1
    next = broken
  }
  return next < to && isInside(kindOf(text.charCodeAt(next))) && kindOf(text.charCodeAt(next)) !== MARK ? next : -1
}

/** A text repeats its words: what each is compared as is kept. */
const folded = new Map<string, string>()
const stems = new Map<string, string>()
const MOST_KEPT = 300_000

/** A word as it is compared: folded, and with its stem where that is wanted. */
export function compared(word: string, stemmed: boolean): string {
  const kept = stemmed ? stems : folded
  const known = kept.get(word)
  if (known !== undefined) return known
  const own = detached(word)
  const plain = foldWord(own)
  const stem = stemmed ? stemOf(plain) : plain
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(own, stem)
  return stem
}

/** A word cut out of a page may hold the whole page in memory (V8 does so from 13 signs on); this one does not. */
export function detached(word: string): string {
  return word.length < 13 ? word : Array.from(word).join('')
}

/** Lower case, without accents, possessive endings and thousands' commas: "Café’s" → "cafe". */
function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z\d]+$/.test(lower)) return lower
  return lower.normalize('NFKD').replace(/\p{M}|\u00ad|-?\r?\n[ \t]*|(?<=\d),(?=\d{3})/gu, '').replace(/['’]s$|['’]$/, '').replace(/['’]/g, '')
}

/** Words compared in one go, for tables: "make available" → ["mak", "availabl"]. */
export const stemsOf = (text: string): string[] => wordsOf(text).map((word) => word.stem)
