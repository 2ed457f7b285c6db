/** Days of the proleptic Gregorian calendar, as ISO 8601 writes them. No clock, no local time. */

export const DAY = 86_400_000

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month; 0 where there is no such month. `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return DAYS[month - 1] ?? 0
}

export const two = (value: number): string => String(value).padStart(2, '0')
export const four = (value: number): string => String(value).padStart(4, '0')

/** "2024-08-15". */
export function isoDay(year: number, month: number, day: number): string {
  return `${four(year)}-${two(month)}-${two(day)}`
}

/** Milliseconds since 1970 of the first moment of a day in UTC; years below 100 are taken as written. */
export function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}

/** The day that many days after an ISO day; "" where the result lies outside of the years 0 to 9999. */
export function addDays(iso: string, days: number): string {
  const date = new Date(dayStart(iso) + days * DAY)
  const year = date.getUTCFullYear()
  return Number.isFinite(year) && year >= 0 && year <= 9999 ? isoDay(year, date.getUTCMonth() + 1, date.getUTCDate()) : ''
}

/** First moment of an ISO day, in UTC. Milliseconds since 1970. */
export function dayStart(iso: string): number {
  return utcDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)))
}

/** A month, counted on or back: (2024, 12) and 1 give (2025, 1). */
export function addMonths(year: number, month: number, by: number): { year: number; month: number } {
  const at = year * 12 + (month - 1) + by
  return { year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 }
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(utcDay(year, month, day)).getUTCDay()
}
