/** Sets, requests and the order of proof: each change is one commit with a label in the matter's words. */
import { computeDeadline, type DeadlineSettings, type DeadlineResult, rulesOf, type Service } from '../../../shared/deadlines'
import { countSubparts, definitionsFor, type Draft, instructionsFor, orderAt, setTitle, termsOf, TOOL } from '../../../shared/discovery'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import type { Result } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import type { Gap, ProofStep, Request, RequestKind, RequestSet } from '../../../shared/records'
import { newId, type Reader, type Session } from '../../store'
import { deadlineFields, dueSentence } from '../deadlines'
import { commitOrSay } from '../linking'

const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

/** A party as the complaint calls it, or a person's name; "" for nobody. */
export function partyName(reader: Reader, id: string | null): string {
  const party = id === null ? undefined : reader.get('parties', id)
  return party ? (party.definedAs ?? party.name) : ((id !== null && reader.get('people', id)?.name) || '')
}

export const requestsOf = (reader: Reader, set: string): Request[] => reader.rows('requests').filter((one) => one.set === set).sort((a, b) => a.order - b.order)

/** "RFP 4". */
export const requestName = (set: Pick<RequestSet, 'kind'>, request: Pick<Request, 'number'>) => `${TOOL[set.kind].short} ${request.number}`

function newSet(session: Session, kind: RequestKind, span: { from: string | null; until: string | null }, texts: readonly string[]): RequestSet {
  const { reader } = session
  const parties = [...reader.rows('parties')].sort((a, b) => a.order - b.order)
  const by = parties.find((one) => one.role === 'plaintiff')?.id ?? null
  const outside = kind === 'subpoena' || kind === 'public-records'
  const to = outside ? null : (parties.find((one) => one.role === 'defendant')?.id ?? null)
  const pleading = reader.rows('pleadings').find((one) => one.operative)
  const terms = termsOf(reader.rows('paragraphs').filter((one) => one.pleading === pleading?.id), pleading?.shortForm ?? 'Compl.')
  const number = reader.rows('requestSets').filter((one) => one.kind === kind && one.state !== 'withdrawn').length + 1
  const custodians = reader.rows('people').filter((one) => /custodian/i.test(one.role) || /custodian/i.test(one.name)).map((one) => [one.name, one.organisation].filter(Boolean).join(', '))
  return {
    id: newId('requestSets'), kind, title: setTitle(kind, partyName(reader, by), partyName(reader, to), number), by, to, instructions: instructionsFor(kind, custodians),
    definitions: definitionsFor(kind, partyName(reader, to), parties, terms, texts), spanFrom: span.from, spanUntil: span.until, state: 'draft', served: null, servedHow: null, due: null, dueWhy: '',
    extended: null, extendedWhy: '', responded: null, response: null, steps: [], created: new Date().toISOString(), note: '',
  }
}

/** Numbers run through all sets of a kind that one side serves, as most courts want it. */
function nextNumber(reader: Reader, kind: RequestKind): number {
  const sets = new Set(reader.rows('requestSets').filter((one) => one.kind === kind).map((one) => one.id))
  return reader.rows('requests').reduce((most, one) => (sets.has(one.set) && one.number > most ? one.number : most), 0) + 1
}

/** Puts drafts into sets: into the one of their tool that is still a draft, else into a new one. @returns id of the first set */
export async function keepDrafts(session: Session, drafts: readonly Draft[], span: { from: string | null; until: string | null }): Promise<string | null> {
  const { reader } = session
  const ops: Operation[] = []
  let first: string | null = null
  for (const kind of new Set(drafts.map((one) => one.kind))) {
    const own = drafts.filter((one) => one.kind === kind)
    const there = reader.rows('requestSets').find((one) => one.kind === kind && one.state === 'draft')
    const set = there ?? newSet(session, kind, span, own.map((one) => one.text))
    if (!there) ops.push(put('requestSets', set))
    first ??= set.id
    let number = nextNumber(reader, kind)
    let order = requestsOf(reader, set.id).at(-1)?.order ?? 0
    for (const { text, subparts, gaps, elements } of own) ops.push(put('requests', blank(set.id, ++order, number++, { text, subparts, gaps: [...gaps], elements: [...elements] })))
  }
  const gaps = new Set(drafts.flatMap((one) => one.gaps)).size
  return (await commitOrSay(session, { label: `Draft ${howMany(drafts.length, 'request')}${gaps > 0 ? ` from ${howMany(gaps, 'gap')}` : ''}`, ops })) ? first : null
}

function blank(set: string, order: number, number: number, fields: Pick<Request, 'text' | 'subparts' | 'gaps' | 'elements'>): Request {
  return { id: newId('requests'), set, order, number, ...fields, state: 'draft', response: '', objections: [], produced: [], note: '' }
}

export async function addSet(session: Session, kind: RequestKind): Promise<string | null> {
  const set = newSet(session, kind, { from: null, until: null }, [])
  return (await commitOrSay(session, { label: `Begin ${set.title}`, ops: [put('requestSets', set)] })) ? set.id : null
}

