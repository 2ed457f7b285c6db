/**
 * The demo matter's requests, as drafts: our own words (domain § 5). Nothing of them was ever served; a person
 * who tries the program serves them.
 */
import { definitionsFor, instructionsFor, setTitle } from '../discovery'
import { type Operation, put } from '../log/change'
import type { Party, RequestKind, TableName } from '../records'

type DemoRequest = { text: string; gaps?: readonly string[]; elements: readonly string[] }

/** `gaps` by the paragraph at which they stand, `elements` by their id in the library. */
const SETS: readonly { kind: RequestKind; requests: readonly DemoRequest[] }[] = [
  {
    kind: 'rfp', requests: [
      { text: 'Each version of the LinkedIn Subscription Agreement and of its Data Terms that was in force from January 1, 2021 through the present, with the records of Plaintiff’s assent.', elements: ['ca-contract.1'] },
      { text: 'Documents sufficient to identify every field of the InMail service that was read by any pipeline producing data for training a generative model, from January 1, 2024 through the present.', gaps: ['36'], elements: ['sca-2702.2', 'ca-contract.4'] },
      { text: 'Each agreement with a person or entity, affiliates included, to whom any message body was made available, and documents sufficient to show each transfer under it.', gaps: ['36', '37'], elements: ['sca-2702.4', 'ca-contract.4'] },
      { text: 'Training-data manifests and data-lineage records sufficient to show whether any InMail was included in a data set for a generative model, from January 1, 2024 through the present.', gaps: ['36'], elements: ['ca-contract.4', 'sca-2702.4'] },
      { text: 'Plaintiff’s account, setting history and message metadata, and each record of a data set in which a message of Plaintiff’s was included.', gaps: ['38'], elements: ['sca-2702.7'] },
      { text: 'The records of categories of recipients that LinkedIn keeps under Data Terms § 5.5.', gaps: ['37'], elements: ['sca-2702.4'] },
      { text: 'Retention schedules and policies for the store of messages, in force from January 1, 2024 through the present.', gaps: ['15'], elements: ['sca-2702.3'] },
      { text: 'Each notice, help page and message to members about the setting “Data for Generative AI Improvement”, with the dates between which it was shown.', elements: ['ca-ucl.2'] },
      { text: 'Documents on the decision that the setting was on by default, and on the decision to leave regions out, with their reasons.', gaps: ['40'], elements: ['sca-2702.5'] },
      { text: 'Privacy impact assessments and approvals for the use of members’ data in generative models.', gaps: ['40'], elements: ['sca-2702.5'] },
      { text: 'Pricing and conjoint studies on the value of Premium and of the confidentiality of messages.', gaps: ['44'], elements: ['ca-contract.5', 'ca-ucl.3'] },
    ],
  },
  {
    kind: 'interrogatory', requests: [
      { text: 'State whether message bodies were used to train any generative model, and if so which, when and for what purpose.', gaps: ['36'], elements: ['sca-2702.2'] },
      { text: 'State each exception under 18 U.S.C. § 2702(b) on which You rely, with all facts that it rests on.', elements: ['sca-2702.6'] },
      { text: 'Identify each person or entity, affiliates included, to whom any message body was made available, with dates and purpose.', gaps: ['37', '36'], elements: ['sca-2702.4'] },
      { text: 'State the number of Premium members in the United States for whom the setting was on, by month, from August 2024 through the present.', elements: ['rule-23.1', 'ca-ucl.2'] },
      { text: 'State the day on which the setting “Data for Generative AI Improvement” was first shown to any member in the United States, and its state on that day.', gaps: ['26'], elements: ['ca-ucl.1'] },
    ],
  },
  {
    kind: 'rfa', requests: [
      { text: 'Admit that at least one message body was made available to a pipeline that produces data for training a generative model.', gaps: ['36'], elements: ['sca-2702.4', 'ca-contract.4'] },
      { text: 'Admit that a message sent or received by Plaintiff was included in a data set for a generative model.', gaps: ['38'], elements: ['sca-2702.7'] },
      { text: 'Admit that the message store keeps messages until a member deletes them.', gaps: ['15'], elements: ['sca-2702.3'] },
      { text: 'Admit that the setting was on for accounts in the United States without any act of the member.', elements: ['ca-ucl.1'] },
    ],
  },
  {
    kind: 'deposition-topic', requests: [
      { text: 'Origin, default state, logging and effect of the setting “Data for Generative AI Improvement”.', gaps: ['26'], elements: ['ca-ucl.1'] },
      { text: 'Data flows from the InMail service to each pipeline that produces data for training a model, and every third party or affiliate with access.', gaps: ['36', '37'], elements: ['ca-contract.4', 'sca-2702.4'] },
      { text: 'The decisions on the default of the setting and on the regions in which it was not offered, and their reasons.', gaps: ['40'], elements: ['sca-2702.5'] },
      { text: 'Storage, backup and retention of messages.', gaps: ['15'], elements: ['sca-2702.3'] },
    ],
  },
]

