import { useEffect, useRef, useState } from 'react'
import { nextExhibit } from '../../../shared/documents/filter'
import { sameExhibit } from '../../../shared/cite/parse'
import type { Document } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useMatter, useRows, useSession } from '../../store'
import { Button } from '../../ui'
import { CustodyDialog } from '../productions'
import { setFields } from './actions'
import { isDate } from './isDate'

/** Where the chosen document came from, edited where it stands. */
export function DetailsBar({ document }: { document: Document }) {
  const session = useSession()
  const matter = useMatter()
  const documents = useRows('documents')
  const exhibit = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState('')
  const [custody, setCustody] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document begins without a complaint
  useEffect(() => setWrong(''), [document.id])
  const next = nextExhibit(documents, matter?.settings.exhibitPrefix ?? 'PX-')
  useCommands([{ id: 'documents.exhibit', label: 'Exhibit number', group: 'Documents', keys: ['x'], run: () => {
    const field = exhibit.current
    if (!field) return
    if (field.value === '') field.value = next
    field.focus()
    field.select()
  } }])
  const set = (fields: Partial<Document>, what: string) => {
    setWrong('')
    void setFields(session, [document], fields, what)
  }
  const setExhibit = (value: string) => {
    if (value === (document.exhibit ?? '')) return
    const taken = value !== '' ? documents.find((one) => one.id !== document.id && one.exhibit !== null && sameExhibit(one.exhibit, value)) : undefined
    if (taken) return setWrong(`${value} is “${taken.title}” already.`)
    set({ exhibit: value || null }, value === '' ? `Take off the exhibit number ${document.exhibit}` : `Set the exhibit number ${value}`)
  }
  const setDate = (value: string) => {
    if (value === (document.date ?? '')) return
    if (value !== '' && !isDate(value)) return setWrong('Write a date as 2024-09-18, 2024-09 or 2024.')
    set({ date: value || null }, 'Set the date')
  }
  return (
    <section className="details" aria-label="About this document" key={document.id}>
      <Cell label="Exhibit"><input ref={exhibit} key={document.exhibit} className="details__input" aria-label="Exhibit number" placeholder={next} defaultValue={document.exhibit ?? ''} onBlur={(event) => setExhibit(event.target.value.trim())} onKeyDown={leave} /></Cell>
      <Cell label="Title" wide><input key={document.title} className="details__input" aria-label="Title" defaultValue={document.title} onBlur={(event) => event.target.value.trim() !== document.title && event.target.value.trim() && set({ title: event.target.value.trim() }, 'Set the title')} onKeyDown={leave} /></Cell>
      <Cell label="Date"><input key={document.date} className="details__input" aria-label="Date" placeholder="2024-09-18" defaultValue={document.date ?? ''} onBlur={(event) => setDate(event.target.value.trim())} onKeyDown={leave} /></Cell>
      <Cell label="Source"><input key={document.source} className="details__input" aria-label="Source" defaultValue={document.source} onBlur={(event) => event.target.value.trim() !== document.source && set({ source: event.target.value.trim() }, 'Set the source')} onKeyDown={leave} /></Cell>
      <Cell label="Custodian"><input key={document.custodian} className="details__input" aria-label="Custodian" defaultValue={document.custodian} onBlur={(event) => event.target.value.trim() !== document.custodian && set({ custodian: event.target.value.trim() }, 'Set the custodian')} onKeyDown={leave} /></Cell>
      <Cell label="Designation">
        <select className="details__input" aria-label="Confidentiality" value={document.confidentiality} onChange={(event) => set({ confidentiality: event.target.value as Document['confidentiality'] }, 'Designate the confidentiality')}>
          <option value="none">None</option><option value="confidential">Confidential</option><option value="attorneys-eyes-only">Attorneys’ eyes only</option><option value="source-code">Source code</option>
        </select>
      </Cell>
      {wrong && <p className="details__wrong" role="alert">{wrong}</p>}
      <Button look="quiet" onClick={() => setCustody(true)}>Custody…</Button>
      {custody && <CustodyDialog document={document} onClose={() => setCustody(false)} />}
      <p className="details__hash third" title={`SHA-256 ${document.sha256}`}>{document.originalFolder ? `${document.originalFolder}/` : ''}{document.originalName} · {(document.size / 1000).toLocaleString(undefined, { maximumFractionDigits: 0 })} kB · SHA-256 {document.sha256.slice(0, 12)}…</p>
    </section>
  )
}

function leave(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Enter') event.currentTarget.blur()
  if (event.key === 'Escape') {
    event.currentTarget.value = event.currentTarget.defaultValue
    event.currentTarget.blur()
  }
}

function Cell({ label, wide = false, children }: { label: string; wide?: boolean; children: React.ReactNode }) {
  return <div className={wide ? 'details__cell details__cell--wide' : 'details__cell'}><span className="details__label">{label}</span>{children}</div>
}
