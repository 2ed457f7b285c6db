/**
 * An open matter: its database, its records in memory, its one writer. One at a time.
 */
import type { Change } from '../../shared/log/change'
import { NotAuthentic } from '../../shared/lock/rows'
import type { LogEntry } from '../../shared/log/entry'
import type { Vector } from '../../shared/log/vector'
import { type Finding, verifyLog } from '../../shared/log/verify'
import { idPrefix, makeMatter, type TableName, tableNames } from '../../shared/records'
import { makeId } from '../../shared/records/id'
import { readBulk } from './bulk'
import { type ByteStore, openByteStore } from './bytes'
import type { MatterDatabase } from './database'
import { getSetting, putMatterCard, putSetting, refuseLocked, updateMatterCard } from './desk'
import { type JobStore, openJobStore } from './jobs'
import type { MatterKeys } from './lock/matterKeys'
import { LogStore } from './log/LogStore'
import { endsOf, fillFromSnapshot, SnapshotKeeper } from './lock/snapshot'
import { ConflictKeeper, type ConflictStore } from './conflictKeeper'
import { mergeInto, type MergeOptions } from './mergeInto'
import type { MergeReport } from './mergePlan'
import { type MergeSource, matterAsSource, originHere } from './mergeSource'
import { Mirror, type Reader } from './mirror'
import { makeMatterDatabase, openMatterDatabase } from './openDatabase'
import { behindTheWork } from './behind'
import { RecordStore } from './records/RecordStore'
import { openSeenStore, type SeenStore } from './searchSeen'
import { type Arrival, type Author, type CommitOptions, Writer } from './writer'

export type Session = {
  matterId: string
  /** of a matter with a lock: its keys, for workers that read it and for what is sealed beside it; else null */
  keys: MatterKeys | null
  reader: Reader
  bytes: ByteStore
  jobs: JobStore
  seen: SeenStore
  commit(change: Change, options?: CommitOptions): Promise<LogEntry>
  undo(): Promise<LogEntry | null>
  redo(): Promise<LogEntry | null>
  /** Takes back the entry, if nothing was done since. */
  undoEntry(id: string): Promise<LogEntry | null>
  nextUndo(): { undo: string | null; redo: string | null }
  onWritten(listener: (entry: LogEntry) => void): () => void
  /** Entries newest first, from `offset`. */
  log(offset: number, limit: number): Promise<LogEntry[]>
  logLength(): Promise<number>
  /** Checks the chain and every record against it; empty means nothing was altered. */
  verify(): Promise<Finding[]>
  /** Brings in the log of another copy of this matter, by its id or from a file; `apply` false only says what would come. */
  merge(from: string | MergeSource, apply: boolean, options?: MergeOptions): Promise<MergeReport>
  /** Hears of what a merge brought in, once it is written. */
  onArrived(listener: (arrival: Arrival) => void): () => void
  conflicts: ConflictStore
  /** name under which this copy writes its entries */
  device: string
  /** The name under which entries are written from now on. */
  callAuthor(name: string): void
  /** newest entry of each device */
  heads(): Promise<Vector>
  /** hash of the entry that began the matter: the same in all its copies */
  origin(): Promise<string | null>
  /** Resolves when everything that was asked for is written. */
  settled(): Promise<void>
  close(): void
}

/** A new id for a record of `table`. */
export function newId(table: Exclude<TableName, 'matter'>): string {
  return makeId(idPrefix[table], Date.now(), crypto.getRandomValues(new Uint8Array(16)))
}

export async function thisAuthor(): Promise<Author> {
  let device = await getSetting<string>('device', '')
  if (device === '') {
    device = makeId('dev', Date.now(), crypto.getRandomValues(new Uint8Array(16)))
    await putSetting('device', device)
  }
  return { device, name: await getSetting('author', 'This computer') }
}

/** Where a matter that came from a case file keeps the name under which this copy of it writes. */
export const deviceSetting = (matterId: string): string => `device:${matterId}`

/** Makes an empty matter and puts it on the desk. @returns its id */
export async function createMatter(name: string, options: { demonstration?: boolean } = {}): Promise<string> {
  const matterId = makeId('mat', Date.now(), crypto.getRandomValues(new Uint8Array(16)))
  const created = new Date().toISOString()
  const demonstration = options.demonstration ?? false
  const matter = { ...makeMatter(name, created), demonstration }
  const session = await sessionOf(matterId, await makeMatterDatabase(matterId))
  await session.commit({ label: `Open the matter “${name}”`, ops: [{ op: 'put', table: 'matter', record: matter }] })
  session.close()
  await putMatterCard({ id: matterId, name, court: '', docketNumber: '', demonstration, created, opened: created, archived: false, deleted: null })
  return matterId
}

