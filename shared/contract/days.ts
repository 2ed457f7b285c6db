/** Days as agreements write them: "14th day of May, 2013", "March 5, 2017", "5 March 2017", "3/5/2017". */
import { bothReadings, type DayOrder } from './dayOrder'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

const DAY = new RegExp([
  `\\b${MONTH}\\s{1,3}(\\d{1,2})(?:\\s?(?:st|nd|rd|th))?\\s?,?\\s{0,3}(\\d{4})\\b`,
  `\\(?\\b(\\d{1,2})\\s?(?:st|nd|rd|th|s t|n d|r d|t h)?\\)?\\s{1,3}(?:${MONTH}\\s{1,3})?(?:day\\s{1,3}of\\s{1,3})?(?:${MONTH})?\\s?,?\\s{0,3}(\\d{4})\\b`,
  '\\b(\\d{1,2})[/-](\\d{1,2})[/-](\\d{2,4})\\b',
  '\\b(\\d{4})-(\\d{2})-(\\d{2})\\b',
].join('|'), 'gi')

/** `other`: the day of the other order, where figures can be read in both; `said` has both in words, month first before day first. */
export type FoundDay = { edtf: string; at: number; to: number; words: string; both: { other: string; said: readonly [string, string] } | null }

/** All days of a text that can be. @param order of day and month in figures, where both give a day */
export function daysIn(text: string, order: DayOrder): FoundDay[] {
  const found: FoundDay[] = []
  for (const match of text.matchAll(DAY)) {
    const [, m1, d1, y1, d2, m2, m3, y2, m4, d4, y4, y5, m5, d5] = match
    const month = m1 ?? m2 ?? m3
    const both = m4 ? bothReadings(yearOf(y4 ?? ''), Number(m4), Number(d4)) : null
    const swapped = m4 !== undefined && (both ? order === 'dmy' : Number(m4) > 12)
    const parts = month ? [Number(y1 ?? y2), MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(d1 ?? d2)]
      : y5 ? [Number(y5), Number(m5), Number(d5)] : m4 ? [yearOf(y4 ?? ''), Number(swapped ? d4 : m4), Number(swapped ? m4 : d4)] : null
    if (!parts) continue
    const [year = 0, monthNumber = 0, day = 0] = parts
    if (monthNumber < 1 || monthNumber > 12 || day < 1 || day > (LENGTHS[monthNumber - 1] ?? 31)) continue
    found.push({ edtf: `${year}-${String(monthNumber).padStart(2, '0')}-${String(day).padStart(2, '0')}`, at: match.index, to: match.index + match[0].length, words: match[0], both: both && { other: swapped ? both.monthFirst : both.dayFirst, said: both.said } })
  }
  return found
}

const yearOf = (text: string) => (text.length === 4 ? Number(text) : Number(text) + (Number(text) >= 70 ? 1900 : 2000))
