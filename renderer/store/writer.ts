/**
 * The one door for writes (design § 4): schema check, records, log entry and chain head in one
 * IndexedDB transaction, or none of it.
 */
import Dexie from 'dexie'
import type { Change, Operation } from '../../shared/log/change'
import { formatClock, later, parseClock, tick } from '../../shared/log/clock'
import { canonical } from '../../shared/log/canonical'
import { entryId, type LogEntry, type LoggedOperation, seal } from '../../shared/log/entry'
import { inverse } from '../../shared/log/inverse'
import { sparing, touchesOf } from '../../shared/log/sparing'
import { advance, stacksOf, type UndoStacks } from '../../shared/log/undo'
import { news, vectorOf } from '../../shared/log/vector'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, complete, type TableName, tables } from '../../shared/records'
import { type Adoption, writeAdoption } from './adoption'
import { type Batch, batchesOf } from './batches'
import { readBulk } from './bulk'
import type { Head, MatterDatabase } from './database'
import { LogStore } from './log/LogStore'
import type { Mirror } from './mirror'
import { writtenOf } from './records/packs'
import { RecordStore } from './records/RecordStore'

/** Entries looked at for undo when a matter opens: more than anyone takes back. */
const UNDO_REACH = 2000

/** Who writes; the name may change while the matter is open. */
export type Author = { device: string; name: string }

/** `after`: written only once this has been: bytes that its records name. It is made ready meanwhile; where this fails, nothing is written. */
export type CommitOptions = { after?: Promise<unknown> }

export type AdoptionOptions = {
  /** asked for once no commit is under way */
  make(): Promise<Adoption>
  /** told once it is written, before the next commit */
  adopted(): void
  onProgress(done: number, total: number): void
  signal: AbortSignal | undefined
}

/** What came in from elsewhere, once it is written. */
export type Arrival = { entries: readonly LogEntry[]; heads: readonly Head[]; changed: readonly { table: TableName; id: string }[] }

/** Rows of bulk operations by their name, and the puts of new ones, which are under way. */
type Bulk = { rows: Map<string, AnyRecord[]>; asked: Map<string, PromiseLike<unknown>[]> }

type Written = { entry: LogEntry; bulkRows: Map<string, AnyRecord[]>; head: Head }

export class Writer {
  /** last entry of this device's chain; null until it was read, and after a failure */
  private head: Head | null = null
  private readonly log: LogStore
  private readonly records: RecordStore
  /** heads of the other devices whose entries were merged in; null until read, and after a merge */
  private others: Head[] | null = null
  private stacks: UndoStacks = { undo: [], redo: [] }
  private labels = new Map<string, string>()
  private queue: Promise<unknown> = Promise.resolve()
  private readonly listeners = new Set<(entry: LogEntry) => void>()
  private readonly arrivals = new Set<(arrival: Arrival) => void>()

  constructor(
    private readonly db: MatterDatabase,
    private readonly mirror: Mirror,
    private readonly author: () => Author,
    private readonly now: () => number = Date.now,
  ) {
    this.log = new LogStore(db)
    this.records = new RecordStore(db)
  }

  /** Reads how far undo and redo reach; they survive a restart because they are read from the log. */
  async open(): Promise<void> {
    const { device } = this.author()
    const entries = await this.log.newest(device, UNDO_REACH)
    this.stacks = stacksOf(entries)
    for (const entry of entries) this.labels.set(entry.id, entry.label)
  }

  /** @returns the entry written. @throws ProblemError: nothing was written. */
  commit(change: Change, { after }: CommitOptions = {}): Promise<LogEntry> {
    return this.inOrder(async () => {
      const batches = change.bulk ? await batchesOf(change.ops, (table, record) => check(table, record) as AnyRecord) : null
      await after
      return this.write(change.label, async (bulk) => (batches ? this.askFor(batches, bulk) : this.resolve(change)), tablesOf(change.ops), null, null)
    })
  }

  /** Takes the newest change back. @returns the entry written, or null where there is none */
  undo(): Promise<LogEntry | null> {
    return this.inOrder(() => this.takeBack(this.stacks.undo.at(-1), 'undo'))
  }

  /** Takes one named change back, if it is the newest of what can be taken back. */
  undoEntry(id: string): Promise<LogEntry | null> {
    return this.inOrder(() => this.takeBack(this.stacks.undo.at(-1) === id ? id : undefined, 'undo'))
  }

  redo(): Promise<LogEntry | null> {
    return this.inOrder(() => this.takeBack(this.stacks.redo.at(-1), 'redo'))
  }

  /** Label of what undo and redo would do next, or null. */
  next(): { undo: string | null; redo: string | null } {
    const label = (id: string | undefined) => (id === undefined ? null : (this.labels.get(id) ?? null))
    return { undo: label(this.stacks.undo.at(-1)), redo: label(this.stacks.redo.at(-1)) }
  }

