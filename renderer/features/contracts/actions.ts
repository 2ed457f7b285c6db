/** Contracts, clauses, precedence, conflicts, obligations: each change is one commit with a label in the matter's words. */
import { contractRecords, locatorOf } from '../../../shared/contract/records'
import { changeLevel, mergeIntoPrevious } from '../../../shared/contract/mend'
import { kindName } from '../../../shared/contract/kinds'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Clause, Conflict, Contract, ContractFact, Document, Obligation, Passage, Precedence } from '../../../shared/records'
import { quoteOf, rectsOf } from '../../../shared/text/anchor'
import type { PageText } from '../../../shared/text/page'
import { documentName } from '../../../shared/cite/format'
import { newId, type Session } from '../../store'
import { readContract } from '../../workers/contract/readContract'
import { commitOrSay } from '../linking'

/** Stored text of a document's pages, numbered as the document counts them. */
export async function pagesOf(session: Session, document: Document): Promise<PageText[]> {
  const { range } = document
  const pages = await session.bytes.pages(document.sha256)
  const own = range ? pages.filter((page) => page.n >= range.from && page.n <= range.to).map((page) => ({ ...page, n: page.n - range.from + 1 })) : pages
  return own.sort((a, b) => a.n - b.n)
}

/** Takes a document apart into a contract with its clauses. @returns the contract's id; null where it was not written */
export async function takeApart(session: Session, document: Document, signal: AbortSignal): Promise<string | null> {
  const read = await readContract(await pagesOf(session, document), documentName(document), signal)
  const ops = contractRecords(read, document, newId, new Set(session.reader.rows('contracts').map((one) => one.shortForm)))
  const contract = ops.find((op) => op.op === 'put' && op.table === 'contracts')
  const done = await commitOrSay(session, { label: `Take ${documentName(document)} apart into ${howMany(read.clauses.length, 'clause')}`, ops, bulk: true })
  return done && contract?.op === 'put' ? contract.record.id : null
}

/** Removes the contract with all that was made of it. Passages and links stay. */
export function putTogether(session: Session, contract: Contract): Promise<boolean> {
  const { reader } = session
  const clauses = reader.rows('clauses').filter((one) => one.contract === contract.id)
  const ids = new Set(clauses.map((one) => one.id))
  return commitOrSay(session, {
    label: `Remove the clauses of ${contract.shortForm}`,
    ops: [
      ...reader.rows('obligations').filter((one) => ids.has(one.clause)).map((one) => remove('obligations', one.id)),
      ...reader.rows('precedences').filter((one) => one.higher === contract.id || one.lower === contract.id || ids.has(one.shownBy ?? '')).map((one) => remove('precedences', one.id)),
      ...clauses.map((one) => remove('clauses', one.id)), remove('contracts', contract.id),
    ],
  })
}

const cite = (contract: Contract, clause: Clause) => `${contract.shortForm} ${locatorOf(clause)}`

export function editContract(session: Session, contract: Contract, fields: Partial<Contract>): Promise<boolean> {
  return commitOrSay(session, { label: `Change what is recorded of ${contract.shortForm}`, ops: [patch('contracts', contract.id, fields)] })
}

export function setFact(session: Session, contract: Contract, index: number, standing: ContractFact['standing']): Promise<boolean> {
  const fact = contract.facts[index]
  if (!fact) return Promise.resolve(false)
  const next = fact.standing === standing ? 'proposed' : standing
  const verb = next === 'confirmed' ? 'Confirm' : next === 'rejected' ? 'Reject' : 'Set back'
  return commitOrSay(session, { label: `${verb} ${kindName(fact.kind).toLowerCase()} of ${contract.shortForm}: ${fact.value.slice(0, 60)}`, ops: [patch('contracts', contract.id, { facts: contract.facts.map((one, at) => (at === index ? { ...one, standing: next } : one)) })] })
}

