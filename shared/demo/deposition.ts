/** The demo matter's outline: an invented witness for the company, asked about the gap that would sink the case. */
import { draftTopic, topicOps } from '../deposition/outline'
import { type Operation, put } from '../log/change'
import type { Document, Element, Gap, Paragraph, Passage, TableName } from '../records'

type Context = {
  newId: (table: Exclude<TableName, 'matter'>) => string
  paragraphs: readonly Paragraph[]
  elements: readonly Element[]
  gaps: readonly Gap[]
  documents: ReadonlyMap<string, Document>
  passages: ReadonlyMap<string, Passage>
}

/** Gaps that become topics, by the paragraph they are of, in the order in which they are asked about. */
const TOPICS = ['15', '36', '40'] as const

const OPENING = [
  ['Have you read the Subscription Agreement between LinkedIn and its Premium members?', 'Yes'],
  ['Does § 3.2 bind LinkedIn as you understand it?', 'It speaks for itself'],
  ['What did you do to prepare for today?', ''],
] as const

/** Puts of one deposition with its outline. */
export function demoDeposition({ newId, paragraphs, elements, gaps, documents, passages }: Context): Operation[] {
  const deposition = newId('depositions')
  const ops: Operation[] = [put('depositions', {
    id: deposition, witness: 'M. Example (30(b)(6), data systems)', person: null, date: null, where: '', organisation: true, limitMinutes: 420, exhibitPrefix: '', state: 'planned', clock: [], transcript: null,
    note: 'DEMONSTRATION. The witness is invented.',
  })]
  const opening = topicOps({ title: 'The promise', goal: 'LinkedIn is bound by § 3.2', questions: OPENING.map(([text, expected]) => ({ text, expected })) }, [], deposition, [], newId)
  const topics = [opening.topic]
  ops.push(...withSources(opening.ops, documents.get('LSA.pdf')?.id ?? null, passages.get('promise')?.id ?? null))
  for (const label of TOPICS) {
    const paragraph = paragraphs.find((one) => one.label === label)
    const gap = gaps.find((one) => one.of === paragraph?.id)
    if (!paragraph || !gap) throw new Error(`the demo matter has no gap at ¶ ${label}`)
    const { topic, ops: own } = topicOps(draftTopic({ of: gap.id, gap, paragraph, element: elements.find((one) => one.id === gap.of) ?? null }), [gap.id, paragraph.id], deposition, topics, newId)
    topics.push(topic)
    ops.push(...own)
  }
  return ops
}

/** The exhibit and what shows otherwise, on the second question. */
function withSources(ops: readonly Operation[], document: string | null, passage: string | null): Operation[] {
  let at = 0
  return ops.map((op) => {
    if (op.op !== 'put' || op.table !== 'questions' || ++at !== 2) return op
    return put('questions', { ...op.record, exhibits: document ? [document] : [], fallback: passage })
  })
}
