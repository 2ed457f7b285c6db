/** Pages to search in, made from a seed: sentences of the demo's papers recombined, with words of a made vocabulary. */
import { random } from '../shared/demo/random.ts'
import { papers } from './demo/exhibits.ts'

export type SearchSet = {
  /** pages of each document */
  documents: string[][]
  /** words that must all be in a document */
  ranked: string[][]
  near: { left: string; right: string; within: number }[]
}

const VOCABULARY = 60_000
const SYLLABLES = ['ta', 'ri', 'mon', 'de', 'ver', 'lis', 'con', 'pa', 'ner', 'so', 'ing', 'tion', 'al', 'ex', 'pre', 'li', 'gar', 'bu', 'fo', 'cal']
const SENTENCES_OF_A_PAGE = 20
const MOST_PAGES_OF_A_DOCUMENT = 7
const RANKED = 200
const NEAR = 80
/** A part of the sentences comes from papers, the others are drawn word by word. */
const FROM_PAPERS = 0.4

/** The same for the same number of pages. */
export function searchSet(pages: number): SearchSet {
  const chance = random(17)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const words = vocabulary(chance)
  // As a language draws them: few are common, most are rare (Zipf).
  const draw = () => words[Math.floor(words.length ** chance()) - 1] as string
  const known = papers.flatMap((paper) => paper.lines).map((line) => line.replace(/^(#+|[-/]) /, '').replaceAll('|', ' ').split(/\s+/)).filter((line) => line.length > 5)
  const sentence = () => {
    if (chance() >= FROM_PAPERS) return Array.from({ length: 8 + Math.floor(chance() * 20) }, draw)
    const [first, second] = [pick(known), pick(known)]
    return [...first.slice(0, Math.ceil(first.length * chance())), ...second.slice(Math.floor(second.length * chance()))].map((word) => (chance() < 0.15 ? draw() : word))
  }
  const documents: string[][] = []
  for (let left = pages; left > 0; left -= documents.at(-1)?.length ?? left) {
    documents.push(Array.from({ length: Math.min(left, 1 + Math.floor(chance() * MOST_PAGES_OF_A_DOCUMENT)) }, () => Array.from({ length: SENTENCES_OF_A_PAGE }, () => `${sentence().join(' ')}.`).join('\n')))
  }
  /** Words of one document, near each other: what people look for is there. */
  const drawn = (count: number) => {
    for (;;) {
      const line = pick(pick(pick(documents)).split('\n')).split(/[ .]/).filter((word) => /^[a-z]{4,}$/.test(word))
      const found = [...new Set(Array.from({ length: count }, () => pick(line)))]
      if (line.length > 0 && found.length === count) return found
    }
  }
  return {
    documents, ranked: Array.from({ length: RANKED }, (_, at) => drawn(1 + (at % 3))),
    near: Array.from({ length: NEAR }, (_, at) => {
      const [left = '', right = ''] = drawn(2)
      return { left, right, within: 5 + 10 * (at % 3) }
    }),
  }
}

function vocabulary(chance: () => number): string[] {
  const found = new Set<string>()
  while (found.size < VOCABULARY) found.add(Array.from({ length: 2 + Math.floor(chance() * 3) }, () => SYLLABLES[Math.floor(chance() * SYLLABLES.length)]).join(''))
  return [...found]
}
