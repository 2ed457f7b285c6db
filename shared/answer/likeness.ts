/** How well the words of a response fit a paragraph, and where else they would fit better. */
import type { Answered } from './model'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu
/** Words of answering itself; they say nothing of which paragraph is answered. */
const OF_ANSWERING = new Set(('answering defendant defendants plaintiff plaintiffs paragraph paragraphs complaint allegation allegations alleged allege admit admits admitted deny denies denied '
  + 'knowledge information sufficient form belief truth basis remaining response responses required legal conclusion conclusions document speaks itself themselves except extent further therefore '
  + 'contents refers court factually inaccurate specifically contained herein thereof incorporate incorporates previous admissions denials lack lacks without averments each every that this those these with from have been were they their which').split(' '))

/** Weighs words by how few paragraphs have them. */
export class Fit {
  private readonly bags: ReadonlySet<string>[]
  private readonly weight = new Map<string, number>()

  /** @param stock texts of the responses: what many of them say alike tells nothing */
  constructor(paragraphs: readonly Answered[], stock: readonly string[]) {
    this.bags = paragraphs.map((one) => new Set(wordsOf(one.text)))
    const seen = new Map<string, number>()
    for (const bag of this.bags) for (const word of bag) seen.set(word, (seen.get(word) ?? 0) + 1)
    for (const [word, count] of seen) this.weight.set(word, Math.log(1 + paragraphs.length / count))
    const often = new Map<string, number>()
    for (const text of stock) for (const word of new Set(wordsOf(text))) often.set(word, (often.get(word) ?? 0) + 1)
    for (const [word, count] of often) if (count > Math.max(3, stock.length * 0.04)) this.weight.delete(word)
  }

  /** Words of a response that tell paragraphs apart: those the complaint uses in a tenth of them at most. */
  telling(text: string): string[] {
    const rare = Math.log(1 + 10)
    return [...new Set(wordsOf(text))].filter((word) => (this.weight.get(word) ?? 0) >= Math.min(rare, Math.log(1 + this.bags.length / 3)))
  }

  /** 0 to 1: the weight of those words that the paragraph has too. */
  score(words: readonly string[], paragraph: number): number {
    const bag = this.bags[paragraph]
    if (!bag || words.length === 0) return 0
    let all = 0
    let shared = 0
    for (const word of words) {
      const weight = this.weight.get(word) ?? 0
      all += weight
      if (bag.has(word)) shared += weight
    }
    return all === 0 ? 0 : shared / all
  }

  /** 0 to 1: the share of the paragraph's own words that a text says again. */
  covered(paragraph: number, text: string): number {
    const bag = this.bags[paragraph]
    if (!bag || bag.size === 0) return 0
    const said = new Set(wordsOf(text))
    let count = 0
    for (const word of bag) if (said.has(word)) count++
    return count / bag.size
  }
}

export function wordsOf(text: string): string[] {
  const found: string[] = []
  for (const match of text.toLowerCase().matchAll(WORD)) {
    const word = match[0].replace(/[’']s$/, '').replace(/[.’'-]+$/, '')
    if ((word.length > 3 || /\d/.test(word)) && !OF_ANSWERING.has(word)) found.push(word)
  }
  return found
}
