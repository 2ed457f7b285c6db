/** What the papers of a matter can cite, prepared once for many cites. */
import { parseBates } from '../bates/number'
import { groupBy } from '../list/groupBy'
import type { Clause, Contract, Document, Paragraph, Passage, Pleading, Policy, PolicyVersion, ShortName, Transcript } from '../records'
import { barePrefix } from './bates'
import type { KnownName } from './model'
import { plainExhibit } from './parse'

/** The records that cites are resolved against. */
export type CitedRecords = {
  documents: readonly Document[]
  pleadings: readonly Pleading[]
  paragraphs: readonly Paragraph[]
  passages: readonly Passage[]
  shortNames: readonly ShortName[]
  policies: readonly Policy[]
  versions: readonly PolicyVersion[]
  contracts: readonly Contract[]
  clauses: readonly Clause[]
  transcripts?: readonly Transcript[]
}

type BatesEntry = { from: number; to: number; range: { first: string; last: string }; document: Document }

export type SourceIndex = {
  records: CitedRecords
  document(id: string): Document | undefined
  /** documents in quarantine by what they are called: they are said to be held, and never opened */
  held: readonly Document[]
  /** by number without separators: "PX3" */
  exhibits: ReadonlyMap<string, readonly Document[]>
  /** by the part behind the letters of the party: "3" for PX-3, "A" for "Ex. A" */
  designators: ReadonlyMap<string, readonly Document[]>
  docket: ReadonlyMap<string, readonly Document[]>
  /** documents that may hold a number, the newest first */
  bates(number: string): { document: Document; range: { first: string; last: string } }[]
  /** ids of records (document, pleading, policy, contract) by every name they are known by, as `plainName` makes it */
  names: ReadonlyMap<string, readonly string[]>
  titles(): readonly { plain: string; initials: string; document: Document }[]
  paragraphs(pleading: string): { byLabel: ReadonlyMap<string, Paragraph>; last: number }
  passages(document: string): readonly Passage[]
  clauses(contract: string): readonly Clause[]
  /** for `findCites` */
  known: readonly KnownName[]
  prefixes: ReadonlySet<string>
}

/** A name as it is compared: small letters, no points and quotes, one blank. */
export const plainName = (text: string) => text.toLowerCase().replace(/['’.“”"]/g, '').replace(/[^\p{L}\p{N}()]+/gu, ' ').trim()

/** "LinkedIn Subscription Agreement" → "lsa". */
function initialsOf(title: string): string {
  const words = (title.split(/[,(:]/)[0] ?? '').split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word) && !/^(?:Of|And|The|For|To)$/.test(word))
  return words.length < 2 ? '' : words.map((word) => word[0]).join('').toLowerCase()
}

const prepared = new WeakMap<readonly Document[], SourceIndex>()

/** Prepares a matter's records; what was prepared for the very same lists is given again. */
export function indexSources(records: CitedRecords): SourceIndex {
  const before = prepared.get(records.documents)
  if (before && (Object.keys(records) as (keyof CitedRecords)[]).every((key) => before.records[key] === records[key])) return before
  const index = makeIndex(records)
  prepared.set(records.documents, index)
  return index
}

function makeIndex(records: CitedRecords): SourceIndex {
  const byId = new Map<string, Document>()
  const exhibits = new Map<string, Document[]>()
  const designators = new Map<string, Document[]>()
  const docket = new Map<string, Document[]>()
  const bates = new Map<string, BatesEntry[]>()
  const held: Document[] = []
  const open: Document[] = []
  for (const document of records.documents) {
    byId.set(document.id, document)
    if (document.quarantine !== null) {
      held.push(document)
      continue
    }
    open.push(document)
    if (document.exhibit !== null) {
      push(exhibits, plainExhibit(document.exhibit), document)
      push(designators, designatorOf(document.exhibit), document)
    }
    if (document.docket) push(docket, document.docket.number, document)
    for (const range of [document.bates, document.ownBates]) addBates(bates, range, document)
  }
  // Titles are asked for by few cites, and there may be 100,000.
  const titles = lazy(() => open.map((document) => ({ plain: plainName(document.title), initials: initialsOf(document.title), document })))
  return {
    records, held, exhibits, designators, docket, titles, document: (id) => byId.get(id), bates: (number) => batesOf(bates, number),
    prefixes: new Set(bates.keys()), ...namesOf(records), ...grouped(records),
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** "PX-3" → "3", "Compl. Ex. A" → "A". */
export const designatorOf = (exhibit: string) => exhibit.trim().replace(/^.*\bEx(?:hibit|h)?\.?\s*/i, '').replace(/^[A-Z]{1,2}X[\s-]?(?=\w)/i, '').toUpperCase()

function addBates(map: Map<string, BatesEntry[]>, range: { first: string; last: string } | null, document: Document): void {
  const [first, last] = [range && parseBates(range.first), range && parseBates(range.last)]
  if (range && first && last) push(map, barePrefix(first.prefix), { from: first.number, to: last.number, range, document })
}

function batesOf(map: ReadonlyMap<string, BatesEntry[]>, number: string): { document: Document; range: { first: string; last: string } }[] {
  const wanted = parseBates(number)
  if (!wanted) return []
  // The newest first: a re-production goes before what it replaces.
  return (map.get(barePrefix(wanted.prefix)) ?? []).filter((one) => one.from <= wanted.number && wanted.number <= one.to).reverse()
}

function namesOf(records: CitedRecords): Pick<SourceIndex, 'names' | 'known'> {
  const names = new Map<string, string[]>()
  const known: KnownName[] = []
  const add = (name: string, id: string, kind: KnownName['kind'], listed: boolean) => {
    const plain = plainName(name)
    if (plain === '' || names.get(plain)?.includes(id)) return
    push(names, plain, id)
    if (listed && !known.some((one) => one.name === name)) known.push({ name, kind })
  }
  // A short name that a person gave goes before every other.
  for (const one of records.shortNames) add(one.name, one.of, 'named', true)
  for (const one of records.pleadings) add(one.shortForm, one.id, 'pleading', true)
  for (const one of records.contracts) {
    add(one.shortForm, one.id, 'contract', true)
    add(one.name, one.id, 'contract', true)
  }
  for (const one of records.transcripts ?? []) add(one.shortForm, one.id, 'transcript', true)
  for (const one of records.policies) add(one.name, one.id, 'policy', true)
  return { names, known }
}

function grouped(records: CitedRecords): Pick<SourceIndex, 'paragraphs' | 'passages' | 'clauses'> {
  const paragraphs = lazy(() => {
    const map = new Map<string, { byLabel: Map<string, Paragraph>; last: number }>()
    for (const one of records.paragraphs) {
      const own = map.get(one.pleading) ?? { byLabel: new Map<string, Paragraph>(), last: 0 }
      map.set(one.pleading, own)
      if (!own.byLabel.has(one.label)) own.byLabel.set(one.label, one)
      own.last = Math.max(own.last, one.n)
    }
    return map
  })
  const passages = lazy(() => groupBy(records.passages, (one) => one.document))
  const clauses = lazy(() => groupBy(records.clauses, (one) => one.contract))
  return {
    paragraphs: (pleading) => paragraphs().get(pleading) ?? { byLabel: new Map(), last: 0 },
    passages: (document) => passages().get(document) ?? [],
    clauses: (contract) => clauses().get(contract) ?? [],
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
