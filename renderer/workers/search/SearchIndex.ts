/**
 * The index of one matter: takes in units, gives out the lists of tokens. One writer; readers
 * between its transactions.
 */
import type { PackedBatch } from './batch'
import { Damaged } from './bytes'
import { type IndexDatabase, MOST_TERMS_OF_AN_INDEX } from './database'
import { Layout } from './layout'
import { ListReader, readPosting } from './lists'
import { Gate, inSlices } from './pace'
import { decodePosting, type Places, type Posting, PostingCache } from './postings'
import { dropSegments, joinSegments, levelOf, readSegments, readText, removeUnit, type Segment, tidsOf, toJoin, writeSegment, writeUnitText } from './segments'
import { Units } from './units'
import { Vocabulary } from './vocabulary'

export type Head = { device: string; seq: number; hash: string }

export class SearchIndex {
  readonly units = new Units()
  readonly vocabulary = new Vocabulary()
  readonly gate = new Gate()
  private segments: Segment[] = []
  private cache = new PostingCache()
  private nextSegment = 1

  private constructor(readonly database: IndexDatabase) {}

  /** Reads what is kept in memory. @throws Damaged */
  static load(database: IndexDatabase): SearchIndex {
    const index = new SearchIndex(database)
    index.units.load(database)
    index.vocabulary.load(database)
    index.segments = readSegments(database, (packed, sum) => index.vocabulary.loadFrequencies(packed, sum))
    index.nextSegment = (index.segments.at(-1)?.seg ?? 0) + 1
    return index
  }

  /** Newest entry of each device's log that is in the index. */
  heads(): Head[] {
    const row = this.database.row('SELECT value FROM meta WHERE key = ?', 'heads')
    return row ? (JSON.parse(row[0] as string) as Head[]) : []
  }

  /** @param heads null while a build is under way: it must go on after a crash */
  async writeHeads(heads: readonly Head[] | null): Promise<void> {
    await this.gate.changing(() => {
      if (heads) this.database.run('INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)', 'heads', JSON.stringify(heads))
      else this.database.run('DELETE FROM meta WHERE key = ?', 'heads')
    })
  }

  /** The number that the next unit gets. */
  get nextUnit(): number {
    return this.units.next
  }

  /**
   * Takes units in, and out what is to go. Each batch is in one transaction: after a crash the index
   * holds whole batches only.
   * @param batches new units or changed ones, their numbers counted from `nextUnit`
   * @param onWritten called after each batch with how many units are written
   */
  async apply(batches: AsyncIterable<PackedBatch>, gone: readonly string[], check: () => void, onWritten: (done: number) => void): Promise<void> {
    let left = gone
    let done = 0
    for await (const batch of batches) {
      await this.write(batch, left, check)
      done += batch.units.length
      left = []
      onWritten(done)
      // While the next batch is made elsewhere. Left to the end, there would be more than can be joined.
      await this.join(check)
    }
    if (left.length > 0) await this.write(NOTHING, left, check)
    await this.join(check)
  }

  places(tid: number): Places {
    const { places } = this.posting(tid, true)
    if (!places) throw new Error('a list was read without its places')
    return places
  }

  /** The list of a token over all segments, with its places where they are asked for. */
  posting(tid: number, withPlaces: boolean): Posting {
    const known = this.cache.get(tid, withPlaces)
    if (known) return known
    const parts = this.segments.flatMap(({ seg }) => {
      const stored = readPosting(this.database, seg, tid, withPlaces)
      return stored ? [stored] : []
    })
    const posting = decodePosting(parts, withPlaces)
    this.cache.put(tid, posting)
    return posting
  }

  layout(uid: number): Layout {
    return Layout.read(this.database, uid, this.units.lengths[uid] ?? 0)
  }

  text(uid: number, page: number): string | null {
    return readText(this.database, uid, page)
  }

  /** Reads every row and holds it against its sum. @throws Damaged */
  *verify(): Generator<void> {
    for (const { seg } of [...this.segments]) {
      const lists = new ListReader(this.database, seg, true)
      for (const tid of tidsOf(this.database, seg)) {
        // A join may have taken the segment away meanwhile.
        if (!this.segments.some((one) => one.seg === seg)) break
        if (!lists.read(tid)) throw new Damaged('a list is gone')
        yield
      }
    }
    for (const { id, uid } of [...this.units.all()]) {
      if (this.units.get(id)?.uid !== uid) continue
      for (const page of this.layout(uid).pages) this.text(uid, page)
      yield
    }
  }

  close(): void {
    this.database.close()
  }

  private async write(batch: PackedBatch, gone: readonly string[], check: () => void): Promise<void> {
    const { database, units, vocabulary } = this
    if (vocabulary.terms.length >= MOST_TERMS_OF_AN_INDEX) throw new Error('more tokens than an index holds')
    const seg = this.nextSegment
    const tids = Uint32Array.from(batch.terms, (term) => (term === '' ? 0 : vocabulary.take(term)))
    database.begin()
    try {
      vocabulary.write(database)
      const frequencies = batch.tokens > 0 ? await inSlices(writeSegment(database, seg, batch, tids), check) : []
      await inSlices(writeTexts(database, batch), check)
      await this.gate.changing(() => {
        const replaced = new Set([...gone, ...batch.units.map(({ id }) => id)])
        for (const id of replaced) {
          const old = units.get(id)
          if (old) removeUnit(database, old.uid)
        }
        const fresh = batch.units.map(({ uid, id, kind, tokens, stamp }) => ({ uid, id, kind, tokens, stamp }))
        for (const one of fresh) Units.write(database, one)
        database.run('INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)', 'next', String(Math.max(units.next, (batch.units.at(-1)?.uid ?? 0) + 1)))
        database.commit()
        // Memory moves only now.
        for (const id of replaced) units.remove(id)
        for (const one of fresh) units.add(one)
        if (batch.tokens > 0) this.segments.push({ seg, level: levelOf(batch.tokens), tokens: batch.tokens })
        for (const { tid, units: count } of frequencies) vocabulary.count(tid, count)
        this.nextSegment = seg + 1
        this.cache = new PostingCache()
      })
    } catch (cause) {
      database.rollback()
      throw cause
    }
  }

  /** Joins neighbours until there are few. */
  private async join(check: () => void): Promise<void> {
    const { database } = this
    for (let old = toJoin(this.segments); old !== null; old = toJoin(this.segments)) {
      const run = old
      const seg = this.nextSegment
      database.begin()
      try {
        const { segment } = await inSlices(joinSegments(database, run, seg, this.units.alive), check)
        await this.gate.changing(() => {
          for (const _ of dropSegments(database, run)) ;
          database.commit()
          this.segments = [...this.segments.filter((one) => !run.includes(one)), segment]
          this.nextSegment = seg + 1
          this.cache = new PostingCache()
        })
      } catch (cause) {
        database.rollback()
        throw cause
      }
    }
  }
}

const NOTHING: PackedBatch = { units: [], tokens: 0, buffers: [], terms: [], lists: { terms: new Uint32Array(), counts: new Uint32Array(), unitEnds: new Uint32Array(), placeEnds: new Uint32Array(), units: new Uint8Array(), places: new Uint8Array() } }

function* writeTexts(database: IndexDatabase, batch: PackedBatch): Generator<void> {
  for (const unit of batch.units) {
    writeUnitText(database, unit)
    yield
  }
}
