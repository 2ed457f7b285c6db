/**
 * The matter's records in memory, for reading. Filled once when the matter opens and then
 * moved along by every commit, after its transaction has ended and never before.
 *
 * Why not a live query a screen: with 20,000 links a query that reads its rows again after each
 * change costs more than the 100 ms a change may take to show. One process writes, through one
 * door, so what the door wrote is all there is to know. A test holds this copy against one read
 * from scratch after random changes.
 */
import type { LoggedOperation } from '../../shared/log/entry'
import { type AnyRecord, complete, type RecordOf, type TableName, tableNames } from '../../shared/records'

type Fields = Record<string, unknown>

class MirrorTable {
  readonly rows = new Map<string, AnyRecord>()
  version = 0
  private list: readonly AnyRecord[] | null = null

  snapshot(): readonly AnyRecord[] {
    this.list ??= [...this.rows.values()]
    return this.list
  }

  touched(): void {
    this.version++
    this.list = null
  }
}

/** What screens may do with a matter's records: read, and hear of changes. */
export interface Reader {
  rows<T extends TableName>(table: T): readonly RecordOf<T>[]
  get<T extends TableName>(table: T, id: string): RecordOf<T> | undefined
  /** grows by one with each commit that touched the table */
  version(table: TableName): number
  subscribe(listener: () => void): () => void
}

export class Mirror implements Reader {
  private readonly tables = new Map<TableName, MirrorTable>(tableNames.map((name) => [name, new MirrorTable()]))
  private readonly listeners = new Set<() => void>()

  rows<T extends TableName>(table: T): readonly RecordOf<T>[] {
    return this.table(table).snapshot() as readonly RecordOf<T>[]
  }

  get<T extends TableName>(table: T, id: string): RecordOf<T> | undefined {
    return this.table(table).rows.get(id) as RecordOf<T> | undefined
  }

  version(table: TableName): number {
    return this.table(table).version
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  fill(table: TableName, records: AnyRecord[]): void {
    const target = this.table(table)
    target.rows.clear()
    for (const record of records) target.rows.set(record.id, complete(table, record))
    target.touched()
  }

  /** Follows a committed entry. `bulkRows` gives the rows of a bulk operation. */
  apply(ops: LoggedOperation[], bulkRows: Map<string, AnyRecord[]>): void {
    const touched = new Set<MirrorTable>()
    for (const op of ops) {
      const table = this.table(op.table)
      touched.add(table)
      if (op.op === 'put') table.rows.set(op.id, complete(op.table, op.after as AnyRecord))
      else if (op.op === 'delete') table.rows.delete(op.id)
      else if (op.op === 'patch') table.rows.set(op.id, { ...(table.rows.get(op.id) as Fields), ...op.after } as AnyRecord)
      else
        for (const row of bulkRows.get(op.rows) ?? []) {
          if (op.op === 'bulk-put') table.rows.set(row.id, complete(op.table, row))
          else table.rows.delete(row.id)
        }
    }
    for (const table of touched) table.touched()
    for (const listener of this.listeners) listener()
  }

  private table(name: TableName): MirrorTable {
    const table = this.tables.get(name)
    if (!table) throw new Error(`no table ${name}`)
    return table
  }
}
