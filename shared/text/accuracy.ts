/** How well a page was recognised, against words that are known to be right. */

/**
 * Words of a text for comparison: only what is written in several ways is made one (quotes,
 * hyphens and dashes, ligatures, odd blanks). Letters keep their case, signs stay.
 * @returns words in their order
 */
export function comparedWords(text: string): string[] {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u0060\u00b4\u2032]/g, '\'').replace(/''|[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/[\u00ad\u2010-\u2015\u2212]/g, '-').replace(/[\ufb00-\ufb06]/g, (sign) => LIGATURES[sign.charCodeAt(0) - 0xfb00] ?? sign).replace(/\u2026/g, '...')
    .split(/\s+/u).filter((word) => word !== '')
}

const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st']

export type WordErrors = {
  /** words of the reference */
  words: number
  /** words to be changed, added or taken away (Levenshtein) */
  errors: number
  /** what was read for what, the differences in their order: ["Defendant", "Defendani"]; "" where there is none */
  changed: [string, string][]
}

/**
 * Compares a recognised text with its reference, word by word.
 * @param reference words as they are
 * @param found words as they were recognised
 */
export function wordErrors(reference: readonly string[], found: readonly string[]): WordErrors {
  const width = found.length + 1
  const costs = new Uint32Array((reference.length + 1) * width)
  for (let y = 0; y <= reference.length; y++) costs[y * width] = y
  for (let x = 0; x < width; x++) costs[x] = x
  const at = (y: number, x: number) => costs[y * width + x] as number
  for (let y = 1; y <= reference.length; y++) {
    for (let x = 1; x < width; x++) {
      const same = reference[y - 1] === found[x - 1] ? 0 : 1
      costs[y * width + x] = Math.min(at(y - 1, x - 1) + same, at(y - 1, x) + 1, at(y, x - 1) + 1)
    }
  }
  const changed: [string, string][] = []
  let y = reference.length
  let x = found.length
  while (y > 0 || x > 0) {
    const same = y > 0 && x > 0 && reference[y - 1] === found[x - 1] ? 0 : 1
    if (y > 0 && x > 0 && at(y, x) === at(y - 1, x - 1) + same) {
      if (same === 1) changed.unshift([reference[y - 1] as string, found[x - 1] as string])
      y--
      x--
    } else if (y > 0 && at(y, x) === at(y - 1, x) + 1) changed.unshift([reference[--y] as string, ''])
    else changed.unshift(['', found[--x] as string])
  }
  return { words: reference.length, errors: at(reference.length, found.length), changed }
}
