/** The worked vectors, every row; rows that rest on what is unsure in each configuration. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableRows } from '../../../shared/chronology/importTable'
import { computeDeadline, deadlineOfWords, deadlinesOfTable, type HolidaySet, parseDay, PLAIN_SETTINGS } from '../../../shared/deadlines'
import { holidaysOf } from '../../../shared/deadlines/holidays'
import { isoOf } from '../../../shared/deadlines/days'
import { findRule, isRule } from '../../../shared/deadlines/find'
import { RULES } from '../../../shared/deadlines/rules'

const rows = (name: string) => tableRows(readFileSync(new URL(`../../fixtures/deadlines/${name}.csv`, import.meta.url), 'utf8'))
const found = deadlinesOfTable(rows('deadlines'))
const vectors = found.ok ? found.value : []

test('the table holds its rows', () => expect(vectors).toHaveLength(58))

test.each(vectors)('$id $rule from $trigger', ({ expected, result }) => {
  expect(result?.date).toBe(expected)
  expect(result?.steps.length).toBeGreaterThan(1)
})

test.each([
  // the same trigger with the doubtful set off and on, and what is said of the other reading
  ['33', '2025-11-21', 'mail', [], '2025-12-26', '2025-12-29'],
  ['33', '2025-11-21', 'mail', ['president'], '2025-12-29', '2025-12-26'],
  ['FRCP 15(a)(3)', '2025-03-17', 'ecf', [], '2025-03-31', '2025-04-01'],
  ['FRCP 15(a)(3)', '2025-03-17', 'ecf', ['CA'], '2025-04-01', '2025-03-31'],
  ['FRCP 15(a)(3)', '2025-11-14', 'ecf', [], '2025-11-28', '2025-12-01'],
  ['FRCP 15(a)(3)', '2025-11-14', 'ecf', ['CA', 'president'], '2025-12-01', '2025-11-28'],
] as const)('%s from %s by %s with %j gives %s, and says that it could be %s', (rule, trigger, service, sets, date, other) => {
  const done = deadlineOfWords({ rule, trigger, service, amount: '', unit: '', direction: '' }, { ...PLAIN_SETTINGS, sets: sets as readonly HolidaySet[] })
  expect(done).toMatchObject({ ok: true, value: { date, unsure: [{ date: other }] } })
})

test('a state holiday never moves a count backward, and nothing is said of it there', () => {
  for (const sets of [[], ['CA']] as HolidaySet[][]) expect(deadlineOfWords({ rule: 'FRCP 6(c)(2)', trigger: '2025-04-07', service: '', amount: '', unit: '', direction: '' }, { ...PLAIN_SETTINGS, sets })).toMatchObject({ ok: true, value: { date: '2025-03-31', unsure: [] } })
})

test.each([['last', '2025-02-28', '2025-03-01'], ['next', '2025-03-03', '2025-03-02']] as const)('a year after 29 February, read as the %s', (short, date, other) => {
  const done = deadlineOfWords({ rule: 'FRCP 60(c)(1)', trigger: '2024-02-29', service: '', amount: '', unit: '', direction: '' }, { ...PLAIN_SETTINGS, short })
  expect(done).toMatchObject({ ok: true, value: { date, unsure: [{ date: other }] } })
})

test('holidays computed by rule are those of the list, for every year of it', () => {
  const [, ...listed] = rows('holidays')
  for (const set of ['federal', 'CA', 'president'] as const) {
    const wanted = listed.filter((row) => row[3] === set).map((row) => row[0])
    const years = [...new Set(wanted.map((iso) => Number(iso?.slice(0, 4))))]
    const computed = years.flatMap((year) => [...holidaysOf(set, year).keys()].map(isoOf))
    expect(computed, set).toEqual(wanted)
  }
})

test.each([
  ['FRCP 34(b)(2)(A) RFP response', 'frcp-34'], ['Fed. R. Civ. P. 34', 'frcp-34'], ['Rule 33', 'frcp-33'], ['36(a)(3)', 'frcp-36'], ['Federal Rules of Civil Procedure 12(a)(1)(A)(i)', 'frcp-12-answer'], ['frcp-4m', 'frcp-4m'],
  ['N.D. Cal. Civ. L.R. 7-3(a)', 'ndcal-7-3a'], ['Civil Local Rule 7-3(c) reply', 'ndcal-7-3c'], ['L.R. 7-11', 'ndcal-7-11'], ['28 U.S.C. § 1446(b)', 'usc-1446'], ['FRAP 4(a)(1)(B)', 'frap-4-us'], ['RFA response', 'frcp-36'], ['RFP', 'frcp-34'], ['FRCP 26(a)(3)(B) objections', 'frcp-26a3-objections'],
])('%s is found', (words, id) => expect(findRule(words, RULES)).toMatchObject({ id }))

test.each(['FRCP 12(a)', 'Rule 59', 'FRCP 26(f)', '', 'Rule 999', '\u0000'])('%j is not guessed', (words) => expect(isRule(findRule(words, RULES))).toBe(false))

test('no words make the search throw or hang', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (words) => {
    expect(findRule(words, RULES)).toBeDefined()
  }))
  for (const noise of ['fed '.repeat(50_000), 'l'.repeat(100_000), 'u. s. '.repeat(50_000)]) expect(isRule(findRule(noise, RULES))).toBe(false)
})

const anyRule = fc.constantFrom(...RULES.filter((one) => one.unit === 'days'))
const anyDay = fc.integer({ min: 15_000, max: 40_000 })

test('a computed day is never a weekend, lies on the right side, and never comes earlier for service by mail', () => {
  fc.assert(fc.property(anyRule, anyDay, fc.constantFrom<HolidaySet[]>([], ['CA'], ['president'], ['CA', 'president']), (rule, day, sets) => {
    const settings = { ...PLAIN_SETTINGS, sets }
    const trigger = isoOf(day)
    const plain = computeDeadline({ rule, trigger, service: 'hand' }, settings)
    const mailed = computeDeadline({ rule, trigger, service: 'mail' }, settings)
    if (!plain.ok || !mailed.ok) throw new Error('refused')
    expect(['Sat', 'Sun']).not.toContain(plain.value.weekday)
    expect(rule.direction === 'forward' ? plain.value.date > trigger : plain.value.date < trigger).toBe(true)
    if (rule.direction === 'forward') expect(mailed.value.date >= plain.value.date).toBe(true)
    if (!rule.served) expect(mailed.value.date).toBe(plain.value.date)
    // With more holidays a period never ends earlier forward, nor later backward.
    const bare = computeDeadline({ rule, trigger, service: 'hand' })
    if (bare.ok) expect(rule.direction === 'forward' ? plain.value.date >= bare.value.date : plain.value.date <= bare.value.date).toBe(true)
  }))
})

const base = { rule: RULES.find((one) => one.id === 'frcp-34') as (typeof RULES)[number], service: 'mail' as const }

test('an order stands, weekend or not, and the conflict is said', () => {
  expect(computeDeadline({ ...base, trigger: '2025-01-30', ordered: '2025-03-08' })).toMatchObject({ ok: true, value: { date: '2025-03-08', computed: '2025-03-06', source: 'order', notes: [expect.anything(), expect.stringContaining('a Saturday')], conflicts: [expect.stringContaining('The order governs')] } })
  expect(computeDeadline({ ...base, trigger: '2025-01-30', ordered: '2025-01-06' })).toMatchObject({ ok: true, value: { notes: expect.arrayContaining([expect.stringContaining('before the trigger')]) } })
})

test.each([
  ['2025-02-30', 'no single day'], ['2025-01', 'no single day'], ['2025-01~', 'no single day'], ['[2025-01-21,2025-01-22]', 'no single day'], ['', 'no single day'], ['yesterday', 'no single day'],
])('the trigger %j is refused', (trigger, words) => expect(computeDeadline({ ...base, trigger })).toMatchObject({ ok: false, problem: { happened: expect.stringContaining(words) } }))

test('a second date before the trigger is refused, a year without data is said, rules that conflict are said', () => {
  const rule = (id: string) => RULES.find((one) => one.id === id) as (typeof RULES)[number]
  expect(computeDeadline({ rule: rule('frcp-45'), trigger: '2025-03-03', service: 'hand', other: '2025-03-01' })).toMatchObject({ ok: false, problem: { happened: expect.stringContaining('before the trigger') } })
  expect(computeDeadline({ rule: rule('frcp-45'), trigger: '2025-03-03', service: 'hand', other: '2025-03-10' })).toMatchObject({ ok: true, value: { date: '2025-03-10' } })
  expect(computeDeadline({ rule: rule('frcp-15-response'), trigger: '2025-06-05', service: 'ecf', other: '2025-06-27' })).toMatchObject({ ok: true, value: { date: '2025-06-27' } })
  expect(computeDeadline({ ...base, trigger: '1975-01-30' })).toMatchObject({ ok: true, value: { notes: expect.arrayContaining([expect.stringContaining('no data on federal holidays for 1975')]) } })
  expect(computeDeadline({ ...base, trigger: '2031-01-30' }, { ...PLAIN_SETTINGS, sets: ['CA'] })).toMatchObject({ ok: true, value: { notes: expect.arrayContaining([expect.stringContaining('for 2031')]) } })
  expect(computeDeadline({ rule: rule('frcp-6c-affidavit'), trigger: '2025-09-08', service: 'none' })).toMatchObject({ ok: true, value: { conflicts: [expect.stringContaining('L.R. 7-3(a)')] } })
  expect(computeDeadline({ rule: { ...base.rule, amount: 1e9 }, service: 'none', trigger: '2025-01-30' })).toMatchObject({ ok: false })
})

test('days of the court: declared, of the state, open after all, and inaccessible for what is filed only', () => {
  const day = (kind: 'holiday' | 'state-holiday' | 'open' | 'inaccessible', date: string) => ({ ...PLAIN_SETTINGS, days: [{ date, kind, why: 'storm' }] })
  const opposition = RULES.find((one) => one.id === 'ndcal-7-3a') as (typeof RULES)[number]
  const from = (trigger: string, settings: typeof PLAIN_SETTINGS, rule = opposition) => {
    const done = computeDeadline({ rule, trigger, service: 'none' }, settings)
    return done.ok ? done.value.date : done.problem.happened
  }
  expect(from('2025-03-04', PLAIN_SETTINGS)).toBe('2025-03-18')
  expect(from('2025-03-04', day('holiday', '2025-03-18'))).toBe('2025-03-19')
  expect(from('2025-03-04', day('state-holiday', '2025-03-18'))).toBe('2025-03-19')
  expect(from('2025-03-04', day('inaccessible', '2025-03-18'))).toBe('2025-03-19')
  expect(from('2025-02-16', day('inaccessible', '2025-03-18'), base.rule)).toBe('2025-03-18')
  expect(from('2025-06-05', day('open', '2025-06-19'))).toBe('2025-06-19')
  const back = RULES.find((one) => one.id === 'frcp-6c-affidavit') as (typeof RULES)[number]
  expect(from('2025-03-25', day('state-holiday', '2025-03-18'), back)).toBe('2025-03-18')
  expect(from('2025-03-25', day('holiday', '2025-03-18'), back)).toBe('2025-03-17')
})

test('days and dates are the calendar’s', () => {
  for (let day = -719_162; day < 2_900_000; day += 397) expect(parseDay(isoOf(day))).toBe(day)
})
