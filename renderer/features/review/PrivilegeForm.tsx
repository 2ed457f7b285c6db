import { useRef, useState } from 'react'
import { type Document, PRIVILEGE_BASES, type Privilege } from '../../../shared/records'
import { Button, Kbd } from '../../ui'

type Basis = (typeof PRIVILEGE_BASES)[number]
const WORD: Record<Basis, string> = { 'attorney-client': 'Attorney-client', 'work-product': 'Work product', 'common-interest': 'Common interest', other: 'Other' }
const KEY: Record<Basis, string> = { 'attorney-client': 'a', 'work-product': 'w', 'common-interest': 'i', other: 'o' }

export const NO_PRIVILEGE: Privilege = { basis: [], treatment: 'withheld', description: '', category: '' }

/** Short names of the bases: "attorney-client, work product". */
export function basisWords(privilege: Privilege): string {
  return privilege.basis.length === 0 ? 'no basis named' : privilege.basis.map((one) => WORD[one].toLowerCase()).join(', ')
}

/** The claim of privilege, filled in where the decision is made: letters choose, Enter codes, Escape leaves. */
export function PrivilegeForm({ document, categories, onDone, onClose }: { document: Document; categories: readonly string[]; onDone: (privilege: Privilege | null) => void; onClose: () => void }) {
  const [claim, setClaim] = useState<Privilege>(document.privilege ?? { ...NO_PRIVILEGE, basis: ['attorney-client'] })
  const first = useRef<HTMLButtonElement>(null)
  const toggle = (basis: Basis) => setClaim({ ...claim, basis: claim.basis.includes(basis) ? claim.basis.filter((one) => one !== basis) : PRIVILEGE_BASES.filter((one) => one === basis || claim.basis.includes(one)) })
  const done = () => onDone({ ...claim, description: claim.description.trim(), category: claim.category.trim() })
  const onKeyDown = (event: React.KeyboardEvent) => {
    const inText = (event.target as HTMLElement).matches('input, textarea')
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && !event.shiftKey) done()
    else if (!inText && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const basis = PRIVILEGE_BASES.find((one) => KEY[one] === event.key.toLowerCase())
      if (basis) toggle(basis)
      else if (event.key === 'r' || event.key === 't') setClaim({ ...claim, treatment: event.key === 'r' ? 'redacted' : 'withheld' })
      else if (event.key === 'd') (event.currentTarget as HTMLElement).querySelector('textarea')?.focus()
      else {
        if (event.key.length === 1 && event.key !== ' ') event.stopPropagation()
        return
      }
    } else {
      if (inText) event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form className="privilege" aria-label="Privilege" onKeyDown={onKeyDown} onSubmit={(event) => {
      event.preventDefault()
      done()
    }}>
      <span className="coding__label">Basis</span>
      <div className="coding__keys" role="group" aria-label="Basis">
        {PRIVILEGE_BASES.map((basis, at) => <Button key={basis} ref={at === 0 ? first : undefined} autoFocus={at === 0} on={claim.basis.includes(basis)} onClick={() => toggle(basis)}>{WORD[basis]}<Kbd>{KEY[basis].toUpperCase()}</Kbd></Button>)}
      </div>
      <span className="coding__label">Treatment</span>
      <div className="coding__keys" role="group" aria-label="Treatment">
        <Button on={claim.treatment === 'withheld'} onClick={() => setClaim({ ...claim, treatment: 'withheld' })}>Withheld<Kbd>T</Kbd></Button>
        <Button on={claim.treatment === 'redacted'} onClick={() => setClaim({ ...claim, treatment: 'redacted' })}>Redacted<Kbd>R</Kbd></Button>
      </div>
      <label className="coding__label" htmlFor="privilege-description">Description <Kbd>D</Kbd></label>
      <textarea id="privilege-description" className="textarea privilege__description" maxLength={4000} placeholder="What lets others assess the claim, without the advice: “Message requesting legal advice about the retention schedule”" value={claim.description} onChange={(event) => setClaim({ ...claim, description: event.target.value })} />
      <label className="coding__label" htmlFor="privilege-category">Category</label>
      <input id="privilege-category" className="input" list="privilege-categories" maxLength={300} placeholder="Only for a log by category" value={claim.category} onChange={(event) => setClaim({ ...claim, category: event.target.value })} />
      <datalist id="privilege-categories">{categories.map((one) => <option key={one} value={one} />)}</datalist>
      <div className="privilege__foot">
        {document.privilege && <Button look="quiet" onClick={() => onDone(null)}>Not privileged</Button>}
        <span className="room__space" />
        <Button onClick={onClose}>Cancel<Kbd>Esc</Kbd></Button>
        <Button look="primary" type="submit">Code as privileged<Kbd>Enter</Kbd></Button>
      </div>
    </form>
  )
}
