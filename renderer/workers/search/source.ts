/** What is to be in the index: the units of a matter, read from its database. */
import { groupBy } from '../../../shared/list/groupBy'
import type { Document, Transcript } from '../../../shared/records'
import { UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { kindOfId, pagesOfUnit, UNIT_TABLES, type UnitRecord, unitText } from '../../../shared/search/units'
import { pagesOfTestimony } from '../../../shared/transcript/searchText'
import type { PlainPage, PlainReader, Reads } from '../../store/plain'
import { batchesOf, type PackedBatch, type UnitText } from './batch'
import { stampOf } from './bytes'
import type { LogHead } from './protocol'
import { kindNumber } from './units'

/** A unit as it stands in the matter; the stamp changes when its text does. `file`: what holds a document's pages; `pages`: about how many it has. */
export type Wanted = { id: string; kind: UnitKind; stamp: string; file: string | null; pages: number }

/** A unit that is to come into the index, and about how much there is to read of it. */
export type Coming = Pick<Wanted, 'id' | 'pages'>

type Unit = { id: string; kind: UnitKind; record: UnitRecord[UnitKind] }

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
  batches(units: readonly Coming[], first: number, onRead: (count: number) => void): AsyncIterable<PackedBatch>
}

/** From so many units on other workers read, while this one writes. */
const WORTH_A_WORKER = 400
const TOLD_EVERY = 100

/** Units whose records are looked up in one go. */
const RECORDS_AT_ONCE = 200
/** Pages that are read in one go; a file of more is read alone. */
const PAGES_AT_ONCE = 200
const PARTS_AHEAD = 3
/** From so many documents on their pages are asked for in one go, if no more than so many others lie between. */
const WORTH_ASKING_TOGETHER = 8
const PAGES_BETWEEN = 100

export class MatterSource implements Source {
  /** files of the units that are read do not lie side by side: it was tried */
  private scattered = false

  /** @param elsewhere makes the batches in other workers; null where everything is done here */
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
      found.push(...(await this.units(some)).map((unit) => unit && wantedOf(unit.kind, unit.record)))
    }
    return found
  }

  batches(units: readonly Coming[], first: number, onRead: (count: number) => void): AsyncIterable<PackedBatch> {
    return this.elsewhere && units.length >= WORTH_A_WORKER ? this.elsewhere(units, first, onRead) : this.made(units.map(({ id }) => id), first, onRead)
  }

  /** The same, made here. */
  made(ids: readonly string[], first: number, onRead: (count: number) => void): AsyncIterable<PackedBatch> {
    return batchesOf(this.texts(ids, onRead), first)
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

  /** Units in this order, as many together as are read at once; null for what has gone. */
  private async *parts(ids: readonly string[]): AsyncGenerator<(Unit | null)[]> {
    let part: (Unit | null)[] = []
    let pages = 0
    let coming = this.units(ids.slice(0, RECORDS_AT_ONCE))
    for (let at = RECORDS_AT_ONCE; at < ids.length + RECORDS_AT_ONCE; at += RECORDS_AT_ONCE) {
      const units = await coming
      // On their way while the texts of these are taken in.
      coming = this.units(ids.slice(at, at + RECORDS_AT_ONCE))
      coming.catch(() => {})
      for (const unit of units) {
        const count = unit ? pagesOf(unit.kind, unit.record) : 1
        if (part.length > 0 && pages + count > PAGES_AT_ONCE) {
          yield part
          part = []
          pages = 0
        }
        part.push(unit)
        pages += count
      }
    }
    if (part.length > 0) yield part
  }

  private async units(ids: readonly string[]): Promise<(Unit | null)[]> {
    const byKind = groupBy(ids, (id) => kindOfId(id) ?? '')
    const kinds = UNIT_KINDS.filter((kind) => byKind.has(kind))
    if (kinds.length === 0) return ids.map(() => null)
    const units = new Map<string, Unit>()
    await this.reader.together(kinds.map((kind) => UNIT_TABLES[kind]), (reads) => Promise.all(kinds.map(async (kind) => {
      for (const [id, record] of await reads.records(UNIT_TABLES[kind], byKind.get(kind) ?? [])) units.set(id, { id, kind, record: record as UnitRecord[typeof kind] })
    })))
    return ids.map((id) => units.get(id) ?? null)
  }

  private read(units: readonly (Unit | null)[]): Promise<(UnitText | null)[]> {
    return this.reader.together(['pages', 'transcriptPages'], async (reads) => {
      const files = units.flatMap((unit) => (unit?.kind === 'document' ? [unit.record as Document] : []))
      const together = await this.neighbours(reads, files)
      return Promise.all(units.map((unit) => unit && textOf(reads, unit, together)))
    })
  }

  /**
   * Pages of files that lie side by side in the store, as they do where all of a matter is read: to ask
   * for each by itself takes longer than to read it. Null where others lie between.
   */
  private async neighbours(reads: Reads, documents: readonly Document[]): Promise<Map<string, PlainPage[]> | null> {
    if (this.scattered || documents.length < WORTH_ASKING_TOGETHER) return null
    const hashes = documents.map((one) => one.sha256).sort()
    const most = documents.reduce((sum, one) => sum + (one.pages ?? 1), 0) + PAGES_BETWEEN
    const found = await reads.pagesBetween(hashes[0] as string, hashes.at(-1) as string, most)
    this.scattered = found === null
    return found
  }
}

function pagesOf<K extends UnitKind>(kind: K, record: UnitRecord[K]): number {
  if (kind === 'document') return (record as Document).pages ?? 1
  return kind === 'transcript' ? Math.max(1, (record as Transcript).lastPage - (record as Transcript).firstPage + 1) : 1
}

/** @param together pages by file, where they were read already */
async function textOf(reads: Reads, { id, kind, record }: Unit, together: ReadonlyMap<string, PlainPage[]> | null): Promise<UnitText> {
  const { stamp } = wantedOf(kind, record)
  const head = { page: 0, text: unitText(kind, record) }
  const textsOf = async (file: string) => (together ? (together.get(file) ?? []) : reads.pages(file))
  const pages = kind === 'document' ? pagesOfUnit(record as Document, await textsOf((record as Document).sha256)) : kind === 'transcript' ? pagesOfTestimony(await reads.transcript(id)) : []
  return { id, kind: kindNumber(kind), stamp, pages: [head, ...pages] }
}

/** Text that recognition adds later is told by the document's own fields, which change with it. */
function wantedOf<K extends UnitKind>(kind: K, record: UnitRecord[K]): Wanted {
  const text = unitText(kind, record)
  // The lines of a transcript are written once, with it.
  if (kind === 'transcript') return { id: record.id, kind, stamp: stampOf(text, (record as Transcript).firstPage, (record as Transcript).lastPage, (record as Transcript).imported), file: null, pages: pagesOf(kind, record) }
  if (kind !== 'document') return { id: record.id, kind, stamp: stampOf(text), file: null, pages: 1 }
  const { sha256, range, text: source, confidence, pages } = record as Document
  return { id: record.id, kind, stamp: stampOf(text, sha256, range?.from ?? null, range?.to ?? null, source, confidence, pages), file: sha256, pages: pagesOf(kind, record) }
}
