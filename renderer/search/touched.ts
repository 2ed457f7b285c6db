/** Which units a commit may have changed. */
import type { LogEntry } from '../../shared/log/entry'
import type { TableName } from '../../shared/records'
import { UNIT_TABLES } from '../../shared/search/units'

const TABLES: ReadonlySet<TableName> = new Set(Object.values(UNIT_TABLES))

/** @returns null where there are too many to name: the worker then looks for what has changed */
export function touchedUnits(entry: LogEntry): string[] | null {
  const ids = new Set<string>()
  for (const op of entry.ops) {
    if (!TABLES.has(op.table)) continue
    if (op.op === 'bulk-put' || op.op === 'bulk-delete') return null
    ids.add(op.id)
  }
  return [...ids]
}
