/**
 * Legal holidays of Rule 6(a)(6), by rule and not by list: (A) those that a statute sets aside, with the
 * day on which each is observed; (B) days that the President declared, as far as known; (C) those that the
 * state of the court has declared, for periods measured after an event.
 */
import { type Day, dayOf, nthWeekday, parseDay, weekdayOf } from './days'

/** Sets of holidays that can be switched on. "federal" always is. */
export const HOLIDAY_SETS = ['federal', 'president', 'CA'] as const
export type HolidaySet = (typeof HOLIDAY_SETS)[number]

export const SET_WORD: Record<HolidaySet, string> = {
  federal: 'federal holidays', president: 'days on which the executive departments were closed by order', CA: 'holidays of the State of California',
}

/** Where each set comes from, and the years for which it can be relied on. */
export const SET_SOURCE: Record<HolidaySet, { source: string; from: number; until: number; unsure: string | null }> = {
  federal: { source: '5 U.S.C. § 6103(a), (b); Exec. Order 11582; Rule 6(a)(6)(A)', from: 1986, until: 2099, unsure: null },
  president: { source: 'Executive orders; Rule 6(a)(6)(B)', from: 2024, until: 2025, unsure: 'Whether a day on which the departments are closed is “declared a holiday by the President” is argued.' },
  CA: { source: 'Cal. Gov. Code § 6700; Rule 6(a)(6)(C)', from: 2024, until: 2028, unsure: 'Which of California’s days are “declared a holiday by the state” is not settled.' },
}

const PRESIDENT: readonly [string, string][] = [
  ['2024-12-24', 'executive departments closed by order'], ['2025-01-09', 'national day of mourning, departments closed by order'],
  ['2025-12-24', 'executive departments closed by order'], ['2025-12-26', 'executive departments closed by order'],
]

type Named = [Day, string]

/** A day and, where it falls on a weekend, the day on which it is observed: Friday before, Monday after. */
function observed(day: Day, name: string): Named[] {
  const weekday = weekdayOf(day)
  if (weekday === 6) return [[day, name], [day - 1, `${name} (observed)`]]
  return weekday === 0 ? [[day, name], [day + 1, `${name} (observed)`]] : [[day, name]]
}

function federal(year: number): Named[] {
  return [
    ...observed(dayOf(year, 1, 1), 'New Year’s Day'), [nthWeekday(year, 1, 1, 3), 'Martin Luther King Jr. Day'], [nthWeekday(year, 2, 1, 3), 'Washington’s Birthday'],
    [nthWeekday(year, 5, 1, -1), 'Memorial Day'], ...(year >= 2021 ? observed(dayOf(year, 6, 19), 'Juneteenth') : []), ...observed(dayOf(year, 7, 4), 'Independence Day'),
    [nthWeekday(year, 9, 1, 1), 'Labor Day'], [nthWeekday(year, 10, 1, 2), 'Columbus Day'], ...observed(dayOf(year, 11, 11), 'Veterans Day'),
    [nthWeekday(year, 11, 4, 4), 'Thanksgiving Day'], ...observed(dayOf(year, 12, 25), 'Christmas Day'),
  ]
}

/** California: a day that falls on a Sunday is kept on the Monday after (Gov. Code § 6701). */
function california(year: number): Named[] {
  const kept = (day: Day) => (weekdayOf(day) === 0 ? day + 1 : day)
  return [
    [kept(dayOf(year, 2, 12)), 'Lincoln Day'], [kept(dayOf(year, 3, 31)), 'Cesar Chavez Day'], [nthWeekday(year, 9, 5, 4), 'Native American Day'], [nthWeekday(year, 11, 4, 4) + 1, 'the day after Thanksgiving'],
  ]
}

const known = new Map<string, ReadonlyMap<Day, string>>()

/** Days of a set that belong to a year, those observed in the year before or after among them. */
export function holidaysOf(set: HolidaySet, year: number): ReadonlyMap<Day, string> {
  const key = `${set}${year}`
  const there = known.get(key)
  if (there) return there
  const own = set === 'federal' ? [year - 1, year, year + 1].flatMap(federal)
    : set === 'CA' ? california(year)
      : PRESIDENT.map(([iso, name]): Named => [parseDay(iso) ?? 0, name])
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  const found = new Map(own.filter(([day]) => day >= first && day <= last).sort((a, b) => a[0] - b[0]))
  known.set(key, found)
  return found
}

export const isHolidaySet = (name: string): name is HolidaySet => (HOLIDAY_SETS as readonly string[]).includes(name)

/** The state whose days count in a court, from its name; null where none is known. */
export function stateOfCourt(court: string): HolidaySet | null {
  return /\bcal(?:if(?:ornia)?)?\b/i.test(court.slice(0, 300)) ? 'CA' : null
}
