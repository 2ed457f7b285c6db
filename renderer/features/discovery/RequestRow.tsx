import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { documentsProduced, findDeficiencies, findObjections, OBJECTION_WORD, OBJECTIONS, type ObjectionKind } from '../../../shared/discovery'
import { parseBatesRange } from '../../../shared/bates/number'
import type { Gap, Request, RequestSet } from '../../../shared/records'
import { useNavigation, useOpenSource } from '../../navigation'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { Button, CiteLink, IconButton, MenuButton, say } from '../../ui'
import { closeGap, targetName } from '../linking'
import { closeWithGaps, deleteRequest, editRequest, editText, moveRequest, requestName } from './actions'
import { Never } from './DraftsView'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const
const STATE: Record<Request['state'], string> = { draft: 'Draft', open: 'Not answered', answered: 'Answered', objected: 'Objected to', deficient: 'Deficient', closed: 'Closed', withdrawn: 'Withdrawn' }
const SHAPE: Record<Request['state'], string> = { draft: '○', open: '◐', answered: '●', objected: '◆', deficient: '▼', closed: '✓', withdrawn: '–' }
const LOOK: Record<Request['state'], string> = { draft: 'draft', open: 'open', answered: 'responded', objected: 'soon', deficient: 'deficient', closed: 'closed', withdrawn: 'withdrawn' }

/** One request: its words, the gaps that it would close, what came. */
export function RequestRow({ set, request, open, first, last }: { set: RequestSet; request: Request; open: boolean; first: boolean; last: boolean }) {
  const session = useSession()
  const { go } = useNavigation()
  const draft = set.state === 'draft'
  const name = requestName(set, request)
  return (
    <section className={open ? 'request request--open' : 'request'} aria-label={name}>
      <div className="request__line">
        <button type="button" className="request__head" aria-expanded={open} onClick={() => go({ item: open ? set.id : request.id })}>
          <b className="tabular request__name">{name}</b>
          {/* While it is open its words stand in the field below. */}
          <span className={open && draft ? 'serif request__text truncate' : 'serif request__text'}>{request.text}</span>
          <span className={`standing standing--${LOOK[request.state]}`}><span aria-hidden>{SHAPE[request.state]}</span> {STATE[request.state]}</span>
        </button>
        {draft && <span className="request__tools">
          <IconButton label={`Move ${name} up`} disabled={first} onClick={() => void moveRequest(session, set, request, -1)}><ArrowUp {...icon} /></IconButton>
          <IconButton label={`Move ${name} down`} disabled={last} onClick={() => void moveRequest(session, set, request, 1)}><ArrowDown {...icon} /></IconButton>
          <IconButton label={`Delete ${name}`} onClick={() => void deleteRequest(session, set, request)}><Trash2 {...icon} /></IconButton>
        </span>}
      </div>
      {open && <RequestBody set={set} request={request} draft={draft} name={name} />}
    </section>
  )
}

function RequestBody({ set, request, draft, name }: { set: RequestSet; request: Request; draft: boolean; name: string }) {
  const session = useSession()
  const { proof } = useProof()
  return (
    <div className="request__body">
      {draft && <textarea className="textarea serif" aria-label={`Words of ${name}`} key={request.text} defaultValue={request.text} maxLength={8000} rows={3} onBlur={(event) => {
        const text = event.target.value.trim()
        if (text !== '' && text !== request.text) void editText(session, set, request, text)
      }} />}
      {set.kind === 'interrogatory' && <label className="request__subparts">Counts as <input className="input tabular" inputMode="numeric" aria-label={`Sub-parts of ${name}`} key={request.subparts} defaultValue={request.subparts} onBlur={(event) => {
        const subparts = Number(event.target.value)
        if (Number.isInteger(subparts) && subparts >= 1 && subparts <= 1000) {
          if (subparts !== request.subparts) void editRequest(session, set, request, { subparts }, `Count ${subparts} sub-parts of`)
        } else event.target.value = String(request.subparts)
      }} /> with discrete sub-parts (Rule 33(a)(1))</label>}
      <Gaps request={request} />
      <Never elements={request.elements} proof={proof} />
      {!draft && <Response set={set} request={request} name={name} />}
      <label className="request__note">Note<textarea className="textarea" key={request.note} defaultValue={request.note} rows={1} maxLength={8000} placeholder={draft ? 'Why it is proportional: Rule 26(b)(1)' : 'What else is wrong; goes into the letter'} onBlur={(event) => {
        const note = event.target.value.trim()
        if (note !== request.note) void editRequest(session, set, request, { note }, 'Note')
      }} /></label>
    </div>
  )
}

/** The gaps that it would close, and whether they are. */
function Gaps({ request }: { request: Request }) {
  const session = useSession()
  const { go } = useNavigation()
  const gaps = useRows('gaps').filter((one) => request.gaps.includes(one.id))
  if (gaps.length === 0) return <p className="second">It was drafted for no gap.</p>
  return (
    <div>
      <h3 className="request__title">Would close</h3>
      {gaps.map((gap) => (
        <p key={gap.id} className="request__gap">
          <span aria-hidden>{gap.state === 'open' ? '○' : '✓'}</span>
          <button type="button" className="evidence__edit" onClick={() => go({ room: 'proof', view: 'gaps', item: gap.id })}>{gap.what}</button>
          <span className="second small">{targetName(session.reader, gap.of)}{gap.state === 'open' ? '' : gap.state === 'closed' ? ', closed' : ', dropped'}</span>
          {gap.state === 'open' && request.state !== 'draft' && <Button look="quiet" onClick={() => void closeGap(session, gap)}>It is closed</Button>}
        </p>
      ))}
    </div>
  )
}

