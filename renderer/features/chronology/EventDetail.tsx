import { Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { compareSpans } from '../../../shared/dates/bounds'
import type { Placed } from '../../../shared/chronology/order'
import { describeDate } from '../../../shared/dates/readable'
import type { MatterEvent } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, Field, IconButton, MenuButton } from '../../ui'
import { LinkSelection } from '../linking'
import { assertOrder, brief, deleteEvents, dropOrder, editEvent, toggleList } from './actions'
import { DateField } from './DateField'
import { SourceCite } from './SourceCite'
import type { Chronology } from './useChronology'

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** What is known of one event, edited where it stands. */
export function EventDetail({ placed, chronology, onClose }: { placed: Placed; chronology: Chronology; onClose: () => void }) {
  const session = useSession()
  const { event } = placed
  const people = useRows('people')
  const tags = useRows('tags')
  const set = (fields: Partial<MatterEvent>) => void editEvent(session, event, fields)
  return (
    <section className="event-detail" aria-label={`About “${brief(event.what)}”`}>
      <div className="event-detail__main">
        <div className="event-detail__row">
          <div className="event-detail__date"><span className="field__label">Date</span>
            <DateField value={event.date} label={`Date of “${brief(event.what)}”`} reference={referenceOf(chronology, event)} onChange={(date, reading) => set({ date, zone: reading.zone, ...(event.words === '' && reading.words !== date ? { words: reading.words } : {}) })} />
          </div>
          <Field label="What happened"><textarea key={event.what} className="textarea" defaultValue={event.what} rows={2} onBlur={(blur) => {
            const what = blur.target.value.trim().slice(0, 2000)
            if (what !== '' && what !== event.what) set({ what })
          }} /></Field>
        </div>
        {event.words !== '' && <p className="event-detail__words"><span className="second">As the source says: </span><span className="serif selectable">{event.words}</span></p>}
        <div className="event-detail__row event-detail__row--selects">
          <Choice label="Certainty" value={event.certainty} options={[['established', 'established'], ['reported', 'reported'], ['alleged', 'alleged']]} onChange={(certainty) => set({ certainty })} />
          <Choice label="Disputed" value={event.disputed} options={[['not-said', 'not said'], ['yes', 'disputed'], ['no', 'undisputed']]} onChange={(disputed) => set({ disputed })} />
          <Choice label="Significance" value={String(event.significance) as '0' | '1' | '2' | '3'} options={[['0', 'not weighed'], ['1', 'minor'], ['2', 'important'], ['3', 'decisive']]} onChange={(value) => set({ significance: Number(value) })} />
          <Choice label="Kind" value={event.kind} options={[['fact', 'fact'], ['deadline', 'deadline'], ['hearing', 'hearing']]} onChange={(kind) => set({ kind })} />
          <Field label="Regions"><input key={event.regions.join()} className="input" defaultValue={event.regions.join(', ')} placeholder="United States, EU" onBlur={(blur) => {
            const regions = [...new Set(blur.target.value.split(',').map((one) => one.trim().slice(0, 100)).filter(Boolean))]
            if (regions.join() !== event.regions.join()) set({ regions })
          }} /></Field>
        </div>
        <div className="event-detail__row">
          <div className="event-detail__list"><span className="field__label">People</span>
            <span className="event-detail__names">{event.people.map((id) => chronology.names.person(id)).filter(Boolean).join(', ') || <span className="third">nobody named</span>}</span>
            <MenuButton look="quiet" label="Choose" name="People of this event" items={people.length === 0 ? [{ label: 'People are added in the Matter room', disabled: true, run: () => {} }] : people.map((one) => ({ label: one.name, checked: event.people.includes(one.id), run: () => void toggleList(session, [event], 'people', one.id, one.name) }))} />
          </div>
          <div className="event-detail__list"><span className="field__label">Issues</span>
            <span className="event-detail__names">{event.issues.map((id) => chronology.names.issue(id)).filter(Boolean).join(', ') || <span className="third">none</span>}</span>
            <MenuButton look="quiet" label="Choose" name="Issues of this event" items={tags.length === 0 ? [{ label: 'Tags are added in the Documents room', disabled: true, run: () => {} }] : tags.map((one) => ({ label: one.name, checked: event.issues.includes(one.id), run: () => void toggleList(session, [event], 'issues', one.id, one.name) }))} />
          </div>
        </div>
        <Sources event={event} onSources={(sources) => set({ sources })} />
        <Orders placed={placed} chronology={chronology} />
        <Field label="Note"><textarea key={event.note} className="textarea event-detail__note" defaultValue={event.note} rows={1} placeholder="What to remember about it" onBlur={(blur) => blur.target.value.trim() !== event.note && set({ note: blur.target.value.trim().slice(0, 8000) })} /></Field>
        <Actions event={event} onClose={onClose} />
      </div>
    </section>
  )
}

