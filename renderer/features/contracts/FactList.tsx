import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { kindName } from '../../../shared/contract/kinds'
import type { Contract, ContractFact } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useRecord, useSession } from '../../store'
import { Button, IconButton } from '../../ui'
import { editContract, editFact, pagesOf, setFact } from './actions'
import { rectsOf } from '../../../shared/text/anchor'

const ORDER = ['document-name', 'parties', 'agreement-date', 'effective-date', 'expiration', 'renewal', 'notice-nonrenewal', 'termination-convenience', 'governing-law']
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** The two days that figures can mean; none where there is no such doubt. */
const readingsOf = (value: string): string[] => /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})\]$/.exec(value)?.slice(1) ?? []

/** Parties, dates, law and term, each with its words; V confirms, R rejects the one that has the focus. */
export function FactList({ contract }: { contract: Contract }) {
  const session = useSession()
  const { openSource } = useNavigation()
  const document = useRecord('documents', contract.document)
  const [editing, setEditing] = useState<number | null>(null)
  const rows = contract.facts.map((fact, index) => ({ fact, index })).sort((a, b) => ORDER.indexOf(a.fact.kind) - ORDER.indexOf(b.fact.kind) || a.index - b.index)
  const open = async (fact: ContractFact) => {
    if (!document) return
    const page = (await pagesOf(session, document)).find((one) => one.n === fact.page)
    openSource({ document: document.id, label: `${contract.shortForm}, ${kindName(fact.kind).toLowerCase()}`, page: fact.page, passage: null, rects: page ? rectsOf(page, fact.from, fact.to).map((rect) => ({ page: fact.page, rect })) : null })
  }
  const dates = (field: 'from' | 'until', value: string) => value !== (contract[field] ?? '') && void editContract(session, contract, { [field]: value || null })
  return (
    <section className="contract-facts" aria-label="Facts of the agreement">
      <div className="contract-facts__record">
        <input className="contract-facts__name" aria-label="Name of the agreement" key={contract.name} defaultValue={contract.name} onBlur={(event) => event.target.value.trim() !== '' && event.target.value.trim() !== contract.name && void editContract(session, contract, { name: event.target.value.trim() })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
        <label className="contract-facts__field">cited as<input className="input" key={contract.shortForm} defaultValue={contract.shortForm} size={10} onBlur={(event) => event.target.value.trim() !== '' && event.target.value.trim() !== contract.shortForm && void editContract(session, contract, { shortForm: event.target.value.trim().slice(0, 60) })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} /></label>
        <label className="contract-facts__field">in force from<input className="input" placeholder="not known" key={`from ${contract.from}`} defaultValue={contract.from ?? ''} size={10} onBlur={(event) => dates('from', event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} /></label>
        <label className="contract-facts__field">until<input className="input" placeholder="no end known" key={`until ${contract.until}`} defaultValue={contract.until ?? ''} size={12} onBlur={(event) => dates('until', event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} /></label>
      </div>
      {rows.map(({ fact, index }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: V, R and Enter act on the row that has the focus
        <div key={index} role="group" aria-label={`${kindName(fact.kind)}: ${fact.value}, ${fact.standing}`} tabIndex={0} className={`fact fact--${fact.standing}`}
          onKeyDown={(event) => {
            if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
            if (event.key === 'v') void setFact(session, contract, index, 'confirmed')
            else if (event.key === 'r') void setFact(session, contract, index, 'rejected')
            else if (event.key === 'Enter') void open(fact)
            else return
            event.preventDefault()
            event.stopPropagation()
          }}>
          <span className="second fact__kind">{kindName(fact.kind)}</span>
          {editing === index
            ? <input autoFocus className="input" aria-label={`Correct ${kindName(fact.kind).toLowerCase()}`} defaultValue={fact.value} onBlur={() => setEditing(null)} onKeyDown={(event) => {
                if (event.key === 'Enter' && event.currentTarget.value.trim() !== '') void editFact(session, contract, index, event.currentTarget.value.trim()).then(() => setEditing(null))
                if (event.key === 'Escape') setEditing(null)
                event.stopPropagation()
              }} />
            : (
              <span className="fact__what">
                <button type="button" className="fact__value" title="Correct it" onClick={() => setEditing(index)}>{DAY.test(fact.value) || readingsOf(fact.value).length > 0 ? formatEdtf(fact.value) : fact.value}</button>
                {fact.standing !== 'rejected' && readingsOf(fact.value).map((day) => <Button key={day} look="quiet" onClick={() => void editFact(session, contract, index, day)}>It is {formatEdtf(day)}</Button>)}
              </span>
            )}
          <button type="button" className="fact__words serif truncate" title={`Open the source: ${fact.words}`} onClick={() => void open(fact)}>“{fact.words}”</button>
          <span className="second small fact__standing">{fact.standing === 'confirmed' ? '✓ confirmed' : fact.standing}</span>
          <IconButton label={fact.standing === 'confirmed' ? 'Set back to proposed' : 'Confirm'} aria-pressed={fact.standing === 'confirmed'} onClick={() => void setFact(session, contract, index, 'confirmed')}><Check size={15} strokeWidth={1.6} /></IconButton>
          <IconButton label={fact.standing === 'rejected' ? 'Take it up again' : 'Reject'} aria-pressed={fact.standing === 'rejected'} onClick={() => void setFact(session, contract, index, 'rejected')}><X size={15} strokeWidth={1.6} /></IconButton>
        </div>
      ))}
      {rows.length === 0 && <p className="second contract-facts__none">Neither parties nor dates nor law were found in the words.</p>}
    </section>
  )
}
