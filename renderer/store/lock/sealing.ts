/**
 * The layer under Dexie that encrypts a locked matter (design § 7): above it nothing changes, below it a row is
 * its key and ciphertext. A locked matter has no other indexes: nothing asks by one, and each would tell something.
 * Keys that tell what a row holds (a file's fingerprint, the path of a produced file) are hidden; their order
 * is then another, and asking for a range of them makes no sense but for one alone or all.
 */
import type { DBCore, DBCoreCursor, DBCoreKeyRange, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie'
import { isSealed, type MatterKeys } from './matterKeys'

/** Which parts of a table's key are hidden. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = { bytes: ['sha256'], pages: ['sha256'], texts: ['sha256'], layouts: ['sha256'], arrived: ['path'] }

/** Ids that stay readable beside a row's own, since rows are asked for by them. */
const READABLE: Readonly<Record<string, readonly string[]>> = { transcriptPages: ['transcript'] }

export const readable = (table: string): readonly string[] => READABLE[table] ?? []

/** Rows from which on WebCrypto is worth leaving the transaction for, where nothing more is asked in it. */
const MANY = 32

type Row = Record<string, unknown>
export type SealedRow = Row & { sealed: Uint8Array }

/** One table's rows and keys, from plain to stored and back. */
export class TableSeal {
  private readonly paths: readonly string[]
  private readonly hidden: readonly boolean[]

  constructor(private readonly keys: MatterKeys, readonly name: string, keyPath: string | readonly string[]) {
    this.paths = typeof keyPath === 'string' ? [keyPath] : keyPath
    this.hidden = this.paths.map((path) => HIDDEN[name]?.includes(path) ?? false)
  }

  /** A key, or a bound of a range: what is no text stays as it is. */
  storedKey(key: unknown): unknown {
    return this.mapKey(key, (name) => this.keys.hide(name))
  }

  plainKey(key: unknown): unknown {
    return this.mapKey(key, (name) => this.keys.show(name))
  }

  store(row: Row): SealedRow {
    const { stored, key } = this.keyOf(row)
    if (this.name === 'bytes') {
      if (!isSealed(row.blob)) throw new Error('a file of a locked matter must be sealed before it is stored')
      return { ...stored, sealed: this.keys.seal(this.name, key, { size: row.size }), blob: row.blob }
    }
    // Pages come sealed from where there is time for it.
    if (row.sealed instanceof Uint8Array) return { ...stored, sealed: row.sealed }
    return { ...stored, sealed: this.keys.seal(this.name, key, row) }
  }

  /** A row that the store may take as it is. */
  async storeLarge(row: Row): Promise<Row> {
    return { ...Object.fromEntries(this.paths.map((path) => [path, row[path]])), sealed: await this.keys.sealLarge(this.name, this.keyOf(row).key, row) }
  }

  open(row: SealedRow): Row {
    const { key, sealed } = this.sealedOf(row)
    return this.whole(row, this.keys.open(this.name, key, sealed) as Row)
  }

  async openMany(rows: readonly SealedRow[]): Promise<Row[]> {
    const opened = await this.keys.openMany(this.name, rows.map((row) => this.sealedOf(row)))
    return opened.map((plain, at) => this.whole(rows[at] as SealedRow, plain as Row))
  }

  range(range: DBCoreKeyRange): DBCoreKeyRange {
    return { ...range, lower: this.storedKey(range.lower), upper: this.storedKey(range.upper) } as DBCoreKeyRange
  }

  private sealedOf(row: SealedRow): { key: unknown; sealed: Uint8Array } {
    const parts = this.paths.map((path) => row[path])
    return { key: parts.length === 1 ? parts[0] : parts, sealed: row.sealed }
  }

  private whole(row: SealedRow, plain: Row): Row {
    if (this.name !== 'bytes') return plain
    return { sha256: this.plainKey(row.sha256), ...plain, blob: row.blob }
  }

  private keyOf(row: Row): { stored: Row; key: unknown } {
    const parts = this.paths.map((path, at) => (this.hidden[at] ? this.keys.hide(row[path] as string) : row[path]))
    const ids = readable(this.name).map((path) => [path, row[path]])
    return { stored: Object.fromEntries([...this.paths.map((path, at) => [path, parts[at]]), ...ids]), key: parts.length === 1 ? parts[0] : parts }
  }

  private mapKey(key: unknown, map: (name: string) => string): unknown {
    if (!this.hidden.includes(true)) return key
    if (this.paths.length === 1) return typeof key === 'string' ? map(key) : key
    return Array.isArray(key) && key.length === this.paths.length ? key.map((part, at) => (this.hidden[at] && typeof part === 'string' ? map(part) : part)) : key
  }
}

export function sealing(keys: MatterKeys): Middleware<DBCore> {
  return {
    stack: 'dbcore', name: 'sealing',
    // Under all others: what they see is plain.
    level: -100,
    create: (core) => ({ ...core, table: (name) => sealedTable(core.table(name), new TableSeal(keys, name, core.table(name).schema.primaryKey.keyPath as string | string[])) }),
  }
}

function sealedTable(table: DBCoreTable, seal: TableSeal): DBCoreTable {
  const open = (row: SealedRow | undefined) => row && seal.open(row)
  // `then` of what the table gives, never `await`: Dexie keeps its transaction in promises of its own.
  return {
    ...table,
    get: (request) => table.get({ ...request, key: seal.storedKey(request.key) }).then(open),
    getMany: (request) => table.getMany({ ...request, keys: request.keys.map((key) => seal.storedKey(key)) }).then((rows) => rows.map(open)),
    query: (request) => table.query({ ...request, query: { ...request.query, range: seal.range(request.query.range) } }).then(({ result }): { result: unknown[] } | Promise<{ result: unknown[] }> => {
      if (request.values === false) return { result: result.map((key) => seal.plainKey(key)) }
      const alone = result.length >= MANY && isAlone(request.trans)
      return alone ? seal.openMany(result).then((rows) => ({ result: rows })) : { result: result.map(open) }
    }),
    count: (request) => table.count({ ...request, query: { ...request.query, range: seal.range(request.query.range) } }),
    openCursor: (request) => table.openCursor({ ...request, query: { ...request.query, range: seal.range(request.query.range) } }).then((cursor) => cursor && openedCursor(cursor, seal, request.values !== false)),
    mutate: (request) => table.mutate(storedRequest(request, seal)).then((answer) => ({
      ...answer, ...(answer.results ? { results: answer.results.map((key) => seal.plainKey(key)) } : {}), ...(answer.lastResult === undefined ? {} : { lastResult: seal.plainKey(answer.lastResult) }),
    })),
  }
}

/** Whether nothing more is asked in this transaction, so that it may end: Dexie made it for one read. Whoever opened one himself goes on in it. */
function isAlone(transaction: unknown): boolean {
  const { mode, _explicit } = transaction as IDBTransaction & { _explicit?: boolean }
  return mode === 'readonly' && _explicit !== true
}

function storedRequest(request: DBCoreMutateRequest, seal: TableSeal): DBCoreMutateRequest {
  switch (request.type) {
    case 'add': return { ...request, values: request.values.map((row) => seal.store(row)) }
    case 'put': {
      // What was changed is told to no layer below: it would be plain.
      const { criteria: _criteria, changeSpec: _change, updates: _updates, ...plain } = request
      return { ...plain, values: request.values.map((row) => seal.store(row)) }
    }
    case 'delete': return { ...request, keys: request.keys.map((key) => seal.storedKey(key)) }
    case 'deleteRange': return { ...request, range: seal.range(request.range) }
  }
}

function openedCursor(cursor: DBCoreCursor, seal: TableSeal, values: boolean): DBCoreCursor {
  return Object.create(cursor, {
    key: { get: () => seal.plainKey(cursor.key) },
    primaryKey: { get: () => seal.plainKey(cursor.primaryKey) },
    ...(values ? { value: { get: () => cursor.value && seal.open(cursor.value as SealedRow) } } : {}),
    continue: { value: (key?: unknown) => cursor.continue(key === undefined ? undefined : seal.storedKey(key)) },
  }) as DBCoreCursor
}
