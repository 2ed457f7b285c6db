/** What the page adds to what the worker found: cites, titles, what to open, what was not searched. */
import { citeBates, citeParagraph, citePassage, documentName } from '../../shared/cite/format'
import { earliestOf, formatEdtf } from '../../shared/dates/format'
import { parseBates } from '../../shared/bates/number'
import type { Document, Transcript } from '../../shared/records'
import type { Hit, LineHit, Unsearched, UnsearchedWhy } from '../../shared/search/model'
import { documentOfUnit, UNIT_TABLES } from '../../shared/search/units'
import { citeTestimony, type Range, within } from '../../shared/transcript/range'
import { placesIn, rangesOf } from '../../shared/transcript/searchText'
import type { Reader } from '../store'
import type { Found } from '../workers/search/protocol'

type Described = Pick<Hit, 'document' | 'page' | 'cite' | 'title'> & { lines?: LineHit[] }

/** A hit with its cite; null where the record has gone since it was found. */
export function hitOf(reader: Reader, found: Found): Hit | null {
  const described = about(reader, found)
  return described && { kind: found.kind, id: found.id, lines: [], ...described, snippet: found.snippet, score: found.score }
}

function about(reader: Reader, found: Found): Described | null {
  const { kind, id, page } = found
  switch (kind) {
    case 'document': {
      const document = reader.get('documents', id)
      return document ? { document: id, page: page > 0 ? page : null, cite: citeDocument(document, page), title: document.title } : null
    }
    case 'transcript': return aboutTranscript(reader, found)
    case 'paragraph': {
      const paragraph = reader.get('paragraphs', id)
      const pleading = paragraph && reader.get('pleadings', paragraph.pleading)
      return paragraph && pleading ? { document: pleading.document, page: paragraph.place.page, cite: citeParagraph(paragraph, pleading), title: pleading.title } : null
    }
    case 'passage': {
      const passage = reader.get('passages', id)
      const document = passage && reader.get('documents', passage.document)
      return passage && document ? { document: document.id, page: passage.page, cite: citePassage(passage, document), title: document.title } : null
    }
    case 'clause': {
      const clause = reader.get('clauses', id)
      const contract = clause && reader.get('contracts', clause.contract)
      return clause && contract ? { document: contract.document, page: clause.page, cite: clause.path === '' ? contract.shortForm : `${contract.shortForm} § ${clause.path}`, title: clause.title || contract.name } : null
    }
    case 'version': {
      const version = reader.get('versions', id)
      const policy = version && reader.get('policies', version.policy)
      return version && policy ? { document: version.document, page: null, cite: `${policy.name}, ${version.label}`, title: version.label } : null
    }
    case 'event': {
      const event = reader.get('events', id)
      return event ? { document: null, page: null, cite: formatEdtf(event.date), title: event.what } : null
    }
    case 'gap': {
      const gap = reader.get('gaps', id)
      if (!gap) return null
      const paragraph = reader.get('paragraphs', gap.of)
      return { document: null, page: null, cite: paragraph ? `Gap of ¶ ${paragraph.label}` : `Gap of ${reader.get('elements', gap.of)?.short ?? 'an element'}`, title: gap.what }
    }
    case 'element': {
      const element = reader.get('elements', id)
      const count = element && reader.get('counts', element.count)
      return element ? { document: null, page: null, cite: count ? `Count ${count.ordinal}, ${element.short}` : element.short, title: element.text } : null
    }
    case 'person': {
      const person = reader.get('people', id)
      return person ? { document: null, page: null, cite: person.name, title: person.role || person.organisation || person.name } : null
    }
  }
}

/** "Roe Dep. 45:12–14": the lines of the best place; by its name alone where the words are in its head. */
function aboutTranscript(reader: Reader, { id, page, at, places }: Found): Described | null {
  const transcript = reader.get('transcripts', id)
  if (!transcript) return null
  const pages = reader.rows('transcriptPages').filter((one) => one.transcript === id)
  const said = places.filter((one) => one.page > 0)
  const lines = rangesOf(said, pages).map((range) => lineHit(transcript, range))
  const best = page > 0 && said.length > 0 ? placesIn(pages)({ page, from: at, to: at + 1 }) : null
  const shown = best && (lines.find((one) => within(best.from, one)) ?? lineHit(transcript, best))
  return { document: transcript.document, page: shown && transcript.paged ? shown.from.page : null, cite: shown?.cite ?? transcript.shortForm, title: transcript.witness || transcript.shortForm, lines }
}

const lineHit = (transcript: Transcript, { from, to }: Range): LineHit => ({ from, to, cite: citeTestimony(transcript, { from, to }) })

/** "PX-3 at 4"; by its own number where it has one a page; the head by the document's name alone. */
function citeDocument(document: Document, page: number): string {
  const name = documentName(document)
  if (page === 0) return name
  const numbers = document.exhibit === null ? (document.bates ?? document.ownBates) : null
  if (numbers) return citeBates(numbers, page, page)
  return (document.pages ?? 1) <= 1 ? name : `${name} at ${page}`
}

/** Documents by their date, or by number and title; those without come last. */
export function inOrder(reader: Reader, ids: readonly string[], order: 'date' | 'number'): string[] {
  const keys = new Map(ids.map((id) => [id, keyOf(reader.get('documents', id), order)]))
  return [...ids].sort((a, b) => {
    const [one, other] = [keys.get(a) ?? '', keys.get(b) ?? '']
    return one < other ? -1 : one > other ? 1 : 0
  })
}

const LAST = '\uffff'

function keyOf(document: Document | undefined, order: 'date' | 'number'): string {
  if (!document) return LAST
  if (order === 'date') return document.date ? earliestOf(document.date) : LAST
  const bates = parseBates(document.bates?.first ?? document.ownBates?.first ?? '')
  return bates ? `0 ${bates.prefix} ${String(bates.number).padStart(16, '0')}` : `1 ${document.title.toLowerCase()}`
}

/** Ids of documents in quarantine and of what lies in them: no search finds them (FRCP 26(b)(5)(B)). */
export function hiddenUnits(reader: Reader): string[] {
  const held = new Set(reader.rows('documents').filter((one) => one.quarantine !== null).map((one) => one.id))
  if (held.size === 0) return []
  const contractDocument = (id: string) => reader.get('contracts', id)?.document ?? null
  const inner = (['transcript', 'passage', 'version', 'clause'] as const).flatMap((kind) => reader.rows(UNIT_TABLES[kind]).filter((one) => {
    const document = documentOfUnit(kind, one, contractDocument)
    return document !== null && held.has(document)
  }).map((one) => one.id))
  return [...held, ...inner]
}

/** Documents whose text no search looks through, and why; without those that are only on their way into the index. */
export function withoutText(reader: Reader): Unsearched[] {
  const found = new Map<UnsearchedWhy, string[]>()
  for (const one of reader.rows('documents')) {
    const why = whyUnsearched(one)
    if (why === null) continue
    const list = found.get(why)
    if (list) list.push(one.id)
    else found.set(why, [one.id])
  }
  return [...found].map(([why, documents]) => ({ why, documents }))
}

function whyUnsearched(document: Document): UnsearchedWhy | null {
  if (document.quarantine !== null) return 'quarantined'
  if (document.text === 'waiting') return 'waiting'
  if (document.text !== 'none') return null
  if (/password|encrypted/i.test(document.warning)) return 'encrypted'
  return document.kind === 'unread' ? 'unread' : 'no-text'
}
