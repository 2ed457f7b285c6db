import { useDeferredValue, useMemo, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { calledBy } from '../../../shared/deposition/room'
import type { Document, MarkedExhibit } from '../../../shared/records'
import { useRows } from '../../store'

/** Calls an exhibit: its number and Enter. */
export function CallUp({ marked, onCall, onClose }: { marked: readonly MarkedExhibit[]; onCall: (document: Document) => void; onClose: () => void }) {
  const documents = useRows('documents')
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  // A key is painted before a hundred thousand documents are looked through for it.
  const looked = useDeferredValue(typed)
  const found = useMemo(() => calledBy(looked, documents, marked), [looked, documents, marked])
  return (
    <div className="live__call" role="dialog" aria-label="Call an exhibit">
      <input className="live__call-field" autoFocus aria-label="Number of the exhibit" placeholder="17, PX-17, or words of its title" value={typed} onChange={(event) => {
        setTyped(event.target.value)
        setAt(0)
      }} onBlur={onClose} onKeyDown={(event) => {
        const chosen = (looked === typed ? found : calledBy(typed, documents, marked))[at]
        if (event.key === 'Enter' && chosen) onCall(chosen)
        else if (event.key === 'Escape') onClose()
        else if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
        else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
        else return
        event.preventDefault()
        event.stopPropagation()
      }} />
      {found.map((one, index) => {
        const number = marked.find((mark) => mark.document === one.id)?.number
        return (
          <button key={one.id} type="button" className={index === at ? 'live__call-row live__call-row--on' : 'live__call-row'} onMouseDown={(event) => {
            event.preventDefault()
            onCall(one)
          }}><b>{documentName(one)}</b>{number && <span className="live__number">Exhibit {number}</span>}<span className="second truncate">{one.title}</span>{one.privilege && <span className="live__private">privileged</span>}</button>
        )
      })}
      {typed.trim() !== '' && found.length === 0 && <p className="third">No exhibit has this number.</p>}
    </div>
  )
}
