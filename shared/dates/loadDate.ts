/**
 * Dates as load files print them, to EDTF. The raw text is kept by the caller; day and month are
 * never swapped in silence (domain § 8.1).
 */
export type LoadDate =
  /** EDTF: "2001-05-21T15:48" without a zone, as printed, or a day, or with Z or an offset */
  | { edtf: string; problem: null; year: number }
  /** 'none' for an empty or all-zero date */
  | { edtf: null; problem: 'none' | 'impossible' | 'unreadable'; year: number }

export type DateOrder = 'mdy' | 'dmy'

const NONE: LoadDate = { edtf: null, problem: 'none', year: 0 }
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const SLASHED = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[ T]+(.*))?$/
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s+[A-Za-z/_ ()]+)?$/
const WORDED = /^(?:[A-Za-z]+,?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})\.?,?|([A-Za-z]{3,9})\.?\s+(\d{1,2}),?)\s+(\d{4})(?:,?\s+(.*))?$/

/**
 * @param raw as it stands in the field
 * @param time a time column that belongs to it, "" where there is none
 */
export function parseLoadDate(raw: string, order: DateOrder, time = ''): LoadDate {
  const text = raw.trim()
  if (text === '' || /^[0\s/:.T-]+(?:[AP]M)?$/i.test(text)) return NONE
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z?)$/.exec(text)
  if (compact) {
    const clock = compact[4] ? `${compact[4]}:${compact[5]}${compact[6] ? `:${compact[6]}` : ''}${compact[7] ?? ''}` : time.trim()
    return dated(Number(compact[1]), Number(compact[2]), Number(compact[3]), clock)
  }
  const slashed = SLASHED.exec(text)
  if (slashed) {
    const [, a = '', b = '', c = ''] = slashed
    const clock = slashed[4] ?? time.trim()
    if (a.length === 4) return dated(Number(a), Number(b), Number(c), clock)
    if (c.length !== 4 && c.length !== 2) return { edtf: null, problem: 'unreadable', year: 0 }
    // Two digits: the century by the common window of 1970 to 2069.
    const year = c.length === 2 ? (Number(c) >= 70 ? 1900 : 2000) + Number(c) : Number(c)
    return order === 'mdy' ? dated(year, Number(a), Number(b), clock) : dated(year, Number(b), Number(a), clock)
  }
  const worded = WORDED.exec(text)
  const month = worded ? MONTHS.indexOf((worded[2] ?? worded[3] ?? '').slice(0, 3).toLowerCase()) + 1 : 0
  if (worded && month > 0) return dated(Number(worded[5]), month, Number(worded[1] ?? worded[4]), worded[6] ?? time.trim())
  return { edtf: null, problem: 'unreadable', year: 0 }
}

/**
 * Whether a date can be, without making it: for the check of a million rows.
 * @returns the year; 0 for an empty date, -1 for one that cannot be or cannot be read
 */
export function yearOfLoadDate(raw: string, order: DateOrder): number {
  // "05/21/2001", the commonest by far, is read sign by sign.
  if (raw.charCodeAt(2) === 47 && raw.charCodeAt(5) === 47 && raw.length === 10) {
    const a = digits(raw, 0, 2)
    const b = digits(raw, 3, 5)
    const year = digits(raw, 6, 10)
    const month = order === 'mdy' ? a : b
    const day = order === 'mdy' ? b : a
    if (year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0)) return year
  }
  if (raw === '') return 0
  const { problem, year } = parseLoadDate(raw, order)
  return problem === null ? year : problem === 'none' ? 0 : -1
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function dated(year: number, month: number, day: number, clock: string): LoadDate {
  if (year === 0 && month === 0 && day === 0) return NONE
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const most = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0)
  if (month < 1 || month > 12 || day < 1 || day > most || year < 1000) return { edtf: null, problem: 'impossible', year }
  const date = `${year}-${two(month)}-${two(day)}`
  if (clock === '') return { edtf: date, problem: null, year }
  const found = TIME.exec(clock.trim())
  if (!found) return { edtf: date, problem: null, year }
  let hour = Number(found[1])
  if (found[4]) hour = (hour % 12) + (found[4].toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(found[2]) > 59) return { edtf: null, problem: 'impossible', year }
  const zone = found[5] ? (/^[+-]/.test(found[5]) ? found[5].replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') : 'Z') : ''
  return { edtf: `${date}T${two(hour)}:${found[2]}:${found[3] ?? '00'}${zone}`, problem: null, year }
}

const two = (value: number) => String(value).padStart(2, '0')
