/**
 * Which conflicts are open, and which were settled. All of it follows from the log, so it survives a
 * restart without being stored; what is kept in memory is only the small part of the log that several
 * people touched.
 */
import type { LogEntry } from '../../shared/log/entry'
import { type Conflict, contestedPart, replay, type Settled } from '../../shared/log/replay'
import { Touches } from '../../shared/log/touches'
import type { MatterDatabase } from './database'
import { LogStore } from './log/LogStore'
import { rowsOfEntry } from './log/rowsOfEntry'
import { pacer } from './pacer'
import { readBulk } from './bulk'

export type Standing = { open: readonly Conflict[]; settled: readonly Settled[] }

export interface ConflictStore {
  /** null until the log was read after the opening of the matter */
  now(): Standing | null
  subscribe(listener: () => void): () => void
  /** Resolves once what was written is taken in. */
  idle(): Promise<void>
}

const NONE: Standing = { open: [], settled: [] }

export class ConflictKeeper implements ConflictStore {
  private standing: Standing | null = null
  private part: LogEntry[] | null = null
  private keys: ReadonlySet<string> = new Set()
  private work: Promise<void> = Promise.resolve()
  private readonly listeners = new Set<() => void>()
  private readonly ended = new AbortController()

  constructor(private readonly db: MatterDatabase) {
    this.queue(() => this.read())
  }

  now(): Standing | null {
    return this.standing
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  idle(): Promise<void> {
    return this.work
  }

  /** A commit of this device: it may settle a conflict, or open one again by undoing that. */
  written(entry: LogEntry): void {
    this.queue(async () => {
      if (this.keys.size === 0) return
      if (entry.ops.some((op) => 'rows' in op)) return this.read()
      const ops = entry.ops.filter((op) => 'id' in op && this.keys.has(`${op.table} ${op.id}`))
      if (ops.length === 0 && !entry.saw) return
      this.part?.push({ ...entry, ops })
      if (ops.length > 0) await this.judge()
    })
  }

  /** Records that several devices touched, as "table id", once the log was read. */
  async contested(): Promise<ReadonlySet<string>> {
    await this.work
    return this.keys
  }

  /** What a merge has worked out: it has read all of the log that this needs. Called before the next commit. */
  broughtIn(standing: Standing, part: LogEntry[], keys: ReadonlySet<string>): void {
    this.queue(async () => {
      this.part = part
      this.keys = keys
    })
    this.tell(standing)
  }

  end(): void {
    this.ended.abort()
  }

  private queue(task: () => Promise<void>): void {
    this.work = this.work.then(() => (this.ended.signal.aborted ? undefined : task())).catch((cause: unknown) => {
      if (!this.ended.signal.aborted) throw cause
    })
  }

  private async read(): Promise<void> {
    if ((await this.db.heads.count()) < 2) return this.tell(NONE)
    const pause = pacer(this.ended.signal)
    const log = new LogStore(this.db)
    const touches = new Touches()
    const saw: LogEntry[] = []
    for await (const entries of log.parts()) {
      for (const entry of entries) {
        await pause()
        const rows = await rowsOfEntry(this.db, entry)
        touches.add(entry, (name) => (rows.get(name) ?? []).map((row) => row.id))
        if (entry.saw) saw.push({ ...entry, ops: [] })
      }
    }
    const contested = touches.contested()
    const read = saw.filter((entry) => !contested.entries.has(entry.id))
    for (const entry of await log.some([...contested.entries])) read.push(entry)
    const { part, keys } = await contestedPart(read, (rows) => readBulk(this.db, rows), { pause })
    this.part = part
    this.keys = keys
    await this.judge()
  }

  private async judge(): Promise<void> {
    const { conflicts, settled } = await replay(this.part ?? [], async () => undefined, { only: new Set(), pause: pacer(this.ended.signal) })
    this.tell({ open: conflicts, settled })
  }

  private tell(standing: Standing): void {
    this.standing = standing
    for (const listener of this.listeners) listener()
  }
}
