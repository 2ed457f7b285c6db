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
import { canonical, digestOfRows, type LogEntry, type LoggedOperation } from './entry'
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
}

export type Replayed = {
  /** by "table id" */
  records: Map<string, Fields>
  conflicts: Conflict[]
  /** entries whose imported rows are gone or altered */
  broken: LogEntry[]
}

type Write = { entry: LogEntry; value: unknown }
/** Writes to one field that no other write has seen. */
type Register = Write[]
type Contested = { content: Fields; there: boolean; fields: Map<string, Register>; exists: Register }

/** Two devices touched the record. */
const SEVERAL = Symbol('several')

/** @param entries in any order; no two of one id */
export async function replay(entries: readonly LogEntry[], rowsOf: BulkRows): Promise<Replayed> {
  const ordered = [...entries].sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : 1))
  const bulk = new Map<string, AnyRecord[]>()
  const broken: LogEntry[] = []
  const touched = new Map<string, string | typeof SEVERAL>()
  const touch = (key: string, device: string) => {
    const by = touched.get(key)
    if (by === undefined) touched.set(key, device)
    else if (by !== device) touched.set(key, SEVERAL)
  }
  for (const entry of ordered) {
    for (const op of entry.ops) {
      if (op.op !== 'bulk-put' && op.op !== 'bulk-delete') touch(`${op.table} ${op.id}`, entry.device)
      else {
        const rows = bulk.get(op.rows) ?? (await rowsOf(op.rows))
        if (rows === undefined || rows.length !== op.count || (!bulk.has(op.rows) && digestOfRows(rows) !== op.digest)) broken.push(entry)
        bulk.set(op.rows, rows ?? [])
        for (const row of rows ?? []) touch(`${op.table} ${row.id}`, entry.device)
      }
    }
  }
  const records = new Map<string, Fields>()
  const contested = new Map<string, Contested>()
  const saw = causality(entries)
  for (const entry of ordered) {
    for (const op of entry.ops) {
      for (const single of singles(op, bulk)) {
        const key = `${single.table} ${single.id}`
        if (touched.get(key) === SEVERAL) applyContested(contested, key, single, entry, saw)
        else applyPlain(records, key, single)
      }
    }
  }
  const conflicts: Conflict[] = []
  for (const [key, one] of contested) {
    if (one.there) records.set(key, one.content)
    conflicts.push(...conflictsOf(key, one))
  }
  conflicts.sort((a, b) => (`${a.table} ${a.id} ${a.field}` < `${b.table} ${b.id} ${b.field}` ? -1 : 1))
  return { records, conflicts, broken }
}

type Single = Extract<LoggedOperation, { id: string }>

function singles(op: LoggedOperation, bulk: Map<string, AnyRecord[]>): Single[] {
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
  const one = all.get(key) ?? { content: {}, there: false, fields: new Map(), exists: [] }
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
    one.fields.set(field, written(one.fields.get(field) ?? [], { entry, value }, saw))
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

function written(register: Register, write: Write, saw: Saw): Register {
  return [...register.filter((one) => !saw(write.entry, one.entry)), write]
}

function conflictsOf(key: string, one: Contested): Conflict[] {
  const cut = key.indexOf(' ')
  const where = { table: key.slice(0, cut) as TableName, id: key.slice(cut + 1) }
  const found: Conflict[] = []
  if (differ(one.exists)) found.push({ ...where, field: null, versions: versions(one.exists) })
  if (one.there) for (const [field, register] of one.fields) if (differ(register)) found.push({ ...where, field, versions: versions(register) })
  return found
}

function differ(register: Register): boolean {
  return register.length > 1 && register.some((one) => !same(one.value, register[0]?.value))
}

function versions(register: Register): Version[] {
  return register.map(({ value, entry }) => ({ value, entry: entry.id, device: entry.device, author: entry.author, at: entry.at, clock: entry.clock })).reverse()
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || typeof a !== 'object' || typeof b !== 'object') return false
  return canonical(a) === canonical(b)
}
