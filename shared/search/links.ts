/** What is linked to what in a matter, as the search asks it, and which records a cite names. */
import { parseTypedCite, sameExhibit } from '../cite/parse'
import { pageInRange } from '../bates/number'
import type { Assignment, Document, Gap, MatterEvent, Paragraph, Passage, Pleading, Status, Support } from '../records'

export type LinkRecords = {
  documents: readonly Document[]
  paragraphs: readonly Paragraph[]
  pleadings: readonly Pleading[]
  passages: readonly Passage[]
  supports: readonly Support[]
  gaps: readonly Gap[]
  assignments: readonly Assignment[]
  events: readonly MatterEvent[]
}

/**
 * Neighbours by id. A link joins what is alleged with the passage and its document; a gap is joined with
 * what it belongs to, a paragraph with its elements, an event with its sources. Rejected ones do not count.
 */
export type Links = ReadonlyMap<string, ReadonlySet<string>>

export function linksOf(records: LinkRecords): Links {
  const links = new Map<string, Set<string>>()
  const half = (from: string, to: string) => {
    const known = links.get(from)
    if (known) known.add(to)
    else links.set(from, new Set([to]))
  }
  const join = (one: string, other: string) => {
    half(one, other)
    half(other, one)
  }
  const documentOf = new Map(records.passages.map((one) => [one.id, one.document]))
  const withDocument = (one: string, source: string) => {
    join(one, source)
    const document = documentOf.get(source)
    if (document) join(one, document)
  }
  for (const one of records.supports) if (one.standing !== 'rejected') withDocument(one.of, one.source)
  for (const one of records.gaps) if (one.state === 'open') join(one.of, one.id)
  for (const one of records.assignments) if (one.standing !== 'rejected') join(one.paragraph, one.element)
  for (const one of records.events) for (const source of one.sources) withDocument(one.id, source)
  return links
}

const WORST: readonly Status[] = ['missing', 'undermined', 'contested', 'unexamined', 'partial', 'supported', 'admitted', 'not-needed']

/** The status that a mark beside a unit shows: its own, or the worst of what it is linked to; null where there is none. */
export function statusBeside(id: string, links: Links, statusOf: (id: string) => Status | null): Status | null {
  const own = statusOf(id)
  if (own) return own
  let worst: Status | null = null
  for (const other of links.get(id) ?? []) {
    const status = statusOf(other)
    if (status && (worst === null || WORST.indexOf(status) < WORST.indexOf(worst))) worst = status
  }
  return worst
}

/** Ids of the paragraphs or documents that a typed cite names: "¶ 12", "Compl. ¶¶ 12-14", "PX-3", "LI_000124". Of documents in quarantine none. */
export function citedRecords(cite: string, records: Pick<LinkRecords, 'documents' | 'paragraphs' | 'pleadings'>): string[] {
  const typed = parseTypedCite(cite)
  const open = records.documents.filter((one) => one.quarantine === null)
  if (typed === null) return open.filter((one) => one.title.toLowerCase() === cite.trim().toLowerCase()).map((one) => one.id)
  switch (typed.kind) {
    case 'paragraph': {
      const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
      const pleadings = new Set(records.pleadings.filter((one) => (typed.pleading === null ? one.operative : plain(one.shortForm) === plain(typed.pleading))).map((one) => one.id))
      return records.paragraphs.filter((one) => pleadings.has(one.pleading) && one.label.toLowerCase() === typed.label.toLowerCase()).map((one) => one.id)
    }
    case 'document': return open.filter((one) => one.exhibit !== null && sameExhibit(one.exhibit, typed.name)).map((one) => one.id)
    case 'bates': return open.filter((one) => [one.bates, one.ownBates].some((range) => range !== null && pageInRange(typed.first, range) !== null)).map((one) => one.id)
    case 'docket': return open.filter((one) => one.docket?.number === typed.number).map((one) => one.id)
  }
}
