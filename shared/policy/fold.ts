/**
 * What is no change of words: white space, typography, marks of lists and emphasis, the targets of
 * links (domain § 10). Its number is kept with a comparison, so that a later rule is told from an earlier one.
 */
export const NORMALISER = 1

const LINK_TARGET = /\]\([^)\n]{0,2000}\)/g
const SIGNS: Record<string, string> = {
  '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'", '′': "'", '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '…': '...', '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ',
  '\u200b': '', '\u200c': '', '\u200d': '', '\ufeff': '', '\u00ad': '', '•': '', '·': '', '‣': '', '◦': '', '▪': '',
}
const SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'g')

/** Markdown's marks off a line or a stretch: links keep their words, escapes their sign. */
export function plainMarks(text: string): string {
  return text
    .replace(LINK_TARGET, ']')
    .replace(/<\/?(?:br|b|i|u|em|strong|span|p|sup|sub)\s*\/?>/gi, ' ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '\ue000$1')
    .replace(/(?<!\ue000)[*_`[\]#|]+/g, (marks, at: number, whole: string) => (marks === '_' && /\w/.test(whole[at - 1] ?? '') && /\w/.test(whole[at + 1] ?? '') ? marks : ''))
    .replaceAll('\ue000', '')
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export type Folded = {
  /** without noise; letters keep their case */
  words: string
  /** `words` in small letters, for looking up */
  small: string
  /** whether it has a letter or figure */
  said: boolean
}

/** Versions of one policy share most of their sentences, so a stretch is folded once. */
const known = new Map<string, Folded>()
const MOST_KEPT = 20_000
const LONGEST_KEPT = 4000

/** A stretch without noise, as it reads and for looking up. */
export function fold(text: string): Folded {
  const there = known.get(text)
  if (there) return there
  const words = foldedNow(text)
  const now = { words, small: words.toLowerCase(), said: /[\p{L}\p{N}]/u.test(words) }
  if (text.length > LONGEST_KEPT) return now
  if (known.size >= MOST_KEPT) known.clear()
  known.set(text, now)
  return now
}

/** Words alone: two stretches that fold alike differ in nothing but noise. Letters keep their case. */
export function foldNoise(text: string): string {
  return fold(text).words
}

function foldedNow(text: string): string {
  const plain = text.normalize('NFC').replace(SIGN, (sign) => SIGNS[sign] ?? sign)
  return plainMarks(plain.replace(/^\s*(?:[*+-]|={3,}|-{3,})(?=\s|$)/gm, ' '))
}

/** Folded, in small letters: for looking up and for likeness. */
export function foldWords(text: string): string {
  return fold(text).small
}

/** Words of a stretch, noise and signs left out. */
export function wordsOf(text: string): string[] {
  return foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

export function countWords(text: string): number {
  let count = 0
  for (const _word of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)) count++
  return count
}

const wholes = new WeakMap<object, string>()

/** A whole text without noise, section by section; equal for two texts that differ in noise only. Made once for a text. */
export function foldWhole(policy: { text: string; sections: readonly { from: number; to: number }[] }): string {
  const there = wholes.get(policy)
  if (there !== undefined) return there
  const now = policy.sections.map((one) => foldNoise(policy.text.slice(one.from, one.to))).join(' ').replace(/\s+/g, ' ').trim()
  wholes.set(policy, now)
  return now
}
