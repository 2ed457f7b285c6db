/**
 * The records of a matter as they lie in its database: in rows of their own, or many in one (`packs`). Where one lies
 * in both, its own row counts. Nobody else asks the tables of records.
 *
 * Which packs there are is remembered for as long as nothing failed: one session writes, and it writes through one of these.
 */
import Dexie, { type Table } from 'dexie'
import { groupBy } from '../../../shared/list/groupBy'
import { inParts } from '../../../shared/list/inParts'
import { type AnyRecord, type TableName, tableNames } from '../../../shared/records'
import type { MatterDatabase } from '../database'
import { keyOf, mayHold, type Pack, type Packed, type PackKey, packsOf, rangeOf, recordsOf, stretchesOf, together, without, type Written } from './packs'

/** Packs that are read at a time: some megabytes. */
const PACKS = 200
/** From so many on it is sooner asked which rows there are than for each of them. */
const MANY = 200
/** Rows that are on their way to the database at once. */
const ROWS = 4000
const BEHIND_ALL = '\uffff'

export class RecordStore {
  /** Tables that a transaction must name beside those of the records. */
  static readonly TABLES = ['packs'] as const

  private keys: Map<string, PackKey[]> | null = null

  constructor(private readonly db: MatterDatabase) {}

  /** Whether `ready` need not be waited for. */
  get isReady(): boolean {
    return this.keys !== null
  }

  /** Must have been waited for in the transaction, or before it, in which one record is asked for or changed. */
  async ready(): Promise<void> {
    this.keys = groupBy((await this.db.packs.toCollection().primaryKeys()) as PackKey[], ([table]) => table)
  }

  /** After a transaction that failed. */
  forget(): void {
    this.keys = null
  }

  /** Every record of a table in the order of ids. Not at one moment: what is written meanwhile may be there or not. */
  async all(table: TableName): Promise<AnyRecord[]> {
    const packed: AnyRecord[] = []
    for await (const packs of this.packsIn(table)) for (const pack of packs) packed.push(...recordsOf(pack))
    return together(packed, await this.table(table).toArray())
  }

  /** Every record of every table, as `all`: the packs are read once, not for each table. */
  async everything(): Promise<Map<TableName, AnyRecord[]>> {
    const packed = new Map<TableName, AnyRecord[]>()
    for await (const packs of this.packsIn()) {
      for (const pack of packs) {
        const own = packed.get(pack.table)
        if (own) own.push(...recordsOf(pack))
        else packed.set(pack.table, recordsOf(pack))
      }
    }
    return new Map(await Promise.all(tableNames.map(async (table) => [table, together(packed.get(table) ?? [], await this.table(table).toArray())] as const)))
  }

  /** The same some at a time; within a transaction at one moment. */
  async *inOrder(table: TableName, atOnce: number): AsyncGenerator<AnyRecord[]> {
    let after = ''
    for (const { first, last, keys } of stretchesOf((await this.packsBetween(table).primaryKeys()) as PackKey[], PACKS)) {
      yield* this.singles(table, after, first, atOnce)
      const own = await this.table(table).where(':id').between(first, last, true, true).toArray()
      yield* inParts(together((await this.db.packs.bulkGet(keys)).flatMap(recordsOf), own), atOnce)
      after = last
    }
    yield* this.singles(table, after, BEHIND_ALL, atOnce)
  }

  get(table: TableName, id: string): PromiseLike<AnyRecord | undefined> {
    const holding = this.holding(table, [id])
    if (holding.length === 0) return this.table(table).get(id)
    return this.table(table).get(id).then((own) => own ?? this.db.packs.bulkGet(holding).then((packs) => packs.flatMap(recordsOf).find((one) => one.id === id)))
  }

  /** In the order in which they are asked for. */
  async some(table: TableName, ids: readonly string[]): Promise<(AnyRecord | undefined)[]> {
    const found = (await this.table(table).bulkGet([...ids])) as (AnyRecord | undefined)[]
    const missing = new Map(ids.flatMap((id, at) => (found[at] ? [] : [[id, at] as const])))
    await this.inPacks(table, missing, (record) => {
      found[missing.get(record.id) as number] = record
    })
    return found
  }

  /** Which of these there are. */
  async present(table: TableName, ids: readonly string[]): Promise<Set<string>> {
    const wanted = new Set(ids)
    const present = new Set((await this.ownKeys(table, ids)).filter((id) => wanted.has(id)))
    await this.inPacks(table, wanted, ({ id }) => present.add(id))
    return present
  }

  /** Writes records of which none is there; inside a transaction of whoever has one, as all that follows. @param rows made by `packsOf` */
  addPacked(table: TableName, { packs, singles }: Packed): PromiseLike<unknown> {
    this.keys?.set(table, [...(this.keys.get(table) ?? []), ...packs.map(keyOf)])
    return Dexie.Promise.all<unknown>([this.db.packs.bulkPut(packs), ...(singles.length > 0 ? [this.table(table).bulkPut(singles)] : [])])
  }

