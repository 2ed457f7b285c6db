/** The days on which a period cannot end in one court, for one matter. */
import { type Day, calendarOf, isWeekend, parseDay, weekdayOf } from './days'
import { type HolidaySet, holidaysOf, SET_SOURCE } from './holidays'

/** A day that a person entered for the court (record `CourtDay`). */
export type OwnDay = { date: string; kind: 'holiday' | 'state-holiday' | 'inaccessible' | 'open'; why: string }

/** What stands in the way of a last day. `state`: counts for periods measured after an event only (Rule 6(a)(6)(C)). */
export type Obstacle = { name: string; rule: string; state: boolean }

export class CourtCalendar {
  private readonly own: Map<Day, OwnDay> = new Map()
  private readonly closed = new Map<Day, string>()
  private readonly years = new Map<number, ReadonlyMap<Day, Obstacle>>()

  /**
   * @param sets holidays that count besides the federal ones
   * @param days days of the court as entered in the matter
   * @param closed further days on which the clerk's office cannot be reached, ISO
   */
  constructor(readonly sets: readonly HolidaySet[], days: readonly OwnDay[] = [], closed: readonly string[] = []) {
    for (const one of days) {
      const day = parseDay(one.date)
      if (day === null) continue
      if (one.kind === 'inaccessible') this.closed.set(day, one.why)
      else this.own.set(day, one)
    }
    for (const iso of closed) {
      const day = parseDay(iso)
      if (day !== null) this.closed.set(day, 'the clerk’s office is inaccessible')
    }
  }

  /** Why a period cannot end on a day; null where it can. */
  obstacle(day: Day, direction: 1 | -1): Obstacle | null {
    if (isWeekend(day)) return WEEKEND[weekdayOf(day) === 6 ? 1 : 0]
    const own = this.own.get(day)
    if (own?.kind === 'open') return null
    if (own && (own.kind === 'holiday' || direction === 1)) return { name: own.why, rule: own.kind === 'holiday' ? '6(a)(6)(B)' : '6(a)(6)(C)', state: own.kind === 'state-holiday' }
    const found = this.yearOf(day).get(day)
    return found && (direction === 1 || !found.state) ? found : null
  }

  /** Why the clerk's office cannot be reached on a day; null where it can. */
  inaccessible(day: Day): string | null {
    return this.closed.get(day) ?? null
  }

  /** Sets that have nothing to say of a year: a person has to look. */
  withoutData(year: number): HolidaySet[] {
    return (['federal', ...this.sets.filter((set) => set !== 'federal')] as HolidaySet[]).filter((set) => year < SET_SOURCE[set].from || year > SET_SOURCE[set].until)
  }

  private yearOf(day: Day): ReadonlyMap<Day, Obstacle> {
    const { year } = calendarOf(day)
    const there = this.years.get(year)
    if (there) return there
    const found = new Map<Day, Obstacle>()
    if (this.sets.includes('CA')) for (const [on, name] of holidaysOf('CA', year)) found.set(on, { name: `${name}, declared by California`, rule: '6(a)(6)(C)', state: true })
    if (this.sets.includes('president')) for (const [on, name] of holidaysOf('president', year)) found.set(on, { name, rule: '6(a)(6)(B)', state: false })
    for (const [on, name] of holidaysOf('federal', year)) found.set(on, { name, rule: '6(a)(6)(A)', state: false })
    this.years.set(year, found)
    return found
  }
}

const WEEKEND = [{ name: 'a Sunday', rule: '6(a)(1)(C)', state: false }, { name: 'a Saturday', rule: '6(a)(1)(C)', state: false }] as const
