import { byWeight } from '../list/byWeight'
import { inParts } from '../list/inParts'
import type { AnyRecord } from '../records'

/** Some records of a bulk operation: a row of the store, and a line of a case file's `bulk.jsonl`. `chunk` counts from 0. */
export type BulkRow = { rows: string; chunk: number; records: AnyRecord[] }

/** Records of one row. */
const CHUNK = 1000

/**
 * Letters of a row, where the records are weighed. Chromium writes a row of more than 64 kB as a file of its own,
 * and confirms it: for an import of some hundred pages that takes longer than all else. A letter may take two bytes.
 */
const LIGHT = 30_000

/** A heavier bulk has rows of a thousand records all the same: its files are few beside what they hold. Letters. */
const MOST_WEIGHED = 4_000_000

/**
 * The records of a bulk operation as they are stored.
 * @param rows the name that the operation gives them
 * @param weights letters of each record as JSON, where they are known
 */
export function bulkRows(rows: string, records: readonly AnyRecord[], weights: readonly number[] | null = null): BulkRow[] {
  const total = weights?.reduce((sum, one) => sum + one, 0) ?? 0
  const parts = weights && total <= MOST_WEIGHED ? byWeight(records, (_, at) => weights[at] ?? 0, LIGHT, (part) => part.length < CHUNK) : inParts(records, CHUNK)
  return parts.map((some, chunk) => ({ rows, chunk, records: some }))
}
