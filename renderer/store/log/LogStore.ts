/**
 * The log of a matter, read some entries at a time: all of it at once may be hundreds of megabytes. In the order of
 * ids, which is that of each chain; where an entry lies, in a row of its own or in a run, is nobody else's matter.
 *
 * Runs are written and never changed, and an entry may only move from a row of its own into one. So a stretch of
 * single rows counts where no run began within it before and behind its reading.
 */
import Dexie, { type PromiseExtended } from 'dexie'
import { inParts } from '../../../shared/list/inParts'
import { entryId, type LogEntry } from '../../../shared/log/entry'
import type { MatterDatabase } from '../database'
import { entriesOf, follows, type LogRun, numberOf, RUN, type RunKey, rowsOfEntries } from './runs'

/** Entries that are read at a time: to ask costs some milliseconds. */
const PART = 2000
/** Newest entries of a device that keep a row each: what undo and the list of what was done look at. */
const RECENT = 2000
/** Runs that are read at a time. */
const RUNS = Math.floor(PART / RUN)
/** Runs that are settled in one step. */
const SETTLED = 8

/** Before and behind every id. */
const LOWEST = ''
const HIGHEST = '\uffff'
/** Behind every entry of a device. */
const endOf = (device: string): string => `${device}:\uffff`

/** Entries, with the JSON that they were read from where it is of these and of no others: of each text a list of them. */
export type Stretch = { entries: LogEntry[]; texts: readonly string[] | null }
/** Entries, and the id up to which nothing more can come; null at the end. */
type Part = { entries: LogEntry[]; upTo: string | null }
/** `read` is put off until the next is on its way; `dense`: as many runs as were asked for, so that others are likely to follow. */
type Ahead = { read: () => Stretch; upTo: string | null; dense: boolean }

export class LogStore {
  /** Tables that a transaction must name that writes entries. */
  static readonly TABLES = ['log', 'runs'] as const

  constructor(private readonly db: MatterDatabase) {}

  /** @param from id behind which it begins; @param to the last that is wanted */
  async *parts(from: string = LOWEST, to: string = HIGHEST): AsyncGenerator<LogEntry[]> {
    for await (const { entries } of this.stretches(from, to)) yield entries
  }

  /** The same with their texts. The next stretch is on its way while the last is read from its JSON and looked at. */
  async *stretches(from: string = LOWEST, to: string = HIGHEST): AsyncGenerator<Stretch> {
    let coming = this.after(from, to)
    for (;;) {
      const { read, upTo, dense } = await coming
      if (upTo !== null) {
        coming = dense ? this.following(upTo, to) : this.after(upTo, to)
        // Looked at only when its turn comes, which may be never.
        coming.catch(() => {})
      }
      const stretch = read()
      if (stretch.entries.length > 0) yield stretch
      if (upTo === null) return
    }
  }

  /** The same from the end. @param before id before which it begins; @param from the first that is wanted */
  async *backwards(before: string = HIGHEST, from: string = LOWEST): AsyncGenerator<LogEntry[]> {
    for (let at = before; ; ) {
      const { entries, upTo } = await this.before(at, from)
      if (entries.length > 0) yield entries
      if (upTo === null) return
      at = upTo
    }
  }

  async all(): Promise<LogEntry[]> {
    const all: LogEntry[] = []
    for await (const entries of this.parts()) for (const entry of entries) all.push(entry)
    return all
  }

  /** Entries of a device from a number on, in order. */
  async since(device: string, seq: number): Promise<LogEntry[]> {
    const since: LogEntry[] = []
    for await (const entries of this.parts(entryId(device, seq - 1), endOf(device))) since.push(...entries)
    return since
  }

  /** The newest entries of a device, oldest first. */
  async newest(device: string, most: number): Promise<LogEntry[]> {
    const newest: LogEntry[] = []
    if (most > 0) {
      for await (const entries of this.backwards(endOf(device), `${device}:`)) {
        newest.push(...entries)
        if (newest.length >= most) break
      }
    }
    return newest.slice(0, most).reverse()
  }

