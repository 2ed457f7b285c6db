/** One date inside a phrase, before it is known how the phrase bounds it. */
import { addMonths, daysInMonth, four, isoDay, two, weekdayOf } from './calendar'
import { monthWord, WEEKDAY_WORDS } from './words'

export type ReadOptions = {
  /** which comes first in 8/9/2024; null: not known, so it is asked */
  order: 'mdy' | 'dmy' | null
  /** two-digit years up to this one are of its century; later ones of the century before */
  pivot: number
}

/** Two digits: the century by the pivot. */
export function fullYear(short: number, pivot: number): number {
  const century = Math.floor(pivot / 100) * 100
  return century + short <= pivot ? century + short : century - 100 + short
}

/** What keeps words that look like a date from being one, or from being only one. */
export type Trouble =
  | { kind: 'impossible'; say: string }
  | { kind: 'ask'; say: string; readings: readonly { edtf: string; why: string }[] }

export type Unit = {
  /** index of the token after it */
  end: number
  year: number | null
  month: number | null
  day: number | null
  /** season, quarter or half of EDTF, 21 to 41 */
  code: number | null
  /** days of a list or range, "January 21 and 22" */
  days: { list: number[]; joint: 'and' | 'or' | 'to' } | null
  /** rest of an EDTF text that is not made of the fields: "199X", an instant, a set */
  fixed: string | null
  /** first and last part of a vague span: "mid-2024" */
  vague: 'early' | 'mid' | 'late' | null
  /** a day of the month that is not said */
  someDay: boolean
  weekday: number | null
  /** only four digits: a date where other words say so */
  bare: boolean
  present: boolean
  /** IANA, of a time */
  zone: string
  remarks: string[]
  trouble: Trouble | null
}

export function unit(end: number, fields: Partial<Unit>): Unit {
  return { end, year: null, month: null, day: null, code: null, days: null, fixed: null, vague: null, someDay: false, weekday: null, bare: false, present: false, zone: '', remarks: [], trouble: null, ...fields }
}

/** "2024-08-15", "2024-08", "2024-35", "2024". */
const write = (year: number, month: number | null, day: number | null) => (month === null ? four(year) : day === null ? `${four(year)}-${two(month)}` : isoDay(year, month, day))

/** First and last part that a unit reaches, as EDTF parts; a single date is both. */
export function endsOf(one: Unit): { first: string; last: string; vague: boolean } {
  const { year, month, day, code } = one
  if (one.fixed !== null || year === null) return { first: one.fixed ?? '', last: one.fixed ?? '', vague: false }
  if (one.vague && month !== null) {
    const [from, to] = { early: [1, 10], mid: [11, 20], late: [21, daysInMonth(year, month)] }[one.vague] as [number, number]
    return { first: isoDay(year, month, from), last: isoDay(year, month, to), vague: true }
  }
  if (one.vague) {
    const [from, to] = { early: [1, 4], mid: [5, 8], late: [9, 12] }[one.vague] as [number, number]
    return { first: write(year, from, null), last: write(year, to, null), vague: true }
  }
  if (one.days && month !== null) {
    const days = [...one.days.list].sort((a, b) => a - b)
    return { first: write(year, month, days[0] ?? 1), last: write(year, month, days.at(-1) ?? 1), vague: false }
  }
  const single = write(year, code ?? month, day)
  return { first: single, last: single, vague: false }
}

/** What is wrong with the day of a unit that has its year; null where nothing is. */
export function impossible(one: Unit): string | null {
  const { year, month } = one
  if (month !== null && (month < 1 || month > 12)) return `There is no month ${month}.`
  for (const day of one.days?.list ?? (one.day === null ? [] : [one.day])) {
    const most = month === null ? 31 : year === null ? (month === 2 ? 29 : daysInMonth(2023, month)) : daysInMonth(year, month)
    if (day < 1 || day > most) return month === null ? `There is no day ${day}.` : `${monthWord(month)}${year === null ? '' : ` ${year}`} has ${most} days: there is no day ${day}.`
  }
  return null
}

/** Says so where the weekday that is written does not belong to the day. */
export function weekdayRemark(one: Unit): string | null {
  if (one.weekday === null || one.year === null || one.month === null || one.day === null) return null
  const real = weekdayOf(one.year, one.month, one.day)
  return real === one.weekday ? null : `${one.day} ${monthWord(one.month)} ${one.year} was a ${WEEKDAY_WORDS[real]}, not a ${WEEKDAY_WORDS[one.weekday]}.`
}

/** All days of a month that fall on a weekday, as a set of one of them. */
export function weekdaysIn(year: number, month: number, weekday: number): string {
  const days: string[] = []
  for (let day = 1; day <= daysInMonth(year, month); day++) if (weekdayOf(year, month, day) === weekday) days.push(isoDay(year, month, day))
  return `[${days.join(',')}]`
}

/** The part before or after an EDTF part: the day before a day, the month before a month. "" where it has none. */
export function neighbour(part: string, by: 1 | -1): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(part)
  if (!found || part.includes('T')) return part.includes('T') ? part : ''
  const year = Number(found[1])
  if (found[2] === undefined) return four(year + by)
  const month = Number(found[2])
  if (month > 12) return besideCode(year, month, by)
  if (found[3] === undefined) {
    const beside = addMonths(year, month, by)
    return write(beside.year, beside.month, null)
  }
  const day = Number(found[3]) + by
  if (day >= 1 && day <= daysInMonth(year, month)) return isoDay(year, month, day)
  const beside = addMonths(year, month, by)
  return isoDay(beside.year, beside.month, by === 1 ? 1 : daysInMonth(beside.year, beside.month))
}

const CODE_MONTHS: Record<number, readonly [number, number]> = { 21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 14], 33: [1, 3], 34: [4, 6], 35: [7, 9], 36: [10, 12], 40: [1, 6], 41: [7, 12] }

function besideCode(year: number, code: number, by: 1 | -1): string {
  const months = CODE_MONTHS[code]
  if (!months) return ''
  const beside = addMonths(year, by === 1 ? months[1] : months[0], by)
  return write(beside.year, beside.month, null)
}
