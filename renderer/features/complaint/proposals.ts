/** Proposals for assigning paragraphs to elements that nobody has decided on. Pure. */
import { type AssignmentProposal, proposeAssignments } from '../../../shared/elements'
import type { Assignment, Count, Element, Paragraph } from '../../../shared/records'

export type ProposalInput = { paragraphs: readonly Paragraph[]; elements: readonly Element[]; counts: readonly Count[]; assignments: readonly Assignment[] }

/** What is stored as proposed, then what the words propose; nothing that was confirmed or rejected. */
export function openProposals({ paragraphs, elements, counts, assignments }: ProposalInput): AssignmentProposal[] {
  const decided = new Map(assignments.map((one) => [`${one.paragraph} ${one.element}`, one.standing]))
  const live = new Set(counts.map((count) => count.id))
  const own = elements.filter((element) => live.has(element.count))
  const known = new Set(own.map((element) => element.id))
  const stored = assignments
    .filter((one) => one.standing === 'proposed' && known.has(one.element))
    .map((one) => ({ paragraph: one.paragraph, element: one.element, score: 1, reason: one.reason }))
  const found = proposeAssignments(paragraphs.filter((one) => !one.withdrawn && !one.notNeeded), own, counts)
  return [...stored, ...found.filter((one) => !decided.has(`${one.paragraph} ${one.element}`))]
}

/** Proposals of one count, by element and within it in reading order. */
export function proposalsOf(count: string, proposals: readonly AssignmentProposal[], elements: readonly Element[], paragraphs: readonly Paragraph[]): AssignmentProposal[] {
  const place = new Map(paragraphs.map((one) => [one.id, one.order]))
  const order = new Map(elements.filter((one) => one.count === count).map((one) => [one.id, one.order]))
  return proposals
    .filter((one) => order.has(one.element) && place.has(one.paragraph))
    .sort((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0) || (place.get(a.paragraph) ?? 0) - (place.get(b.paragraph) ?? 0))
}
