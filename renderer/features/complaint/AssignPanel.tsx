import { useEffect, useMemo, useRef, useState } from 'react'
import type { AssignmentProposal } from '../../../shared/elements'
import { countName, howMany } from '../../../shared/proof'
import type { Assignment } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation, useOpenSource } from '../../navigation'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { Button, EmptyState, Kbd } from '../../ui'
import { assign } from '../linking'
import { proposalsOf } from './proposals'
import { useProposals } from './useProposals'

const keyOf = (one: AssignmentProposal) => `${one.paragraph} ${one.element}`

/** Proposed assignments of a count, with their reasons: confirmed or rejected one by one, or all at once. */
export function AssignPanel({ count: countId }: { count: string | null }) {
  const session = useSession()
  const { go } = useNavigation()
  const source = useOpenSource()
  const { counts, elements, paragraphs, proof } = useProof()
  const all = useProposals()
  const list = useRef<HTMLOListElement>(null)
  const count = counts.find((one) => one.id === countId) ?? counts[0] ?? null
  const proposals = useMemo(() => (count ? proposalsOf(count.id, all, elements, paragraphs) : []), [count, all, elements, paragraphs])
  const [at, setAt] = useState(0)
  const index = Math.min(at, proposals.length - 1)
  const chosen = proposals[index]
  const decide = (some: readonly AssignmentProposal[], standing: Assignment['standing']) => void assign(session, some, standing)
  const move = (by: number) => {
    const next = Math.max(0, Math.min(proposals.length - 1, index + by))
    setAt(next)
  }
  const leave = () => go({ item: count?.id ?? null, view: null })
  const needs = () => (chosen ? null : 'Nothing is proposed.')
  useCommands([
    { id: 'assign.next', label: 'Next proposal', group: 'Proposals', keys: ['j', 'ArrowDown'], quiet: true, run: () => move(1) },
    { id: 'assign.previous', label: 'Previous proposal', group: 'Proposals', keys: ['k', 'ArrowUp'], quiet: true, run: () => move(-1) },
    { id: 'assign.confirm', label: 'Confirm the proposal', group: 'Proposals', keys: ['Enter', 'Space'], blocked: needs, run: () => chosen && decide([chosen], 'confirmed') },
    { id: 'assign.reject', label: 'Reject the proposal', group: 'Proposals', keys: ['r'], blocked: needs, run: () => chosen && decide([chosen], 'rejected') },
    { id: 'assign.all', label: 'Confirm all proposals of this count', group: 'Proposals', keys: ['a'], blocked: needs, run: () => decide(proposals, 'confirmed') },
    { id: 'assign.leave', label: 'Back to the complaint', group: 'Proposals', keys: ['Escape'], run: leave },
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [index, chosen && keyOf(chosen)])
  const others = counts.filter((one) => one.id !== count?.id && proposalsOf(one.id, all, elements, paragraphs).length > 0)
  return (
    <div className="room">
      <div className="room__head">
        <h1 className="room__title">{count ? `Assign paragraphs to ${countName(count)}` : 'Assign paragraphs'}</h1>
        <span className="room__about room__about--name">{count?.name} · {howMany(proposals.length, 'proposal')}</span>
        <span className="room__space" />
        {proposals.length > 0 && <Button look="primary" command="assign.all" onClick={() => decide(proposals, 'confirmed')}>Confirm all</Button>}
        <Button command="assign.leave" onClick={leave}>Back</Button>
      </div>
      <div className="room__body">
        {proposals.length === 0
          ? <EmptyState title="Every proposal is decided" actions={<>{others[0] && <Button look="primary" onClick={() => go({ item: others[0]?.id ?? null, view: 'assign' })}>On to {countName(others[0])}</Button>}<Button onClick={leave}>Back to the complaint</Button></>}>What the words of the paragraphs suggest is confirmed or rejected. Assign more from any paragraph.</EmptyState>
          : (
            <ol className="proposals" ref={list}>
              {proposals.map((one, position) => {
                const element = elements.find((each) => each.id === one.element)
                const paragraph = proof.paragraphs.get(one.paragraph)?.paragraph
                if (!element || !paragraph) return null
                const current = position === index
                const head = proposals[position - 1]?.element !== one.element
                return (
                  <li key={keyOf(one)}>
                    {head && <h2 className="proposals__element"><span className="tabular">{element.order}</span> {element.short} <span className="second small">{element.text}</span></h2>}
                    <div className={current ? 'proposal proposal--chosen' : 'proposal'} {...(current ? { 'aria-current': true } : {})}>
                      <button type="button" className="cite proposal__number" onClick={() => {
                        setAt(position)
                        source.paragraph(paragraph)
                      }}>¶ {paragraph.label}</button>
                      {/* biome-ignore lint/a11y/useKeyWithClickEvents: J and K do the same */}
                      {/* biome-ignore lint/a11y/noStaticElementInteractions: J and K do the same */}
                      <div className="proposal__words" onClick={() => setAt(position)}>
                        <span className="serif proposal__text">{paragraph.text}</span>
                        <span className="second small">{one.reason}</span>
                      </div>
                      <span className="proposal__tools">
                        <Button onClick={() => decide([one], 'confirmed')}>Confirm {current && <Kbd>Enter</Kbd>}</Button>
                        <Button look="quiet" onClick={() => decide([one], 'rejected')}>Reject {current && <Kbd>R</Kbd>}</Button>
                      </span>
                    </div>
                  </li>
                )
              })}
            </ol>
          )}
      </div>
    </div>
  )
}
