/** Periods in hours (Rule 6(a)(2)): they begin at once, every hour counts, and they end on a day of the court. */
import { clockIn, offsetsOf } from '../dates/zones'
import { problem, type Result } from '../problem/problem'
import type { CourtCalendar } from './calendar'
import type { DeadlineInput, DeadlineResult, Doubtful } from './compute'
import { nextAccessible, nextOpen } from './count'
import { type Day, isoOf, parseDay, readableDay } from './days'
import { SERVICE } from './service'
import type { DeadlineSettings } from './settings'

const HOUR = 3_600_000
type Finish = (input: DeadlineInput, computed: string, day: Day, told: { steps: string[]; notes: string[]; unsure: Doubtful[]; calendar: CourtCalendar }) => Result<DeadlineResult>

/** Elapsed hours in the court's zone, so that a change of clocks shifts the wall time; then the same wall time on the next open day. */
export function hoursFrom(input: DeadlineInput, settings: DeadlineSettings, calendar: CourtCalendar, finish: Finish): Result<DeadlineResult> {
  const { rule } = input
  const refuse = (happened: string, todo: string): Result<DeadlineResult> => ({ ok: false, problem: problem('deadline.date', happened, todo) })
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(input.trigger)
  const on = match?.[1] ? parseDay(match[1]) : null
  if (!match || on === null || Number(match[2]) > 23 || Number(match[3]) > 59 || Number(match[4] ?? 0) > 59) return refuse('A period in hours needs the day and the time of its trigger.', 'Write it as 2025-07-03T10:23, by the court’s clock.')
  const local = `${match[1]}T${match[2]}:${match[3]}:${match[4] ?? '00'}`
  if (clockIn(settings.zone, '2025-01-01T00:00:00Z') === null) return refuse(`“${settings.zone}” is no time zone that is known here.`, 'Write it as America/Los_Angeles.')
  const reading = offsetsOf(settings.zone, local)
  if (reading.kind === 'never') return refuse(`Clocks were set forward in that hour: ${local.slice(11, 16)} was never shown on ${readableDay(on)}.`, 'Check the time.')
  const offset = reading.kind === 'one' ? reading.offset : reading.offsets[0]
  const step = rule.direction === 'forward' ? 1 : -1
  const end = clockIn(settings.zone, new Date(Date.parse(`${local}${offset}`) + step * rule.amount * HOUR).toISOString())
  const endDay = end === null ? null : parseDay(end.slice(0, 10))
  if (end === null || endDay === null) return refuse('The period ends outside of the years that can be counted.', 'Check trigger and period.')
  const time = end.slice(11, 16)
  const steps = [
    `${rule.cite}: ${rule.amount} hours ${step === 1 ? 'after' : 'before'} ${rule.from}, ${readableDay(on)} at ${local.slice(11, 16)}. They begin at once, and every hour counts (Rule 6(a)(2)).`,
    `Counted so, the period ends on ${readableDay(endDay)} at ${time}${time === local.slice(11, 16) ? '' : ': clocks were changed in between, and hours are counted as they pass'}.`,
  ]
  const notes = [...rule.notes]
  if (reading.kind === 'twice') notes.push('Clocks were set back in that hour, so the time was there twice; the first was taken.')
  if (rule.unsure) notes.push(rule.unsure)
  let day = nextOpen(endDay, step, calendar)
  if (day !== endDay) steps.push(`${readableDay(endDay)} is ${calendar.obstacle(endDay, step)?.name ?? 'no day of the court'}. The period runs on to the same time on ${readableDay(day)} (Rule 6(a)(2)(C)).`)
  if (rule.served && SERVICE[input.service].adds) {
    const added = nextOpen(day + 3, 1, calendar)
    steps.push(`Service by ${SERVICE[input.service].word} adds three days (Rule 6(d)): ${readableDay(added)} at ${time}.`)
    notes.push('How three days are added to a period in hours is not settled.')
    day = added
  }
  const accessible = rule.filing ? nextAccessible(day, calendar) : day
  if (accessible !== day) steps.push(`The clerk’s office is inaccessible on ${readableDay(day)}. The time runs on to the same time on ${readableDay(accessible)} (Rule 6(a)(3)(B)).`)
  return finish(input, `${isoOf(accessible)}T${time}`, accessible, { steps, notes, unsure: [], calendar })
}
