/** Another copy of the same matter, or a part of one, brought into this one (design § 4): worked out first, then written at once. */
import { canonical, isSealed, type LogEntry } from '../../shared/log/entry'
import { type Drift, drifts, type Obstacle, union } from '../../shared/log/merge'
import { type Conflict, type Replayed, replay, type Settled } from '../../shared/log/replay'
import { type Problem, ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, complete, type TableName, tables } from '../../shared/records'
import { openByteStore } from './bytes'
import type { BulkChunk, Head, MatterDatabase, StoredPage } from './database'
import { isFuller, type MergeSource, originHere } from './mergeSource'
import { pacer } from './pacer'
import { type Adoption, BULK_CHUNK, readBulk, type Writer } from './writer'

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

export type MergeOptions = {
  signal?: AbortSignal
  onProgress?: (what: string, done: number, total: number) => void
}

/** Records that are read at a time. */
const AT_ONCE = 500

type Plan = { report: MergeReport; adoption: Adoption }
type Work = { db: MatterDatabase; source: MergeSource; pause: () => Promise<void>; tell: (what: string, done: number, total: number) => void }

/**
 * @param source its entries are trusted only where their hashes fit
 * @param apply false: nothing is written
 * @throws ProblemError `merge.refused`, or the signal's reason: nothing was changed
 */
export async function mergeInto(db: MatterDatabase, writer: Writer, source: MergeSource, apply: boolean, { signal, onProgress }: MergeOptions = {}): Promise<MergeReport> {
  const work: Work = { db, source, pause: pacer(signal), tell: onProgress ?? (() => {}) }
  const theirs = await theirEntries(work)
  // Refused before anything is copied; worked out again between two commits where there was one meanwhile.
  let plan = await planOf(work, theirs)
  if (!apply) return plan.report
  const { came } = plan.report
  const files = await bringFiles(work, plan, signal)
  signal?.throwIfAborted()
  if (came.length > 0) {
    await writer.adopt(async () => {
      if ((await db.log.count()) !== plan.adoption.before) plan = await planOf(work, theirs)
      work.tell('Writing', 0, 0)
      return plan.adoption
    })
  }
  return { ...plan.report, files }
}

/** Their log with every new entry held against its hash. */
async function theirEntries({ db, source, pause, tell }: Work): Promise<LogEntry[]> {
  tell('Reading both histories', 0, 0)
  const [origin, here] = [await source.origin(), await originHere(db)]
  if (origin !== here) throw new ProblemError(problem('merge.refused', 'These are two different matters, not two copies of one.', 'Open the other as a matter of its own.', 'Nothing was changed.'))
  const theirs = await source.entries()
  const known = new Set(await db.log.toCollection().primaryKeys())
  for (const [at, entry] of theirs.entries()) {
    if (at % 200 === 0) tell('Checking what came', at, theirs.length)
    await pause()
    if (!known.has(entry.id) && !isSealed(entry)) throw new ProblemError(refusal({ kind: 'altered', device: entry.device, seq: entry.seq }, [entry]))
  }
  return theirs
}

async function planOf({ db, source, pause, tell }: Work, theirs: LogEntry[]): Promise<Plan> {
  const ours = await db.log.toArray()
  const both = union(ours, theirs, () => true)
  if (!both.ok) throw new ProblemError(refusal(both.obstacle, [...ours, ...theirs]))
  const came = both.came.sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : 1))
  const named = new Set(came.flatMap((entry) => entry.ops.flatMap((op) => ('rows' in op ? [op.rows] : []))))
  const own = new Map<string, AnyRecord[]>()
  for (const rows of named) own.set(rows, await readBulk(db, rows))
  const theirRows = await source.bulk(new Set([...named].filter((rows) => own.get(rows)?.length === 0)))
  const rowsOf = async (rows: string) => {
    const found = theirRows.get(rows) ?? own.get(rows) ?? (await readBulk(db, rows))
    return found.length > 0 ? found : undefined
  }
  const only = new Set<string>()
  for (const { ops } of came) {
    for (const op of ops) {
      if ('rows' in op) for (const row of (await rowsOf(op.rows)) ?? []) only.add(`${op.table} ${row.id}`)
      else only.add(`${op.table} ${op.id}`)
    }
  }
  tell('Working out what changes', 0, 0)
  const replayed = await replay(both.entries, rowsOf, { only, suspect: new Set(came.map((entry) => entry.id)), pause })
  if (replayed.broken.some((entry) => came.includes(entry))) throw new ProblemError(problem('merge.refused', 'The other copy lacks records of an import.', 'Ask for its case file again.', 'Nothing was changed.'))
  const { puts, gone } = await changes(db, only, replayed, pause)
  const held = await source.files()
  const there = new Set(await db.bytes.toCollection().primaryKeys())
  const report: MergeReport = {
    came, conflicts: replayed.conflicts, settled: replayed.settled, drifts: drifts(both.entries, Date.now()), records: puts.length + gone.length,
    files: held.filter((hash) => !there.has(hash)).length,
    missing: new Set(hashesOf(puts).filter((hash) => !there.has(hash) && !held.includes(hash))).size,
  }
  return { report, adoption: { before: ours.length, entries: came, bulk: chunksOf(theirRows), heads: headsOf(came), puts, gone } }
}

