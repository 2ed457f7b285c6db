/** What our ranking is held against in the measure: plain BM25 on the same passages, and the words that were searched for before. */
import { splitPassages } from '../../../shared/evidence/passages'
import { wordsOf } from '../../../shared/evidence/words'

export type Ranked = { key: string; n: number; from: number; to: number; score: number }
type Row = { key: string; n: number; from: number; to: number; counts: Map<string, number>; length: number; text: string }

/** BM25 with the usual numbers (k1 1.2, b 0.75), every word of the query, no list of common words. */
export class PlainIndex {
  private readonly rows: Row[] = []
  private readonly frequency = new Map<string, number>()
  private words = 0

  constructor(private readonly stemmed: boolean) {}

  add(key: string, n: number, text: string): void {
    for (const { from, to } of splitPassages(text)) {
      const counts = new Map<string, number>()
      const words = wordsOf(text, from, to, this.stemmed)
      for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1)
      for (const stem of counts.keys()) this.frequency.set(stem, (this.frequency.get(stem) ?? 0) + 1)
      this.words += words.length
      this.rows.push({ key, n, from, to, counts, length: words.length, text: text.slice(from, to).toLowerCase() })
    }
  }

  bm25(query: string, most: number): Ranked[] {
    const stems = [...new Set(wordsOf(query, 0, query.length, this.stemmed).map((word) => word.stem))]
    const average = this.words / Math.max(1, this.rows.length)
    return ranked(this.rows, most, (row) => {
      let sum = 0
      for (const stem of stems) {
        const n = row.counts.get(stem)
        if (n === undefined) continue
        const having = this.frequency.get(stem) ?? 0
        sum += (Math.log(1 + (this.rows.length - having + 0.5) / (having + 0.5)) * n * 2.2) / (n + 1.2 * (0.25 + (0.75 * row.length) / average))
      }
      return sum
    })
  }

  /** As the link popover does it: passages with all the words before passages with most. */
  containing(words: string, most: number): Ranked[] {
    const terms = words.toLowerCase().split(' ').filter(Boolean)
    return ranked(this.rows, most, (row) => terms.filter((term) => row.text.includes(term)).length)
  }
}

function ranked(rows: readonly Row[], most: number, score: (row: Row) => number): Ranked[] {
  return rows.map((row, at) => ({ row, at, score: score(row) })).filter((one) => one.score > 0).sort((a, b) => b.score - a.score || a.at - b.at).slice(0, most)
    .map(({ row: { key, n, from, to }, score: points }) => ({ key, n, from, to, score: points }))
}

const COMMON = new Set(
  ('the and for that with from this have has had was were are its their they them into which these those such other been being not but his her our your than then also any all each every ' +
    'under upon about more most very will would could should shall may might must can did does done who whom whose what when where why how between through during before after above below ' +
    'plaintiff plaintiffs defendant defendants information belief alleges alleged allege paragraph complaint court including without within because there here only same both some one two').split(' '),
)

/** The words that “Find evidence” searched for before: those that come most often in the allegation, then the longest. */
export function searchWords(text: string, most = 6): string {
  const counted = new Map<string, number>()
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]{3,}/gu)) {
    const word = match[0].toLowerCase()
    if (!COMMON.has(word)) counted.set(word, (counted.get(word) ?? 0) + 1)
  }
  return [...counted.entries()].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length).slice(0, most).map(([word]) => word).join(' ')
}
