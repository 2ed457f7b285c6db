/** Where pages, sentences and paragraphs of a unit begin, by token position. */
import { ByteReader, Damaged, sumOf, unpackAscending } from './bytes'
import type { IndexDatabase } from './database'

export class Layout {
  /** by place in the unit: number of the page, position of its first token */
  readonly pages: number[] = []
  readonly firsts: number[] = []

  private unpacked: { sentences?: Uint32Array; paragraphs?: Uint32Array } = {}

  constructor(pages: Uint8Array, private readonly packed: { sentences: Uint8Array; paragraphs: Uint8Array }, readonly tokens: number) {
    const reader = new ByteReader(pages)
    let [page, first] = [0, 0]
    while (!reader.ended) {
      page += reader.number()
      first += reader.number()
      this.pages.push(page)
      this.firsts.push(first)
    }
    if (first > tokens) throw new Damaged('a page begins behind its unit')
  }

  /** Positions at which a sentence begins, the first left out. Unpacked when asked for: most readers want pages only. */
  get sentences(): Uint32Array {
    this.unpacked.sentences ??= unpackAscending(this.packed.sentences)
    return this.unpacked.sentences
  }

  get paragraphs(): Uint32Array {
    this.unpacked.paragraphs ??= unpackAscending(this.packed.paragraphs)
    return this.unpacked.paragraphs
  }

  static read(database: IndexDatabase, uid: number, tokens: number): Layout {
    const row = database.row('SELECT pages, sentences, paragraphs, sum FROM layout WHERE uid = ?', uid)
    if (!row) throw new Damaged('a unit has no layout')
    const [pages, sentences, paragraphs, sum] = row as [Uint8Array, Uint8Array, Uint8Array, number]
    if (layoutSum(pages, sentences, paragraphs) !== sum) throw new Damaged('a layout is not as it was written')
    return new Layout(pages, { sentences, paragraphs }, tokens)
  }

  /** Place, in `pages`, of the page that holds the token. */
  pageOf(token: number): number {
    // Of pages without tokens the last one begins where the next does.
    return behind(this.firsts, token) - 1
  }

  /** Position behind the last token of a page. */
  endOf(place: number): number {
    return this.firsts[place + 1] ?? this.tokens
  }

  /** First token of the sentence or paragraph of a token, and the token behind its last. */
  static around(starts: Uint32Array, token: number): { first: number; end: number } {
    const at = behind(starts, token)
    return { first: at === 0 ? 0 : (starts[at - 1] as number), end: at < starts.length ? (starts[at] as number) : Number.POSITIVE_INFINITY }
  }
}

export const layoutSum = (pages: Uint8Array, sentences: Uint8Array, paragraphs: Uint8Array): number => sumOf(paragraphs, sumOf(sentences, sumOf(pages)))

/** How many of the ascending values are at most `value`. */
function behind(values: ArrayLike<number>, value: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
