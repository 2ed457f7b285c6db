/**
 * Pages to search in, made from a seed: sentences of the corpus's contracts and policies (of the demo's
 * papers where the corpus is absent), two halves of different ones joined, with a few made words among
 * them, as names, numbers and misreadings are in real papers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { random } from '../shared/demo/random.ts'
import { papers } from './demo/exhibits.ts'
import { root } from './paths.ts'

export type SearchQueries = {
  /** words that must all be in a document */
  ranked: string[][]
  near: { left: string; right: string; within: number }[]
}

export type SearchSet = {
  /** "the corpus" or "the demo’s papers" */
  source: string
  /** pages of each document, some documents at a time; can be walked once */
  documents: Iterable<string[][]>
  /** drawn from what was walked over */
  queries(): SearchQueries
}

const VOCABULARY = 60_000
const SYLLABLES = ['ta', 'ri', 'mon', 'de', 'ver', 'lis', 'con', 'pa', 'ner', 'so', 'ing', 'tion', 'al', 'ex', 'pre', 'li', 'gar', 'bu', 'fo', 'cal']
const WORDS_OF_A_PAGE = 330
const MOST_PAGES_OF_A_DOCUMENT = 7
/** Share of words that are made. */
const MADE = 0.04
const SHORTEST = 6
const RANKED = 200
const NEAR = 80
/** Documents that are made at a time. */
const TOGETHER = 500
/** Sentences that are kept to draw queries from. */
const KEPT = 4000

/** The same for the same number of pages and the same corpus. */
export function searchSet(pages: number): SearchSet {
  const chance = random(17)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const { source, sentences } = sentencesToUse()
  const words = vocabulary(chance)
  // As a language draws them: few are common, most are rare (Zipf).
  const draw = () => words[Math.floor(words.length ** chance()) - 1] as string
  const sentence = () => {
    const [first, second] = [pick(sentences), pick(sentences)]
    return [...first.slice(0, Math.ceil(first.length * chance())), ...second.slice(Math.floor(second.length * chance()))].map((word) => (chance() < MADE ? draw() : word))
  }
  const kept: string[][] = []
  let made = 0
  const page = () => {
    const lines: string[] = []
    for (let count = 0; count < WORDS_OF_A_PAGE; ) {
      const one = sentence()
      count += one.length
      lines.push(`${one.join(' ')}.`)
      // Each sentence of the whole has the same chance to be kept (reservoir sampling).
      made++
      if (kept.length < KEPT) kept.push(one)
      else if (chance() * made < KEPT) kept[Math.floor(chance() * KEPT)] = one
    }
    return lines.join('\n')
  }
  function* documents(): Generator<string[][]> {
    let some: string[][] = []
    for (let left = pages; left > 0; left -= some.at(-1)?.length ?? left) {
      if (some.length === TOGETHER) {
        yield some
        some = []
      }
      some.push(Array.from({ length: Math.min(left, 1 + Math.floor(chance() * MOST_PAGES_OF_A_DOCUMENT)) }, page))
    }
    if (some.length > 0) yield some
  }
  /** Words of one sentence: what people look for is there. */
  const drawn = (count: number) => {
    for (;;) {
      const line = pick(kept).filter((word) => /^[a-z]{4,}$/.test(word))
      const found = [...new Set(Array.from({ length: count }, () => pick(line)))]
      if (line.length > 0 && found.length === count) return found
    }
  }
  return {
    source, documents: documents(),
    queries: () => ({
      ranked: Array.from({ length: RANKED }, (_, at) => drawn(1 + (at % 3))),
      near: Array.from({ length: NEAR }, (_, at) => {
        const [left = '', right = ''] = drawn(2)
        return { left, right, within: 5 + 10 * (at % 3) }
      }),
    }),
  }
}

/** Words of each sentence. */
function sentencesToUse(): { source: string; sentences: string[][] } {
  const corpus = process.env.PROBATA_CORPUS ?? resolve(root, '..', 'shared', 'corpus')
  const texts = ['contracts', 'policies'].flatMap((folder) => textsUnder(join(corpus, folder)))
  const of = (lines: readonly string[]) => lines.map((line) => line.split(/\s+/).filter(Boolean)).filter((line) => line.length >= SHORTEST)
  if (texts.length > 0) return { source: 'the corpus', sentences: of(texts.flatMap((text) => text.split(/\n\s*\n|(?<=[.;:!?])\s+/))) }
  return { source: 'the demo’s papers', sentences: of(papers.flatMap((paper) => paper.lines).map((line) => line.replace(/^(#+|[-/]) /, '').replaceAll('|', ' '))) }
}

function textsUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(txt|md)$/.test(name)).sort().map((name) => readFileSync(join(folder, name), 'utf8'))
}

function vocabulary(chance: () => number): string[] {
  const found = new Set<string>()
  while (found.size < VOCABULARY) found.add(Array.from({ length: 2 + Math.floor(chance() * 3) }, () => SYLLABLES[Math.floor(chance() * SYLLABLES.length)]).join(''))
  return [...found]
}
