/** Operations of one change carried out in its transaction. */
import Dexie from 'dexie'
import type { LoggedOperation } from '../../../shared/log/entry'
import type { AnyRecord } from '../../../shared/records'
import { readBulk } from '../bulk'
import type { MatterDatabase } from '../database'
import { writtenOf } from './packs'
import type { RecordStore } from './RecordStore'

/** Rows of bulk operations by their name, and the puts of new ones, which are under way. */
export type Bulk = { rows: Map<string, AnyRecord[]>; asked: Map<string, PromiseLike<unknown>[]> }

export async function applyOperations(db: MatterDatabase, records: RecordStore, ops: readonly LoggedOperation[], bulk: Bulk): Promise<void> {
  // Puts and deletes of rows are carried out in the order in which they are asked for; only what reads first must
  // see what came before it.
  const asked: PromiseLike<unknown>[] = []
  for (const some of inRuns(ops)) {
    const [op] = some
    if (!op) continue
    const underWay = op.op === 'bulk-put' ? bulk.asked.get(op.rows) : undefined
    const ids = some.flatMap((one) => (one.op === 'delete' ? [one.id] : []))
    if (op.op === 'put') asked.push(records.put(op.table, op.after as AnyRecord))
    else if (op.op === 'delete' && !records.readsToDelete(op.table, ids)) asked.push(records.delete(op.table, ids))
    else if (underWay) asked.push(...underWay)
    else {
      await Dexie.Promise.all(asked.splice(0))
      if (op.op === 'delete') await records.delete(op.table, ids)
      else if (op.op === 'patch') await records.patch(op.table, op.id, op.after)
      else await applyBulk(db, records, op, bulk)
    }
  }
  await Dexie.Promise.all(asked)
}

async function applyBulk(db: MatterDatabase, records: RecordStore, op: Extract<LoggedOperation, { rows: string }>, bulk: Bulk): Promise<void> {
  const rows = bulk.rows.get(op.rows) ?? (await readBulk(db, op.rows))
  bulk.rows.set(op.rows, rows)
  if (op.op === 'bulk-put') await records.replace(op.table, rows.map(writtenOf))
  else await records.delete(op.table, rows.map((row) => row.id))
}

/** Deletes of one table that follow each other are one step: each by itself would rewrite the same pack. */
function inRuns(ops: readonly LoggedOperation[]): LoggedOperation[][] {
  const runs: LoggedOperation[][] = []
  for (const op of ops) {
    const [first] = runs.at(-1) ?? []
    if (op.op === 'delete' && first?.op === 'delete' && first.table === op.table) runs.at(-1)?.push(op)
    else runs.push([op])
  }
  return runs
}
