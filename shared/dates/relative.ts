/** Dates that are told from another date: "two weeks later", "the next day". Proposals, never facts. */
import { addDays, addMonths, daysInMonth, isoDay, two } from './calendar'
import { countOf, type Reader } from './readUnit'

export type Relative = {
  end: number
  /** the date for a day that it is counted from: EDTF */
  from(day: string): string | null
}

const UNITS: Record<string, 'day' | 'week' | 'month' | 'year'> = { day: 'day', days: 'day', week: 'week', weeks: 'week', month: 'month', months: 'month', year: 'year', years: 'year' }
const LATER = new Set(['later', 'after', 'thereafter', 'afterwards', 'afterward', 'hence', 'following'])
const EARLIER = new Set(['earlier', 'before', 'prior', 'ago', 'previously', 'beforehand'])

/** @returns null where no such phrase begins at the token */
export function readRelative(reader: Reader, index: number): Relative | null {
  const at = reader.skip(index, 'on', 'in', 'about', 'the')
  const word = reader.word(at)
  const next = reader.word(at + 1)
  const simple: Record<string, number> = { today: 0, yesterday: -1, tomorrow: 1 }
  const shift = Object.hasOwn(simple, word) ? simple[word] : undefined
  if (shift !== undefined) return { end: at + 1, from: (day) => addDays(day, shift) || null }
  if (word === 'same' && next === 'day') return { end: at + 2, from: (day) => day }
  if (word === 'day' && (next === 'after' || next === 'before')) return { end: at + 2, from: (day) => addDays(day, next === 'after' ? 1 : -1) || null }
  const kind = Object.hasOwn(UNITS, next) ? UNITS[next] : undefined
  if (kind && (word === 'next' || word === 'following')) return { end: at + 2, from: (day) => whole(day, kind, 1) }
  if (kind && (word === 'previous' || word === 'preceding' || word === 'last' || word === 'prior')) return { end: at + 2, from: (day) => whole(day, kind, -1) }
  const count = countOf(reader, at)
  if (count === null || count > 1000 || !kind) return null
  const side = reader.word(at + 2)
  if (LATER.has(side)) return { end: at + 3, from: (day) => moved(day, kind, count) }
  if (EARLIER.has(side)) return { end: at + 3, from: (day) => moved(day, kind, -count) }
  return null
}

function moved(day: string, unit: 'day' | 'week' | 'month' | 'year', by: number): string | null {
  if (unit === 'day' || unit === 'week') return addDays(day, unit === 'day' ? by : by * 7) || null
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const to = addMonths(year, month, unit === 'month' ? by : by * 12)
  return to.year < 0 || to.year > 9999 ? null : isoDay(to.year, to.month, Math.min(date, daysInMonth(to.year, to.month)))
}

/** "The next month" is a month and not a day of it. */
function whole(day: string, unit: 'day' | 'week' | 'month' | 'year', by: number): string | null {
  if (unit === 'day' || unit === 'week') return addDays(day, unit === 'day' ? by : by * 7) || null
  const [year = 0, month = 1] = day.split('-').map(Number)
  const to = addMonths(year, month, unit === 'month' ? by : by * 12)
  return unit === 'month' ? `${String(to.year).padStart(4, '0')}-${two(to.month)}` : String(year + by).padStart(4, '0')
}