/** Renames a matter from the desk, through its own log like any other change. */
export async function renameMatter(matterId: string, name: string): Promise<void> {
  const session = await openMatter(matterId)
  try {
    await session.commit({ label: `Rename the matter to “${name}”`, ops: [{ op: 'patch', table: 'matter', id: 'matter', fields: { name } }] })
    await updateMatterCard(matterId, { name })
  } finally {
    session.close()
  }
}

/** Opens a matter's database, brings it to this version, and reads its records. */
export async function openMatter(matterId: string): Promise<Session> {
  await refuseLocked(matterId)
  return sessionOf(matterId, await openMatterDatabase(matterId))
}

async function sessionOf(matterId: string, db: MatterDatabase): Promise<Session> {
  const mirror = new Mirror()
  const here = await thisAuthor()
  const author = { ...here, device: await getSetting(deviceSetting(matterId), here.device) }
  const { keys } = db
  const behind = keys && (await fillFromSnapshot(db, keys, mirror, author.device))
  if (behind === null) await fillFromRows(mirror, db)
  const writer = new Writer(db, mirror, () => author)
  await writer.open()
  const snapshots = keys && new SnapshotKeeper(matterId, keys, mirror, writer, endsOf(await db.heads.toArray()), behind)
  const conflicts = new ConflictKeeper(db)
  writer.onWritten((entry) => conflicts.written(entry))
  const stopCard = writer.onWritten((entry) => {
    if (entry.ops.some((op) => op.table === 'matter')) void copyToCard(matterId, mirror)
  })
  const bytes = openByteStore(db)
  const log = new LogStore(db)
  // Texts of pages of earlier versions, and entries of the log that are old by now.
  const stops = [behindTheWork(() => bytes.moveSomePages()), behindTheWork(() => log.settleSome())]
  return {
    matterId, keys, reader: mirror, bytes, jobs: openJobStore(db), seen: openSeenStore(db),
    commit: (change, options) => writer.commit(change, options),
    undo: () => writer.undo(),
    redo: () => writer.redo(),
    undoEntry: (id) => writer.undoEntry(id),
    nextUndo: () => writer.next(),
    onWritten: (listener) => writer.onWritten(listener),
    log: (offset, limit) => log.page(offset, limit),
    logLength: () => log.count(),
    verify: async () => {
      const before = await db.heads.toArray()
      const found = await verifyDatabase(db)
      const wasDisturbed = JSON.stringify(before) !== JSON.stringify(await db.heads.toArray())
      // A commit between the log and the records that were read looks like tampering; only then do commits have to wait.
      return found.length > 0 && wasDisturbed ? writer.undisturbed(() => verifyDatabase(db)) : found
    },
    settled: () => writer.settled(),
    merge: async (from, apply, options) => {
      const source = typeof from === 'string' ? await matterAsSource(from) : from
      try {
        return await mergeInto(db, writer, conflicts, source, apply, options)
      } finally {
        if (typeof from === 'string') await source.close()
      }
    },
    onArrived: (listener) => writer.onArrived(listener),
    conflicts,
    device: author.device,
    callAuthor: (name) => {
      author.name = name
    },
    heads: async () => Object.fromEntries((await db.heads.toArray()).map((head) => [head.device, head.seq])),
    origin: () => originHere(db),
    close: () => {
      conflicts.end()
      snapshots?.end()
      for (const stop of stops) stop()
      stopCard()
      db.close()
    },
  }
}

async function fillFromRows(mirror: Mirror, db: MatterDatabase): Promise<void> {
  for (const [table, records] of await new RecordStore(db).everything()) mirror.fill(table, records)
}

async function copyToCard(matterId: string, mirror: Mirror): Promise<void> {
  const matter = mirror.get('matter', 'matter')
  if (matter) await updateMatterCard(matterId, { name: matter.name, court: matter.court, docketNumber: matter.docketNumber })
}

export async function verifyDatabase(db: MatterDatabase): Promise<Finding[]> {
  try {
    return await verifyRows(db)
  } catch (cause) {
    if (!(cause instanceof NotAuthentic)) throw cause
    return [{ where: 'rows', say: 'A row of this locked matter is not what was written: it was altered on the disk, or put in the place of another.' }]
  }
}

async function verifyRows(db: MatterDatabase): Promise<Finding[]> {
  const entries = await new LogStore(db).all()
  const heads = new Map((await db.heads.toArray()).map((head) => [head.device, { seq: head.seq, hash: head.hash }]))
  const rows = async (id: string) => {
    const records = await readBulk(db, id)
    return records.length === 0 ? undefined : records
  }
  const records = new RecordStore(db)
  return verifyLog(entries, heads, rows, (table) => records.all(table), tableNames)
}
