import type { PageText } from '../../shared/text/page'

export type Hit = { page: number; from: number; to: number }

/** Places of some words in the pages; case, curly quotes and line ends make no difference. */
export function findHits(pages: readonly PageText[], words: string): Hit[] {
  const needle = words.trim()
  if (needle.length < 2) return []
  const pattern = new RegExp(needle.split(/\s+/).map(folded).join(String.raw`\s+`), 'gi')
  return pages.flatMap((page) => [...page.text.matchAll(pattern)].map((match) => ({ page: page.n, from: match.index, to: match.index + match[0].length })))
}

function folded(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/["“”]/g, '["“”]').replace(/['‘’]/g, '[\'‘’]').replace(/[-–—]/g, '[-–—]')
}
