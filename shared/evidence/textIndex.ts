/**
 * The words of a matter's pages, inverted: which pages a word stands on, and in how many passages.
 * Texts themselves are asked for again by `textOf` for the few pages that come into question, so
 * that the index of 50,000 pages stays small.
 */
import { splitPassages } from './passages'
import { wordsOf } from './words'

/** What is known of the paper a passage stands in. */
export type Source = {
  /** names one text: the same bytes are indexed once */
  key: string
  title: string
  /** EDTF */
  date: string | null
  /** custodian, sender, where it came from: whose paper it is */
  people: readonly string[]
}

type Posting = { pages: number[]; passages: number }

export class TextIndex {
  private readonly postings = new Map<string, Posting>()
  private readonly keys: string[] = []
  private readonly numbers: number[] = []
  private readonly sources = new Map<string, Source>()
  /** passages of all pages */
  passages = 0
  private words = 0

  /** @param stemmed false keeps words as they are: the measure holds the one against the other */
  constructor(readonly stemmed = true) {}

  get pages(): number {
    return this.keys.length
  }

  /** Words of a passage, on average. */
  get length(): number {
    return this.passages === 0 ? 1 : this.words / this.passages
  }

  has(key: string): boolean {
    return this.sources.has(key)
  }

  source(key: string): Source {
    return this.sources.get(key) ?? { key, title: '', date: null, people: [] }
  }

  /** Tells whose paper a text is; again, where that was changed. Its pages are added apart. */
  describe(source: Source): void {
    this.sources.set(source.key, source)
  }

  /** Adds one page. @returns its number in this index, which `candidates` gives back */
  add(key: string, n: number, text: string): number {
    const page = this.keys.push(key) - 1
    this.numbers.push(n)
    for (const { from, to } of splitPassages(text)) {
      const seen = new Set<string>()
      for (const word of wordsOf(text, from, to, this.stemmed)) {
        this.words++
        if (seen.has(word.stem)) continue
        seen.add(word.stem)
        const posting = this.postings.get(word.stem)
        if (!posting) this.postings.set(word.stem, { pages: [page], passages: 1 })
        else {
          posting.passages++
          if (posting.pages.at(-1) !== page) posting.pages.push(page)
        }
      }
      this.passages++
    }
    return page
  }

  /** Where a page came from: its text's key and its number there. */
  place(page: number): { key: string; n: number } {
    return { key: this.keys[page] ?? '', n: this.numbers[page] ?? 1 }
  }

  pagesWith(stem: string): readonly number[] {
    return this.postings.get(stem)?.pages ?? []
  }

  /** In how many passages a word stands. */
  frequency(stem: string): number {
    return this.postings.get(stem)?.passages ?? 0
  }

  /** How rare a word is (BM25's inverse document frequency): 0 where every passage has it. */
  rarity(stem: string): number {
    const n = this.frequency(stem)
    return Math.log(1 + (this.passages - n + 0.5) / (n + 0.5))
  }
}
