/** Records read by plain IndexedDB, for workers: see `RecordStore` for how they lie. */
import type { AnyRecord, TableName } from '../../../shared/records'
import { inParts } from '../../../shared/list/inParts'
import type { Head } from '../database'
import type { MatterKeys } from '../lock/matterKeys'
import { type SealedRow, TableSeal } from '../lock/sealing'
import { answer } from '../pages/read'
import { mayHold, type Pack, type PackKey, rangeOf, recordsOf, stretchesOf, together } from './packs'

/** Stores that a transaction for records must have beside their tables. */
export const RECORD_STORES = ['packs', 'heads'] as const

const PACK_KEY = ['table', 'of', 'first', 'last']
/** Packs that are read at a time. */
const PACKS = 50
/** Bytes of a sealed head that tell it from the one before. */
const STAMP = 32
/** From so many ids on the rows between them are read, unless twice as many lie there. */
const WORTH_ASKING_TOGETHER = 8

export class RecordReader {
  /** which packs each table has as long as these are the heads */
  private readonly known = new Map<TableName, PackKey[]>()
  private heads = ''

  constructor(private readonly db: IDBDatabase, private readonly keys: MatterKeys | null) {}

  /** Those of these that there are, in no order. @param transaction over the table and `RECORD_STORES`; nothing may be read in it behind this */
  async some(transaction: IDBTransaction, table: TableName, ids: readonly string[]): Promise<Map<string, AnyRecord>> {
    const own = await ownRows(transaction.objectStore(table), ids)
    const missing = new Set(ids)
    for (const { id } of own) missing.delete(id)
    const packs = missing.size === 0 ? [] : await this.holding(transaction, table, [...missing])
    const found = new Map<string, AnyRecord>()
    for (const record of await this.opened<AnyRecord>(table, 'id', own)) found.set(record.id, record)
    for (const pack of await this.opened<Pack>('packs', PACK_KEY, packs)) for (const record of recordsOf(pack)) if (missing.has(record.id)) found.set(record.id, record)
    return found
  }

  /** What belongs to a record. @param index of the table, by which rows of their own are found. Otherwise as `some` */
  async belonging(transaction: IDBTransaction, table: TableName, index: string, of: string): Promise<AnyRecord[]> {
    const [packs, own] = await Promise.all([answer(transaction.objectStore('packs').getAll(rangeBetween(table, of))), answer(transaction.objectStore(table).index(index).getAll(of))])
    return together((await this.opened<Pack>('packs', PACK_KEY, packs)).flatMap(recordsOf), await this.opened<AnyRecord>(table, 'id', own))
  }

  /** Every record of a table, some at a time in the order of their ids. */
  async *all(table: TableName, atOnce: number): AsyncGenerator<AnyRecord[]> {
    let after = ''
    for (const { first, last, keys } of stretchesOf(await packKeys(this.db.transaction('packs'), table), PACKS)) {
      yield* this.singles(table, after, IDBKeyRange.bound(after, first, true, true), atOnce)
      yield* inParts(await this.stretch(table, first, last, keys), atOnce)
      after = last
    }
    yield* this.singles(table, after, IDBKeyRange.lowerBound(after, true), atOnce)
  }

  private async stretch(table: TableName, first: string, last: string, keys: readonly PackKey[]): Promise<AnyRecord[]> {
    const transaction = this.db.transaction([table, 'packs'])
    const packs = transaction.objectStore('packs')
    const [own, some] = await Promise.all([answer(transaction.objectStore(table).getAll(IDBKeyRange.bound(first, last))), Promise.all(keys.map((key) => answer<SealedRow | undefined>(packs.get(key))))])
    // One that was rewritten since has another key.
    const there = some.every((pack) => pack !== undefined) ? some : await answer(packs.getAll(rangeBetween(table)))
    const records = (await this.opened<Pack>('packs', PACK_KEY, there as SealedRow[])).flatMap(recordsOf).filter(({ id }) => id >= first && id <= last)
    return together(records, await this.opened<AnyRecord>(table, 'id', own))
  }

  private async *singles(table: TableName, from: string, range: IDBKeyRange, atOnce: number): AsyncGenerator<AnyRecord[]> {
    for (let after = from, rest = range; ; ) {
      const rows = await this.opened<AnyRecord>(table, 'id', await answer(this.db.transaction(table).objectStore(table).getAll(rest, atOnce)))
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (rows.length < atOnce || !last || last.id === after) return
      after = last.id
      rest = range.upper === undefined ? IDBKeyRange.lowerBound(after, true) : IDBKeyRange.bound(after, range.upper, true, true)
    }
  }

  /** Packs that may hold these. */
  private async holding(transaction: IDBTransaction, table: TableName, missing: readonly string[]): Promise<SealedRow[]> {
    const keys = await this.knownKeys(transaction, table)
    const packs = await Promise.all(mayHold(keys, [...missing].sort()).map((key) => answer<SealedRow | undefined>(transaction.objectStore('packs').get(key))))
    return packs.filter((pack) => pack !== undefined)
  }

  /** Thousands of keys are not asked for again as long as nothing was written. */
  private async knownKeys(transaction: IDBTransaction, table: TableName): Promise<PackKey[]> {
    const heads = stampOf(await answer(transaction.objectStore('heads').getAll()))
    if (heads !== this.heads) {
      this.known.clear()
      this.heads = heads
    }
    const known = this.known.get(table) ?? (await packKeys(transaction, table))
    this.known.set(table, known)
    return known
  }

  private async opened<T>(table: string, keyPath: string | string[], rows: readonly unknown[]): Promise<T[]> {
    return (this.keys ? await new TableSeal(this.keys, table, keyPath).openMany(rows as SealedRow[]) : rows) as T[]
  }
}

const rangeBetween = (table: TableName, of?: string): IDBKeyRange => {
  const [lower, upper] = rangeOf(table, of)
  return IDBKeyRange.bound(lower, upper, false, true)
}

/** Rows of their own of these ids: those that lie side by side are asked for in one go. */
async function ownRows(store: IDBObjectStore, ids: readonly string[]): Promise<(SealedRow & { id: string })[]> {
  const sorted = [...ids].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  const wanted = new Set(ids)
  const between = ids.length < WORTH_ASKING_TOGETHER ? null : ((await answer(store.getAll(IDBKeyRange.bound(first, last), 2 * ids.length))) as (SealedRow & { id: string })[])
  if (between && between.length < 2 * ids.length) return between.filter(({ id }) => wanted.has(id))
  const rows = await Promise.all(sorted.map((id) => answer<(SealedRow & { id: string }) | undefined>(store.get(id))))
  return rows.filter((row) => row !== undefined)
}

async function packKeys(transaction: IDBTransaction, table: TableName): Promise<PackKey[]> {
  return (await answer(transaction.objectStore('packs').getAllKeys(rangeBetween(table)))) as unknown as PackKey[]
}

/** Another after each commit: of a locked matter by the random beginning of what is sealed. */
const stampOf = (heads: readonly (Partial<Head> & { sealed?: Uint8Array })[]): string => heads.map(({ device, seq, hash, sealed }) => [device, seq, hash, sealed?.subarray(0, STAMP).join()].join(' ')).join('\n')
