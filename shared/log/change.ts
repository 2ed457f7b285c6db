/**
 * A change: a label a person understands and a list of operations. The only way a matter's
 * tables are written (design § 4).
 */
import type { RecordOf, TableName } from '../records'

/** Puts a whole record in place, new or not. */
export type Put = { [T in TableName]: { op: 'put'; table: T; record: RecordOf<T> } }[TableName]
/** Replaces some fields of a record that is there. */
export type Patch = { [T in TableName]: { op: 'patch'; table: T; id: string; fields: Partial<RecordOf<T>> } }[TableName]
export type Delete = { op: 'delete'; table: TableName; id: string }
export type Operation = Put | Patch | Delete

export type Change = {
  /** "Link PX-3 at 4 to ¶ 12" */
  label: string
  ops: Operation[]
  /**
   * Many records of one import: logged by one digest, their rows kept beside the log.
   * Only puts of records that are new.
   */
  bulk?: boolean
}

export function put<T extends TableName>(table: T, record: RecordOf<T>): Operation {
  return { op: 'put', table, record } as Put
}

export function patch<T extends TableName>(table: T, id: string, fields: Partial<RecordOf<T>>): Operation {
  return { op: 'patch', table, id, fields } as Patch
}

export function remove(table: TableName, id: string): Operation {
  return { op: 'delete', table, id }
}
