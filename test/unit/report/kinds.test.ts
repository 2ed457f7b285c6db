import { beforeAll, describe, expect, test } from 'vitest'
import { BUILT_KINDS, buildReport, documentsIn, kindOf } from '../../../shared/report/build'
import type { ReportInput } from '../../../shared/report/context'
import { type AnyRecord, type ExhibitRuling, PERSON_DEFAULTS, type RecordOf, RESPONSE_DEFAULTS, type Response, type TableName } from '../../../shared/records'
import { type ReportData, REPORT_KINDS } from '../../../shared/report/model'
import { cellText } from '../../../shared/report/paper'
import { citeInStyle, unknownFields } from '../../../shared/report/citeStyle'
import { computeProof } from '../../../shared/proof'
import { type Made, madeDemo } from '../demo/matter'
import { document } from './support'

let made: Made
beforeAll(async () => {
  made = await madeDemo()
})

/** The demo's records, with some put in the place of others or added. */
function input(changes: Partial<{ [T in TableName]: readonly RecordOf<T>[] }> = {}, privileged = false): ReportInput {
  const rows = <T extends TableName>(table: T) => {
    const own = (changes[table] ?? []) as readonly AnyRecord[]
    const ids = new Set(own.map((one) => one.id))
    return [...made.rows(table).filter((one) => !ids.has((one as AnyRecord).id)), ...own] as RecordOf<T>[]
  }
  const [matter] = made.rows('matter')
  const proof = computeProof({ paragraphs: rows('paragraphs'), counts: rows('counts'), elements: rows('elements'), assignments: rows('assignments'), supports: rows('supports'), gaps: rows('gaps'), overrides: rows('overrides'), responses: rows('responses'), parties: rows('parties') }, { defendant: null, countIncorporatedCounts: matter?.settings.countIncorporatedCounts ?? false })
  return { records: { rows, get: (table, id) => rows(table).find((one) => one.id === id) }, proof, privileged, today: '2026-01-05' }
}
const wordsOf = (data: ReportData) => data.rows.map((row) => Object.values(row.cells).map(cellText).join(' | ')).join('\n')
const used = () => {
  const proof = buildReport('proof-chart', input())
  const [id = ''] = documentsIn(proof)
  return made.rows('documents').find((one) => one.id === id) as RecordOf<'documents'>
}

describe('every kind', () => {
  test.each(BUILT_KINDS)('%s: cells belong to columns, ids are each their own, and nothing is lost to the order of the records', (kind) => {
    const data = buildReport(kind, input())
    const columns = new Set(data.columns.map((one) => one.id))
    expect(columns.size).toBe(data.columns.length)
    for (const row of data.rows) for (const cell of Object.keys(row.cells)) expect(columns).toContain(cell)
    expect(new Set(data.rows.map((row) => row.id)).size).toBe(data.rows.length)
    expect(data.rows.length > 0 || data.empty.length > 0).toBe(true)
  })
  test('is found by its id and by its name', () => {
    expect([kindOf('proof-chart'), kindOf('Exhibit list'), kindOf('CAST of characters'), kindOf('nonsense'), kindOf('hit-report')]).toEqual(['proof-chart', 'exhibit-list', 'cast', null, null])
    expect(BUILT_KINDS).toHaveLength(REPORT_KINDS.length - 1)
  })
})

describe('the proof chart', () => {
  test('has each element, each allegation under it, and pin cites with words', () => {
    const data = buildReport('proof-chart', input())
    expect(new Set(data.rows.map((row) => `${cellText(row.cells.count ?? '')} ${cellText(row.cells.element ?? '')}`)).size).toBeGreaterThanOrEqual(made.rows('elements').length)
    expect(wordsOf(data)).toMatch(/PX-\d+ at \d+: “/)
    expect(wordsOf(data)).toContain('Nothing shows that any InMail left LinkedIn')
  })
})

describe('what may leave the matter', () => {
  const privilege = { basis: ['attorney-client' as const], treatment: 'withheld' as const, description: 'Letter', category: '' }
  test.each(['proof-chart', 'exhibit-list', 'chronology', 'custody', 'undisputed-facts'] as const)('%s: a privileged document is out and named to the person only', (kind) => {
    const secret = { ...used(), title: 'ZZSECRET', privilege, originalName: 'zzsecret.pdf' }
    const out = buildReport(kind, input({ documents: [secret] }))
    expect(wordsOf(out)).not.toMatch(/zzsecret/i)
    expect(documentsIn(out)).not.toContain(secret.id)
    if (out.privileged.length > 0) expect(out.privileged[0]?.name).toContain('ZZSECRET')
    const asked = buildReport(kind, input({ documents: [secret] }, true))
    if (kind === 'exhibit-list' || kind === 'custody') expect(wordsOf(asked)).toMatch(/zzsecret/i)
    expect(asked.privileged.map((one) => one.document)).toEqual(out.privileged.map((one) => one.document))
  })
  test.each(BUILT_KINDS)('%s: a quarantined document is never in it', (kind) => {
    const held = { ...used(), title: 'ZZHELD', exhibit: 'PX-ZZ', originalName: 'zzheld.pdf', quarantine: { since: '2026-01-01T00:00:00.000Z', demandedBy: '', reason: '' } }
    const data = buildReport(kind, input({ documents: [held] }, true))
    expect(wordsOf(data)).not.toMatch(/zzheld|PX-ZZ/i)
    expect(documentsIn(data)).not.toContain(held.id)
  })
})

