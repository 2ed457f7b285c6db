import { describe, expect, test } from 'vitest'
import { largeMatter } from '../../../shared/demo/large'
import { type Assignment, type Clause, type Contract, type Count, type Document, type Element, type Gap, type Intake, type MatterEvent, type Paragraph, type Passage, PERSON_DEFAULTS, type Person, type Pleading, type Policy, type PolicyVersion, type Status, type Support, type Tag, type Transcript } from '../../../shared/records'
import { mayLieIn, reachOf, readDays, dayBeside } from '../../../shared/search/dates'
import { filterHints, filterResolver, type FilterRecords } from '../../../shared/search/filters'
import { parseQuery } from '../../../shared/search/parse'
import { hitReportData } from '../../../shared/report/kinds/record'
import { hitReport, termsOfList } from '../../../shared/search/report'

const large = new Map(largeMatter({ paragraphs: 40, counts: 3, links: 60, documents: 12, seed: 4 }))
const base = (large.get('documents') as Document[])[0] as Document
const document = (id: string, fields: Partial<Document>): Document => ({
  ...base, id, title: id, originalName: `${id}.pdf`, exhibit: null, bates: null, ownBates: null, date: null, custodian: '', tags: [], hot: false, privilege: null, quarantine: null, mail: null, parent: null, family: null, kind: 'pdf', note: '', source: '', warning: '', reviewed: false, responsive: null, intake: null, docket: null, ...fields,
})
const mail = { from: ['Ann Roe <ann@example.com>'], to: ['Bob Poe <bob@example.org>'], cc: [], bcc: [], subject: 'Training on messages', dateRaw: '', sent: null, messageId: '', thread: '' }
const paragraphs = large.get('paragraphs') as Paragraph[]
const pleadings = large.get('pleadings') as Pleading[]
const [p1, p2] = paragraphs as [Paragraph, Paragraph]
const passage = { id: 'psg_1', document: 'doc_1', page: 1, endPage: 1, quote: 'q', prefix: '', suffix: '', from: null, to: null, rects: [], locator: null, note: 'call them', tags: ['tag_2'] } as Passage
const TRANSCRIPT = { shortForm: 'Vane Dep.', date: null } as Transcript
const records: FilterRecords = {
  documents: [
    document('doc_1', { exhibit: 'PX-3', bates: { first: 'LI_000100', last: 'LI_000110' }, date: '2024-09-18', custodian: 'Ann Roe', tags: ['tag_1'], kind: 'mail', mail, family: 'doc_1' }),
    document('doc_2', { date: '2024-08', hot: true, parent: 'doc_1', family: 'doc_1', privilege: { basis: ['work-product'], treatment: 'withheld', description: '', category: '' } }),
    document('doc_3', { quarantine: { since: '2026-01-01T00:00:00Z', demandedBy: '', reason: '' }, custodian: 'Ann Roe', date: '2024-09-18', exhibit: 'PX-4', hot: true }),
    document('doc_4', { bates: { first: 'LI_000200', last: 'LI_000200' }, note: 'call' }),
  ],
  paragraphs, pleadings, counts: large.get('counts') as Count[], elements: large.get('elements') as Element[], assignments: [] as Assignment[],
  passages: [passage, { ...passage, id: 'psg_2', document: 'doc_3' }],
  supports: [{ id: 'sup_1', of: p1.id, source: 'psg_1', bearing: 'supports', directness: 'direct', standing: 'proposed', note: '', defendants: [] }, { id: 'sup_2', of: p1.id, source: 'psg_2', bearing: 'supports', directness: 'direct', standing: 'verified', note: '', defendants: [] }] as Support[],
  gaps: [{ id: 'gap_1', of: p2.id, what: 'Logs', why: '', holder: 'Defendant', plan: '', due: '2026-03', state: 'open', opened: '2026-01-01T00:00:00Z' }] as Gap[],
  events: [{ id: 'evt_1', date: '2024-09-18/2024-09-20', what: 'x', kind: 'fact', certainty: 'established', source: 'news', words: '', zone: '', people: ['per_1'], issues: ['tag_1'], regions: ['EU'], sources: ['psg_1'], disputed: 'yes', significance: 0, standing: 'confirmed', note: '' }] as MatterEvent[],
  contracts: [] as Contract[], clauses: [] as Clause[], policies: [] as Policy[], versions: [] as PolicyVersion[], intakes: [] as Intake[],
  transcripts: [{ ...TRANSCRIPT, id: 'trn_1', document: 'doc_1', witness: 'Robin Vane', date: '2025-06-03' }, { ...TRANSCRIPT, id: 'trn_2', document: 'doc_3', witness: 'Robin Vane' }],
  people: [{ ...PERSON_DEFAULTS, id: 'per_1', name: 'Ann Roe' }] as Person[],
  tags: [{ id: 'tag_1', name: 'Messages', colour: 'rust', parent: 'tag_2', key: null, order: 1 }, { id: 'tag_2', name: 'Key issue', colour: 'teal', parent: null, key: null, order: 2 }] as Tag[],
  statusOf: (id): Status | null => (id === p1.id ? 'partial' : id === p2.id ? 'missing' : null),
}
const resolve = filterResolver(records)
const find = (text: string) => {
  const parsed = parseQuery(text, { stem: false })
  if (!parsed.ok || parsed.query.root.kind !== 'filter') throw new Error(text)
  return [...resolve(parsed.query.root)].sort()
}

