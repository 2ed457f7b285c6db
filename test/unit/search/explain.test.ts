import { describe, expect, test } from 'vitest'
import { EXAMPLES } from '../../../shared/search/examples'
import { queryOfRows } from '../../../shared/search/build'
import { explainQuery, explainResult } from '../../../shared/search/explain'
import { FIELDS } from '../../../shared/search/fields'
import { generator } from '../../../shared/search/generate'
import { parseQuery } from '../../../shared/search/parse'
import { suggest } from '../../../shared/search/suggest'

function explained(text: string, stem = false): string {
  const parsed = parseQuery(text, { stem })
  return parsed.ok ? explainQuery(parsed.query) : `error: ${parsed.errors[0]?.say}`
}

test.each([
  ['in:documents train* w/10 message', 'documents where “train*” stands within 10 words of “message”'],
  ['private message', 'documents and records where “private” stands and “message” stands'],
  ['"opt out"', 'documents and records where “opt out” stands'],
  ['a OR b', 'documents and records where “a” or “b” stands'],
  ['a NOT b', 'documents and records where “a” stands and “b” stands nowhere'],
  ['a pre/5 b', 'documents and records where “a” stands at most 5 words before “b”'],
  ['a w/1 b', 'documents and records where “a” stands within 1 word of “b”'],
  ['a w/s b', 'documents and records where “a” and “b” stand in one sentence'],
  ['a NOT w/5 b', 'documents and records where “a” stands without “b” within 5 words'],
  ['(a OR b) w/5 c', 'documents and records where (“a” or “b”) stands within 5 words of “c”'],
  ['mesage~', 'documents and records where “mesage” or a word one letter off stands'],
  ['in:paragraphs status:missing', 'paragraphs where the status, or that of what it is linked to, is “missing”'],
  ['in:gaps', 'all gaps'],
  ['tag:hot', 'documents and records where a tag is named “hot”'],
  ['NOT has:gap', 'documents and records where it has no open gap'],
  ['before:2024-09-18', 'documents and records where the date may lie on or before 17 Sep 2024'],
  ['date:2024-08', 'documents and records where the date may lie between 1 Aug 2024 and 31 Aug 2024'],
  ['linked:¶12', 'documents and records where it is linked to ¶12'],
  ['bates:LI_000100..LI_000200', 'documents and records where its Bates range meets LI_000100 to LI_000200'],
  ['NOT (a b)', 'documents and records where it is not so that (“a” stands and “b” stands)'],
])('%s', (text, words) => expect(explained(text)).toBe(words))

test('other forms are said', () => expect(explained('training', true)).toBe('documents and records where “training” or another form of it stands'))

test('every generated query can be said', () => {
  const made = generator(77)
  for (let n = 0; n < 300; n++) expect(explained(made.query(), n % 2 === 0)).not.toMatch(/undefined|error|\[object/)
})

test('what was found and left out', () => {
  const none = { document: 0, transcript: 0, paragraph: 0, passage: 0, clause: 0, version: 0, event: 0, gap: 0, element: 0, person: 0 }
  expect(explainResult({ perKind: { ...none, document: 214, gap: 1 }, searched: { ...none, document: 12004, gap: 3, person: 9 }, unsearched: [{ why: 'no-text', documents: Array.from({ length: 30 }, () => 'doc_x') }, { why: 'encrypted', documents: ['doc_y'] }, { why: 'unread', documents: [] }] }))
    .toBe('214 of 12,004 documents and 1 of 3 gaps. The text of 31 documents was not searched: 30 have no text and 1 needs a password.')
})

test('every example and every field’s example is understood, and can be said', () => {
  for (const text of [...EXAMPLES.map((one) => one.query), ...FIELDS.map((one) => `${one.name}:${one.example}`)]) expect(explained(text)).not.toMatch(/^error/)
  expect(EXAMPLES.every((one) => parseQuery(one.query, { stem: true }).ok)).toBe(true)
})

describe('the builder', () => {
  test.each([
    [[{ kind: 'words', how: 'all', text: 'private message' }], 'private AND message'],
    [[{ kind: 'words', how: 'any', text: 'a "b c"' }], '(a OR "b c")'],
    [[{ kind: 'words', how: 'phrase', text: 'opt out' }], '"opt out"'],
    [[{ kind: 'words', how: 'none', text: 'a b' }], 'NOT (a OR b)'],
    [[{ kind: 'words', how: 'all', text: 'and – w/5 x:y' }], '"and" AND "w/5" AND "x:y"'],
    [[{ kind: 'near', left: 'train*', right: 'private message', within: '10', ordered: false }], 'train* w/10 "private message"'],
    [[{ kind: 'near', left: 'train*', right: '', within: '10', ordered: false }], 'train*'],
    [[{ kind: 'words', how: 'all', text: '' }, { kind: 'field', field: 'custodian', value: 'Ann Roe', negated: true }], 'NOT custodian:"Ann Roe"'],
    [[{ kind: 'words', how: 'phrase', text: 'say "hello' }, { kind: 'field', field: 'in', value: 'gaps', negated: false }], '"say hello" AND in:gaps'],
  ] as const)('%j', (rows, text) => {
    expect(queryOfRows(rows)).toBe(text)
    expect(explained(text)).not.toMatch(/^error/)
  })
})

describe('what could be typed', () => {
  const records = { documents: [], tags: [{ id: 'tag_1', name: 'Very hot', colour: 'rust', parent: null, key: null, order: 1 }], people: [], intakes: [], policies: [], contracts: [] } as const
  const at = (text: string) => suggest(text, text.length, records)
  test.each([
    ['cus', ['custodian:']],
    ['a AND tag:', ['hot', 'Very hot']],
    ['tag:very', ['Very hot']],
    ['status:mi', ['missing']],
    ['train w/', ['w/10', 'w/s', 'w/p']],
    ['"tag', []],
    ['(bef', ['before:']],
    ['zzz', []],
  ])('%s', (text, labels) => expect(at(text).list.map((one) => one.label).slice(0, 4)).toEqual(labels))
  test('a value with blanks is put in quotes, over what was typed', () => {
    const found = at('x tag:ver')
    expect([found.span, found.list[0]?.insert]).toEqual([{ from: 6, to: 9 }, '"Very hot"'])
  })
})
