/** A log that begins with a copy: one entry that puts every record in place. */
import { type BulkRow, bulkRows } from '../log/bulkRows'
import { formatClock } from '../log/clock'
import { digestOfRows, entryId, type LogEntry, type LoggedOperation, seal } from '../log/entry'
import type { AnyRecord, TableName } from '../records'

export type Head = { device: string; seq: number; hash: string; clock: string }

/**
 * @param tables every table that has records; of "matter" the one record
 * @param by author, a device name that was never used before, the label of the entry, and the time in milliseconds
 * @returns the entry, its head, and its rows in the order of their keys
 */
export function freshLog(tables: readonly (readonly [TableName, readonly AnyRecord[]])[], by: { author: string; device: string; label: string; now: number }): { entry: LogEntry; head: Head; bulk: BulkRow[] } {
  const id = entryId(by.device, 1)
  const ops: LoggedOperation[] = []
  const bulk: BulkRow[] = []
  for (const [table, records] of tables) {
    if (records.length === 0) continue
    if (table === 'matter') {
      for (const record of records) ops.push({ op: 'put', table, id: record.id, before: null, after: record as Record<string, unknown> })
      continue
    }
    const rows = `${id}:${table}`
    ops.push({ op: 'bulk-put', table, rows, count: records.length, digest: digestOfRows(records) })
    bulk.push(...bulkRows(rows, records))
  }
  const clock = formatClock({ ms: by.now, counter: 0 }, by.device)
  const entry = seal({ id, device: by.device, seq: 1, author: by.author, clock, at: new Date(by.now).toISOString(), label: by.label, ops, undoes: null, redoes: null, prev: '' })
  return { entry, head: { device: by.device, seq: 1, hash: entry.hash, clock }, bulk }
}