export function addRequest(session: Session, set: RequestSet): Promise<boolean> {
  const own = requestsOf(session.reader, set.id)
  const number = nextNumber(session.reader, set.kind)
  return commitOrSay(session, { label: `Add ${TOOL[set.kind].short} ${number}`, ops: [put('requests', blank(set.id, (own.at(-1)?.order ?? 0) + 1, number, { text: 'Documents sufficient to show …', subparts: 1, gaps: [], elements: [] }))] })
}

export function editSet(session: Session, set: RequestSet, fields: Partial<RequestSet>, what: string): Promise<boolean> {
  return commitOrSay(session, { label: `${what} of ${brief(set.title)}`, ops: [patch('requestSets', set.id, fields)] })
}

/** The words of a request that is not served yet; its sub-parts are counted anew. */
export function editText(session: Session, set: RequestSet, request: Request, text: string): Promise<boolean> {
  return commitOrSay(session, { label: `Edit ${requestName(set, request)}`, ops: [patch('requests', request.id, { text, subparts: countSubparts(text) })] })
}

export function editRequest(session: Session, set: RequestSet, request: Request, fields: Partial<Request>, verb: string): Promise<boolean> {
  return commitOrSay(session, { label: `${verb} ${requestName(set, request)}`, ops: [patch('requests', request.id, fields)] })
}

/** One place up or down; the numbers follow the order while the set is a draft. */
export function moveRequest(session: Session, set: RequestSet, request: Request, by: 1 | -1): Promise<boolean> {
  const own = requestsOf(session.reader, set.id)
  const at = own.findIndex((one) => one.id === request.id)
  const other = own[at + by]
  if (!other) return Promise.resolve(false)
  return commitOrSay(session, {
    label: `Move ${requestName(set, request)} ${by === 1 ? 'down' : 'up'}`,
    ops: [patch('requests', request.id, { order: other.order, number: other.number }), patch('requests', other.id, { order: request.order, number: request.number })],
  })
}

export function deleteRequest(session: Session, set: RequestSet, request: Request): Promise<boolean> {
  const after = requestsOf(session.reader, set.id).filter((one) => one.number > request.number)
  return commitOrSay(session, { label: `Delete ${requestName(set, request)}`, ops: [remove('requests', request.id), ...after.map((one) => patch('requests', one.id, { number: one.number - 1 }))] })
}

export function deleteSet(session: Session, set: RequestSet): Promise<boolean> {
  const due = session.reader.rows('deadlines').filter((one) => one.of === set.id)
  return commitOrSay(session, { label: `Delete ${brief(set.title)}`, ops: [...requestsOf(session.reader, set.id).map((one) => remove('requests', one.id)), ...due.map((one) => remove('deadlines', one.id)), remove('requestSets', set.id)] })
}

const SERVICE_OF: Record<NonNullable<RequestSet['servedHow']>, Service> = { hand: 'hand', office: 'office', mail: 'mail', clerk: 'clerk', ecf: 'ecf', electronic: 'electronic', other: 'other' }

/** When the responses to a set are due; null where no rule runs for its kind. */
export function dueFor(kind: RequestKind, served: string, how: NonNullable<RequestSet['servedHow']>, settings: DeadlineSettings): Result<DeadlineResult> | null {
  const rule = rulesOf(settings).find((one) => one.id === TOOL[kind].rule)
  return rule ? computeDeadline({ rule, trigger: served, service: SERVICE_OF[how] }, settings) : null
}

export type ServiceFields = { served: string; how: NonNullable<RequestSet['servedHow']>; to: string | null; typedDue: string | null }

/** Serves a set: it is frozen, its responses are due, and that day is a deadline. */
export function serveSet(session: Session, set: RequestSet, { served, how, to, typedDue }: ServiceFields, settings: DeadlineSettings): Promise<boolean> {
  const { reader } = session
  const found = dueFor(set.kind, served, how, settings)
  const rule = rulesOf(settings).find((one) => one.id === TOOL[set.kind].rule)
  const computed = found?.ok ? found.value : null
  const due = typedDue ?? computed?.date ?? null
  const name = partyName(reader, to)
  const ops: Operation[] = [patch('requestSets', set.id, { state: 'served', served, servedHow: how, to, due, dueWhy: typedDue && typedDue !== computed?.date ? 'Entered by hand.' : (computed?.steps ?? []).join(' ').slice(0, 2000) })]
  for (const one of requestsOf(reader, set.id)) if (one.state === 'draft') ops.push(patch('requests', one.id, { state: 'open' }))
  if (due !== null) {
    const base = { id: newId('deadlines'), what: `${set.kind === 'subpoena' ? 'Objections to' : set.kind === 'deposition-topic' ? 'Deposition under' : 'Responses to'} ${set.title}`.slice(0, 500), owner: '', of: set.id, state: 'open' as const, done: null, note: '' }
    ops.push(put('deadlines', computed && rule && !typedDue
      ? { ...base, ...deadlineFields(rule, served, SERVICE_OF[how], computed), reason: '' }
      : { ...base, rule: null, trigger: 'service', triggerDate: served, service: how, computed: computed?.date ?? null, date: due, source: 'hand', reason: 'Entered when the set was served.', steps: computed?.steps.map((step) => step.slice(0, 1000)) ?? [] }))
  }
  return commitOrSay(session, { label: `Serve ${brief(set.title)}${name ? ` on ${name}` : ''}${due ? `, due ${dueSentence(due)}` : ''}`, ops })
}

