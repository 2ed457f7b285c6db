/**
 * An amended complaint that takes the place of an earlier one: which paragraph became which, what
 * hangs on each, and the operations that carry it over.
 */
import { type Operation, patch, put } from '../log/change'
import type { Assignment, Count, Element, Gap, Override, Paragraph, Pleading, Response, Support } from '../records'
import { type AlignedRow, alignComplaints, type WordChange, wordChanges } from './align'
import type { ParsedComplaint, ParsedCount } from './model'
import type { ComplaintRecords, ProposedClaim, RecordsContext } from './records'

/** What hangs on a paragraph, in numbers. */
export type Hanging = { supports: number; gaps: number; assignments: number; verdicts: number }

export type AmendmentRow = AlignedRow & {
  before: { id: string; label: string; text: string } | null
  after: { label: string; text: string } | null
  /** word-level difference; null unless it changed */
  words: WordChange[] | null
  hanging: Hanging
  /** whether what hangs on the earlier paragraph is carried to the later one */
  carry: boolean
}

export type AmendmentPlan = {
  /** how the earlier and the amended complaint are cited: "Compl.", "FAC" */
  from: string
  to: string
  rows: AmendmentRow[]
}

/** The earlier complaint with all that hangs on it. Records of other pleadings do no harm. */
export type Carried = {
  pleading: Pleading
  paragraphs: readonly Paragraph[]
  counts: readonly Count[]
  elements: readonly Element[]
  supports: readonly Support[]
  gaps: readonly Gap[]
  assignments: readonly Assignment[]
  responses: readonly Response[]
  overrides: readonly Override[]
}

/** Rows for the review: everything with a counterpart is carried unless a person says no. */
export function planAmendment(parsed: ParsedComplaint, earlier: Carried, shortForm: string): AmendmentPlan {
  const paragraphs = ownParagraphs(earlier)
  const rows = alignComplaints(paragraphs, parsed.paragraphs).map((row): AmendmentRow => {
    const before = row.earlier === null ? null : (paragraphs[row.earlier] ?? null)
    const after = row.later === null ? null : (parsed.paragraphs[row.later] ?? null)
    return {
      ...row, before: before && { id: before.id, label: before.label, text: before.text }, after: after && { label: after.label, text: after.text },
      words: row.relation === 'changed' && before && after ? wordChanges(before.text, after.text) : null,
      hanging: before ? hangingOn(before.id, earlier) : { supports: 0, gaps: 0, assignments: 0, verdicts: 0 }, carry: before !== null && after !== null,
    }
  })
  return { from: earlier.pleading.shortForm, to: shortForm, rows }
}

function ownParagraphs(earlier: Carried): Paragraph[] {
  return earlier.paragraphs.filter((one) => one.pleading === earlier.pleading.id).sort((a, b) => a.order - b.order)
}

function hangingOn(id: string, earlier: Carried): Hanging {
  return {
    supports: earlier.supports.filter((one) => one.of === id && one.standing !== 'rejected').length,
    gaps: earlier.gaps.filter((one) => one.of === id && one.state === 'open').length,
    assignments: earlier.assignments.filter((one) => one.paragraph === id && one.standing !== 'rejected').length,
    verdicts: earlier.overrides.filter((one) => one.of === id).length + earlier.responses.filter((one) => one.paragraph === id).length,
  }
}

/** The earlier count of the same name, or else of the same claim. */
export function earlierCount(count: Pick<ParsedCount, 'name'>, claim: string | null, earlier: Carried): Count | null {
  const own = earlier.counts.filter((one) => one.pleading === earlier.pleading.id)
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return own.find((one) => plain(one.name) === plain(count.name)) ?? (claim === null ? null : (own.find((one) => one.claim === claim) ?? null))
}

/** The elements that the matter already made its own, in place of the library's. */
export function ownElements(count: Count, earlier: Carried): ProposedClaim & { ids: string[] } {
  const elements = earlier.elements.filter((one) => one.count === count.id).sort((a, b) => a.order - b.order)
  return { claim: count.claim, confirmed: count.confirmed, elements: elements.map(({ library, text, short, proof, requests }) => ({ library, text, short, proof, requests })), ids: elements.map((one) => one.id) }
}

/**
 * Copies what hangs on the earlier paragraphs, elements and counts to the new ones. The earlier
 * records stay with the earlier complaint. Answers go over only where the words are the same: an
 * admission of other words is none.
 *
 * @param elementOf the new element of an earlier one
 * @param countOf the new count of an earlier one
 */
export function carryOperations(
  plan: AmendmentPlan, ids: ComplaintRecords['ids'], elementOf: ReadonlyMap<string, string>, countOf: ReadonlyMap<string, string>, earlier: Carried, newId: RecordsContext['newId'],
): Operation[] {
  const ops: Operation[] = []
  const moved = new Map<string, string>([...elementOf, ...countOf])
  const byId = new Map(earlier.paragraphs.map((one) => [one.id, one]))
  for (const row of plan.rows) {
    const to = row.later === null ? undefined : ids.paragraphs[row.later]
    const from = row.before && byId.get(row.before.id)
    if (!row.carry || !to || !from) continue
    moved.set(from.id, to)
    if (row.relation === 'changed') continue
    ops.push(...earlier.responses.filter((one) => one.paragraph === from.id).map((one) => put('responses', { ...one, id: newId('responses'), paragraph: to })))
    const { kind, notNeeded, debtAccepted, withdrawn } = from
    ops.push(patch('paragraphs', to, { kind, notNeeded, debtAccepted, withdrawn }))
  }
  for (const one of earlier.supports) {
    const of = moved.get(one.of)
    if (of) ops.push(put('supports', { ...one, id: newId('supports'), of }))
  }
  for (const one of earlier.gaps) {
    const of = moved.get(one.of)
    if (of) ops.push(put('gaps', { ...one, id: newId('gaps'), of }))
  }
  for (const one of earlier.overrides) {
    const of = moved.get(one.of)
    if (of) ops.push(put('overrides', { ...one, id: newId('overrides'), of }))
  }
  for (const one of earlier.assignments) {
    const paragraph = moved.get(one.paragraph)
    const element = elementOf.get(one.element)
    if (paragraph && element) ops.push(put('assignments', { ...one, id: newId('assignments'), paragraph, element }))
  }
  return ops
}
