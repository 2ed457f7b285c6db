import { Trash2 } from 'lucide-react'
import { type HolidaySet, SET_SOURCE, SET_WORD, stateOfCourt } from '../../../shared/deadlines'
import type { CourtDay } from '../../../shared/records'
import { useMatter, useRows, useSession } from '../../store'
import { Button, IconButton, say } from '../../ui'
import { addCourtDay, deleteCourtDay, dueSentence, setChoices, useDeadlineSettings } from './actions'

const KIND: Record<CourtDay['kind'], string> = {
  holiday: 'Legal holiday: declared by the President or Congress', 'state-holiday': 'State holiday: for periods after an event', inaccessible: 'Clerk’s office inaccessible, 6(a)(3)', open: 'Does not count as a holiday here',
}
const ZONES = ['America/Los_Angeles', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/New_York', 'America/Anchorage', 'Pacific/Honolulu']

/** What is a choice in counting, and the days of this court. */
export function CourtView() {
  const session = useSession()
  const matter = useMatter()
  const settings = useDeadlineSettings()
  const days = [...useRows('courtDays')].sort((a, b) => (a.date < b.date ? -1 : 1))
  if (!matter) return null
  const state = stateOfCourt(matter.court)
  const toggle = (set: Exclude<HolidaySet, 'federal'>, on: boolean) => void setChoices(session, matter, settings, { sets: [...settings.sets.filter((one): one is Exclude<HolidaySet, 'federal'> => one !== set && one !== 'federal'), ...(on ? [set] : [])] }, on ? `Count ${SET_WORD[set]}` : `Do not count ${SET_WORD[set]}`)
  return (
    <div className="court">
      <section aria-label="Choices">
        <h2>Choices</h2>
        <p className="second">Federal holidays always count, with the days on which they are observed. What follows is not settled. As long as it is off, no day comes later than it may; the other day is said with each result.</p>
        {(['president', 'CA'] as const).map((set) => (
          <label key={set} className="court__choice">
            <input type="checkbox" checked={settings.sets.includes(set)} onChange={(event) => toggle(set, event.target.checked)} />
            <span>Count {SET_WORD[set]}<span className="second small"> {SET_SOURCE[set].source}; data for {SET_SOURCE[set].from} to {SET_SOURCE[set].until}. {SET_SOURCE[set].unsure}{set === 'CA' && state !== 'CA' ? ' The court of this matter does not look like one in California.' : ''}</span></span>
          </label>
        ))}
        {state === null && matter.court !== '' && <p className="second small">The holidays of this court’s state are not in the data. Enter those that count as days of the court.</p>}
        <label className="court__choice"><span>A period of months or years that ends on a day which the month does not have, such as 29 February</span>
          <select className="select" value={settings.short} aria-label="A day that the month does not have" onChange={(event) => void setChoices(session, matter, settings, { short: event.target.value as 'last' | 'next' }, 'Choose how a short month ends a period')}><option value="last">ends on the month’s last day (safer)</option><option value="next">ends on the first of the next</option></select>
        </label>
        <label className="court__choice"><span>The last day ends</span>
          <select className="select" value={settings.ends} aria-label="The last day ends" onChange={(event) => void setChoices(session, matter, settings, { ends: event.target.value }, `The last day ends at ${event.target.value}`)}>{[['24:00', 'at midnight, filed electronically'], ['17:00', 'at 5 p.m., as some judges order'], ['16:00', 'at 4 p.m.']].map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select>
        </label>
        <label className="court__choice"><span>The court’s time zone</span>
          <select className="select" value={settings.zone} aria-label="The court’s time zone" onChange={(event) => void setChoices(session, matter, settings, { zone: event.target.value }, `Set the court’s time zone to ${event.target.value}`)}>{[...new Set([settings.zone, ...ZONES])].map((zone) => <option key={zone}>{zone}</option>)}</select>
        </label>
      </section>
      <section aria-label="Days of the court">
        <h2>Days of the court</h2>
        <form className="court__add" onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const date = data.get('date')?.toString() ?? ''
          const why = data.get('why')?.toString().trim() ?? ''
          if (date === '' || why === '') return say('Give the day and the reason.')
          const form = event.currentTarget
          void addCourtDay(session, { date, kind: data.get('kind') as CourtDay['kind'], why }).then((done) => done && form.reset())
        }}>
          <input className="input" type="date" name="date" aria-label="Day" />
          <select className="select" name="kind" aria-label="Kind of day">{Object.entries(KIND).map(([kind, label]) => <option key={kind} value={kind}>{label}</option>)}</select>
          <input className="input" name="why" aria-label="Reason" placeholder="General Order 72, storm closure" maxLength={500} />
          <Button type="submit">Add the day</Button>
        </form>
        {days.length === 0 && <p className="second">None yet. A holiday that was declared for this year, a day on which the clerk could not be reached, or a computed holiday that does not count here.</p>}
        <ul className="court__days">{days.map((day) => (
          <li key={day.id}><span className="tabular">{dueSentence(day.date)}</span><span>{KIND[day.kind]}</span><span className="second">{day.why}</span><IconButton label={`Delete ${dueSentence(day.date)}`} onClick={() => void deleteCourtDay(session, day)}><Trash2 size={15} strokeWidth={1.4} aria-hidden /></IconButton></li>
        ))}</ul>
      </section>
    </div>
  )
}
