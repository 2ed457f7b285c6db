/** Where a merge takes the other's work from: another matter of this machine, or a file. */
import { entryId, type LogEntry } from '../../shared/log/entry'
import { originOf } from '../../shared/log/origin'
import type { Vector } from '../../shared/log/vector'
import type { AnyRecord } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import { openByteStore } from './bytes'
import type { Content } from './content'
import type { MatterDatabase, StoredPage } from './database'
import { refuseLocked } from './desk'
import { LogStore } from './log/LogStore'
import { openMatterDatabase } from './openDatabase'
import { readBulk } from './bulk'

export interface MergeSource {
  /** Hash of the entry that began the matter. */
  origin(): Promise<string | null>
  /**
   * What it has of the log, some entries at a time, in any order.
   * @param known what need not be given; the last of it of each device has to be, so that a fork is seen
   * @param take `texts`: the JSON that they were read from, of each text a list of them; null where there is none, or of others too
   */
  entries(known: Vector, take: (some: readonly LogEntry[], texts: readonly string[] | null) => Promise<void>): Promise<void>
  /** Rows of these imports. */
  bulk(wanted: ReadonlySet<string>): Promise<Map<string, AnyRecord[]>>
  /** Hashes of the files that it holds. */
  files(): Promise<string[]>
  /** A file, held against its hash where it comes from elsewhere. */
  file(sha256: string): Promise<Content | undefined>
  /** Texts of the pages of these files, some at a time. */
  pages(wanted: ReadonlySet<string>, take: (rows: StoredPage[]) => Promise<void>): Promise<void>
  close(): void | Promise<void>
}

/** A matter of this machine whose log was verified when it was opened. */
export async function matterAsSource(matterId: string): Promise<MergeSource> {
  await refuseLocked(matterId)
  const db = await openMatterDatabase(matterId)
  const bytes = openByteStore(db)
  const log = new LogStore(db)
  return {
    origin: () => originHere(db),
    entries: async (known, take) => {
      for (const { device, seq } of await db.heads.toArray()) {
        const last = Math.min(seq, known[device] ?? 0)
        const link = last > 0 && (await log.get(entryId(device, last)))
        if (link) await take([link], null)
        for await (const { entries, texts } of log.stretches(entryId(device, last), `${device}:\uffff`)) await take(entries, texts)
      }
    },
    bulk: async (wanted) => new Map(await Promise.all([...wanted].map(async (rows) => [rows, await readBulk(db, rows)] as const))),
    files: () => db.bytes.toCollection().primaryKeys(),
    file: (hash) => bytes.pieces(hash),
    pages: async (wanted, take) => {
      for (const hash of wanted) await take((await bytes.pages(hash)).map((page) => ({ sha256: hash, n: page.n, page })))
    },
    close: () => db.close(),
  }
}

/** Whether a page has text that the other has not. */
export const isFuller = (page: PageText, than: PageText | undefined): boolean => than === undefined || (than.source === 'none' && page.source !== 'none')

/** The entry that began a matter is the first of its device; few entries have to be read for it. */
export async function originHere(db: MatterDatabase): Promise<string | null> {
  return originOf(await new LogStore(db).some((await db.heads.toArray()).map((head) => entryId(head.device, 1))))
}
