/** What an operation that was asked for does to what stands there: checked, with what stood before. */
import { canonical } from '../../shared/log/canonical'
import type { Operation } from '../../shared/log/change'
import type { LoggedOperation } from '../../shared/log/entry'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type TableName, tables } from '../../shared/records'

/** One operation with what stood before; `seen` learns what stands after. */
export function resolveOne(op: Operation, id: string, before: Record<string, unknown> | null, seen: Map<string, Record<string, unknown> | null>): LoggedOperation {
  const key = `${op.table} ${id}`
  if (op.op === 'put') {
    const after = check(op.table, op.record)
    seen.set(key, after)
    return { op: 'put', table: op.table, id, before, after }
  }
  if (before === null) throw new ProblemError(problem('store.invalid', 'What you changed is no longer there.', 'Look at the row again; it may have been deleted.'))
  if (op.op === 'delete') {
    seen.set(key, null)
    return { op: 'delete', table: op.table, id, before }
  }
  const fields = op.fields as Record<string, unknown>
  const after = check(op.table, { ...before, ...fields })
  seen.set(key, after)
  const names = Object.keys(fields)
  return { op: 'patch', table: op.table, id, before: pick(before, names), after: pick(after, names) }
}

export function check(table: TableName, record: unknown): Record<string, unknown> {
  const result = tables[table].safeParse(record)
  if (result.success) return result.data as Record<string, unknown>
  const first = result.error.issues[0]
  throw new ProblemError(
    problem('store.invalid', `This change does not fit: ${first?.path.join('.') ?? table} ${first?.message ?? ''}.`, 'Nothing was changed. Correct the value and try again.', '', result.error),
  )
}

export function pick(record: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]))
}

/** `now` with the fields in which `to` differs from `from`. */
export function restored(now: Record<string, unknown>, from: Record<string, unknown>, to: Record<string, unknown>): Record<string, unknown> {
  const back = Object.entries(to).filter(([name, value]) => !(name in from) || canonical(from[name]) !== canonical(value))
  const kept = Object.entries(now).filter(([name]) => !(name in from) || name in to)
  return Object.fromEntries([...kept, ...back])
}