  onWritten(listener: (entry: LogEntry) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  onArrived(listener: (arrival: Arrival) => void): () => void {
    this.arrivals.add(listener)
    return () => this.arrivals.delete(listener)
  }

  /** Does something while no commit is under way; those that are asked for meanwhile wait. */
  undisturbed<T>(work: () => Promise<T>): Promise<T> {
    return this.inOrder(work)
  }

  /** Resolves when every commit that was asked for so far has ended, well or not. */
  async settled(): Promise<void> {
    await this.queue
  }

  /** Gives a promise of its own, so that a failure nobody waits for is heard of: `result` always has somebody waiting. */
  private async inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work)
    this.queue = result.catch(() => undefined)
    return result
  }

  private async takeBack(id: string | undefined, how: 'undo' | 'redo'): Promise<LogEntry | null> {
    if (id === undefined) return null
    const target = await this.log.get(id)
    if (!target) return null
    const others = await this.otherWorkSince(target)
    const { ops, spared } = sparing(inverse(target.ops), touchesOf(others, new Map(await Promise.all(bulkOf([...others, target]).map(async (rows) => [rows, (await readBulk(this.db, rows)).map((row) => row.id)] as const)))))
    const original = target.label.replace(/^(Undo|Redo): /, '')
    if (ops.length === 0 && spared) {
      // Passed over, so that what was done before it can still be taken back.
      this.stacks = { undo: this.stacks.undo.filter((one) => one !== id), redo: this.stacks.redo.filter((one) => one !== id) }
      throw new ProblemError(problem('store.others-work', `“${original}” was left as it is: ${spared} has changed it since.`, 'Change it by hand if you mean to take their work back.'))
    }
    const label = `${how === 'undo' ? 'Undo' : 'Redo'}: ${original}${spared ? `, without what ${spared} changed since` : ''}`
    const touched = new Set(ops.map((op) => op.table))
    return this.write(label, async () => this.withCurrent(ops), touched, how === 'undo' ? id : null, how === 'redo' ? id : null)
  }

  /** Entries of others that whoever wrote `target` had not seen: an undo must not take them back silently. */
  private async otherWorkSince(target: LogEntry): Promise<LogEntry[]> {
    const others = this.others ?? (await this.db.heads.toArray()).filter((head) => head.device !== target.device)
    if (others.length === 0) return []
    const seen = target.saw ?? (await this.log.sawBefore(target)) ?? {}
    const since = await Promise.all(others.map(({ device }) => this.log.since(device, (seen[device] ?? 0) + 1)))
    return since.flat()
  }

  /**
   * Takes in what another device wrote: entries, rows and the records as they stand then, in one
   * transaction. Runs between two commits, never beside one.
   */
  adopt({ make, adopted, onProgress, signal }: AdoptionOptions): Promise<void> {
    return this.inOrder(async () => {
      const adoption = await make()
      try {
        await writeAdoption(this.db, this.records, adoption, onProgress, signal)
      } catch (cause) {
        this.records.forget()
        signal?.throwIfAborted()
        throw asProblem('The merge', cause)
      } finally {
        this.head = null
        this.others = null
      }
      const { entries, heads, gone } = adoption
      const puts = [...adoption.puts, ...adoption.fresh]
      this.mirror.apply([
        ...puts.map(({ table, record }) => ({ op: 'put' as const, table, id: record.id, before: null, after: record as Record<string, unknown> })),
        ...gone.map(({ table, id }) => ({ op: 'delete' as const, table, id, before: {} })),
      ], new Map())
      const arrival = { entries, heads, changed: [...puts.map(({ table, record }) => ({ table, id: record.id })), ...gone] }
      adopted()
      for (const listener of this.arrivals) listener(arrival)
    })
  }

  private async write(
    label: string,
    makeOps: (bulk: Bulk) => Promise<LoggedOperation[]>,
    touched: Set<TableName>,
    undoes: string | null,
    redoes: string | null,
  ): Promise<LogEntry> {
    const written = await this.transaction(label, makeOps, touched, undoes, redoes)
    // Memory moves only now: a half-applied change would be a lie on the screen.
    this.head = written.head
    this.labels.set(written.entry.id, label)
    this.stacks = advance(this.stacks, written.entry)
    this.mirror.apply(written.entry.ops, written.bulkRows)
    for (const listener of this.listeners) listener(written.entry)
    return written.entry
  }

  private async transaction(
    label: string,
    makeOps: (bulk: Bulk) => Promise<LoggedOperation[]>,
    touched: Set<TableName>,
    undoes: string | null,
    redoes: string | null,
  ): Promise<Written> {
    const { device, name } = this.author()
    const scope = [...touched, ...RecordStore.TABLES, 'log', 'heads', 'bulk']
    try {
      return await this.db.transaction('rw', scope, async () => {
        const bulk: Bulk = { rows: new Map(), asked: new Map() }
        // Each round trip to the database costs half a millisecond: the head is remembered from the
        // last commit, and what is written is asked for at once.
        const heads = this.head && this.others ? null : await this.db.heads.toArray()
        if (!this.records.isReady) await this.records.ready()
        const head: Head = this.head ?? heads?.find((one) => one.device === device) ?? { device, seq: 0, hash: '', clock: '' }
        const others = this.others ?? (heads ?? []).filter((one) => one.device !== device)
        this.others = others
        const saw = news(head.saw ?? {}, vectorOf(others), device)
        const ops = await makeOps(bulk)
        const wall = this.now()
        const latest = others.reduce((last, one) => later(last, parseClock(one.clock)), parseClock(head.clock))
        const clock = formatClock(tick(latest, wall), device)
        const entry = seal({
          id: entryId(device, head.seq + 1), device, seq: head.seq + 1, author: name, clock,
          at: new Date(wall).toISOString(), label, ops, undoes, redoes, prev: head.hash, ...(saw ? { saw } : {}),
        })
        const known = saw ?? head.saw
        const next: Head = { device, seq: entry.seq, hash: entry.hash, clock, ...(known ? { saw: known } : {}) }
        const written = [this.db.log.add(entry), this.db.heads.put(next)]
        await this.apply(ops, bulk)
        await Dexie.Promise.all(written)
        return { entry, bulkRows: bulk.rows, head: next }
      })
    } catch (cause) {
      this.head = null
      this.others = null
      this.records.forget()
      throw asProblem(label, cause)
    }
  }

  private async resolve(change: Change): Promise<LoggedOperation[]> {
    const ops: LoggedOperation[] = []
    // Later operations of one change must see the earlier ones.
    const seen = new Map<string, Record<string, unknown> | null>()
    for (const op of change.ops) {
      const id = op.op === 'put' ? op.record.id : op.id
      const known = seen.get(`${op.table} ${id}`)
      // Nothing but reads of the database is awaited here: Dexie loses its transaction over a long
      // row of awaits that are none (about a hundred).
      const isNew = known === undefined && op.op === 'put' && this.mirror.get(op.table, id) === undefined
      const before = known !== undefined ? known : isNew ? null : await this.stored(op.table, id)
      ops.push(resolveOne(op, id, before, seen))
    }
    return ops
  }

  private async stored(table: TableName, id: string): Promise<Record<string, unknown> | null> {
    const record = (await this.records.get(table, id)) as Record<string, unknown> | undefined
    return record ? complete(table, record) : null
  }

  private askFor(batches: readonly Batch[], bulk: Bulk): LoggedOperation[] {
    return batches.map(({ table, records, rows, digest, chunks, packed }) => {
      const isNew = records.every(({ id }) => this.mirror.get(table, id) === undefined)
      bulk.asked.set(rows, [this.db.bulk.bulkAdd(chunks), isNew ? this.records.addPacked(table, packed) : this.records.replace(table, records.map(writtenOf))])
      bulk.rows.set(rows, records)
      return { op: 'bulk-put', table, rows, count: records.length, digest }
    })
  }

  /** `before` of an undo is what stands there now, which another device may have changed. */
  private async withCurrent(ops: LoggedOperation[]): Promise<LoggedOperation[]> {
    const fresh: LoggedOperation[] = []
    // Later operations of one change must see the earlier ones.
    const seen = new Map<string, Record<string, unknown> | null>()
    for (const op of ops) {
      if (op.op === 'bulk-put' || op.op === 'bulk-delete') {
        fresh.push(op)
        continue
      }
      const key = `${op.table} ${op.id}`
      const known = seen.get(key)
      const now = known === undefined ? await this.stored(op.table, op.id) : known
      // A put that takes a put back restores only the fields that one changed.
      if (op.op === 'put') fresh.push({ ...op, before: now, after: now === null || op.before === null ? op.after : restored(now, op.before, op.after) })
      else if (now === null) continue
      else if (op.op === 'delete') fresh.push({ ...op, before: now })
      else fresh.push({ ...op, before: pick(now, Object.keys(op.after)) })
      const last = fresh.at(-1)
      seen.set(key, last?.op === 'put' ? last.after : last?.op === 'patch' ? { ...now, ...last.after } : null)
    }
    return fresh
  }

  private async apply(ops: LoggedOperation[], bulk: Bulk): Promise<void> {
    // Puts and deletes of rows are carried out in the order in which they are asked for; only what reads first must
    // see what came before it.
    const asked: PromiseLike<unknown>[] = []
    for (const some of inRuns(ops)) {
      const [op] = some
      if (!op) continue
      const underWay = op.op === 'bulk-put' ? bulk.asked.get(op.rows) : undefined
      const ids = some.flatMap((one) => (one.op === 'delete' ? [one.id] : []))
      if (op.op === 'put') asked.push(this.records.put(op.table, op.after as AnyRecord))
      else if (op.op === 'delete' && !this.records.readsToDelete(op.table, ids)) asked.push(this.records.delete(op.table, ids))
      else if (underWay) asked.push(...underWay)
      else {
        await Dexie.Promise.all(asked.splice(0))
        if (op.op === 'delete') await this.records.delete(op.table, ids)
        else if (op.op === 'patch') await this.records.patch(op.table, op.id, op.after)
        else await this.applyBulk(op, bulk)
      }
    }
    await Dexie.Promise.all(asked)
  }

  private async applyBulk(op: Extract<LoggedOperation, { rows: string }>, bulk: Bulk): Promise<void> {
    const rows = bulk.rows.get(op.rows) ?? (await readBulk(this.db, op.rows))
    bulk.rows.set(op.rows, rows)
    if (op.op === 'bulk-put') await this.records.replace(op.table, rows.map(writtenOf))
    else await this.records.delete(op.table, rows.map((row) => row.id))
  }
}

