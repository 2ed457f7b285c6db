import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { CitesBeneath } from '../../cites'
import { Button } from '../../ui'

/** A reason, in the row; Enter saves, Escape leaves. */
export function ReasonForm({ label, action, first = '', optional = false, children, onSave, onClose }: {
  label: string; action: string; first?: string; optional?: boolean; children?: ReactNode; onSave: (reason: string) => void; onClose: () => void
}) {
  const [reason, setReason] = useState(first)
  const ready = optional || reason.trim() !== ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (ready) onSave(reason.trim())
    } else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the fields inside
    <div className="tool" onKeyDown={onKeyDown}>
      {children}
      <label className="tool__grow">
        <span className="field__label">{label}</span>
        <input autoFocus className="input" maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className="tool__beneath"><CitesBeneath text={reason} /></div>
      <Button look="primary" disabled={!ready} onClick={() => onSave(reason.trim())}>{action}</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </div>
  )
}
