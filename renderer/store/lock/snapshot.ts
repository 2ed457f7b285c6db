/**
 * All records of a locked matter in a few large sealed blocks, so that it opens in the time of an unlocked one:
 * to open a hundred thousand rows one by one takes several times as long as their reading.
 *
 * Derived, and never the truth: the rows are. A snapshot says at which entries of the log it was taken. It is
 * used where the other devices' chains still end there, and what this device wrote since is applied to it as
 * it was to the copy in memory. Where anything does not fit, the rows are read instead.
 *
 * File: the sealed blocks one after the other, the sealed head (which block is where), 4 bytes length of the head.
 */
import { type AnyRecord, type TableName, tableNames } from '../../../shared/records'
import type { LogEntry } from '../../../shared/log/entry'
import { type MatterDatabase, NEWEST } from '../database'
import { LogStore } from '../log/LogStore'
import type { Mirror } from '../mirror'
import { readBulk } from '../bulk'
import type { Arrival, Writer } from '../writer'
import type { MatterKeys } from './matterKeys'
import { readSealedFile, writeSealedFile } from './sealedFile'

type End = { seq: number; hash: string }
type Ends = Record<string, End>
type Block = { table: TableName; at: number; size: number }
type SnapshotHead = { id: string; version: number; ends: Ends; blocks: Block[] }

const FILE = 'records.sealed'
const TABLE = 'snapshot'
const LENGTH = 4
/** Rows of one block: some two megabytes. */
const ROWS = 2000
/** Blocks that are read and opened beside each other. */
const TOGETHER = 4
/** Entries behind a snapshot that are sooner applied than a new one is written. */
const BEHIND = 200
/** Milliseconds of quiet before a snapshot is written, and between two blocks of it. */
const QUIET = 5000
const PAUSE = 10

export const endsOf = (heads: readonly { device: string; seq: number; hash: string }[]): Ends => Object.fromEntries(heads.map(({ device, seq, hash }) => [device, { seq, hash }]))

/**
 * Fills the copy in memory out of the snapshot.
 * @param device whose entries since are applied
 * @returns how many entries came after it; null where there is none that fits, and nothing was filled
 */
export async function fillFromSnapshot(db: MatterDatabase, keys: MatterKeys, mirror: Mirror, device: string): Promise<number | null> {
  try {
    const file = await readSealedFile(db.matterId, FILE)
    if (!file) return null
    const head = await headOf(file, keys)
    const since = head && (await entriesSince(db, head.ends, device))
    if (!head || !since || head.version !== NEWEST) return null
    const rows = new Map<TableName, AnyRecord[][]>()
    const places = head.blocks.map((block, n) => {
      const own: AnyRecord[][] = rows.get(block.table) ?? []
      rows.set(block.table, own)
      own.push([])
      return { block, n, own, at: own.length - 1 }
    })
    await Promise.all(Array.from({ length: TOGETHER }, async () => {
      for (let next = places.shift(); next; next = places.shift()) {
        const { block, n, own, at } = next
        const sealed = new Uint8Array(await file.slice(block.at, block.at + block.size).arrayBuffer())
        own[at] = (await keys.openLarge(TABLE, `${head.id} ${n}`, sealed)) as AnyRecord[]
      }
    }))
    const replay = await Promise.all(since.map(async (entry) => ({ entry, bulk: await bulkRowsOf(db, entry) })))
    for (const table of tableNames) mirror.fill(table, (rows.get(table) ?? []).flat())
    for (const { entry, bulk } of replay) mirror.apply(entry.ops, bulk)
    return since.some((entry) => entry.ops.some((op) => op.op === 'bulk-put' || op.op === 'bulk-delete')) ? BEHIND + since.length : since.length
  } catch {
    // Whatever is wrong with it: the rows themselves are there.
    return null
  }
}

async function headOf(file: File, keys: MatterKeys): Promise<SnapshotHead | null> {
  if (file.size < LENGTH) return null
  const length = new DataView(await file.slice(file.size - LENGTH).arrayBuffer()).getUint32(0, true)
  const sealed = new Uint8Array(await file.slice(file.size - LENGTH - length, file.size - LENGTH).arrayBuffer())
  return (await keys.openLarge(TABLE, 'head', sealed)) as SnapshotHead
}

