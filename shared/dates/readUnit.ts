/** Reads one date that begins at a token: a day, a month, a season, a year, a vague part of one. */
import { isoDay } from './calendar'
import { canonicalEdtf } from './edtf'
import { readNumeric } from './numeric'
import type { Token } from './tokens'
import { fullYear, type ReadOptions, type Unit, unit, weekdaysIn } from './unit'
import { COUNTS, monthOf, ORDINALS, SEASONS, weekdayIn } from './words'

const VAGUE: Record<string, 'early' | 'mid' | 'late'> = { early: 'early', beginning: 'early', start: 'early', mid: 'mid', middle: 'mid', late: 'late', end: 'late', close: 'late' }

/** Walks the tokens of one phrase. */
export class Reader {
  constructor(readonly tokens: readonly Token[], readonly options: ReadOptions) {}

  at(index: number): Token | undefined {
    return this.tokens[index]
  }

  word(index: number): string {
    const token = this.tokens[index]
    return token?.kind === 'word' || (token?.kind === 'number' && token.ordinal) ? token.text : ''
  }

  sign(index: number, signs: string): boolean {
    const token = this.tokens[index]
    return token?.kind === 'sign' && signs.includes(token.text)
  }

  /** Index after any of the words that stand there, in this order, each at most once. */
  skip(index: number, ...words: readonly string[]): number {
    let at = index
    for (const word of words) if (word.length === 1 && !/[a-z]/.test(word) ? this.sign(at, word) : this.word(at) === word) at++
    return at
  }

  /** A four-digit or signed two-digit year. @returns year and index after it */
  year(index: number, shortToo = false): { year: number; end: number } | null {
    const token = this.tokens[index]
    if (!token) return null
    if (token.kind === 'number' && !token.ordinal && token.to - token.from === 4 && token.value >= 1000 && token.value <= 2999) return { year: token.value, end: index + 1 }
    if (token.kind === 'year-sign' || (shortToo && token.kind === 'number' && !token.ordinal && token.to - token.from === 2)) return { year: fullYear(token.value, this.options.pivot), end: index + 1 }
    return null
  }

  /** Number that can be a day, "9" or "9th". One that is too high is kept, to be told. */
  dayNumber(index: number): number | null {
    const token = this.tokens[index]
    return token?.kind === 'number' && (token.ordinal ? token.to - token.from <= 4 : token.to - token.from <= 2) && token.value <= 99 ? token.value : null
  }

  unit(index: number): Unit | null {
    const start = this.skip(index, 'the')
    return this.iso(index) ?? this.numeric(index) ?? this.part(start) ?? this.weekdayOrDay(index) ?? this.monthFirst(start) ?? this.dayFirst(start) ?? this.decadeOrYear(start)
  }

  private iso(index: number): Unit | null {
    const token = this.tokens[index]
    if (token?.kind !== 'iso') return null
    const written = token.text.toUpperCase()
    const [day = '', time] = written.split('T')
    const [year = 0, month = 0, date] = day.split('-').map(Number)
    if (month > 12 && date === undefined) {
      if (month !== (year % 100) + 1) return canonicalEdtf(day) ? unit(index + 1, { fixed: day, year }) : null
      return unit(index + 1, { year, trouble: { kind: 'ask', say: `${day} can be the years ${year} to ${year + 1}, or a season as EDTF writes it.`, readings: [{ edtf: `${year}/${year + 1}`, why: 'two years' }, { edtf: day, why: 'EDTF' }] } })
    }
    if (time === undefined) return unit(index + 1, { year, month, day: date ?? null })
    const whole = canonicalEdtf(`${day}T${time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')}`)
    if (whole === null) return unit(index + 1, { year, month, day: date ?? null, trouble: { kind: 'impossible', say: `There is no such moment as ${written}.` } })
    return /(?:Z|[+-]\d\d:\d\d)$/.test(whole) ? unit(index + 1, { year, month, day: date ?? null, fixed: whole, zone: whole.endsWith('Z') ? 'UTC' : '' })
      : unit(index + 1, { year, month, day: date ?? null, remarks: ['The time has no time zone, so only the day is kept.'] })
  }

  private numeric(index: number): Unit | null {
    const token = this.tokens[index]
    return token?.kind === 'numeric' ? readNumeric(token.text, index + 1, this.options) : null
  }

