/** Records as JSON lines and as CSV: some at a time, so that a large table needs no memory of its own size. */
import { toCsv } from '../report/csv'
import type { Column } from './columns'

export function jsonLines(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

/** The first line of a CSV, with the byte order mark that spreadsheets know UTF-8 by. */
export function csvHead(columns: readonly Column[]): string {
  return toCsv([columns.map((one) => one.name)])
}

/** Records as lines of a CSV (RFC 4180). A cell that would start a formula gets an apostrophe in front. */
export function csvLines(columns: readonly Column[], records: readonly object[]): string {
  if (records.length === 0) return ''
  return toCsv(records.map((record) => columns.map(({ name }) => cellOf((record as Record<string, unknown>)[name])))).slice(1)
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
