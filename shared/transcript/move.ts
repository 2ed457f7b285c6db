/** From a rough draft to the certified transcript: ranges move along by their words. */
import type { PageLine } from '../records'
import { alignWords } from './align'
import { lineIndex, type Range, type RangeLine } from './range'

/** Share of the words that must be found again, in order. */
const LEAST = 0.7

/** `same`: the words did not change */
export type Moved = Range & { score: number; same: boolean }
export type Mover = (range: Range) => Moved | null

/**
 * Lays the draft beside the certified transcript, once. A range is where its own words came to stand among
 * the words around them: "Yes." is not any yes.
 * @returns null from the mover where too few of the words are there
 */
export function moverBetween(draft: readonly RangeLine[], certified: readonly RangeLine[]): Mover {
  const [before, after] = [tokensOf(draft), tokensOf(certified)]
  const map = alignWords(before.words, after.words)
  return ({ from, to }) => {
    const first = before.starts[lineIndex(draft, from)] ?? before.words.length
    const end = before.starts[lineIndex(draft, { page: to.page, line: to.line + 1 })] ?? before.words.length
    const found: number[] = []
    for (let at = first; at < end; at++) if ((map[at] as number) >= 0) found.push(map[at] as number)
    const score = end > first ? found.length / (end - first) : 0
    const [start, last] = [found[0], found.at(-1)]
    if (score < LEAST || start === undefined || last === undefined) return null
    return { from: after.places[start] as PageLine, to: after.places[last] as PageLine, score, same: score === 1 && last - start === end - first - 1 }
  }
}

/** Words of the testimony with their lines; `starts` says for each line at which word it begins. */
function tokensOf(lines: readonly RangeLine[]): { words: string[]; places: PageLine[]; starts: number[] } {
  const words: string[] = []
  const places: PageLine[] = []
  const starts = lines.map((line) => {
    const start = words.length
    if (line.kind !== 'front' && line.kind !== 'back') for (const word of line.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      words.push(word)
      places.push({ page: line.page, line: line.n })
    }
    return start
  })
  return { words, places, starts }
}
