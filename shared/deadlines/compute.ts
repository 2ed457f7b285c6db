/**
 * A deadline with every step of its computation (FRCP 6(a), (d)). Computes and shows; a person decides.
 */
import { type Problem, problem, type Result } from '../problem/problem'
import { CourtCalendar } from './calendar'
import { type Counted, count, type Trace } from './count'
import { type Day, calendarOf, isoOf, longWeekday, parseDay, readableDay, shortWeekday } from './days'
import { HOLIDAY_SETS, type HolidaySet, SET_SOURCE, SET_WORD } from './holidays'
import { hoursFrom } from './hours'
import type { DeadlineRule, Unit } from './rules'
import { SERVICE, type Service } from './service'
import { type DeadlineSettings, PLAIN_SETTINGS } from './settings'

export type DeadlineInput = {
  rule: DeadlineRule
  /** one exact day, "2025-01-30"; with a time for a period in hours, "2025-07-03T10:23", in the court's zone */
  trigger: string
  service: Service
  /** the other date of a rule that takes the earlier or the later of two */
  other?: string | null
  /** the day that an order of the court sets: it stands, whatever the rule gives */
  ordered?: string | null
  /** further days on which the clerk's office cannot be reached */
  closed?: readonly string[]
}

export type Doubtful = { date: string; weekday: string; say: string }

export type DeadlineResult = {
  /** the day that counts; with a time where the period is in hours */
  date: string
  weekday: string
  /** as the rule gives it; another than `date` only where an order sets one */
  computed: string
  source: 'computed' | 'order'
  /** every step as a sentence, in order */
  steps: string[]
  notes: string[]
  /** what is not settled and would give another day, or is a choice of the matter */
  unsure: Doubtful[]
  /** rules that speak of the same act otherwise, or an order against the rule */
  conflicts: string[]
}

const YEARS: Record<Unit, number> = { hours: 1 / 8766, days: 1 / 365, workdays: 1 / 250, weeks: 1 / 52, months: 1 / 12, years: 1 }
/** No period of a rule is longer; a hostile number must not run on for ever. */
const LONGEST_YEARS = 20

const calendars = new WeakMap<DeadlineSettings, Map<string, CourtCalendar>>()

/** The calendar of a matter, with other sets than its own where they are given. */
function calendarFor(settings: DeadlineSettings, sets: readonly HolidaySet[], closed: readonly string[]): CourtCalendar {
  if (closed.length > 0) return new CourtCalendar(sets, settings.days, closed)
  const own = calendars.get(settings) ?? new Map<string, CourtCalendar>()
  if (own.size === 0) calendars.set(settings, own)
  const key = sets.join('+')
  const there = own.get(key)
  if (there) return there
  const made = new CourtCalendar(sets, settings.days)
  own.set(key, made)
  return made
}

/**
 * Computes a deadline.
 *
 * @param settings holidays that count, days of the court, zone: the choices of the matter
 * @returns the day with its steps; a problem where the trigger is no exact day, the period is no sound
 *   number, or another date lies on the wrong side of the trigger
 */
export function computeDeadline(input: DeadlineInput, settings: DeadlineSettings = PLAIN_SETTINGS): Result<DeadlineResult> {
  const { rule } = input
  if (!Number.isInteger(rule.amount) || rule.amount < 0 || rule.amount * YEARS[rule.unit] > LONGEST_YEARS) return no(`${rule.amount} ${rule.unit} is no period that can be counted.`, 'Give a whole number, of no more than twenty years.')
  if (rule.unit === 'hours') return hoursFrom(input, settings, calendarFor(settings, settings.sets, input.closed ?? []), whatElse)
  const from = parseDay(input.trigger.slice(0, 10))
  if (from === null || (input.trigger.length > 10 && input.trigger[10] !== 'T')) return no(`“${input.trigger.slice(0, 60)}” is no single day. A deadline needs one exact trigger.`, 'Write it as 2025-01-30.')
  const three = rule.served && SERVICE[input.service].adds
  const base = { from, amount: rule.amount, unit: rule.unit, direction: rule.direction, three, filing: rule.filing, short: settings.short }
  const calendar = calendarFor(settings, settings.sets, input.closed ?? [])
  const steps: string[] = [opening(rule, from)]
  const tell = new Steps(rule)
  const found = count(base, calendar, tell)
  if (!inRange(found.last)) return no('The period ends outside of the years 1 to 9999.', 'Check trigger and period.')
  finish(steps, tell, found, input, three)
  const other = withOther(input, from, found.last, steps)
  if (!other.ok) return other
  const last = other.value
  const notes = [...rule.notes, ...notesOf(input, found, calendar, settings)]
  const unsure = alternatives(input, settings, base, last)
  if (found.clamped) unsure.push(doubt(settings.short === 'last' ? last + 1 : last - 1, 'The month in which the period ends has no such day; the last day of the month was taken, which is safer. Some count to the first of the next.'))
  if (rule.unsure) notes.push(rule.unsure)
  if (rule.filing) steps.push(settings.ends === '24:00' ? 'The last day ends at midnight in the court’s time zone where it is filed electronically, else when the clerk’s office closes (Rule 6(a)(4)).' : `The last day ends at ${settings.ends}, as is set for this court (Rule 6(a)(4)).`)
  return whatElse(input, isoOf(last), last, { steps, notes, unsure, calendar })
}

