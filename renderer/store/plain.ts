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
import { RECORD_STORES, RecordReader } from './records/read'

export type PlainHead = { device: string; seq: number; hash: string }
export type PlainPage = { n: number; text: string }

/** What can be read within one transaction. */
export type Reads = {
  /** Those of these that there are. */
  records<T extends TableName>(table: T, ids: readonly string[]): Promise<Map<string, RecordOf<T>>>
  /** Texts of the pages of a stored file. */
  pages(sha256: string): Promise<PlainPage[]>
  /** Texts of all pages of the files from one hash to another; null where there are more than `most` pages. */
  pagesBetween(first: string, last: string, most: number): Promise<Map<string, PlainPage[]> | null>
  /** Pages of a transcript with their lines, in any order. */
  transcript(id: string): Promise<TranscriptPage[]>
}

export class PlainReader {
  private readonly rows: RecordReader

  private constructor(private readonly db: IDBDatabase, private readonly keys: MatterKeys | null, private readonly older: boolean) {
    this.rows = new RecordReader(db, keys)
  }

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
    const rows = await answer(this.db.transaction('heads').objectStore('heads').getAll())
    const heads = (this.keys ? await new TableSeal(this.keys, 'heads', 'device').openMany(rows as SealedRow[]) : rows) as PlainHead[]
    return heads.map(({ device, seq, hash }) => ({ device, seq, hash }))
  }

  /** Every record of a table, some at a time in the order of their ids. */
  async *records<T extends TableName>(table: T, atOnce = 500): AsyncGenerator<RecordOf<T>[]> {
    for await (const rows of this.rows.all(table, atOnce)) yield rows.map((row) => complete(table, row) as RecordOf<T>)
  }

  /**
   * Many reads in one transaction: to begin one takes some milliseconds, each read in it a fraction of one.
   * @param work may wait for nothing but its reads, or the transaction ends under it
   */
  together<T>(tables: readonly (TableName | 'pages')[], work: (reads: Reads) => Promise<T>): Promise<T> {
    const transaction = this.db.transaction([...RECORD_STORES, ...tables.flatMap((one) => (one === 'pages' ? PAGE_STORES : [one]))])
    const pages = new PageReader(transaction, this.keys, this.older)
    return work({
      records: async <N extends TableName>(table: N, ids: readonly string[]) => {
        const found = await this.rows.some(transaction, table, ids)
        return new Map([...found].map(([id, row]) => [id, complete(table, row) as RecordOf<N>]))
      },
      // Nothing is read behind the pages of a unit: the transaction may end meanwhile.
      pages: (sha256) => pages.words(sha256),
      pagesBetween: (first, last, most) => pages.wordsBetween(first, last, most),
      // Nor behind these.
      transcript: async (id) => (await this.rows.belonging(transaction, 'transcriptPages', 'transcript', id)).map((row) => complete('transcriptPages', row) as TranscriptPage),
    })
  }

  close(): void {
    this.db.close()
  }
}
