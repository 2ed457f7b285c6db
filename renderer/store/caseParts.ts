/**
 * A matter's tables as streams of rows, out for a case file and in from one. Each part is read some
 * rows at a time, so that memory does not grow with the matter.
 */
import Dexie, { type Table } from 'dexie'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, type Matter, type TableName, tableNames } from '../../shared/records'
import { recordsPart } from '../../shared/casefile/layout'
import { makeId } from '../../shared/records/id'
import type { BulkRow } from '../../shared/log/bulkRows'
import type { LogEntry } from '../../shared/log/entry'
import { type Replayed, replay } from '../../shared/log/replay'
import type { Finding } from '../../shared/log/verify'
import type { PageText } from '../../shared/text/page'
import { plainPieces, storable } from './bytes'
import { bulkRowOf, readBulk, storedRowOf } from './bulk'
import type { Content } from './content'
import { MatterDatabase, type StoredBulk, type StoredBytes, type StoredPage } from './database'
import { putMatterCard, putSetting, refuseLocked } from './desk'
import { LogStore } from './log/LogStore'
import { copiedLock, type FileLock } from './lock/fileLock'
import { dropKeys, holdKeys } from './lock/keyring'
import { TableSeal } from './lock/sealing'
import { pagesByFile, PageStore } from './pages/PageStore'
import { writtenOf } from './records/packs'
import { RecordStore } from './records/RecordStore'
import { deviceSetting, verifyDatabase } from './session'

const PAGES = 'pages.jsonl'
const BULK = 'bulk.jsonl'
const LOG = 'log.jsonl'
/** Place of rows that are put aside. */
const ASIDE = 'aside'

/** Rows that are read or written at a time. A page of a deposition may have 20 kB. */
const AT_ONCE = 500

/** A stored file, out or in. */
export type CaseContent = { sha256: string; size: number; content: Content }

export type CaseRows = {
  /** rows of a part, some at a time, all as they stood at one moment */
  rows(part: string): AsyncGenerator<unknown[]>
  bytes(): AsyncGenerator<CaseContent>
  /** bytes of all stored files */
  size(): Promise<number>
  close(): void
}

const recordsIn = (part: string): TableName | undefined => tableNames.find((table) => recordsPart(table) === part)

/** Of a part that holds no records. */
const tableOf = (db: MatterDatabase, part: string): Table<unknown, unknown> => db.table(part.replace(/\.jsonl$/, ''))

/** Every row of a table in the order of its keys. */
async function* chunks<T>(table: Table<T, unknown>, atOnce: number): AsyncGenerator<T[]> {
  const [from] = await table.orderBy(':id').limit(1).primaryKeys()
  let after = from
  for (let first = true; after !== undefined; first = false) {
    const rows: T[] = await (first ? table.where(':id').aboveOrEqual(after as string) : table.where(':id').above(after as string)).limit(atOnce).toArray()
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    after = rows.length < atOnce || last === undefined ? undefined : keyOf(table, last as object)
  }
}

/**
 * The rows of a whole matter as they stand now, for a case file that takes its time. Records and heads are
 * put aside in one transaction, as text that the browser keeps on the disk, of a locked matter encrypted: a change
 * that is made while the file is written would else be in the records and not in the log. Log, rows of imports, pages and bytes only
 * ever grow, so they are read when their turn comes, the log up to the heads.
 */
