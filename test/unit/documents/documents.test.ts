import { describe, expect, test } from 'vitest'
import { citePassage } from '../../../shared/cite/format'
import { parseCite, sameExhibit } from '../../../shared/cite/parse'
import { shortCourt } from '../../../shared/cite/court'
import { formatEdtf } from '../../../shared/dates/format'
import { largeMatter } from '../../../shared/demo/large'
import { type DocumentQuery, facetsOf, findDocuments, indexDocuments, nextExhibit, NO_QUERY, sortDocuments, tagTree } from '../../../shared/documents/filter'
import { type Document, type Intake, type Tag, tables } from '../../../shared/records'
import { guardCell, toCsv } from '../../../shared/report/csv'

const large = new Map(largeMatter({ paragraphs: 400, counts: 7, links: 2000, documents: 3000, seed: 1 }))
const documents = large.get('documents') as Document[]
const index = indexDocuments(documents)
const NONE: ReadonlySet<string> = new Set()
const NAMES = { tags: large.get('tags') as Tag[], intakes: large.get('intakes') as Intake[] }
const filterDocuments = (from: readonly Document[], query: DocumentQuery, linked: ReadonlySet<string>): Document[] => findDocuments(indexDocuments(from), query, linked).places.map((at) => from[at] as Document)
const facets = (query: DocumentQuery) => facetsOf(index, query, findDocuments(index, query, NONE), NAMES)
const countOf = (query: DocumentQuery, facet: string, value: string) => facets(query).find((one) => one.id === facet)?.values.find((one) => one.value === value)?.count ?? 0

describe('The documents', () => {
  test('are filtered by words and facets together', () => {
    const found = filterDocuments(documents, { words: 'transfer log', facets: { custodian: ['Legal', 'Finance'], state: ['not-reviewed'] } }, new Set())
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((one) => /transfer log/i.test(one.title) && ['Legal', 'Finance'].includes(one.custodian) && !one.reviewed)).toBe(true)
  })
  test('count in each facet what the filter would give', () => {
    for (const facet of facets(NO_QUERY)) {
      for (const one of facet.values) expect(filterDocuments(documents, { words: '', facets: { [facet.id]: [one.value] } }, NONE).length, `${facet.id} ${one.value}`).toBe(one.count)
    }
    expect(facets(NO_QUERY).map((facet) => facet.id)).toEqual(expect.arrayContaining(['production', 'bates', 'responsive', 'hot', 'privilege', 'date', 'people', 'domain']))
  })
  test('count in each facet what a further choice there would add, the choices of the other facets standing', () => {
    const query: DocumentQuery = { words: 'log', facets: { production: ['int_L0', 'int_L2'], state: ['not-reviewed'], kind: ['mail'] } }
    for (const facet of facets(query)) {
      for (const one of facet.values) {
        const alone = filterDocuments(documents, { ...query, facets: { ...query.facets, [facet.id]: [one.value] } }, NONE).length
        expect(alone, `${facet.id} ${one.value}`).toBe(one.count)
      }
    }
    expect(countOf(query, 'state', 'reviewed')).toBeGreaterThan(0)
  })
  test('in quarantine are found by that state only, and nothing of them is counted', () => {
    const held = documents.map((one, at) => (at % 50 === 3 ? { ...one, quarantine: { since: '2026-03-03T00:00:00.000Z', demandedBy: 'Counsel', reason: '' } } : one))
    const many = held.filter((one) => one.quarantine).length
    const of = (query: DocumentQuery) => filterDocuments(held, query, new Set(held.map((one) => one.id)))
    expect(of(NO_QUERY)).toHaveLength(held.length - many)
    expect(of({ words: '', facets: { state: ['quarantined'] } })).toHaveLength(many)
    expect(of({ words: '', facets: { state: ['quarantined'], kind: ['pdf', 'mail', 'text', 'html', 'image'] } })).toHaveLength(0)
    expect(of({ words: held[3]?.title ?? '', facets: { state: ['quarantined'] } })).toHaveLength(0)
    expect(of({ words: '', facets: { state: ['linked'] } }).some((one) => one.quarantine)).toBe(false)
    const again = indexDocuments(held)
    const shown = facetsOf(again, NO_QUERY, findDocuments(again, NO_QUERY, NONE), NAMES)
    expect(shown.find((one) => one.id === 'kind')?.values.reduce((sum, one) => sum + one.count, 0)).toBe(held.length - many)
    expect(shown.find((one) => one.id === 'state')?.values.find((one) => one.value === 'quarantined')?.count).toBe(many)
  })
  test('prepared after a change are as if prepared from scratch', () => {
    const changed = documents.map((one, at) => (at % 97 === 0 ? { ...one, hot: true, responsive: 'yes' as const, note: 'smoking gun' } : one))
    const [step, scratch] = [indexDocuments(changed, indexDocuments(documents)), indexDocuments(changed)]
    for (const query of [NO_QUERY, { words: 'smoking', facets: {} }, { words: '', facets: { hot: ['hot'], responsive: ['yes'] } }] as DocumentQuery[]) {
      expect(findDocuments(step, query, NONE).places).toEqual(findDocuments(scratch, query, NONE).places)
      expect(facetsOf(step, query, findDocuments(step, query, NONE), NAMES)).toEqual(facetsOf(scratch, query, findDocuments(scratch, query, NONE), NAMES))
    }
  })
  test('are sorted with PX-2 before PX-10 and those without a number last', () => {
    const sorted = sortDocuments(filterDocuments(documents, NO_QUERY, new Set()), 'exhibit', false)
    expect(sorted.slice(0, 11).map((one) => one.exhibit)).toEqual(Array.from({ length: 11 }, (_, n) => `PX-${n + 1}`))
    expect(sorted.at(-1)?.exhibit).toBeNull()
  })
  test('get the next number that was never used', () => expect(nextExhibit(documents, 'PX-')).toBe('PX-201'))
})