describe('fields over records', () => {
  test.each([
    ['in:documents', ['doc_1', 'doc_2', 'doc_4']],
    ['in:passages', ['psg_1']],
    ['in:testimony', ['trn_1']], // the other one is in quarantine
    ['in:depositions', ['trn_1']],
    ['witness:vane', ['trn_1']],
    ['date:2025-06', ['trn_1']],
    ['type:mail', ['doc_1', 'psg_1', 'trn_1']],
    ['custodian:roe', ['doc_1', 'psg_1', 'trn_1']],
    ['custodian:"Ann Roe"', ['doc_1', 'psg_1', 'trn_1']],
    ['custodian:"Roe Ann"', []],
    ['custodian:*', ['doc_1', 'psg_1', 'trn_1']],
    ['from:ann@example.com', ['doc_1', 'psg_1', 'trn_1']],
    ['to:poe', ['doc_1', 'psg_1', 'trn_1']],
    ['subject:messag*', ['doc_1', 'psg_1', 'trn_1']],
    ['participant:roe', ['doc_1', 'evt_1', 'per_1', 'psg_1', 'trn_1']],
    ['exhibit:PX3', ['doc_1', 'psg_1', 'trn_1']],
    ['exhibit:PX-4', []], // in quarantine
    ['bates:LI_000105', ['doc_1', 'psg_1', 'trn_1']],
    ['bates:"li 000105"', ['doc_1', 'psg_1', 'trn_1']],
    ['bates:LI_000105..LI_000300', ['doc_1', 'doc_4', 'psg_1', 'trn_1']],
    ['bates:XX_000105', []],
    ['date:2024-09-18', ['doc_1', 'evt_1', 'psg_1', 'trn_1']],
    ['date:2024-08-15', ['doc_2']], // known by its month only
    ['before:2024-09-01', ['doc_2']],
    ['after:2026', []],
    ['after:2025', ['gap_1']],
    ['tag:messages', ['doc_1', 'evt_1']],
    ['tag:key', ['doc_1', 'evt_1', 'psg_1']], // with the tags under it
    ['tag:hot', ['doc_2']],
    ['is:hot', ['doc_2']],
    ['is:privileged', ['doc_2']],
    ['privilege:withheld', ['doc_2']],
    ['has:attachment', ['doc_1']],
    ['has:gap', [p2.id]],
    ['has:note', ['doc_4', 'psg_1']],
    ['is:disputed', ['evt_1']],
    ['region:eu', ['evt_1']],
    ['holder:defendant', ['gap_1']],
    [`linked:¶${p1.label}`, ['doc_1', 'psg_1']],
    [`linked:"Compl. ¶ ${p2.label}"`, pleadings.some((one) => /^compl/i.test(one.shortForm)) ? ['gap_1'] : []],
    ['linked:PX-3', ['evt_1', p1.id].sort()],
    ['status:missing', ['gap_1', p2.id].sort()],
    ['status:partial', ['doc_1', p1.id, 'psg_1'].sort()],
    ['note:call', ['doc_4', 'psg_1']],
  ])('%s', (text, ids) => expect(find(text)).toEqual(ids))

  test('what can find nothing is said at its place', () => {
    const parsed = parseQuery('a linked:¶9999 tag:zzz', { stem: false })
    if (!parsed.ok) throw new Error('not read')
    expect(filterHints(parsed.query.root, records, resolve).map((one) => [one.span, one.say])).toEqual([[{ from: 9, to: 14 }, '“¶9999” names nothing in this matter.'], [{ from: 19, to: 22 }, 'No tag of that name marks anything.']])
  })
})

