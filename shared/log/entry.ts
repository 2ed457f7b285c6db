/**
 * The log: one entry a committed change, chained by hash on each device.
 *
 * hash = SHA-256 over the canonical JSON (RFC 8785) of the entry without its `hash`.
 * Everything here is synchronous, so that it can run inside an IndexedDB transaction.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { TableName } from '../records'
import { canonical } from './canonical'

export { canonical }

type Fields = Record<string, unknown>

/** What an operation did, with what was there before. */
export type LoggedOperation =
  /** record put: the whole record before (null: there was none) and after */
  | { op: 'put'; table: TableName; id: string; before: Fields | null; after: Fields }
  /** fields replaced, and those fields before; a field absent before is null there */
  | { op: 'patch'; table: TableName; id: string; before: Fields; after: Fields }
  | { op: 'delete'; table: TableName; id: string; before: Fields }
  /** many new records (`put`) or their removal (`delete`); the rows lie in the bulk store under `rows` */
  | { op: 'bulk-put'; table: TableName; rows: string; count: number; digest: string }
  | { op: 'bulk-delete'; table: TableName; rows: string; count: number; digest: string }

export type LogEntry = {
  /** `device` and `seq`, so that ids sort in the order of the chain */
  id: string
  device: string
  /** 1, 2, 3… on this device */
  seq: number
  author: string
  /** hybrid logical clock, sortable as text: milliseconds, counter, device */
  clock: string
  /** wall clock as the machine told it, ISO 8601 UTC; for people, not for order */
  at: string
  label: string
  ops: LoggedOperation[]
  /** entry that this one takes back */
  undoes: string | null
  /** undo entry that this one takes back */
  redoes: string | null
  /** hash of the previous entry of this device; "" for the first */
  prev: string
  hash: string
  /** newest entries of other devices that this one had; absent where nothing came in since the entry before */
  saw?: Readonly<Record<string, number>>
}

/** SHA-256 over the canonical JSON of `value`, as 64 hex digits. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))))
}

/** Digest of many records: SHA-256 over their canonical JSON, one a line, in the order given. */
export function digestOfRows(rows: Iterable<unknown>): string {
  const hash = sha256.create()
  for (const row of rows) hash.update(utf8ToBytes(`${canonical(row)}\n`))
  return bytesToHex(hash.digest())
}

export function entryId(device: string, seq: number): string {
  return `${device}:${String(seq).padStart(10, '0')}`
}

/** Completes an entry with its hash. */
export function seal(entry: Omit<LogEntry, 'hash'>): LogEntry {
  return { ...entry, hash: digestOf(entry) }
}

/** Whether the entry's hash fits its content. */
export function isSealed(entry: LogEntry): boolean {
  const { hash, ...rest } = entry
  return digestOf(rest) === hash
}