  /** What the device of an entry had seen of the others before it; null where nothing. */
  async sawBefore({ id, device }: LogEntry): Promise<LogEntry['saw'] | null> {
    for await (const entries of this.backwards(id, `${device}:`)) {
      const told = entries.find((entry) => entry.saw !== undefined)
      if (told) return told.saw
    }
    return null
  }

  /** What is there of these, in no order. */
  async some(ids: readonly string[]): Promise<LogEntry[]> {
    const found: LogEntry[] = []
    const missing = new Set<string>()
    for (const asked of inParts(ids, PART)) {
      for (const [at, entry] of (await this.db.log.bulkGet(asked)).entries()) {
        if (entry) found.push(entry)
        else missing.add(asked[at] as string)
      }
    }
    if (missing.size === 0) return found
    const sorted = [...missing].sort()
    let at = 0
    const holding = (await this.runKeys()).filter(([first, last]) => {
      while (at < sorted.length && (sorted[at] as string) < first) at++
      return at < sorted.length && (sorted[at] as string) <= last
    })
    for (const keys of inParts(holding, RUNS)) {
      for (const run of await this.db.runs.bulkGet(keys)) found.push(...entriesOf(run).filter(({ id }) => missing.has(id)))
    }
    return found
  }

  async get(id: string): Promise<LogEntry | undefined> {
    return (await this.some([id]))[0]
  }

  async count(): Promise<number> {
    const [singles, runs] = await this.db.transaction('r', [...LogStore.TABLES], () => Dexie.Promise.all([this.db.log.count(), this.runKeys()]))
    return runs.reduce((sum, key) => sum + lengthOf(key), singles)
  }

  /** Entries from the last id backwards. @param offset how many are passed over */
  async page(offset: number, limit: number): Promise<LogEntry[]> {
    const page: LogEntry[] = []
    let { before, over } = await this.passOver(offset)
    for await (const entries of this.backwards(before)) {
      page.push(...entries.slice(over))
      over = Math.max(0, over - entries.length)
      if (page.length >= limit) break
    }
    return page.slice(0, limit)
  }

  /** Writes what came from elsewhere; inside a transaction of whoever has one. */
  async put(entries: readonly LogEntry[]): Promise<void> {
    const { runs, singles } = rowsOfEntries(entries)
    await Dexie.Promise.all([this.db.log.bulkPut(singles), this.db.runs.bulkPut(runs)])
  }

  /**
   * Moves some of the oldest entries that have rows of their own into runs: those that a year of commits left behind.
   * @returns whether there are more
   */
  async settleSome(): Promise<boolean> {
    for (const device of await this.db.heads.toCollection().primaryKeys()) {
      const own = () => this.db.log.where('id').between(`${device}:`, endOf(device))
      if ((await own().count()) < RECENT + SETTLED * RUN) continue
      const old = await own().limit(SETTLED * RUN).toArray()
      const { runs, singles } = rowsOfEntries(old)
      // The oldest do not follow each other: they stay as they are.
      if (runs.length === 0) continue
      const alone = new Set(singles.map((entry) => entry.id))
      await this.db.transaction('rw', [...LogStore.TABLES], async () => {
        await this.db.runs.bulkAdd(runs)
        await this.db.log.bulkDelete(old.flatMap(({ id }) => (alone.has(id) ? [] : [id])))
      })
      return true
    }
    return false
  }

  async clear(): Promise<void> {
    await Dexie.Promise.all([this.db.log.clear(), this.db.runs.clear()])
  }

  private runKeys(): PromiseExtended<RunKey[]> {
    return this.db.runs.toCollection().primaryKeys()
  }

  private async after(from: string, to: string): Promise<Ahead> {
    for (;;) {
      const next = await this.runAfter(from)
      if (next && next[0] <= from) return this.ofRuns(next, from, to)
      const until = next && next[0] <= to ? next[0] : to
      const entries = await this.db.log.where('id').between(from, until, false, until === to).limit(PART).toArray()
      const now = await this.runAfter(from)
      if (now?.[0] !== next?.[0]) continue
      const singles = { read: () => ({ entries, texts: null }), dense: false }
      if (entries.length === PART) return { ...singles, upTo: entries.at(-1)?.id ?? null }
      if (!next || next[0] > to) return { ...singles, upTo: null }
      if (entries.length === 0) return this.ofRuns(next, from, to)
      return { ...singles, upTo: entries.at(-1)?.id ?? null }
    }
  }

