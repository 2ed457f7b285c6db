/** The word that says whether something may, will or must be done, nearest to a place in a sentence. */
const MODALS = ['do not', 'does not', "don't", "doesn't", 'will not', "won't", 'shall not', 'must not', 'may not', 'cannot', "can't", 'never', 'may', 'might', 'can', 'could', 'will', 'shall', 'must', 'would', 'should'] as const
const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...MODALS].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`, 'gu')

/** Fewer letters than this before the word, and the modal belongs to it; behind it counts half. */
const NEAR = 200

/**
 * @param folded a sentence in small letters
 * @param at where the words of interest begin
 * @returns "may", "will not"; null where the sentence has none near
 */
export function modalityNear(folded: string, at: number): string | null {
  let best: { word: string; far: number } | null = null
  for (const match of folded.matchAll(PATTERN)) {
    const far = match.index <= at ? at - match.index : (match.index - at) * 2
    if (far <= NEAR && (!best || far < best.far)) best = { word: match[0], far }
  }
  return best?.word ?? null
}
