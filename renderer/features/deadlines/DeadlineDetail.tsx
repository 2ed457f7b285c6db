import { useMemo } from 'react'
import { computeDeadline, parseDay, rulesOf, serviceOf } from '../../../shared/deadlines'
import type { Deadline } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, say } from '../../ui'
import { backToComputed, deleteDeadline, dueSentence, editDeadline, overrideDeadline, setDeadlineState, showInChronology, useDeadlineSettings } from './actions'

/** How a day was found, what is not settled about it, and what can be done. */
export function DeadlineDetail({ deadline, overriding, onOverride }: { deadline: Deadline; overriding: boolean; onOverride: (on: boolean) => void }) {
  const session = useSession()
  const { go } = useNavigation()
  const settings = useDeadlineSettings()
  const rule = useMemo(() => rulesOf(settings).find((one) => one.id === deadline.rule) ?? null, [settings, deadline.rule])
  // What the rule gives today: other choices of the matter, or a day of the court, may have changed it since.
  const now = useMemo(() => (rule && deadline.triggerDate ? computeDeadline({ rule, trigger: deadline.triggerDate, service: serviceOf(deadline.service) ?? 'none' }, settings) : null), [rule, deadline.triggerDate, deadline.service, settings])
  const moved = now?.ok && deadline.computed !== null && now.value.computed !== deadline.computed && rule?.other === undefined
  return (
    <div className="due__body">
      {deadline.reason !== '' && <p><b>{dueSentence(deadline.date)}</b> counts: {deadline.reason}{deadline.computed !== null && deadline.computed !== deadline.date ? ` The rule gives ${dueSentence(deadline.computed)}.` : ''}</p>}
      {deadline.steps.length > 0 && <ol className="due__steps" aria-label="How the day was found">{deadline.steps.map((step) => <li key={step}>{step}</li>)}</ol>}
      {now?.ok && now.value.notes.map((note) => <p key={note} className="second small">{note}</p>)}
      {now?.ok && now.value.unsure.map((one) => <p key={one.say} className="due__unsure">Not settled: {one.say}</p>)}
      {moved && now.ok && <p className="due__unsure">With the choices of the matter as they are now the rule gives {dueSentence(now.value.computed)}. <Button look="quiet" onClick={() => void overrideDeadline(session, deadline, now.value.computed, 'hand', 'Computed anew with the choices of the matter.')}>Take that day</Button></p>}
      {overriding ? <OverrideForm deadline={deadline} onClose={() => onOverride(false)} /> : (
        <div className="due__actions">
          <Button onClick={() => onOverride(true)}>Another day…</Button>
          {deadline.computed !== null && deadline.date !== deadline.computed && <Button onClick={() => void backToComputed(session, deadline)}>Back to the computed day</Button>}
          <label className="due__owner">Owner <input className="input" key={deadline.owner} defaultValue={deadline.owner} maxLength={200} onBlur={(event) => {
            const owner = event.target.value.trim()
            if (owner !== deadline.owner) void editDeadline(session, deadline, { owner })
          }} /></label>
          {deadline.of?.startsWith('rqs_') && <Button onClick={() => go({ room: 'discovery', item: deadline.of, view: null })}>Open the requests</Button>}
          <Button look="quiet" onClick={() => void showInChronology(session, deadline)}>Show in the chronology</Button>
          <Button look="quiet" onClick={() => void setDeadlineState(session, deadline, deadline.state === 'dropped' ? 'open' : 'dropped')}>{deadline.state === 'dropped' ? 'Open again' : 'Drop'}</Button>
          <Button look="quiet" onClick={() => void deleteDeadline(session, deadline)}>Delete</Button>
        </div>
      )}
    </div>
  )
}

function OverrideForm({ deadline, onClose }: { deadline: Deadline; onClose: () => void }) {
  const session = useSession()
  return (
    <form className="due__form" onSubmit={(event) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      const date = data.get('date')?.toString() ?? ''
      const reason = data.get('reason')?.toString().trim() ?? ''
      const source = data.get('source')?.toString() as 'order' | 'stipulation' | 'hand'
      if (parseDay(date) === null) return say('Choose the day that counts.')
      if (reason === '') return say('Say why another day counts.')
      if (deadline.triggerDate && date < deadline.triggerDate.slice(0, 10) && (deadline.computed ?? '') >= deadline.triggerDate) return say(`That day lies before the trigger, ${dueSentence(deadline.triggerDate)}. Nothing was changed.`)
      void overrideDeadline(session, deadline, date, source, reason).then((done) => done && onClose())
    }} onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }}>
      <input className="input" type="date" name="date" aria-label="The day that counts" defaultValue={deadline.date.slice(0, 10)} autoFocus />
      <select className="select" name="source" aria-label="Set by" defaultValue="order"><option value="order">by order of the court</option><option value="stipulation">by stipulation</option><option value="hand">by hand</option></select>
      <input className="input" name="reason" aria-label="Why" placeholder="ECF No. 41, scheduling order" maxLength={2000} />
      <Button type="submit" look="primary">Set the day</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </form>
  )
}
