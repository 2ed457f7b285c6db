/**
 * A light stem: inflections and the commonest endings of nouns made from verbs, so that "disclose",
 * "disclosed", "discloses" and "disclosure" meet, and "messages" meets "message". It is gentler than
 * Porter's: what it joins, a lawyer would read as the same word. Works on folded words.
 */
const VOWEL = /[aeiouy]/

/** Endings in the order in which they are tried; what is left must have a vowel and at least so many letters. */
const ENDINGS: readonly [ending: string, instead: string, least: number][] = [
  ['izations', 'iz', 3], ['ization', 'iz', 3], ['ications', 'y', 3], ['ication', 'y', 3],
  ['ations', '', 4], ['ation', '', 4], ['ments', '', 4], ['ment', '', 4], ['ances', '', 4], ['ance', '', 4], ['ences', '', 4], ['ence', '', 4],
  ['ures', '', 5], ['ure', '', 5], ['ions', '', 4], ['ion', '', 4], ['ally', '', 4], ['ly', '', 4], ['ied', 'y', 2], ['ies', 'y', 2], ['eed', 'ee', 2], ['ings', '', 3], ['ing', '', 3], ['ed', '', 3],
  ['ers', '', 4], ['er', '', 4], ['ors', '', 5], ['or', '', 5],
]

/** The stem of a folded word; numbers and short words stay as they are. */
export function stemOf(word: string): string {
  return word.length < 4 || /\d/.test(word) ? word : cut(word)
}

function cut(word: string): string {
  for (const [ending, instead, least] of ENDINGS) {
    if (!word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    if (rest.length < least || !VOWEL.test(rest)) continue
    return tidy(rest + instead)
  }
  if (word.endsWith('sses')) return tidy(word.slice(0, -2))
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return tidy(word.slice(0, -1))
  return tidy(word)
}

/** "stopp" → "stop", "disclose" → "disclos", "agree" → "agre", "policy" → "polici". */
function tidy(rest: string): string {
  if (rest.length > 4 && rest.at(-1) === rest.at(-2) && !'aeiouls'.includes(rest.at(-1) as string)) return rest.slice(0, -1)
  if (rest.length > 3 && rest.endsWith('e')) return rest.slice(0, -1)
  if (rest.length > 3 && rest.endsWith('y')) return `${rest.slice(0, -1)}i`
  return rest
}
