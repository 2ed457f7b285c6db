import { useEffect, useMemo, useRef, useState } from 'react'
import { locatorOf } from '../../../shared/contract/records'
import type { Contract } from '../../../shared/records'
import { howMany } from '../../../shared/proof'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { LinkSelection } from '../linking'
import { holdAgainst, merge, moveLevel, passageOf, setAllKinds, type Side } from './actions'
import { ClauseChanges } from './ClauseChanges'
import { ClauseRow } from './ClauseRow'
import { DoubtList } from './DoubtList'
import { FactList } from './FactList'
import { HeldBar } from './HeldBar'
import { useContract } from './useContract'
import { useAmendments } from './useAmendments'
import { useInForce } from './useInForce'

/** The agreement read as a document: outline, facts, doubts, clauses. */
export function ClausesView({ contract }: { contract: Contract }) {
  const session = useSession()
  const { place, go } = useNavigation()
  const { document, clauses, reading, show, pages } = useContract(contract)
  const obligations = useRows('obligations')
  const togetherOf = useInForce()
  const changes = useAmendments(contract, clauses)
  const [linking, setLinking] = useState<DOMRect | null>(null)
  const [held, setHeld] = useState<Side | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const index = clauses.findIndex((one) => one.id === place.item)
  const current = clauses[index]
  const byClause = useMemo(() => {
    const refs = new Map<number, typeof reading.references>()
    for (const one of reading.references) refs.set(one.clause, [...(refs.get(one.clause) ?? []), one])
    return refs
  }, [reading])
  const choose = (at: number, open = true) => {
    const next = clauses[Math.max(0, Math.min(clauses.length - 1, at))]
    if (!next) return
    go({ item: next.id })
    if (open) show(next)
  }
  useEffect(() => list.current?.querySelector(`[data-clause="${place.item}"]`)?.scrollIntoView({ block: 'nearest' }), [place.item])
  const needed = () => (current ? null : 'Choose a clause first.')
  const link = () => {
    const row = list.current?.querySelector(`[data-clause="${current?.id}"] .clause__head`)?.getBoundingClientRect()
    setLinking(row ?? new DOMRect(window.innerWidth / 2, 200, 0, 0))
  }
  const against = async (side: Side) => {
    if (!held) return setHeld(side)
    if (held.id === side.id) return setHeld(null)
    const made = await holdAgainst(session, held, side, togetherOf(held, side))
    setHeld(null)
    if (made) go({ view: 'conflicts', item: made })
  }
  useCommands([
    { id: 'clauses.next', label: 'Next clause', group: 'Contracts', keys: ['j', 'ArrowDown'], quiet: true, run: () => choose(index + 1, place.source !== null) },
    { id: 'clauses.previous', label: 'Previous clause', group: 'Contracts', keys: ['k', 'ArrowUp'], quiet: true, run: () => choose(index < 0 ? 0 : index - 1, place.source !== null) },
    { id: 'clauses.open', label: 'Open the clause in its source', group: 'Contracts', keys: ['Enter'], blocked: needed, run: () => current && show(current) },
    { id: 'clauses.link', label: 'Link the clause to an allegation or element', group: 'Contracts', keys: ['l'], blocked: needed, run: link },
    { id: 'clauses.against', label: held ? 'Hold this clause against the first one' : 'Hold the clause against another text', group: 'Contracts', keys: ['c'], blocked: needed, run: () => current && void against({ kind: 'clause', id: current.id }) },
    { id: 'clauses.verify', label: 'Confirm the kinds of the clause', group: 'Contracts', keys: ['v'], blocked: needed, run: () => current && void setAllKinds(session, contract, current, 'confirmed') },
    { id: 'clauses.reject', label: 'Reject the kinds of the clause', group: 'Contracts', keys: ['r'], blocked: needed, run: () => current && void setAllKinds(session, contract, current, 'rejected') },
    { id: 'clauses.merge', label: 'Join the clause to the one before', group: 'Contracts', keys: ['m'], blocked: () => (index > 0 ? null : 'Choose a clause that has one before it.'), run: () => {
      const before = clauses[index - 1]
      if (current) void merge(session, contract, clauses, current).then((done) => done && before && go({ item: before.id }))
    } },
    { id: 'clauses.close', label: 'Close the clause', group: 'Contracts', keys: ['Escape'], quiet: true, blocked: () => (current || held ? null : 'Nothing is open.'), run: () => (held ? setHeld(null) : go({ item: contract.id })) },
  ])
  const jump = (to: number) => choose(to)
  return (
    <div className="contract">
      <nav className="contract__outline" aria-label="Outline">
        {clauses.map((one, at) => (one.level <= 2 || one.title !== '') && (
          <button type="button" key={one.id} className="contract__outline-item" style={{ paddingLeft: 8 + one.level * 10 }} aria-current={one.id === place.item} onClick={() => choose(at)}>
            <span className="contract__outline-number tabular">{one.number}</span><span className="truncate">{one.title || one.text.slice(one.number.length, 60)}</span>
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="contract__body" ref={list} role="region" aria-label="Clauses" tabIndex={0}>
        <FactList contract={contract} />
        <DoubtList contract={contract} clauses={clauses} onChoose={(id) => choose(clauses.findIndex((one) => one.id === id))} />
        {changes.size > 0 && (
          <section className="contract-doubts" aria-label="Amendments">
            <h2 className="contract-doubts__title">{howMany([...changes.values()].flat().length, 'change')} by amendments, told at the clause</h2>
            <ClauseChanges changes={changes.get(-1) ?? []} />
          </section>
        )}
        <div className="clauses">
          {clauses.map((clause, at) => (
            <ClauseRow key={clause.id} contract={contract} clause={clause} index={at} open={clause.id === place.item} held={held?.id === clause.id} reading={reading} references={byClause.get(at) ?? []} changes={changes.get(at) ?? []} clauses={clauses}
              obligations={clause.id === place.item ? obligations.filter((one) => one.clause === clause.id) : []} onToggle={() => (clause.id === place.item ? go({ item: contract.id }) : choose(at))} onShow={() => show(clause)} onJump={jump} onLink={link}
              onMerge={() => void merge(session, contract, clauses, clause)} onLevel={(by) => void moveLevel(session, contract, clauses, clause, by)} onAgainst={() => void against({ kind: 'clause', id: clause.id })}
              onDropped={(from) => void holdAgainst(session, from, { kind: 'clause', id: clause.id }, togetherOf(from, { kind: 'clause', id: clause.id })).then((made) => made && go({ view: 'conflicts', item: made }))} />
          ))}
        </div>
      </div>
      {held && <HeldBar held={held} onAgainst={(side) => void against(side)} onClose={() => setHeld(null)} />}
      {linking && current && document && <LinkSelection anchor={linking} quote={`${contract.shortForm} ${locatorOf(current)}`} source={() => {
        const passage = passageOf(session, document, pages, current)
        return session.reader.get('passages', passage.id) ? passage.id : passage
      }} onClose={() => setLinking(null)} onDone={() => setLinking(null)} />}
    </div>
  )
}
