/**
 * A copy of a matter that leaves something out: privileged documents, or all but a chosen part. What
 * rests on a document that stays behind stays behind with it, and so does what names it.
 */
import type { AnyRecord, Document, RecordOf, TableName } from '../records'
import { tableNames } from '../records'
import { mayLeave } from '../review/sharing'
import { namedBy, without } from './references'

export type CopyChoice = {
  /** ids of the documents that are wanted; null: all. The papers of the case (complaint, answer) come along */
  documents: ReadonlySet<string> | null
  withoutPrivileged: boolean
}

/** Why records stay behind. */
export type Why =
  | 'quarantined' | 'privileged' | 'same-bytes' | 'contains' | 'not-chosen'
  /** rests on, or belongs to, what stays behind */
  | 'rests-on'
  /** speaks of a privileged document by its number or title */
  | 'names'
  /** a tag or an import of such documents only */
  | 'only-theirs'

/** `examples` are words of some of the records; none of documents in quarantine, which are not named (FRCP 26(b)(5)(B)). */
export type LeftOut = { table: TableName; why: Why; count: number; examples: string[] }

export type CopyPlan = {
  rows(table: TableName): readonly AnyRecord[]
  leftOut: LeftOut[]
  /** fingerprints of the files that go along */
  files: ReadonlySet<string>
  /** load files and archives that stay behind, because they hold or list documents that do */
  containers: number
  /** documents that are redacted in the matter: the copy holds them as they were received */
  redacted: number
  /** words of records that stay though they speak of a privileged document: for a person to look at */
  stillNaming: string[]
}

type Reading = { rows<T extends TableName>(table: T): readonly RecordOf<T>[] }

const EXAMPLES = 3
/** A shorter title is an ordinary word. Characters. */
const TELLING = 12
/** More titles than these are not looked for in every record. */
const MOST_TITLES = 300

/** Written by our side, and nothing of the case's papers hangs on it. */
const OURS: ReadonlySet<TableName> = new Set(['events', 'passages', 'supports', 'gaps', 'overrides', 'filters', 'searches', 'knowledge', 'requests', 'proofSteps', 'deadlines', 'rulings', 'topics', 'questions', 'runningNotes', 'impeachments', 'testimony', 'designations', 'conflicts', 'precedences', 'orderings', 'templates'])

/** Works out what goes along and what stays behind. Reads all records once or twice; changes nothing. */
export function planCopy(reading: Reading, choice: CopyChoice): CopyPlan {
  const gone = new Map<string, Why>()
  const documents = reading.rows('documents')
  chooseDocuments(documents, reading, choice, gone)
  const kept = new Map<TableName, AnyRecord[]>(tableNames.map((table) => [table, [...reading.rows(table)] as AnyRecord[]]))
  if (choice.withoutPrivileged) leaveNaming(documents, kept, gone)
  settle(kept, gone)
  leaveTagsAndIntakes(reading, kept, gone)
  settle(kept, gone)
  const { files, containers } = filesOf(reading, kept, gone)
  const redacted = new Set(((kept.get('redactions') ?? []) as readonly { document: string }[]).map((one) => one.document)).size
  return { rows: (table) => kept.get(table) ?? [], leftOut: summary(reading, gone), files, containers, redacted, stillNaming: choice.withoutPrivileged ? naming(documents, kept, gone) : [] }
}

function chooseDocuments(documents: readonly Document[], reading: Reading, choice: CopyChoice, gone: Map<string, Why>): void {
  // Without its papers a copy has no case.
  const papers = new Set([...reading.rows('pleadings'), ...reading.rows('answers')].map((one) => one.document))
  for (const one of documents) {
    const may = mayLeave(one)
    if (may === 'quarantined') gone.set(one.id, 'quarantined')
    else if (may === 'privileged' && choice.withoutPrivileged) gone.set(one.id, 'privileged')
    else if (choice.documents && !choice.documents.has(one.id) && !papers.has(one.id)) gone.set(one.id, 'not-chosen')
  }
  const secret = documents.filter((one) => gone.get(one.id) === 'privileged' || gone.get(one.id) === 'quarantined')
  // The same bytes under another name would give it all away, and so would a message that it is attached to.
  const bytes = new Set(secret.flatMap((one) => [one.sha256, ...one.parts.map((part) => part.sha256)]))
  const parents = new Set<string>()
  const byId = new Map(documents.map((one) => [one.id, one]))
  for (const one of secret) for (let up = one.parent; up !== null && !parents.has(up); up = byId.get(up)?.parent ?? null) parents.add(up)
  for (const one of documents) {
    if (gone.has(one.id) && gone.get(one.id) !== 'not-chosen') continue
    if (bytes.has(one.sha256) || one.parts.some((part) => bytes.has(part.sha256))) gone.set(one.id, 'same-bytes')
    else if (parents.has(one.id)) gone.set(one.id, 'contains')
  }
}

/** Takes out what falls, over and over, until nothing more does; then empties what named any of it. */
function settle(kept: Map<TableName, AnyRecord[]>, gone: Map<string, Why>): void {
  const isGone = (id: string) => gone.has(id)
  for (let before = -1; before !== gone.size; ) {
    before = gone.size
    for (const [table, records] of kept) {
      for (const record of records) {
        if (!gone.has(record.id) && namedBy(table, record).some(({ id, reference }) => reference.loss === 'falls' && gone.has(id))) gone.set(record.id, 'rests-on')
      }
    }
  }
  for (const [table, records] of kept) {
    kept.set(table, records.flatMap((record) => (gone.has(record.id) ? [] : (without(table, record, isGone) ?? []))))
  }
}

