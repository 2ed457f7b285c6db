/** Fields and values of records in the words of the trade, for screens that show what was written apart. */
import { formatEdtf } from '../dates/format'
import type { TableName } from '../records'

const FIELDS: Readonly<Record<string, string>> = {
  exhibit: 'exhibit number', standing: 'standing', bearing: 'bearing', directness: 'direct or circumstantial', note: 'note', reviewed: 'reviewed', confidentiality: 'designation', definedAs: 'short name',
  debtAccepted: 'accepted debt', notNeeded: 'needs no proof', what: 'what it says', why: 'why it matters', holder: 'who has it', plan: 'how to get it', due: 'due', state: 'state', of: 'what it belongs to', source: 'source',
  docketNumber: 'docket number', classAction: 'class action', title: 'title', name: 'name', label: 'number', text: 'text', date: 'date', judge: 'judge', court: 'court', caption: 'caption', privilege: 'privilege',
  responsive: 'responsive', hot: 'hot', tags: 'tags', custodian: 'custodian', quote: 'quoted words', short: 'short name', reason: 'reason', status: 'verdict', role: 'role', organisation: 'organisation',
  ownBates: 'our Bates numbers', bates: 'Bates numbers', people: 'people', issues: 'issues', significance: 'weight', certainty: 'certainty', defendants: 'defendants', rank: 'order', order: 'order', settings: 'settings of the matter', colour: 'colour',
}

/** "due", "how to get it"; of a field without a word of its own its parts: "endPage" is "end page". */
export function fieldWords(field: string): string {
  return Object.hasOwn(FIELDS, field) ? (FIELDS[field] as string) : field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

const LONGEST = 600
const DATES = new Set(['due', 'date', 'served', 'trigger', 'effective', 'opened', 'at'])

/**
 * A value as a person reads it: no JSON, no ids.
 * @param nameOf the name of the record that an id names; undefined where it names none
 */
export function valueWords(field: string | null, value: unknown, nameOf: (id: string) => string | undefined, depth = 0): string {
  if (field === null) return value === true ? 'Kept' : 'Deleted'
  if (value === null || value === undefined || value === '') return 'Nothing'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString()
  if (typeof value === 'string') return stringWords(field, value, nameOf)
  if (depth > 3) return '…'
  if (Array.isArray(value)) {
    if (value.length === 0) return 'None'
    const some = value.slice(0, 12).map((one) => valueWords(field, one, nameOf, depth + 1)).join(', ')
    return value.length > 12 ? `${some} and ${value.length - 12} more` : some
  }
  const parts = Object.entries(value as object).filter(([, inner]) => inner !== null && inner !== '')
  return parts.length === 0 ? 'Nothing' : parts.map(([name, inner]) => `${fieldWords(name)}: ${valueWords(name, inner, nameOf, depth + 1)}`).join('; ').slice(0, LONGEST)
}

function stringWords(field: string, value: string, nameOf: (id: string) => string | undefined): string {
  if (/^[a-z]{3}_[0-9A-Za-z-]+$/.test(value)) return nameOf(value) ?? 'a record that is no longer there'
  if (DATES.has(field) && /^[\d~?%/.:TZX-]+$/.test(value)) return /T\d\d:/.test(value) ? value.slice(0, 10) : formatEdtf(value)
  // One word of a list of words: "not-needed", "proposed".
  if (/^[a-z]+(?:-[a-z]+)*$/.test(value)) return value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' ')
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
}

const ONE: Readonly<Partial<Record<TableName, string>>> = {
  matter: 'The matter', parties: 'Party', people: 'Person', events: 'Event', pleadings: 'Pleading', paragraphs: 'Paragraph', headings: 'Heading', counts: 'Count', elements: 'Element', assignments: 'Assignment',
  responses: 'Response', documents: 'Document', tags: 'Tag', passages: 'Passage', filters: 'Filter', supports: 'Link', gaps: 'Gap', overrides: 'Verdict', policies: 'Policy', versions: 'Policy version', contracts: 'Contract',
  clauses: 'Clause', answers: 'Answer', defenses: 'Defense', requestSets: 'Set of requests', requests: 'Request', deadlines: 'Deadline', transcripts: 'Transcript', designations: 'Designation', depositions: 'Deposition',
  topics: 'Topic', questions: 'Question', runningNotes: 'Note of the deposition', testimony: 'Testimony', rulings: 'Ruling', authors: 'Colleague', redactions: 'Redaction', conflicts: 'Two texts', searches: 'Saved search',
}

/** "Gap", "Paragraph" */
export const tableWord = (table: TableName): string => ONE[table] ?? 'Record'
