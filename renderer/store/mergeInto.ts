/** Another copy of the same matter brought into this one (design § 4): worked out first, then written at once. */
import { canonical, type LogEntry } from '../../shared/log/entry'
import { type Drift, drifts, type Obstacle, union } from '../../shared/log/merge'
import { type Conflict, replay } from '../../shared/log/replay'
import { type Problem, ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, complete, type TableName, tableNames, tables } from '../../shared/records'
import { plainBlob, storable } from './bytes'
import { type Head, MatterDatabase } from './database'
import { refuseLocked } from './desk'
import { type Adoption, readBulk, type Writer } from './writer'

export type MergeReport = {
  /** entries that came, oldest first */
  came: Pick<LogEntry, 'id' | 'device' | 'author' | 'at' | 'label'>[]
  /** values written apart that nobody has settled yet; the first of each stands */
  conflicts: Conflict[]
  drifts: Drift[]
  /** records that change here, and files that come */
  records: number
  files: number
}

/**
 * @param from the other copy, a matter of this data folder whose log was verified
 * @param apply false: nothing is written
 * @throws ProblemError `merge.refused`: nothing was changed
 */
export async function mergeInto(db: MatterDatabase, writer: Writer, from: string, apply: boolean): Promise<MergeReport> {
  await refuseLocked(from)
  const other = new MatterDatabase(from)
  await other.open()
  try {
    const reports: MergeReport[] = []
    const make = async (): Promise<Adoption> => {
      const planned = await plan(db, other)
      reports.push(planned.report)
      return planned.adoption
    }
    // Refused before anything is copied; worked out again between two commits when it is written.
    const foreseen = (await plan(db, other)).report
    if (!apply) return foreseen
    // Bytes first: a record must never name a file that is not there yet.
    const missing = await missingFiles(db, other)
    for (const hash of missing) {
      const row = await other.bytes.get(hash)
      if (row) await db.bytes.put({ ...row, blob: await storable(db, hash, await plainBlob(other, row)) })
      await db.pages.bulkPut(await other.pages.where('[sha256+n]').between([hash, 0], [hash, Number.POSITIVE_INFINITY]).toArray())
    }
    await writer.adopt(make)
    return { ...(reports.at(-1) ?? foreseen), files: missing.length }
  } finally {
    other.close()
  }
}

async function missingFiles(db: MatterDatabase, other: MatterDatabase): Promise<string[]> {
  const there = new Set(await db.bytes.toCollection().primaryKeys())
  return (await other.bytes.toCollection().primaryKeys()).filter((hash) => !there.has(hash))
}

async function plan(db: MatterDatabase, other: MatterDatabase): Promise<{ report: MergeReport; adoption: Adoption }> {
  const [ours, theirs] = await Promise.all([db.log.toArray(), other.log.toArray()])
  // Two matters that never had an entry in common are not copies of one.
  const known = new Set(ours.map((entry) => entry.id))
  if (theirs.length > 0 && !theirs.some((entry) => known.has(entry.id))) throw new ProblemError(problem('merge.refused', 'These are two different matters, not two copies of one.', 'Open the other as a matter of its own.', 'Nothing was changed.'))
  const both = union(ours, theirs)
  if (!both.ok) throw new ProblemError(refusal(both.obstacle))
  const brought = new Set(both.came.flatMap((entry) => entry.ops.flatMap((op) => ('rows' in op ? [op.rows] : []))))
  const rowsOf = async (rows: string) => {
    const here = await readBulk(db, rows)
    const found = here.length > 0 ? here : await readBulk(other, rows)
    return found.length > 0 ? found : undefined
  }
  const { records, conflicts, broken } = await replay(both.entries, rowsOf)
  if (broken.length > 0) throw new ProblemError(problem('merge.refused', 'The other copy lacks records of an import.', 'Ask for its case file again.', 'Nothing was changed.'))
  const { puts, gone } = await changes(db, records)
  const bulk = (await Promise.all([...brought].map((rows) => other.bulk.where('[rows+chunk]').between([rows, 0], [rows, Number.POSITIVE_INFINITY]).toArray()))).flat()
  const report: MergeReport = {
    came: both.came.map(({ id, device, author, at, label }) => ({ id, device, author, at, label })), conflicts, drifts: drifts(both.entries, Date.now()),
    records: puts.length + gone.length, files: (await missingFiles(db, other)).length,
  }
  return { report, adoption: { entries: both.came, bulk, heads: headsOf(both.came), puts, gone } }
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

/** What has to be written so that the tables stand as the whole log says. */
async function changes(db: MatterDatabase, records: Map<string, Record<string, unknown>>): Promise<Pick<Adoption, 'puts' | 'gone'>> {
  const puts: Adoption['puts'] = []
  const gone: Adoption['gone'] = []
  const seen = new Set<string>()
  for (const table of tableNames) {
    for (const record of (await db.records(table).toArray()) as AnyRecord[]) {
      const should = records.get(`${table} ${record.id}`)
      seen.add(`${table} ${record.id}`)
      if (!should) gone.push({ table, id: record.id })
      else if (canonical(should) !== canonical(record)) puts.push({ table, record: checked(table, should) })
    }
  }
  for (const [key, record] of records) {
    const table = key.slice(0, key.indexOf(' ')) as TableName
    if (!seen.has(key)) puts.push({ table, record: checked(table, record) })
  }
  return { puts, gone }
}

/** A record of another's making must fit its table as one of our own does. It is kept as the log has it. */
function checked(table: TableName, record: Record<string, unknown>): AnyRecord {
  if (tables[table].safeParse(complete(table, record)).success) return record as AnyRecord
  throw new ProblemError(problem('merge.refused', `A record of the other copy does not fit its table (${table}).`, 'Open both copies with the newest Probata and save the case file again.', 'Nothing was changed.'))
}

function refusal(obstacle: Obstacle): Problem {
  const stands = 'Nothing was changed.'
  switch (obstacle.kind) {
    case 'forked':
      return problem('merge.refused', `Entry ${obstacle.seq} of one computer is not the same in the two copies: its data folder was copied, and both copies were worked on.`, 'Open the other copy as a matter of its own.', stands)
    case 'gap':
      return problem('merge.refused', `Entries ${obstacle.from} to ${obstacle.to} of one computer are in neither copy.`, 'Ask for the whole case file.', stands)
    case 'altered':
      return problem('merge.refused', `Entry ${obstacle.seq} of the other copy was altered after it was written.`, 'Ask for the case file again, and find out where it was altered.', stands)
  }
}
