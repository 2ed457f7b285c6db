/** What a merge would do, worked out without writing: our log is read part by part, and only what bears on theirs is kept of it. */
import { bulkRows } from '../../shared/log/bulkRows'
import { canonical } from '../../shared/log/canonical'
import { byClock } from '../../shared/log/clock'
import type { LogEntry } from '../../shared/log/entry'
import { type Dated, type Drift, drifts, type Ends, obstacleOf } from '../../shared/log/merge'
import { type Conflict, narrowed, type Replayed, replay, type Settled } from '../../shared/log/replay'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, complete, type TableName, tables } from '../../shared/records'
import type { Adoption } from './adoption'
import { readBulk, storedRowOf } from './bulk'
import type { Head, MatterDatabase } from './database'
import { LogStore } from './log/LogStore'
import { rowsOfEntry } from './log/rowsOfEntry'
import type { MergeSource } from './mergeSource'
import { refusal } from './mergeWords'
import { RecordStore } from './records/RecordStore'

export type MergeReport = {
  /** entries that came, in the order of their clocks */
  came: LogEntry[]
  /** values written apart that nobody has settled yet; the first of each stands */
  conflicts: Conflict[]
  settled: Settled[]
  drifts: Drift[]
  /** records that change here, and files that come */
  records: number
  files: number
  /** files that the records then name and that neither copy holds */
  missing: number
}

/** What they have that we have not, and what of theirs we have. */
export type Theirs = {
  came: LogEntry[]
  /** hash by id */
  known: ReadonlyMap<string, string>
  /**
   * Once every new entry was held against its hash; before that nothing that follows from them may leave this machine's
   * memory or be shown. @throws ProblemError `merge.refused`, or the signal's reason
   */
  sound: Promise<void>
}

export type Plan = {
  report: MergeReport
  adoption: Adoption
  /** of both logs together what conflicts follow from, and the records that it is about, as "table id" */
  part: LogEntry[]
  keys: ReadonlySet<string>
}

export type Work = {
  db: MatterDatabase
  source: MergeSource
  /** records that several devices touched so far, as "table id" */
  contested: () => Promise<ReadonlySet<string>>
  pause: () => Promise<void>
  tell: (what: string, done: number, total: number) => void
}

/** Records that are read at a time. */
const AT_ONCE = 500
/** From so many on it is sooner asked which keys a table has than for each of them. */
const MANY = 1000
/** Entries between two pauses. */
const STRIDE = 50
const NO_ROWS: ReadonlyMap<string, AnyRecord[]> = new Map()

/** @throws ProblemError `merge.refused` */
export async function planOf(work: Work, ends: Ends, theirs: Theirs): Promise<Plan> {
  const { db, source, pause, tell } = work
  const obstacle = obstacleOf(ends, theirs.came)
  const came = [...theirs.came].sort(byClock)
  // Our own log is read while theirs is still checked; what the check refuses is said before all else.
  const { rows, fresh, only, ours } = await besideOurs(work, ends, theirs, came).catch(async (cause: unknown) => {
    await theirs.sound
    throw cause
  })
  tell('Checking what came', came.length, 0)
  await theirs.sound
  if (obstacle) throw new ProblemError(refusal(obstacle, [...ours.part, ...came]))
  tell('Working out what changes', 0, 0)
  const both = [...ours.part, ...came]
  const replayed = await replay(both, async (name) => rows.get(name), { only, suspect: new Set(came.map((entry) => entry.id)), pause })
  if (replayed.broken.some((entry) => came.includes(entry))) throw new ProblemError(problem('merge.refused', 'The other copy lacks records of an import.', 'Ask for its case file again.', 'Nothing was changed.'))
  const { fresh: added, puts, gone } = await changes(db, only, replayed, pause)
  const held = await source.files()
  const there = new Set(await db.bytes.toCollection().primaryKeys())
  const report: MergeReport = {
    came, conflicts: replayed.conflicts, settled: replayed.settled, drifts: drifts([...ours.dated, ...came], Date.now()), records: added.length + puts.length + gone.length,
    files: held.filter((hash) => !there.has(hash)).length,
    missing: new Set(hashesOf([...added, ...puts]).filter((hash) => !there.has(hash) && !held.includes(hash))).size,
  }
  return {
    report, adoption: { entries: came, bulk: [...fresh].flatMap(([name, records]) => bulkRows(name, records).map(storedRowOf)), heads: headsOf(came), fresh: added, puts, gone },
    keys: replayed.contested, part: both.flatMap((entry) => narrowed(entry, replayed.contested, rows) ?? []),
  }
}

async function besideOurs(work: Work, ends: Ends, theirs: Theirs, came: readonly LogEntry[]) {
  const { rows, fresh } = await rowsOf(work, came)
  const only = keysOf(came, rows)
  const ours = await ownPart(work, ends, theirs, new Set([...only, ...(await work.contested())]))
  return { rows, fresh, only, ours }
}

/** Rows of the imports that came: those that are here already, and those that come along. */
async function rowsOf({ db, source }: Work, came: readonly LogEntry[]): Promise<{ rows: Map<string, AnyRecord[]>; fresh: ReadonlyMap<string, AnyRecord[]> }> {
  const rows = new Map<string, AnyRecord[]>()
  const missing = new Set<string>()
  for (const name of new Set(came.flatMap((entry) => entry.ops.flatMap((op) => ('rows' in op ? [op.rows] : []))))) {
    const own = await readBulk(db, name)
    if (own.length > 0) rows.set(name, own)
    else missing.add(name)
  }
  const fresh = await source.bulk(missing)
  for (const [name, records] of fresh) if (records.length > 0) rows.set(name, records)
  return { rows, fresh }
}