/** Deletes of one table that follow each other are one step: each by itself would rewrite the same pack. */
function inRuns(ops: readonly LoggedOperation[]): LoggedOperation[][] {
  const runs: LoggedOperation[][] = []
  for (const op of ops) {
    const [first] = runs.at(-1) ?? []
    if (op.op === 'delete' && first?.op === 'delete' && first.table === op.table) runs.at(-1)?.push(op)
    else runs.push([op])
  }
  return runs
}

/** `now` with the fields in which `to` differs from `from`. */
function restored(now: Record<string, unknown>, from: Record<string, unknown>, to: Record<string, unknown>): Record<string, unknown> {
  const back = Object.entries(to).filter(([name, value]) => !(name in from) || canonical(from[name]) !== canonical(value))
  const kept = Object.entries(now).filter(([name]) => !(name in from) || name in to)
  return Object.fromEntries([...kept, ...back])
}

function bulkOf(entries: readonly LogEntry[]): string[] {
  return [...new Set(entries.flatMap((entry) => entry.ops.flatMap((op) => (op.op === 'bulk-put' || op.op === 'bulk-delete' ? [op.rows] : []))))]
}

function tablesOf(ops: Operation[]): Set<TableName> {
  return new Set(ops.map((op) => op.table))
}

function pick(record: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]))
}

