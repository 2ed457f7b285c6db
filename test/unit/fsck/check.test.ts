import { expect, test } from 'vitest'
import { checkMatter, type Stored } from '../../../shared/fsck/check'
import { makeMatter, PERSON_DEFAULTS, PLAIN_DOCUMENT, type TableName } from '../../../shared/records'

const HASH = 'a'.repeat(64)
const document = {
  id: 'doc_1', sha256: HASH, size: 10, originalName: 'a.pdf', originalFolder: '', originalModified: null, title: 'A paper', kind: 'pdf', media: '', pages: 2, range: null, text: 'file', confidence: 1,
  exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2025-01-01T00:00:00.000Z', ...PLAIN_DOCUMENT,
}
const redaction = { id: 'red_1', document: 'doc_1', page: 1, rect: { x: 0, y: 0, w: 1, h: 1 }, reason: '', note: '' }
const person = { ...PERSON_DEFAULTS, id: 'per_1', name: 'Ann Roe' }

function stored(tables: Partial<Record<TableName, object[]>>, more: Partial<Stored> = {}): Stored {
  const all: Partial<Record<TableName, object[]>> = { matter: [makeMatter('Doe', '2025-01-01T00:00:00.000Z')], documents: [document], redactions: [redaction], people: [person], ...tables }
  return { rows: <T extends TableName>(table: T) => (all[table] ?? []) as never, files: new Set([HASH]), pages: new Map([[HASH, new Set([1, 2])]]), ...more }
}
const found = (input: Stored) => checkMatter(input).map(({ kind, weight, where }) => `${kind} ${weight} ${where.slice(0, 20)}`)

test.each([
  ['sound', stored({}), []],
  ['no matter', stored({ matter: [] }), ['several broken matter']],
  ['a record that does not fit', stored({ people: [{ ...person, name: 7 }] }), ['invalid broken people per_1']],
  ['resting on nothing', stored({ redactions: [{ ...redaction, document: 'doc_9' }] }), ['dangling broken redactions red_1']],
  ['pointing at nothing', stored({ people: [{ ...person, party: 'pty_9' }] }), ['dangling loose people per_1']],
  ['no bytes', stored({}, { files: new Set() }), ['no-bytes broken documents doc_1']],
  ['bytes alone', stored({}, { files: new Set([HASH, 'b'.repeat(64)]) }), [`bytes-alone loose bytes ${'b'.repeat(14)}`]],
  ['a page without text', stored({}, { pages: new Map([[HASH, new Set([1])]]) }), ['pages-missing loose documents doc_1']],
  ['pages of nothing', stored({}, { pages: new Map([[HASH, new Set([1, 2])], ['c'.repeat(64), new Set([1])]]) }), [`pages-alone derived pages ${'c'.repeat(14)}`]],
])('%s', (_name, input, faults) => expect(found(input)).toEqual(faults))

test('a fault is a sentence with the words of the record', () => {
  expect(checkMatter(stored({ redactions: [{ ...redaction, document: 'doc_9', note: 'names' }] }))[0]?.say).toBe('The redaction “names” names a document that is not there (document): it rests on nothing.')
})
