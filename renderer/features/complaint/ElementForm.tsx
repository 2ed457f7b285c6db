import { type KeyboardEvent, useState } from 'react'
import type { Element } from '../../../shared/records'
import { Button } from '../../ui'
import type { ElementWords } from './countActions'

/** Words of an element: what must be proved, and two or three words for the matrix. */
export function ElementForm({ element = null, onSave, onClose }: { element?: Element | null; onSave: (words: ElementWords) => void; onClose: () => void }) {
  const [text, setText] = useState(element?.text ?? '')
  const [short, setShort] = useState(element?.short ?? '')
  const ready = text.trim() !== '' && short.trim() !== ''
  const save = () => ready && onSave({ text: text.trim(), short: short.trim() })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) save()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the fields inside
    <div className="tool" onKeyDown={onKeyDown}>
      <label className="tool__grow">
        <span className="field__label">What must be proved</span>
        <input autoFocus className="input" maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <label className="tool__short"><span className="field__label">In short</span><input className="input" maxLength={60} placeholder="Divulged" value={short} onChange={(event) => setShort(event.target.value)} /></label>
      <Button look="primary" disabled={!ready} onClick={save}>Save</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </div>
  )
}