/** By stipulation (Rule 29(b)) or order: the set and its deadline. */
export function extendSet(session: Session, set: RequestSet, date: string, why: string): Promise<boolean> {
  const ops: Operation[] = [patch('requestSets', set.id, { extended: date, extendedWhy: why })]
  for (const one of session.reader.rows('deadlines')) if (one.of === set.id && one.state === 'open') ops.push(patch('deadlines', one.id, { date, source: /order/i.test(why) ? 'order' : 'stipulation', reason: why || 'Extended by stipulation (Rule 29(b)).' }))
  return commitOrSay(session, { label: `Extend ${brief(set.title)} to ${dueSentence(date)}`, ops })
}

export function respondSet(session: Session, set: RequestSet, date: string, document: string | null): Promise<boolean> {
  const ops: Operation[] = [patch('requestSets', set.id, { state: 'responded', responded: date, response: document })]
  for (const one of session.reader.rows('deadlines')) if (one.of === set.id && one.state === 'open') ops.push(patch('deadlines', one.id, { state: 'done', done: date }))
  return commitOrSay(session, { label: `${brief(set.title)}: responses came ${dueSentence(date)}`, ops })
}

/** Takes responses or service back. */
export function setState(session: Session, set: RequestSet, state: RequestSet['state'], verb: string): Promise<boolean> {
  const ops: Operation[] = [patch('requestSets', set.id, { state, ...(state === 'served' ? { responded: null, response: null } : {}) })]
  if (state === 'withdrawn' || state === 'closed') for (const one of session.reader.rows('deadlines')) if (one.of === set.id && one.state === 'open') ops.push(patch('deadlines', one.id, { state: state === 'closed' ? 'done' : 'dropped' }))
  if (state === 'served') for (const one of session.reader.rows('deadlines')) if (one.of === set.id && one.state === 'done') ops.push(patch('deadlines', one.id, { state: 'open', done: null }))
  return commitOrSay(session, { label: `${verb} ${brief(set.title)}`, ops })
}

export function addStep(session: Session, set: RequestSet, step: RequestSet['steps'][number], label: string): Promise<boolean> {
  return commitOrSay(session, { label: `${label}: ${brief(set.title)}`, ops: [patch('requestSets', set.id, { steps: [...set.steps, step] })] })
}

/** A request was answered in full: it is closed, and with it the gaps that a person says are. */
export function closeWithGaps(session: Session, set: RequestSet, request: Request, gaps: readonly Gap[]): Promise<boolean> {
  return commitOrSay(session, {
    label: `Close ${requestName(set, request)}${gaps.length > 0 ? ` and ${howMany(gaps.length, 'gap')}` : ''}`,
    ops: [patch('requests', request.id, { state: 'closed' }), ...gaps.map((one) => patch('gaps', one.id, { state: 'closed' }))],
  })
}

// Order of proof

export function addProofStep(session: Session, element: string, steps: readonly ProofStep[], fields: Pick<ProofStep, 'kind' | 'on' | 'say' | 'minutes'>): Promise<boolean> {
  return commitOrSay(session, { label: `Add ${brief(fields.say)} to the order of proof`, ops: [put('proofSteps', { id: newId('proofSteps'), element, order: (steps.at(-1)?.order ?? 0) + 1, ...fields })] })
}

export function editProofStep(session: Session, step: ProofStep, fields: Partial<ProofStep>): Promise<boolean> {
  return commitOrSay(session, { label: `Change ${brief(step.say)} in the order of proof`, ops: [patch('proofSteps', step.id, fields)] })
}

export function deleteProofStep(session: Session, step: ProofStep): Promise<boolean> {
  return commitOrSay(session, { label: `Take ${brief(step.say)} out of the order of proof`, ops: [remove('proofSteps', step.id)] })
}

/** Puts a step at a place among those of its element. @param steps all of the element, in order */
export function moveProofStep(session: Session, step: ProofStep, steps: readonly ProofStep[], index: number): Promise<boolean> {
  const rest = steps.filter((one) => one.id !== step.id)
  const to = Math.max(0, Math.min(rest.length, index))
  if (steps.findIndex((one) => one.id === step.id) === to) return Promise.resolve(false)
  return commitOrSay(session, { label: `Move ${brief(step.say)} in the order of proof`, ops: [patch('proofSteps', step.id, { order: orderAt(rest, to) })] })
}
