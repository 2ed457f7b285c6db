import { useState } from 'react'
import { howMany } from '../../../shared/proof'
import type { Document } from '../../../shared/records'
import { documentNumber } from '../../../shared/review/decide'
import { quarantineChange } from '../../../shared/review/quarantine'
import { useRows, useSession } from '../../store'
import { Button, Dialog, Field } from '../../ui'
import { commitOrSay } from '../linking'

/** Who demands a document back, and why; then nobody reads it here until it is released. */
export function QuarantineDialog({ documents, onClose }: { documents: readonly Document[]; onClose: () => void }) {
  const session = useSession()
  const all = useRows('documents')
  const [family, setFamily] = useState(false)
  const ids = new Set(documents.map((one) => one.id))
  const families = new Set(documents.map((one) => one.family).filter((one) => one !== null))
  const kin = all.filter((one) => one.family !== null && families.has(one.family) && !ids.has(one.id) && one.quarantine === null)
  const [only] = documents
  const name = documents.length === 1 && only ? documentNumber(only) : howMany(documents.length, 'document')
  return (
    <Dialog title={`Quarantine ${name}`} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form="quarantine">Quarantine</Button></>}>
      <form id="quarantine" className="quarantine" onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const word = (field: string) => data.get(field)?.toString().trim() ?? ''
        const change = quarantineChange([...documents, ...(family ? kin : [])], { since: new Date().toISOString(), demandedBy: word('demandedBy'), reason: word('reason') })
        onClose()
        if (change) void commitOrSay(session, change)
      }}>
        <p className="second">A party that claims privilege or protection for something it produced may ask for it back. Until the claim is settled it may not be used or disclosed (FRCP 26(b)(5)(B)): it is not shown, its passages and links do not count, and it leaves the matter in no export.</p>
        <Field label="Who demands it"><input className="input" name="demandedBy" maxLength={300} required autoFocus placeholder="Counsel for the defendant" /></Field>
        <Field label="Why, and in which letter"><textarea className="textarea" name="reason" maxLength={2000} placeholder="Attorney-client privilege, letter of 3 March 2026" /></Field>
        {kin.length > 0 && <label className="quarantine__family"><input type="checkbox" checked={family} onChange={(event) => setFamily(event.target.checked)} />Its family too ({howMany(kin.length, 'other document')})</label>}
      </form>
    </Dialog>
  )
}