  /** Seasons, quarters, halves, fiscal years, early, mid and late. */
  private part(index: number): Unit | null {
    const word = this.word(index)
    const season = Object.hasOwn(SEASONS, word) ? SEASONS[word] : undefined
    if (season) {
      const next = this.skip(index + 1, ',', 'of', 'in')
      const both = /^(\d\d(\d\d))-(\d\d)$/.exec(this.tokens[next]?.text ?? '')
      if (both && Number(both[3]) === (Number(both[2]) + 1) % 100) return seasonOf(season, { year: Number(both[1]), end: next + 1 }, next + 1)
      const found = this.year(next)
      return found ? seasonOf(season, found, this.shortRange(found)) : null
    }
    const nthOf = this.letterAndNumber(index)
    if (nthOf) {
      const found = this.year(this.skip(index + 2, ',', 'of', 'in'))
      return found ? codeOf(word === 'q' ? 32 : 39, nthOf, word === 'q' ? 4 : 2, found) : null
    }
    const nth = Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : undefined
    if (nth !== undefined) {
      const fiscal = this.word(index + 1) === 'fiscal'
      const kind = this.word(index + (fiscal ? 2 : 1))
      if (kind !== 'quarter' && kind !== 'half') return null
      let next = this.skip(index + (fiscal ? 3 : 2), ',', 'of', 'in', 'the', 'fiscal', 'calendar', 'year')
      if (this.sign(next, ',')) next++
      const found = this.year(next)
      if (!found) return null
      const isFiscal = fiscal || this.tokens.slice(index, next).some((token) => token.text === 'fiscal')
      const read = codeOf(kind === 'quarter' ? 32 : 39, nth === -1 ? (kind === 'quarter' ? 4 : 2) : nth, kind === 'quarter' ? 4 : 2, found)
      return read && isFiscal ? asFiscal(read) : read
    }
    if (word === 'fiscal' || word === 'fy') {
      const found = this.year(this.skip(index + 1, 'year'), word === 'fy')
      return found ? asFiscal(unit(found.end, { year: found.year })) : null
    }
    const vague = Object.hasOwn(VAGUE, word) ? VAGUE[word] : undefined
    if (!vague) return null
    return this.vague(this.skip(index + 1, '-', 'in', 'of', 'the', 'year', 'month', 'of'), vague)
  }

  /** 3 of "Q3", which is a letter and a number beside each other. */
  private letterAndNumber(index: number): number | null {
    const letter = this.word(index)
    const number = this.tokens[index + 1]
    return (letter === 'q' || letter === 'h') && number?.kind === 'number' && number.from === this.tokens[index]?.to && number.value >= 1 && number.value <= 4 ? number.value : null
  }

  private vague(index: number, vague: 'early' | 'mid' | 'late'): Unit | null {
    const inner = this.monthFirst(index) ?? this.decadeOrYear(index)
    if (!inner || inner.day !== null || inner.days || inner.fixed !== null || inner.trouble) return null
    return { ...inner, vague, bare: false }
  }

  /** "2023-24", "2023/24" after a season: the second year as two digits. */
  private shortRange({ year, end }: { year: number; end: number }): number | null {
    if (!this.sign(end, '-–—/')) return null
    const next = this.year(end + 1, true)
    return next && next.year === year + 1 ? next.end : null
  }

  private weekdayOrDay(index: number): Unit | null {
    const article = this.skip(index, 'the', 'a', 'an', 'one', 'some')
    if (article > index && (this.word(article) === 'day' || (/^(?:unknown|unspecified|single|certain)$/.test(this.word(article)) && this.word(article + 1) === 'day'))) {
      const month = this.monthFirst(this.skip(article + (this.word(article) === 'day' ? 1 : 2), 'in', 'of'))
      return month && month.day === null && !month.days ? { ...month, someDay: true } : null
    }
    const weekday = weekdayIn(this.word(article))
    if (weekday < 0) return null
    if (this.word(article + 1) === 'in' || this.word(article + 1) === 'of') {
      const month = this.monthFirst(article + 2)
      if (!month || month.day !== null || month.year === null || month.month === null) return null
      return { ...month, fixed: weekdaysIn(month.year, month.month, weekday) }
    }
    const next = this.skip(article + 1, '.', ',', 'the')
    const day = this.monthFirst(next) ?? this.dayFirst(next) ?? this.numeric(next) ?? this.iso(next)
    return day && day.day !== null ? { ...day, weekday } : null
  }

  /** "August 15, 2024", "August 2024", "Aug. 5–9, 2024", "August". */
  private monthFirst(index: number): Unit | null {
    const month = monthOf(this.word(index))
    if (month === 0) return null
    const after = this.skip(index + 1, '.')
    const day = this.dayNumber(this.skip(after, 'the'))
    if (day !== null && !this.isClockNumber(this.skip(after, 'the'))) {
      const { days, end } = this.dayList(this.skip(after, 'the') + 1, day)
      const year = this.year(this.skip(end, ',', 'of', 'in')) ?? (this.sign(end, ',') ? this.shortAfterComma(end) : null)
      return unit(year?.end ?? end, { month, day: days ? null : day, days, year: year?.year ?? null })
    }
    const year = this.year(this.skip(after, ',', 'of', 'in', 'the', 'year'))
    return unit(year?.end ?? (this.sign(index + 1, '.') && this.tokens[index]?.text.length === 3 ? index + 2 : index + 1), { month, year: year?.year ?? null })
  }

  private shortAfterComma(comma: number): { year: number; end: number } | null {
    return this.tokens[comma + 1]?.kind === 'year-sign' ? this.year(comma + 1) : null
  }

  /** A number before "p.m." is an hour. */
  private isClockNumber(index: number): boolean {
    return /^[ap]m$/.test(this.word(index + 1))
  }

