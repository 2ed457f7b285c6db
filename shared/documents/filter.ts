/** Facets, filters and order of the documents. Pure, and quick over 100,000 of them. */
import { earliestOf } from '../dates/format'
import type { Document, Privilege, Tag } from '../records'
import { parseBates } from '../bates/number'
import { mailbox } from '../review/people'

/** Chosen values by facet; within a facet any of them, between facets all. */
export type DocumentQuery = { words: string; facets: Record<string, string[]> }

export const NO_QUERY: DocumentQuery = { words: '', facets: {} }

export type Facet = { id: string; label: string; values: { value: string; label: string; count: number; colour?: string; depth?: number }[] }

export type SortKey = 'exhibit' | 'title' | 'date' | 'pages' | 'added'

export const KIND_WORD: Record<Document['kind'], string> = {
  pdf: 'PDF', image: 'Picture', text: 'Text', markdown: 'Markdown', html: 'Saved page', csv: 'Table', docx: 'Word', unread: 'Not readable yet',
  images: 'Page images', mail: 'Mail', rtf: 'Rich text', xlsx: 'Workbook', pptx: 'Slides', slip: 'Only listed',
}

const CONFIDENTIAL_WORD: Record<Document['confidentiality'], string> = {
  none: 'No designation', confidential: 'Confidential', 'attorneys-eyes-only': 'Attorneys’ eyes only', 'source-code': 'Source code',
}

export function confidentialityWord(value: Document['confidentiality']): string {
  return CONFIDENTIAL_WORD[value]
}

const PRIVILEGE_WORD: Record<Privilege['basis'][number], string> = {
  'attorney-client': 'Attorney-client', 'work-product': 'Work product', 'common-interest': 'Common interest', other: 'Other basis',
}

const STATES: Record<string, string> = {
  exhibit: 'Exhibits', 'not-reviewed': 'Not reviewed', reviewed: 'Reviewed', 'no-text': 'No text yet', linked: 'Linked to proof', warning: 'With a warning', quarantined: 'Quarantined',
}
const CODES: Record<string, string> = { yes: 'Responsive', no: 'Not responsive', undecided: 'Not decided' }
const HOT: Record<string, string> = { hot: 'Hot' }
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Facets in the order in which they are shown. */
const FACETS = ['state', 'tags', 'responsive', 'hot', 'privilege', 'production', 'bates', 'source', 'kind', 'date', 'custodian', 'people', 'domain', 'confidentiality'] as const
type FacetId = (typeof FACETS)[number]
const LABEL: Record<FacetId, string> = {
  state: 'State', tags: 'Tags', responsive: 'Responsive', hot: 'Hot', privilege: 'Privilege', production: 'Production', bates: 'Bates prefix', source: 'Source', kind: 'Type', date: 'Date',
  custodian: 'Custodian', people: 'People', domain: 'Mail domain', confidentiality: 'Confidentiality',
}

/** What a document counts as, as pairs of facet and value. Of one in quarantine only that is said. */
function valuesOf(document: Document): [FacetId, string][] {
  if (document.quarantine !== null) return [['state', 'quarantined']]
  const values: [FacetId, string][] = [['state', document.reviewed ? 'reviewed' : 'not-reviewed'], ['kind', document.kind], ['responsive', document.responsive ?? 'undecided']]
  const add = (facet: FacetId, value: string) => value !== '' && values.push([facet, value])
  if (document.text === 'waiting' || document.text === 'none') add('state', 'no-text')
  if (document.warning !== '') add('state', 'warning')
  if (document.exhibit !== null) add('state', 'exhibit')
  add('source', document.source)
  add('custodian', document.custodian)
  for (const tag of document.tags) add('tags', tag)
  if (document.intake !== null) add('production', document.intake)
  if (document.bates) add('bates', parseBates(document.bates.first)?.prefix ?? document.bates.first)
  if (document.hot) add('hot', 'hot')
  for (const basis of document.privilege?.basis ?? []) add('privilege', basis)
  if (document.privilege) add('privilege', document.privilege.treatment)
  if (document.confidentiality !== 'none') add('confidentiality', document.confidentiality)
  const day = document.date === null ? '' : earliestOf(document.date)
  if (day !== '') {
    add('date', day.slice(0, 4))
    if (/\d{4}-\d\d/.test(document.date ?? '')) add('date', day.slice(0, 7))
  }
  if (document.mail) addMail(document.mail, add)
  return values
}

