/** What a person mends in the outline: each gives the operations of one change. */
import { type Operation, patch, remove } from '../log/change'
import type { Clause, Contract, Obligation } from '../records'

/** Levels of the record. */
const DEEPEST = 9

/**
 * Joins a clause to the one before: "merge with the previous", or "this is no clause". Its
 * sub-clauses come under that one; its obligations and doubts go along.
 * @param clauses of one contract, in order
 */
export function mergeIntoPrevious(clauses: readonly Clause[], clause: Clause, obligations: readonly Obligation[], contract: Contract): Operation[] {
  const index = clauses.findIndex((one) => one.id === clause.id)
  const before = clauses[index - 1]
  if (!before) return []
  return [
    patch('clauses', before.id, { text: `${before.text}\n${clause.text}`.trim(), endPage: clause.endPage, to: clause.to, kinds: [...before.kinds, ...clause.kinds.filter((kind) => !before.kinds.some((one) => one.kind === kind.kind))] }),
    ...clauses.filter((one) => one.parent === clause.id).map((one) => patch('clauses', one.id, { parent: before.level < one.level ? before.id : before.parent })),
    ...obligations.filter((one) => one.clause === clause.id).map((one) => patch('obligations', one.id, { clause: before.id })),
    ...doubtsAfter(contract, clause.id),
    remove('clauses', clause.id),
  ]
}

function doubtsAfter(contract: Contract, clause: string): Operation[] {
  if (!contract.doubts.some((one) => one.clause === clause)) return []
  return [patch('contracts', contract.id, { doubts: contract.doubts.map((one) => (one.clause === clause ? { ...one, clause: null, settled: true } : one)) })]
}

/** Moves a clause with all under it one level out (-1) or in (1), and finds its parent anew. */
export function changeLevel(clauses: readonly Clause[], clause: Clause, by: 1 | -1): Operation[] {
  const level = clause.level + by
  const index = clauses.findIndex((one) => one.id === clause.id)
  if (level < 1 || level > DEEPEST || (by === 1 && !clauses.slice(0, index).some((one) => one.level === clause.level))) return []
  const parent = clauses.slice(0, index).findLast((one) => one.level < level)
  const ops: Operation[] = [patch('clauses', clause.id, { level, parent: parent?.id ?? null })]
  for (const one of clauses.slice(index + 1)) {
    if (one.level <= clause.level) break
    ops.push(patch('clauses', one.id, { level: Math.min(DEEPEST, one.level + by) }))
  }
  return ops
}
