/** A complaint that was read, as the operations that put it into a matter: one change. */
import { type Operation, patch, put } from '../log/change'
import type { AnyRecord, Count, Document, Element, Matter, Paragraph, Party, Pleading, TableName } from '../records'
import { resolveAgainst } from './defendants'
import type { ParsedComplaint, ParsedCount, ParsedHeading } from './model'

/** The elements that are proposed for a count: the library's, or those of the complaint before. */
export type ProposedClaim = {
  claim: string | null
  /** whether a person has confirmed them already */
  confirmed?: boolean
  elements: readonly { library: string | null; text: string; short: string; proof: readonly string[]; requests: readonly string[] }[]
}

export type RecordsContext = {
  /** the record of the complaint's file; put by the caller where it is new */
  document: Document
  newId: (table: Exclude<TableName, 'matter'>) => string
  /** instant in UTC */
  now: string
  /** "Compl.", "FAC" */
  shortForm: string
  title: string
  /** the pleading that this one replaces as the operative one, or null */
  replaces: string | null
  /** the matter and its parties as they stand */
  matter: Matter | null
  parties: readonly Party[]
  /** the element library's best claim for a count, or null */
  propose: (count: ParsedCount, all: readonly ParsedCount[]) => ProposedClaim | null
}

export type ComplaintRecords = {
  ops: Operation[]
  /** ids in the order of the parsed complaint's own lists; null where a heading became part of a count */
  ids: { pleading: string; paragraphs: string[]; headings: (string | null)[]; counts: string[]; attachments: string[] }
}

/**
 * Turns a parsed complaint into records: pleading, paragraphs, headings, counts with proposed
 * elements, doubts, parties, the papers behind it (FRCP 10(c)) and links from the paragraphs that
 * cite them. Facts of the caption fill only what is still empty in the matter.
 *
 * Longer strings than the records allow are cut at their limit; the paper itself keeps them.
 */
export function complaintOperations(parsed: ParsedComplaint, context: RecordsContext): ComplaintRecords {
  const { newId } = context
  const counted = countHeadings(parsed)
  const ids = {
    pleading: newId('pleadings'),
    paragraphs: parsed.paragraphs.map(() => newId('paragraphs')),
    headings: parsed.headings.map((_, index) => (counted.has(index) ? null : newId('headings'))),
    counts: parsed.counts.map(() => newId('counts')),
    attachments: parsed.attachments.map(() => newId('documents')),
  }
  const order = orderOf(parsed, counted)
  const parties = partyRecords(parsed, context)
  const ops: Operation[] = [
    ...matterOperations(parsed, context.matter),
    ...parties.fresh.map((party) => put('parties', party)),
    put('pleadings', pleadingRecord(parsed, ids.pleading, context)),
  ]
  parsed.headings.forEach((heading, index) => {
    const id = ids.headings[index]
    if (id) ops.push(put('headings', { id, pleading: ids.pleading, order: order.headings[index] ?? 0, text: heading.text, level: clamp(heading.level, 1, 9), place: heading.place }))
  })
  ops.push(...countOperations(parsed, ids, order.counts, [...context.parties, ...parties.fresh], context))
  parsed.paragraphs.forEach((paragraph, index) => {
    const { count, heading, label, printed, ...rest } = paragraph
    const record: Paragraph = {
      ...rest, id: ids.paragraphs[index] as string, pleading: ids.pleading, order: order.paragraphs[index] ?? 0,
      label: cut(label, 60), printed: cut(printed, 40), count: count === null ? null : (ids.counts[count] ?? null),
      heading: heading === null ? null : (ids.headings[heading] ?? null), notNeeded: false, debtAccepted: null, withdrawn: false,
    }
    ops.push(put('paragraphs', record))
  })
  parsed.doubts.forEach((doubt, index) => {
    const paragraph = doubt.paragraph === null ? null : (ids.paragraphs[doubt.paragraph] ?? null)
    ops.push(put('doubts', { ...doubt, id: newId('doubts'), pleading: ids.pleading, order: index + 1, say: cut(doubt.say, 1000), paragraph, settled: false }))
  })
  ops.push(...attachmentOperations(parsed, ids, context))
  return { ops, ids }
}

/** Headings that are the heading of a count, or stand between it and its first paragraph. */
function countHeadings(parsed: ParsedComplaint): Set<number> {
  const taken = new Set<number>()
  for (const count of parsed.counts) {
    const start = parsed.headings.findIndex((heading) => heading.place === count.place || samePlace(heading, count))
    if (start < 0) continue
    const before = parsed.headings[start]?.before
    for (let index = start; parsed.headings[index]?.before === before; index++) taken.add(index)
  }
  return taken
}