  /** The same behind a run, where more of them are likely: they are asked for without asking first where they begin. */
  private async following(last: string, to: string): Promise<Ahead> {
    const runs = await this.db.runs.where(':id').between([last, HIGHEST], [to, HIGHEST], false, true).limit(RUNS).toArray()
    return follows(last, runs[0]?.first ?? '') ? ahead(runs, last, to) : this.after(last, to)
  }

  /** Some runs from one on. */
  private async ofRuns(key: RunKey, from: string, to: string): Promise<Ahead> {
    return ahead(await this.db.runs.where(':id').between(key, [to, HIGHEST], true, true).limit(RUNS).toArray(), from, to)
  }

  private async before(to: string, from: string): Promise<Part> {
    for (;;) {
      const next = await this.runBefore(to)
      if (next && next[1] >= to) return this.ofRunBackwards(next, to, from)
      const run = next && next[1] >= from ? next : null
      const entries = await this.db.log.where('id').between(run ? run[1] : from, to, run === null, false).reverse().limit(PART).toArray()
      const now = await this.runBefore(to)
      if (now?.[0] !== next?.[0]) continue
      if (entries.length === 0 && run) return this.ofRunBackwards(run, to, from)
      return { entries, upTo: entries.length === PART || run ? (entries.at(-1)?.id ?? null) : null }
    }
  }

  private async ofRunBackwards(key: RunKey, to: string, from: string): Promise<Part> {
    return { entries: entriesOf(await this.db.runs.get(key)).filter(({ id }) => id < to && id >= from).reverse(), upTo: key[0] > from ? key[0] : null }
  }

  /** The first run that goes on behind an id. */
  private async runAfter(id: string): Promise<RunKey | undefined> {
    const [[within], [behind]] = await Promise.all([
      this.db.runs.where(':id').between([LOWEST, LOWEST], [id, HIGHEST], true, true).reverse().limit(1).primaryKeys(),
      this.db.runs.where(':id').above([id, HIGHEST]).limit(1).primaryKeys(),
    ])
    return within && within[1] > id ? within : behind
  }

  /** The last run that begins before an id. */
  private async runBefore(id: string): Promise<RunKey | undefined> {
    return (await this.db.runs.where(':id').below([id]).reverse().limit(1).primaryKeys())[0]
  }

  /** Where a page begins that is `offset` entries from the end: runs are passed over without being read. */
  private async passOver(offset: number): Promise<{ before: string; over: number }> {
    let before = HIGHEST
    let over = offset
    for (const key of (await this.runKeys()).reverse()) {
      const between = follows(key[1], before) ? 0 : await this.db.log.where('id').between(key[1], before, false, false).count()
      if (over < between) break
      over -= between
      if (over < lengthOf(key)) return { before: `${key[1]}\0`, over }
      over -= lengthOf(key)
      before = key[0]
    }
    return { before, over }
  }
}

const lengthOf = ([first, last]: RunKey): number => numberOf(last) - numberOf(first) + 1

/** What is wanted of some runs, as far as nothing can lie between them. */
function ahead(runs: readonly LogRun[], from: string, to: string): Ahead {
  const gap = runs.findIndex((run, at) => at > 0 && !follows(runs[at - 1]?.last ?? '', run.first))
  const some = gap < 0 ? runs : runs.slice(0, gap)
  const upTo = some.at(-1)?.last ?? to
  const read = () => {
    const all = some.flatMap(entriesOf)
    const entries = all.filter(({ id }) => id > from && id <= to)
    return { entries, texts: entries.length === all.length ? some.map((run) => run.json) : null }
  }
  return { read, upTo: upTo < to ? upTo : null, dense: runs.length === RUNS }
}
