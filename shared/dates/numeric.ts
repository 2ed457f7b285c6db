/** Dates in figures: 8/9/2024, 9.8.24, 2024/08/09, 8/2024. Day and month are never swapped in silence. */
import { daysInMonth, isoDay, two } from './calendar'
import { fullYear, type ReadOptions, type Unit, unit } from './unit'
import { monthWord } from './words'

/** @param end index of the token after it */
export function readNumeric(text: string, end: number, options: ReadOptions): Unit | null {
  const parts = text.split(/[/.-]/)
  const numbers = parts.map(Number)
  const [a = 0, b = 0, c = 0] = numbers
  if (parts.length === 2) return b >= 1000 && b <= 2999 ? unit(end, { month: a, year: b }) : null
  const lengths = parts.map((part) => part.length)
  if (lengths[0] === 4) return lengths[2] !== undefined && lengths[2] <= 2 ? checked(end, a, b, c) : null
  if (lengths[0] === 3 || (lengths[2] !== 2 && lengths[2] !== 4)) return null
  const year = lengths[2] === 4 ? c : fullYear(c, options.pivot)
  const mdy = can(year, a, b)
  const dmy = can(year, b, a)
  if (!mdy && !dmy) return checked(end, year, options.order === 'dmy' ? b : a, options.order === 'dmy' ? a : b)
  if (mdy && dmy && a !== b) return ambiguous(end, year, a, b, options)
  const month = mdy ? a : b
  const day = mdy ? b : a
  const against = a !== b && options.order !== null && (options.order === 'mdy') !== mdy
  return unit(end, { year, month, day, remarks: against ? [`Read with the ${mdy ? 'month' : 'day'} first: the other order gives no day.`] : [] })
}

const can = (year: number, month: number, day: number) => month >= 1 && day >= 1 && day <= daysInMonth(year, month)

function ambiguous(end: number, year: number, a: number, b: number, { order }: ReadOptions): Unit {
  const monthFirst = { edtf: isoDay(year, a, b), why: `month first: ${b} ${monthWord(a)} ${year}` }
  const dayFirst = { edtf: isoDay(year, b, a), why: `day first: ${a} ${monthWord(b)} ${year}` }
  if (order === null) return unit(end, { year, trouble: { kind: 'ask', say: `Is it ${b} ${monthWord(a)} or ${a} ${monthWord(b)} ${year}? It depends on the country of the source.`, readings: [monthFirst, dayFirst] } })
  const [month, day] = order === 'mdy' ? [a, b] : [b, a]
  return unit(end, { year, month, day, remarks: [`Read with the ${order === 'mdy' ? 'month' : 'day'} first; the other order is ${order === 'mdy' ? `${a} ${monthWord(b)}` : `${b} ${monthWord(a)}`} ${year}.`] })
}

function checked(end: number, year: number, month: number, day: number): Unit {
  if (can(year, month, day)) return unit(end, { year, month, day })
  const bad = month < 1 || month > 12
  const say = bad ? `There is no month ${month}${day > 12 ? ` and no month ${day}` : ''}, so ${two(month)}/${two(day)}/${year} is no date in either order.` : `${monthWord(month)} ${year} has ${daysInMonth(year, month)} days: there is no day ${day}.`
  return unit(end, { year, trouble: { kind: 'impossible', say } })
}