function chunksOf(rows: ReadonlyMap<string, AnyRecord[]>): BulkChunk[] {
  return [...rows].flatMap(([name, records]) => Array.from({ length: Math.ceil(records.length / BULK_CHUNK) }, (_, chunk) => ({ rows: name, chunk, records: records.slice(chunk * BULK_CHUNK, (chunk + 1) * BULK_CHUNK) })))
}

/** Bytes first: a record must never name a file that is not there yet. @returns how many came */
async function bringFiles({ db, source, tell }: Work, { adoption }: Plan, signal: AbortSignal | undefined): Promise<number> {
  const bytes = openByteStore(db)
  const there = await bytes.stored()
  const missing = (await source.files()).filter((hash) => !there.has(hash))
  for (const [at, hash] of missing.entries()) {
    signal?.throwIfAborted()
    tell('Copying the files', at, missing.length)
    const blob = await source.file(hash)
    if (blob) await bytes.put(hash, blob)
  }
  // Text that was recognised on the other side comes too.
  const wanted = new Set([...missing, ...hashesOf(adoption.puts)])
  await source.pages(wanted, async (rows) => {
    signal?.throwIfAborted()
    const byFile = new Map<string, StoredPage[]>()
    for (const row of rows) byFile.set(row.sha256, [...(byFile.get(row.sha256) ?? []), row])
    for (const [hash, some] of byFile) {
      const before = new Map((await bytes.pages(hash)).map((page) => [page.n, page]))
      await bytes.putPages(hash, some.filter((row) => isFuller(row.page, before.get(row.n))).map((row) => row.page))
    }
  })
  return missing.length
}

function hashesOf(puts: Adoption['puts']): string[] {
  return puts.flatMap(({ table, record }) => {
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
async function changes(db: MatterDatabase, only: ReadonlySet<string>, { records }: Replayed, pause: () => Promise<void>): Promise<Pick<Adoption, 'puts' | 'gone'>> {
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
  for (const [table, ids] of byTable) {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE)
      const here = (await db.records(table).bulkGet(some)) as (AnyRecord | undefined)[]
      for (const [index, id] of some.entries()) {
        const should = records.get(`${table} ${id}`)
        const is = here[index]
        if (!should && is) gone.push({ table, id })
        else if (should && (!is || canonical(should) !== canonical(is))) puts.push({ table, record: checked(table, should) })
      }
      await pause()
    }
  }
  return { puts, gone }
}

/** A record of another's making must fit its table as one of our own does. It is kept as the log has it. */
function checked(table: TableName, record: Record<string, unknown>): AnyRecord {
  if (tables[table].safeParse(complete(table, record)).success) return record as AnyRecord
  throw new ProblemError(problem('merge.refused', `A record of the other copy does not fit its table (${table}).`, 'Open both copies with the newest Probata and save the case file again.', 'Nothing was changed.'))
}

function refusal(obstacle: Obstacle, entries: readonly LogEntry[]): Problem {
  const stands = 'Nothing was changed.'
  const author = entries.findLast((entry) => entry.device === obstacle.device)?.author ?? 'another computer'
  switch (obstacle.kind) {
    case 'forked':
      return problem('merge.refused', `Change ${obstacle.seq} of ${author} is not the same in the two copies: a data folder was copied, and both copies were worked on.`, 'Open the other copy as a matter of its own.', stands)
    case 'gap':
      return problem('merge.refused', obstacle.from === obstacle.to ? `Change ${obstacle.from} of ${author} comes before these and is not here.` : `Changes ${obstacle.from} to ${obstacle.to} of ${author} come before these and are not here.`, `Ask for the changes of ${author} from number ${obstacle.from} on, or for the whole case file.`, stands)
    case 'altered':
      return problem('merge.refused', `Change ${obstacle.seq} of ${author} was altered after it was written.`, 'Ask for the file again, and find out where it was altered.', stands)
  }
}