/** The order of proof of two elements, with rough times. */
const PROOF: readonly { element: string; kind: 'witness' | 'exhibit'; say: string; minutes: number; file?: string; person?: string }[] = [
  { element: 'ca-contract.1', kind: 'exhibit', say: 'PX-1 LinkedIn Subscription Agreement', minutes: 10, file: 'LSA.pdf' },
  { element: 'ca-contract.1', kind: 'witness', say: 'A. Plaintiff', minutes: 20, person: 'A. Plaintiff' },
  { element: 'ca-contract.4', kind: 'witness', say: 'Corporate designee', minutes: 75, person: 'Corporate designee' },
]

type Context = {
  newId: (table: Exclude<TableName, 'matter'>) => string
  now: string
  parties: readonly Party[]
  /** id of the gap at a paragraph */
  gap: (of: string) => string
  element: (library: string) => string | null
  document: (file: string) => string
  person: (name: string) => string
}

/** Puts of sets, requests, their deadline and the order of proof. @throws Error by the finders where a name is not there: a fault of ours */
export function discoveryPuts({ newId, now, parties, gap, element, document, person }: Context): Operation[] {
  const by = parties.find((one) => one.role === 'plaintiff')
  const to = parties.find((one) => one.role === 'defendant')
  const ops: Operation[] = []
  for (const { kind, requests } of SETS) {
    const set = newId('requestSets')
    const names: [string, string] = ['Plaintiff', 'LinkedIn']
    ops.push(put('requestSets', {
      id: set, kind, title: setTitle(kind, ...names, 1), by: by?.id ?? null, to: to?.id ?? null, instructions: instructionsFor(kind, ['Custodian of records, LinkedIn Corporation']),
      definitions: definitionsFor(kind, 'LinkedIn', [{ name: 'LinkedIn Corporation', definedAs: 'LinkedIn' }], [{ term: 'InMail', text: 'means a private message sent or received through the LinkedIn service.' }], requests.map((one) => one.text)),
      spanFrom: '2024-01-01', spanUntil: null, state: 'draft', served: null, servedHow: null, due: null, dueWhy: '', extended: null, extendedWhy: '', responded: null, response: null, steps: [], created: now, note: 'Demonstration: our own words, never served.',
    }))
    requests.forEach(({ text, gaps = [], elements }, at) => ops.push(put('requests', {
      id: newId('requests'), set, order: at + 1, number: at + 1, text, subparts: 1, gaps: gaps.map(gap), elements: elements.flatMap((one) => element(one) ?? []), state: 'draft', response: '', objections: [], produced: [], note: '',
    })))
  }
  PROOF.forEach(({ element: library, kind, say, minutes, file, person: name }, at) => {
    const id = element(library)
    if (id) ops.push(put('proofSteps', { id: newId('proofSteps'), element: id, order: at + 1, kind, on: file ? document(file) : name ? person(name) : null, say, minutes }))
  })
  const serve = new Date(Date.parse(now) + 14 * 86_400_000).toISOString().slice(0, 10)
  ops.push(put('deadlines', {
    id: newId('deadlines'), what: 'Serve the first requests for production', rule: null, trigger: '', triggerDate: null, service: '', computed: null, date: serve, source: 'hand', reason: 'Planned by the team.', steps: [], of: null, owner: 'Paralegal', state: 'open', done: null, note: '',
  }))
  return ops
}
