/** Records of imports as the log keeps them: beside it, some a row, in the order in which its digest has them. */
import Dexie from 'dexie'
import { byWeight } from '../../shared/list/byWeight'
import { inParts } from '../../shared/list/inParts'
import type { BulkRow } from '../../shared/log/bulkRows'
import type { AnyRecord } from '../../shared/records'
import type { MatterDatabase, StoredBulk } from './database'
import { LIGHT, listOf, type Written } from './records/packs'

/** Records of one row. */
const CHUNK = 1000

/** A heavier bulk has rows of a thousand records all the same: its files are few beside what they hold. Letters. */
const MOST_WEIGHED = 4_000_000

/** @param rows the name that the operation gives them */
export function storedBulk(rows: string, written: readonly Written[]): StoredBulk[] {
  const total = written.reduce((sum, { json }) => sum + json.length, 0)
  const parts = total <= MOST_WEIGHED ? byWeight(written, ({ json }) => json.length, LIGHT, (part) => part.length < CHUNK) : inParts(written, CHUNK)
  return parts.map((some, chunk) => ({ rows, chunk, json: listOf(some) }))
}

/** As case files hold it. */
export const bulkRowOf = (row: StoredBulk): BulkRow => ({ rows: row.rows, chunk: row.chunk, records: recordsIn(row) })

/** What a case file holds, as it is stored. */
export const storedRowOf = ({ rows, chunk, records }: BulkRow): StoredBulk => ({ rows, chunk, json: JSON.stringify(records) })

/** Records of an import in the order they were logged; empty where they are gone. */
export async function readBulk(db: MatterDatabase, rows: string): Promise<AnyRecord[]> {
  return (await db.bulk.where('[rows+chunk]').between([rows, Dexie.minKey], [rows, Dexie.maxKey]).toArray()).flatMap(recordsIn)
}

const recordsIn = (row: StoredBulk): AnyRecord[] => ('json' in row ? (JSON.parse(row.json) as AnyRecord[]) : row.records)
