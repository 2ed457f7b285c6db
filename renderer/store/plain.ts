/**
 * A matter's rows read by plain IndexedDB, for workers: they write nothing, so they need neither Dexie
 * nor the mirror. The database must be there already.
 */
import type { RecordOf, TableName, TranscriptPage } from '../../shared/records'
import { complete } from '../../shared/records'
import { MatterKeys } from './lock/matterKeys'
import { type SealedRow, TableSeal } from './lock/sealing'
import { databaseName, sealedName } from './name'
import { answer, PAGE_STORES, PageReader } from './pages/read'

export type PlainHead = { device: string; seq: number; hash: string }
export type PlainPage = { n: number; text: string }

/** What can be read within one transaction. */
export type Reads = {
  record<T extends TableName>(table: T, id: string): Promise<RecordOf<T> | undefined>
  /** Texts of the pages of a stored file. */
  pages(sha256: string): Promise<PlainPage[]>
  /** Texts of all pages of the files from one hash to another; null where there are more than `most` pages. */
  pagesBetween(first: string, last: string, most: number): Promise<Map<string, PlainPage[]> | null>
  /** Pages of a transcript with their lines, in any order. */
  transcript(id: string): Promise<TranscriptPage[]>
}

export class PlainReader {
  private constructor(private readonly db: IDBDatabase, private readonly keys: MatterKeys | null, private readonly older: boolean) {}

  /** @param dataKey of a locked matter; null of one without a lock */
  static async open(matterId: string, dataKey: Uint8Array | null): Promise<PlainReader> {
    const db = await answer(indexedDB.open(dataKey ? sealedName(matterId) : databaseName(matterId)))
    // A migration or a deletion must not wait for a reader.
    db.onversionchange = () => db.close()
    // Pages as versions before 5 kept them: there are only ever fewer.
    const older = (await answer(db.transaction('pages').objectStore('pages').count())) > 0
    return new PlainReader(db, dataKey && new MatterKeys(dataKey), older)
  }

  /** Newest entry of each device's chain. */
  async heads(): Promise<PlainHead[]> {
    const rows = await this.opened<PlainHead>('heads', await answer(this.store('heads').getAll()))
    return rows.map(({ device, seq, hash }) => ({ device, seq, hash }))
  }

  /** Every record of a table, some at a time in the order of their ids. */
  async *records<T extends TableName>(table: T, atOnce = 500): AsyncGenerator<RecordOf<T>[]> {
    let after: IDBKeyRange | null = null
    for (;;) {
      const rows = await this.opened<RecordOf<T>>(table, await answer(this.store(table).getAll(after, atOnce)))
      if (rows.length > 0) yield rows.map((row) => complete(table, row) as RecordOf<T>)
      const last = rows.at(-1)
      if (rows.length < atOnce || !last) return
      after = IDBKeyRange.lowerBound(last.id, true)
    }
  }

  /**
   * Many reads in one transaction: to begin one takes some milliseconds, each read in it a fraction of one.
   * @param work may wait for nothing but its reads, or the transaction ends under it
   */
  together<T>(tables: readonly (TableName | 'pages')[], work: (reads: Reads) => Promise<T>): Promise<T> {
    const transaction = this.db.transaction(tables.flatMap((one) => (one === 'pages' ? PAGE_STORES : [one])))
    const pages = new PageReader(transaction, this.keys, this.older)
    return work({
      record: async <N extends TableName>(table: N, id: string) => {
        const stored = await answer(transaction.objectStore(table).get(id))
        const row = (stored && this.keys ? this.sealOf(table, this.keys).open(stored as SealedRow) : stored) as RecordOf<N> | undefined
        return row && (complete(table, row) as RecordOf<N>)
      },
      // Nothing is read behind the pages of a unit: the transaction may end meanwhile.
      pages: (sha256) => pages.words(sha256),
      pagesBetween: (first, last, most) => pages.wordsBetween(first, last, most),
      transcript: async (id) => {
        // Nothing is read behind these pages either.
        const rows = await this.opened<TranscriptPage>('transcriptPages', await answer(transaction.objectStore('transcriptPages').index('transcript').getAll(id)))
        return rows.map((row) => complete('transcriptPages', row) as TranscriptPage)
      },
    })
  }

  close(): void {
    this.db.close()
  }

  private async opened<T>(table: string, rows: unknown[]): Promise<T[]> {
    return (this.keys ? await this.sealOf(table, this.keys).openMany(rows as SealedRow[]) : rows) as T[]
  }

  private sealOf(table: string, keys: MatterKeys): TableSeal {
    return new TableSeal(keys, table, table === 'heads' ? 'device' : 'id')
  }

  private store(name: string): IDBObjectStore {
    return this.db.transaction(name).objectStore(name)
  }
}
