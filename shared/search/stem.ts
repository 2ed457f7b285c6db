/**
 * The stem of an English word by M. F. Porter's algorithm ("An algorithm for suffix stripping",
 * Program 14, 1980). Words with anything but a to z, and words of two letters, are their own stem.
 */

const PLAIN = /^[a-z]{3,}$/
const MOST_KEPT = 100_000
const stems = new Map<string, string>()

/** @param token normalised, as `tokens.ts` gives it */
export function stemOf(token: string): string {
  if (!PLAIN.test(token)) return token
  let known = stems.get(token)
  if (known === undefined) {
    known = stripped(token)
    if (stems.size > MOST_KEPT) stems.clear()
    stems.set(token, known)
  }
  return known
}

/** Whether a word has other forms that a search with stemming finds. */
export function hasForms(token: string): boolean {
  return PLAIN.test(token)
}

function isConsonant(word: string, at: number): boolean {
  const letter = word[at] as string
  if ('aeiou'.includes(letter)) return false
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1)
}

/** How many times vowels are followed by consonants: Porter's m. */
function measure(stem: string): number {
  let count = 0
  let vowel = false
  for (let at = 0; at < stem.length; at++) {
    const consonant = isConsonant(stem, at)
    if (consonant && vowel) count++
    vowel = !consonant
  }
  return count
}

function hasVowel(stem: string): boolean {
  for (let at = 0; at < stem.length; at++) if (!isConsonant(stem, at)) return true
  return false
}

function endsDouble(word: string): boolean {
  return word.length > 1 && word.at(-1) === word.at(-2) && isConsonant(word, word.length - 1)
}

/** Consonant, vowel, consonant, the last not w, x or y. */
function endsShort(word: string): boolean {
  const at = word.length - 1
  return at >= 2 && isConsonant(word, at) && !isConsonant(word, at - 1) && isConsonant(word, at - 2) && !'wxy'.includes(word[at] as string)
}

/** The first suffix that fits decides; it is replaced where the stem before it has a measure above `above`. */
function replaced(word: string, rules: readonly (readonly [string, string])[], above: number): string {
  for (const [suffix, by] of rules) {
    if (!word.endsWith(suffix)) continue
    const stem = word.slice(0, word.length - suffix.length)
    return measure(stem) > above ? stem + by : word
  }
  return word
}

const STEP_2 = [
  ['ational', 'ate'], ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['izer', 'ize'], ['abli', 'able'], ['alli', 'al'], ['entli', 'ent'], ['eli', 'e'], ['ousli', 'ous'],
  ['ization', 'ize'], ['ation', 'ate'], ['ator', 'ate'], ['alism', 'al'], ['iveness', 'ive'], ['fulness', 'ful'], ['ousness', 'ous'], ['aliti', 'al'], ['iviti', 'ive'], ['biliti', 'ble'],
] as const
const STEP_3 = [['icate', 'ic'], ['ative', ''], ['alize', 'al'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', '']] as const
const STEP_4 = ['al', 'ance', 'ence', 'er', 'ic', 'able', 'ible', 'ant', 'ement', 'ment', 'ent', 'sion', 'tion', 'ou', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize'] as const

function stripped(word: string): string {
  return last(fourth(replaced(replaced(yToI(pastAndIng(plural(word))), STEP_2, 0), STEP_3, 0)))
}

function plural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2)
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

function pastAndIng(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const suffix = ['ed', 'ing'].find((one) => word.endsWith(one))
  if (!suffix) return word
  const stem = word.slice(0, -suffix.length)
  if (!hasVowel(stem)) return word
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  if (endsDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1)
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem
}

function yToI(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word
}

function fourth(word: string): string {
  const suffix = STEP_4.filter((one) => word.endsWith(one)).sort((a, b) => b.length - a.length)[0]
  if (!suffix) return word
  // Of "sion" and "tion" only the "ion" goes.
  const cut = suffix === 'sion' || suffix === 'tion' ? 3 : suffix.length
  const stem = word.slice(0, -cut)
  return measure(stem) > 1 ? stem : word
}

function last(word: string): string {
  let out = word
  if (out.endsWith('e')) {
    const stem = out.slice(0, -1)
    const count = measure(stem)
    if (count > 1 || (count === 1 && !endsShort(stem))) out = stem
  }
  return endsDouble(out) && out.endsWith('l') && measure(out) > 1 ? out.slice(0, -1) : out
}
