import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activeFacets, filterEvents, NO_FILTER } from '../../../shared/chronology/filter'
import { planRows, proposeMapping, tableRows } from '../../../shared/chronology/importTable'
import { lanesOf } from '../../../shared/chronology/lanes'
import { orderEvents, placeEvents } from '../../../shared/chronology/order'
import { proposalsIn } from '../../../shared/chronology/propose'
import { chronologyTable } from '../../../shared/chronology/table'
import { PHRASE_DEFAULTS } from '../../../shared/dates/phrase'
import { PLAIN_DOCUMENT } from '../../../shared/records/complete'
import type { Document } from '../../../shared/records'
import { toCsv } from '../../../shared/report/csv'
import { event } from './events'

describe('rows of a table', () => {
  test.each([
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['a\tb\r\n"x\ty"\t2', [['a', 'b'], ['x\ty', '2']]],
    ['\ufeffd;e\n"say ""no""\nnow";2', [['d', 'e'], ['say "no"\nnow', '2']]],
    ['a,b\n"never closed, 1\n2', [['a', 'b'], ['never closed, 1\n2']]],
    ['a,b\n\n , \n1,', [['a', 'b'], ['1', '']]],
  ])('%j', (text, rows) => expect(tableRows(text)).toEqual(rows))
  test('what our own export writes is read back', () => fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', ' ', '=') , minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const safe = [['Date', 'Event', 'Note', 'Kind'], ...rows.map((row) => row.map((cell) => `x${cell}`))]
    expect(tableRows(toCsv(safe))).toEqual(safe)
  })))
  test('it ends on noise', () => fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '\t') }), (text) => {
    tableRows(text)
  })))
})

describe('import', () => {
  const rows = tableRows('Date,End,Description,People,Issues,Key,Exhibit,Disputed\n8/15/2024,,Setting appears,Ann Roe; Bob Poe,Setting,high,PX-3,yes\nin or about August 2024,,A change,,,,,\n8/1/2024,8/5/2024,A trip,,,,,no\n02/30/24,,Never,,,,,\n,,No date,,,,,\n2024-01-01,,,,,,,\n')
  const { columns, headed } = proposeMapping(rows, PHRASE_DEFAULTS)
  test('columns by their names', () => {
    expect(headed).toBe(true)
    expect(columns).toEqual(['date', 'until', 'what', 'people', 'issues', 'significance', 'source', 'disputed'])
  })
  test('rows as they will be, with what is wrong', () => {
    const plan = planRows(rows, columns, headed, PHRASE_DEFAULTS)
    expect(plan.map((row) => row.draft?.date ?? null)).toEqual(['2024-08-15', '2024-08~', '2024-08-01/2024-08-05', '02/30/24', null, null])
    expect(plan[0]?.draft).toMatchObject({ people: ['Ann Roe', 'Bob Poe'], issues: ['Setting'], significance: 3, source: 'PX-3', disputed: 'yes' })
    expect(plan[3]?.problem).toMatch(/February 2024 has 29 days.*words are kept/)
    expect(plan[4]?.problem).toMatch(/no date/)
    expect(plan[5]?.problem).toMatch(/does not say what happened/)
  })
  test('columns without names by what stands in them', () => {
    const pasted = tableRows('18 Sep 2024\tThe policy is changed for all members\n20 Sep 2024\tThe regulator steps in')
    expect(proposeMapping(pasted, PHRASE_DEFAULTS)).toEqual({ columns: ['date', 'what'], headed: false })
  })
  test('day and month are asked where the order is not known', () => {
    const plan = planRows([['8/9/2024', 'A thing']], ['date', 'what'], false, { ...PHRASE_DEFAULTS, order: null })
    expect(plan[0]).toMatchObject({ draft: { date: '8/9/2024' }, problem: expect.stringMatching(/9 August or 8 September/) })
  })
})

describe('filter', () => {
  const placed = placeEvents([event('a', '2024-08', { people: ['per_1'], disputed: 'yes', significance: 3 }), event('b', '2025-01-30', { regions: ['Canada'], note: 'about training' }), event('c', 'words')])
  const found = (fields: object) => filterEvents(placed, { ...NO_FILTER, ...fields }, (one) => (one.people.includes('per_1') ? 'Ann Roe' : '')).map((one) => one.event.id.slice(4))
  test.each([
    [{}, ['a', 'b', 'c']], [{ people: ['per_1'] }, ['a']], [{ words: 'roe' }, ['a']], [{ words: 'training about' }, ['b']], [{ regions: ['Canada', 'EU'] }, ['b']], [{ significance: 2 }, ['a']], [{ disputed: ['yes'] }, ['a']],
    // a month that reaches into the span is shown: it can lie there
    [{ from: '2024-08-20', to: '2024-12-31' }, ['a']], [{ from: '2025-01-01' }, ['b']], [{ words: 'nothing' }, []],
  ])('%j', (fields, ids) => expect(found(fields)).toEqual(ids))
  test('facets that are on are counted', () => expect(activeFacets({ ...NO_FILTER, people: ['per_1'], from: '2024-01-01', significance: 1 })).toBe(3))
})

