/** Days in a query, and whether a record's uncertain date lies among them. Days are YYYY-MM-DD, compared as text. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export type Days = { first: string; last: string }

/**
 * Reads a day, month or year as a person types it: "2024-09-18", "9/18/2024", "18 Sep 2024",
 * "Sept. 18, 2024", "2024-09", "Sep 2024", "2024". Month before day between slashes, as in US papers.
 * @returns its first and last day; null where there is no such day
 */
export function readDays(typed: string): Days | null {
  const text = typed.trim().toLowerCase().replace(/[\u00a0\u2009]/g, ' ')
  let match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (match) return daysOf(match[1], match[2], match[3])
  match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (match) return daysOf(match[3], match[1], match[2])
  match = /^(\d{1,2})\/(\d{4})$/.exec(text)
  if (match) return daysOf(match[2], match[1])
  match = /^(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2}),?)?,? (\d{4})$/.exec(text)
  if (!match) return null
  const month = MONTHS.indexOf((match[2] ?? '').slice(0, 3)) + 1
  return month === 0 ? null : daysOf(match[4], String(month), match[1] ?? match[3])
}

function daysOf(year = '', month?: string, day?: string): Days | null {
  const y = Number(year)
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  const m = Number(month)
  if (m < 1 || m > 12) return null
  const start = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return { first: `${start}-01`, last: `${start}-${String(lengthOf(y, m)).padStart(2, '0')}` }
  const d = Number(day)
  if (d < 1 || d > lengthOf(y, m)) return null
  const exact = `${start}-${day.padStart(2, '0')}`
  return { first: exact, last: exact }
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day before or behind a day (YYYY-MM-DD). */
export function dayBeside(day: string, by: 1 | -1): string {
  let [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  date += by
  if (date < 1) {
    month--
    if (month < 1) {
      month = 12
      year--
    }
    date = lengthOf(year, month)
  } else if (date > lengthOf(year, month)) {
    date = 1
    month++
    if (month > 12) {
      month = 1
      year++
    }
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/**
 * The first and last day that a record's date (EDTF) can mean: a month reaches over its days, an open
 * interval without end. @returns null where it names no year
 */
export function reachOf(edtf: string): { first: string; last: string } | null {
  const found: Days[] = []
  for (const match of edtf.matchAll(/(?<![\d-])(\d{4})(?:-(\d{2})(?!\d))?(?:-(\d{2})(?!\d))?/g)) {
    // Seasons of EDTF have numbers above 12; the year is kept.
    const days = Number(match[2] ?? 1) > 12 ? daysOf(match[1]) : daysOf(match[1], match[2], match[3])
    if (days) found.push(days)
  }
  if (found.length === 0) return null
  const first = found.map((one) => one.first).sort()[0] as string
  const last = found.map((one) => one.last).sort().at(-1) as string
  return { first: /^\[?\.\.|^\//.test(edtf) ? '0000-01-01' : first, last: /\.\.\]?$|\/$/.test(edtf) ? '9999-12-31' : last }
}

/** Whether a date may lie among days; a date that is not known lies nowhere. */
export function mayLieIn(edtf: string | null, days: { first: string | null; last: string | null }): boolean {
  const reach = edtf === null ? null : reachOf(edtf)
  return reach !== null && (days.first === null || reach.last >= days.first) && (days.last === null || reach.first <= days.last)
}
