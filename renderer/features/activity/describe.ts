import type { LoggedOperation } from '../../../shared/log/entry'
import type { TableName } from '../../../shared/records'
import type { Reader } from '../../store'

const ONE: Record<TableName, string> = {
  matter: 'the matter', parties: 'party', people: 'person', events: 'date', pleadings: 'pleading', paragraphs: 'paragraph', headings: 'heading', counts: 'count', elements: 'element',
  assignments: 'assignment', responses: 'response', doubts: 'doubt', documents: 'document', tags: 'tag', passages: 'passage', filters: 'filter', supports: 'link', gaps: 'gap', overrides: 'verdict',
  intakes: 'intake', profiles: 'load file profile', redactions: 'redaction', outgoing: 'what went out',
  policies: 'policy', versions: 'policy version', features: 'setting', rollouts: 'state of a setting', contracts: 'contract', clauses: 'clause', precedences: 'order of precedence', conflicts: 'conflict', obligations: 'obligation',
  orderings: 'order of events', searches: 'search', passedOver: 'place passed over', shortNames: 'short name',
  answers: 'answer', defenses: 'defense', requestSets: 'set of requests', requests: 'request', proofSteps: 'step of the order of proof', deadlines: 'deadline', courtDays: 'day of the court',
  templates: 'report template', rulings: 'ruling on an exhibit', knowledge: 'what a person knows', mentions: 'mention', transcripts: 'transcript', transcriptPages: 'page of a transcript', testimony: 'testimony',
  designations: 'designation', impeachments: 'contradiction', depositions: 'deposition', topics: 'topic', questions: 'question', runningNotes: 'note of the deposition', markedExhibits: 'marked exhibit', authors: 'author',
}

const FIELD: Record<string, string> = {
  exhibit: 'exhibit number', standing: 'standing', bearing: 'bearing', directness: 'directness', note: 'note', reviewed: 'reviewed', confidentiality: 'designation', definedAs: 'short name', debtAccepted: 'accepted debt', notNeeded: 'needs no proof',
}

/** One operation in words: "Gap “…”: due from 2 Apr 2025 to nothing". */
export function describeOperation(op: LoggedOperation, reader: Reader): string[] {
  if (op.op === 'bulk-put') return [`Added ${op.count.toLocaleString()} ${op.table}.`]
  if (op.op === 'bulk-delete') return [`Took ${op.count.toLocaleString()} ${op.table} away again.`]
  const record = op.op === 'put' ? op.after : op.op === 'delete' ? op.before : ((reader.get(op.table, op.id) as Record<string, unknown> | undefined) ?? {})
  const name = `${ONE[op.table]}${titleOf(record)}`
  if (op.op === 'put') return [`${op.before === null ? 'Added' : 'Wrote anew'} ${name}.`]
  if (op.op === 'delete') return [`Deleted ${name}.`]
  return Object.keys(op.after).map((field) => `${name}: ${FIELD[field] ?? field} from ${shownValue(op.before[field])} to ${shownValue(op.after[field])}.`).map(capital)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function titleOf(record: Record<string, unknown>): string {
  const title = record.name ?? record.title ?? record.what ?? record.label ?? record.short ?? record.quote ?? record.text ?? record.say
  return typeof title === 'string' && title !== '' ? ` “${title.slice(0, 80)}${title.length > 80 ? '…' : ''}”` : ''
}

function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return `“${value.slice(0, 120)}${value.length > 120 ? '…' : ''}”`
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `${value.length} of them`
  return 'a set of values'
}
