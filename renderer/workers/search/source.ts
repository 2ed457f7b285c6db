/** What is to be in the index: the units of a matter, read from its database. */
import type { Document, Transcript } from '../../../shared/records'
import { UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { kindOfId, pagesOfUnit, UNIT_TABLES, type UnitRecord, unitText } from '../../../shared/search/units'
import { pagesOfTestimony } from '../../../shared/transcript/searchText'
import type { PlainReader, Reads } from '../../store/plain'
import { batchesOf, type PackedBatch, type UnitText } from './batch'
import { stampOf } from './bytes'
import type { LogHead } from './protocol'
import { kindNumber } from './units'

/** A unit as it stands in the matter; the stamp changes when its text does. */
export type Wanted = { id: string; kind: UnitKind; stamp: string }

export interface Source {
  /** newest entry of each device's log */
  heads(): Promise<LogHead[]>
  /** every unit, records before documents, since they are few and quick */
  all(): AsyncIterable<Wanted[]>
  /** in this order; null for what is not in the matter */
  wanted(ids: readonly string[]): Promise<(Wanted | null)[]>
  /**
   * Units as they stand now, in this order, those left out that have gone since.
   * @param first number of the first one
   * @param onRead hears now and then how many were read; may throw to end it
   */
  batches(ids: readonly string[], first: number, onRead: (count: number) => void): AsyncIterable<PackedBatch>
}

/** From so many units on a second worker reads, while the first one writes. */
const WORTH_A_WORKER = 400
const TOLD_EVERY = 100

/** Units whose records are looked up in one go. */
const RECORDS_AT_ONCE = 200
/** Pages that are read in one go; a file of more is read alone. */
const PAGES_AT_ONCE = 200
const PARTS_AHEAD = 3

export class MatterSource implements Source {
  /** @param elsewhere makes the batches in another worker; null where everything is done here */
  constructor(private readonly reader: PlainReader, private readonly elsewhere: Source['batches'] | null) {}

  heads(): Promise<LogHead[]> {
    return this.reader.heads()
  }

  async *all(): AsyncGenerator<Wanted[]> {
    for (const kind of [...UNIT_KINDS].reverse()) {
      for await (const records of this.reader.records(UNIT_TABLES[kind])) yield records.map((record) => wantedOf(kind, record as UnitRecord[typeof kind]))
    }
  }

  async wanted(ids: readonly string[]): Promise<(Wanted | null)[]> {
    const found: (Wanted | null)[] = []
    for (let at = 0; at < ids.length; at += RECORDS_AT_ONCE) {
      const some = ids.slice(at, at + RECORDS_AT_ONCE)
      const tables = tablesOf(some)
      if (tables.length === 0) found.push(...some.map(() => null))
      else {
        found.push(...(await this.reader.together(tables, (reads) => Promise.all(some.map(async (id) => {
          const unit = await recordOf(reads, id)
          return unit && wantedOf(unit.kind, unit.record)
        })))))
      }
    }
    return found
  }

  batches(ids: readonly string[], first: number, onRead: (count: number) => void): AsyncIterable<PackedBatch> {
    return this.elsewhere && ids.length >= WORTH_A_WORKER ? this.elsewhere(ids, first, onRead) : batchesOf(this.texts(ids, onRead), first)
  }

  private async *texts(ids: readonly string[], onRead: (count: number) => void): AsyncGenerator<UnitText> {
    let count = 0
    for await (const text of this.readAhead(ids)) {
      if (++count % TOLD_EVERY === 0) onRead(count)
      if (text) yield text
    }
  }

  private async *readAhead(ids: readonly string[]): AsyncGenerator<UnitText | null> {
    // The next parts are on their way while the last one is taken in.
    const coming: Promise<(UnitText | null)[]>[] = []
    for await (const part of this.parts(ids)) {
      const asked = this.read(part)
      // Looked at only when its turn comes, which may be never.
      asked.catch(() => {})
      coming.push(asked)
      if (coming.length > PARTS_AHEAD) yield* (await coming.shift()) ?? []
    }
    for (const asked of coming) yield* await asked
  }

  /** Ids in this order, as many together as are read at once. */
  private async *parts(ids: readonly string[]): AsyncGenerator<string[]> {
    let part: string[] = []
    let pages = 0
    for (let at = 0; at < ids.length; at += RECORDS_AT_ONCE) {
      const some = ids.slice(at, at + RECORDS_AT_ONCE)
      for (const [index, count] of (await this.pageCounts(some)).entries()) {
        if (part.length > 0 && pages + count > PAGES_AT_ONCE) {
          yield part
          part = []
          pages = 0
        }
        part.push(some[index] as string)
        pages += count
      }
    }
    if (part.length > 0) yield part
  }

  private pageCounts(ids: readonly string[]): Promise<number[]> {
    return this.reader.together(['documents', 'transcripts'], (reads) => Promise.all(ids.map(async (id) => {
      if (id.startsWith('doc_')) return (await reads.record('documents', id))?.pages ?? 1
      const transcript = id.startsWith('trn_') ? await reads.record('transcripts', id) : undefined
      return transcript ? Math.max(1, transcript.lastPage - transcript.firstPage + 1) : 1
    })))
  }

  private read(ids: readonly string[]): Promise<(UnitText | null)[]> {
    return this.reader.together([...tablesOf(ids), 'pages', 'transcriptPages'], (reads) => Promise.all(ids.map((id) => textOf(reads, id))))
  }
}

function tablesOf(ids: readonly string[]) {
  return [...new Set(ids.flatMap((id) => {
    const kind = kindOfId(id)
    return kind ? [UNIT_TABLES[kind]] : []
  }))]
}

async function recordOf(reads: Reads, id: string): Promise<{ kind: UnitKind; record: UnitRecord[UnitKind] } | null> {
  const kind = kindOfId(id)
  const record = kind && (await reads.record(UNIT_TABLES[kind], id))
  return kind && record ? { kind, record: record as UnitRecord[typeof kind] } : null
}

async function textOf(reads: Reads, id: string): Promise<UnitText | null> {
  const unit = await recordOf(reads, id)
  if (!unit) return null
  const { kind, record } = unit
  const { stamp } = wantedOf(kind, record)
  const head = { page: 0, text: unitText(kind, record) }
  const pages = kind === 'document' ? pagesOfUnit(record as Document, await reads.pages((record as Document).sha256)) : kind === 'transcript' ? pagesOfTestimony(await reads.transcript(id)) : []
  return { id, kind: kindNumber(kind), stamp, pages: [head, ...pages] }
}

/** Text that recognition adds later is told by the document's own fields, which change with it. */
function wantedOf<K extends UnitKind>(kind: K, record: UnitRecord[K]): Wanted {
  const text = unitText(kind, record)
  // The lines of a transcript are written once, with it.
  if (kind === 'transcript') return { id: record.id, kind, stamp: stampOf(text, (record as Transcript).firstPage, (record as Transcript).lastPage, (record as Transcript).imported) }
  if (kind !== 'document') return { id: record.id, kind, stamp: stampOf(text) }
  const { sha256, range, text: source, confidence, pages } = record as Document
  return { id: record.id, kind, stamp: stampOf(text, sha256, range?.from ?? null, range?.to ?? null, source, confidence, pages) }
}
