/** The other way round: from a passage to the allegations it may bear on, likeliest first. */
import { makeQuery, type Need } from './query'
import { prepare, readPage, scorePassage, type Shared } from './score'
import type { Source, TextIndex } from './textIndex'
import { WEIGHTS, type Weights } from './weights'
import { wordsOf } from './words'
import { enough } from './worth'

export type Bearing = { id: string; score: number; shared: Shared[] }

/**
 * Which of the allegations a passage may bear on.
 * @param targets ids of paragraphs and elements, with what is looked for to prove each
 */
export function allegationsFor(index: TextIndex, passage: { text: string; source: Source }, targets: readonly { id: string; need: Need }[], most: number, weights: Weights = WEIGHTS): Bearing[] {
  const page = readPage(passage.text, [{ from: 0, to: passage.text.length }], index.stemmed)
  const title = new Set(wordsOf(passage.source.title, 0, passage.source.title.length, index.stemmed).map((word) => word.stem))
  const found = targets.flatMap(({ id, need }): Bearing[] => {
    const prepared = prepare(makeQuery(need, weights, index.stemmed), index)
    const scored = scorePassage(page, 0, passage.source, title, prepared, index, weights)
    if (!scored || !enough(scored.shared, index)) return []
    // A long allegation shares more by chance: its score is seen against what it could be at most.
    return [{ id, score: scored.score / Math.sqrt(1 + prepared.total), shared: scored.shared }]
  })
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, most)
}
