import { useRef, useState } from 'react'
import { KINDS, kindName } from '../../../shared/contract/kinds'
import { locatorOf, type Reading } from '../../../shared/contract/records'
import type { Clause, Contract, Obligation } from '../../../shared/records'
import { useSession } from '../../store'
import { Button, MenuButton, Popover } from '../../ui'
import { editClause, setKind } from './actions'
import { sentenceOf } from './sentenceOf'

/** What can be done with the chosen clause, and what hangs on it. */
export function ClauseDetail({ contract, clause, index, reading, clauses, obligations, onShow, onJump, onLink, onMerge, onLevel, onAgainst }: {
  contract: Contract; clause: Clause; index: number; reading: Reading; clauses: readonly Clause[]; obligations: readonly Obligation[]
  onShow: () => void; onJump: (to: number) => void; onLink: () => void; onMerge: () => void; onLevel: (by: 1 | -1) => void; onAgainst: () => void
}) {
  const session = useSession()
  const [editing, setEditing] = useState(false)
  const terms = reading.terms.filter((one, at) => one.uses.includes(index) && reading.terms.findIndex((other) => other.term === one.term) === at)
  const from = reading.references.filter((one) => one.to === index && one.clause !== index)
  const shown = obligations.filter((one) => one.standing !== 'rejected')
  return (
    <div className="clause-detail">
      <div className="clause-detail__actions">
        <Button look="primary" onClick={onLink} command="clauses.link">Link</Button>
        <Button onClick={onShow} command="clauses.open">Source</Button>
        <Button onClick={onAgainst} command="clauses.against">Hold against…</Button>
        <Button on={editing} onClick={() => setEditing(!editing)}>Edit</Button>
        <MenuButton label="Mend" items={[
          { label: 'Join to the clause before', keys: 'M', disabled: index === 0, run: onMerge },
          { label: 'It is no clause', disabled: index === 0, run: onMerge },
          { label: 'One level out', disabled: clause.level <= 1, run: () => onLevel(-1) },
          { label: 'One level in', run: () => onLevel(1) },
        ]} />
        <MenuButton label="Kind" name="Add a kind" items={KINDS.filter((one) => !clause.kinds.some((each) => each.kind === one.id && each.standing !== 'rejected')).map((one) => ({ label: one.name, run: () => void setKind(session, contract, clause, one.id, 'confirmed') }))} />
      </div>
      {editing && <Edit key={clause.id} contract={contract} clause={clause} onDone={() => setEditing(false)} />}
      {clause.kinds.length > 0 && (
        <ul className="clause-detail__kinds" aria-label="Kinds">
          {clause.kinds.map((one) => (
            <li key={one.kind} className={one.standing === 'rejected' ? 'clause-detail__kind clause-detail__kind--past' : 'clause-detail__kind'}>
              <strong>{kindName(one.kind)}</strong><span className="second small truncate" title={one.why}>{one.why}</span><span className="second small">{one.standing}</span>
              <Button look="quiet" on={one.standing === 'confirmed'} onClick={() => void setKind(session, contract, clause, one.kind, 'confirmed')}>Confirm</Button>
              <Button look="quiet" on={one.standing === 'rejected'} onClick={() => void setKind(session, contract, clause, one.kind, 'rejected')}>Reject</Button>
            </li>
          ))}
        </ul>
      )}
      {terms.length > 0 && <div className="clause-detail__line"><span className="second small">Defined terms</span>{terms.map((one) => <TermButton key={`${one.term} ${one.clause}`} term={one} clauses={clauses} onJump={onJump} />)}</div>}
      {from.length > 0 && <div className="clause-detail__line"><span className="second small">Referred to by</span>{[...new Set(from.map((one) => one.clause))].map((one) => {
        const other = clauses[one]
        return other ? <button type="button" key={other.id} className="cite" onClick={() => onJump(one)}>{locatorOf(other)}</button> : null
      })}</div>}
      {shown.length > 0 && <ul className="clause-detail__obligations" aria-label="Obligations">{shown.map((one) => <li key={one.id}><span className={`modality modality--${one.modality}`}>{one.modality === 'no-duty' ? 'no duty' : one.modality}</span> {sentenceOf(one)}</li>)}</ul>}
    </div>
  )
}

function TermButton({ term, clauses, onJump }: { term: Reading['terms'][number]; clauses: readonly Clause[]; onJump: (to: number) => void }) {
  const ref = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const where = clauses[term.clause]
  return (
    <>
      <button ref={ref} type="button" className="term-button" title={term.definition} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>{term.term}</button>
      {open && (
        <Popover anchor={ref} label={`Definition of ${term.term}`} onClose={() => setOpen(false)} className="term-card">
          <p className="serif selectable">{term.definition}</p>
          <p className="second small">Defined in <button type="button" className="cite" onClick={() => {
            setOpen(false)
            onJump(term.clause)
          }}>{where ? locatorOf(where) : ''}</button>{term.scope === 'elsewhere' ? ', by another paper' : ''}. Used in {term.uses.length === 1 ? 'one clause' : `${term.uses.length} clauses`}: {term.uses.slice(0, 20).map((one) => {
            const other = clauses[one]
            return other ? <button type="button" key={one} className="cite term-card__use" onClick={() => {
              setOpen(false)
              onJump(one)
            }}>{locatorOf(other)}</button> : null
          })}</p>
        </Popover>
      )}
    </>
  )
}

function Edit({ contract, clause, onDone }: { contract: Contract; clause: Clause; onDone: () => void }) {
  const session = useSession()
  return (
    <form className="clause-edit" aria-label="Edit the clause" onSubmit={(event) => {
      event.preventDefault()
      const value = (name: string) => new FormData(event.currentTarget).get(name)?.toString().trim() ?? ''
      void editClause(session, contract, clause, { number: value('number').slice(0, 60), path: value('path').slice(0, 120), title: value('title').slice(0, 500), part: value('part') as Clause['part'] }).then((done) => done && onDone())
    }} onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onDone()
    }}>
      <label>Number<input autoFocus className="input" name="number" defaultValue={clause.number} /></label>
      <label>Cited as<input className="input" name="path" defaultValue={clause.path} /></label>
      <label className="clause-edit__title">Heading<input className="input" name="title" defaultValue={clause.title} /></label>
      <label>Part<select className="select" name="part" defaultValue={clause.part}>{(['preamble', 'recital', 'body', 'definition', 'summary', 'exhibit', 'signature'] as const).map((one) => <option key={one} value={one}>{one}</option>)}</select></label>
      <Button type="submit" look="primary">Keep</Button>
    </form>
  )
}
