/**
 * A matter's rows read by plain IndexedDB, for workers: they write nothing, so they need neither Dexie
 * nor the mirror. The database must be there already.
 */
import type { RecordOf, TableName, TranscriptPage } from '../../shared/records'
import { complete } from '../../shared/records'
import { databaseName } from './name'

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
  private constructor(private readonly db: IDBDatabase) {}

  static async open(matterId: string): Promise<PlainReader> {
    const db = await answer(indexedDB.open(databaseName(matterId)))
    // A migration or a deletion must not wait for a reader.
    db.onversionchange = () => db.close()
    return new PlainReader(db)
  }

  /** Newest entry of each device's chain. */
  async heads(): Promise<PlainHead[]> {
    const rows = (await answer(this.store('heads').getAll())) as PlainHead[]
    return rows.map(({ device, seq, hash }) => ({ device, seq, hash }))
  }

  /** Every record of a table, some at a time in the order of their ids. */
  async *records<T extends TableName>(table: T, atOnce = 500): AsyncGenerator<RecordOf<T>[]> {
    let after: IDBKeyRange | null = null
    for (;;) {
      const rows = (await answer(this.store(table).getAll(after, atOnce))) as RecordOf<T>[]
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
    const transaction = this.db.transaction([...tables])
    return work({
      record: async <N extends TableName>(table: N, id: string) => {
        const row = (await answer(transaction.objectStore(table).get(id))) as RecordOf<N> | undefined
        return row && (complete(table, row) as RecordOf<N>)
      },
      pages: async (sha256) => {
        const rows = (await answer(transaction.objectStore('pages').getAll(IDBKeyRange.bound([sha256, 0], [sha256, Number.POSITIVE_INFINITY])))) as { n: number; page: { text: string } }[]
        return rows.map(({ n, page }) => ({ n, text: page.text }))
      },
      pagesBetween: async (first, last, most) => {
        const rows = (await answer(transaction.objectStore('pages').getAll(IDBKeyRange.bound([first, 0], [last, Number.POSITIVE_INFINITY]), most + 1))) as { sha256: string; n: number; page: { text: string } }[]
        if (rows.length > most) return null
        const found = new Map<string, PlainPage[]>()
        for (const { sha256, n, page } of rows) {
          const pages = found.get(sha256)
          if (pages) pages.push({ n, text: page.text })
          else found.set(sha256, [{ n, text: page.text }])
        }
        return found
      },
      transcript: async (id) => {
        const rows = (await answer(transaction.objectStore('transcriptPages').index('transcript').getAll(id))) as TranscriptPage[]
        return rows.map((row) => complete('transcriptPages', row) as TranscriptPage)
      },
    })
  }

  close(): void {
    this.db.close()
  }

  private store(name: string): IDBObjectStore {
    return this.db.transaction(name).objectStore(name)
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}