function keysOf(entries: readonly LogEntry[], rows: ReadonlyMap<string, AnyRecord[]>): Set<string> {
  const keys = new Set<string>()
  for (const { ops } of entries) {
    for (const op of ops) {
      if (!('rows' in op)) keys.add(`${op.table} ${op.id}`)
      else for (const row of rows.get(op.rows) ?? []) keys.add(`${op.table} ${row.id}`)
    }
  }
  return keys
}

/** What of our log bears on some records, and when each of its entries was written. @throws ProblemError where they have another entry of one number */
async function ownPart({ db, pause, tell }: Work, ends: Ends, { known }: Theirs, wanted: ReadonlySet<string>): Promise<{ part: LogEntry[]; dated: Dated[] }> {
  const total = [...ends.values()].reduce((sum, end) => sum + end.seq, 0)
  const part: LogEntry[] = []
  const dated: Dated[] = []
  const tablesOfWanted = new Set([...wanted].map((key) => key.slice(0, key.indexOf(' '))))
  const shared = new Map<string, string>()
  /** Each row that is read brings strings of its own. */
  const once = (text: string): string => {
    const first = shared.get(text)
    if (first === undefined) shared.set(text, text)
    return first ?? text
  }
  for await (const entries of new LogStore(db).parts()) {
    tell('Reading both histories', dated.length, total)
    for (const [index, entry] of entries.entries()) {
      if (index % STRIDE === 0) await pause()
      if ((known.get(entry.id) ?? entry.hash) !== entry.hash) throw new ProblemError(refusal({ kind: 'forked', device: entry.device, seq: entry.seq }, [entry]))
      const { id, clock, at, saw } = entry
      const told = { id, device: once(entry.device), author: once(entry.author), at, clock }
      dated.push(saw ? { ...told, saw } : told)
      const some = narrowed(entry, wanted, entry.ops.some((op) => 'rows' in op) ? await rowsOfEntry(db, entry, tablesOfWanted) : NO_ROWS)
      if (some) part.push(some)
    }
  }
  return { part, dated }
}

/** Files that records name. */
export function hashesOf(records: readonly { table: TableName; record: AnyRecord }[]): string[] {
  return records.flatMap(({ table, record }) => {
    if (table !== 'documents' || !('sha256' in record)) return []
    const parts = 'parts' in record && Array.isArray(record.parts) ? (record.parts as { sha256: string }[]).map((part) => part.sha256) : []
    return [record.sha256 as string, ...parts]
  })
}

function headsOf(came: readonly LogEntry[]): Head[] {
  const heads = new Map<string, Head>()
  for (const { device, seq, hash, clock, saw } of came) {
    const before = heads.get(device)
    const known = saw ?? before?.saw
    if (!before || before.seq < seq) heads.set(device, { device, seq, hash, clock, ...(known ? { saw: known } : {}) })
  }
  return [...heads.values()]
}

/** What has to be written so that the records that were touched stand as the whole log says. */
async function changes(db: MatterDatabase, only: ReadonlySet<string>, { records: should }: Replayed, pause: () => Promise<void>): Promise<Pick<Adoption, 'fresh' | 'puts' | 'gone'>> {
  const records = new RecordStore(db)
  const fresh: Adoption['fresh'] = []
  const puts: Adoption['puts'] = []
  const gone: Adoption['gone'] = []
  const byTable = new Map<TableName, string[]>()
  for (const key of only) {
    const cut = key.indexOf(' ')
    const table = key.slice(0, cut) as TableName
    const ids = byTable.get(table)
    if (ids) ids.push(key.slice(cut + 1))
    else byTable.set(table, [key.slice(cut + 1)])
  }
  for (const [table, all] of byTable) {
    const here = all.length < MANY ? null : await records.present(table, all)
    const there: string[] = []
    for (const id of all) {
      await pause()
      const after = should.get(`${table} ${id}`)
      if (!here || here.has(id)) there.push(id)
      else if (after) fresh.push({ table, record: checked(table, after) })
    }
    for (let at = 0; at < there.length; at += AT_ONCE) {
      const some = there.slice(at, at + AT_ONCE)
      const stored = await records.some(table, some)
      for (const [index, id] of some.entries()) {
        const after = should.get(`${table} ${id}`)
        const is = stored[index]
        if (!after && is) gone.push({ table, id })
        else if (after && !is) fresh.push({ table, record: checked(table, after) })
        else if (after && canonical(after) !== canonical(is)) puts.push({ table, record: checked(table, after) })
      }
      await pause()
    }
  }
  return { fresh, puts, gone }
}

/** A record of another's making must fit its table as one of our own does. It is kept as the log has it. */
function checked(table: TableName, record: Record<string, unknown>): AnyRecord {
  if (tables[table].safeParse(complete(table, record)).success) return record as AnyRecord
  throw new ProblemError(problem('merge.refused', `A record of the other copy does not fit its table (${table}).`, 'Open both copies with the newest Probata and save the case file again.', 'Nothing was changed.'))
}
