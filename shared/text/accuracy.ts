/**
 * How well words were recognised: one minus the edit distance in words, divided by the words that
 * should be there (the word error rate of speech and text recognition). Quotes, hyphens and
 * ligatures count as the same sign; nothing else is forgiven.
 * @returns 0 to 1; 1 where neither has a word
 */
export function wordAccuracy(should: string, is: string): number {
  const wanted = wordsOf(should)
  const found = wordsOf(is)
  if (wanted.length === 0) return found.length === 0 ? 1 : 0
  let row = Array.from({ length: found.length + 1 }, (_, at) => at)
  for (let i = 1; i <= wanted.length; i++) {
    const next = [i]
    for (let k = 1; k <= found.length; k++) next[k] = Math.min((row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1, (row[k - 1] ?? 0) + (wanted[i - 1] === found[k - 1] ? 0 : 1))
    row = next
  }
  return Math.max(0, 1 - (row[found.length] ?? 0) / wanted.length)
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').replace(/[‘’ʼ`´]/g, '\'').replace(/[“”„]/g, '"').replace(/[‐‑‒–—−]/g, '-').split(/\s+/).filter(Boolean)
}
