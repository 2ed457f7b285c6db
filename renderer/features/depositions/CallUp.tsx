import { type RefObject, useDeferredValue, useMemo, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { calledAt, calledBy, noSuchPage } from '../../../shared/deposition/room'
import type { Document, MarkedExhibit } from '../../../shared/records'
import { useRows } from '../../store'
import { useWarmChoice } from './useWarmExhibits'

/** Calls an exhibit: its number and Enter; "17 at 3" at its third page. */
export function CallUp({ marked, pane, onCall, onClose }: { marked: readonly MarkedExhibit[]; /** where the exhibit will stand */ pane: RefObject<HTMLElement | null>; onCall: (document: Document, page: number | null) => void; onClose: () => void }) {
  const documents = useRows('documents')
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  // A key is painted before a hundred thousand documents are looked through for it.
  const looked = useDeferredValue(typed)
  const found = useMemo(() => calledBy(calledAt(looked).name, documents, marked), [looked, documents, marked])
  const { page } = calledAt(typed)
  const chosen = found[at]
  useWarmChoice(chosen, pane)
  const missing = chosen ? noSuchPage(chosen, page, documentName(chosen)) : null
  const call = (document: Document) => noSuchPage(document, page, documentName(document)) === null && onCall(document, page)
  return (
    <div className="live__call" role="dialog" aria-label="Call an exhibit">
      <input className="live__call-field" autoFocus aria-label="Number of the exhibit" placeholder="17, PX-17, 17 at 3, or words of its title" value={typed} onChange={(event) => {
        setTyped(event.target.value)
        setAt(0)
      }} onBlur={onClose} onKeyDown={(event) => {
        const now = (looked === typed ? found : calledBy(calledAt(typed).name, documents, marked))[at]
        if (event.key === 'Enter' && now) call(now)
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
            call(one)
          }}><b>{documentName(one)}</b>{number && <span className="live__number">Exhibit {number}</span>}<span className="second truncate">{one.title}</span>{one.privilege && <span className="live__private">privileged</span>}</button>
        )
      })}
      {missing && <p className="live__missing" role="alert">{missing}</p>}
      {typed.trim() !== '' && found.length === 0 && <p className="third">No exhibit has this number.</p>}
    </div>
  )
}