export async function openCaseRows(matterId: string): Promise<CaseRows> {
  await refuseLocked(matterId)
  const db = new MatterDatabase(matterId)
  await db.open()
  const pages = new PageStore(db)
  const log = new LogStore(db)
  const records = new RecordStore(db)
  const aside = new Map<string, Blob[]>()
  const heads = new Map<string, number>()
  await db.transaction('r', [...tableNames, ...RecordStore.TABLES, 'heads'], async () => {
    for (const head of await db.heads.toArray()) heads.set(head.device, head.seq)
    for (const part of [...tableNames.map(recordsPart), 'heads.jsonl']) {
      const blobs: Blob[] = []
      const table = recordsIn(part)
      for await (const rows of table ? records.inOrder(table, AT_ONCE) : chunks(tableOf(db, part), AT_ONCE)) blobs.push(new Blob([db.keys ? (db.keys.seal(ASIDE, `${part} ${blobs.length}`, rows) as Uint8Array<ArrayBuffer>) : JSON.stringify(rows)]))
      aside.set(part, blobs)
    }
  })
  return {
    rows: async function* (part) {
      for (const [n, blob] of (aside.get(part) ?? []).entries()) yield (db.keys ? await db.keys.openLarge(ASIDE, `${part} ${n}`, new Uint8Array(await blob.arrayBuffer())) : JSON.parse(await blob.text())) as unknown[]
      if (part === LOG) for await (const entries of log.parts()) yield entries.filter((one) => one.seq <= (heads.get(one.device) ?? 0))
      else if (part === PAGES) yield* pageRows(pages)
      else if (part === BULK) for await (const rows of chunks(db.bulk as unknown as Table<StoredBulk, unknown>, 2)) yield rows.map(bulkRowOf)
      else if (!aside.has(part)) yield* chunks(tableOf(db, part), AT_ONCE)
    },
    async *bytes() {
      for await (const rows of chunks(db.bytes as unknown as Table<StoredBytes, unknown>, 50)) for (const row of rows) yield { sha256: row.sha256, size: row.size, content: plainPieces(db, row) }
    },
    size: async () => {
      let size = 0
      await db.bytes.each((row) => {
        size += row.size
      })
      return size
    },
    close: () => db.close(),
  }
}

/** Texts of pages as case files hold them: each by itself, with its layout. Short papers are read together, a long one in parts. */
async function* pageRows(pages: PageStore): AsyncGenerator<StoredPage[]> {
  const rows = (sha256: string, some: readonly PageText[]) => some.map((page): StoredPage => ({ sha256, n: page.n, page }))
  let waiting: string[] = []
  let count = 0
  const together = async () => {
    const files = waiting
    waiting = []
    count = 0
    return (await pages.of(files)).flatMap((some, at) => rows(files[at] as string, some))
  }
  for (const [sha256, numbers] of await pages.numbers()) {
    if (count + numbers.size > AT_ONCE && waiting.length > 0) yield await together()
    if (numbers.size <= AT_ONCE) {
      waiting.push(sha256)
      count += numbers.size
      continue
    }
    const all = [...numbers].sort((a, b) => a - b)
    for (let at = 0; at < all.length; at += AT_ONCE) yield rows(sha256, await pages.part(sha256, all[at] as number, all[Math.min(all.length, at + AT_ONCE) - 1] as number))
  }
  if (waiting.length > 0) yield await together()
}

function keyOf(table: Table, row: object): unknown {
  const path = table.schema.primKey.keyPath
  return Array.isArray(path) ? path.map((one) => Dexie.getByKeyPath(row, one)) : Dexie.getByKeyPath(row, path as string)
}

export type CaseIntake = {
  put(part: string, rows: readonly unknown[]): Promise<void>
  putFiles(files: readonly CaseContent[]): Promise<void>
  /** The records as these entries, and the rows of imports that came, say they are. */
  replayed(entries: readonly LogEntry[]): Promise<Replayed>
  /** Takes the rows of a part out again. */
  clear(part: string): Promise<void>
  /** Checks all that came against its log, and where it is kept puts the matter on the desk. @returns its id, or what is wrong */
  finish(keep: boolean): Promise<{ matterId: string } | { findings: Finding[] }>
  /** Leaves nothing behind. */
  discard(): Promise<void>
}

/**
 * A new matter on this machine, filled from a case file. It is not on the desk before it was checked.
 * @param lock under which it is from its first byte; its keys are held in this page until they are dropped
 */
