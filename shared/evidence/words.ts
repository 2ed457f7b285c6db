/**
 * Words of a text as they are compared: folded, with a light stem, each with its place. A word that
 * is parted at a line's end is one word.
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

/** Numbers with their parts ("39.99", "1,204"), one sign of Chinese or Japanese, or a word; hyphens at a line's end join. */
const WORD = /\d+(?:[.,]\d+)+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’]|\u00ad|[-\u00ad]\r?\n[ \t]*(?=\p{Ll}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/**
 * The words of `text` between two offsets.
 * @param stemmed false leaves words as they are, folded only
 */
export function wordsOf(text: string, from = 0, to = text.length, stemmed = true): Word[] {
  const words: Word[] = []
  const part = from === 0 && to === text.length ? text : text.slice(from, to)
  for (const match of part.matchAll(WORD)) {
    const folded = foldWord(match[0])
    if (folded === '') continue
    const first = match[0][0] as string
    words.push({ stem: stemmed ? stemOf(folded) : folded, from: from + match.index, to: from + match.index + match[0].length, capital: first !== first.toLowerCase() })
  }
  return words
}

/** Lower case, without accents, possessive endings and thousands' commas: "Café’s" → "cafe". */
export function foldWord(word: string): string {
  let folded = word.toLowerCase()
  if (!/^[a-z\d]+$/.test(folded)) folded = folded.normalize('NFKD').replace(/\p{M}|\u00ad|-?\r?\n[ \t]*|(?<=\d),(?=\d{3})/gu, '').replace(/['’]s$|['’]$/, '').replace(/['’]/g, '')
  return folded
}

/** Words compared in one go, for tables: "make available" → ["mak", "availabl"]. */
export const stemsOf = (text: string): string[] => wordsOf(text).map((word) => word.stem)
