/** The words of the testimony with their places: front matter and the reporter's own index are left out. */
import type { PageLine } from '../records'
import type { RangeLine } from './range'

const MOST_PLACES = 1000

/** `count`: how often; `places`: lines on which it stands, each once, the first thousand */
export type IndexedWord = { word: string; count: number; places: PageLine[] }

/** The word index: every word once, in the order of the alphabet. */
export function wordsOf(lines: readonly RangeLine[]): IndexedWord[] {
  const found = new Map<string, IndexedWord>()
  for (const line of lines) {
    if (line.kind === 'front' || line.kind === 'back' || line.kind === 'blank') continue
    for (const [word] of line.text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
      const at = { page: line.page, line: line.n }
      const own = found.get(word) ?? { word, count: 0, places: [] }
      found.set(word, own)
      own.count++
      const last = own.places.at(-1)
      if (own.places.length < MOST_PLACES && (last?.page !== at.page || last.line !== at.line)) own.places.push(at)
    }
  }
  return [...found.values()].sort((a, b) => a.word.localeCompare(b.word))
}
