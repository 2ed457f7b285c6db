/** Records of one table that lie in one row together, in the order of their ids. */
import { byWeight } from '../../../shared/list/byWeight'
import type { AnyRecord, TableName } from '../../../shared/records'

/** `first` and `last` are ids that it holds; between them there may be others that it does not. */
export type PackKey = [table: TableName, of: string, first: string, last: string]
export type Pack = { table: TableName; of: string; first: string; last: string; json: string }

/** A record and its JSON. */
export type Written = { record: AnyRecord; json: string }
/** Records as they are kept: many in one row, and those that have rows of their own. */
export type Packed = { packs: Pack[]; singles: AnyRecord[] }

export const writtenOf = (record: AnyRecord): Written => ({ record, json: JSON.stringify(record) })

/** The JSON of a list of them. */
export const listOf = (rows: readonly Written[]): string => `[${rows.map(({ json }) => json).join(',')}]`

/**
 * Letters of a row. Chromium writes a row of more than 64 kB as a file of its own, and confirms it: for an import of
 * some hundred pages that takes longer than all else. A letter may take two bytes.
 */
export const LIGHT = 30_000
/** Fewer that come together have rows of their own: they can be changed there without leaving anything behind. */
const FEWEST = 16

/** Tables whose records are asked for by what they belong to. */
const BELONGS: Readonly<Partial<Record<TableName, string>>> = { transcriptPages: 'transcript' }

const ofRecord = (table: TableName, record: AnyRecord): string => {
  const field = BELONGS[table]
  return field === undefined ? '' : String((record as Record<string, unknown>)[field] ?? '')
}

export const keyOf = ({ table, of, first, last }: Pack): PackKey => [table, of, first, last]

/** Every pack lies between these keys; every one of a table; every one of what belongs to one record in it. */
export const rangeOf = (table?: TableName, of?: string): [lower: unknown[], upper: unknown[]] => {
  const path = [...(table === undefined ? [] : [table]), ...(of === undefined ? [] : [of])]
  // A list comes behind every text.
  return [path, [...path, []]]
}

export const recordsOf = (pack: Pack | undefined): AnyRecord[] => (pack ? (JSON.parse(pack.json) as AnyRecord[]) : [])

/** @param rows in any order */
export function packsOf(table: TableName, rows: readonly Written[]): Packed {
  if (rows.length < FEWEST) return { packs: [], singles: rows.map(({ record }) => record) }
  const packs: Pack[] = []
  const singles: AnyRecord[] = []
  for (const group of byWeight(inIdOrder(rows, ({ record }) => record.id), ({ json }) => json.length, LIGHT, ([first], row) => first !== undefined && ofRecord(table, first.record) === ofRecord(table, row.record))) {
    if (group.length > 1) packs.push(packOf(table, group))
    else singles.push(...group.map(({ record }) => record))
  }
  return { packs, singles }
}

/** What is left of a pack without some of its records; null where that is nothing. */
export function without(pack: Pack, gone: ReadonlySet<string>): Pack | null {
  const left = recordsOf(pack).filter(({ id }) => !gone.has(id))
  return left.length === 0 ? null : packOf(pack.table, left.map(writtenOf))
}

function packOf(table: TableName, rows: readonly Written[]): Pack {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) throw new Error('a pack holds at least one record')
  return { table, of: ofRecord(table, first.record), first: first.record.id, last: last.record.id, json: listOf(rows) }
}

/** Packs that may hold one of these. @param sorted ids in their order */
export function mayHold(keys: readonly PackKey[], sorted: readonly string[]): PackKey[] {
  return keys.filter(([, , first, last]) => {
    const at = firstFrom(sorted, first)
    return at < sorted.length && (sorted[at] as string) <= last
  })
}

/** Packs to be read at a time, so that none of a later stretch holds an id of an earlier one. @param most of a stretch, unless more lie one over the other */
export function stretchesOf(keys: readonly PackKey[], most: number): { first: string; last: string; keys: PackKey[] }[] {
  const stretches: { first: string; last: string; keys: PackKey[] }[] = []
  for (const key of [...keys].sort((a, b) => (a[2] < b[2] ? -1 : 1))) {
    const [, , first, last] = key
    const stretch = stretches.at(-1)
    if (!stretch || (stretch.keys.length >= most && first > stretch.last)) stretches.push({ first, last, keys: [key] })
    else {
      stretch.keys.push(key)
      if (last > stretch.last) stretch.last = last
    }
  }
  return stretches
}

/** Place of the first that is not before `from`. */
function firstFrom(sorted: readonly string[], from: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Records out of packs and out of rows of their own, which count, in the order of ids. */
export function together<R extends { id: string }>(packed: readonly R[], singles: readonly R[]): R[] {
  if (packed.length === 0) return [...singles]
  const own = new Set(singles.map(({ id }) => id))
  return inIdOrder([...packed.filter(({ id }) => !own.has(id)), ...singles], ({ id }) => id)
}

/** The same rows where they are in order already, as they mostly are. */
function inIdOrder<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  for (let at = 1; at < rows.length; at++) if (idOf(rows[at - 1] as T) > idOf(rows[at] as T)) return [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  return [...rows]
}
