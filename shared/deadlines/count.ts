/** The count of Rule 6(a) and (d) on whole days. Nothing here knows of rules, words or records. */
import type { CourtCalendar, Obstacle } from './calendar'
import { type Day, calendarOf, dayOf, daysInMonth, isWeekend } from './days'
import type { Unit } from './rules'

export type Counted = {
  /** after the period alone, before it is moved */
  raw: Day
  /** after it was moved off weekends and holidays */
  rolled: Day
  /** with the three days of Rule 6(d), before it is moved again; null where none are added */
  added: Day | null
  /** the last day */
  last: Day
  /** the month had no such day: 29 February and a year */
  clamped: boolean
}

/** What was met on the way, in order. Left out where only the day is wanted. */
export type Trace = {
  moved(from: Day, to: Day, over: readonly { day: Day; why: Obstacle }[]): void
  closed(from: Day, to: Day, why: string): void
}

/** No row of closed days is longer: a guard against a calendar of hostile entries. */
const MOST_STEPS = 4000

/** The first day from `day` in `step`'s direction on which a period can end. */
export function nextOpen(day: Day, step: 1 | -1, calendar: CourtCalendar, trace?: Trace): Day {
  let at = day
  const over: { day: Day; why: Obstacle }[] = []
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const why = calendar.obstacle(at, step)
    if (!why) break
    if (trace) over.push({ day: at, why })
    at += step
  }
  if (trace && at !== day) trace.moved(day, at, over)
  return at
}

/** Rule 6(a)(3): while the clerk cannot be reached the time runs on, forward even where it was counted back. */
export function nextAccessible(day: Day, calendar: CourtCalendar, trace?: Trace): Day {
  let at = day
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const why = calendar.inaccessible(at)
    if (why === null) break
    const next = nextOpen(at + 1, 1, calendar)
    trace?.closed(at, next, why)
    at = next
  }
  return at
}

/** The day an amount of a unit away. `short`: where the month has no such day, its last day or the first of the next. */
export function add(from: Day, amount: number, unit: Exclude<Unit, 'hours'>, step: 1 | -1, calendar: CourtCalendar, short: 'last' | 'next'): { day: Day; clamped: boolean } {
  switch (unit) {
    case 'days': return { day: from + step * amount, clamped: false }
    case 'weeks': return { day: from + step * amount * 7, clamped: false }
    case 'workdays': {
      let at = from
      for (let left = amount; left > 0; ) {
        at += step
        if (!isWeekend(at) && !calendar.obstacle(at, -1)) left--
      }
      return { day: at, clamped: false }
    }
    case 'months':
    case 'years': {
      const { year, month, day } = calendarOf(from)
      const months = year * 12 + month - 1 + step * amount * (unit === 'years' ? 12 : 1)
      const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1]
      const most = daysInMonth(toYear, toMonth)
      if (day <= most) return { day: dayOf(toYear, toMonth, day), clamped: false }
      return { day: dayOf(toYear, toMonth, most) + (short === 'next' ? 1 : 0), clamped: true }
    }
  }
}

export type CountInput = {
  from: Day
  amount: number
  unit: Exclude<Unit, 'hours'>
  direction: 'forward' | 'backward'
  /** three days under Rule 6(d) */
  three: boolean
  filing: boolean
  short: 'last' | 'next'
}

/** Rule 6(a)(1), (3), (5) and 6(d): first the period is moved, then three days are added, then it is moved again. */
export function count(input: CountInput, calendar: CourtCalendar, trace?: Trace): Counted {
  const step = input.direction === 'forward' ? 1 : -1
  const { day: raw, clamped } = add(input.from, input.amount, input.unit, step, calendar, input.short)
  const rolled = nextOpen(raw, step, calendar, trace)
  const added = input.three ? rolled + 3 : null
  const moved = added === null ? rolled : nextOpen(added, 1, calendar, trace)
  return { raw, rolled, added, last: input.filing ? nextAccessible(moved, calendar, trace) : moved, clamped }
}