function addMail(mail: NonNullable<Document['mail']>, add: (facet: FacetId, value: string) => void): void {
  const people = new Set<string>()
  const domains = new Set<string>()
  for (const person of [...mail.from, ...mail.to, ...mail.cc, ...mail.bcc].slice(0, MOST_PEOPLE)) {
    const { name, address } = mailbox(person)
    people.add(name)
    if (address.includes('@')) domains.add(address.slice(address.lastIndexOf('@') + 1))
  }
  for (const name of people) add('people', name)
  for (const domain of domains) add('domain', domain)
}

/** A message to a whole company is not filed under each of its people. */
const MOST_PEOPLE = 50

/**
 * Documents prepared for facets and filter. Values are numbered, so that counting a hundred thousand
 * documents is adding in an array. Made anew it takes what it can from the one before.
 */
export type DocumentIndex = {
  documents: readonly Document[]
  /** numbers of its values, by place in `documents` */
  codes: readonly (readonly number[])[]
  /** what a number stands for; grows */
  meaning: { facet: number; value: string }[]
  numbers: Map<string, number>
  /** words that the filter looks in; "" until it was needed */
  words: string[]
}

/** Prepares documents; `before`, where there is one, saves the work for those that did not change. */
export function indexDocuments(documents: readonly Document[], before: DocumentIndex | null = null): DocumentIndex {
  if (before?.documents === documents) return before
  const meaning = before?.meaning ?? []
  const numbers = before?.numbers ?? new Map<string, number>()
  const codes: (readonly number[])[] = new Array(documents.length)
  const words: string[] = new Array(documents.length)
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] as Document
    const same = before !== null && before.documents[at] === document
    codes[at] = same ? (before.codes[at] as readonly number[]) : numbered(document, meaning, numbers)
    words[at] = same ? (before.words[at] as string) : ''
  }
  return { documents, codes, meaning, numbers, words }
}

