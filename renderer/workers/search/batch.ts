/**
 * Units on their way into the index: their tokens in the order of the text, until lists are made of
 * them. A batch knows nothing of the index but the number of its first unit, so that it can be made in
 * a worker of its own.
 */
import { Tokeniser } from '../../../shared/search/tokens'
import { ByteWriter, packAscending } from './bytes'
import { WordTable } from './wordTable'

/** A unit with its text: page 0 is the head of a document or the text of a record. */
export type UnitText = { id: string; kind: number; stamp: string; pages: readonly { page: number; text: string }[] }

export type PackedUnit = {
  uid: number
  id: string
  kind: number
  stamp: string
  tokens: number
  /** page and position of its first token, by turns */
  pages: Uint8Array
  /** positions at which a sentence begins, the first left out */
  sentences: Uint8Array
  paragraphs: Uint8Array
  /** in UTF-8 */
  texts: { page: number; body: Uint8Array }[]
}

/** The lists of a batch, side by side: units and places of each end where the next ones begin. */
export type PackedLists = {
  /** numbers in `terms`, ascending */
  terms: Uint32Array
  /** units with the token */
  counts: Uint32Array
  unitEnds: Uint32Array
  placeEnds: Uint32Array
  units: Uint8Array
  places: Uint8Array
}

export type PackedBatch = {
  /** their bytes lie in `buffers` */
  units: PackedUnit[]
  tokens: number
  /** words by their number in this batch; 0 is none */
  terms: readonly string[]
  lists: PackedLists
  /** all bytes of the batch, which can be handed to another worker instead of copied */
  buffers: ArrayBuffer[]
}

/** Tokens that are gathered before they are written: much at once is quicker, and takes memory. */
const MOST_TOKENS = 4_000_000
/** Letters of texts that are gathered at most. */
const MOST_LETTERS = 24_000_000

/** @param first number of the first unit */
export async function* batchesOf(units: AsyncIterable<UnitText>, first: number): AsyncGenerator<PackedBatch> {
  let next = first
  const room = new Room()
  let batch = new Batch(room)
  for await (const unit of units) {
    batch.add(next++, unit)
    if (batch.tokens < MOST_TOKENS && batch.letters < MOST_LETTERS) continue
    yield batch.packed()
    batch = new Batch(room)
  }
  if (!batch.isEmpty) yield batch.packed()
}

/** Where bytes are written before they are packed: kept from batch to batch, since it grows to megabytes. */
class Room {
  readonly texts = new ByteWriter()
  readonly layouts = new ByteWriter()
  readonly units = new ByteWriter()
  readonly places = new ByteWriter()
}

/** A unit whose bytes are not cut out yet: where each part of them ends. */
type OpenUnit = Omit<PackedUnit, 'pages' | 'sentences' | 'paragraphs' | 'texts'> & { pages: number; sentences: number; paragraphs: number; texts: { page: number; end: number }[] }

class Batch {
  private readonly units: OpenUnit[] = []
  private readonly words = new WordTable()
  private tids = new Uint32Array(1 << 16)
  private starts: number[] = []
  tokens = 0
  /** letters of the texts that wait */
  letters = 0

  constructor(private readonly room: Room) {}

  get isEmpty(): boolean {
    return this.units.length === 0
  }

