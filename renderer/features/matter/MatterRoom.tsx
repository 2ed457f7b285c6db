import { Trash2 } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import { orderEvents } from '../../../shared/chronology/order'
import { PHRASE_DEFAULTS, readDate } from '../../../shared/dates/phrase'
import { patch, put, remove } from '../../../shared/log/change'
import { EVENT_DEFAULTS, type Matter, type MatterEvent, type Party, PERSON_DEFAULTS, type Person } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { newId, useMatter, useRows, useSession, useWhere } from '../../store'
import { Button, Field, IconButton, say, todayHere } from '../../ui'
import { deleteEvents } from '../chronology'
import { CiteStyleForm } from './CiteStyleForm'
import { EditableCell, SelectCell } from './EditableCell'
import { Part } from './Part'
import { ShortNames } from './ShortNames'
import './matter.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Caption, court, parties, counsel, people and key dates: edited where they stand. */
export function MatterRoom() {
  const matter = useMatter()
  if (!matter) return null
  return (
    <div className="room">
      <header className="room__head"><h1 className="room__title">Matter</h1><span className="room__about room__about--name">{matter.name}</span></header>
      <div className="room__body">
        <div className="matter">
          <Facts matter={matter} />
          <Parties />
          <Counsel matter={matter} />
          <People />
          <Dates />
          <ShortNames />
          <CiteStyleForm matter={matter} />
        </div>
      </div>
    </div>
  )
}

const FACTS: readonly [keyof Matter & ('name' | 'caption' | 'court' | 'docketNumber' | 'judge'), string][] = [
  ['name', 'Name'], ['caption', 'Caption'], ['court', 'Court'], ['docketNumber', 'Docket number'], ['judge', 'Judge'],
]

function Facts({ matter }: { matter: Matter }) {
  const session = useSession()
  const pleading = useRows('pleadings').find((one) => one.operative)
  return (
    <section className="matter__part" aria-label="Caption">
      {FACTS.map(([key, label]) => (
        <Field key={key} label={label}>
          <input className="input" key={matter[key]} defaultValue={matter[key]} onBlur={(event) => {
            const value = event.target.value.trim()
            if (value !== matter[key] && (key !== 'name' || value !== '')) void session.commit({ label: `Set the ${label.toLowerCase()} to “${value}”`, ops: [patch('matter', 'matter', { [key]: value })] })
          }} />
        </Field>
      ))}
      {pleading && (
        <Field label={`Date on which the complaint was filed (${pleading.shortForm})`} hint="Debts under Rule 11(b)(3) are counted from it. Write 2024-09-18, or 2024-09.">
          <input className="input" key={pleading.filed ?? ''} defaultValue={pleading.filed ?? ''} onBlur={(event) => {
            const filed = event.target.value.trim() || null
            if (filed !== pleading.filed) void session.commit({ label: filed ? `Set the filing date to ${filed}` : 'Take off the filing date', ops: [patch('pleadings', pleading.id, { filed })] })
          }} />
        </Field>
      )}
      <label className="matter__check">
        <input type="checkbox" checked={matter.classAction} onChange={(event) => void session.commit({ label: event.target.checked ? 'Mark as a class action' : 'Mark as no class action', ops: [patch('matter', 'matter', { classAction: event.target.checked })] })} />
        Class action
      </label>
    </section>
  )
}

function Parties() {
  const session = useSession()
  const parties = [...useRows('parties')].sort((a, b) => a.order - b.order)
  const set = (party: Party, fields: Partial<Party>, what: string) => void session.commit({ label: `Set ${what} of ${party.name}`, ops: [patch('parties', party.id, fields)] })
  const add = () => {
    const party: Party = { id: newId('parties'), name: 'New party', definedAs: null, role: 'defendant', order: (parties.at(-1)?.order ?? 0) + 1 }
    void session.commit({ label: 'Add a party', ops: [put('parties', party)] })
  }
  return (
    <Part title="Parties" onAdd={add} add="Add a party" empty={parties.length === 0 ? 'The caption of an imported complaint fills this in.' : null}>
      {parties.map((party) => (
        <tr key={party.id}>
          <td><EditableCell label={`Name of ${party.name}`} value={party.name} onChange={(name) => name && set(party, { name }, 'the name')} /></td>
          <td><EditableCell label={`Short name of ${party.name}`} value={party.definedAs ?? ''} placeholder="called in the complaint" onChange={(definedAs) => set(party, { definedAs: definedAs || null }, 'the short name')} /></td>
          <td><SelectCell label={`Role of ${party.name}`} value={party.role} options={['plaintiff', 'defendant', 'third-party', 'other']} onChange={(role) => set(party, { role: role as Party['role'] }, 'the role')} /></td>
          <td><IconButton label={`Delete ${party.name}`} onClick={() => void session.commit({ label: `Delete the party ${party.name}`, ops: [remove('parties', party.id)] })}><Trash2 {...icon} /></IconButton></td>
        </tr>
      ))}
    </Part>
  )
}