function numbered(document: Document, meaning: DocumentIndex['meaning'], numbers: Map<string, number>): number[] {
  return valuesOf(document).map(([facet, value]) => {
    const key = `${facet} ${value}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = meaning.length
      meaning.push({ facet: FACETS.indexOf(facet), value })
      numbers.set(key, number)
    }
    return number
  })
}

function wordsOf(index: DocumentIndex, at: number): string {
  let words = index.words[at] as string
  if (words !== '') return words
  const one = index.documents[at] as Document
  // Of a document in quarantine only its number may be found.
  words = one.quarantine !== null ? ` ${one.bates?.first ?? ''} ${one.exhibit ?? ''} `.toLowerCase()
    : `${one.bates?.first ?? ''} ${one.exhibit ?? ''} ${one.title} ${one.originalName} ${one.source} ${one.custodian} ${one.note} ${one.date ?? ''} ${one.mail ? [...one.mail.from, ...one.mail.to, ...one.mail.cc].slice(0, MOST_PEOPLE).join(' ') : ''}`.toLowerCase()
  index.words[at] = words
  return words
}

export type Found = {
  /** places in the index's documents, ascending */
  places: number[]
  /** how many documents have each value, given what is chosen in the other facets */
  counts: Int32Array
}

/**
 * Documents that fit, and live counts: each facet is counted over the documents that fit the choices
 * in all other facets. Documents in quarantine are found by that state only.
 * @param linked ids that some link rests on
 */
export function findDocuments(index: DocumentIndex, query: DocumentQuery, linked: ReadonlySet<string>): Found {
  const { documents, codes, meaning } = index
  const terms = query.words.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = FACETS.map((facet) => query.facets[facet] ?? [])
  const active = FACETS.map((_, facet) => facet).filter((facet) => (chosen[facet] as string[]).length > 0)
  const unknown = Object.entries(query.facets).some(([facet, values]) => values.length > 0 && !(FACETS as readonly string[]).includes(facet))
  const wanted = new Uint8Array(meaning.length)
  for (const [number, { facet, value }] of meaning.entries()) if ((chosen[facet] as string[]).includes(value)) wanted[number] = 1
  const quarantined = index.numbers.get('state quarantined') ?? -1
  const showHeld = quarantined >= 0 && wanted[quarantined] === 1
  const wantsLinked = (chosen[0] as string[]).includes('linked')
  const counts = new Int32Array(meaning.length + 1)
  const places: number[] = []
  const passed = new Uint8Array(FACETS.length)
  for (let at = 0; at < documents.length && !unknown; at++) {
    const own = codes[at] as readonly number[]
    const held = own.length === 1 && own[0] === quarantined
    if (terms.length > 0) {
      const text = wordsOf(index, at)
      if (!terms.every((term) => text.includes(term))) continue
    }
    const isLinked = !held && linked.has((documents[at] as Document).id)
    let failing = -1
    let failed = 0
    if (active.length > 0) {
      passed.fill(0)
      for (let k = 0; k < own.length; k++) if (wanted[own[k] as number] === 1) passed[(meaning[own[k] as number] as { facet: number }).facet] = 1
      if (isLinked && wantsLinked) passed[0] = 1
      for (const facet of active) {
        if (passed[facet] === 1) continue
        failed++
        failing = facet
      }
    }
    if (failed > 1) continue
    if (failed === 0 && (!held || showHeld)) places.push(at)
    for (let k = 0; k < own.length; k++) {
      const number = own[k] as number
      if (failed === 0 || (meaning[number] as { facet: number }).facet === failing) counts[number] = (counts[number] as number) + 1
    }
    if (isLinked && (failed === 0 || failing === 0)) counts[meaning.length] = (counts[meaning.length] as number) + 1
  }
  return { places, counts }
}

/** Names that the facets show for ids. */
export type FacetNames = { tags: readonly Tag[]; intakes: readonly { id: string; label: string }[] }

/** The facets with their counts; a chosen value stays, also where nothing fits it now. */
export function facetsOf(index: DocumentIndex, query: DocumentQuery, found: Found, names: FacetNames): Facet[] {
  const values: Map<string, number>[] = FACETS.map(() => new Map())
  for (const [number, { facet, value }] of index.meaning.entries()) {
    const count = found.counts[number] as number
    if (count > 0 || query.facets[FACETS[facet] as string]?.includes(value)) values[facet]?.set(value, count)
  }
  const linked = found.counts[index.meaning.length] as number
  if (linked > 0 || query.facets.state?.includes('linked')) values[0]?.set('linked', linked)
  const of = (facet: FacetId) => values[FACETS.indexOf(facet)] as Map<string, number>
  const byCount = (facet: FacetId, label: (value: string) => string) => [...of(facet)].map(([value, count]) => ({ value, label: label(value), count })).sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
  const inOrder = (facet: FacetId, words: Record<string, string>) => Object.entries(words).filter(([value]) => of(facet).has(value)).map(([value, label]) => ({ value, label, count: of(facet).get(value) ?? 0 }))
  const intakes = new Map(names.intakes.map((one) => [one.id, one.label]))
  const lists: Record<FacetId, Facet['values']> = {
    state: inOrder('state', STATES),
    tags: tagTree(names.tags).map(({ tag, depth }) => ({ value: tag.id, label: tag.name, count: of('tags').get(tag.id) ?? 0, colour: tag.colour, depth })),
    responsive: of('responsive').size > 1 || query.facets.responsive?.length ? inOrder('responsive', CODES) : [],
    hot: inOrder('hot', HOT),
    privilege: inOrder('privilege', { ...PRIVILEGE_WORD, withheld: 'Withheld', redacted: 'Redacted' }),
    production: byCount('production', (value) => intakes.get(value) ?? 'An import that is gone'),
    bates: byCount('bates', (value) => value || '(number only)'),
    source: byCount('source', (value) => value),
    kind: byCount('kind', (value) => KIND_WORD[value as Document['kind']]),
    date: dates(of('date'), query.facets.date ?? []),
    custodian: byCount('custodian', (value) => value),
    people: byCount('people', (value) => value).slice(0, MOST_NAMES),
    domain: byCount('domain', (value) => value).slice(0, MOST_NAMES),
    confidentiality: byCount('confidentiality', (value) => CONFIDENTIAL_WORD[value as Document['confidentiality']]),
  }
  return FACETS.map((id) => ({ id, label: LABEL[id], values: lists[id] })).filter((facet) => facet.values.length > 0)
}

/** Names that a facet lists at most; a longer list is found by typing. */
const MOST_NAMES = 200

/** Years, and the months of a year where there is only one or where one was chosen. */
function dates(counted: ReadonlyMap<string, number>, chosen: readonly string[]): Facet['values'] {
  const years = [...counted.keys()].filter((value) => value.length === 4).sort()
  const open = (year: string) => years.length <= 2 || chosen.some((value) => value.startsWith(year))
  return years.flatMap((year) => [
    { value: year, label: year, count: counted.get(year) ?? 0 },
    ...(open(year) ? [...counted.keys()].filter((value) => value.length === 7 && value.startsWith(year)).sort().map((value) => ({ value, label: `${MONTHS[Number(value.slice(5)) - 1] ?? value} ${year}`, count: counted.get(value) ?? 0, depth: 1 })) : []),
  ])
}

/** Tags in order, children under their parents. A circle of parents ends at its first tag. */
export function tagTree(tags: readonly Tag[]): { tag: Tag; depth: number }[] {
  const rows: { tag: Tag; depth: number }[] = []
  const seen = new Set<string>()
  const sorted = [...tags].sort((a, b) => a.order - b.order)
  const add = (tag: Tag, depth: number) => {
    if (seen.has(tag.id)) return
    seen.add(tag.id)
    rows.push({ tag, depth })
    for (const child of sorted) if (child.parent === tag.id) add(child, depth + 1)
  }
  for (const tag of sorted) if (tag.parent === null || !tags.some((one) => one.id === tag.parent)) add(tag, 0)
  for (const tag of sorted) add(tag, 0)
  return rows
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** "PX-2" before "PX-10"; documents without the key last. */
export function sortDocuments(documents: Document[], key: SortKey, down: boolean): Document[] {
  const value = (document: Document): string | number | null => {
    switch (key) {
      case 'exhibit': return document.exhibit
      case 'title': return document.title
      case 'date': return document.date
      case 'pages': return document.pages
      case 'added': return document.added
    }
  }
  const keyed = documents.map((document) => ({ document, value: value(document) }))
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1
    const order = typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : key === 'added' ? (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) : collator.compare(String(a.value), String(b.value))
    return down ? -order : order
  })
  return keyed.map((one) => one.document)
}

/** The next free exhibit number of a scheme: "PX-" → "PX-13"; a used number is never given again. */
export function nextExhibit(documents: readonly Document[], prefix: string): string {
  let highest = 0
  for (const { exhibit } of documents) {
    if (!exhibit?.toUpperCase().startsWith(prefix.toUpperCase())) continue
    const number = Number(exhibit.slice(prefix.length))
    if (Number.isInteger(number)) highest = Math.max(highest, number)
  }
  return `${prefix}${highest + 1}`
}
