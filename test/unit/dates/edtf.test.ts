import edtf from 'edtf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, compareDates, compareSpans, spanOf } from '../../../shared/dates/bounds'
import { addDays, daysInMonth, isoDay } from '../../../shared/dates/calendar'
import { canonicalEdtf, parseEdtf, writeEdtf } from '../../../shared/dates/edtf'
import { findDates } from '../../../shared/dates/find'
import { PHRASE_DEFAULTS, readDate } from '../../../shared/dates/phrase'
import { describeDate } from '../../../shared/dates/readable'

const day = fc.tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).map(([y, m, d]) => isoDay(y, m, Math.min(d, daysInMonth(y, m))))
const part = fc.oneof(day, day.map((one) => one.slice(0, 7)), day.map((one) => one.slice(0, 4)), fc.constantFrom('2024-XX', '199X', '19XX', '2024-08-XX', '2024-22', '2024-35', '2024-40', '2024-1X', '2024-08-1X'))
const signed = fc.tuple(part, fc.constantFrom('', '?', '~', '%')).map(([one, sign]) => one + sign)
const date = fc.oneof(
  signed, fc.tuple(fc.oneof(signed, fc.constantFrom('..', '')), signed).map((ends) => ends.join('/')), fc.tuple(signed, fc.oneof(signed, fc.constantFrom('..', ''))).map((ends) => ends.join('/')),
  fc.array(part, { minLength: 1, maxLength: 4 }).map((all) => `[${all.join(',')}]`), fc.array(part, { minLength: 1, maxLength: 4 }).map((all) => `{${all.join(',')}}`), fc.tuple(day, day).map(([a, b]) => `[${a}..${b}]`), day.map((one) => `[..${one}]`),
  fc.tuple(day, fc.integer({ min: 0, max: 23 }), fc.constantFrom('Z', '-07:00', '+05:30')).map(([one, hour, zone]) => `${one}T${String(hour).padStart(2, '0')}:30:00${zone}`),
)

describe('EDTF', () => {
  test('what is written is read as the same date', () => fc.assert(fc.property(date, (text) => {
    const parsed = parseEdtf(text)
    expect(parsed).not.toBeNull()
    if (!parsed) return
    expect(writeEdtf(parsed)).toBe(text)
    expect(parseEdtf(writeEdtf(parsed))).toEqual(parsed)
  })))

  test('the library reads what we read, with the same days where it is exact', () => fc.assert(fc.property(fc.oneof(day, day.map((one) => one.slice(0, 7)), day.map((one) => one.slice(0, 4)), fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)), fc.constantFrom('199X', '2024-35', '2024-40', '2024-08-XX')), (text) => {
    const theirs = edtf(text) as { min: number; max: number }
    const ours = spanOf(boundsOf(text))
    expect([ours.start, ours.end]).toEqual([theirs.min, theirs.max])
  })))

  test.each(['2024-02-30', '2024-13', '2024-00', '2024-20', '24-08-15', '[2024..', '{2024]', '2024/2025/2026', '../..', '/', '2024-XX-15', 'X024', '2024-08-15T25:00:00Z', '2024-08-15T10:00:00+15:00', '2024-22-01', '', 'August', '[]', '2023-02-3X'])('%s is none', (text) => expect(parseEdtf(text)).toBeNull())

  test('a qualifier inside is read and written at the end', () => expect(canonicalEdtf('2024-08-~15')).toBe('2024-08-15~'))

  test('it never throws, and ends on noise', () => fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/.,[]{}XTZ?~% ') })), (text) => {
    const parsed = parseEdtf(text)
    if (parsed) expect(boundsOf(writeEdtf(parsed))).not.toBeNull()
    describeDate(text)
  })))
})

describe('bounds and order', () => {
  test.each([
    ['2024-08', '2024-08-01', '2024-08-31', 'month'], ['2024-08-XX', '2024-08-01', '2024-08-31', 'day'], ['2024-24', '2023-12-01', '2025-02-28', 'season'], ['199X', '1990-01-01', '1999-12-31', 'decade'], ['19XX', '1900-01-01', '1999-12-31', 'century'],
    ['../2023', null, '2023-12-31', 'year'], ['2024-05/', '2024-05-01', null, 'month'], ['[2025-01-21,2025-01-22]', '2025-01-21', '2025-01-22', 'day'], ['2024-02-28~', '2024-02-25', '2024-03-02', 'day'], ['2024-01~', '2023-12-01', '2024-02-29', 'month'],
    ['2024-08-15T23:30:00-07:00', '2024-08-16T06:30:00Z', '2024-08-16T06:30:00Z', 'time'], ['2024-08-1X', '2024-08-10', '2024-08-19', 'day'],
  ])('%s', (text, earliest, latest, precision) => expect(boundsOf(text)).toEqual({ earliest, latest, precision }))

  test('the pad of "about" is a setting', () => expect(boundsOf('2024-08-15~', { days: 10, months: 1, years: 1 })).toMatchObject({ earliest: '2024-08-05', latest: '2024-08-25' }))

  test.each([
    ['2024-08-15', '2024-08-16', 'before'], ['2024-08', '2024-09', 'before'], ['2024-08', '2024-08-15', 'overlap'], ['2024-08-15', '2024-08-15', 'overlap'], ['[2024-07-31..2024-09-18]', '2024-08', 'overlap'], ['../2023', '2024', 'before'],
    // half past midnight in London is the day before in California: a day without a zone may be either
    ['2024-09-17', '2024-09-18T00:30:00Z', 'overlap'], ['2024-09-16', '2024-09-18T00:30:00Z', 'before'], ['2024-09-18T00:30:00Z', '2024-09-18T00:31:00Z', 'before'], ['not a date', '2024', 'overlap'],
  ])('%s and %s: %s', (a, b, said) => {
    expect(compareDates(a, b)).toBe(said)
    expect(compareDates(b, a)).toBe(said === 'before' ? 'after' : said)
  })

  test('it is a partial order: nothing before itself, and before is passed on', () => fc.assert(fc.property(date, date, date, (a, b, c) => {
    const [x, y, z] = [a, b, c].map((one) => spanOf(boundsOf(one))) as [ReturnType<typeof spanOf>, ReturnType<typeof spanOf>, ReturnType<typeof spanOf>]
    expect(x.start <= x.end ? compareSpans(x, x) : 'overlap').toBe('overlap')
    if (x.start <= x.end && y.start <= y.end && z.start <= z.end && compareSpans(x, y) === 'before' && compareSpans(y, z) === 'before') expect(compareSpans(x, z)).toBe('before')
  }), { numRuns: 500 }))

  test('days are added over months and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
  })
})