/** The day of the event before it in reading order: what "two weeks later" is counted from. */
function referenceOf(chronology: Chronology, event: MatterEvent): string | null {
  const { sequence } = chronology.order
  const at = sequence.findIndex((one) => one.event.id === event.id)
  for (let before = at - 1; before >= 0; before--) {
    const earliest = sequence[before]?.bounds?.earliest
    if (earliest) return earliest.slice(0, 10)
  }
  return null
}

function Choice<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
  return (
    <Field label={label}>
      <select className="select" value={value} onChange={(change) => {
        const chosen = options.find(([one]) => one === change.target.value)
        if (chosen) onChange(chosen[0])
      }}>{options.map(([one, words]) => <option key={one} value={one}>{words}</option>)}</select>
    </Field>
  )
}

/** Cites of what tells of it; what is open at the right can be added. */
function Sources({ event, onSources }: { event: MatterEvent; onSources: (sources: string[]) => void }) {
  const { place } = useNavigation()
  const open = place.source && (place.source.passage ?? place.source.document)
  return (
    <div className="event-detail__list event-detail__list--wide"><span className="field__label">Sources</span>
      <span className="event-detail__cites">{event.sources.map((id) => <SourceCite key={id} id={id} onRemove={() => onSources(event.sources.filter((one) => one !== id))} />)}
        {event.source !== '' && <span className="second">{event.source}</span>}
        {event.sources.length === 0 && event.source === '' && <span className="third">Nothing shows it yet. Open a document at the right and add it.</span>}</span>
      {place.source && open && !event.sources.includes(open) && <Button look="quiet" icon={<Plus {...icon} />} onClick={() => onSources([...event.sources, open])}>Add {place.source.label}</Button>}
    </div>
  )
}

/** Which events it stands in no order to, and what a person asserted. */
function Orders({ placed, chronology }: { placed: Placed; chronology: Chronology }) {
  const session = useSession()
  const { place } = useNavigation()
  const { event } = placed
  const asserted = chronology.orderings.filter((one) => one.earlier === event.id || one.later === event.id)
  const named = new Set(asserted.flatMap((one) => [one.earlier, one.later]))
  const others = placed.bounds === null ? [] : chronology.order.sequence.filter((one) => one.bounds !== null && one.event.id !== event.id && !named.has(one.event.id) && compareSpans(one.span, placed.span) === 'overlap')
  const source = place.source?.passage ?? place.source?.document ?? null
  if (others.length === 0 && asserted.length === 0) return null
  const shown = others.slice(0, 40)
  return (
    <div className="event-detail__list event-detail__list--wide"><span className="field__label">Order</span>
      <span className="event-detail__orders">
        {asserted.map((one) => {
          const other = session.reader.get('events', one.earlier === event.id ? one.later : one.earlier)
          return <span key={one.id} className="event-detail__order">{one.earlier === event.id ? 'before' : 'after'} “{brief(other?.what ?? '')}”, as asserted{one.source && <> by <SourceCite id={one.source} /></>}<IconButton label="Take back this order" onClick={() => void dropOrder(session, one)}><Trash2 size={13} strokeWidth={1.4} aria-hidden /></IconButton></span>
        })}
        {others.length > 0 && <span className="second">≈ Undetermined beside {others.length === 1 ? `“${brief(others[0]?.event.what ?? '')}”` : `${others.length.toLocaleString()} others`}.</span>}
      </span>
      {others.length > 0 && (
        <>
          <MenuButton look="quiet" label="It was before…" name="It was before" items={shown.map((one) => ({ label: `${describeDate(one.event.date)}: ${brief(one.event.what)}`, run: () => void assertOrder(session, event, one.event, source) }))} />
          <MenuButton look="quiet" label="It was after…" name="It was after" items={shown.map((one) => ({ label: `${describeDate(one.event.date)}: ${brief(one.event.what)}`, run: () => void assertOrder(session, one.event, event, source) }))} />
        </>
      )}
    </div>
  )
}

function Actions({ event, onClose }: { event: MatterEvent; onClose: () => void }) {
  const session = useSession()
  const link = useRef<HTMLButtonElement>(null)
  const [linking, setLinking] = useState(false)
  return (
    <div className="event-detail__actions">
      <Button ref={link} aria-haspopup="dialog" command="chronology.link" onClick={() => setLinking(true)}>Link to an allegation</Button>
      <span className="room__space" />
      <Button look="danger" icon={<Trash2 {...icon} />} onClick={() => {
        onClose()
        void deleteEvents(session, [event])
      }}>Delete</Button>
      <Button onClick={onClose}>Close</Button>
      {linking && <LinkSelection anchor={link} quote={event.what} source={() => event.id} onClose={() => setLinking(false)} onDone={() => setLinking(false)} />}
    </div>
  )
}
