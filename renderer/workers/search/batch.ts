/**
 * Units on their way into the index: their tokens in the order of the text, until a segment is made of
 * them. A segment is never changed afterwards, only joined with others.
 */
import { Tokeniser } from '../../../shared/search/tokens'
import { ByteWriter, packAscending } from './bytes'
import type { Vocabulary } from './vocabulary'

/** A unit with its text: page 0 is the head of a document or the text of a record. */
export type UnitText = { id: string; kind: number; stamp: string; pages: readonly { page: number; text: string }[] }

export type BatchedUnit = {
  uid: number
  unit: UnitText
  tokens: number
  /** page and position of its first token, by turns */
  pages: Uint8Array
  /** positions at which a sentence begins, the first left out */
  sentences: Uint8Array
  paragraphs: Uint8Array
}

export type PackedPosting = { tid: number; units: Uint8Array; places: Uint8Array; count: number }

export class Batch {
  readonly units: BatchedUnit[] = []
  private tids = new Uint32Array(1 << 16)
  private starts: number[] = []
  tokens = 0
  /** letters of the texts that wait */
  letters = 0

  constructor(private readonly vocabulary: Vocabulary) {}

  add(uid: number, unit: UnitText): void {
    const tokeniser = new Tokeniser()
    const { vocabulary } = this
    const start = this.tokens
    const pages: number[] = []
    const sentences: number[] = []
    const paragraphs: number[] = []
    let sentence = 0
    let paragraph = 0
    const emit = (word: string, _from: number, _to: number, inSentence: number, inParagraph: number) => {
      if (this.tokens >= this.tids.length) this.grow()
      if (inSentence !== sentence) {
        sentence = inSentence
        sentences.push(this.tokens - start)
      }
      if (inParagraph !== paragraph) {
        paragraph = inParagraph
        paragraphs.push(this.tokens - start)
      }
      this.tids[this.tokens++] = vocabulary.take(word)
    }
    for (const { page, text } of unit.pages) {
      pages.push(page, this.tokens - start)
      tokeniser.page(text, emit)
      if (page === 0) tokeniser.end()
      this.letters += text.length
    }
    this.starts.push(start)
    this.units.push({ uid, unit, tokens: this.tokens - start, pages: packPages(pages), sentences: packAscending(sentences), paragraphs: packAscending(paragraphs) })
  }

  /** The list of each token, by tid. A token's units are ascending, and its places in each are. */
  *postings(): Generator<PackedPosting> {
    const order = this.byToken()
    const { tids, units, starts } = this
    const unitList = new ByteWriter()
    const placeList = new ByteWriter()
    const unitOf = this.unitOfTokens()
    let at = 0
    while (at < order.length) {
      const tid = tids[order[at] as number] as number
      let before = 0
      let count = 0
      while (at < order.length && tids[order[at] as number] === tid) {
        const index = unitOf[order[at] as number] as number
        const start = starts[index] as number
        const { uid } = units[index] as BatchedUnit
        const from = placeList.length
        let last = 0
        let times = 0
        for (; at < order.length; at++) {
          const token = order[at] as number
          if (tids[token] !== tid || unitOf[token] !== index) break
          placeList.number(token - start - last)
          last = token - start
          times++
        }
        unitList.number(uid - before)
        unitList.number(times)
        unitList.number(placeList.length - from)
        before = uid
        count++
      }
      yield { tid, units: unitList.take(), places: placeList.take(), count }
    }
  }

  /** Places of all tokens, ordered by tid and then by place: a counting sort. */
  private byToken(): Uint32Array {
    const { tids, tokens } = this
    let most = 0
    for (let at = 0; at < tokens; at++) if ((tids[at] as number) > most) most = tids[at] as number
    const ends = new Uint32Array(most + 2)
    for (let at = 0; at < tokens; at++) {
      const next = (tids[at] as number) + 1
      ends[next] = (ends[next] as number) + 1
    }
    for (let tid = 1; tid < ends.length; tid++) ends[tid] = (ends[tid] as number) + (ends[tid - 1] as number)
    const order = new Uint32Array(tokens)
    for (let at = 0; at < tokens; at++) {
      const tid = tids[at] as number
      const place = ends[tid] as number
      order[place] = at
      ends[tid] = place + 1
    }
    return order
  }

  private unitOfTokens(): Uint32Array {
    const unitOf = new Uint32Array(this.tokens)
    this.starts.forEach((start, index) => unitOf.fill(index, start, this.starts[index + 1] ?? this.tokens))
    return unitOf
  }

  private grow(): void {
    const larger = new Uint32Array(this.tids.length * 2)
    larger.set(this.tids)
    this.tids = larger
  }
}

/** Pages ascend, and so do the positions of their first tokens; both by their distances. */
function packPages(pairs: readonly number[]): Uint8Array {
  const out = new ByteWriter()
  let [page, token] = [0, 0]
  for (let at = 0; at < pairs.length; at += 2) {
    out.number((pairs[at] as number) - page)
    out.number((pairs[at + 1] as number) - token)
    page = pairs[at] as number
    token = pairs[at + 1] as number
  }
  return out.take()
}
