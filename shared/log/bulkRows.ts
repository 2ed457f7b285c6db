import { inParts } from '../list/inParts'
import type { AnyRecord } from '../records'

/** Some records of a bulk operation: a line of a case file's `bulk.jsonl`. `chunk` counts from 0. */
export type BulkRow = { rows: string; chunk: number; records: AnyRecord[] }

/** Records of one row. */
const CHUNK = 1000

/**
 * The records of a bulk operation as case files hold them.
 * @param rows the name that the operation gives them
 */
export function bulkRows(rows: string, records: readonly AnyRecord[]): BulkRow[] {
  return inParts(records, CHUNK).map((some, chunk) => ({ rows, chunk, records: some }))
}
