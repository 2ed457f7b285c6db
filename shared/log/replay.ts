/**
 * The state of a matter as its log says it is: the one definition that verification, merging and
 * recovery share.
 *
 * The state is a function of the set of entries alone, so two copies that hold the same entries
 * hold the same records, in whatever order the entries came. Entries are taken by their clock; of
 * two writes to one field the later one stands (last writer wins, field by field). A write that
 * neither saw nor was seen by the one that stands is kept as a conflict, until somebody who saw
 * both writes the field again: a multi-value register (Shapiro et al., 2011, § 3.2.2).
 *
 * A record deleted on one device and changed on another: the later of the two stands, and the
 * other is a conflict about whether the record is there.
 */
import type { AnyRecord, TableName } from '../records'
import { canonical } from './canonical'
import { byClock } from './clock'
import { digestOfRows, type LogEntry, type LoggedOperation } from './entry'
import { causality, type Saw } from './vector'

type Fields = Record<string, unknown>

/** Rows of an import, in their logged order; undefined where they are gone. */
export type BulkRows = (rows: string) => Promise<AnyRecord[] | undefined>

/** One of several values that were written apart. `value` undefined: there was none. */
export type Version = { value: unknown; entry: string; device: string; author: string; at: string; clock: string }

export type Conflict = {
  table: TableName
  id: string
  /** field of the record; null: whether the record is there at all (`value` true or false) */
  field: string | null
  /** newest first: the first one stands */
  versions: Version[]
  /** where it is about the record itself: the record as it stands, or stood before it was deleted */
  record?: Fields
}

/** A conflict that somebody who saw all its values has ended, by `by`. Nothing of it is lost. */
export type Settled = Conflict & { by: Version }

export type Replayed = {
  /** by "table id" */
  records: Map<string, Fields>
  conflicts: Conflict[]
  /** newest first */
  settled: Settled[]
  /** entries whose imported rows are gone or altered */
  broken: LogEntry[]
  /** records that several devices touched, by "table id" */
  contested: ReadonlySet<string>
}

export type ReplayOptions = {
  /** makes only these records, by "table id", and those that several devices touched; all where it is absent */
  only?: ReadonlySet<string>
  /** entries whose imported rows are held against their digest; all where it is absent */
  suspect?: ReadonlySet<string>
  /** waited for now and then, so that a long log does not hold up the window; may throw to stop */
  pause?: () => Promise<void>
}

type Write = { entry: LogEntry; value: unknown }
/** Writes to one field that no other write has seen; and what was settled, so that its undo opens it again. */
type Register = { writes: Write[]; settled: { by: Write; writes: Write[] }[] }
type Contested = { content: Fields; there: boolean; fields: Map<string, Register>; exists: Register }

/** Two devices touched the record. */
const SEVERAL = Symbol('several')

/** Entries between two pauses. */
const STRIDE = 200

type Touched = ReadonlyMap<string, string | typeof SEVERAL>
type Gathered = { ordered: LogEntry[]; bulk: Map<string, AnyRecord[]>; broken: LogEntry[]; touched: Touched }

/** @param entries in any order; no two of one id */
export async function replay(entries: readonly LogEntry[], rowsOf: BulkRows, options: ReplayOptions = {}): Promise<Replayed> {
  const { only, pause } = options
  const { ordered, bulk, broken, touched } = await gather(entries, rowsOf, options)
  const records = new Map<string, Fields>()
  const contested = new Map<string, Contested>()
  const saw = causality(entries)
  for (const [at, entry] of ordered.entries()) {
    if (pause && at % STRIDE === 0) await pause()
    for (const op of entry.ops) {
      for (const single of singles(op, bulk)) {
        const key = keyOf(single)
        if (touched.get(key) === SEVERAL) applyContested(contested, key, single, entry, saw)
        else if (!only || only.has(key)) applyPlain(records, key, single)
      }
    }
  }
  const conflicts: Conflict[] = []
  const settled: Settled[] = []
  for (const [key, one] of contested) {
    if (one.there) records.set(key, one.content)
    conflicts.push(...conflictsOf(key, one))
    settled.push(...settledOf(key, one))
  }
  conflicts.sort(byPlace)
  settled.sort((a, b) => (a.by.clock === b.by.clock ? byPlace(a, b) : a.by.clock > b.by.clock ? -1 : 1))
  return { records, conflicts, settled, broken, contested: new Set(contested.keys()) }
}

