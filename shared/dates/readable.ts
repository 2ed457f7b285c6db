/** Dates as a person reads them aloud in a chronology: what is known, and what is not. */
import { boundsOf } from './bounds'
import { type DatePart, parseEdtf, type IntervalEnd, type Qualifier } from './edtf'
import { monthWord } from './words'
import { writtenDate } from './written'
import { clockIn } from './zones'

const SPANS: Record<string, string> = {
  21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter', 25: 'spring', 26: 'summer', 27: 'autumn', 28: 'winter', 29: 'spring', 30: 'summer', 31: 'autumn', 32: 'winter',
  33: 'first quarter of', 34: 'second quarter of', 35: 'third quarter of', 36: 'fourth quarter of', 37: 'first third of', 38: 'second third of', 39: 'last third of', 40: 'first half of', 41: 'second half of',
}

/**
 * "18 September 2024", "August 2024, day not known", "between 31 July and 18 September 2024, one day",
 * "18 September 2024, 00:30 UTC (17 September, 17:30 in Los Angeles)". What is no EDTF date is given back.
 * @param zone IANA zone whose clock is shown beside an instant; "" for none
 */
export function describeDate(text: string, zone = ''): string {
  const date = parseEdtf(text)
  if (!date) return text
  if (date.kind === 'date') return withQualifier(described(date.date, zone), date.date.qualifier)
  if (date.kind === 'interval') return interval(date.from, date.to)
  const [only] = date.items
  if (date.items.length === 1 && only && !('year' in only)) {
    if (only.from && only.to) return `between ${plain(only.from)} and ${plain(only.to)}, ${same(only.from, only.to) ? 'one of these days' : 'not known when'}`
    return only.to ? `on or before ${plain(only.to)}` : only.from ? `on or after ${plain(only.from)}` : text
  }
  const names = date.items.map((item) => ('year' in item ? plain(item) : `${item.from ? plain(item.from) : '…'} to ${item.to ? plain(item.to) : '…'}`))
  return listed(shortened(names), date.all ? 'and' : 'or')
}

const same = (a: DatePart, b: DatePart) => a.day !== null && b.day !== null

function described(part: DatePart, zone: string): string {
  if (part.time !== null && part.zone !== '') return instant(part, zone)
  if (part.month !== null && part.month !== 'XX' && Number(part.month) <= 12 && (part.day === null || part.day === 'XX')) return `${plain(part)}, day not known`
  return plain(part)
}

function instant(part: DatePart, zone: string): string {
  const day = plain({ ...part, time: null })
  const written = `${day}, ${part.time?.slice(0, 5)} ${part.zone === 'Z' ? 'UTC' : `UTC${part.zone.replace('-', '−')}`}`
  const at = boundsOf(`${part.year}-${part.month}-${part.day}T${part.time}${part.zone}`)?.earliest
  const local = zone && at ? clockIn(zone, at) : null
  if (local === null || local.slice(0, 16) === `${part.year}-${part.month}-${part.day}T${part.time?.slice(0, 5)}`) return written
  const there = `${writtenDate(String(Number(local.slice(8, 10))), monthWord(Number(local.slice(5, 7))), '')}, ${local.slice(11, 16)}`
  return `${written} (${there} in ${zone.split('/').at(-1)?.replaceAll('_', ' ')})`
}

function plain(part: DatePart): string {
  const { year, month, day } = part
  const named = /X/.test(year) ? (year.endsWith('XX') ? `the ${year.slice(0, 2)}00s` : `the ${year.slice(0, 3)}0s`) : String(Number(year))
  if (month === null || month === 'XX') return named
  const span = Object.hasOwn(SPANS, month) ? SPANS[month] : undefined
  if (span) return `${span.endsWith('of') ? 'the ' : ''}${span} ${named}`
  if (month.includes('X')) return named
  const name = monthWord(Number(month))
  if (day === null || day === 'XX') return writtenDate('', name, named)
  if (day.includes('X')) return writtenDate(`${day.replace('X', '0').replace(/^00$/, '1')} to ${day.replace('X', '9')}`, name, named)
  const time = part.time === null ? '' : `, ${part.time.slice(0, 5)}${part.zone === 'Z' ? ' UTC' : part.zone}`
  return `${writtenDate(String(Number(day)), name, named)}${time}`
}

function withQualifier(words: string, qualifier: Qualifier): string {
  switch (qualifier) {
    case '~': return `about ${words.replace(', day not known', '')}`
    case '?': return `${words} (uncertain)`
    case '%': return `about ${words.replace(', day not known', '')} (uncertain)`
    case '': return words
  }
}

function interval(from: IntervalEnd, to: IntervalEnd): string {
  const word = (end: DatePart) => withQualifier(plain(end), end.qualifier)
  if (typeof from === 'string') return typeof to === 'string' ? '' : `until ${word(to)}${from === 'unknown' ? ', beginning not known' : ''}`
  if (to === 'open') return `from ${word(from)} on`
  if (to === 'unknown') return `from ${word(from)}, end not known`
  const ends = shortened([word(from), word(to)])
  return `${ends[0]} to ${ends[1]}`
}

/** "21 or 22 January 2025": what the dates share is said once, where the day is written first. */
function shortened(names: readonly string[]): string[] {
  const tails = names.map((name) => name.split(' ').slice(1).join(' '))
  const alike = names.length > 1 && tails[0] !== '' && tails.every((tail) => tail === tails[0]) && /^\d+ /.test(names[0] ?? '')
  return alike ? names.map((name, at) => (at === names.length - 1 ? name : (name.split(' ')[0] ?? name))) : [...names]
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
}
