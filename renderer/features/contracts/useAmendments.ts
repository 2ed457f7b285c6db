import { useMemo } from 'react'
import { type Amendment, changesOf, type Change, editsOf } from '../../../shared/contract/amendments'
import type { Clause, Contract } from '../../../shared/records'
import { useRows } from '../../store'

/** What the agreements that prevail over this one change in it, by the place of the clause; held papers are left out. */
export function useAmendments(contract: Contract, clauses: readonly Clause[]): ReadonlyMap<number, readonly Change[]> {
  const precedences = useRows('precedences')
  const contracts = useRows('contracts')
  const all = useRows('clauses')
  const documents = useRows('documents')
  return useMemo(() => {
    const over = new Set<string>()
    const waiting = [contract.id]
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      for (const { higher, lower } of precedences) {
        if (lower !== one || higher === contract.id || over.has(higher)) continue
        over.add(higher)
        waiting.push(higher)
      }
    }
    if (over.size === 0) return new Map<number, Change[]>()
    const held = new Set(documents.filter((one) => one.quarantine !== null).map((one) => one.id))
    const amendments = contracts.flatMap((one): Amendment[] => {
      if (!over.has(one.id) || held.has(one.document)) return []
      return [{ id: one.id, from: one.from, edits: editsOf(all.filter((clause) => clause.contract === one.id).sort((a, b) => a.order - b.order)) }]
    })
    return changesOf(clauses, amendments)
  }, [contract.id, clauses, precedences, contracts, all, documents])
}