function Response({ set, request, name }: { set: RequestSet; request: Request; name: string }) {
  const session = useSession()
  const wrong = request.response === '' && set.responded === null ? [] : findDeficiencies(set.kind, request.response, request.produced.length)
  const open = useRows('gaps').filter((one): one is Gap => request.gaps.includes(one.id) && one.state === 'open')
  const setResponse = (response: string) => {
    const objections = findObjections(response).map(({ kind, words }) => ({ kind, words }))
    const state = response === '' ? 'open' : objections.length > 0 ? 'objected' : 'answered'
    void editRequest(session, set, request, { response, objections, state }, 'Enter the response to')
  }
  const toggle = (kind: ObjectionKind) => {
    const there = request.objections.some((one) => one.kind === kind)
    void editRequest(session, set, request, { objections: there ? request.objections.filter((one) => one.kind !== kind) : [...request.objections, { kind, words: '' }] }, there ? `Take off “${OBJECTION_WORD[kind]}” at` : `Add “${OBJECTION_WORD[kind]}” at`)
  }
  return (
    <div className="request__response">
      <h3 className="request__title">What came</h3>
      <textarea className="textarea serif" aria-label={`Response to ${name}`} key={request.response} defaultValue={request.response} rows={3} maxLength={20_000} placeholder="Paste the response here; objections are proposed from its words." onBlur={(event) => {
        const response = event.target.value.trim()
        if (response !== request.response) setResponse(response)
      }} />
      <div className="request__objections">
        <MenuButton label={request.objections.length > 0 ? `Objections: ${request.objections.length}` : 'Objections'} items={OBJECTIONS.map((kind) => ({ label: OBJECTION_WORD[kind], checked: request.objections.some((one) => one.kind === kind), run: () => toggle(kind) }))} />
        {request.objections.map((one) => <span key={one.kind} className="request__objection" title={one.words}>{OBJECTION_WORD[one.kind as ObjectionKind] ?? one.kind}</span>)}
      </div>
      {wrong.length > 0 && <ul className="request__wrong" aria-label="What looks deficient">{wrong.map((one) => <li key={one.say}>{one.say} <span className="second">{one.rule}</span></li>)}</ul>}
      {(set.kind === 'rfp' || set.kind === 'subpoena' || set.kind === 'public-records' || set.kind === 'interrogatory') && <Produced set={set} request={request} />}
      <div className="request__actions">
        {request.state !== 'deficient' && <Button onClick={() => void editRequest(session, set, request, { state: 'deficient' }, 'Mark as deficient:')}>Deficient</Button>}
        {request.state !== 'answered' && <Button onClick={() => void editRequest(session, set, request, { state: 'answered' }, 'Mark as answered:')}>Answered</Button>}
        {request.state !== 'closed' && <Button onClick={() => void closeWithGaps(session, set, request, [])}>Close</Button>}
        {request.state !== 'closed' && open.length > 0 && <Button onClick={() => void closeWithGaps(session, set, request, open)}>Close with {open.length === 1 ? 'its gap' : 'its gaps'}</Button>}
        {set.kind === 'rfa' && request.state === 'open' && <span className="second small">Silence after the due day admits it (Rule 36(a)(3)).</span>}
      </div>
    </div>
  )
}

/** Bates ranges that were produced for it, and the documents that they are. */
function Produced({ set, request }: { set: RequestSet; request: Request }) {
  const session = useSession()
  const open = useOpenSource()
  const documents = useRows('documents')
  const [all, setAll] = useState(false)
  const found = documentsProduced(documents, request.produced)
  const add = (words: string): boolean => {
    const range = parseBatesRange(words)
    if (!range || range.doubt) {
      say(range ? `“${words}” ends before it begins.` : `“${words}” is no Bates range. Write LI_000123–000140.`)
      return false
    }
    void editRequest(session, set, request, { produced: [...request.produced, { first: range.first, last: range.last }], ...(request.state === 'open' ? { state: 'answered' as const } : {}) }, 'Note what was produced for')
    return true
  }
  return (
    <div className="request__produced">
      <form onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.elements.namedItem('bates') as HTMLInputElement
        if (field.value.trim() !== '' && add(field.value.trim())) field.value = ''
      }}><input className="input" name="bates" aria-label="Produced Bates range" placeholder="Produced: LI_000123–000140" maxLength={200} /><Button type="submit">Add the range</Button></form>
      {request.produced.map((one, at) => <span key={`${one.first} ${at}`} className="request__range tabular">{one.first === one.last ? one.first : `${one.first} – ${one.last}`}<IconButton label={`Delete ${one.first}`} onClick={() => void editRequest(session, set, request, { produced: request.produced.filter((_, index) => index !== at) }, 'Take a range off')}><Trash2 {...icon} /></IconButton></span>)}
      {request.produced.length > 0 && <p className="second small">{found.length === 0 ? 'No document of the matter has these numbers yet: import the production.' : `${found.length.toLocaleString()} ${found.length === 1 ? 'document' : 'documents'} of the matter:`}</p>}
      {found.length > 0 && <p className="request__documents">{(all ? found : found.slice(0, 12)).map((one) => <CiteLink key={one.id} id={one.id} />)}{found.length > 12 && !all && <Button look="quiet" onClick={() => setAll(true)}>all</Button>}{found[0] && <Button look="quiet" onClick={() => found[0] && open.document(found[0])}>Open the first</Button>}</p>}
    </div>
  )
}
