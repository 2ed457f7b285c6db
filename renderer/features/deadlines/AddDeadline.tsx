import { useMemo, useState } from 'react'
import { computeDeadline, parseDay, RULES, rulesOf, SERVICE, SERVICES, type Service } from '../../../shared/deadlines'
import { useSession } from '../../store'
import { Button, Dialog, Field, ProblemNote, Segmented } from '../../ui'
import { todayHere } from '../linking'
import { addDeadline, deadlineFields, dueSentence, useDeadlineSettings } from './actions'

/** A day from a rule and its trigger, with every step as it is typed; or a day that an order fixes. */
export function AddDeadline({ onClose }: { onClose: () => void }) {
  const [how, setHow] = useState<'rule' | 'order'>('rule')
  return (
    <Dialog title="Add a deadline" wide onClose={onClose}>
      <Segmented label="How the day is found" value={how} onChange={setHow} options={[{ value: 'rule', label: 'By a rule' }, { value: 'order', label: 'By an order' }]} />
      {how === 'rule' ? <ByRule onClose={onClose} /> : <ByOrder onClose={onClose} />}
    </Dialog>
  )
}

function ByRule({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const settings = useDeadlineSettings()
  const rules = useMemo(() => rulesOf(settings), [settings])
  const [id, setId] = useState('frcp-34')
  const [trigger, setTrigger] = useState(todayHere())
  const [service, setService] = useState<Service>('none')
  const [other, setOther] = useState('')
  const [ordered, setOrdered] = useState('')
  const [what, setWhat] = useState('')
  const [owner, setOwner] = useState('')
  const rule = rules.find((one) => one.id === id) ?? rules[0]
  const found = useMemo(() => (rule ? computeDeadline({ rule, trigger, service: rule.served ? service : 'none', other: rule.other ? other || null : null, ordered: ordered || null }, settings) : null), [rule, trigger, service, other, ordered, settings])
  if (!rule || !found) return null
  const name = what.trim() || `${rule.act.charAt(0).toUpperCase()}${rule.act.slice(1)} (${rule.cite})`
  const save = () => {
    if (!found.ok) return
    const { value } = found
    const reason = value.source === 'order' ? 'An order of the court fixes the day.' : ''
    void addDeadline(session, { ...deadlineFields(rule, trigger, rule.served ? service : 'none', value), what: name.slice(0, 500), owner: owner.trim(), reason }).then((done) => done && onClose())
  }
  return (
    <>
      <div className="add-due">
        <Field label="Rule">
          <select className="select" aria-label="Rule" value={id} onChange={(event) => setId(event.target.value)}>{rules.map((one) => <option key={one.id} value={one.id}>{one.cite}: {one.act}, {one.amount} {one.unit}{one.direction === 'backward' ? ' before' : ''}</option>)}</select>
        </Field>
        <Field label={`Trigger: ${rule.from}`}><input className="input" type="date" value={trigger} onChange={(event) => setTrigger(event.target.value)} /></Field>
        {rule.served && <Field label="Served by"><select className="select" aria-label="Served by" value={service} onChange={(event) => setService(event.target.value as Service)}>{SERVICES.map((one) => <option key={one} value={one}>{one === 'none' ? 'not said' : SERVICE[one].word}{SERVICE[one].adds ? ' (+3 days)' : ''}</option>)}</select></Field>}
        {rule.other && <Field label={`Other date: ${rule.other.what}`} hint={`The ${rule.other.takes} of the two counts.`}><input className="input" type="date" value={other} onChange={(event) => setOther(event.target.value)} /></Field>}
        <Field label="Scheduling order says" hint="Wins over the computed day."><input className="input" type="date" value={ordered} onChange={(event) => setOrdered(event.target.value)} /></Field>
        <Field label="What is due"><input className="input" value={what} maxLength={500} placeholder={name} onChange={(event) => setWhat(event.target.value)} /></Field>
        <Field label="Owner"><input className="input" value={owner} maxLength={200} onChange={(event) => setOwner(event.target.value)} /></Field>
      </div>
      {found.ok ? (
        <section className="add-due__found" aria-label="The computed day">
          <p className="add-due__date" role="status">{dueSentence(found.value.date)}</p>
          <ol className="due__steps">{found.value.steps.map((step) => <li key={step}>{step}</li>)}</ol>
          {[...found.value.notes, ...found.value.conflicts].map((note) => <p key={note} className="second small">{note}</p>)}
          {found.value.unsure.map((one) => <p key={one.say} className="due__unsure">Not settled: {one.say}</p>)}
        </section>
      ) : <ProblemNote problem={found.problem} />}
      <p className="second small">A computation to be checked, not legal advice. {RULES.length} rules are in the table; their numbers can be changed for this matter.</p>
      <div className="add-due__foot"><Button look="quiet" onClick={onClose}>Cancel</Button><Button look="primary" disabled={!found.ok} onClick={save}>Add the deadline</Button></div>
    </>
  )
}

function ByOrder({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const [what, setWhat] = useState('')
  const [date, setDate] = useState('')
  const [source, setSource] = useState('')
  const [owner, setOwner] = useState('')
  const ready = what.trim() !== '' && parseDay(date) !== null
  const day = parseDay(date)
  const weekend = day !== null && ['Sat', 'Sun'].includes(dueSentence(date).slice(0, 3))
  const save = () => void addDeadline(session, {
    what: what.trim(), rule: null, trigger: source.trim(), triggerDate: null, service: '', computed: null, date, source: 'order', reason: `Scheduling order says so${source.trim() === '' ? '' : ` (${source.trim()})`}. A date that an order fixes stands as it is.`, steps: [], owner: owner.trim(),
  }).then((done) => done && onClose())
  return (
    <>
      <div className="add-due">
        <Field label="What is due"><input className="input" autoFocus value={what} maxLength={500} placeholder="Close of fact discovery" onChange={(event) => setWhat(event.target.value)} /></Field>
        <Field label="The day that the order fixes"><input className="input" type="date" value={date} onChange={(event) => setDate(event.target.value)} /></Field>
        <Field label="Where the order stands"><input className="input" value={source} maxLength={300} placeholder="ECF No. 41" onChange={(event) => setSource(event.target.value)} /></Field>
        <Field label="Owner"><input className="input" value={owner} maxLength={200} onChange={(event) => setOwner(event.target.value)} /></Field>
      </div>
      {weekend && <p className="due__unsure">{dueSentence(date)} is a weekend. A date that an order fixes is not moved (Rule 6(a), 2009 committee note); ask the court where it is not meant.</p>}
      <div className="add-due__foot"><Button look="quiet" onClick={onClose}>Cancel</Button><Button look="primary" disabled={!ready} onClick={save}>Add the deadline</Button></div>
    </>
  )
}