/** Entries of this device since; null where another device's came or went, or this chain is another. */
async function entriesSince(db: MatterDatabase, ends: Ends, device: string): Promise<LogEntry[] | null> {
  const now = endsOf(await db.heads.toArray())
  const devices = new Set([...Object.keys(now), ...Object.keys(ends)])
  for (const other of devices) if (other !== device && (now[other]?.seq !== ends[other]?.seq || now[other]?.hash !== ends[other]?.hash)) return null
  const then = ends[device] ?? { seq: 0, hash: '' }
  const own = await new LogStore(db).newest(device, (now[device]?.seq ?? 0) - then.seq)
  const first = own[0]
  if (first ? first.seq !== then.seq + 1 || first.prev !== then.hash : then.hash !== (now[device]?.hash ?? '')) return null
  return own
}

async function bulkRowsOf(db: MatterDatabase, entry: LogEntry): Promise<Map<string, AnyRecord[]>> {
  const rows = new Map<string, AnyRecord[]>()
  for (const op of entry.ops) if ((op.op === 'bulk-put' || op.op === 'bulk-delete') && !rows.has(op.rows)) rows.set(op.rows, await readBulk(db, op.rows))
  return rows
}

/** Writes a snapshot when it is worth it, behind the work. */
export class SnapshotKeeper {
  private readonly ends: Ends
  private readonly stops: (() => void)[]
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing = false
  private ended = false

  /** @param behind entries since the last one; null where there is none */
  constructor(private readonly matterId: string, private readonly keys: MatterKeys, private readonly mirror: Mirror, writer: Writer, heads: Ends, private behind: number | null) {
    this.ends = { ...heads }
    this.stops = [
      writer.onWritten(({ device, seq, hash, ops }) => this.moved([{ device, seq, hash }], ops.some((op) => op.op === 'bulk-put' || op.op === 'bulk-delete') ? BEHIND : 1)),
      writer.onArrived(({ heads: came }: Arrival) => this.moved(came, BEHIND)),
    ]
    this.consider()
  }

  end(): void {
    this.ended = true
    if (this.timer !== null) clearTimeout(this.timer)
    for (const stop of this.stops) stop()
  }

  private moved(heads: readonly { device: string; seq: number; hash: string }[], by: number): void {
    Object.assign(this.ends, endsOf(heads))
    if (this.behind !== null) this.behind += by
    this.consider()
  }

  private consider(): void {
    if (this.ended || (this.behind !== null && this.behind < BEHIND)) return
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.write(), QUIET)
  }

  private async write(): Promise<void> {
    if (this.writing) return
    this.writing = true
    this.behind = 0
    try {
      await writeSnapshot(this.matterId, this.keys, this.mirror, this.ends, () => {
        if (this.ended) throw new DOMException('The matter was closed.', 'AbortError')
      })
    } catch {
      // The next one may be written; until then the rows are read.
      this.behind = null
    } finally {
      this.writing = false
    }
  }
}

/** @param stop throws where it is to end: the one before stays then */
export function writeSnapshot(matterId: string, keys: MatterKeys, mirror: Mirror, ends: Ends, stop: () => void = () => {}): Promise<void> {
  // Taken at one moment: the copy in memory moves along with these ends, and its rows are replaced, never changed.
  return writeSealedFile(matterId, FILE, parts(keys, { ...ends }, tableNames.map((table) => [table, mirror.rows(table) as readonly AnyRecord[]] as const), stop))
}

async function* parts(keys: MatterKeys, ends: Ends, tables: readonly (readonly [TableName, readonly AnyRecord[]])[], stop: () => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const id = crypto.randomUUID()
  const blocks: Block[] = []
  let at = 0
  for (const [table, unordered] of tables) {
    // As the store gives them.
    const rows = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (let from = 0; from < rows.length; from += ROWS) {
      await new Promise((done) => setTimeout(done, PAUSE))
      stop()
      const sealed = (await keys.sealLarge(TABLE, `${id} ${blocks.length}`, rows.slice(from, from + ROWS))) as Uint8Array<ArrayBuffer>
      blocks.push({ table, at, size: sealed.length })
      at += sealed.length
      yield sealed
    }
  }
  const head: SnapshotHead = { id, version: NEWEST, ends, blocks }
  const sealed = (await keys.sealLarge(TABLE, 'head', head)) as Uint8Array<ArrayBuffer>
  yield sealed
  const length = new Uint8Array(LENGTH)
  new DataView(length.buffer).setUint32(0, sealed.length, true)
  yield length
}