const inRange = (day: Day) => {
  const { year } = calendarOf(day)
  return year >= 1 && year <= 9999
}

function no(happened: string, todo: string): { ok: false; problem: Problem } {
  return { ok: false, problem: problem('deadline.date', happened, todo) }
}

function opening(rule: DeadlineRule, from: Day): string {
  const amount = `${rule.amount} ${rule.unit === 'workdays' ? 'working days' : rule.amount === 1 ? rule.unit.replace(/s$/, '') : rule.unit}`
  return `${rule.cite}: ${amount} ${rule.direction === 'forward' ? 'after' : 'before'} ${rule.from}, ${readableDay(from)}. That day itself is not counted (Rule 6(a)(1)(A)).`
}

/** Writes what was met on the way as sentences. */
class Steps implements Trace {
  private readonly met: string[] = []
  constructor(private readonly rule: DeadlineRule) {}

  moved(from: Day, to: Day, over: readonly { day: Day; why: { name: string; rule: string } }[]): void {
    const back = to < from
    const named = over.map(({ day, why }) => `${readableDay(day)} is ${why.rule === '6(a)(1)(C)' ? why.name : `a legal holiday (${why.name}, Rule ${why.rule})`}`)
    this.met.push(`${named.join('; ')}. The period ${back ? 'keeps counting back' : 'runs on'} to ${readableDay(to)} (Rule ${back ? '6(a)(5)' : '6(a)(1)(C)'}).`)
  }

  closed(from: Day, to: Day, why: string): void {
    this.met.push(`The clerk’s office is inaccessible on ${readableDay(from)} (${why}). The time to file runs on to ${readableDay(to)}, ${this.rule.direction === 'backward' ? 'forward also here, ' : ''}the first accessible day (Rule 6(a)(3)(A)).`)
  }

  take(): string[] {
    return this.met.splice(0)
  }
}

function finish(steps: string[], tell: Steps, found: Counted, input: DeadlineInput, three: boolean): void {
  const { rule } = input
  steps.push(`Counted so, the period ends on ${readableDay(found.raw)}.`)
  const met = tell.take()
  // Moves before the three days come first, those after them last.
  const before = found.rolled === found.raw ? [] : met.splice(0, 1)
  steps.push(...before)
  if (three && found.added !== null) {
    const { word, rule: how } = SERVICE[input.service]
    steps.push(`Service by ${word} (Rule ${how}) adds three days after the period would otherwise expire (Rule 6(d)): ${readableDay(found.added)}.`)
  } else if (rule.served && input.service !== 'none') steps.push(`Service by ${SERVICE[input.service].word} (Rule ${SERVICE[input.service].rule}) adds no days.`)
  steps.push(...met)
  if (found.last === found.raw && !three) steps.push(`${longWeekday(found.last)} is neither weekend nor legal holiday: it is the ${rule.earliest ? 'first' : 'last'} day.`)
  else steps.push(`${readableDay(found.last)} is the ${rule.earliest ? 'first' : 'last'} day.`)
}

/** The earlier or later of two, where the rule says so. */
function withOther(input: DeadlineInput, from: Day, last: Day, steps: string[]): Result<Day> {
  const { other } = input.rule
  if (!input.other) return { ok: true, value: last }
  const day = parseDay(input.other)
  if (day === null) return no(`“${input.other.slice(0, 60)}” is no single day.`, 'Write it as 2025-01-30.')
  if (!other) return no(`${input.rule.cite} looks at one date only.`, 'Leave the other date out.')
  if (day < from && input.rule.direction === 'forward') return no(`${readableDay(day)} lies before the trigger, ${readableDay(from)}.`, 'Check both dates; a period after an event cannot end before it.')
  const wins = other.takes === 'earlier' ? day < last : day > last
  const [first, ...rest] = other.what
  steps.push(`${first?.toUpperCase()}${rest.join('')}: ${readableDay(day)}. The ${other.takes} of the two counts: ${readableDay(wins ? day : last)}.`)
  return { ok: true, value: wins ? day : last }
}

