/** Days, months and years as prose writes them, each as the span of days that it means. */

export type DateSpan = {
  /** where it stands, half-open */
  from: number
  to: number
  /** first and last day, as numbers: 20240918 */
  first: number
  last: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const PATTERN = new RegExp(`\\b(?:${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})|(\\d{1,2})(?:st|nd|rd|th)?\\s{1,3}(?:of\\s{1,3})?${MONTH},?\\s{1,3}(\\d{4})|${MONTH},?\\s{1,3}(?:of\\s{1,3})?(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})/(\\d{1,2})/(\\d{4})|((?:19|20)\\d{2}))\\b`, 'gi')

/** Dates in a text, in order. Numbers that cannot be a day are left out. US order for 9/18/2024. */
export function datesIn(text: string): DateSpan[] {
  const found: DateSpan[] = []
  for (const match of text.matchAll(PATTERN)) {
    const [, m1, d1, y1, d2, m2, y2, m3, y3, y4, m4, d4, m5, d5, y5, y6] = match
    const span = y1 ? day(y1, monthOf(m1), d1) : y2 ? day(y2, monthOf(m2), d2) : y3 ? month(y3, monthOf(m3)) : y4 ? day(y4, Number(m4), d4) : y5 ? day(y5, Number(m5), d5) : y6 ? { first: Number(y6) * 10_000 + 101, last: Number(y6) * 10_000 + 1231 } : null
    if (span) found.push({ from: match.index, to: match.index + match[0].length, ...span })
  }
  return found
}

const monthOf = (name: string | undefined): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

function day(year: string, monthNumber: number, dayText: string | undefined): { first: number; last: number } | null {
  const n = Number(dayText)
  if (monthNumber < 1 || monthNumber > 12 || n < 1 || n > 31) return null
  const value = Number(year) * 10_000 + monthNumber * 100 + n
  return { first: value, last: value }
}

function month(year: string, monthNumber: number): { first: number; last: number } | null {
  if (monthNumber < 1) return null
  const base = Number(year) * 10_000 + monthNumber * 100
  return { first: base + 1, last: base + 31 }
}

/** A document's own date in EDTF ("2024-09-18", "2024-09", "2024"), as a span; null where it is none of these. */
export function spanOfEdtf(edtf: string | null): { first: number; last: number } | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(edtf ?? '')
  if (!match?.[1]) return null
  if (match[3]) return day(match[1], Number(match[2]), match[3])
  if (match[2]) return month(match[1], Number(match[2]))
  return { first: Number(match[1]) * 10_000 + 101, last: Number(match[1]) * 10_000 + 1231 }
}

type Days = { first: number; last: number }
const isDay = (span: Days) => span.first === span.last
const isYear = (span: Days) => span.last - span.first > 1000

/** How well two dates agree, 0 to 1: the same day 1, the same month 0.6, a day in that month 0.5, only the year 0.2. */
export function agreement(a: Days, b: Days): number {
  if (a.first > b.last || b.first > a.last) return 0
  if (isYear(a) || isYear(b)) return 0.2
  if (isDay(a) && isDay(b)) return 1
  return isDay(a) || isDay(b) ? 0.5 : 0.6
}

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "18 Sep 2024", "Sep 2024", "2024" */
export function dateWords({ first, last }: Days): string {
  const year = Math.floor(first / 10_000)
  if (isYear({ first, last })) return String(year)
  const name = SHORT[(Math.floor(first / 100) % 100) - 1] ?? ''
  return first === last ? `${first % 100} ${name} ${year}` : `${name} ${year}`
}
