/**
 * Undo among several people. The rule: an undo takes back what its own entry did, and nothing that
 * somebody else wrote without that entry's author having seen it. A field that another changed
 * stays; a record that another worked on is not deleted; an import of which another changed a
 * record stays whole. What was spared is said in the label, and where nothing is left to undo the
 * undo is refused with a sentence.
 */
import type { LogEntry, LoggedOperation } from './entry'

/** By "table id": who touched it, and which of its fields; null: all of them. */
export type Touches = { records: ReadonlyMap<string, { author: string; fields: ReadonlySet<string> | null }>; rows: ReadonlyMap<string, readonly string[]> }

/**
 * @param entries work of others
 * @param rows ids of the records of each import, by its name
 */
export function touchesOf(entries: readonly LogEntry[], rows: ReadonlyMap<string, readonly string[]>): Touches {
  const records = new Map<string, { author: string; fields: Set<string> | null }>()
  const add = (key: string, author: string, fields: string[] | null) => {
    const there = records.get(key)
    if (!there) records.set(key, { author, fields: fields && new Set(fields) })
    else if (fields === null) there.fields = null
    else for (const field of fields) there.fields?.add(field)
  }
  for (const { ops, author } of entries) {
    for (const op of ops) {
      if (op.op === 'patch') add(`${op.table} ${op.id}`, author, Object.keys(op.after))
      else if (op.op === 'put' || op.op === 'delete') add(`${op.table} ${op.id}`, author, null)
      else for (const id of rows.get(op.rows) ?? []) add(`${op.table} ${id}`, author, null)
    }
  }
  return { records, rows }
}

/** @returns the operations that may be done, and whose work was spared by leaving the others out; null: nobody's */
export function sparing(ops: readonly LoggedOperation[], touches: Touches): { ops: LoggedOperation[]; spared: string | null } {
  let spared: string | null = null
  const kept: LoggedOperation[] = []
  for (const op of ops) {
    if (op.op === 'bulk-put' || op.op === 'bulk-delete') {
      const hit = (touches.rows.get(op.rows) ?? []).map((id) => touches.records.get(`${op.table} ${id}`)).find((one) => one !== undefined)
      if (hit) spared ??= hit.author
      else kept.push(op)
      continue
    }
    const by = touches.records.get(`${op.table} ${op.id}`)
    if (!by) kept.push(op)
    else if (op.op !== 'patch' || by.fields === null) spared ??= by.author
    else {
      const names = Object.keys(op.after).filter((name) => !by.fields?.has(name))
      if (names.length < Object.keys(op.after).length) spared ??= by.author
      const only = (from: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, from[name]]))
      if (names.length > 0) kept.push({ ...op, before: only(op.before), after: only(op.after) })
    }
  }
  return { ops: kept, spared }
}
