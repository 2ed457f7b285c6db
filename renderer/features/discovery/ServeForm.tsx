import { useMemo, useState } from 'react'
import { parseDay, SERVICE } from '../../../shared/deadlines'
import type { RequestSet } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { Button, say } from '../../ui'
import { dueSentence, useDeadlineSettings } from '../deadlines'
import { todayHere } from '../linking'
import { dueFor, serveSet } from './actions'

type How = NonNullable<RequestSet['servedHow']>
const WAYS: readonly How[] = ['electronic', 'mail', 'hand', 'office', 'clerk', 'ecf', 'other']

/** On whom, how and when; the day on which the responses are due, with its steps, as it is typed. */
export function ServeForm({ set, onClose }: { set: RequestSet; onClose: () => void }) {
  const session = useSession()
  const settings = useDeadlineSettings()
  const parties = useRows('parties')
  const people = useRows('people')
  const [served, setServed] = useState(todayHere())
  const [how, setHow] = useState<How>('electronic')
  const [to, setTo] = useState(set.to ?? '')
  const [typed, setTyped] = useState('')
  const found = useMemo(() => (parseDay(served) === null ? null : dueFor(set.kind, served, how, settings)), [set.kind, served, how, settings])
  const serve = () => {
    if (parseDay(served) === null) return say('Give the day of service.')
    if (typed !== '' && (parseDay(typed) === null || typed < served)) return say('The due day cannot lie before service. Nothing was changed.')
    void serveSet(session, set, { served, how, to: to || null, typedDue: typed || null }, settings).then((done) => done && onClose())
  }
  return (
    <form className="set__form" aria-label="Serve" onSubmit={(event) => {
      event.preventDefault()
      serve()
    }} onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }}>
      <label>On <select className="select" aria-label="Served on" value={to} onChange={(event) => setTo(event.target.value)}><option value="">not said</option>{parties.map((one) => <option key={one.id} value={one.id}>{one.definedAs ?? one.name}</option>)}{people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>
      <label>Served <input className="input" type="date" aria-label="Day of service" autoFocus value={served} onChange={(event) => setServed(event.target.value)} /></label>
      <label>by <select className="select" aria-label="Manner of service" value={how} onChange={(event) => setHow(event.target.value as How)}>{WAYS.map((one) => <option key={one} value={one}>{SERVICE[one].word}{SERVICE[one].adds ? ' (+3 days)' : ''}</option>)}</select></label>
      <label>{found ? 'Another due day' : 'Due'} <input className="input" type="date" value={typed} onChange={(event) => setTyped(event.target.value)} /></label>
      <Button type="submit" look="primary">Serve</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
      {found?.ok && typed === '' && (
        <div className="set__due" role="status">
          <b>{set.kind === 'subpoena' ? 'Objections' : 'Responses'} due {dueSentence(found.value.date)}</b>
          <ol>{found.value.steps.map((step) => <li key={step}>{step}</li>)}</ol>
          {found.value.unsure.map((one) => <p key={one.say} className="due__unsure">Not settled: {one.say}</p>)}
        </div>
      )}
      <p className="second small set__due">A served set is frozen. {set.kind === 'preservation' || set.kind === 'public-records' ? '' : 'No discovery before the 26(f) conference without stipulation or order (Rule 26(d)(1)); an early request for production counts as served at that conference.'}</p>
    </form>
  )
}
