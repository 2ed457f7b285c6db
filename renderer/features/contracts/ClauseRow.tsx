import type { DragEvent } from 'react'
import { kindName } from '../../../shared/contract/kinds'
import type { Change } from '../../../shared/contract/amendments'
import type { Reading } from '../../../shared/contract/records'
import type { Reference } from '../../../shared/contract'
import type { Clause, Contract, Obligation } from '../../../shared/records'
import type { Side } from './actions'
import { ClauseChanges } from './ClauseChanges'
import { ClauseDetail } from './ClauseDetail'
import { ClauseText } from './ClauseText'

/** What a dragged clause or passage is carried as. */
export const DRAGGED = 'application/x-probata-text'

export function readDragged(event: DragEvent): Side | null {
  const match = /^(clause|passage) (\S+)$/.exec(event.dataTransfer.getData(DRAGGED))
  return match ? { kind: match[1] as Side['kind'], id: match[2] ?? '' } : null
}

type Props = {
  contract: Contract; clause: Clause; index: number; open: boolean; held: boolean; reading: Reading; references: readonly Reference[]; changes: readonly Change[]; clauses: readonly Clause[]; obligations: readonly Obligation[]
  onToggle: () => void; onShow: () => void; onJump: (to: number) => void; onLink: () => void; onMerge: () => void; onLevel: (by: 1 | -1) => void; onAgainst: () => void; onDropped: (from: Side) => void
}

const PARTS: Partial<Record<Clause['part'], string>> = { exhibit: 'Exhibit', signature: 'Signatures', definition: 'Definition', summary: 'Summary, may not bind' }

/** One clause: number, heading, words, kinds; opened in place when it is chosen. */
export function ClauseRow(props: Props) {
  const { contract, clause, index, open, held, reading, references, changes, clauses, onToggle, onJump, onDropped } = props
  const kinds = clause.kinds.filter((one) => one.standing !== 'rejected')
  return (
    <article className={['clause', open && 'clause--open', held && 'clause--held', `clause--${clause.part}`].filter(Boolean).join(' ')} data-clause={clause.id} style={{ paddingLeft: 12 + (clause.level - 1) * 18 }} draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, `clause ${clause.id}`)
        event.dataTransfer.effectAllowed = 'link'
      }}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={(event) => {
        const from = readDragged(event)
        if (!from) return
        event.preventDefault()
        event.stopPropagation()
        if (from.id !== clause.id) onDropped(from)
      }}>
      <div className="clause__head">
        <button type="button" className="clause__number tabular" aria-expanded={open} aria-label={`${clause.path || clause.number || clause.title || 'Clause'}${open ? ', close' : ', open'}`} onClick={onToggle}>{clause.number || '¶'}</button>
        <div className="clause__content">
          {kinds.length > 0 && (
            <span className="clause__kinds">
              {kinds.slice(0, open ? kinds.length : 3).map((one) => <span key={one.kind} className={one.standing === 'confirmed' ? 'kind-chip kind-chip--confirmed' : 'kind-chip'} title={`${one.standing === 'confirmed' ? 'Confirmed. ' : 'Proposed. '}Because of ${one.why}`}>{one.standing === 'confirmed' ? '✓ ' : ''}{kindName(one.kind)}</span>)}
              {!open && kinds.length > 3 && <span className="second small">and {kinds.length - 3} more</span>}
            </span>
          )}
          {clause.title !== '' && <span className="clause__title">{clause.title}</span>}
          {PARTS[clause.part] && clause.part !== 'definition' && <span className="clause__part">{PARTS[clause.part]}</span>}
          <ClauseText clause={clause} index={index} reading={reading} references={references} clauses={clauses} onJump={onJump} whole={open} />
          {changes.length > 0 && <ClauseChanges changes={changes} />}
        </div>
      </div>
      {open && <ClauseDetail {...props} contract={contract} />}
    </article>
  )
}
