/** Rows of the imports that entries of the log name. */
import type { LogEntry } from '../../../shared/log/entry'
import type { AnyRecord } from '../../../shared/records'
import { readBulk } from '../bulk'
import type { MatterDatabase } from '../database'

/** @param tables rows of others are not read: there may be a hundred thousand */
export async function rowsOfEntry(db: MatterDatabase, { ops }: LogEntry, tables: ReadonlySet<string> | null = null): Promise<Map<string, AnyRecord[]>> {
  const rows = new Map<string, AnyRecord[]>()
  for (const op of ops) if ('rows' in op && !rows.has(op.rows) && (tables === null || tables.has(op.table))) rows.set(op.rows, await readBulk(db, op.rows))
  return rows
}