test('Tags whose parents go in a circle are all shown once', () => {
  const tag = (id: string, parent: string | null): Tag => ({ id, name: id, colour: 'grey', parent, key: null, order: 0 })
  expect(tagTree([tag('tag_a', 'tag_b'), tag('tag_b', 'tag_a'), tag('tag_c', null), tag('tag_d', 'tag_c')]).map((row) => [row.tag.id, row.depth])).toEqual([['tag_c', 0], ['tag_d', 1], ['tag_a', 0], ['tag_b', 1]])
})

test('The generated matter fits the schemas', () => {
  for (const [table, rows] of large) for (const row of rows) expect(tables[table].safeParse(row).success).toBe(true)
})

describe('A CSV cell', () => {
  test.each([['=1+1', "'=1+1"], ['+cmd', "'+cmd"], ['@SUM', "'@SUM"], [' =1', "' =1"], ['＝1', "'＝1"], ['\t=1', "'\t=1"], ['-12.5', '-12.5'], ['-0001-A', "'-0001-A"], ['plain', 'plain']])('%j is written as %j', (cell, safe) => expect(guardCell(cell)).toBe(safe))
  test('with quotes, commas and line ends survives', () => expect(toCsv([['a "b"', 'c,d', 'e\nf']])).toBe('\ufeff"a ""b""","c,d","e\nf"\r\n'))
})

describe('A typed cite', () => {
  test.each([
    ['Compl. ¶ 41', { kind: 'pleading', doc: 'Compl.', loci: [{ t: 'para', from: '41' }] }], ['¶41', { kind: 'bare', doc: null, loci: [{ t: 'para', from: '41' }] }], ['para. 7', { kind: 'bare', loci: [{ t: 'para', from: '7' }] }],
    ['PX-3 at 4', { kind: 'exhibit', doc: 'PX-3', loci: [{ t: 'page', from: '4' }] }], ['PX3', { kind: 'exhibit', doc: 'PX-3', loci: [] }], ['PX-1 § 3.2', { kind: 'exhibit', doc: 'PX-1', loci: [{ t: 'sec', from: '3.2' }] }],
  ])('%s', (text, cite) => expect(parseCite(text)).toMatchObject(cite))
  test('is not seen in plain words', () => expect(parseCite('private messages')).toBeNull())
  test('names one exhibit however it is written', () => expect([sameExhibit('PX-3', 'px 3'), sameExhibit('PX3', 'PX-3'), sameExhibit('PX-3', 'PX-31')]).toEqual([true, true, false]))
})

test('A passage is cited by exhibit and page, or by its section', () => {
  const document = { ...(documents[1] as Document), exhibit: 'PX-3' }
  const passage = { id: 'psg_1', document: document.id, page: 4, endPage: 4, quote: '', prefix: '', suffix: '', from: null, to: null, rects: [], locator: null, note: '', tags: [] }
  const pdf: Document = { ...document, kind: 'pdf', pages: 9 }
  expect([citePassage(passage, pdf), citePassage({ ...passage, endPage: 5 }, pdf), citePassage({ ...passage, locator: '§ 3.2' }, pdf)]).toEqual(['PX-3 at 4', 'PX-3 at 4–5', 'PX-3 § 3.2'])
})

describe('An EDTF date is read out', () => {
  test.each([['2024-09-18', '18 Sep 2024'], ['2024-08', 'Aug 2024'], ['2024', '2024'], ['[2025-01-21,2025-01-22]', '21 or 22 Jan 2025'], ['2019~', 'about 2019'], ['2024-03/2024-05', 'Mar 2024 – May 2024'], ['soon', 'soon']])('%s as %s', (text, words) => expect(formatEdtf(text)).toBe(words))
})

test('A federal court is shortened as citations do', () => {
  expect(shortCourt('UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF CALIFORNIA SAN JOSE DIVISION')).toBe('N.D. Cal.')
  expect(shortCourt('United States District Court for the Western District of Virginia Charlottesville Division')).toBe('W.D. Va.')
  expect(shortCourt('SUPERIOR COURT OF THE STATE OF CALIFORNIA')).toBe('SUPERIOR COURT OF THE STATE OF CALIFORNIA')
})