  /** Steps that write records of which none is there, one after the other. */
  adding(table: TableName, rows: readonly Written[]): (() => PromiseLike<unknown>)[] {
    const { packs, singles } = packsOf(table, rows)
    return [
      ...inParts(packs, PACKS).map((some) => () => this.addPacked(table, { packs: some, singles: [] })),
      ...inParts(singles, ROWS).map((some) => () => this.addPacked(table, { packs: [], singles: some })),
    ]
  }

  put(table: TableName, record: AnyRecord): PromiseLike<unknown> {
    return this.table(table).put(record)
  }

  /** Replaces fields of a record; where there is none, nothing is done. */
  async patch(table: TableName, id: string, fields: Record<string, unknown>): Promise<void> {
    const record = await this.get(table, id)
    if (record) await this.table(table).put({ ...record, ...fields } as AnyRecord)
  }

  putMany(table: TableName, records: readonly AnyRecord[]): PromiseLike<unknown> {
    return this.table(table).bulkPut([...records])
  }

  /** Whether to delete these something must be read before, so that nothing else may be asked for meanwhile. */
  readsToDelete(table: TableName, ids: readonly string[]): boolean {
    return ids.length >= MANY || this.holding(table, ids).length > 0
  }

  async delete(table: TableName, ids: readonly string[]): Promise<void> {
    const gone = new Set(ids)
    const own = ids.length < MANY ? [...ids] : (await this.ownKeys(table, ids)).filter((id) => gone.has(id))
    for (const some of inParts(own, ROWS)) await this.table(table).bulkDelete(some)
    for (const keys of inParts(this.holding(table, ids), PACKS)) {
      const packs = (await this.db.packs.bulkGet(keys)).filter((pack) => pack !== undefined)
      const touched = packs.filter((pack) => recordsOf(pack).some(({ id }) => gone.has(id)))
      if (touched.length === 0) continue
      const left = touched.flatMap((pack) => without(pack, gone) ?? [])
      await this.db.packs.bulkDelete(touched.map(keyOf))
      await this.db.packs.bulkPut(left)
      const names = new Set(touched.map((pack) => keyOf(pack).join()))
      this.keys?.set(table, [...(this.keys.get(table) ?? []).filter((key) => !names.has(key.join())), ...left.map(keyOf)])
    }
  }

  /** Puts records of which some may be there. */
  async replace(table: TableName, rows: readonly Written[]): Promise<void> {
    await this.delete(table, rows.map(({ record }) => record.id))
    for (const step of this.adding(table, rows)) await step()
  }

  async clear(table: TableName): Promise<void> {
    await this.table(table).clear()
    await this.packsBetween(table).delete()
    this.keys?.delete(table)
  }

  /** Looks at the records of all packs that may hold one of these. */
  private async inPacks(table: TableName, wanted: ReadonlySet<string> | ReadonlyMap<string, unknown>, found: (record: AnyRecord) => void): Promise<void> {
    if (wanted.size === 0) return
    if (!this.isReady) await this.ready()
    for (const keys of inParts(this.holding(table, [...wanted.keys()]), PACKS)) {
      for (const pack of await this.db.packs.bulkGet(keys)) for (const record of recordsOf(pack)) if (wanted.has(record.id)) found(record)
    }
  }

  private holding(table: TableName, ids: readonly string[]): PackKey[] {
    if (!this.keys) throw new Error('which packs there are must be known before records are asked for')
    const keys = this.keys.get(table)
    return keys ? mayHold(keys, ids.length > 1 ? [...ids].sort() : ids) : []
  }

  /** Ids that have rows of their own, among them these; of many it is asked by range. */
  private async ownKeys(table: TableName, ids: readonly string[]): Promise<string[]> {
    const sorted = [...ids].sort()
    return this.table(table).where(':id').between(sorted[0] ?? '', sorted.at(-1) ?? '', true, true).primaryKeys()
  }

  private async *packsIn(table?: TableName): AsyncGenerator<Pack[]> {
    let [lower, upper]: [unknown, unknown] = rangeOf(table)
    for (let first = true; ; first = false) {
      const packs = await this.db.packs.where(':id').between(lower, upper, first, false).limit(PACKS).toArray()
      if (packs.length > 0) yield packs
      const last = packs.at(-1)
      if (packs.length < PACKS || !last) return
      lower = keyOf(last)
    }
  }

  /** Rows of their own between two ids. */
  private async *singles(table: TableName, from: string, to: string, atOnce: number): AsyncGenerator<AnyRecord[]> {
    for (let after = from; ; ) {
      const rows = await this.table(table).where(':id').between(after, to, false, false).limit(atOnce).toArray()
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (rows.length < atOnce || !last) return
      after = last.id
    }
  }

  private packsBetween(table: TableName) {
    const [lower, upper] = rangeOf(table)
    return this.db.packs.where(':id').between(lower, upper, true, false)
  }

  private table(name: TableName): Table<AnyRecord, string> {
    return this.db.table(name)
  }
}