/** Numbers and titles by which others speak of what stays behind. */
function namesOf(documents: readonly Document[], gone: ReadonlyMap<string, Why>): { numbers: ReadonlySet<string>; titles: readonly string[] } {
  const secret = documents.filter((one) => ['privileged', 'quarantined', 'same-bytes', 'contains'].includes(gone.get(one.id) ?? ''))
  const numbers = new Set(secret.flatMap((one) => [one.exhibit, one.bates?.first, one.bates?.last, one.ownBates?.first].flatMap((number) => (number ? [number.toLowerCase()] : []))))
  const titles = [...new Set(secret.flatMap((one) => [one.title, one.originalName]).filter((title) => title.length >= TELLING).map((title) => title.toLowerCase()))].slice(0, MOST_TITLES)
  return { numbers, titles }
}

function speaksOf(text: string, { numbers, titles }: ReturnType<typeof namesOf>): boolean {
  const low = text.toLowerCase()
  if (numbers.size > 0) for (const [word] of low.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu)) if (numbers.has(word)) return true
  return titles.some((title) => low.includes(title))
}

function leaveNaming(documents: readonly Document[], kept: ReadonlyMap<TableName, readonly AnyRecord[]>, gone: Map<string, Why>): void {
  const names = namesOf(documents, gone)
  for (const table of OURS) for (const record of kept.get(table) ?? []) if (!gone.has(record.id) && speaksOf(wordsOf(record), names)) gone.set(record.id, 'names')
}

/** What stays and speaks of them all the same: a person's note on another document, a witness, the matter. */
function naming(documents: readonly Document[], kept: ReadonlyMap<TableName, readonly AnyRecord[]>, gone: ReadonlyMap<string, Why>): string[] {
  const names = namesOf(documents, gone)
  const found: string[] = []
  for (const table of ['documents', 'people', 'versions', 'policies', 'contracts', 'requestSets', 'intakes', 'tags'] as const) {
    for (const record of kept.get(table) ?? []) if (speaksOf(wordsOf(record), names)) found.push(exampleOf(record))
  }
  return found
}

/** All that is written in a record, as one text; ids and fingerprints are no words. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return /^(?:[a-z]{3}_[0-9A-Za-z-]+|[0-9a-f]{64})$/.test(value) ? '' : value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(wordsOf).filter(Boolean).join('\n')
}

/** A tag, or an import, that only documents which stay behind had. */
function leaveTagsAndIntakes(reading: Reading, kept: ReadonlyMap<TableName, readonly AnyRecord[]>, gone: Map<string, Why>): void {
  const used = { tags: new Set<string>(), intakes: new Set<string>() }
  const had = { tags: new Set<string>(), intakes: new Set<string>() }
  for (const one of reading.rows('documents')) {
    const into = gone.has(one.id) ? had : used
    for (const tag of one.tags) into.tags.add(tag)
    if (one.intake) into.intakes.add(one.intake)
  }
  for (const table of ['passages', 'testimony'] as const) for (const one of (kept.get(table) ?? []) as readonly { tags: string[] }[]) for (const tag of one.tags) used.tags.add(tag)
  for (const one of (kept.get('events') ?? []) as readonly { issues: string[] }[]) for (const tag of one.issues) used.tags.add(tag)
  for (const one of (kept.get('tags') ?? []) as readonly { id: string; parent: string | null }[]) if (one.parent && used.tags.has(one.id)) used.tags.add(one.parent)
  for (const id of had.tags) if (!used.tags.has(id)) gone.set(id, 'only-theirs')
  for (const id of had.intakes) if (!used.intakes.has(id)) gone.set(id, 'only-theirs')
}

function filesOf(reading: Reading, kept: ReadonlyMap<TableName, readonly AnyRecord[]>, gone: ReadonlyMap<string, Why>): { files: Set<string>; containers: number } {
  const files = new Set<string>()
  for (const one of (kept.get('documents') ?? []) as readonly Document[]) for (const hash of [one.sha256, ...one.parts.map((part) => part.sha256)]) files.add(hash)
  const partly = new Set(reading.rows('documents').flatMap((one) => (gone.has(one.id) && one.intake ? [one.intake] : [])))
  let containers = 0
  for (const intake of reading.rows('intakes')) {
    const own = [...intake.loadfiles.map((one) => one.sha256), ...(intake.container ? [intake.container.sha256] : [])]
    if (!gone.has(intake.id) && !partly.has(intake.id)) for (const hash of own) files.add(hash)
    else containers += own.length
  }
  return { files, containers }
}

function summary(reading: Reading, gone: ReadonlyMap<string, Why>): LeftOut[] {
  const found = new Map<string, LeftOut>()
  for (const table of tableNames) {
    for (const record of reading.rows(table) as readonly AnyRecord[]) {
      const why = gone.get(record.id)
      if (why === undefined) continue
      const line = found.get(`${table} ${why}`) ?? { table, why, count: 0, examples: [] }
      line.count++
      if (why !== 'quarantined' && line.examples.length < EXAMPLES) {
        const example = exampleOf(record)
        if (example !== '') line.examples.push(example)
      }
      found.set(`${table} ${why}`, line)
    }
  }
  return [...found.values()]
}

/** A few words by which a person knows the record again; "" where it has none of its own. */
export function exampleOf(record: object): string {
  const fields = record as Record<string, unknown>
  for (const name of ['exhibit', 'title', 'name', 'what', 'label', 'quote', 'text', 'topic', 'about', 'witness', 'number', 'note', 'words', 'reason']) {
    const value = fields[name]
    if (typeof value === 'string' && value.trim() !== '') return value.length > 80 ? `${value.slice(0, 79)}…` : value
  }
  return ''
}