function samePlace(heading: ParsedHeading, count: ParsedCount): boolean {
  const a = heading.place.rects[0]
  const b = count.place.rects[0]
  return a !== undefined && b !== undefined && a.page === b.page && a.rect.y === b.rect.y && a.rect.x === b.rect.x
}

/** One reading order over headings, counts and paragraphs, in whole numbers from 1. */
function orderOf(parsed: ParsedComplaint, counted: ReadonlySet<number>) {
  const order = { headings: new Map<number, number>(), counts: [] as number[], paragraphs: [] as number[] }
  let next = 1
  const above = (index: number) => {
    parsed.headings.forEach((heading, at) => {
      if (!counted.has(at) && heading.before === index) order.headings.set(at, next++)
    })
    parsed.counts.forEach((count, at) => {
      if ((count.from ?? firstAfter(parsed, count)) === index) order.counts[at] = next++
    })
  }
  parsed.paragraphs.forEach((_, index) => {
    above(index)
    order.paragraphs[index] = next++
  })
  above(parsed.paragraphs.length)
  return { headings: parsed.headings.map((_, at) => order.headings.get(at)), counts: order.counts, paragraphs: order.paragraphs }
}

/** Index of the first paragraph that begins below a count without paragraphs of its own. */
function firstAfter(parsed: ParsedComplaint, count: ParsedCount): number {
  const y = count.place.rects[0]?.rect.y ?? 0
  const index = parsed.paragraphs.findIndex(({ place }) => place.page > count.place.page || (place.page === count.place.page && (place.rects[0]?.rect.y ?? 0) > y))
  return index < 0 ? parsed.paragraphs.length : index
}

function pleadingRecord(parsed: ParsedComplaint, id: string, context: RecordsContext): Pleading {
  return {
    id, kind: context.replaces === null ? 'complaint' : 'amended-complaint', title: cut(context.title, 500), shortForm: context.shortForm,
    document: context.document.id, filed: parsed.caption.filed === null ? null : cut(parsed.caption.filed, 80), replaces: context.replaces,
    operative: true, juryDemand: parsed.juryDemand, generalInformationAndBelief: parsed.generalInformationAndBelief,
    prayer: parsed.prayer && { text: parsed.prayer.text, items: parsed.prayer.items }, signature: parsed.signature?.text ?? null, imported: context.now,
  }
}

/** Fills what is empty; what a person typed stays. */
function matterOperations(parsed: ParsedComplaint, matter: Matter | null): Operation[] {
  if (!matter) return []
  const { caption } = parsed
  const fields: Partial<Matter> = {}
  const name = shortName(parsed)
  if (matter.name === UNNAMED && name) fields.name = name
  if (matter.caption === '' && caption.title) fields.caption = cut(caption.title, 4000)
  if (matter.court === '' && caption.court) fields.court = cut(caption.court, 300)
  if (matter.docketNumber === '' && caption.docketNumber) fields.docketNumber = cut(caption.docketNumber, 100)
  if (matter.judge === '' && caption.judge) fields.judge = cut(caption.judge, 200)
  if (matter.counsel.length === 0 && caption.counsel.length > 0) fields.counsel = counselOf(caption.counsel)
  if (!matter.classAction && caption.classAction) fields.classAction = true
  return Object.keys(fields).length > 0 ? [patch('matter', 'matter', fields)] : []
}

/** The name a matter has before anybody named it. */
export const UNNAMED = 'New matter'

/** "Roe v. Example Network": the first on each side, as the pleading calls them. */
function shortName({ caption }: ParsedComplaint): string | null {
  const side = (role: 'plaintiff' | 'defendant') => caption.parties.find((party) => party.role === role)
  const plaintiff = side('plaintiff')
  const defendant = side('defendant')
  if (!plaintiff || !defendant) return null
  const called = (party: typeof plaintiff) => (party.definedAs && !/^(?:plaintiffs?|defendants?)$/i.test(party.definedAs) ? party.definedAs : party.name)
  return cut(`${calm(called(plaintiff))} v. ${calm(called(defendant))}`, 300)
}

