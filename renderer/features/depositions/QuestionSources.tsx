import { X } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { calledBy } from '../../../shared/deposition/room'
import type { Question } from '../../../shared/records'
import { type Reader, useRows, useSession } from '../../store'
import { Button, CiteLink, IconButton, Popover } from '../../ui'
import { sourceName } from '../linking'
import { editQuestion } from './actions'

/** Exhibits of a question, and what shows otherwise if the witness says no. */
export function QuestionSources({ question }: { question: Question }) {
  const session = useSession()
  const adding = useRef<HTMLButtonElement>(null)
  const refuting = useRef<HTMLButtonElement>(null)
  const [picking, setPicking] = useState<'exhibit' | 'fallback' | null>(null)
  return (
    <div className="prep-question__sources">
      {question.exhibits.map((id) => {
        const document = session.reader.get('documents', id)
        const name = document && !document.quarantine ? documentName(document) : 'Not to be shown'
        return (
          <span key={id} className="prep-question__exhibit">
            {document && !document.quarantine ? <CiteLink id={id} /> : <span className="second">{name}</span>}
            <IconButton label={`Take ${name} off the question`} onClick={() => void editQuestion(session, question, { exhibits: question.exhibits.filter((one) => one !== id) })}><X size={11} aria-hidden /></IconButton>
          </span>
        )
      })}
      <Button ref={adding} look="quiet" aria-haspopup="dialog" onClick={() => setPicking('exhibit')}>Exhibit…</Button>
      {question.fallback ? (
        <span className="prep-question__exhibit">
          <span className="second">If not:</span> <Fallback id={question.fallback} />
          <IconButton label="Take off what shows otherwise" onClick={() => void editQuestion(session, question, { fallback: null })}><X size={11} aria-hidden /></IconButton>
        </span>
      ) : <Button ref={refuting} look="quiet" aria-haspopup="dialog" onClick={() => setPicking('fallback')}>If he or she says no…</Button>}
      {picking && <Picker anchor={picking === 'exhibit' ? adding : refuting} passages={picking === 'fallback'} onClose={() => setPicking(null)} onPick={(id) => {
        setPicking(null)
        void editQuestion(session, question, picking === 'exhibit' ? { exhibits: [...new Set([...question.exhibits, id])] } : { fallback: id })
      }} />}
    </div>
  )
}

/** The cite of a passage, a document or testimony, as a link to its place. */
export function Fallback({ id }: { id: string }) {
  const { reader } = useSession()
  const passage = reader.get('passages', id)
  const document = reader.get('documents', passage?.document ?? id)
  const testimony = reader.get('testimony', id)
  if (testimony) return <span>{reader.get('transcripts', testimony.transcript)?.shortForm ?? 'Transcript'} {testimony.from.page}:{testimony.from.line}</span>
  if (!document || document.quarantine) return <span className="second">a source that may not be shown</span>
  return <CiteLink id={id} />
}

const citeOf = (reader: Reader, id: string) => sourceName(reader, id)

function Picker({ anchor, passages, onPick, onClose }: { anchor: RefObject<HTMLButtonElement | null>; passages: boolean; onPick: (id: string) => void; onClose: () => void }) {
  const { reader } = useSession()
  const documents = useRows('documents')
  const marked = useRows('markedExhibits')
  const all = useRows('passages')
  const [typed, setTyped] = useState('')
  const words = typed.trim().toLowerCase()
  const found = calledBy(typed, documents, marked, 6).map((one) => ({ id: one.id, name: documentName(one), text: one.title }))
  const held = new Set(documents.filter((one) => one.quarantine).map((one) => one.id))
  const quotes = passages && words.length > 1 ? all.filter((one) => !held.has(one.document) && `${citeOf(reader, one.id)} ${one.quote}`.toLowerCase().includes(words)).slice(0, 8).map((one) => ({ id: one.id, name: citeOf(reader, one.id), text: one.quote })) : []
  const rows = [...quotes, ...found]
  return (
    <Popover anchor={anchor} label={passages ? 'What shows otherwise' : 'Exhibit of the question'} onClose={onClose}>
      <div className="source-picker">
        <input className="input" autoFocus aria-label={passages ? 'Number or words of what shows otherwise' : 'Number or name of the exhibit'} placeholder={passages ? 'PX-17, or words of a passage' : 'PX-17, or 17'} value={typed} onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && rows[0]) onPick(rows[0].id)
          }} />
        {rows.map((one) => <button key={one.id} type="button" className="menu__item" onClick={() => onPick(one.id)}><b>{one.name}</b> <span className="second truncate">{one.text}</span></button>)}
        {words !== '' && rows.length === 0 && <p className="second source-picker__none">Nothing in this matter has that number or those words.</p>}
      </div>
    </Popover>
  )
}
