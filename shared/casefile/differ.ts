/** What differs between a backup and the present matter, by kind, with examples. */
import { canonical } from '../log/canonical'
import { type AnyRecord, complete, type TableName, tableNames } from '../records'
import { exampleOf } from './copy'

/** As the restore would change the present matter: `added` are in the backup only, `gone` in the present matter only. */
export type Difference = { table: TableName; what: 'added' | 'changed' | 'gone'; count: number; examples: string[] }

const EXAMPLES = 4

export function differ(present: (table: TableName) => readonly AnyRecord[], backup: (table: TableName) => readonly AnyRecord[]): Difference[] {
  const found: Difference[] = []
  for (const table of tableNames) {
    const now = new Map(present(table).map((one) => [one.id, one]))
    const lists: Record<Difference['what'], AnyRecord[]> = { added: [], changed: [], gone: [] }
    for (const one of backup(table)) {
      const other = now.get(one.id)
      if (!other) lists.added.push(one)
      else if (canonical(complete(table, other)) !== canonical(complete(table, one))) lists.changed.push(one)
      now.delete(one.id)
    }
    lists.gone.push(...now.values())
    for (const what of ['added', 'changed', 'gone'] as const) {
      if (lists[what].length > 0) found.push({ table, what, count: lists[what].length, examples: lists[what].slice(0, EXAMPLES).map(exampleOf).filter(Boolean) })
    }
  }
  return found
}