  add(uid: number, unit: UnitText): void {
    const { words } = this
    const tokeniser = new Tokeniser(false, true, words.cut)
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
      this.tids[this.tokens++] = words.take(word)
    }
    for (const { page, text } of unit.pages) {
      pages.push(page, this.tokens - start)
      tokeniser.page(text, emit)
      if (page === 0) tokeniser.end()
      this.letters += text.length
    }
    this.starts.push(start)
    const { layouts, texts } = this.room
    const end = (write: () => void) => {
      write()
      return layouts.length
    }
    this.units.push({
      uid, id: unit.id, kind: unit.kind, stamp: unit.stamp, tokens: this.tokens - start,
      pages: end(() => packPages(pages, layouts)), sentences: end(() => packAscending(sentences, layouts)), paragraphs: end(() => packAscending(paragraphs, layouts)),
      texts: unit.pages.map(({ page, text }) => {
        texts.text(text)
        return { page, end: texts.length }
      }),
    })
  }

  packed(): PackedBatch {
    const lists = this.lists()
    const [layouts, texts] = [this.room.layouts.take(), this.room.texts.take()]
    const [layout, body] = [cutter(layouts), cutter(texts)]
    const units = this.units.map((unit): PackedUnit => ({
      ...unit, pages: layout(unit.pages), sentences: layout(unit.sentences), paragraphs: layout(unit.paragraphs),
      texts: unit.texts.map(({ page, end }) => ({ page, body: body(end) })),
    }))
    const { terms, counts, unitEnds, placeEnds, units: unitBytes, places } = lists
    return { units, tokens: this.tokens, terms: this.words.terms, lists, buffers: [layouts, texts, terms, counts, unitEnds, placeEnds, unitBytes, places].map((one) => one.buffer as ArrayBuffer) }
  }

  /** A token's units are ascending, and its places in each are. */
  private lists(): PackedLists {
    const { ends, unitOf, places } = this.byToken()
    const { units } = this
    const { units: unitList, places: placeList } = this.room
    const [terms, counts, unitEnds, placeEnds] = [0, 1, 2, 3].map(() => new Uint32Array(ends.length)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
    let lists = 0
    let at = 0
    for (let tid = 0; tid < ends.length; tid++) {
      const end = ends[tid] as number
      if (at === end) continue
      let before = 0
      let count = 0
      while (at < end) {
        const index = unitOf[at] as number
        const { uid } = units[index] as OpenUnit
        const from = placeList.length
        let last = 0
        let times = 0
        for (; at < end && unitOf[at] === index; at++) {
          const place = places[at] as number
          placeList.number(place - last)
          last = place
          times++
        }
        unitList.number(uid - before)
        unitList.number(times)
        unitList.number(placeList.length - from)
        before = uid
        count++
      }
      terms[lists] = tid
      counts[lists] = count
      unitEnds[lists] = unitList.length
      placeEnds[lists++] = placeList.length
    }
    const used = (row: Uint32Array) => row.subarray(0, lists)
    return { terms: used(terms), counts: used(counts), unitEnds: used(unitEnds), placeEnds: used(placeEnds), units: unitList.take(), places: placeList.take() }
  }

  /**
   * Unit and place in it of every token, ordered by tid and then by place: a counting sort.
   * `ends`: by tid, where its tokens end
   */
  private byToken(): { ends: Uint32Array; unitOf: Uint32Array; places: Uint32Array } {
    const { tids, tokens, starts } = this
    let most = 0
    for (let at = 0; at < tokens; at++) if ((tids[at] as number) > most) most = tids[at] as number
    const ends = new Uint32Array(most + 1)
    for (let at = 0; at < tokens; at++) {
      const tid = tids[at] as number
      ends[tid] = (ends[tid] as number) + 1
    }
    let sum = 0
    // First where each begins; counted on to where it ends.
    for (let tid = 0; tid < ends.length; tid++) {
      const count = ends[tid] as number
      ends[tid] = sum
      sum += count
    }
    const unitOf = new Uint32Array(tokens)
    const places = new Uint32Array(tokens)
    starts.forEach((start, index) => {
      const end = starts[index + 1] ?? tokens
      for (let at = start; at < end; at++) {
        const tid = tids[at] as number
        const slot = ends[tid] as number
        unitOf[slot] = index
        places[slot] = at - start
        ends[tid] = slot + 1
      }
    })
    return { ends, unitOf, places }
  }

  private grow(): void {
    const larger = new Uint32Array(this.tids.length * 2)
    larger.set(this.tids)
    this.tids = larger
  }
}

/** Gives one part after the other, each up to the end that is asked for. */
function cutter(bytes: Uint8Array): (end: number) => Uint8Array {
  let at = 0
  return (end) => {
    const part = bytes.subarray(at, end)
    at = end
    return part
  }
}

/** Pages ascend, and so do the positions of their first tokens; both by their distances. */
function packPages(pairs: readonly number[], out: ByteWriter): void {
  let [page, token] = [0, 0]
  for (let at = 0; at < pairs.length; at += 2) {
    out.number((pairs[at] as number) - page)
    out.number((pairs[at + 1] as number) - token)
    page = pairs[at] as number
    token = pairs[at + 1] as number
  }
}
