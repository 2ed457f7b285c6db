/**
 * The words of a matter's pages, inverted: which pages a word stands on, and in how many passages.
 * Texts themselves are asked for again by `textOf` for the few pages that come into question, so
 * that the index of 50,000 pages stays small.
 */
import { splitPassages } from './passages'
import { compared, detached, eachWord } from './words'

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

/** `last`: the passage that was counted last, so that one with the word twice counts once. */
type Posting = { pages: number[]; passages: number; last: number }

export class TextIndex {
  private readonly postings = new Map<string, Posting>()
  /** the same by the word as it stands in a text, so that each is folded once; null for what is no word */
  private readonly byWord = new Map<string, Posting | null>()
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
      this.passages++
      eachWord(text, from, to, (start, end) => {
        const posting = this.posting(text.slice(start, end))
        if (posting === null) return
        this.words++
        if (posting.last === this.passages) return
        posting.passages++
        posting.last = this.passages
        if (posting.pages[posting.pages.length - 1] !== page) posting.pages.push(page)
      })
    }
    return page
  }

  private posting(word: string): Posting | null {
    const there = this.byWord.get(word)
    if (there !== undefined) return there
    const own = detached(word)
    const stem = compared(own, this.stemmed)
    const posting = stem === '' ? null : (this.postings.get(stem) ?? { pages: [], passages: 0, last: 0 })
    if (posting !== null) this.postings.set(stem, posting)
    this.byWord.set(own, posting)
    return posting
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
