/** Whether "3/5/2017" is 5 March or 3 May in a paper: told by the paper, else asked (domain § 11). */
import { daysInMonth, isoDay } from '../dates/calendar'
import { monthWord } from '../dates/words'

export type DayOrder = 'mdy' | 'dmy'
/** `why` is the end of a sentence: "because …". */
export type OrderFound = { order: DayOrder | null; why: string }

const FIGURES = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b/g
const MONTH_FIRST = /^(?:United States|U\.?S\.?A?\.?$|(?:the )?(?:State|Commonwealth) of|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|District of Columbia|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)\b/i
const DAY_FIRST = /^(?:England|Wales|Scotland|Northern Ireland|United Kingdom|Ireland|Australia|New South Wales|Queensland|New Zealand|India|Singapore|Malaysia|Hong Kong|Germany|France|Italy|Spain|Portugal|Netherlands|Belgium|Luxembourg|Austria|Switzerland|Denmark|Norway|Finland|Poland|Greece|Israel|Brazil|Mexico|Argentina|South Africa|Nigeria|Kenya|Bermuda|Cayman Islands)\b/i

/**
 * The order of day and month in a paper's figures.
 * @param laws places whose law governs, as written
 * @returns null where figures fit both, or where some fit only one order and some only the other
 */
export function dayOrderOf(text: string, laws: readonly string[]): OrderFound {
  const clear: Record<DayOrder, string> = { mdy: '', dmy: '' }
  for (const [words, first, second] of text.matchAll(FIGURES)) {
    const [a, b] = [Number(first), Number(second)]
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) clear.dmy ||= words
    if (b > 12 && b <= 31 && a >= 1 && a <= 12) clear.mdy ||= words
  }
  if (clear.mdy && clear.dmy) return { order: null, why: `it has both ${clear.mdy} and ${clear.dmy}` }
  if (clear.mdy || clear.dmy) return { order: clear.mdy ? 'mdy' : 'dmy', why: `the paper also has ${clear.mdy || clear.dmy}` }
  const law = laws.find((one) => MONTH_FIRST.test(one) || DAY_FIRST.test(one))
  if (law === undefined) return { order: null, why: 'nothing in the paper tells' }
  return { order: MONTH_FIRST.test(law) ? 'mdy' : 'dmy', why: `the law of ${law} governs` }
}

/** The readings of a day in figures that can be read in both orders, month first; null where only one is a day. */
export function bothReadings(year: number, a: number, b: number): { monthFirst: string; dayFirst: string; said: readonly [string, string] } | null {
  const can = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  if (a === b || !can(a, b) || !can(b, a)) return null
  return { monthFirst: isoDay(year, a, b), dayFirst: isoDay(year, b, a), said: [`${b} ${monthWord(a)} ${year}`, `${a} ${monthWord(b)} ${year}`] }
}
