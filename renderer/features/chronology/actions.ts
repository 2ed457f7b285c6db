/** Changes of the chronology: each one commit, in the matter's words. */
import { refuseOrdering } from '../../../shared/chronology/order'
import { describeDate } from '../../../shared/dates/readable'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import { EVENT_DEFAULTS, type MatterEvent, type Ordering, TAG_COLOURS, type Tag } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { say } from '../../ui'
import { commitOrSay } from '../linking'

export const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

export type EventFields = Partial<Omit<MatterEvent, 'id'>>

/** Adds an event. @returns its id, or null where it was not written */
export async function addEvent(session: Session, fields: EventFields & Pick<MatterEvent, 'date' | 'what'>): Promise<string | null> {
  const id = newId('events')
  const event: MatterEvent = { ...EVENT_DEFAULTS, kind: 'fact', certainty: 'reported', source: '', ...fields, id }
  return (await commitOrSay(session, { label: `Add the event “${brief(event.what)}”, ${describeDate(event.date)}`, ops: [put('events', event)] })) ? id : null
}

const WORDS: Partial<Record<keyof MatterEvent, string>> = { date: 'date', what: 'words', kind: 'kind', certainty: 'certainty', disputed: 'dispute', significance: 'significance', people: 'people', issues: 'issues', regions: 'regions', source: 'source', sources: 'sources', note: 'note' }

/** Changes one event: "Change the date of “…” to 18 September 2024". */
export function editEvent(session: Session, event: MatterEvent, fields: EventFields): Promise<boolean> {
  const [first] = Object.keys(fields) as (keyof MatterEvent)[]
  const what = (first && WORDS[first]) ?? 'entry'
  const to = fields.date !== undefined ? ` to ${describeDate(fields.date)}` : ''
  return commitOrSay(session, { label: `Change the ${what} of “${brief(event.what)}”${to}`, ops: [patch('events', event.id, fields)] })
}

/** The same change to many events, as one. */
export function editMany(session: Session, events: readonly MatterEvent[], fields: EventFields, label: string): Promise<boolean> {
  return commitOrSay(session, { label: `${label}: ${howMany(events.length, 'event')}`, ops: events.map((event) => patch('events', event.id, fields)) })
}

/** Puts an issue on all of them, or takes it off where all have it. */
export function toggleList(session: Session, events: readonly MatterEvent[], key: 'issues' | 'people', id: string, name: string): Promise<boolean> {
  const off = events.every((event) => event[key].includes(id))
  const changed = events.filter((event) => event[key].includes(id) === off)
  const ops = changed.map((event) => patch('events', event.id, { [key]: off ? event[key].filter((one) => one !== id) : [...event[key], id] }))
  return commitOrSay(session, { label: `${off ? 'Take' : 'Put'} ${name} ${off ? 'off' : 'on'} ${howMany(changed.length, 'event')}`, ops })
}

/** Deletes events with the orders and links that rest on them. */
export function deleteEvents(session: Session, events: readonly MatterEvent[]): Promise<boolean> {
  const { reader } = session
  const gone = new Set(events.map((event) => event.id))
  const orders = reader.rows('orderings').filter((one) => gone.has(one.earlier) || gone.has(one.later))
  const links = reader.rows('supports').filter((one) => gone.has(one.source))
  const also = links.length > 0 ? `, with ${howMany(links.length, 'link')}` : ''
  const [only] = events
  return commitOrSay(session, { label: `Delete ${events.length === 1 && only ? `the event “${brief(only.what)}”` : howMany(events.length, 'event')}${also}`, ops: [...links.map((one) => remove('supports', one.id)), ...orders.map((one) => remove('orderings', one.id)), ...events.map((event) => remove('events', event.id))] })
}

/** Accepts proposals. What is no date yet is left, and said. */
export async function acceptEvents(session: Session, events: readonly MatterEvent[], isDate: (event: MatterEvent) => boolean): Promise<boolean> {
  const ready = events.filter((event) => event.standing === 'proposed' && isDate(event))
  const left = events.filter((event) => event.standing === 'proposed').length - ready.length
  const [only] = ready
  if (ready.length === 0) {
    say(left > 0 ? 'Say the date first: what it says now can be several days, or none.' : 'Nothing here is waiting for a decision.')
    return false
  }
  return commitOrSay(session, { label: `Accept ${ready.length === 1 && only ? `“${brief(only.what)}”` : howMany(ready.length, 'proposed event')}${left > 0 ? `; ${left} still need their date` : ''}`, ops: ready.map((event) => patch('events', event.id, { standing: 'confirmed' })) })
}

/** Rejected proposals are kept out of sight, so that they are not proposed again. */
export function rejectEvents(session: Session, events: readonly MatterEvent[]): Promise<boolean> {
  const open = events.filter((event) => event.standing === 'proposed')
  const [only] = open
  if (open.length === 0) {
    say('Only proposals are rejected; an event is deleted.')
    return Promise.resolve(false)
  }
  return commitOrSay(session, { label: `Reject ${open.length === 1 && only ? `the proposal “${brief(only.what)}”` : howMany(open.length, 'proposed event')}`, ops: open.map((event) => patch('events', event.id, { standing: 'rejected' })) })
}

/** Asserts that one event was before another; refused with the reason where it cannot be. */
export function assertOrder(session: Session, earlier: MatterEvent, later: MatterEvent, source: string | null): Promise<boolean> {
  const refused = refuseOrdering(session.reader.rows('events'), session.reader.rows('orderings'), { earlier: earlier.id, later: later.id })
  if (refused !== null) {
    say(refused)
    return Promise.resolve(false)
  }
  const ordering: Ordering = { id: newId('orderings'), earlier: earlier.id, later: later.id, source, note: '' }
  return commitOrSay(session, { label: `Record that “${brief(earlier.what)}” was before “${brief(later.what)}”`, ops: [put('orderings', ordering)] })
}

export function dropOrder(session: Session, ordering: Ordering): Promise<boolean> {
  return commitOrSay(session, { label: 'Take back an asserted order', ops: [remove('orderings', ordering.id)] })
}

/** A tag that is not there yet, to serve as an issue. */
export function newIssue(session: Session, name: string, at: number): { tag: Tag; op: Operation } {
  const tag: Tag = { id: newId('tags'), name: name.slice(0, 100), colour: TAG_COLOURS[at % TAG_COLOURS.length] ?? 'grey', parent: null, key: null, order: session.reader.rows('tags').length + at }
  return { tag, op: put('tags', tag) }
}
