/**
 * Dates that may be uncertain, as EDTF writes them (ISO 8601-2): levels 0 and 1, and of level 2 the
 * sets, quarters, thirds and halves. Years beyond four digits, significant digits and exponents are not read.
 */
import { daysInMonth } from './calendar'

/** `?` uncertain, `~` approximate, `%` both. */
export type Qualifier = '' | '?' | '~' | '%'

/** One date: digits as written, `X` where a digit is not given. */
export type DatePart = {
  year: string
  /** "01" to "12", or a season, quarter, third or half "21" to "41", or with `X` */
  month: string | null
  day: string | null
  /** "23:30:00" */
  time: string | null
  /** "Z", "-07:00"; "" for a time without one */
  zone: string
  qualifier: Qualifier
}

/** An end of an interval: a date, `..` open, or nothing, which means that it is not known. */
export type IntervalEnd = DatePart | 'open' | 'unknown'
export type SetItem = DatePart | { from: DatePart | null; to: DatePart | null }

export type Edtf =
  | { kind: 'date'; date: DatePart }
  | { kind: 'interval'; from: IntervalEnd; to: IntervalEnd }
  /** `[…]` one of them, `{…}` all of them */
  | { kind: 'set'; all: boolean; items: SetItem[] }

const LONGEST = 400
const MOST_ITEMS = 50
const PART = /^([0-9X]{4})(?:-([~?%]?)([0-9X]{2})(?:-([~?%]?)([0-9X]{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?([~?%]?)$/

/**
 * @returns the date, or null where the text is none: never throws
 */
export function parseEdtf(text: string): Edtf | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null
  const braces = /^(\[|\{)(.*)(\]|\})$/s.exec(trimmed)
  if (braces) return (braces[1] === '[') === (braces[3] === ']') ? parseSet(braces[2] ?? '', braces[1] === '{') : null
  if (trimmed.includes('/')) {
    const ends = trimmed.split('/')
    if (ends.length !== 2) return null
    const from = parseEnd(ends[0] ?? '')
    const to = parseEnd(ends[1] ?? '')
    if (from === null || to === null || (typeof from === 'string' && typeof to === 'string')) return null
    return { kind: 'interval', from, to }
  }
  const date = parsePart(trimmed)
  return date && { kind: 'date', date }
}

function parseSet(inner: string, all: boolean): Edtf | null {
  const items: SetItem[] = []
  for (const word of inner.split(',')) {
    const item = word.trim()
    const range = item.split('..')
    if (range.length > 2 || items.length >= MOST_ITEMS) return null
    if (range.length === 2) {
      const [a = '', b = ''] = range
      const from = a === '' ? null : parsePart(a)
      const to = b === '' ? null : parsePart(b)
      if ((a !== '' && !from) || (b !== '' && !to) || (!from && !to)) return null
      items.push({ from, to })
      continue
    }
    const date = parsePart(item)
    if (!date) return null
    items.push(date)
  }
  return items.length > 0 ? { kind: 'set', all, items } : null
}

function parseEnd(text: string): IntervalEnd | null {
  return text === '' ? 'unknown' : text === '..' ? 'open' : parsePart(text)
}

function parsePart(text: string): DatePart | null {
  const found = PART.exec(text.trim())
  if (!found) return null
  const [, year = '', beforeMonth = '', month = null, beforeDay = '', day = null, hour, minute, second, zone = '', end = ''] = found
  // A qualifier on a part is read and written at the end: nothing else is lost that this app shows.
  const qualifier = joined([beforeMonth, beforeDay, end])
  if (!/^\d+X*$/.test(year)) return null
  if (month !== null) {
    if (!/^(?:\d\d|[01]X|XX)$/.test(month) || (/X/.test(year) && month !== 'XX')) return null
    const code = Number(month)
    if (!month.includes('X') && !((code >= 1 && code <= 12) || (code >= 21 && code <= 41))) return null
    if (code > 12 && day !== null) return null
  }
  if (month !== null && day !== null) {
    if (!/^(?:\d\d|[0-3]X|XX)$/.test(day) || (/X/.test(month) && day !== 'XX')) return null
    if (!day.includes('X') && (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))) return null
    if (/^3X$/.test(day) && daysInMonth(Number(year), Number(month)) < 30) return null
  }
  if (hour === undefined || minute === undefined) return { year, month, day, time: null, zone: '', qualifier }
  if (/X/.test(`${year}${month}${day}`) || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  const east = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (east && (Number(east[2]) > 14 || Number(east[3]) > 59)) return null
  return { year, month, day, time: `${hour}:${minute}:${second ?? '00'}`, zone: east ? `${east[1]}${east[2]}:${east[3]}` : zone, qualifier }
}

function joined(signs: readonly string[]): Qualifier {
  const uncertain = signs.some((sign) => sign === '?' || sign === '%')
  const approximate = signs.some((sign) => sign === '~' || sign === '%')
  return uncertain && approximate ? '%' : uncertain ? '?' : approximate ? '~' : ''
}

/** The date as EDTF writes it; `parseEdtf` gives the same date back. */
export function writeEdtf(date: Edtf): string {
  if (date.kind === 'date') return writePart(date.date)
  if (date.kind === 'interval') return `${writeEnd(date.from)}/${writeEnd(date.to)}`
  const items = date.items.map((item) => ('year' in item ? writePart(item) : `${item.from ? writePart(item.from) : ''}..${item.to ? writePart(item.to) : ''}`))
  return date.all ? `{${items.join(',')}}` : `[${items.join(',')}]`
}

export function writePart(part: DatePart): string {
  return `${part.year}${part.month === null ? '' : `-${part.month}`}${part.day === null ? '' : `-${part.day}`}${part.time === null ? '' : `T${part.time}${part.zone}`}${part.qualifier}`
}

function writeEnd(end: IntervalEnd): string {
  return end === 'open' ? '..' : end === 'unknown' ? '' : writePart(end)
}

/** The text as EDTF writes it, or null where it is no such date. */
export function canonicalEdtf(text: string): string | null {
  const date = parseEdtf(text)
  return date && writeEdtf(date)
}