/**
 * The part of a log from which its conflicts follow: `replay` of it gives the same conflicts as of the
 * whole. It is short, because few records are touched by several devices.
 */
export async function contestedPart(entries: readonly LogEntry[], rowsOf: BulkRows, options: Pick<ReplayOptions, 'pause'> = {}): Promise<{ part: LogEntry[]; keys: ReadonlySet<string> }> {
  const { ordered, bulk, touched } = await gather(entries, rowsOf, { ...options, suspect: new Set() })
  const keys = new Set([...touched].flatMap(([key, by]) => (by === SEVERAL ? [key] : [])))
  return { part: ordered.flatMap((entry) => narrowed(entry, keys, bulk) ?? []), keys }
}

/**
 * What of an entry bears on some records: `replay` of a log of which each entry is narrowed makes these records
 * as of the whole.
 * @param keys of the records, as "table id"
 * @param rows of the imports that it names
 * @returns null where nothing does, and it names nothing that it had seen of others
 */
export function narrowed(entry: LogEntry, keys: ReadonlySet<string>, rows: ReadonlyMap<string, AnyRecord[]>): LogEntry | null {
  // Of a long log most entries bear on nothing that is asked for.
  if (!entry.saw && !entry.ops.some((op) => 'rows' in op || keys.has(keyOf(op)))) return null
  const ops = entry.ops.flatMap((op) => ('rows' in op ? singles(op, rows) : [op])).filter((op) => keys.has(keyOf(op)))
  return ops.length > 0 || entry.saw ? { ...entry, ops } : null
}

async function gather(entries: readonly LogEntry[], rowsOf: BulkRows, { suspect, pause }: ReplayOptions): Promise<Gathered> {
  const ordered = [...entries].sort(byClock)
  const bulk = new Map<string, AnyRecord[]>()
  const broken: LogEntry[] = []
  const touched = new Map<string, string | typeof SEVERAL>()
  const touch = (key: string, device: string) => {
    const by = touched.get(key)
    if (by === undefined) touched.set(key, device)
    else if (by !== device) touched.set(key, SEVERAL)
  }
  for (const [at, entry] of ordered.entries()) {
    if (pause && at % STRIDE === 0) await pause()
    for (const op of entry.ops) {
      if (op.op !== 'bulk-put' && op.op !== 'bulk-delete') touch(keyOf(op), entry.device)
      else {
        const rows = bulk.get(op.rows) ?? (await rowsOf(op.rows))
        const checked = suspect === undefined || suspect.has(entry.id)
        if (rows === undefined || (checked && digestOfRows(rows) !== op.digest)) broken.push(entry)
        if (rows !== undefined) bulk.set(op.rows, rows)
        for (const row of rows ?? []) touch(`${op.table} ${row.id}`, entry.device)
      }
    }
  }
  return { ordered, bulk, broken, touched }
}

const byPlace = (a: Conflict, b: Conflict) => (`${a.table} ${a.id} ${a.field}` < `${b.table} ${b.id} ${b.field}` ? -1 : 1)

type Single = Extract<LoggedOperation, { id: string }>

const keyOf = (op: Single): string => `${op.table} ${op.id}`

function singles(op: LoggedOperation, bulk: ReadonlyMap<string, AnyRecord[]>): Single[] {
  if (op.op === 'bulk-put') return (bulk.get(op.rows) ?? []).map((row) => ({ op: 'put', table: op.table, id: row.id, before: null, after: row as Fields }))
  if (op.op === 'bulk-delete') return (bulk.get(op.rows) ?? []).map((row) => ({ op: 'delete', table: op.table, id: row.id, before: row as Fields }))
  return [op]
}

/** One device alone: what it wrote is what stands. */
function applyPlain(records: Map<string, Fields>, key: string, op: Single): void {
  if (op.op === 'put') records.set(key, op.after)
  else if (op.op === 'delete') records.delete(key)
  else records.set(key, { ...records.get(key), ...op.after })
}

