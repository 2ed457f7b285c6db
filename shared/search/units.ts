/**
 * What text a unit of the search has. Index, reference and command line take it from here, so that
 * they speak of the same thing.
 *
 * A document has a head (page 0: names, numbers, subject, note; each a paragraph of its own) and its
 * pages, and so has a transcript (its pages are those with testimony). A record has one text, as page 0. In both cases the stream of tokens is unbroken over all pages;
 * `Tokeniser.end()` is called between the head and page 1. A document in quarantine is no unit, nor is
 * what lies in it (FRCP 26(b)(5)(B)).
 */
import type { Clause, Document, Element, Gap, MatterEvent, Paragraph, Passage, Person, PolicyVersion, TableName, Transcript } from '../records'
import type { UnitKind } from './model'

export type UnitRecord = {
  document: Document
  transcript: Transcript
  paragraph: Paragraph
  passage: Passage
  clause: Clause
  version: PolicyVersion
  event: MatterEvent
  gap: Gap
  element: Element
  person: Person
}

/** The table that the units of a kind lie in. */
export const UNIT_TABLES = {
  document: 'documents', transcript: 'transcripts', paragraph: 'paragraphs', passage: 'passages', clause: 'clauses', version: 'versions', event: 'events', gap: 'gaps', element: 'elements', person: 'people',
} as const satisfies Record<UnitKind, TableName>

const KIND_OF_PREFIX: Record<string, UnitKind> = {
  doc: 'document', trn: 'transcript', par: 'paragraph', psg: 'passage', cls: 'clause', ver: 'version', evt: 'event', gap: 'gap', elm: 'element', per: 'person',
}

/** Kind of the unit with this id; null where the id names no unit. */
export function kindOfId(id: string): UnitKind | null {
  return KIND_OF_PREFIX[id.slice(0, 3)] ?? null
}

/** Text of a record, or the head of a document; paragraphs of it are parted by an empty line. */
export function unitText<K extends UnitKind>(kind: K, record: UnitRecord[K]): string {
  return (TEXTS[kind] as (record: UnitRecord[K]) => readonly (string | null | undefined)[])(record).filter((part) => part).join('\n\n')
}

const TEXTS: { [K in UnitKind]: (record: UnitRecord[K]) => readonly (string | null | undefined)[] } = {
  document: (one) => [
    one.exhibit, ...numbersOf(one.bates), ...numbersOf(one.ownBates), one.title, one.originalName === one.title ? '' : one.originalName, one.mail && one.mail.subject !== one.title ? one.mail.subject : '',
    one.mail?.from.join(', '), one.mail?.to.join(', '), one.mail?.cc.join(', '), one.mail?.bcc.join(', '), one.note,
  ],
  transcript: (one) => [one.shortForm, one.witness, one.date, one.volume && `Vol. ${one.volume}`],
  paragraph: (one) => [one.text, ...one.footnotes],
  passage: (one) => [one.quote, one.note],
  clause: (one) => [one.title, one.text],
  version: (one) => [one.label, one.effective?.words, one.published?.words, one.audience, one.source, one.note],
  event: (one) => [one.what, one.words, one.source, one.note],
  gap: (one) => [one.what, one.why, one.holder, one.plan],
  element: (one) => [one.short, one.text],
  person: (one) => [one.name, one.role, one.organisation, ...one.addresses, one.note],
}

function numbersOf(range: Document['bates']): string[] {
  return range === null ? [] : range.first === range.last ? [range.first] : [range.first, range.last]
}

/**
 * Pages of a document out of the pages of its file: those of its range, counted from 1.
 * @param pages pages of the file, by their place in it
 */
export function pagesOfUnit(document: Document, pages: readonly { n: number; text: string }[]): { page: number; text: string }[] {
  const { from, to } = document.range ?? { from: 1, to: Number.POSITIVE_INFINITY }
  return pages.filter((one) => one.n >= from && one.n <= to).sort((a, b) => a.n - b.n).map((one) => ({ page: one.n - from + 1, text: one.text }))
}

/** The document that a unit lies in, by which it is held back in quarantine; null where it lies in none. */
export function documentOfUnit<K extends UnitKind>(kind: K, record: UnitRecord[K], contractDocument: (contract: string) => string | null): string | null {
  switch (kind) {
    case 'document': return (record as Document).id
    case 'transcript': return (record as Transcript).document
    case 'passage': return (record as Passage).document
    case 'version': return (record as PolicyVersion).document
    case 'clause': return contractDocument((record as Clause).contract)
    default: return null
  }
}
