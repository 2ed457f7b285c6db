import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SvgSheet } from '../../../renderer/ui/SvgSheet'
import type { Pen } from '../../../shared/chronology/pen'
import { castTable, custodianOf } from '../../../shared/people/cast'
import { drawGraph, GRAPH_SHEET, graphTable, mailGraph, placeGraph } from '../../../shared/people/graph'
import { findMentions } from '../../../shared/people/mentions'
import { deletePerson, mergePeople, type PointingAtPeople } from '../../../shared/people/merge'
import { type Document, PERSON_DEFAULTS, type Person, PLAIN_DOCUMENT } from '../../../shared/records'

const person = (id: string, name: string, extra: Partial<Person> = {}): Person => ({ ...PERSON_DEFAULTS, id, name, ...extra })
const ROE = person('per_roe', 'Ann Roe', { aliases: ['A. Roe', 'Roe'], addresses: ['ann@example.com'] })
const ACME = person('per_acme', 'Acme Widgets, Inc.', { definedAs: 'Acme', kind: 'organisation' })
const NOTHING: PointingAtPeople = { events: [], knowledge: [], mentions: [], depositions: [], transcripts: [], rulings: [], proofSteps: [], requestSets: [] }

function mail(n: number, from: string, to: string[], extra: Partial<Document> = {}): Document {
  return {
    ...PLAIN_DOCUMENT, id: `doc_${n}`, mail: { from: [from], to, cc: [], bcc: [] } as unknown as Document['mail'], custodian: '', ...extra,
  } as unknown as Document
}

test('people are met by name, alias, defined term and address, over line breaks, and not inside other words', () => {
  const rows: [string, string[]][] = [
    ['Met Ann\nRoe in May.', ['per_roe']], ['ANN ROE signed.', ['per_roe']], ['Roe said so.', ['per_roe']], ['The roe was fresh.', []], ['Monroe said so.', []],
    ['to ann@example.com', ['per_roe']], ['Acme’s grinder, Roe’s hand', ['per_roe', 'per_acme']], ['ACME', []], ['acme widgets, inc. sold it', ['per_acme']],
  ]
  for (const [text, found] of rows) expect(findMentions([ROE, ACME], [text]).map((one) => one.person), text).toEqual(found)
  expect(findMentions([ROE], ['', 'Ann  Roe'])).toEqual([{ person: 'per_roe', words: 'Ann Roe', page: 1 }])
})

test('names of any letters never break the search, and what is found stands in the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 200 }), (name, text) => {
    for (const one of findMentions([person('per_x', name)], [`${text} ${name} ${text}`])) expect(one.words.length).toBeGreaterThan(0)
  }), { numRuns: 300 })
})

test('who wrote to whom is counted by direction, people by their addresses, and drawn inside its frame', () => {
  const documents = [mail(1, 'Ann Roe <ann@example.com>', ['bob@example.com']), mail(2, 'ANN@example.com', ['bob@example.com', 'cy@example.com']), mail(3, 'bob@example.com', ['Ann <ann@example.com>'])]
  const graph = mailGraph(documents, [ROE], { most: 10, least: 1, about: null })
  expect(graph.messages).toBe(3)
  expect(graphTable(graph)).toEqual([['From', 'To', 'Messages'], ['Ann Roe', 'bob@example.com', '2'], ['bob@example.com', 'Ann Roe', '1'], ['Ann Roe', 'cy@example.com', '1']])
  expect(graph.nodes[0]).toMatchObject({ person: 'per_roe', sent: 2, received: 1 })
  expect(mailGraph(documents, [ROE], { most: 2, least: 2, about: null })).toMatchObject({ left: 1, edges: [{ count: 2 }] })
  expect(mailGraph(documents, [ROE], { most: 10, least: 1, about: 'cy@example.com' }).messages).toBe(1)
  for (const node of placeGraph(graph, 960, 640).nodes) expect(node.x > 0 && node.x < 960 && node.y > 0 && node.y < 640).toBe(true)
  const sheet = createElement(SvgSheet, { ...GRAPH_SHEET, title: 'A < B', draw: (pen: Pen) => drawGraph(pen, graph, 'A < B', 'x') })
  expect(renderToStaticMarkup(sheet)).toContain('A &lt; B')
})

test('a merge keeps every name, moves what pointed at the other, and joins what was met in one document', () => {
  const other = person('per_other', 'Anna Roe', { role: 'CFO', addresses: ['roe@example.com'] })
  const change = mergePeople(ROE, other, {
    ...NOTHING,
    events: [{ id: 'evt_1', people: ['per_other', 'per_roe'] }] as never, knowledge: [{ id: 'knw_1', person: 'per_other' }] as never, depositions: [{ id: 'dep_1', person: 'per_other' }] as never,
    mentions: [{ id: 'men_1', person: 'per_roe', document: 'doc_1', pages: [1], standing: 'rejected' }, { id: 'men_2', person: 'per_other', document: 'doc_1', pages: [3], standing: 'confirmed' }, { id: 'men_3', person: 'per_other', document: 'doc_2', pages: [1], standing: 'confirmed' }] as never,
  })
  expect(change.ops).toMatchObject([
    { op: 'patch', id: 'per_roe', fields: { role: 'CFO', aliases: ['A. Roe', 'Roe', 'Anna Roe'], addresses: ['ann@example.com', 'roe@example.com'] } },
    { id: 'evt_1', fields: { people: ['per_roe'] } }, { id: 'knw_1', fields: { person: 'per_roe' } },
    { op: 'delete', id: 'men_2' }, { id: 'men_1', fields: { standing: 'confirmed', pages: [1, 3] } }, { id: 'men_3', fields: { person: 'per_roe' } },
    { id: 'dep_1', fields: { person: 'per_roe' } }, { op: 'delete', id: 'per_other' },
  ])
})

test('a deleted person leaves no record that points at nobody', () => {
  const change = deletePerson(ROE, { ...NOTHING, events: [{ id: 'evt_1', people: ['per_roe', 'per_acme'] }] as never, knowledge: [{ id: 'knw_1', person: 'per_roe' }] as never, depositions: [{ id: 'dep_1', person: 'per_roe' }] as never })
  expect(change.ops).toMatchObject([{ id: 'evt_1', fields: { people: ['per_acme'] } }, { op: 'delete', id: 'knw_1' }, { id: 'dep_1', fields: { person: null } }, { op: 'delete', id: 'per_roe' }])
})

test('the cast says names, what each knows of, and custody under any name', () => {
  const documents = [mail(1, 'x@example.com', [], { custodian: 'a. roe' }), mail(2, 'x@example.com', [], { custodian: 'Somebody' })]
  expect(custodianOf(ROE, documents).map((one) => one.id)).toEqual(['doc_1'])
  const table = castTable({ people: [ROE, ACME], parties: [], knowledge: [{ id: 'knw_1', person: 'per_roe', topic: 'The guard', sources: [], note: '' }], mentions: [], documents, depositions: [] })
  expect(table.map((row) => row.slice(0, 2))).toEqual([['Name', 'Also called'], ['Acme Widgets, Inc.', 'Acme'], ['Ann Roe', 'A. Roe; Roe']])
  expect(table[2]?.slice(5, 7)).toEqual(['The guard', '1 document'])
})
