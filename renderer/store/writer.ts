/**
 * The one door for writes (design § 4): schema check, records, log entry and chain head in one
 * IndexedDB transaction, or none of it.
 */
import Dexie from 'dexie'
import type { Change, Operation } from '../../shared/log/change'
import { formatClock, later, parseClock, tick } from '../../shared/log/clock'
import { entryId, type LogEntry, type LoggedOperation, seal } from '../../shared/log/entry'
import { inverse } from '../../shared/log/inverse'
import { sparing, touchesOf } from '../../shared/log/sparing'
import { advance, stacksOf, type UndoStacks } from '../../shared/log/undo'
import { news, vectorOf } from '../../shared/log/vector'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, complete, type TableName } from '../../shared/records'
import { type Adoption, writeAdoption } from './adoption'
import { type Batch, batchesOf } from './batches'
import { readBulk } from './bulk'
import type { Head, MatterDatabase } from './database'
import { LogStore } from './log/LogStore'
import type { Mirror } from './mirror'
import { applyOperations, type Bulk } from './records/apply'
import { writtenOf } from './records/packs'
import { RecordStore } from './records/RecordStore'
import { check, pick, resolveOne, restored } from './resolve'
import { asProblem } from './writeProblem'

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
        await applyOperations(this.db, this.records, ops, bulk)
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
}

function bulkOf(entries: readonly LogEntry[]): string[] {
  return [...new Set(entries.flatMap((entry) => entry.ops.flatMap((op) => (op.op === 'bulk-put' || op.op === 'bulk-delete' ? [op.rows] : []))))]
}

function tablesOf(ops: Operation[]): Set<TableName> {
  return new Set(ops.map((op) => op.table))
}