function Counsel({ matter }: { matter: Matter }) {
  const session = useSession()
  const write = (counsel: Matter['counsel'], label: string) => void session.commit({ label, ops: [patch('matter', 'matter', { counsel })] })
  const set = (index: number, fields: Partial<Matter['counsel'][number]>) => write(matter.counsel.map((one, at) => (at === index ? { ...one, ...fields } : one)), 'Change counsel')
  return (
    <Part title="Counsel" onAdd={() => write([...matter.counsel, { name: 'New counsel', appearsFor: '' }], 'Add counsel')} add="Add counsel" empty={matter.counsel.length === 0 ? 'Who appears for whom.' : null}>
      {matter.counsel.map((one, index) => (
        <tr key={index}>
          <td><EditableCell label="Name of counsel" value={one.name} onChange={(name) => set(index, { name })} /></td>
          <td colSpan={2}><EditableCell label={`${one.name} appears for`} value={one.appearsFor} placeholder="appears for" onChange={(appearsFor) => set(index, { appearsFor })} /></td>
          <td><IconButton label={`Delete ${one.name}`} onClick={() => write(matter.counsel.filter((_, at) => at !== index), `Delete counsel ${one.name}`)}><Trash2 {...icon} /></IconButton></td>
        </tr>
      ))}
    </Part>
  )
}

function People() {
  const session = useSession()
  const people = useRows('people')
  const set = (person: Person, fields: Partial<Person>) => void session.commit({ label: `Change ${person.name}`, ops: [patch('people', person.id, fields)] })
  return (
    <Part title="People" add="Add a person" empty={people.length === 0 ? 'Witnesses, custodians, organisations.' : null}
      onAdd={() => void session.commit({ label: 'Add a person', ops: [put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: 'New person' })] })}>
      {people.map((person) => (
        <Fragment key={person.id}>
        <tr>
          <td><EditableCell label={`Name of ${person.name}`} value={person.name} onChange={(name) => name && set(person, { name })} /></td>
          <td><EditableCell label={`Role of ${person.name}`} value={person.role} placeholder="role" onChange={(role) => set(person, { role })} /></td>
          <td><EditableCell label={`Organisation of ${person.name}`} value={person.organisation} placeholder="organisation" onChange={(organisation) => set(person, { organisation })} /></td>
          <td><IconButton label={`Delete ${person.name}`} onClick={() => void session.commit({ label: `Delete ${person.name}`, ops: [remove('people', person.id)] })}><Trash2 {...icon} /></IconButton></td>
        </tr>
        <tr className="matter__note"><td colSpan={4}><EditableCell label={`Note on ${person.name}`} value={person.note} placeholder="note" cited onChange={(note) => set(person, { note })} /></td></tr>
        </Fragment>
      ))}
    </Part>
  )
}

/** More events than this are a chronology, not a list of key dates. */
const SHORT = 40
const isConfirmed = (event: MatterEvent) => event.standing === 'confirmed'

function Dates() {
  const session = useSession()
  const { go } = useNavigation()
  const all = useWhere('events', isConfirmed)
  const orderings = useRows('orderings')
  const sequence = useMemo(() => orderEvents(all, orderings).sequence.map(({ event }) => event), [all, orderings])
  // A long chronology has a room of its own; here are its key dates only.
  const events = sequence.length <= SHORT ? sequence : sequence.filter((event) => event.kind !== 'fact' || event.significance >= 2).slice(0, SHORT)
  const set = (event: MatterEvent, fields: Partial<MatterEvent>) => void session.commit({ label: `Change the date “${event.what}”`, ops: [patch('events', event.id, fields)] })
  const today = todayHere()
  return (
    <Part title="Key dates" add="Add a date" empty={events.length === 0 ? 'Filing, service, hearings, what happened when. A month or a year alone is a date too.' : null}
      onAdd={() => void session.commit({ label: 'Add a date', ops: [put('events', { ...EVENT_DEFAULTS, id: newId('events'), date: today, what: 'New date', kind: 'fact', certainty: 'alleged', source: '' })] })}>
      {events.map((event) => (
        <tr key={event.id}>
          <td className="matter__date"><EditableCell label={`Date of ${event.what}`} value={event.date} onChange={(words) => {
            const read = readDate(words, { ...PHRASE_DEFAULTS, order: null, pivot: new Date().getFullYear() + 1 })
            if (read.kind === 'date' && read.edtf !== null) return set(event, { date: read.edtf, zone: read.zone })
            say(`${read.question ?? 'This is no date.'} The date was not changed.`)
            return false
          }} /></td>
          <td><EditableCell label={`What happened on ${event.date}`} value={event.what} cited onChange={(what) => what && set(event, { what })} /></td>
          <td>
            <SelectCell label={`Kind of ${event.what}`} value={event.kind} options={['fact', 'deadline', 'hearing']} onChange={(kind) => set(event, { kind: kind as MatterEvent['kind'] })} />
            <SelectCell label={`Certainty of ${event.what}`} value={event.certainty} options={['established', 'reported', 'alleged']} onChange={(certainty) => set(event, { certainty: certainty as MatterEvent['certainty'] })} />
          </td>
          <td><IconButton label={`Delete ${event.what}`} onClick={() => void deleteEvents(session, [event])}><Trash2 {...icon} /></IconButton></td>
        </tr>
      ))}
      {events.length < all.length && <tr><td colSpan={4}><Button look="quiet" onClick={() => go({ room: 'chronology', item: null, view: 'table' })}>All {all.length.toLocaleString()} events in the chronology</Button></td></tr>}
    </Part>
  )
}