export async function openCaseIntake(lock: FileLock | null = null): Promise<CaseIntake> {
  const matterId = makeId('mat', Date.now(), crypto.getRandomValues(new Uint8Array(16)))
  const stored = lock && copiedLock(lock)
  const keys = lock && stored && holdKeys(matterId, lock.root, stored.own)
  const db = new MatterDatabase(matterId, keys)
  await db.open()
  const pages = new PageStore(db)
  const log = new LogStore(db)
  const records = new RecordStore(db)
  const discard = async () => {
    db.close()
    dropKeys(matterId)
    await MatterDatabase.remove(matterId)
  }
  return {
    put: async (part, rows) => {
      const table = recordsIn(part)
      if (part === PAGES) await guarded(pages.put(pagesByFile(rows as StoredPage[])))
      else if (part === LOG) await guarded(log.put(rows as LogEntry[]))
      else if (part === BULK) await guarded(db.bulk.bulkPut(await sealedBulk(db, (rows as BulkRow[]).map(storedRowOf))))
      else if (table) await guarded(putRecords(records, table, rows as AnyRecord[]))
      else await guarded(tableOf(db, part).bulkPut([...rows]))
    },
    putFiles: async (files) => {
      if (files.length === 0) return
      const kept = await Promise.all(files.map(({ sha256, content }) => storable(db, sha256, content)))
      await guarded(db.bytes.bulkPut(files.map(({ sha256, size }, at) => ({ sha256, size, blob: kept[at] as Blob }))))
    },
    replayed: (entries) => replay(entries, async (rows) => {
      const records = await readBulk(db, rows)
      return records.length === 0 ? undefined : records
    }),
    clear: async (part) => {
      const table = recordsIn(part)
      await guarded(part === PAGES ? pages.clear() : part === LOG ? log.clear() : table ? records.clear(table) : tableOf(db, part).clear())
    },
    finish: async (keep) => {
      const findings = await verifyDatabase(db)
      const matter = (await db.table('matter').get('matter')) as Matter | undefined
      if (!matter && findings.length === 0) findings.push({ where: 'matter', say: 'The file holds no matter.' })
      if (findings.length > 0 || !matter) return { findings }
      if (!keep) return { matterId }
      db.close()
      // This copy goes on under a name of its own: the other copy of the same chain may go on as well,
      // and two entries of one number could never be merged.
      await putSetting(deviceSetting(matterId), makeId('dev', Date.now(), crypto.getRandomValues(new Uint8Array(16))))
      const { name, court, docketNumber, demonstration, created } = matter
      const shown = lock && stored ? { name: lock.label, court: '', docketNumber: '', lock: stored } : { name, court, docketNumber }
      await putMatterCard({ id: matterId, demonstration, created, opened: new Date().toISOString(), archived: false, deleted: null, ...shown })
      return { matterId }
    },
    discard,
  }
}

/** Rows of imports, which may be large, are encrypted here, where there is time for it; others on their way into the table. */
async function sealedBulk(db: MatterDatabase, rows: readonly StoredBulk[]): Promise<StoredBulk[]> {
  const { keys } = db
  if (!keys) return [...rows]
  const seal = new TableSeal(keys, 'bulk', ['rows', 'chunk'])
  return Promise.all(rows.map(async (row) => (await seal.storeLarge(row)) as unknown as StoredBulk))
}

/** As rows of their own would take them: without an id none, and of one id the later. @throws Error where one has no id */
async function putRecords(records: RecordStore, table: TableName, rows: readonly AnyRecord[]): Promise<void> {
  if (!records.isReady) await records.ready()
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const id of byId.keys()) if (typeof id !== 'string') throw new Error('a record has no id')
  await records.replace(table, [...byId.values()].map(writtenOf))
}

async function guarded(work: PromiseLike<unknown>): Promise<void> {
  try {
    await work
  } catch (cause) {
    const full = cause instanceof Error && `${cause.name} ${cause.message}`.includes('Quota')
    throw new ProblemError(full
      ? problem('store.full', 'The case file was not opened: the disk is full.', 'Free some space on the disk, then open it again.', 'The matters on the desk are untouched.', cause)
      : problem('case.broken', 'The case file holds rows that do not fit its tables.', 'Ask for the file again.', 'The matters on the desk are untouched.', cause))
  }
}
