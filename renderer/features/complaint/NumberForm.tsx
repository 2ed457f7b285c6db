import { type KeyboardEvent, useState } from 'react'
import type { Paragraph } from '../../../shared/records'
import { Button } from '../../ui'

/** Reads the printed number as another one. */
export function NumberForm({ paragraph, onSave, onClose }: { paragraph: Paragraph; onSave: (n: number) => void; onClose: () => void }) {
  const [typed, setTyped] = useState(String(paragraph.n))
  const n = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (n !== null) onSave(n)
    } else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the field inside
    <div className="tool" onKeyDown={onKeyDown}>
      <label className="tool__number">
        <span className="field__label">Number{paragraph.printed !== '' && `, printed as “${paragraph.printed}”`}</span>
        <input autoFocus className="input" inputMode="numeric" value={typed} onFocus={(event) => event.target.select()} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <Button look="primary" disabled={n === null} onClick={() => n !== null && onSave(n)}>Read it so</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </div>
  )
}