/** "ACME NETWORK, INC." → "Acme Network, Inc."; a name that is not all capitals stays. */
function calm(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.toLowerCase().replace(/\b(?:llc|llp|lp|plc|usa|us|nv|sa|ag|[ivx]+)\b|(?<![\p{L}’'])\p{L}|(?<=\bmc)\p{L}/gu, (part) => part.toUpperCase())
}

/** Names carry a bar number (Civ. L.R. 3-4); without one the first line is the name. */
function counselOf(lines: readonly string[]): Matter['counsel'] {
  const appearsFor = /attorneys?\s+for\s+(.+)$/i.exec(lines.find((line) => /attorneys?\s+for\b/i.test(line)) ?? '')?.[1] ?? ''
  const barred = lines.filter((line) => /\((?:SBN|State Bar|Bar No|CA Bar|Cal\. Bar|pro hac)/i.test(line))
  const names = barred.length > 0 ? barred : lines.slice(0, 1)
  return names.map((line) => ({ name: cut(line.replace(/\s*\((?:SBN|State Bar|Bar No|CA Bar|Cal\. Bar|pro hac)[^)]*\).*$/i, '').trim() || line, 300), appearsFor: cut(appearsFor.replace(/[,.;]+$/, ''), 300) }))
}

function partyRecords(parsed: ParsedComplaint, context: RecordsContext): { fresh: Party[] } {
  const known = new Set(context.parties.map((party) => party.name.toLowerCase()))
  const fresh: Party[] = []
  for (const party of parsed.caption.parties) {
    const name = cut(party.name.trim(), 500)
    if (name === '' || known.has(name.toLowerCase())) continue
    known.add(name.toLowerCase())
    fresh.push({ id: context.newId('parties'), name, definedAs: party.definedAs === null ? null : cut(party.definedAs, 200), role: party.role, order: context.parties.length + fresh.length + 1 })
  }
  return { fresh }
}

function countOperations(parsed: ParsedComplaint, ids: ComplaintRecords['ids'], order: readonly number[], parties: readonly Party[], context: RecordsContext): Operation[] {
  const ops: Operation[] = []
  parsed.counts.forEach((count, index) => {
    const id = ids.counts[index] as string
    const { defendants, unknown } = resolveAgainst(count.against, parties)
    const claim = context.propose(count, parsed.counts)
    const record: Count = {
      id, pleading: ids.pleading, order: order[index] ?? 0, ordinal: count.ordinal, printed: cut(count.printed, 200), name: cut(count.name, 500),
      basis: count.basis.map((one) => cut(one, 300)), against: count.against.map((one) => cut(one, 500)), by: count.by.map((one) => cut(one, 500)),
      defendants, claim: claim?.claim ?? null, confirmed: claim?.confirmed ?? false, place: count.place, incorporates: count.incorporates,
    }
    ops.push(put('counts', record))
    ops.push(...elementRecords(id, claim, context.newId).map((element) => put('elements', element)))
    if (unknown.length > 0) {
      const say = `${count.printed} names ${unknown.map((name) => `“${name}”`).join(', ')}, who is no defendant of the caption${defendants.length === 0 ? '; it is read as against all defendants' : ''}.`
      ops.push(put('doubts', {
        id: context.newId('doubts'), pleading: ids.pleading, order: parsed.doubts.length + index + 1, what: 'count-unclear', say: cut(say, 1000), paragraph: null,
        page: count.place.page, rect: count.place.rects[0]?.rect ?? null, fixes: [], settled: false,
      }))
    }
  })
  return ops
}

/** The library's elements as a count's own, numbered from 1. */
export function elementRecords(count: string, claim: ProposedClaim | null, newId: RecordsContext['newId']): Element[] {
  return (claim?.elements ?? []).map((element, index) => ({
    id: newId('elements'), count, order: index + 1, text: cut(element.text, 2000), short: cut(element.short, 60), library: element.library,
    proof: [...element.proof], requests: [...element.requests],
  }))
}

/** Papers behind the complaint: documents over the same bytes, linked to what cites them. */
function attachmentOperations(parsed: ParsedComplaint, ids: ComplaintRecords['ids'], context: RecordsContext): Operation[] {
  const ops: Operation[] = []
  const lead = context.replaces === null ? '' : `${context.shortForm} `
  parsed.attachments.forEach((attachment, index) => {
    const exhibit = `${lead}Ex. ${attachment.label}`
    const record: Document = {
      ...context.document, id: ids.attachments[index] as string, title: cut(attachment.title ?? `Exhibit ${attachment.label} to the complaint`, 1024),
      pages: attachment.toPage - attachment.fromPage + 1, range: { from: attachment.fromPage, to: attachment.toPage }, exhibit: cut(exhibit, 60),
      source: 'Attached to the complaint (FRCP 10(c))', tags: [], note: '', reviewed: false, warning: '', added: context.now,
    }
    ops.push(put('documents', record))
    parsed.paragraphs.forEach((paragraph, at) => {
      if (!paragraph.exhibits.includes(attachment.label)) return
      ops.push(put('supports', {
        id: context.newId('supports'), of: ids.paragraphs[at] as string, source: record.id, bearing: 'context', directness: 'direct', standing: 'proposed',
        note: 'Cited in the paragraph and attached to the complaint.', defendants: [],
      }))
    })
  })
  return ops
}

/** Ids and records of the change, by table: for callers that go on with them. */
export function recordsOf<T extends AnyRecord>(ops: readonly Operation[], table: TableName): T[] {
  return ops.flatMap((op) => (op.op === 'put' && op.table === table ? [op.record as T] : []))
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)))
}
