/** The demo matter's agreement, taken apart like any other, with what prevails over what and one conflict. */
import { parseContract } from '../contract'
import { contractRecords } from '../contract/records'
import { type Operation, put } from '../log/change'
import type { Clause, Contract, Document, Passage, TableName } from '../records'
import type { PageText } from '../text/page'

type Context = {
  newId: (table: Exclude<TableName, 'matter'>) => string
  documents: ReadonlyMap<string, Document>
  texts: ReadonlyMap<string, readonly PageText[]>
  passages: ReadonlyMap<string, Passage>
}

/** Facts that a person read again in the papers. */
const CONFIRMED = new Set(['governing-law', 'document-name'])
/** The day on which the plaintiff accepted the agreement, as its record of acceptance says. */
const ACCEPTED = '2021-03-04'

/** @throws Error where a paper, clause or passage of the demo is not there: a fault of ours */
export function demoContracts({ newId, documents, texts, passages }: Context): Operation[] {
  const document = documents.get('LSA.pdf')
  const policy = documents.get('privacy-policy-2024-09-18.html')
  const promise = passages.get('promise')
  const training = passages.get('training')
  const pages = texts.get('LSA.pdf')
  if (!document || !policy || !promise || !training || !pages) throw new Error('the demo matter has no agreement')
  const ops = contractRecords(parseContract(pages), { id: document.id, title: 'LinkedIn Subscription Agreement', date: ACCEPTED }, newId)
  const contract = ops.flatMap((op) => (op.op === 'put' && op.table === 'contracts' ? [op.record as Contract] : []))[0]
  const clauses = ops.flatMap((op) => (op.op === 'put' && op.table === 'clauses' ? [op.record as Clause] : []))
  const prevails = clauses.find((one) => one.kinds.some((kind) => kind.kind === 'precedence'))
  if (!contract || !prevails) throw new Error('the demo agreement has no clause on what prevails')
  Object.assign(contract, {
    name: 'LinkedIn Subscription Agreement with Data Terms', shortForm: 'LSA', from: ACCEPTED, parties: [{ name: 'LinkedIn Corporation', as: 'LinkedIn' }, { name: 'A. Plaintiff', as: 'Customer' }],
    facts: contract.facts.map((fact) => (CONFIRMED.has(fact.kind) ? { ...fact, standing: 'confirmed' as const } : fact)), note: 'In force from the acceptance of March 4, 2021; no end is shown.',
  })
  return [
    ...ops,
    put('precedences', { id: newId('precedences'), higher: contract.id, lower: policy.id, shownBy: prevails.id, note: 'The clause speaks of the Data Terms alone; that it holds for § 3.2 as well must be argued.' }),
    put('conflicts', {
      id: newId('conflicts'), one: promise.id, other: training.id, about: 'LSA § 3.2 promises not to disclose Confidential Information; the policy of 18 Sep 2024 reserves the use of personal data for training.',
      from: '2024-09-18', until: null, regions: ['US'], state: 'open', note: 'Use and disclosure are not the same. Whether the training was done by a third party is a gap of ¶ 36.',
    }),
  ]
}
