/** What is linked to what in a matter, as the search asks it, and which records a cite names. */
import { parseCite, sameExhibit } from '../cite/parse'
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
  const typed = parseCite(cite)
  const open = records.documents.filter((one) => one.quarantine === null)
  const doc = typed?.doc ?? ''
  switch (typed?.kind) {
    case 'bare':
    case 'pleading': {
      const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
      const pleadings = new Set(records.pleadings.filter((one) => (doc === '' ? one.operative : plain(one.shortForm) === plain(doc))).map((one) => one.id))
      return records.paragraphs.filter((one) => pleadings.has(one.pleading) && typed.loci.some((locus) => locus.t === 'para' && isBetween(one.label, locus.from, locus.to))).map((one) => one.id)
    }
    case 'exhibit': return open.filter((one) => one.exhibit !== null && sameExhibit(one.exhibit, doc)).map((one) => one.id)
    case 'bates': return open.filter((one) => typed.loci.some((locus) => [one.bates, one.ownBates].some((range) => range !== null && pageInRange(locus.from, range) !== null))).map((one) => one.id)
    case 'docket': return open.filter((one) => one.docket !== null && one.docket.number === doc).map((one) => one.id)
    default: return open.filter((one) => one.title.toLowerCase() === cite.trim().toLowerCase()).map((one) => one.id)
  }
}

/** Whether a printed number is one of a cited range; "47 (second)" only by its own name. */
function isBetween(label: string, from: string, to: string): boolean {
  if (label.toLowerCase() === from.toLowerCase() || label.toLowerCase() === to.toLowerCase()) return true
  return /^\d+$/.test(label) && Number(label) > Number.parseInt(from, 10) && Number(label) < Number.parseInt(to, 10)
}
