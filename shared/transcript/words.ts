/** The words of the testimony with their places: front matter and the reporter's own index are left out. */
import type { PageLine } from '../records'
import type { RangeLine } from './range'

const COMMON = new Set('the a an and or of to in on at is it that this was i you he she we they for with as be are do did not have had has but so if by from what your my me his her no yes there were then about would can'.split(' '))
const MOST_PLACES = 1000

export type IndexedWord = { word: string; count: number; places: PageLine[] }

export function wordsOf(lines: readonly RangeLine[]): IndexedWord[] {
  const found = new Map<string, IndexedWord>()
  for (const line of lines) {
    if (line.kind === 'front' || line.kind === 'back' || line.kind === 'blank') continue
    for (const [word] of line.text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
      if (word.length < 2 || COMMON.has(word)) continue
      const own = found.get(word) ?? { word, count: 0, places: [] }
      found.set(word, own)
      own.count++
      if (own.places.length < MOST_PLACES) own.places.push({ page: line.page, line: line.n })
    }
  }
  return [...found.values()].sort((a, b) => a.word.localeCompare(b.word))
}
