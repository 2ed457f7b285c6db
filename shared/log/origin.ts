import type { LogEntry } from './entry'

/**
 * What all copies of one matter share and no two matters do: the hash of the entry that began it.
 * @param entries in any order
 * @returns null where none of them began a matter
 */
export function originOf(entries: Iterable<LogEntry>): string | null {
  let first: LogEntry | null = null
  for (const entry of entries) {
    if (first && first.clock <= entry.clock) continue
    if (entry.ops.some((op) => op.op === 'put' && op.table === 'matter' && op.before === null)) first = entry
  }
  return first?.hash ?? null
}
