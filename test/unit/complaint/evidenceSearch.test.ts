import { expect, test } from 'vitest'
import type { Document, Passage } from '../../../shared/records'
import { daysLate, readableDate } from '../../../renderer/features/linking/due'
import { indexEvidence, searchEvidence } from '../../../renderer/features/linking/evidenceSearch'
import { FILE } from './paper'

const document = (id: string, some: Partial<Document>): Document => ({ ...FILE, id, kind: 'pdf', pages: 8, ...some })
const passage = (id: string, of: string, page: number, quote: string): Passage => ({ id, document: of, page, endPage: page, quote, prefix: '', suffix: '', from: 0, to: 1, rects: [], locator: null, note: '', tags: [] })
const documents = [document('doc_3', { title: 'Press statement', exhibit: 'PX-3' }), document('doc_4', { title: 'Subscription Agreement', exhibit: 'PX-4' }), document('doc_5', { title: 'Loose paper' })]
const index = indexEvidence(documents, [passage('psg_1', 'doc_3', 1, 'private messages were not used'), passage('psg_2', 'doc_4', 3, 'will not disclose confidential information')])
const ids = (query: string) => searchEvidence(index, query).map((one) => one.id)

test('with nothing typed the passages marked last come first', () => {
  expect(ids('').slice(0, 2)).toEqual(['psg_2', 'psg_1'])
})

test.each([
  ['px3', 'doc_3'], ['PX-4', 'psg_2'], ['private messages', 'psg_1'], ['“not used”', 'psg_1'], ['loose', 'doc_5'], ['PX-3 at 5', 'doc_3 5'],
])('%s finds %s first or among the first', (query, id) => {
  expect(ids(query).slice(0, 3)).toContain(id)
})

test('a page that the document does not have is not offered', () => {
  expect(ids('PX-3 at 99')).not.toContain('doc_3 99')
})

test('where no source has all the words, those with most of them are shown', () => {
  expect(ids('confidential messages zebra')).toEqual(expect.arrayContaining(['psg_1', 'psg_2']))
})

test.each([['2024-09-18', '18 Sep 2024'], ['2024-09', 'Sep 2024'], ['2024~', '2024~']])('the date %s reads %s', (edtf, read) => expect(readableDate(edtf)).toBe(read))

test.each([['2026-03-03', 6], ['2026-03-09', 0], ['2026-03-12', -3], ['2026-03', null]])('a gap due %s is late by %s days', (due, late) => expect(daysLate(due, '2026-03-09')).toBe(late))
