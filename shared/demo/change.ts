/** The demo matter's records over its parsed complaint and imported files: one change. */
import { type Operation, patch, put } from '../log/change'
import { type Assignment, type Document, type Element, type Paragraph, type Party, type Passage, PERSON_DEFAULTS, type TableName, type Tag } from '../records'
import { anchorPassage, quoteOf } from '../text/anchor'
import type { PageText } from '../text/page'
import { eventPuts } from './chronology'
import { demoContracts } from './contracts'
import { demoDeposition } from './deposition'
import { discoveryPuts } from './discovery'
import * as demo from './manifest'
import { policyOps } from './policies'

export type DemoContext = {
  newId: (table: Exclude<TableName, 'matter'>) => string
  now: string
  /** documents as imported, by original name */
  documents: ReadonlyMap<string, Document>
  texts: ReadonlyMap<string, readonly PageText[]>
  paragraphs: readonly Paragraph[]
  elements: readonly Element[]
  assignments: readonly Assignment[]
  parties: readonly Party[]
  counts: readonly { id: string }[]
}

const DAY = 86_400_000

/** @throws Error where a quote, paragraph or element of the manifest is not there: a fault of ours */
export function demoChange(context: DemoContext): Operation[] {
  const tags = tagRecords(context)
  const passages = passageRecords(context)
  const target = targetFinder(context)
  const ops: Operation[] = [patch('matter', 'matter', { name: demo.matter.name, judge: demo.matter.judge, counsel: [...demo.matter.counsel], demonstration: true })]
  const complaint = must(context.documents.get(demo.complaintFile.file), demo.complaintFile.file)
  ops.push(patch('documents', complaint.id, { title: demo.complaintFile.title, date: demo.filed, reviewed: true }))
  const pleading = context.paragraphs[0]?.pleading
  if (pleading) ops.push(patch('pleadings', pleading, { filed: demo.filed }))
  for (const party of context.parties) {
    const definedAs = demo.definedNames[party.name]
    if (definedAs) ops.push(patch('parties', party.id, { definedAs }))
  }
  ops.push(...[...tags.values()].map((tag) => put('tags', tag)), ...documentPatches(context, tags), ...[...passages.values()].map((passage) => put('passages', passage)))
  for (const link of demo.links) {
    ops.push(put('supports', {
      id: context.newId('supports'), of: target(link.of), source: must(passages.get(link.passage), link.passage).id, bearing: link.bearing ?? 'supports',
      directness: link.directness ?? 'direct', standing: link.standing ?? 'proposed', note: link.note ?? '', defendants: [],
    }))
  }
  const gaps = new Map<string, string>()
  for (const { of, dueIn, ...gap } of demo.gaps) {
    const id = context.newId('gaps')
    gaps.set(of, id)
    const due = dueIn === null ? null : new Date(Date.parse(context.now) + dueIn * DAY).toISOString().slice(0, 10)
    ops.push(put('gaps', { ...gap, id, of: target(of), due, state: 'open', opened: context.now }))
  }
  ops.push(...assignmentPuts(context, target), ...policyOps({ newId: context.newId, documents: context.documents, passages, target }))
  const people = new Map(demo.people.map((person) => [person.name, { ...PERSON_DEFAULTS, ...person, id: context.newId('people') }]))
  ops.push(...[...people.values()].map((person) => put('people', person)))
  ops.push(...eventPuts({
    newId: context.newId, passage: (name) => must(passages.get(name), name).id, paragraph: target, file: (name) => must(context.documents.get(name), name).id,
    tag: (name) => must(tags.get(name), name).id, person: (name) => must(people.get(name), name).id,
  }))
  const byLibrary = new Map(context.elements.map((element) => [element.library, element.id]))
  ops.push(...discoveryPuts({
    newId: context.newId, now: context.now, parties: context.parties, gap: (of) => must(gaps.get(of), of), element: (library) => byLibrary.get(library) ?? null,
    document: (name) => must(context.documents.get(name), name).id, person: (name) => must(people.get(name), name).id,
  }))
  for (const { of, ...override } of demo.overrides) ops.push(put('overrides', { ...override, id: context.newId('overrides'), of: target(of), at: context.now }))
  for (const debt of demo.acceptedDebts) ops.push(patch('paragraphs', target(debt.paragraph), { debtAccepted: { reason: debt.reason, at: context.now } }))
  ops.push(...demoContracts({ ...context, passages }))
  ops.push(...demoDeposition({ ...context, passages, gaps: ops.flatMap((op) => (op.op === 'put' && op.table === 'gaps' ? [op.record] : [])) }))
  for (const count of context.counts) ops.push(patch('counts', count.id, { confirmed: true }))
  return ops
}

function must<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the demo matter has no ${name}`)
  return value
}

function tagRecords({ newId }: DemoContext): Map<string, Tag> {
  const tags = new Map<string, Tag>()
  demo.tags.forEach((tag, order) => {
    tags.set(tag.name, { id: newId('tags'), name: tag.name, colour: tag.colour, key: tag.key, order, parent: tag.parent ? must(tags.get(tag.parent), tag.parent).id : null })
  })
  return tags
}

function documentPatches(context: DemoContext, tags: Map<string, Tag>): Operation[] {
  return demo.documents.map((one) => {
    const document = must(context.documents.get(one.file), one.file)
    return patch('documents', document.id, {
      title: one.title, exhibit: one.exhibit, source: one.source, custodian: one.custodian, date: one.date, reviewed: one.reviewed, note: one.note ?? '',
      confidentiality: one.confidentiality ?? 'none', tags: one.tags.map((name) => must(tags.get(name), name).id),
    })
  })
}

function passageRecords(context: DemoContext): Map<string, Passage> {
  const passages = new Map<string, Passage>()
  for (const [name, one] of Object.entries(demo.passages)) {
    const document = must(context.documents.get(one.file), one.file)
    const pages = must(context.texts.get(one.file), one.file)
    const found = anchorPassage(pages, { page: 1, endPage: 1, quote: one.quote, prefix: '', suffix: '', from: null, to: null, rects: [] })
    const page = pages.find((candidate) => candidate.n === found.page)
    if (found.by !== 'quote' || found.score < 0.95 || !page || found.from === null || found.to === null) throw new Error(`the demo matter has no place “${one.quote}”`)
    passages.set(name, {
      id: context.newId('passages'), document: document.id, page: found.page, endPage: found.page, ...quoteOf(page, found.from, found.to), from: found.from, to: found.to,
      rects: found.rects, locator: one.locator ?? null, note: one.note ?? '', tags: [],
    })
  }
  return passages
}

function targetFinder(context: DemoContext): (of: string) => string {
  const byLabel = new Map(context.paragraphs.map((paragraph) => [paragraph.label, paragraph.id]))
  const byLibrary = new Map(context.elements.map((element) => [element.library ?? '', element.id]))
  return (of) => must(byLabel.get(of) ?? byLibrary.get(of), of)
}

/** The manifest's assignments replace what was proposed on import. */
function assignmentPuts(context: DemoContext, target: (of: string) => string): Operation[] {
  const ops: Operation[] = context.assignments.map((one) => ({ op: 'delete', table: 'assignments', id: one.id }))
  for (const [element, labels] of Object.entries(demo.assignments)) {
    for (const label of labels) {
      ops.push(put('assignments', { id: context.newId('assignments'), paragraph: target(label), element: target(element), standing: 'confirmed', reason: 'Confirmed by a person.' }))
    }
  }
  return ops
}