describe('days', () => {
  test.each([
    ['2024-02-29', { first: '2024-02-29', last: '2024-02-29' }], ['2023-02-29', null], ['2/29/2024', { first: '2024-02-29', last: '2024-02-29' }], ['29 Feb. 2024', { first: '2024-02-29', last: '2024-02-29' }],
    ['February 2024', { first: '2024-02-01', last: '2024-02-29' }], ['13/1/2024', null], ['soon', null], ['', null],
  ])('%s', (typed, days) => expect(readDays(typed)).toEqual(days))
  test.each([
    ['2024-08?', '2024-08-01', '2024-08-31'], ['[2025-01-21,2025-01-22]', '2025-01-21', '2025-01-22'], ['2024-01/..', '2024-01-01', '9999-12-31'], ['../2024', '0000-01-01', '2024-12-31'], ['2024-21', '2024-01-01', '2024-12-31'], ['2024-09-18T10:00:00Z', '2024-09-18', '2024-09-18'],
  ])('%s reaches', (edtf, first, last) => expect(reachOf(edtf)).toEqual({ first, last }))
  test('a day beside another, over months and years', () => {
    expect([dayBeside('2024-03-01', -1), dayBeside('2024-12-31', 1), dayBeside('2025-01-01', -1)]).toEqual(['2024-02-29', '2025-01-01', '2024-12-31'])
    expect(mayLieIn(null, { first: null, last: null })).toBe(false)
  })
})

describe('the hit report', () => {
  const report = hitReport(records.documents, [
    { term: 'a', ids: new Set(['doc_1', 'doc_3', 'doc_4']), problem: '' }, // one of them in quarantine
    { term: 'b', ids: new Set(['doc_2', 'doc_4']), problem: '' },
    { term: '(c', ids: null, problem: 'This bracket is not closed.' },
  ])
  test('counts documents, families and what only one term finds', () => {
    expect(report.rows.map((one) => [one.documents, one.withFamilies, one.unique, one.uniqueWithFamilies])).toEqual([[2, 3, 1, 0], [2, 3, 1, 0], [0, 0, 0, 0]])
    expect(report.total).toEqual({ documents: 3, withFamilies: 3 })
    expect(report.searched).toBe(3)
  })
  test('is a table with its head and its problems', () => {
    const data = hitReportData(report, ['About'])
    expect(data.about).toEqual(['About'])
    expect(data.rows.at(-2)?.cells).toEqual({ term: '(c', remark: 'This bracket is not closed.' })
    expect(data.rows.at(-1)?.cells.documents).toEqual({ kind: 'number', value: 3 })
  })
  test('takes a pasted list', () => expect(termsOfList('a\r\n\r\n b \na\n')).toEqual(['a', 'b']))
})
