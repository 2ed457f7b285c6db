/** The records of a bulk change before its transaction: checked, as JSON in the rows that will keep them, with the digest that the log keeps of them. */
import { canonical } from '../../shared/log/canonical'
import type { Operation } from '../../shared/log/change'
import { digestOfRows } from '../../shared/log/entry'
import type { AnyRecord, TableName } from '../../shared/records'
import { sha256OfBytes } from '../workers/sha256Of'
import { storedBulk } from './bulk'
import type { StoredBulk } from './database'
import { pacer } from './pacer'
import { type Packed, packsOf, type Written } from './records/packs'

/** Longer rows are hashed one by one, so that they need not all be in memory once more. UTF-16 units. */
const MOST_AT_ONCE = 16_000_000

export type Batch = { table: TableName; records: AnyRecord[]; rows: string; digest: string; chunks: StoredBulk[]; packed: Packed }

/**
 * Before the transaction, which must not wait for the browser's own hash. The window has its turn meanwhile: thousands
 * of records take the better part of a second.
 * @param check the record as it is stored, or throws
 */
export async function batchesOf(ops: readonly Operation[], check: (table: TableName, record: unknown) => AnyRecord): Promise<Batch[]> {
  const pace = pacer()
  const byTable = new Map<TableName, Written[]>()
  for (const op of ops) {
    if (op.op !== 'put') throw new Error('a bulk change holds only puts')
    const list = byTable.get(op.table) ?? []
    const record = check(op.table, op.record)
    list.push({ record, json: canonical(record) })
    byTable.set(op.table, list)
    await pace()
  }
  return Promise.all([...byTable].map(async ([table, written]): Promise<Batch> => {
    const records = written.map(({ record }) => record)
    const rows = `${records[0]?.id ?? table}-${records.length}`
    return { table, records, rows, digest: await digestOf(written), chunks: storedBulk(rows, written), packed: packsOf(table, written) }
  }))
}

/** What `digestOfRows` gives, by the browser's own hash where the rows are not too many. */
async function digestOf(written: readonly Written[]): Promise<string> {
  if (written.reduce((sum, { json }) => sum + json.length, 0) > MOST_AT_ONCE) return digestOfRows(written.map(({ record }) => record))
  return sha256OfBytes(new TextEncoder().encode(written.map(({ json }) => `${json}\n`).join('')))
}