test('lanes hold every event, those without one in the last', () => {
  const events = [event('a', '2024', { people: ['per_1', 'per_2'] }), event('b', '2024', { people: ['per_1'] }), event('c', '2024')]
  const names = { person: (id: string) => id, issue: String, source: (id: string) => ({ id, name: id }), policy: () => null }
  expect(lanesOf(events, 'person', names)).toEqual([{ id: 'per_1', name: 'per_1', events: [0, 1] }, { id: 'per_2', name: 'per_2', events: [0] }, { id: '', name: 'No person named', events: [2] }])
  expect(lanesOf(events, 'none', names)[0]?.events).toEqual([0, 1, 2])
  expect(lanesOf(events, 'policy', names)).toEqual([{ id: '', name: 'No policy text', events: [0, 1, 2] }])
})

describe('table for export', () => {
  const document = (id: string, fields: Partial<Document>): Document => ({
    ...PLAIN_DOCUMENT, id, sha256: 'a'.repeat(64), size: 1, originalName: 'a.pdf', originalFolder: '', originalModified: null, title: id, kind: 'pdf', media: '', pages: 1, range: null, text: 'file', confidence: null, exhibit: null, source: '', custodian: '', date: null,
    confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2024-01-01T00:00:00Z', ...fields,
  })
  const documents = new Map([document('doc_1', { exhibit: 'PX-1' }), document('doc_2', { privilege: { basis: ['attorney-client'], treatment: 'withheld', description: '', category: '' } }), document('doc_3', { quarantine: { since: '2024-01-01T00:00:00Z', demandedBy: '', reason: '' } })].map((one) => [one.id, one]))
  const names = { person: String, issue: String, documents, passages: new Map(), paragraphs: new Map(), pleadings: new Map() }
  const events = [event('a', '2024-08', { sources: ['doc_1'], what: 'Shown' }), event('b', '2024-08-15', { sources: ['doc_2'], what: 'Advice', words: 'secret', note: 'secret' }), event('c', '2024-09', { sources: ['doc_3'], what: 'Held' }), event('d', '2024-09', { sources: ['doc_1', 'doc_2'], what: 'Both' })]
  const rows = chronologyTable(events, orderEvents(events, []), names)
  test('quarantined papers are left out, privileged ones named so and in no other way', () => {
    expect(rows.map((row) => row[6])).toEqual(['Event', 'Shown', 'privileged', 'Both'])
    expect(rows.map((row) => row[13])).toEqual(['Sources', 'PX-1', 'privileged', 'PX-1; privileged'])
    expect(rows.flat().join()).not.toContain('secret')
  })
  test('an order that nobody knows is said', () => expect(rows[1]?.slice(1, 6)).toEqual(['August 2024, day not known', '2024-08', '2024-08-01', '2024-08-31', 'undetermined beside 1 other']))
})

describe('proposals', () => {
  const text = 'NOTICE OF 2024\nIn or about August 2024, the company introduced a setting that was on. Dated: May 1, 2024\nOn Feb. 30, 2024 the page was taken down, as the log says. By mid-August the feature was live for all members.'
  test('a date with its sentence; what is no date keeps its words', () => {
    expect(proposalsIn(text, PHRASE_DEFAULTS).map((one) => [one.date, text.slice(one.from, one.to).replace(/\s+/g, ' ').slice(0, 24)])).toEqual([
      ['2024-08~', 'NOTICE OF 2024 In or abo'], ['2024-05-01', 'Dated: May 1, 2024 On Fe'], ['On Feb. 30, 2024', 'Dated: May 1, 2024 On Fe'], ['By mid-August', 'By mid-August the featur'],
    ])
  })
  test('spans lie in the text, on any text', () => fc.assert(fc.property(fc.lorem({ mode: 'sentences', maxCount: 4 }), fc.constantFrom('on May 5, 2024', 'in August', 'since 2022'), (words, date) => {
    const whole = `${words} ${date} ${words}`
    for (const one of proposalsIn(whole, PHRASE_DEFAULTS)) expect(whole.slice(one.from, one.to).length).toBe(one.to - one.from)
  })))
})
