/** What a merge brings in, written in one transaction or not at all. */
import Dexie from 'dexie'
import { inParts } from '../../shared/list/inParts'
import type { BulkRow } from '../../shared/log/bulkRows'
import type { LogEntry } from '../../shared/log/entry'
import type { AnyRecord, TableName } from '../../shared/records'
import type { Head, MatterDatabase } from './database'
import { LogStore } from './log/LogStore'
import { rowsOfEntries } from './log/runs'

/** Worked out beforehand. */
export type Adoption = {
  entries: LogEntry[]
  bulk: BulkRow[]
  heads: Head[]
  puts: { table: TableName; record: AnyRecord }[]
  gone: { table: TableName; id: string }[]
}

/** Rows that are on their way to the database at once: where there are too few, it waits for the next. */
const AT_ONCE = 4000
const RUNS_AT_ONCE = 32

/** @param onProgress parts that are written, of all. @throws the signal's reason, or what the database says: nothing was written */
export async function writeAdoption(db: MatterDatabase, { entries, bulk, heads, puts, gone }: Adoption, onProgress: (done: number, total: number) => void, signal: AbortSignal | undefined): Promise<void> {
  const { runs, singles } = rowsOfEntries(entries)
  const touched = new Set<TableName>([...puts.map((one) => one.table), ...gone.map((one) => one.table)])
  const steps: (() => PromiseLike<unknown>)[] = [() => db.heads.bulkPut(heads), () => db.bulk.bulkPut(bulk), () => db.log.bulkAdd(singles), ...inParts(runs, RUNS_AT_ONCE).map((some) => () => db.runs.bulkAdd(some))]
  for (const name of touched) {
    const table = db.table(name)
    steps.push(...inParts(puts.filter((one) => one.table === name), AT_ONCE).map((some) => () => table.bulkPut(some.map((one) => one.record))))
    steps.push(...inParts(gone.filter((one) => one.table === name), AT_ONCE).map((some) => () => table.bulkDelete(some.map((one) => one.id))))
  }
  await db.transaction('rw', [...touched, ...LogStore.TABLES, 'heads', 'bulk'], async () => {
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