  /** "9th August 2024", "the 9th day of August, 2024", "5 to 9 August 2024". */
  private dayFirst(index: number): Unit | null {
    const day = this.dayNumber(index)
    if (day === null) return null
    const { days, end } = this.dayList(index + 1, day)
    let next = this.skip(end, 'day', 'of')
    if (this.sign(next, '-') && monthOf(this.word(next + 1)) > 0) next++
    const month = monthOf(this.word(next))
    if (month === 0) return null
    const dotted = this.skip(next + 1, '.')
    const joined = this.sign(dotted, '-') ? dotted + 1 : this.skip(dotted, ',', 'of', 'in', 'the', 'year')
    const year = this.year(joined, this.sign(dotted, '-'))
    return unit(year?.end ?? next + 1, { day: days ? null : day, days, month, year: year?.year ?? null })
  }

  /** Further days after the first: "and 22", "or 22", "–9", "to 9", ", 6 and 9". */
  private dayList(index: number, first: number): { days: Unit['days']; end: number } {
    const list = [first]
    let at = index
    let joint: 'and' | 'or' | 'to' | null = null
    for (let round = 0; round < 8 && joint !== 'to'; round++) {
      const comma = this.sign(at, ',')
      const word = this.word(comma ? at + 1 : at)
      const range = !comma && (this.sign(at, '-–—') || word === 'to' || word === 'through' || word === 'until' || word === 'thru')
      const next = range ? at + 1 : word === 'and' || word === 'or' ? at + (comma ? 2 : 1) : comma ? at + 1 : -1
      const day = next < 0 ? null : this.dayNumber(this.skip(next, 'the'))
      if (day === null || day > 31 || this.isClockNumber(next) || monthAfterDay(this, next)) break
      // "January 5, 20, …" goes on only where an "and" or "or" comes: else the comma belongs to the year.
      if (comma && word !== 'and' && word !== 'or' && !this.listGoesOn(next + 1)) break
      list.push(day)
      at = this.skip(next, 'the') + 1
      if (range) joint = 'to'
      else if (word === 'and' || word === 'or') joint = word
    }
    return joint === null ? { days: null, end: index } : { days: { list, joint }, end: at }
  }

  private listGoesOn(index: number): boolean {
    const word = this.word(this.skip(index, ','))
    return word === 'and' || word === 'or' || (this.sign(index, ',') && this.dayNumber(index + 1) !== null && (this.dayNumber(index + 1) ?? 99) <= 31)
  }

  private decadeOrYear(index: number): Unit | null {
    const token = this.tokens[index]
    if (token?.kind === 'decade') return unit(index + 1, { fixed: token.text.slice(2, 4) === '00' ? `${token.text.slice(0, 2)}XX` : `${token.text.slice(0, 3)}X`, year: token.value })
    const found = this.year(this.skip(index, 'calendar', 'year'))
    return found ? unit(found.end, { year: found.year, bare: token?.kind !== 'year-sign' && this.word(index) !== 'year' }) : null
  }
}

/** In "between July 31 and 5 August 2024" the second number belongs to the month behind it. */
function monthAfterDay(reader: Reader, index: number): boolean {
  const day = reader.skip(index, 'the')
  return monthOf(reader.word(reader.skip(day + 1, 'day', 'of'))) > 0 && monthOf(reader.word(index - 3)) > 0
}

function codeOf(base: number, nth: number, most: number, { year, end }: { year: number; end: number }): Unit | null {
  return nth >= 1 && nth <= most ? unit(end, { year, code: base + nth }) : null
}

/** A winter lies in two years: which it is named for is asked, unless both are written. */
function seasonOf(code: number, { year, end }: { year: number; end: number }, bothEnd: number | null): Unit | null {
  const winter = (from: number) => `[${from}-12..${from + 1}-02]`
  if (bothEnd !== null && code !== 24) return null
  if (bothEnd !== null) return unit(bothEnd, { year, fixed: winter(year) })
  if (code !== 24) return unit(end, { year, code })
  return unit(end, {
    year, trouble: { kind: 'ask', say: `A winter lies in two years: does it end or begin in ${year}?`, readings: [{ edtf: winter(year - 1), why: `December ${year - 1} to February ${year}` }, { edtf: winter(year), why: `December ${year} to February ${year + 1}` }] },
  })
}

function asFiscal(read: Unit): Unit {
  const edtf = read.code === null ? String(read.year) : `${read.year}-${read.code}`
  return { ...read, trouble: { kind: 'ask', say: 'A fiscal year need not be the calendar year: which days does the source mean?', readings: [{ edtf, why: 'if it is the calendar year' }] } }
}

/** How many, in figures or words. */
export function countOf(reader: Reader, index: number): number | null {
  const token = reader.at(index)
  if (token?.kind === 'number' && !token.ordinal) return token.value
  const word = reader.word(index)
  return Object.hasOwn(COUNTS, word) ? (COUNTS[word] ?? null) : null
}

/** "2024-08-15" from a unit that is a whole day. */
export function wholeDay(one: Unit): string | null {
  return one.year !== null && one.month !== null && one.day !== null && one.fixed === null ? isoDay(one.year, one.month, one.day) : null
}
