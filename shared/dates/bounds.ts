/** First and last day that a date can mean, how finely it is given, and how two dates stand to each other. */
import { addDays, addMonths, DAY, dayStart, daysInMonth, four, isoDay, two } from './calendar'
import { type DatePart, type Edtf, type IntervalEnd, parseEdtf, type SetItem } from './edtf'

/** How far "about" reaches. Our convention (domain § 11): for search and display, never for a deadline. */
export type Pads = { days: number; months: number; years: number }
export const PADS: Pads = { days: 3, months: 1, years: 1 }

export type Precision = 'time' | 'day' | 'month' | 'season' | 'quarter' | 'third' | 'half' | 'year' | 'decade' | 'century'

export type Bounds = {
  /** "2024-08-01", or an instant "2024-08-16T06:30:00Z"; null: open or not known. Inclusive */
  earliest: string | null
  latest: string | null
  precision: Precision
}

/** From fine to coarse. */
const ORDER: readonly Precision[] = ['time', 'day', 'month', 'season', 'quarter', 'third', 'half', 'year', 'decade', 'century']

/**
 * Bounds of an EDTF date, both inclusive, day precision unless a time with a zone is given.
 * Approximate single dates reach `pads` further on both sides; ends of intervals and sets do not.
 * @returns null where the text is no EDTF date
 */
export function boundsOf(text: string, pads: Pads = PADS): Bounds | null {
  const date = parseEdtf(text)
  return date && boundsOfDate(date, pads)
}

export function boundsOfDate(date: Edtf, pads: Pads = PADS): Bounds {
  switch (date.kind) {
    case 'date': {
      const plain = partBounds(date.date)
      return date.date.qualifier === '~' || date.date.qualifier === '%' ? padded(plain, pads) : plain
    }
    case 'interval': return outer([endBounds(date.from), endBounds(date.to)], date.from, date.to)
    case 'set': {
      const items = date.items.map(itemBounds)
      return {
        earliest: items.some((one) => one.earliest === null) ? null : least(items.map((one) => one.earliest ?? '')),
        latest: items.some((one) => one.latest === null) ? null : most(items.map((one) => one.latest ?? '')),
        precision: coarsest(items.map((one) => one.precision)),
      }
    }
  }
}

function itemBounds(item: SetItem): Bounds {
  if ('year' in item) return partBounds(item)
  const from = item.from && partBounds(item.from)
  const to = item.to && partBounds(item.to)
  return { earliest: from?.earliest ?? null, latest: to?.latest ?? null, precision: coarsest([from, to].flatMap((one) => (one ? [one.precision] : []))) }
}

function endBounds(end: IntervalEnd): Bounds | null {
  return typeof end === 'string' ? null : partBounds(end)
}

function outer(ends: readonly (Bounds | null)[], from: IntervalEnd, to: IntervalEnd): Bounds {
  const [first, last] = ends
  return {
    earliest: typeof from === 'string' ? null : (first?.earliest ?? null), latest: typeof to === 'string' ? null : (last?.latest ?? null),
    precision: coarsest(ends.flatMap((one) => (one ? [one.precision] : []))),
  }
}

function coarsest(all: readonly Precision[]): Precision {
  return ORDER[Math.max(0, ...all.map((one) => ORDER.indexOf(one)))] ?? 'day'
}

const least = (all: readonly string[]) => [...all].sort((a, b) => edge(a, false) - edge(b, false))[0] ?? null
const most = (all: readonly string[]) => [...all].sort((a, b) => edge(b, true) - edge(a, true))[0] ?? null

/** First and last month of the codes 21 to 41; meteorological seasons of the north, our convention. */
const CODES: Record<number, readonly [number, number, Precision]> = {
  21: [3, 5, 'season'], 22: [6, 8, 'season'], 23: [9, 11, 'season'], 25: [3, 5, 'season'], 26: [6, 8, 'season'], 27: [9, 11, 'season'],
  29: [9, 11, 'season'], 31: [3, 5, 'season'], 32: [6, 8, 'season'],
  33: [1, 3, 'quarter'], 34: [4, 6, 'quarter'], 35: [7, 9, 'quarter'], 36: [10, 12, 'quarter'],
  37: [1, 4, 'third'], 38: [5, 8, 'third'], 39: [9, 12, 'third'], 40: [1, 6, 'half'], 41: [7, 12, 'half'],
}