/** One operation with what stood before; `seen` learns what stands after. */
function resolveOne(op: Operation, id: string, before: Record<string, unknown> | null, seen: Map<string, Record<string, unknown> | null>): LoggedOperation {
  const key = `${op.table} ${id}`
  if (op.op === 'put') {
    const after = check(op.table, op.record)
    seen.set(key, after)
    return { op: 'put', table: op.table, id, before, after }
  }
  if (before === null) throw new ProblemError(problem('store.invalid', 'What you changed is no longer there.', 'Look at the row again; it may have been deleted.'))
  if (op.op === 'delete') {
    seen.set(key, null)
    return { op: 'delete', table: op.table, id, before }
  }
  const fields = op.fields as Record<string, unknown>
  const after = check(op.table, { ...before, ...fields })
  seen.set(key, after)
  const names = Object.keys(fields)
  return { op: 'patch', table: op.table, id, before: pick(before, names), after: pick(after, names) }
}

function check(table: TableName, record: unknown): Record<string, unknown> {
  const result = tables[table].safeParse(record)
  if (result.success) return result.data as Record<string, unknown>
  const first = result.error.issues[0]
  throw new ProblemError(
    problem('store.invalid', `This change does not fit: ${first?.path.join('.') ?? table} ${first?.message ?? ''}.`, 'Nothing was changed. Correct the value and try again.', '', result.error),
  )
}

function asProblem(label: string, cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  const name = innerName(cause)
  if (name === 'QuotaExceededError') {
    return new ProblemError(problem('store.full', `“${label}” was not saved: the disk is full.`, 'Free some space on the disk, then do it again.', 'Everything confirmed before is safe.', cause))
  }
  return new ProblemError(problem('store.failed', `“${label}” was not saved.`, 'Try again. If it happens again, see whether the disk is full or failing, and restart Probata.', 'Everything confirmed before is safe.', cause))
}

function innerName(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  if (cause.name === 'AbortError' && 'inner' in cause) return innerName(cause.inner)
  return cause.name
}