/** Sets a fact right. A day that was in doubt settles its doubt, and is the agreement's own where it had none. */
export function editFact(session: Session, contract: Contract, index: number, value: string): Promise<boolean> {
  const fact = contract.facts[index]
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) && (fact?.kind === 'effective-date' || (fact?.kind === 'agreement-date' && !contract.facts.some((one) => one.kind === 'effective-date')))
  return commitOrSay(session, { label: `Correct a fact of ${contract.shortForm}`, ops: [patch('contracts', contract.id, {
    facts: contract.facts.map((one, at) => (at === index ? { ...one, value, standing: 'confirmed' as const } : one)),
    doubts: contract.doubts.map((one) => (one.what === 'day-or-month' && fact && one.say.startsWith(`“${fact.words}”`) ? { ...one, settled: true } : one)),
    ...(day && contract.from === null ? { from: value } : {}),
  })] })
}

export function editClause(session: Session, contract: Contract, clause: Clause, fields: Partial<Clause>): Promise<boolean> {
  return commitOrSay(session, { label: `Change ${cite(contract, clause)}`, ops: [patch('clauses', clause.id, fields)] })
}

export function setKind(session: Session, contract: Contract, clause: Clause, kind: string, standing: 'confirmed' | 'rejected'): Promise<boolean> {
  const there = clause.kinds.find((one) => one.kind === kind)
  const next = there?.standing === standing ? ('proposed' as const) : standing
  const kinds = there ? clause.kinds.map((one) => (one.kind === kind ? { ...one, standing: next } : one)) : [...clause.kinds, { kind, why: 'Chosen by a person.', standing: 'confirmed' as const }]
  return commitOrSay(session, { label: `${next === 'rejected' ? 'Not' : next === 'confirmed' ? 'Mark' : 'Leave open'} ${cite(contract, clause)} as ${kindName(kind).toLowerCase()}`, ops: [patch('clauses', clause.id, { kinds })] })
}

export function setAllKinds(session: Session, contract: Contract, clause: Clause, standing: 'confirmed' | 'rejected'): Promise<boolean> {
  if (clause.kinds.length === 0) return Promise.resolve(false)
  return commitOrSay(session, { label: `${standing === 'confirmed' ? 'Confirm' : 'Reject'} the kinds of ${cite(contract, clause)}`, ops: [patch('clauses', clause.id, { kinds: clause.kinds.map((one) => ({ ...one, standing })) })] })
}

export function merge(session: Session, contract: Contract, clauses: readonly Clause[], clause: Clause): Promise<boolean> {
  return commitOrSay(session, { label: `Join ${cite(contract, clause)} to the clause before`, ops: mergeIntoPrevious(clauses, clause, session.reader.rows('obligations'), contract) })
}

export function moveLevel(session: Session, contract: Contract, clauses: readonly Clause[], clause: Clause, by: 1 | -1): Promise<boolean> {
  return commitOrSay(session, { label: `Move ${cite(contract, clause)} one level ${by === 1 ? 'in' : 'out'}`, ops: changeLevel(clauses, clause, by) })
}

export function settleDoubt(session: Session, contract: Contract, index: number): Promise<boolean> {
  const doubt = contract.doubts[index]
  return commitOrSay(session, { label: `${doubt?.settled ? 'Take up again' : 'Settle'} a doubt of ${contract.shortForm}`, ops: [patch('contracts', contract.id, { doubts: contract.doubts.map((one, at) => (at === index ? { ...one, settled: !one.settled } : one)) })] })
}

/** Where a clause stands, as rectangles on its pages. */
export function rectsOfClause(pages: readonly PageText[], clause: Clause) {
  return pages.filter((page) => page.n >= clause.page && page.n <= clause.endPage).flatMap((page) => rectsOf(page, page.n === clause.page ? clause.from : 0, page.n === clause.endPage ? clause.to : page.text.length).map((rect) => ({ page: page.n, rect })))
}

/** The passage over a clause's words: the one that is there, or a new one that the link's commit will store. */
export function passageOf(session: Session, document: Document, pages: readonly PageText[], clause: Clause): Passage {
  const there = session.reader.rows('passages').find((one) => one.document === document.id && one.page === clause.page && one.from === clause.from && one.to === clause.to)
  if (there) return there
  const own = pages.filter((page) => page.n >= clause.page && page.n <= clause.endPage)
  const first = own[0]
  const last = own.at(-1)
  const words = own.map((page) => page.text.slice(page.n === clause.page ? clause.from : 0, page.n === clause.endPage ? clause.to : page.text.length)).join(' ')
  return {
    id: newId('passages'), document: document.id, page: clause.page, endPage: clause.endPage, quote: (words || clause.text).replace(/\s+/g, ' ').trim().slice(0, 20_000),
    prefix: first ? quoteOf(first, clause.from, clause.from).prefix : '', suffix: last ? quoteOf(last, clause.to, clause.to).suffix : '', from: clause.from, to: clause.to, rects: rectsOfClause(pages, clause), locator: locatorOf(clause), note: '', tags: [],
  }
}