function partBounds(part: DatePart): Bounds {
  if (part.time !== null && part.zone !== '') {
    const at = instantOf(part)
    return { earliest: at, latest: at, precision: 'time' }
  }
  const low = Number(part.year.replace(/X/g, '0'))
  const high = Number(part.year.replace(/X/g, '9'))
  const span = (from: number, to: number, precision: Precision): Bounds => ({ earliest: isoDay(low, from, 1), latest: isoDay(high, to, daysInMonth(high, to)), precision })
  if (part.month === null || part.month === 'XX') return span(1, 12, high - low >= 99 ? 'century' : high > low ? 'decade' : 'year')
  if (part.month === '0X') return span(1, 9, 'year')
  if (part.month === '1X') return span(10, 12, 'year')
  const code = Number(part.month)
  const months = CODES[code]
  if (months) return span(months[0], months[1], months[2])
  // A winter spans two years, and which of the two it is named for is not said: both are within its bounds.
  if (code > 12) return { earliest: `${four(Math.max(0, low - 1))}-12-01`, latest: isoDay(low + 1, 2, daysInMonth(low + 1, 2)), precision: 'season' }
  if (part.day === null || part.day === 'XX') return { ...span(code, code, part.day === null ? 'month' : 'day') }
  const last = daysInMonth(low, code)
  if (part.day.endsWith('X')) {
    const tens = Number(part.day[0]) * 10
    return { earliest: isoDay(low, code, Math.max(1, tens)), latest: isoDay(low, code, Math.min(last, tens + 9)), precision: 'day' }
  }
  const day = isoDay(low, code, Number(part.day))
  return { earliest: day, latest: day, precision: 'day' }
}

/** "2024-08-16T06:30:00Z" of a date with time and zone. */
function instantOf(part: DatePart): string {
  const [hour = '0', minute = '0', second = '0'] = (part.time ?? '').split(':')
  const local = dayStart(`${part.year}-${part.month}-${part.day}`) + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
  const at = new Date(local - offsetMinutes(part.zone) * 60_000)
  return `${four(Math.max(0, at.getUTCFullYear()))}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}Z`
}

/** Minutes east of UTC: "-07:00" is -420. */
function offsetMinutes(zone: string): number {
  const found = /^([+-])(\d\d):(\d\d)$/.exec(zone)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

function padded(plain: Bounds, pads: Pads): Bounds {
  const { earliest, latest, precision } = plain
  if (earliest === null || latest === null) return plain
  if (precision === 'time') return { ...plain, earliest: earliest, latest: latest }
  if (precision === 'day' && earliest === latest) return { earliest: addDays(earliest, -pads.days) || earliest, latest: addDays(latest, pads.days) || latest, precision }
  const by = precision === 'year' || precision === 'decade' || precision === 'century' ? pads.years * 12 : pads.months
  const first = addMonths(Number(earliest.slice(0, 4)), Number(earliest.slice(5, 7)), -by)
  const last = addMonths(Number(latest.slice(0, 4)), Number(latest.slice(5, 7)), by)
  return {
    earliest: first.year < 0 ? '0000-01-01' : isoDay(first.year, first.month, 1),
    latest: last.year > 9999 ? '9999-12-31' : isoDay(last.year, last.month, daysInMonth(last.year, last.month)), precision,
  }
}

/** First or last millisecond that a bound reaches, counted as if all days were those of one place. */
export function edge(bound: string, end: boolean): number {
  if (bound.length > 10) return Date.parse(bound)
  return dayStart(bound) + (end ? DAY - 1 : 0)
}

/** A date as a span on one axis. `instant`: its ends are moments and not days. */
export type Span = { start: number; end: number; instant: boolean }

export function spanOf(bounds: Bounds | null): Span {
  if (!bounds) return { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY, instant: false }
  return {
    start: bounds.earliest === null ? Number.NEGATIVE_INFINITY : edge(bounds.earliest, false), end: bounds.latest === null ? Number.POSITIVE_INFINITY : edge(bounds.latest, true),
    instant: bounds.precision === 'time',
  }
}

/** A day without a zone may have begun 14 hours before UTC and ended 12 hours after it, somewhere on earth. */
const EAST = 14 * 3_600_000
const WEST = 12 * 3_600_000

/**
 * A is before B where the last that A can be is earlier than the first that B can be; else nothing is
 * claimed. A day beside an instant reaches over all time zones. A partial order: never a guess.
 */
export function compareSpans(a: Span, b: Span): 'before' | 'after' | 'overlap' {
  if (endBeside(a, b) < startBeside(b, a)) return 'before'
  if (endBeside(b, a) < startBeside(a, b)) return 'after'
  return 'overlap'
}

const endBeside = (span: Span, other: Span) => (other.instant && !span.instant ? span.end + WEST : span.end)
const startBeside = (span: Span, other: Span) => (other.instant && !span.instant ? span.start - EAST : span.start)

/** The same for EDTF texts. What is no date overlaps everything. */
export function compareDates(a: string, b: string): 'before' | 'after' | 'overlap' {
  return compareSpans(spanOf(boundsOf(a)), spanOf(boundsOf(b)))
}