describe('words', () => {
  const words = fc.array(fc.constantFrom('on', 'or', 'about', 'between', 'and', 'from', 'to', 'August', 'Sept.', '2024', '15', '9th', ',', 'the', 'of', 'Q3', 'early', 'mid-', '8/9/2024', '2024-08-15', 'at', '11:30', 'p.m.', 'PT', 'until', 'present', 'half', 'first', '–', '(', ')', 'winter', 'two', 'weeks', 'later', '’24', '1990s', '[', '?'), { maxLength: 14 }).map((all) => all.join(' '))

  test('no words break the reader, and what it understands is EDTF with its bounds', () => fc.assert(fc.property(fc.oneof(words, fc.string({ maxLength: 80 })), fc.constantFrom('mdy', 'dmy', null), (text, order) => {
    const read = readDate(text, { ...PHRASE_DEFAULTS, order, reference: '2024-09-18' })
    if (read.kind !== 'date') {
      expect(read.question).not.toBeNull()
      return
    }
    expect(canonicalEdtf(read.edtf ?? '')).toBe(read.edtf)
    expect(boundsOf(read.edtf ?? '')).toMatchObject({ earliest: read.earliest, latest: read.latest, precision: read.precision })
    if (read.earliest && read.latest) expect(read.earliest <= read.latest).toBe(true)
    expect(describeDate(read.edtf ?? '')).not.toBe('')
  }), { numRuns: 2000 }))

  test('its own words for a day are read back as that day', () => fc.assert(fc.property(day, (one) => {
    expect(readDate(describeDate(one)).edtf).toBe(one)
  })))

  test('dates found lie in the text, in order, and in their sentence', () => fc.assert(fc.property(fc.oneof(words, fc.lorem({ maxCount: 3, mode: 'sentences' })), (text) => {
    let last = 0
    for (const one of findDates(text, PHRASE_DEFAULTS)) {
      expect(one.from).toBeGreaterThanOrEqual(last)
      expect(one.to).toBeGreaterThan(one.from)
      expect(one.to).toBeLessThanOrEqual(text.length)
      expect(one.sentence.from).toBeLessThanOrEqual(one.from)
      expect(one.sentence.to).toBeGreaterThanOrEqual(one.to)
      last = one.to
    }
  }), { numRuns: 500 }))

  test('a megabyte of noise is read in seconds', () => {
    const began = performance.now()
    findDates('on or about between and 2024 - August 15 or 16, ( '.repeat(20_000), PHRASE_DEFAULTS)
    findDates('9'.repeat(300_000) + 'a'.repeat(300_000) + '- '.repeat(200_000), PHRASE_DEFAULTS)
    expect(performance.now() - began).toBeLessThan(15_000)
  })
})

describe('dates in running text', () => {
  const text = 'In or about August 2024, LinkedIn introduced a setting. On September 18, 2024, it changed its policy; see Smith v. Jones, 5 F.3d 1 (9th Cir. 2019). Users may march on. The period from July 31, 2024 to September 18, 2024 is the Class Period. By mid-August the feature was live. Section 2024 applies (N.D. Cal. Sept. 3, 2021). On Feb. 30, 2024 nothing happened. 28 U.S.C. § 1331 applies. Case 5:25-cv-00709 was filed on 8/9/2024 at 10:30 a.m. PT. LI_2024-09-18 is a number. Since at least 2019, data was kept. Acme launched in 2020.'
  test('those that are dates, with their sentence', () => {
    const found = findDates(text, PHRASE_DEFAULTS)
    expect(found.map((one) => one.reading.edtf ?? one.reading.kind)).toEqual(['2024-08~', '2024-09-18', '2024-07-31/2024-09-18', 'ask', 'none', '2024-08-09T10:30:00-07:00', '2019~/..', '2020'])
    expect(text.slice(found[1]?.sentence.from, found[1]?.sentence.to)).toMatch(/^On September 18/)
  })
})
