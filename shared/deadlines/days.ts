/** Days as whole numbers since 1970-01-01: counting and weekdays without a clock or an object. */
import { writtenDate } from '../dates/written'

/** Days since 1970-01-01. */
export type Day = number

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const LONG = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The day of a date of the Gregorian calendar; `month` from 1. Days beyond the month's end run on into the next. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export type Calendar = { year: number; month: number; day: number }

export function calendarOf(day: Day): Calendar {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)$/

/** @returns null where the text is no day that the calendar has: "2025-02-30", "2025-2-3" */
export function parseDay(iso: string): Day | null {
  const match = ISO.exec(iso)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1) return null
  const found = dayOf(year, month, day)
  const back = calendarOf(found)
  return back.month === month && back.day === day ? found : null
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n))

/** "2025-03-06". */
export function isoOf(day: Day): string {
  const { year, month, day: d } = calendarOf(day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(d)}`
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7
export const shortWeekday = (day: Day): string => DAYS[weekdayOf(day)] ?? ''
export const longWeekday = (day: Day): string => LONG[weekdayOf(day)] ?? ''
export const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6

/** "Thu 6 Mar 2025", in the order that is set (`dates/written.ts`). */
export function readableDay(day: Day): string {
  const { year, month, day: d } = calendarOf(day)
  return `${shortWeekday(day)} ${writtenDate(String(d), MONTHS[month - 1] ?? '', String(year))}`
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1)
}

/** The nth weekday of a month, counted from its beginning; from its end where `n` is -1. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  if (n < 0) {
    const last = dayOf(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  }
  const first = dayOf(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1)
}
