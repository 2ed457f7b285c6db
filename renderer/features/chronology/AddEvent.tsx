import { useState } from 'react'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { addEvent } from './actions'
import { DateField } from './DateField'

/** A new event: its date as it is said, and what happened. What is open at the right is its source. */
export function AddEvent({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const session = useSession()
  const { place } = useNavigation()
  const [date, setDate] = useState<{ edtf: string; words: string; zone: string } | null>(null)
  const [what, setWhat] = useState('')
  const source = place.source ? (place.source.passage ?? place.source.document) : null
  const save = async () => {
    if (!date || what.trim() === '') return
    const words = date.words === date.edtf ? '' : date.words.slice(0, 500)
    const id = await addEvent(session, { date: date.edtf, zone: date.zone, words, what: what.trim().slice(0, 2000), sources: source ? [source] : [] })
    if (id) onDone(id)
  }
  return (
    <form className="add-event" aria-label="New event" onSubmit={(event) => {
      event.preventDefault()
      void save()
    }}>
      <div className="add-event__date"><DateField value={date?.edtf ?? ''} label="Date of the new event" autoFocus onCancel={onClose} onChange={(edtf, reading) => setDate({ edtf, words: reading.words, zone: reading.zone })} /></div>
      <input className="input" aria-label="What happened" placeholder="What happened" value={what} onChange={(event) => setWhat(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && onClose()} />
      <Button type="submit" look="primary" disabled={!date || what.trim() === ''}>Add</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
      {place.source && <span className="caption second add-event__source">with {place.source.label} as its source</span>}
    </form>
  )
}
