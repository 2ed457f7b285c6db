/** The rows of a bulk change: checked, in chunks, with the digest that the log keeps of them; and read again. */
import Dexie from 'dexie'
import { type BulkRow, bulkRows } from '../../shared/log/bulkRows'
import type { Operation } from '../../shared/log/change'
import { canonical } from '../../shared/log/canonical'
import { digestOfRows } from '../../shared/log/entry'
import type { AnyRecord, TableName } from '../../shared/records'
import { sha256OfBytes } from '../workers/sha256Of'
import type { MatterDatabase } from './database'
import { pacer } from './pacer'

/** Longer rows are hashed one by one, so that they need not all be in memory twice. UTF-16 units. */
const MOST_AT_ONCE = 16_000_000

export type Batch = { table: TableName; records: AnyRecord[]; rows: string; digest: string; chunks: BulkRow[] }

/**
 * Before the transaction, which must not wait for the browser's own hash. The window has its turn meanwhile: thousands
 * of records take the better part of a second.
 * @param check the record as it is stored, or throws
 */
export async function batchesOf(ops: readonly Operation[], check: (table: TableName, record: unknown) => AnyRecord): Promise<Batch[]> {
  const pace = pacer()
  const byTable = new Map<TableName, AnyRecord[]>()
  for (const op of ops) {
    if (op.op !== 'put') throw new Error('a bulk change holds only puts')
    const list = byTable.get(op.table) ?? []
    list.push(check(op.table, op.record))
    byTable.set(op.table, list)
    await pace()
  }
  return Promise.all([...byTable].map(async ([table, records]): Promise<Batch> => {
    const rows = `${records[0]?.id ?? table}-${records.length}`
    const { digest, weights } = await digestOfMany(records)
    return { table, records, rows, digest, chunks: bulkRows(rows, records, weights) }
  }))
}

/** What `digestOfRows` gives, by the browser's own hash where the rows are not too many; then with the letters of each. */
async function digestOfMany(records: readonly AnyRecord[]): Promise<{ digest: string; weights: number[] | null }> {
  const pace = pacer()
  let text = ''
  const weights: number[] = []
  for (const record of records) {
    const row = canonical(record)
    text += `${row}\n`
    weights.push(row.length)
    await pace()
    if (text.length > MOST_AT_ONCE) return { digest: digestOfRows(records), weights: null }
  }
  return { digest: await sha256OfBytes(new TextEncoder().encode(text)), weights }
}

/** Rows of a bulk import in the order they were logged; empty where they are gone. */
export async function readBulk(db: MatterDatabase, rows: string): Promise<AnyRecord[]> {
  const chunks = await db.bulk.where('[rows+chunk]').between([rows, Dexie.minKey], [rows, Dexie.maxKey]).toArray()
  return chunks.flatMap((chunk) => chunk.records)
}
