/**
 * Import of a complaint: read, parse, store bytes and texts, then one commit. Cancelled or crashed
 * before that commit, the matter's records are as they were; pages that were recognised are kept
 * by their hash, so that the same file goes on where it stopped.
 */
import { type Operation, patch, put } from '../../shared/log/change'
import { type LibraryClaim, proposeClaims } from '../../shared/elements'
import { parseComplaint } from '../../shared/pleading'
import { type AmendmentPlan, type Carried, carryOperations, earlierCount, ownElements, planAmendment } from '../../shared/pleading/amend'
import type { ParsedComplaint, ParsedCount } from '../../shared/pleading/model'
import { complaintOperations, type ProposedClaim, recordsOf, type RecordsContext } from '../../shared/pleading/records'
import { ProblemError, problem } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document, Element, Pleading } from '../../shared/records'
import { newId, type Session } from '../store'
import type { ReadDocument } from '../workers'
import { documentOf, storeRead } from './documents'
import type { ImportFile } from './files'
import { ImportNote } from './pending'
import { type ReadingOptions, readForImport } from './readForImport'

export type ComplaintImportOptions = ReadingOptions & {
  /** shown where a complaint is there already: what became of each paragraph; null leaves all as it is */
  reviewAmendment?: (plan: AmendmentPlan) => Promise<AmendmentPlan | null>
}

export type { AmendmentPlan }

export type ComplaintOutcome = { pleadingId: string; paragraphs: number; counts: number; doubts: number }

/**
 * Imports a complaint and makes it the operative one. Where one is operative already, the new one
 * replaces it, and what hangs on its paragraphs is carried over after a review.
 * @returns null where the person left the review without going on
 * @throws ProblemError with a sentence for the person; the signal's reason where it was cancelled.
 *   Nothing was added to the matter then.
 */
export async function importComplaint(session: Session, file: ImportFile, options: ComplaintImportOptions): Promise<ComplaintOutcome | null> {
  const note = await ImportNote.begin(session, 'complaint', [file])
  try {
    const read = await readForImport(session, file, note, options)
    refuseTwice(session, file, read)
    options.onProgress({ what: 'Finding the paragraphs', done: 0, total: 0 })
    const parsed = parseComplaint(read.pages)
    if (parsed.paragraphs.length === 0) throw noParagraphs(file, read)
    return await add(session, file, read, parsed, options)
  } finally {
    await note.end()
  }
}

async function add(session: Session, file: ImportFile, read: ReadDocument, parsed: ParsedComplaint, options: ComplaintImportOptions): Promise<ComplaintOutcome | null> {
  const { reader } = session
  const there = reader.rows('documents').find((one) => one.sha256 === read.sha256 && one.range === null)
  const document: Document = there ?? { ...documentOf(file, read), source: 'Complaint', reviewed: true }
  const shortForm = shortFormOf(parsed, read, reader.rows('pleadings'))
  const operative = reader.rows('pleadings').find((one) => one.operative) ?? null
  const earlier = operative && carriedFrom(session, operative)
  let plan = earlier && planAmendment(parsed, earlier, shortForm)
  if (plan && options.reviewAmendment) {
    plan = await options.reviewAmendment(plan)
    if (!plan) return null
  }
  options.onProgress({ what: 'Saving the complaint', done: 0, total: 0 })
  const context: RecordsContext = {
    document, newId, now: new Date().toISOString(), shortForm, title: document.title, replaces: operative?.id ?? null,
    matter: reader.get('matter', 'matter') ?? null, parties: reader.rows('parties'), propose: (count) => proposeFor(count, earlier),
  }
  const { ops, ids } = complaintOperations(parsed, context)
  await storeRead(session, file, read)
  options.signal.throwIfAborted()
  const before: Operation[] = there ? [] : [put('documents', document)]
  if (operative) before.push(patch('pleadings', operative.id, { operative: false }))
  const carried = plan && earlier ? carryOver(plan, earlier, parsed, ids, ops) : []
  const label = `Import the ${operative ? 'amended complaint' : 'complaint'} (${howMany(parsed.paragraphs.length, 'paragraph')}, ${howMany(parsed.counts.length, 'count')})`
  await session.commit({ label, ops: [...before, ...ops, ...carried] })
  return { pleadingId: ids.pleading, paragraphs: parsed.paragraphs.length, counts: parsed.counts.length, doubts: parsed.doubts.length }
}

