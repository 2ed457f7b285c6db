/** Deadlines: each change is one commit with a label in the matter's words. */
import { useMemo } from 'react'
import { type DeadlineResult, type DeadlineRule, type DeadlineSettings, parseDay, readableDay, settingsOf, type Service } from '../../../shared/deadlines'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { type CourtDay, type Deadline, EVENT_DEFAULTS, type Matter } from '../../../shared/records'
import { newId, type Session, useMatter, useRows } from '../../store'
import { commitOrSay, todayHere } from '../linking'

/** The choices of the open matter, and the days of its court. */
export function useDeadlineSettings(): DeadlineSettings {
  const matter = useMatter()
  const days = useRows('courtDays')
  return useMemo(() => settingsOf(matter, days), [matter, days])
}

/** "Thu 6 Mar 2025", with its time where it has one; what is no day as it stands. */
export function dueSentence(date: string): string {
  const day = parseDay(date.slice(0, 10))
  return day === null ? date : `${readableDay(day)}${date.length > 10 ? `, ${date.slice(11, 16)}` : ''}`
}

/** "3 days late", "today", "in 12 days". */
export function inDays(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return 'today'
  const count = `${Math.abs(days).toLocaleString()} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return days < 0 ? `${count} late` : `in ${count}`
}

/** Fields of a record from a computation. */
export function deadlineFields(rule: DeadlineRule, trigger: string, service: Service, result: DeadlineResult): Pick<Deadline, 'rule' | 'trigger' | 'triggerDate' | 'service' | 'computed' | 'date' | 'source' | 'steps'> {
  return { rule: rule.id, trigger: rule.from, triggerDate: trigger, service: service === 'none' ? '' : service, computed: result.computed, date: result.date, source: result.source, steps: [...result.steps, ...result.conflicts].map((step) => step.slice(0, 1000)) }
}

export function addDeadline(session: Session, fields: Omit<Deadline, 'id' | 'state' | 'done' | 'of' | 'note'>): Promise<boolean> {
  return commitOrSay(session, { label: `Add the deadline “${brief(fields.what)}”, ${dueSentence(fields.date)}`, ops: [put('deadlines', { ...fields, id: newId('deadlines'), of: null, state: 'open', done: null, note: '' })] })
}

/** The set of requests that the deadline came from says the same day. */
function setOps(session: Session, deadline: Deadline, date: string | null, why: string): Operation[] {
  return deadline.of !== null && session.reader.get('requestSets', deadline.of) ? [patch('requestSets', deadline.of, { extended: date, extendedWhy: why.slice(0, 1000) })] : []
}

/** Another day than the computed one, with its reason. */
export function overrideDeadline(session: Session, deadline: Deadline, date: string, source: 'order' | 'stipulation' | 'hand', reason: string): Promise<boolean> {
  return commitOrSay(session, { label: `Set “${brief(deadline.what)}” to ${dueSentence(date)}: ${brief(reason)}`, ops: [patch('deadlines', deadline.id, { date, source, reason }), ...setOps(session, deadline, date, reason)] })
}

/** Back to the day that the rule gives. */
export function backToComputed(session: Session, deadline: Deadline): Promise<boolean> {
  if (deadline.computed === null) return Promise.resolve(false)
  return commitOrSay(session, { label: `Set “${brief(deadline.what)}” back to the computed day`, ops: [patch('deadlines', deadline.id, { date: deadline.computed, source: 'computed', reason: '' }), ...setOps(session, deadline, null, '')] })
}

const VERB: Record<Deadline['state'], string> = { done: 'Mark as done', dropped: 'Drop', open: 'Open again' }

export function setDeadlineState(session: Session, deadline: Deadline, state: Deadline['state']): Promise<boolean> {
  return commitOrSay(session, { label: `${VERB[state]}: “${brief(deadline.what)}”`, ops: [patch('deadlines', deadline.id, { state, done: state === 'done' ? todayHere() : null })] })
}

export function editDeadline(session: Session, deadline: Deadline, fields: Partial<Pick<Deadline, 'what' | 'owner' | 'note'>>): Promise<boolean> {
  return commitOrSay(session, { label: `Change the deadline “${brief(deadline.what)}”`, ops: [patch('deadlines', deadline.id, fields)] })
}

export function deleteDeadline(session: Session, deadline: Deadline): Promise<boolean> {
  return commitOrSay(session, { label: `Delete the deadline “${brief(deadline.what)}”`, ops: [remove('deadlines', deadline.id)] })
}

/** An event of kind deadline, so that the chronology shows it. */
export function showInChronology(session: Session, deadline: Deadline): Promise<boolean> {
  return commitOrSay(session, {
    label: `Show “${brief(deadline.what)}” in the chronology`,
    ops: [put('events', { ...EVENT_DEFAULTS, id: newId('events'), date: deadline.date.slice(0, 10), what: deadline.what, kind: 'deadline', certainty: 'established', source: deadline.source === 'order' ? 'order of the court' : (deadline.steps[0] ?? deadline.reason).slice(0, 500) })],
  })
}

type Choices = NonNullable<Matter['settings']['deadlines']>

/** Changes a choice of the matter. What was computed before stays as it is; it is computed anew by hand. */
export function setChoices(session: Session, matter: Matter, settings: DeadlineSettings, some: Partial<Choices>, label: string): Promise<boolean> {
  const { sets, zone, ends, short, changed } = settings
  const choices: Choices = { sets: sets.filter((set) => set !== 'federal'), zone, ends, short, changed: [...changed], ...some }
  return commitOrSay(session, { label, ops: [patch('matter', 'matter', { settings: { ...matter.settings, deadlines: choices } })] })
}

export function addCourtDay(session: Session, fields: Omit<CourtDay, 'id'>): Promise<boolean> {
  return commitOrSay(session, { label: `Add ${dueSentence(fields.date)} to the days of the court`, ops: [put('courtDays', { ...fields, id: newId('courtDays') })] })
}

export function deleteCourtDay(session: Session, day: CourtDay): Promise<boolean> {
  return commitOrSay(session, { label: `Take ${dueSentence(day.date)} off the days of the court`, ops: [remove('courtDays', day.id)] })
}

const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)
