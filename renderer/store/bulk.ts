/** Records of imports as the log keeps them: beside it, some a row, in the order in which its digest has them. */
import Dexie from 'dexie'
import { byWeight } from '../../shared/list/byWeight'
import { inParts } from '../../shared/list/inParts'
import type { BulkRow } from '../../shared/log/bulkRows'
import type { AnyRecord } from '../../shared/records'
import type { MatterDatabase, StoredBulk } from './database'
import type { Written } from './records/packs'

/** Records of one row. */
const CHUNK = 1000

/**
 * Letters of a row. Chromium writes a row of more than 64 kB as a file of its own, and confirms it: for an import of
 * some hundred pages that takes longer than all else. A letter may take two bytes.
 */
const LIGHT = 30_000

/** A heavier bulk has rows of a thousand records all the same: its files are few beside what they hold. Letters. */
const MOST_WEIGHED = 4_000_000

/** @param rows the name that the operation gives them */
export function storedBulk(rows: string, written: readonly Written[]): StoredBulk[] {
  const total = written.reduce((sum, { json }) => sum + json.length, 0)
  const parts = total <= MOST_WEIGHED ? byWeight(written, ({ json }) => json.length, LIGHT, (part) => part.length < CHUNK) : inParts(written, CHUNK)
  return parts.map((some, chunk) => ({ rows, chunk, json: `[${some.map(({ json }) => json).join(',')}]` }))
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
