/** Which units a commit may have changed. */
import type { LogEntry } from '../../shared/log/entry'
import type { TableName } from '../../shared/records'
import { UNIT_TABLES } from '../../shared/search/units'
import type { Arrival } from '../store'

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

/** More than this are not named: the worker finds them sooner by itself. */
const MOST_NAMED = 2000

/** @returns the units among records that changed; null where there are too many to name */
export function unitsAmong(changed: Arrival['changed']): string[] | null {
  const ids = changed.filter((one) => TABLES.has(one.table)).map((one) => one.id)
  return ids.length > MOST_NAMED ? null : ids
}
