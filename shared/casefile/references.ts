/**
 * Which fields of which records name other records, and what becomes of a record when the one that it
 * names is not there. Read by copies that leave something out, and by the check of a matter.
 *
 * A path is field names joined by "."; "[]" stands for each item of a list. Ids tell their table by
 * their first letters, so a field may name records of several tables.
 */
import { idPrefix, type TableName } from '../records'

/**
 * `falls`: the record says nothing without the other, or its words come from it. `null`: the field is emptied.
 * `drop`: the item goes out of its list.
 */
export type Loss = 'falls' | 'null' | 'drop'
export type Reference = { path: string; loss: Loss }

const falls = (...paths: string[]): Reference[] => paths.map((path) => ({ path, loss: 'falls' }))
const empties = (...paths: string[]): Reference[] => paths.map((path) => ({ path, loss: 'null' }))
const drops = (...paths: string[]): Reference[] => paths.map((path) => ({ path, loss: 'drop' }))

export const REFERENCES: Readonly<Partial<Record<TableName, readonly Reference[]>>> = {
  people: empties('party'),
  events: [...falls('sources[]'), ...drops('people[]', 'issues[]')],
  orderings: [...falls('earlier', 'later'), ...empties('source')],
  pleadings: [...falls('document'), ...empties('replaces')],
  paragraphs: [...falls('pleading'), ...empties('count', 'heading')],
  headings: falls('pleading'),
  counts: [...falls('pleading'), ...drops('defendants[]')],
  elements: falls('count'),
  assignments: falls('paragraph', 'element'),
  responses: falls('paragraph', 'party', 'answer'),
  doubts: [...falls('pleading'), ...empties('paragraph')],
  documents: [...drops('tags[]'), ...empties('intake', 'parent', 'family')],
  tags: empties('parent'),
  passages: [...falls('document'), ...drops('tags[]')],
  supports: [...falls('of', 'source'), ...drops('defendants[]')],
  gaps: falls('of'),
  overrides: falls('of'),
  redactions: falls('document'),
  versions: [...falls('policy', 'document'), ...empties('effective.evidence', 'published.evidence', 'firstCaptured.evidence', 'lastCaptured.evidence'), ...drops('captures[].document')],
  rollouts: falls('feature', 'evidence[]'),
  contracts: [...falls('document'), ...empties('doubts[].clause')],
  clauses: [...falls('contract'), ...empties('parent')],
  precedences: [...falls('higher', 'lower'), ...empties('shownBy')],
  conflicts: falls('one', 'other'),
  obligations: falls('clause'),
  passedOver: falls('of', 'document'),
  shortNames: falls('of'),
  answers: [...falls('document', 'pleading'), ...drops('parties[]'), ...empties('doubts[].paragraph')],
  defenses: falls('answer'),
  requestSets: empties('by', 'to', 'response', 'steps[].document'),
  requests: [...falls('set'), ...drops('gaps[]', 'elements[]')],
  proofSteps: falls('element', 'on'),
  deadlines: empties('of'),
  rulings: [...falls('document'), ...empties('witness')],
  knowledge: falls('person', 'sources[]'),
  mentions: falls('person', 'document'),
  transcripts: [...falls('document'), ...empties('person', 'replaces', 'exhibits[].document')],
  transcriptPages: falls('transcript'),
  testimony: [...falls('transcript'), ...drops('tags[]')],
  designations: falls('transcript', 'party'),
  impeachments: falls('one', 'other'),
  depositions: empties('person', 'transcript'),
  topics: falls('deposition', 'of[]'),
  questions: falls('deposition', 'topic', 'exhibits[]', 'fallback'),
  runningNotes: [...falls('deposition', 'document'), ...empties('question', 'support', 'testimony')],
  markedExhibits: falls('deposition', 'document'),
}

const TABLE_OF: ReadonlyMap<string, TableName> = new Map(Object.entries(idPrefix).map(([table, prefix]) => [prefix, table as TableName]))

/** @returns the table whose ids begin as this one does; undefined where none does */
export function tableOfId(id: string): TableName | undefined {
  return TABLE_OF.get(id.slice(0, id.indexOf('_')))
}

/** Every id that a record names, with the reference that it stands in. What is not there or null is passed over. */
export function namedBy(table: TableName, record: object): { id: string; reference: Reference }[] {
  return (REFERENCES[table] ?? []).flatMap((reference) => valuesAt(record, steps(reference.path)).map((id) => ({ id, reference })))
}

/**
 * A record without what it named of records that are not there; the very same record where it named none.
 * @returns null where it falls with one of them
 */
export function without<T extends object>(table: TableName, record: T, isGone: (id: string) => boolean): T | null {
  let changed: object = record
  for (const { path, loss } of REFERENCES[table] ?? []) {
    if (!valuesAt(record, steps(path)).some(isGone)) continue
    if (loss === 'falls') return null
    changed = stripped(changed, steps(path), loss, isGone) as object
  }
  return changed as T
}

const steps = (path: string): string[] => path.replaceAll('[]', '.[]').split('.')

function valuesAt(value: unknown, path: readonly string[]): string[] {
  const [first, ...rest] = path
  if (first === undefined) return typeof value === 'string' ? [value] : []
  if (first === '[]') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : []
  return typeof value === 'object' && value !== null ? valuesAt((value as Record<string, unknown>)[first], rest) : []
}

/** A copy of `value` in which what is gone at `path` is emptied or left out. */
function stripped(value: unknown, path: readonly string[], loss: Exclude<Loss, 'falls'>, isGone: (id: string) => boolean): unknown {
  const [first, ...rest] = path
  if (first === undefined) return typeof value === 'string' && isGone(value) ? null : value
  if (first === '[]') {
    if (!Array.isArray(value)) return value
    // The last list on the way is the one that an item goes out of.
    return loss === 'drop' && !rest.includes('[]') ? value.filter((item) => !valuesAt(item, rest).some(isGone)) : value.map((item) => stripped(item, rest, loss, isGone))
  }
  if (typeof value !== 'object' || value === null) return value
  return { ...value, [first]: stripped((value as Record<string, unknown>)[first], rest, loss, isGone) }
}