function carriedFrom({ reader }: Session, pleading: Pleading): Carried {
  return {
    pleading, paragraphs: reader.rows('paragraphs'), counts: reader.rows('counts'), elements: reader.rows('elements'), supports: reader.rows('supports'), gaps: reader.rows('gaps'),
    assignments: reader.rows('assignments'), responses: reader.rows('responses'), overrides: reader.rows('overrides'),
  }
}

/** The elements a count had before it was amended, else the library's. */
function proposeFor(count: ParsedCount, earlier: Carried | null): ProposedClaim | null {
  const library = proposeClaims(count)[0]?.claim ?? null
  const before = earlier && earlierCount(count, library?.id ?? null, earlier)
  return before && earlier ? ownElements(before, earlier) : asProposed(library)
}

/** What hung on the earlier complaint, hung on the new one too. */
function carryOver(plan: AmendmentPlan, earlier: Carried, parsed: ParsedComplaint, ids: ReturnType<typeof complaintOperations>['ids'], ops: readonly Operation[]): Operation[] {
  const fresh = recordsOf<Element>(ops, 'elements')
  const elementOf = new Map<string, string>()
  const countOf = new Map<string, string>()
  parsed.counts.forEach((count, index) => {
    const id = ids.counts[index] as string
    const before = earlierCount(count, proposeClaims(count)[0]?.claim.id ?? null, earlier)
    if (!before) return
    countOf.set(before.id, id)
    const own = fresh.filter((one) => one.count === id).sort((a, b) => a.order - b.order)
    ownElements(before, earlier).ids.forEach((old, at) => {
      const element = own[at]
      if (element) elementOf.set(old, element.id)
    })
  })
  return carryOperations(plan, ids, elementOf, countOf, earlier, newId)
}

/** A claim of the library as a count takes it over. */
function asProposed(claim: LibraryClaim | null): ProposedClaim | null {
  return claim && { claim: claim.id, elements: claim.elements.map(({ id, ...element }) => ({ library: id, ...element })) }
}

function refuseTwice(session: Session, file: ImportFile, read: ReadDocument): void {
  const { reader } = session
  const there = reader.rows('pleadings').find((pleading) => reader.get('documents', pleading.document)?.sha256 === read.sha256)
  if (there) throw new ProblemError(problem('store.invalid', `${file.name} is in this matter already, as “${there.title}”.`, 'Choose another file, or undo the import to read it again.', 'Nothing was changed.'))
}

function noParagraphs(file: ImportFile, read: ReadDocument): ProblemError {
  const words = read.pages.some((page) => page.text.trim() !== '')
  return new ProblemError(
    words
      ? problem('complaint.no-paragraphs', `${file.name} has no numbered paragraphs, so it is not read as a complaint.`, 'Choose the complaint itself, or import this file as a document in the documents room.', 'Nothing was added to the matter.')
      : problem('complaint.no-paragraphs', `There is no readable text in ${file.name}.`, 'Ask for a better copy, or import it as a document.', 'Nothing was added to the matter.'),
  )
}

const AMENDED: readonly [RegExp, string][] = [
  [/\bfirst\s+amended\b/i, 'FAC'], [/\bsecond\s+amended\b/i, 'SAC'], [/\bthird\s+amended\b/i, 'TAC'], [/\bfourth\s+amended\b/i, '4AC'], [/\bfifth\s+amended\b/i, '5AC'],
  [/\bamended\s+(?:\S+\s+){0,4}complaint\b/i, 'Am. Compl.'],
]

/** How other papers cite it: by its title, or by how many came before. */
function shortFormOf(parsed: ParsedComplaint, read: ReadDocument, pleadings: readonly Pleading[]): string {
  const title = `${parsed.caption.title ?? ''}\n${captionWords(read, parsed)}`
  const named = AMENDED.find(([pattern]) => pattern.test(title))?.[1]
  const wanted = named ?? (pleadings.length === 0 ? 'Compl.' : 'Am. Compl.')
  const taken = pleadings.filter((one) => one.shortForm === wanted || one.shortForm.startsWith(`${wanted} (`)).length
  return taken === 0 ? wanted : `${wanted} (${taken + 1})`
}

/** What stands above the first paragraph: title of the action and of the paper. */
function captionWords(read: ReadDocument, parsed: ParsedComplaint): string {
  const last = parsed.paragraphs[0]?.place.page ?? 1
  const text = read.pages.slice(0, last).map((page) => page.text).join('\n')
  const begins = parsed.paragraphs[0]?.text.slice(0, 30) ?? ''
  const end = begins === '' ? -1 : text.indexOf(begins)
  return text.slice(0, end < 0 ? 3000 : end)
}
