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

/** Versions of one policy share most of their sentences, so a stretch is folded once. */
const folded = new Map<string, string>()
const MOST_KEPT = 20_000
const LONGEST_KEPT = 4000

/** Words alone: two stretches that fold alike differ in nothing but noise. Letters keep their case. */
export function foldNoise(text: string): string {
  if (text.length > LONGEST_KEPT) return foldedNow(text)
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size >= MOST_KEPT) folded.clear()
  const now = foldedNow(text)
  folded.set(text, now)
  return now
}

function foldedNow(text: string): string {
  return plainMarks(text.normalize('NFC').replace(/^\s*(?:[*+-]|={3,}|-{3,})(?=\s|$)/gm, ' ')).replace(SIGN, (sign) => SIGNS[sign] ?? sign).replace(/\s+/g, ' ').trim()
}

/** Folded, in small letters: for looking up and for likeness. */
export function foldWords(text: string): string {
  return foldNoise(text).toLowerCase()
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
  const known = wholes.get(policy)
  if (known !== undefined) return known
  const now = policy.sections.map((one) => foldNoise(policy.text.slice(one.from, one.to))).join(' ').replace(/\s+/g, ' ').trim()
  wholes.set(policy, now)
  return now
}
