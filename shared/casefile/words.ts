/** What the tables of a matter are called where their records are counted. */
import type { TableName } from '../records'
import { howMany } from '../proof'
import type { Why } from './copy'

const OWN: Partial<Record<TableName, readonly [one: string, many: string]>> = {
  matter: ['matter', 'matters'], parties: ['party', 'parties'], people: ['person', 'people'], documents: ['document', 'documents'], supports: ['link', 'links'], passages: ['passage', 'passages'],
  filters: ['saved filter', 'saved filters'], intakes: ['import', 'imports'], profiles: ['load-file profile', 'load-file profiles'], outgoing: ['record of what left', 'records of what left'], policies: ['policy', 'policies'],
  versions: ['policy version', 'policy versions'], features: ['setting', 'settings'], rollouts: ['state of a setting', 'states of settings'], searches: ['saved search', 'saved searches'], passedOver: ['place passed over', 'places passed over'],
  shortNames: ['short name', 'short names'], requestSets: ['set of requests', 'sets of requests'], proofSteps: ['step of the order of proof', 'steps of the order of proof'], courtDays: ['court day', 'court days'],
  templates: ['report template', 'report templates'], rulings: ['exhibit ruling', 'exhibit rulings'], knowledge: ['piece of knowledge', 'pieces of knowledge'], transcriptPages: ['transcript page', 'transcript pages'],
  testimony: ['passage of testimony', 'passages of testimony'], runningNotes: ['note of a deposition', 'notes of depositions'], markedExhibits: ['marked exhibit', 'marked exhibits'], overrides: ['status set by hand', 'statuses set by hand'],
  orderings: ['order of two events', 'orders of events'], precedences: ['order of two texts', 'orders of texts'], obligations: ['duty', 'duties'],
}

/** "12 documents" */
export function tableName(table: TableName, count: number): string {
  const own = OWN[table]
  return own ? `${count.toLocaleString()} ${count === 1 ? own[0] : own[1]}` : howMany(count, table.replace(/s$/, ''))
}

/** Why something stays behind, said after what it is. */
export const WHY: Record<Why, string> = {
  quarantined: 'in quarantine: they never leave', privileged: 'marked as privileged', 'same-bytes': 'the same file as one that stays behind', contains: 'a message or archive with one that stays behind in it', 'not-chosen': 'not chosen',
  'rests-on': 'resting on, or belonging to, what stays behind', names: 'speaking of a document that stays behind', 'only-theirs': 'of documents that stay behind only',
}
