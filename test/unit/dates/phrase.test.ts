import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { boundsOf } from '../../../shared/dates/bounds'
import { PHRASE_DEFAULTS, readDate } from '../../../shared/dates/phrase'

/** The vectors of the domain: a phrase, its EDTF, its bounds. A cell in quotes may hold commas. */
const rows = readFileSync(new URL('../../fixtures/dates.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"')))

describe('the vectors of the domain', () => {
  test('there are forty of them', () => expect(rows.length).toBeGreaterThanOrEqual(39))
  test.each(rows.map(([phrase = '', edtf = '', lower = '', upper = '', note = '']) => ({ phrase, edtf, lower, upper, note })))('$phrase', ({ phrase, edtf, lower, upper, note }) => {
    // A phrase without its year is read beside the nearest date, as its note says.
    const reference = note.startsWith('year missing') ? '2024-09-18' : null
    const read = readDate(phrase, { ...PHRASE_DEFAULTS, reference })
    expect([read.edtf ?? '', read.earliest ?? '', read.latest ?? '']).toEqual([edtf, lower, upper])
    if (edtf !== '' && lower + upper !== '') {
      expect(read.kind).toBe('date')
      expect(boundsOf(edtf)?.precision).toBe(read.precision)
    } else expect(read.question).not.toBeNull()
  })
})

const day = (words: string, options = {}) => readDate(words, { ...PHRASE_DEFAULTS, ...options })

test.each([
  // what stands in the paper                       what it means
  ['in or about August 2024', '2024-08~'],
  ['between July and September 2024', '[2024-07..2024-09]'],
  ['the fall of 2023', '2023-23'],
  ['Q3 2024', '2024-35'],
  ['the last quarter of 2023', '2023-36'],
  ['the second half of 2024', '2024-41'],
  ['Aug. 15, 2024', '2024-08-15'],
  ['Sept. 18, 2024', '2024-09-18'],
  ['the 15th day of August, 2024', '2024-08-15'],
  ['15-Aug-24', '2024-08-15'],
  ['Thursday, August 15, 2024', '2024-08-15'],
  ['August 5–9, 2024', '2024-08-05/2024-08-09'],
  ['from August 5 to 9, 2024', '2024-08-05/2024-08-09'],
  ['between January 5 and 9, 2024', '[2024-01-05..2024-01-09]'],
  ['from December 5 to January 6, 2025', '2024-12-05/2025-01-06'],
  ['from July 2024 through the present', '2024-07/..'],
  ['2019–2023', '2019/2023'],
  ['since at least March 2021', '2021-03~/..'],
  ['in 2022 or 2023', '[2022,2023]'],
  ['July or August 2024', '[2024-07,2024-08]'],
  ['August 2024 or earlier', '[..2024-08]'],
  ['from 2022 onward', '2022/..'],
  ['prior to September 2024', '[..2024-08]'],
  ['after the third quarter of 2024', '[2024-10..]'],
  ['before 2024', '[..2023]'],
  ['by the end of August 2024', '[..2024-08-31]'],
  ['mid-August 2024', '2024-08-11~/2024-08-20~'],
  ['late August 2024', '2024-08-21~/2024-08-31~'],
  ['from May 2024, ending on an unknown date', '2024-05/'],
  ['August 2024?', '2024-08?'],
  ['possibly in 2023', '2023?'],
  ['circa 2019', '2019~'],
  ['winter 2023-24', '[2023-12..2024-02]'],
  ['8/2024', '2024-08'],
  ['2024/08/09', '2024-08-09'],
  ['15.8.2024', '2024-08-15'],
  ['9 a.m. PT on August 15, 2024', '2024-08-15T09:00:00-07:00'],
  ['January 15, 2024 at 9:05 a.m. Eastern Time', '2024-01-15T09:05:00-05:00'],
  ['September 18, 2024, 00:30 UTC', '2024-09-18T00:30:00Z'],
  ['noon ET on July 4, 2024', '2024-07-04T12:00:00-04:00'],
  ['March 3, 2025 at 4 pm EST', '2025-03-03T16:00:00-05:00'],
  ['2024-08~', '2024-08~'],
  ['[..2024-09-17]', '[..2024-09-17]'],
])('%s', (words, edtf) => expect(day(words)).toMatchObject({ kind: 'date', edtf, question: null }))

