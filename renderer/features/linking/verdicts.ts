/** A person's own word on an allegation, an element or a count. Each is one commit. */
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { statusWord } from '../../../shared/proof'
import { type Assignment, type Paragraph, RESPONSE_DEFAULTS, type Response, type Status } from '../../../shared/records'
import type { AllegationKind } from '../../../shared/pleading/model'
import { newId, type Session } from '../../store'
import { commitOrSay } from './commit'
import { targetName } from './names'

/** Sets a status by hand, with the reason that is shown beside it. */
export function setOverride(session: Session, of: string, status: Status, reason: string): Promise<boolean> {
  const there = session.reader.rows('overrides').find((one) => one.of === of)
  const record = { id: there?.id ?? newId('overrides'), of, status, reason, at: new Date().toISOString() }
  return commitOrSay(session, { label: `Set ${targetName(session.reader, of)} to ${statusWord[status].toLowerCase()} by hand`, ops: [put('overrides', record)] })
}

/** Lets the computed status stand again. */
export function clearOverride(session: Session, of: string): Promise<boolean> {
  const ops = session.reader.rows('overrides').filter((one) => one.of === of).map((one) => remove('overrides', one.id))
  return commitOrSay(session, { label: `Let the computed status of ${targetName(session.reader, of)} stand`, ops })
}

/** Rule 11(b)(3): accepts that the paragraph still stands on information and belief; null takes it back. */
export function acceptDebt(session: Session, paragraph: Paragraph, reason: string | null): Promise<boolean> {
  const debtAccepted = reason === null ? null : { reason, at: new Date().toISOString() }
  const label = reason === null ? `Count ¶ ${paragraph.label} as an open debt again` : `Accept the debt of ¶ ${paragraph.label}`
  return commitOrSay(session, { label, ops: [patch('paragraphs', paragraph.id, { debtAccepted })] })
}

export function withdraw(session: Session, paragraph: Paragraph, withdrawn = true): Promise<boolean> {
  const label = withdrawn ? `Withdraw ¶ ${paragraph.label}` : `Plead ¶ ${paragraph.label} again`
  return commitOrSay(session, { label, ops: [patch('paragraphs', paragraph.id, { withdrawn })] })
}

export function markNotNeeded(session: Session, paragraph: Paragraph, notNeeded = true): Promise<boolean> {
  const label = notNeeded ? `Mark ¶ ${paragraph.label} as needing no proof` : `Ask for proof of ¶ ${paragraph.label} again`
  return commitOrSay(session, { label, ops: [patch('paragraphs', paragraph.id, { notNeeded })] })
}

export function setKind(session: Session, paragraph: Paragraph, kind: AllegationKind): Promise<boolean> {
  return commitOrSay(session, { label: `Call ¶ ${paragraph.label} ${kind.replace(/-/g, ' ')}`, ops: [patch('paragraphs', paragraph.id, { kind })] })
}

export type Answer = { party: string | null; kind: Response['kind']; quote?: string }

const ANSWERED: Record<Response['kind'], string> = {
  admitted: 'admitted', denied: 'denied', 'lacks-knowledge': 'answered for lack of knowledge', partial: 'admitted in part',
  'speaks-for-itself': 'answered by “speaks for itself”', 'legal-conclusion': 'answered as a legal conclusion', 'no-response': 'not responded to', incorporated: 'answered by earlier responses',
  'admitted-by-silence': 'left unanswered',
}

/** Records how a party, or with null every defendant, answered a paragraph (FRCP 8(b)). */
export function setResponse(session: Session, paragraph: Paragraph, answer: Answer): Promise<boolean> {
  const { reader } = session
  const there = reader.rows('responses').find((one) => one.paragraph === paragraph.id && one.party === answer.party)
  const party = answer.party === null ? null : reader.get('parties', answer.party)
  const who = party ? (party.definedAs ?? party.name) : 'all defendants'
  const quote = answer.quote ?? there?.quote ?? ''
  const record: Response = { ...RESPONSE_DEFAULTS, ...there, id: there?.id ?? newId('responses'), paragraph: paragraph.id, party: answer.party, kind: answer.kind, quote, confirmed: true, ...(quote === there?.quote ? {} : { parts: [] }) }
  return commitOrSay(session, { label: `Record ¶ ${paragraph.label} as ${ANSWERED[answer.kind]} by ${who}`, ops: [put('responses', record)] })
}

export function clearResponse(session: Session, response: Response): Promise<boolean> {
  return commitOrSay(session, { label: `Remove the answer to ${targetName(session.reader, response.paragraph)}`, ops: [remove('responses', response.id)] })
}

export type Assigning = { paragraph: string; element: string; reason?: string }

/** Assigns paragraphs to elements, or confirms or rejects what was proposed. One commit for all. */
export function assign(session: Session, assigning: readonly Assigning[], standing: Assignment['standing']): Promise<boolean> {
  const { reader } = session
  const there = new Map(reader.rows('assignments').map((one) => [`${one.paragraph} ${one.element}`, one]))
  const ops: Operation[] = []
  for (const { paragraph, element, reason } of assigning) {
    const old = there.get(`${paragraph} ${element}`)
    if (old?.standing === standing) continue
    ops.push(old
      ? patch('assignments', old.id, { standing })
      : put('assignments', { id: newId('assignments'), paragraph, element, standing, reason: reason ?? '' }))
  }
  const first = assigning[0]
  if (!first) return Promise.resolve(false)
  const verb = standing === 'confirmed' ? 'Assign' : standing === 'rejected' ? 'Keep apart' : 'Propose'
  const join = standing === 'rejected' ? 'and' : 'to'
  const label = assigning.length === 1
    ? `${verb} ${targetName(reader, first.paragraph)} ${join} ${targetName(reader, first.element)}`
    : standing === 'rejected' ? `Reject ${assigning.length} proposed assignments` : `${verb} ${assigning.length} paragraphs to elements`
  return commitOrSay(session, { label, ops })
}

/** Takes an assignment away; the proposal does not come back. */
export function unassign(session: Session, assignment: Assignment): Promise<boolean> {
  const { reader } = session
  const label = `Take ${targetName(reader, assignment.paragraph)} off ${targetName(reader, assignment.element)}`
  return commitOrSay(session, { label, ops: [patch('assignments', assignment.id, { standing: 'rejected' })] })
}
