import { useState } from 'react'
import { type CountProof, statusWord } from '../../../shared/proof'
import { STATUSES, type Status } from '../../../shared/records'
import { ReasonForm } from './ReasonForm'

/** A person's own status for a whole count, with the reason. */
export function CountOverride({ proof, onSave, onClose }: { proof: CountProof; onSave: (status: Status, reason: string) => void; onClose: () => void }) {
  const [status, setStatus] = useState<Status>(proof.override?.status ?? proof.computed)
  return (
    <ReasonForm label={`Why; the computed status is ${statusWord[proof.computed].toLowerCase()}`} action="Set the status" first={proof.override?.reason ?? ''} onClose={onClose} onSave={(reason) => onSave(status, reason)}>
      <select className="select tool__select" aria-label="Status" value={status} onChange={(event) => setStatus(STATUSES.find((one) => one === event.target.value) ?? status)}>
        {STATUSES.map((one) => <option key={one} value={one}>{statusWord[one]}</option>)}
      </select>
    </ReasonForm>
  )
}
