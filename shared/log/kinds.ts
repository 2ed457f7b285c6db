/** What a change was about, for counting and filtering: one kind an entry, by its label and its tables. */
import type { TableName } from '../records'
import type { LogEntry } from './entry'

export const CHANGE_KINDS = ['import', 'document', 'pleading', 'link', 'gap', 'note', 'chronology', 'testimony', 'discovery', 'deadline', 'text', 'person', 'derived', 'other'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One and many, in the matter's words. */
export const KIND_WORDS: Readonly<Record<ChangeKind, readonly [string, string]>> = {
  import: ['import', 'imports'], document: ['change to documents', 'changes to documents'], pleading: ['change to the pleadings', 'changes to the pleadings'], link: ['link', 'links'], gap: ['gap', 'gaps'],
  note: ['highlight or tag', 'highlights and tags'], chronology: ['change to the chronology', 'changes to the chronology'], testimony: ['change to testimony', 'changes to testimony'],
  discovery: ['change to discovery', 'changes to discovery'], deadline: ['deadline', 'deadlines'], text: ['change to policies or contracts', 'changes to policies and contracts'],
  person: ['change to people', 'changes to people'], derived: ['recognised text', 'recognised texts'], other: ['other change', 'other changes'],
}

const KIND_OF: Partial<Record<TableName, ChangeKind>> = {
  documents: 'document', intakes: 'document', redactions: 'document', outgoing: 'document', rulings: 'document',
  pleadings: 'pleading', paragraphs: 'pleading', headings: 'pleading', counts: 'pleading', elements: 'pleading', assignments: 'pleading', responses: 'pleading', doubts: 'pleading', answers: 'pleading', defenses: 'pleading', overrides: 'pleading',
  supports: 'link', gaps: 'gap', passages: 'note', tags: 'note', events: 'chronology', orderings: 'chronology',
  transcripts: 'testimony', transcriptPages: 'testimony', testimony: 'testimony', designations: 'testimony', impeachments: 'testimony', depositions: 'testimony', topics: 'testimony', questions: 'testimony', runningNotes: 'testimony', markedExhibits: 'testimony',
  requestSets: 'discovery', requests: 'discovery', proofSteps: 'discovery', deadlines: 'deadline', courtDays: 'deadline',
  policies: 'text', versions: 'text', features: 'text', rollouts: 'text', contracts: 'text', clauses: 'text', precedences: 'text', conflicts: 'text', obligations: 'text',
  parties: 'person', people: 'person', knowledge: 'person', mentions: 'person',
}

/** A link that comes with its passage is a link; an import is one whatever it brings. */
export function kindOf({ label, ops }: Pick<LogEntry, 'label' | 'ops'>): ChangeKind {
  if (/^(?:Undo: |Redo: )?Import/.test(label) || ops.some((op) => op.op === 'bulk-put')) return 'import'
  const kinds = ops.map((op) => KIND_OF[op.table] ?? 'other')
  for (const kind of ['gap', 'link'] as const) if (kinds.includes(kind)) return kind
  return kinds[0] ?? 'other'
}