function applyContested(all: Map<string, Contested>, key: string, op: Single, entry: LogEntry, saw: Saw): void {
  const one = all.get(key) ?? { content: {}, there: false, fields: new Map(), exists: NOBODY }
  all.set(key, one)
  one.exists = written(one.exists, { entry, value: op.op !== 'delete' }, saw)
  if (op.op === 'delete') {
    one.there = false
    return
  }
  // A patch of a record that another deleted brings it back as it was, with the patch.
  if (!one.there && op.op === 'patch' && Object.keys(one.content).length === 0) one.content = { ...op.before }
  const changes: Fields = op.op === 'patch' ? op.after : fieldsOfPut(op, one.content)
  for (const [field, value] of Object.entries(changes)) {
    one.fields.set(field, written(one.fields.get(field) ?? NOBODY, { entry, value }, saw))
    if (value === undefined) {
      one.content = Object.fromEntries(Object.entries(one.content).filter(([name]) => name !== field))
    } else one.content = { ...one.content, [field]: value }
  }
  one.there = true
}

/** What a put changes: a whole new record, or only the fields that differ from what its author saw. */
function fieldsOfPut(op: Extract<Single, { op: 'put' }>, now: Fields): Fields {
  const changes: Fields = {}
  if (op.before === null) {
    for (const field of Object.keys(now)) if (!(field in op.after)) changes[field] = undefined
    return Object.assign(changes, op.after)
  }
  for (const [field, value] of Object.entries(op.after)) if (!(field in now) || !same(op.before[field], value)) changes[field] = value
  for (const field of Object.keys(op.before)) if (!(field in op.after)) changes[field] = undefined
  return changes
}

const NOBODY: Register = { writes: [], settled: [] }

function written({ writes, settled }: Register, write: Write, saw: Saw): Register {
  const { entry } = write
  const kept = writes.filter((one) => !saw(entry, one.entry))
  const undone = entry.undoes === null ? undefined : settled.find((one) => one.by.entry.id === entry.undoes)
  // The undo of what settled a conflict puts back what stood before; then both values are open again.
  if (undone && same(undone.writes.at(-1)?.value, write.value)) return { writes: [...kept, ...undone.writes], settled: settled.filter((one) => one !== undone) }
  const ended = writes.length > kept.length + 1 ? writes.filter((one) => saw(entry, one.entry)) : []
  return { writes: [...kept, write], settled: differ(ended) ? [...settled, { by: write, writes: ended }] : settled }
}

function conflictsOf(key: string, one: Contested): Conflict[] {
  const where = placeOf(key)
  const found: Conflict[] = []
  if (differ(one.exists.writes)) found.push({ ...where, field: null, versions: versions(one.exists.writes), record: one.content })
  if (one.there) for (const [field, { writes }] of one.fields) if (differ(writes)) found.push({ ...where, field, versions: versions(writes) })
  return found
}

function settledOf(key: string, one: Contested): Settled[] {
  const where = placeOf(key)
  const of = (field: string | null, { settled }: Register) => settled.map(({ by, writes }) => ({ ...where, field, versions: versions(writes), by: version(by), ...(field === null ? { record: one.content } : {}) }))
  return [...of(null, one.exists), ...[...one.fields].flatMap(([field, register]) => of(field, register))]
}

function placeOf(key: string): { table: TableName; id: string } {
  const cut = key.indexOf(' ')
  return { table: key.slice(0, cut) as TableName, id: key.slice(cut + 1) }
}

function differ(writes: readonly Write[]): boolean {
  return writes.length > 1 && writes.some((one) => !same(one.value, writes[0]?.value))
}

const version = ({ value, entry }: Write): Version => ({ value, entry: entry.id, device: entry.device, author: entry.author, at: entry.at, clock: entry.clock })

function versions(writes: readonly Write[]): Version[] {
  return writes.map(version).reverse()
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || typeof a !== 'object' || typeof b !== 'object') return false
  return canonical(a) === canonical(b)
}
