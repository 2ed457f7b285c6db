import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { explainQuery, explainResult, kindWord } from '../../../shared/search/explain'
import { type QueryError, type SearchResult, type TermCount, UNIT_KINDS, type UnitKind, type Unsearched, type UnsearchedWhy } from '../../../shared/search/model'
import { useOpenSource } from '../../navigation'
import { useSession } from '../../store'
import { Button, ProblemNote } from '../../ui'
import type { Run } from './useSearchRun'

const SHOWN = 12

type Props = { run: Run; kind: UnitKind | null; onKind(kind: UnitKind | null): void; onMend(text: string): void }

/** What was asked, what came of it, and what was left out, in sentences. */
export function Answer({ run, kind, onKind, onMend }: Props) {
  const { parsed, hints, found, problem } = run
  const errors = parsed && !parsed.ok ? parsed.errors : []
  return (
    <div className="answer">
      <div id="search-said" role="status" aria-live="polite">
        {errors.map((one) => <Said key={`${one.span.from} ${one.say}`} error={one} severe onMend={onMend} />)}
        {hints.map((one) => <Said key={`${one.span.from} ${one.say}`} error={one} onMend={onMend} />)}
        {problem && <ProblemNote problem={problem} />}
        {found && errors.length === 0 && (
          <p className="answer__explain">{sentenceCase(explainQuery(found.query))}. <b>{explainResult({ ...found.result, unsearched: [] })}</b> <span className="third tabular">{found.result.seconds < 0.01 ? 'under 0.01' : found.result.seconds.toFixed(2)} s</span></p>
        )}
      </div>
      <Building run={run} />
      {found && errors.length === 0 && (
        <>
          {found.result.terms.length > 0 && <Terms terms={found.result.terms} />}
          <NotSearched unsearched={found.result.unsearched} />
          <Kinds result={found.result} kind={kind} onKind={onKind} />
        </>
      )}
    </div>
  )
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function Said({ error, severe = false, onMend }: { error: QueryError; severe?: boolean; onMend: (text: string) => void }) {
  const { mended } = error
  return (
    <p className={severe ? 'answer__error' : 'answer__hint'}>
      <b>{error.say}</b> {error.todo} {mended !== null && <Button look="quiet" onClick={() => onMend(mended)}>Search {short(mended)}</Button>}
    </p>
  )
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

function Building({ run: { state } }: { run: Run }) {
  if (state.state === 'failed') return <ProblemNote problem={state.problem} />
  if (state.state !== 'building') return null
  const why = { new: 'The index of this matter is being built', damaged: 'The index was damaged and is being built anew', older: 'The index is of an older version and is being built anew', behind: 'The index is taking in what is new' }[state.why]
  return (
    <div className="answer__building">
      <p className="second">{why}: {state.done.toLocaleString()} of {state.total.toLocaleString()} documents. What is there can be searched already.</p>
      <div className="progress__track" role="progressbar" aria-label="Building the index" aria-valuemin={0} aria-valuemax={state.total} aria-valuenow={state.done}><div className="progress__fill" style={{ width: `${state.total === 0 ? 0 : (100 * state.done) / state.total}%` }} /></div>
    </div>
  )
}

/** How often each term is there by itself; a term that is nowhere explains most empty results. */
function Terms({ terms }: { terms: readonly TermCount[] }) {
  const [open, setOpen] = useState<number | null>(null)
  const shown = terms.slice(0, SHOWN)
  return (
    <div className="answer__terms" role="group" aria-label="Hits of each term">
      {shown.map((one, at) => (
        <span key={`${one.span.from} ${one.term}`} className={one.units === 0 ? 'answer__term answer__term--none' : 'answer__term'}>
          {one.forms.length > 0
            ? <button type="button" className="answer__forms" aria-expanded={open === at} onClick={() => setOpen(open === at ? null : at)}><b>{one.term}</b></button>
            : <b>{one.term}</b>}
          <span className="tabular">{one.units === 0 ? 'nowhere' : `${one.occurrences.toLocaleString()} in ${one.units.toLocaleString()}`}</span>
          {open === at && <span className="answer__form-list">{one.forms.join(', ')}{one.formCount > one.forms.length ? ` and ${(one.formCount - one.forms.length).toLocaleString()} more` : ''}</span>}
        </span>
      ))}
      {terms.length > shown.length && <span className="third">and {(terms.length - shown.length).toLocaleString()} more terms</span>}
    </div>
  )
}

const WHY: Record<UnsearchedWhy, { title: string; todo: string }> = {
  'no-text': { title: 'have no text, also after recognition', todo: 'Open one and read it as a picture; hand-writing and drawings cannot be searched.' },
  waiting: { title: 'wait for recognition', todo: 'Leave Probata open; what you look at is recognised first.' },
  encrypted: { title: 'need a password', todo: 'Open the document and enter its password, or ask the producing party for one.' },
  unread: { title: 'are of a type that is not read', todo: 'Open the original in its own program, save it as PDF and import that.' },
  quarantined: { title: 'are in quarantine', todo: 'They may not be searched until the claim is settled (FRCP 26(b)(5)(B)).' },
  'not-indexed': { title: 'are not in the index yet', todo: 'Wait until the index is built; the search then runs again by itself.' },
}

function NotSearched({ unsearched }: { unsearched: readonly Unsearched[] }) {
  const [open, setOpen] = useState(false)
  const { reader } = useSession()
  const source = useOpenSource()
  const there = unsearched.filter((one) => one.documents.length > 0)
  const count = there.reduce((sum, one) => sum + one.documents.length, 0)
  if (count === 0) return null
  return (
    <div className="answer__unsearched">
      <button type="button" className="answer__disclose" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={14} strokeWidth={1.6} aria-hidden /> : <ChevronRight size={14} strokeWidth={1.6} aria-hidden />}
        The text of {count.toLocaleString()} {count === 1 ? 'document' : 'documents'} was not searched
      </button>
      {open && there.map((one) => (
        <div key={one.why} className="answer__why">
          <p><b>{one.documents.length.toLocaleString()} {WHY[one.why].title}.</b> <span className="second">{WHY[one.why].todo}</span></p>
          <p className="answer__names">
            {one.documents.slice(0, SHOWN).map((id) => {
              const document = reader.get('documents', id)
              if (!document) return null
              if (document.quarantine) return <span key={id} className="second">{document.bates?.first ?? document.exhibit ?? 'a document without a number'}</span>
              return <button key={id} type="button" className="cite" onClick={() => source.document(document)}>{documentName(document)}</button>
            })}
            {one.documents.length > SHOWN && <span className="third">and {(one.documents.length - SHOWN).toLocaleString()} more</span>}
          </p>
        </div>
      ))}
    </div>
  )
}

function Kinds({ result, kind, onKind }: { result: SearchResult; kind: UnitKind | null; onKind: (kind: UnitKind | null) => void }) {
  const shown = UNIT_KINDS.filter((one) => result.perKind[one] > 0 || one === kind)
  if (shown.length < 2 && kind === null) return null
  return (
    <div className="answer__kinds" role="group" aria-label="Kinds of results">
      {kind !== null ? <Button look="quiet" onClick={() => onKind(null)}>All kinds</Button> : null}
      {shown.map((one) => <Button key={one} look="quiet" on={kind === one} onClick={() => onKind(kind === one ? null : one)}>{sentenceCase(kindWord(one, 2))} <span className="tabular third">{result.perKind[one].toLocaleString()}</span></Button>)}
    </div>
  )
}
