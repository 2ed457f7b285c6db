/** Facets, filters and order of the documents. Pure, and quick over 100,000 of them. */
import type { Document, Tag } from '../records'

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

type Test = (document: Document, linked: ReadonlySet<string>) => readonly string[]

/** What a document counts as, facet by facet. */
const VALUES: Record<string, Test> = {
  state: (document, linked) => [
    document.reviewed ? 'reviewed' : 'not-reviewed', ...(document.text === 'waiting' || document.text === 'none' ? ['no-text'] : []),
    ...(linked.has(document.id) ? ['linked'] : []), ...(document.warning !== '' ? ['warning'] : []), ...(document.exhibit !== null ? ['exhibit'] : []),
  ],
  source: (document) => (document.source === '' ? [] : [document.source]),
  tags: (document) => document.tags,
  kind: (document) => [document.kind],
  custodian: (document) => (document.custodian === '' ? [] : [document.custodian]),
  confidentiality: (document) => (document.confidentiality === 'none' ? [] : [document.confidentiality]),
}

const STATES: Record<string, string> = { exhibit: 'Exhibits', 'not-reviewed': 'Not reviewed', reviewed: 'Reviewed', 'no-text': 'No text yet', linked: 'Linked to proof', warning: 'With a warning' }

/** Documents that fit, in the order given. `linked`: ids that some link rests on. */
export function filterDocuments(documents: readonly Document[], query: DocumentQuery, linked: ReadonlySet<string>): Document[] {
  const words = query.words.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = Object.entries(query.facets).filter(([, values]) => values.length > 0)
  return documents.filter((document) => {
    for (const [facet, values] of chosen) {
      const own = VALUES[facet]?.(document, linked) ?? []
      if (!values.some((value) => own.includes(value))) return false
    }
    if (words.length === 0) return true
    const text = `${document.exhibit ?? ''} ${document.title} ${document.originalName} ${document.source} ${document.custodian} ${document.note} ${document.date ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Facets with how many documents have each value. */
export function facetsOf(documents: readonly Document[], tags: readonly Tag[], linked: ReadonlySet<string>): Facet[] {
  const counts = new Map<string, Map<string, number>>(Object.keys(VALUES).map((id) => [id, new Map()]))
  for (const document of documents) {
    for (const [id, test] of Object.entries(VALUES)) {
      const own = counts.get(id) as Map<string, number>
      for (const value of test(document, linked)) own.set(value, (own.get(value) ?? 0) + 1)
    }
  }
  const of = (id: string) => counts.get(id) as Map<string, number>
  const byName = (id: string, label: (value: string) => string) => [...of(id)].map(([value, count]) => ({ value, label: label(value), count })).sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
  const facets: Facet[] = [
    { id: 'state', label: 'State', values: Object.entries(STATES).map(([value, label]) => ({ value, label, count: of('state').get(value) ?? 0 })).filter((one) => one.count > 0) },
    { id: 'tags', label: 'Tags', values: tagTree(tags).map(({ tag, depth }) => ({ value: tag.id, label: tag.name, count: of('tags').get(tag.id) ?? 0, colour: tag.colour, depth })) },
    { id: 'source', label: 'Source', values: byName('source', (value) => value) },
    { id: 'kind', label: 'Type', values: byName('kind', (value) => KIND_WORD[value as Document['kind']]) },
    { id: 'custodian', label: 'Custodian', values: byName('custodian', (value) => value) },
    { id: 'confidentiality', label: 'Confidentiality', values: byName('confidentiality', (value) => CONFIDENTIAL_WORD[value as Document['confidentiality']]) },
  ]
  return facets.filter((facet) => facet.values.length > 0)
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