describe('the exhibit list', () => {
  test('keeps its row when the first thing is said of an exhibit', () => {
    const exhibit = made.rows('documents').find((one) => one.exhibit !== null) as RecordOf<'documents'>
    const ruling: ExhibitRuling = { id: 'exr_1', document: exhibit.id, purpose: '', witness: null, offered: '2026-01-03', objection: 'To page 2', ground: 'Hearsay (FRE 802)', ruling: 'admitted', ruled: '2026-01-04' }
    const row = buildReport('exhibit-list', input({ rulings: [ruling] })).rows.find((one) => one.id === exhibit.id)
    expect(['offered', 'objection', 'ground', 'ruling', 'ruled'].map((id) => cellText(row?.cells[id] ?? ''))).toEqual(['3 Jan 2026', 'To page 2', 'Hearsay (FRE 802)', 'Admitted', '4 Jan 2026'])
  })
})

describe('answer and undisputed facts', () => {
  const admit = (): Response => ({ ...RESPONSE_DEFAULTS, id: 'rsp_1', paragraph: made.rows('paragraphs').find((one) => one.label === '12')?.id ?? '', party: null, kind: 'admitted', quote: 'Defendant admits the allegations of paragraph 12.' })
  test('a response is said in its words, and what has none says so', () => {
    const words = wordsOf(buildReport('answer-chart', input({ responses: [admit()] })))
    expect(words).toContain('All defendants | Admitted | Defendant admits')
    expect(words).toContain('No response recorded')
  })
  test('an admission is an undisputed fact with its cite', () => expect(wordsOf(buildReport('undisputed-facts', input({ responses: [admit()] })))).toContain('Answer ¶ 12: “Defendant admits'))
})

describe('people', () => {
  test('what they know is cited', () => {
    const [passage] = made.rows('passages')
    const person = { ...PERSON_DEFAULTS, id: 'per_1', name: 'Ann Roe', role: 'Witness', organisation: 'Example', note: '', addresses: [] }
    const changes = { people: [person], knowledge: [{ id: 'knw_1', person: 'per_1', topic: 'The default', sources: [passage?.id ?? ''], note: '' }] }
    for (const kind of ['cast', 'witness-list'] as const) expect(wordsOf(buildReport(kind, input(changes)))).toMatch(/The default \(PX-\d+/)
  })
  test.each([[true, '12:3–5'], [false, 'lines 3–5']])('testimony is cited by page and line, or by the lines of a file that has no pages (%s)', (paged, cite) => {
    const [document] = made.rows('documents')
    const person = { ...PERSON_DEFAULTS, id: 'per_1', name: 'Ann Roe', role: 'Witness', organisation: '', note: '', addresses: [] }
    const transcript: RecordOf<'transcripts'> = {
      id: 'trn_1', document: document?.id ?? '', kind: 'deposition', witness: 'Ann Roe', person: 'per_1', shortForm: 'Roe Dep.', date: null, volume: '', firstPage: 1, lastPage: 20, linesPerPage: 25, paged, rough: false, replaces: null,
      examinations: [], exhibits: [], errata: [], certificate: '', doubts: [], video: null, digest: [], imported: '2025-01-02T00:00:00.000Z',
    }
    const testimony: RecordOf<'testimony'> = { id: 'tst_1', transcript: 'trn_1', from: { page: 12, line: 3 }, to: { page: 12, line: 5 }, quote: 'It was on.', note: '', tags: [], rough: false }
    const changes = { people: [person], transcripts: [transcript], testimony: [testimony], knowledge: [{ id: 'knw_1', person: 'per_1', topic: 'The default', sources: ['tst_1'], note: '' }] }
    expect(wordsOf(buildReport('cast', input(changes)))).toContain(`Roe Dep. ${cite}`)
  })
})

describe('forms of cites', () => {
  const exhibit = document('1', { exhibit: 'PX-3', docket: { case: '5:25', number: '45-2', filed: '' } })
  const passage = { id: 'psg_1', document: exhibit.id, page: 4, endPage: 5, quote: '', prefix: '', suffix: '', from: null, to: null, rects: [], locator: null, note: '', tags: [] }
  const style = { dash: '-', docket: 'Dkt. No.', exhibit: ' ' } as const
  test.each([
    [{ ...style }, 'PX 3 at 4-5'], [{ ...style, form: 'bluebook' as const }, 'Ex. PX 3 at 4-5, Dkt. No. 45-2'], [{ ...style, form: 'nd-cal' as const }, 'Dkt. No. 45-2, Ex. PX 3 at 4-5'],
    [{ ...style, form: 'own' as const, pattern: '[{docket}] {name} ({place})' }, '[Dkt. No. 45-2] PX 3 (at 4-5)'], [{ ...style, form: 'own' as const, pattern: '' }, 'PX 3 at 4-5'],
  ])('%j', (own, expected) => expect(citeInStyle(exhibit, passage, own)).toBe(expected))
  test('what is empty goes with its comma and brackets', () => {
    const plain = document('2', { exhibit: 'PX-1' })
    expect(citeInStyle(plain, null, { ...style, form: 'bluebook' })).toBe('Ex. PX 1')
    expect(citeInStyle(plain, null, { ...style, form: 'nd-cal' })).toBe('Ex. PX 1')
    expect(citeInStyle(plain, null, { ...style, form: 'own', pattern: '{name} ({docket})' })).toBe('PX 1')
    expect(citeInStyle(plain, null, { ...style, form: 'own', pattern: '{what}' })).toBe('PX 1')
  })
  test('a field that does not exist is found', () => expect(unknownFields('{name} {page} {page} {place}')).toEqual(['page']))
})