const isStored = (session: Session, passage: Passage) => session.reader.get('passages', passage.id) !== undefined

/** A text to hold against another: a clause or a passage. */
export type Side = { kind: 'clause'; id: string } | { kind: 'passage'; id: string }

async function sidePassage(session: Session, side: Side): Promise<Passage | null> {
  const { reader } = session
  if (side.kind === 'passage') return reader.get('passages', side.id) ?? null
  const clause = reader.get('clauses', side.id)
  const contract = clause ? reader.get('contracts', clause.contract) : undefined
  const document = contract ? reader.get('documents', contract.document) : undefined
  return clause && document ? passageOf(session, document, await pagesOf(session, document), clause) : null
}

/** Two texts side by side; passages that are not there yet come with the same commit. @returns the conflict's id */
export async function holdAgainst(session: Session, one: Side, other: Side, inForce: { from: string | null; until: string | null }): Promise<string | null> {
  const left = await sidePassage(session, one)
  const right = await sidePassage(session, other)
  if (!left || !right || left.id === right.id) return null
  const name = (passage: Passage) => {
    const document = session.reader.get('documents', passage.document)
    const short = session.reader.rows('contracts').find((contract) => contract.document === passage.document)?.shortForm
    return [short ?? (document ? documentName(document) : ''), passage.locator ?? ''].filter(Boolean).join(' ')
  }
  const id = newId('conflicts')
  const conflict: Conflict = { id, one: left.id, other: right.id, about: `${name(left)} and ${name(right)}`, from: inForce.from, until: inForce.until, regions: [], state: 'open', note: '' }
  const ops: Operation[] = [left, right].filter((passage) => !isStored(session, passage)).map((passage) => put('passages', passage))
  const done = await commitOrSay(session, { label: `Hold ${name(left)} against ${name(right)}`, ops: [...ops, put('conflicts', conflict)] })
  return done ? id : null
}

export function editConflict(session: Session, conflict: Conflict, fields: Partial<Conflict>): Promise<boolean> {
  const label = fields.state === 'settled' ? 'Settle a conflict' : fields.state === 'dropped' ? 'Drop a conflict' : fields.state === 'open' ? 'Take up a conflict again' : 'Change a conflict'
  return commitOrSay(session, { label: `${label}: ${(fields.about ?? conflict.about).slice(0, 80)}`, ops: [patch('conflicts', conflict.id, fields)] })
}

export function deleteConflict(session: Session, conflict: Conflict): Promise<boolean> {
  return commitOrSay(session, { label: `Remove the conflict: ${conflict.about.slice(0, 80)}`, ops: [remove('conflicts', conflict.id)] })
}

/** "LSA prevails over PX-3": with the clause that says so, or as an assumption. */
export function addPrecedence(session: Session, fields: Omit<Precedence, 'id'>, names: { higher: string; lower: string }): Promise<boolean> {
  return commitOrSay(session, { label: `Record that ${names.higher} prevails over ${names.lower}`, ops: [put('precedences', { id: newId('precedences'), ...fields })] })
}

export function editPrecedence(session: Session, one: Precedence, fields: Partial<Precedence>): Promise<boolean> {
  return commitOrSay(session, { label: 'Change what prevails over what', ops: [patch('precedences', one.id, fields)] })
}

export function deletePrecedence(session: Session, one: Precedence): Promise<boolean> {
  return commitOrSay(session, { label: 'Remove what prevails over what', ops: [remove('precedences', one.id)] })
}

export function editObligation(session: Session, obligation: Obligation, fields: Partial<Obligation>): Promise<boolean> {
  const verb = fields.standing === 'confirmed' ? 'Confirm' : fields.standing === 'rejected' ? 'Reject' : 'Change'
  return commitOrSay(session, { label: `${verb} an obligation: ${[obligation.who, obligation.what].filter(Boolean).join(' ').slice(0, 80)}`, ops: [patch('obligations', obligation.id, fields)] })
}
