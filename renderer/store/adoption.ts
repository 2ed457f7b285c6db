/** What a merge brings in, written in one transaction or not at all. */
import Dexie from 'dexie'
import { inParts } from '../../shared/list/inParts'
import type { LogEntry } from '../../shared/log/entry'
import type { AnyRecord, TableName } from '../../shared/records'
import type { Head, MatterDatabase, StoredBulk } from './database'
import { LogStore } from './log/LogStore'
import { rowsOfEntries } from './log/runs'
import { writtenOf } from './records/packs'
import { RecordStore } from './records/RecordStore'

/** Worked out beforehand. */
export type Adoption = {
  entries: LogEntry[]
  bulk: StoredBulk[]
  heads: Head[]
  /** records that were not here */
  fresh: { table: TableName; record: AnyRecord }[]
  /** those that stand otherwise here */
  puts: { table: TableName; record: AnyRecord }[]
  gone: { table: TableName; id: string }[]
}

/** Rows that are on their way to the database at once: where there are too few, it waits for the next. */
const AT_ONCE = 4000
const RUNS_AT_ONCE = 32

/** @param onProgress parts that are written, of all. @throws the signal's reason, or what the database says: nothing was written */
export async function writeAdoption(db: MatterDatabase, records: RecordStore, { entries, bulk, heads, fresh, puts, gone }: Adoption, onProgress: (done: number, total: number) => void, signal: AbortSignal | undefined): Promise<void> {
  const { runs, singles } = rowsOfEntries(entries)
  const touched = new Set<TableName>([...fresh, ...puts, ...gone].map((one) => one.table))
  const steps: (() => PromiseLike<unknown>)[] = [() => db.heads.bulkPut(heads), () => db.bulk.bulkPut(bulk), () => db.log.bulkAdd(singles), ...inParts(runs, RUNS_AT_ONCE).map((some) => () => db.runs.bulkAdd(some))]
  for (const name of touched) {
    const own = <T extends { table: TableName }>(rows: readonly T[]) => rows.filter((one) => one.table === name)
    steps.push(...inParts(own(puts), AT_ONCE).map((some) => () => records.putMany(name, some.map(({ record }) => record))))
    // One step: two beside each other would rewrite the same pack, and the later bring back what the earlier took out.
    if (own(gone).length > 0) steps.push(() => records.delete(name, own(gone).map((one) => one.id)))
    // Behind what goes, whose packs are rewritten.
    steps.push(...records.adding(name, own(fresh).map(({ record }) => writtenOf(record))))
  }
  await db.transaction('rw', [...touched, ...RecordStore.TABLES, ...LogStore.TABLES, 'heads', 'bulk'], async () => {
    if (!records.isReady) await records.ready()
    // Some at a time, or all rows would be on their way at once, in memory twice; two parts, so that the database need not wait.
    let before: PromiseLike<unknown> = Dexie.Promise.resolve()
    for (const [at, step] of steps.entries()) {
      signal?.throwIfAborted()
      onProgress(at, steps.length)
      const now = step()
      // Waited for below, unless something else fails before.
      now.then(undefined, () => {})
      await before
      before = now
    }
    await before
    signal?.throwIfAborted()
  })
}