test.each([
  ['31 February 2024', /February 2024 has 29 days/],
  ['13/14/2024', /no month 13 and no month 14/],
  ['2024-13-01', /no month 13/],
  ['2024-02-30', /February 2024 has 29 days/],
  ['April 31', /April has 30 days/],
  ['February 30 and 31, 2024', /no day 30/],
  ['at all relevant times', /gives no date/],
  ['the parties met', /no date that can be read/],
  ['', /no words/],
  ['August 15, 2024 in the rain', /“in the rain” behind the date/],
  ['March 10, 2024 at 2:30 a.m. PT', /never there/],
  ['from September 2024 to July 2024', /end before it begins/],
])('%s is no date, and why', (words, why) => {
  const read = day(words)
  expect(read).toMatchObject({ kind: 'none', edtf: null })
  expect(read.question).toMatch(why)
})

describe('what is ambiguous is asked', () => {
  test('day and month where the country is not known', () => {
    const read = day('8/9/2024', { order: null })
    expect(read).toMatchObject({ kind: 'ask', edtf: null })
    expect(read.alternatives.map((one) => one.edtf)).toEqual(['2024-08-09', '2024-09-08'])
  })
  test('the order of the country, with the other order told', () => {
    expect(day('8/9/2024', { order: 'dmy' })).toMatchObject({ kind: 'date', edtf: '2024-09-08' })
    expect(day('8/9/2024').remarks.join()).toMatch(/other order is 8 September 2024/)
  })
  test('a day that only one order allows needs no question', () => expect(day('25/12/2024', { order: null })).toMatchObject({ kind: 'date', edtf: '2024-12-25' }))
  test('a winter, a fiscal year, two years that look like a season', () => {
    expect(day('winter 2024').alternatives.map((one) => one.edtf)).toEqual(['[2023-12..2024-02]', '[2024-12..2025-02]'])
    expect(day('fiscal year 2024').alternatives.map((one) => one.edtf)).toEqual(['2024'])
    expect(day('the third fiscal quarter of 2024')).toMatchObject({ kind: 'ask' })
    expect(day('2023-24').alternatives.map((one) => one.edtf)).toEqual(['2023/2024', '2023-24'])
  })
  test('an hour that was there twice', () => expect(day('November 3, 2024 at 1:30 a.m. PT').alternatives.map((one) => one.edtf)).toEqual(['2024-11-03T01:30:00-07:00', '2024-11-03T01:30:00-08:00']))
  test('a day without its year', () => {
    expect(day('July 31')).toMatchObject({ kind: 'ask', edtf: null })
    expect(day('July 31', { reference: '2024-09-18' }).alternatives[0]?.edtf).toBe('2024-07-31')
  })
})

test('two-digit years turn at the pivot', () => {
  expect(day('8/15/26', { pivot: 2026 }).edtf).toBe('2026-08-15')
  expect(day('8/15/27', { pivot: 2026 }).edtf).toBe('1927-08-15')
  expect(day('summer of ’99', { pivot: 2026 }).edtf).toBe('1999-22')
})

test.each([
  ['two weeks later', '2024-10-02'], ['the next day', '2024-09-19'], ['three days before', '2024-09-15'], ['the following month', '2024-10'], ['six months later', '2025-03-18'], ['the same day', '2024-09-18'], ['the previous year', '2023'], ['10 days after', '2024-09-28'],
])('%s is proposed from a reference date, and asked for without one', (words, edtf) => {
  expect(day(words, { reference: '2024-09-18' })).toMatchObject({ kind: 'date', edtf, proposed: true })
  expect(day(words)).toMatchObject({ kind: 'ask', edtf: null })
})

test('a weekday that does not fit is told', () => expect(day('Monday, August 15, 2024').remarks).toEqual(['15 August 2024 was a Thursday, not a Monday.']))
test('a time without a zone leaves the day, and says so', () => expect(day('August 15, 2024 at 11:30 p.m.')).toMatchObject({ edtf: '2024-08-15', precision: 'day', remarks: [expect.stringMatching(/no time zone/)] }))
