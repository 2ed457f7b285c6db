/** Settling a conflict: a write by somebody who saw all its values, which is what ends it. */
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import type { Conflict, Version } from '../../../shared/log/replay'
import type { AnyRecord, RecordOf, TableName } from '../../../shared/records'
import type { Reader } from '../../store'

export const keyOfConflict = (one: Pick<Conflict, 'table' | 'id' | 'field'>): string => `${one.table} ${one.id} ${one.field ?? ''}`

const whole = (table: TableName, record: object): Operation => put(table, record as RecordOf<TableName>)

/**
 * @param chosen one of the conflict's versions
 * @returns nothing where the record is gone and nothing of it is known
 */
export function settleOps(reader: Reader, conflict: Conflict, chosen: Version): Operation[] {
  const { table, id, field } = conflict
  const now = reader.get(table, id) as AnyRecord | undefined
  if (field === null) {
    const record = now ?? (conflict.record as AnyRecord | undefined)
    if (!record) return []
    // To stay deleted it is written and deleted again: only a write ends the conflict.
    if (chosen.value === true) return [whole(table, record)]
    return now ? [remove(table, id)] : [whole(table, record), remove(table, id)]
  }
  if (!now) return []
  if (chosen.value !== undefined) return [patch(table, id, { [field]: chosen.value } as Partial<RecordOf<TableName>>)]
  const { [field as keyof typeof now]: _, ...without } = now
  const other = conflict.versions.find((one) => one.value !== undefined)?.value
  return field in now ? [whole(table, without)] : [whole(table, { ...without, [field]: other }), whole(table, without)]
}

/** The version of this computer; the one that stands where none is. */
export function mineOf(conflict: Conflict, device: string): Version | undefined {
  return conflict.versions.find((one) => one.device === device) ?? conflict.versions[0]
}

/** The newest version of anybody else; of a conflict between two others, the one that does not stand. */
export function theirsOf(conflict: Conflict, device: string): Version | undefined {
  const mine = mineOf(conflict, device)
  return conflict.versions.find((one) => one !== mine)
}
