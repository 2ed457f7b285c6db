import type { LoggedOperation } from './entry'
import { assertNever } from '../problem/problem'

/**
 * The operations that take `ops` back, last first. What they find is put back as it was
 * before, whatever stands there now: an undo is a change like any other.
 */
export function inverse(ops: LoggedOperation[]): LoggedOperation[] {
  return ops.map(invert).reverse()
}

function invert(op: LoggedOperation): LoggedOperation {
  switch (op.op) {
    case 'put':
      return op.before === null
        ? { op: 'delete', table: op.table, id: op.id, before: op.after }
        : { op: 'put', table: op.table, id: op.id, before: op.after, after: op.before }
    case 'patch':
      return { op: 'patch', table: op.table, id: op.id, before: op.after, after: op.before }
    case 'delete':
      return { op: 'put', table: op.table, id: op.id, before: null, after: op.before }
    case 'bulk-put':
      return { ...op, op: 'bulk-delete' }
    case 'bulk-delete':
      return { ...op, op: 'bulk-put' }
    default:
      return assertNever(op)
  }
}
