import { useEffect, useRef } from 'react'
import type { Conflict } from '../../../shared/records'
import { useRecord, useRows, useSession } from '../../store'
import { Button, CiteLink } from '../../ui'
import { deleteConflict, editConflict } from './actions'
import { useInForce } from './useInForce'

const STATES = [['open', 'Open'], ['settled', 'Settled'], ['dropped', 'Dropped']] as const

/** Two texts side by side, with what is said about them and when both were in force. */
export function ConflictCard({ conflict, lit }: { conflict: Conflict; lit: boolean }) {
  const session = useSession()
  const ref = useRef<HTMLElement>(null)
  const together = useInForce()(conflict.one, conflict.other)
  useEffect(() => {
    if (lit) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [lit])
  const text = (field: 'about' | 'note' | 'from' | 'until', label: string, placeholder: string) => (
    <input className={field === 'about' ? 'clause-conflict__about' : 'input'} aria-label={label} placeholder={placeholder} key={`${field} ${conflict[field]}`} defaultValue={conflict[field] ?? ''}
      onBlur={(event) => {
        const value = event.target.value.trim()
        if (value === (conflict[field] ?? '') || (field === 'about' && value === '')) return
        void editConflict(session, conflict, { [field]: field === 'from' || field === 'until' ? value || null : value })
      }} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
  )
  return (
    <article ref={ref} className={['clause-conflict', lit && 'clause-conflict--lit', conflict.state !== 'open' && 'clause-conflict--past'].filter(Boolean).join(' ')} aria-label={conflict.about}>
      {text('about', 'What does not go together', 'What does not go together')}
      <div className="clause-conflict__texts"><Side id={conflict.one} /><Side id={conflict.other} /></div>
      <p className={`clause-conflict__force clause-conflict__force--${together.kind}`}><strong>{together.kind === 'together' ? 'In force together' : together.kind === 'apart' ? 'Not in force together' : 'Not known'}</strong> {together.say}</p>
      <div className="clause-conflict__foot">
        <span className="clause-conflict__field">from{text('from', 'In force together from', 'not known')}</span>
        <span className="clause-conflict__field">until{text('until', 'In force together until', 'open')}</span>
        <span className="clause-conflict__field">for<input className="input" aria-label="Regions" placeholder="regions" key={conflict.regions.join()} defaultValue={conflict.regions.join(', ')} onBlur={(event) => event.target.value.trim() !== conflict.regions.join(', ') && void editConflict(session, conflict, { regions: event.target.value.split(',').map((one) => one.trim()).filter(Boolean) })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} /></span>
        <span className="clause-conflict__field clause-conflict__note">note{text('note', 'Note on the conflict', 'What follows from it')}</span>
        <select className="select clause-conflict__state" aria-label="State of the conflict" value={conflict.state} onChange={(event) => void editConflict(session, conflict, { state: event.target.value as Conflict['state'] })}>{STATES.map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select>
        <Button look="quiet" onClick={() => void editConflict(session, conflict, { one: conflict.other, other: conflict.one })}>Swap</Button>
        <Button look="quiet" onClick={() => void deleteConflict(session, conflict)}>Remove</Button>
      </div>
    </article>
  )
}

function Side({ id }: { id: string }) {
  const passage = useRecord('passages', id)
  const contracts = useRows('contracts')
  const document = useRecord('documents', passage?.document ?? null)
  const contract = contracts.find((one) => one.document === passage?.document)
  return (
    <div className="clause-conflict__side">
      <p className="clause-conflict__cite"><CiteLink id={id} /><span className="second small">{contract ? contract.name : document?.title}</span></p>
      <blockquote className="serif selectable">{passage ? `“${passage.quote.slice(0, 1500)}${passage.quote.length > 1500 ? ' …' : ''}”` : 'This passage was deleted.'}</blockquote>
    </div>
  )
}