function notesOf(input: DeadlineInput, found: Counted, calendar: CourtCalendar, settings: DeadlineSettings): string[] {
  const { rule, service } = input
  const notes: string[] = []
  if (SERVICE[service].adds && !rule.served) notes.push(`Service by ${SERVICE[service].word} adds nothing here: the period does not run from being served under Rule 5(b).`)
  if (rule.other && !input.other) notes.push(`The rule takes the ${rule.other.takes} of two dates. The other is ${rule.other.what}; it was not given.`)
  if (!rule.filing && calendar.inaccessible(found.last) !== null) notes.push('The clerk’s office is inaccessible on that day, but nothing has to be filed: Rule 6(a)(3) does not move it.')
  const { year } = calendarOf(found.last)
  for (const set of calendar.withoutData(year)) notes.push(`There is no data on ${SET_WORD[set]} for ${year} (only ${SET_SOURCE[set].from} to ${SET_SOURCE[set].until}). Check the day by hand, or enter the days of the court.`)
  if (settings.changed.some((one) => one.id === rule.id)) notes.push('The number of this rule was changed in this matter.')
  return notes
}

const DOUBTFUL = HOLIDAY_SETS.filter((set) => set !== 'federal')

/** Other days that what is not settled would give: each doubtful set of holidays switched. */
function alternatives(input: DeadlineInput, settings: DeadlineSettings, base: Parameters<typeof count>[0], last: Day): Doubtful[] {
  const found: Doubtful[] = []
  for (const set of DOUBTFUL) {
    const on = settings.sets.includes(set)
    const sets = on ? settings.sets.filter((one) => one !== set) : [...settings.sets, set]
    const other = count(base, calendarFor(settings, sets, input.closed ?? [])).last
    const plain = count(base, calendarFor(settings, settings.sets, input.closed ?? [])).last
    if (other === plain || (last !== plain)) continue
    found.push(doubt(other, on ? `It is ${readableDay(other)} if ${SET_WORD[set]} do not count. ${SET_SOURCE[set].unsure}` : `It could be ${readableDay(other)} if ${SET_WORD[set]} count. ${SET_SOURCE[set].unsure}`))
  }
  return found
}

const doubt = (day: Day, say: string): Doubtful => ({ date: isoOf(day), weekday: shortWeekday(day), say })

type Told = { steps: string[]; notes: string[]; unsure: Doubtful[]; calendar: CourtCalendar }

/** What an order and other rules say beside the computed day. */
function whatElse(input: DeadlineInput, computed: string, day: Day, { steps, notes, unsure, calendar }: Told): Result<DeadlineResult> {
  const { rule } = input
  const conflicts = (rule.conflicts ?? []).map((one) => one.say)
  if (!input.ordered) return { ok: true, value: { date: computed, weekday: shortWeekday(day), computed, source: 'computed', steps, notes, unsure, conflicts } }
  const ordered = parseDay(input.ordered)
  if (ordered === null) return no(`“${input.ordered.slice(0, 60)}” is no single day.`, 'Write the day of the order as 2025-01-30.')
  const from = parseDay(input.trigger.slice(0, 10)) ?? ordered
  const wrongSide = rule.direction === 'forward' ? ordered < from : ordered > from
  if (wrongSide) notes.push(`The day that the order sets lies ${rule.direction === 'forward' ? 'before' : 'after'} the trigger, ${readableDay(from)}. Check both.`)
  const why = calendar.obstacle(ordered, 1)
  if (why) notes.push(`${readableDay(ordered)} is ${why.name}. A date that an order fixes is not moved by Rule 6(a) (2009 committee note); ask the court where it is not meant.`)
  if (ordered !== day) conflicts.push(`The order sets ${readableDay(ordered)}; ${rule.cite} gives ${readableDay(day)}. The order governs.`)
  steps.push(`The court ordered ${readableDay(ordered)}. A date fixed by order stands as it is, and wins over the computed one.`)
  return { ok: true, value: { date: isoOf(ordered), weekday: shortWeekday(ordered), computed, source: 'order', steps, notes, unsure: [], conflicts } }
}
