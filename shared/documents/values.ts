/** What a document counts as, facet by facet, and the words for it. */
import { earliestOf } from '../dates/format'
import type { Document, Privilege } from '../records'
import { parseBates } from '../bates/number'
import { domainOf, mailbox } from '../review/people'

export const KIND_WORD: Record<Document['kind'], string> = {
  pdf: 'PDF', image: 'Picture', text: 'Text', markdown: 'Markdown', html: 'Saved page', csv: 'Table', docx: 'Word', unread: 'Not readable yet',
  images: 'Page images', mail: 'Mail', rtf: 'Rich text', xlsx: 'Workbook', pptx: 'Slides', slip: 'Only listed',
}

export const CONFIDENTIAL_WORD: Record<Document['confidentiality'], string> = {
  none: 'No designation', confidential: 'Confidential', 'attorneys-eyes-only': 'Attorneys’ eyes only', 'source-code': 'Source code',
}

export function confidentialityWord(value: Document['confidentiality']): string {
  return CONFIDENTIAL_WORD[value]
}

export const PRIVILEGE_WORD: Record<Privilege['basis'][number], string> = {
  'attorney-client': 'Attorney-client', 'work-product': 'Work product', 'common-interest': 'Common interest', other: 'Other basis',
}

export const STATES: Record<string, string> = {
  exhibit: 'Exhibits', 'not-reviewed': 'Not reviewed', reviewed: 'Reviewed', 'no-text': 'No text yet', linked: 'Linked to proof', warning: 'With a warning', quarantined: 'Quarantined',
}
export const CODES: Record<string, string> = { yes: 'Responsive', no: 'Not responsive', undecided: 'Not decided' }
export const HOT: Record<string, string> = { hot: 'Hot' }
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Facets in the order in which they are shown. */
export const FACETS = ['state', 'tags', 'responsive', 'hot', 'privilege', 'production', 'bates', 'source', 'kind', 'date', 'custodian', 'people', 'domain', 'confidentiality'] as const
export type FacetId = (typeof FACETS)[number]
export const LABEL: Record<FacetId, string> = {
  state: 'State', tags: 'Tags', responsive: 'Responsive', hot: 'Hot', privilege: 'Privilege', production: 'Production', bates: 'Bates prefix', source: 'Source', kind: 'Type', date: 'Date',
  custodian: 'Custodian', people: 'People', domain: 'Mail domain', confidentiality: 'Confidentiality',
}

/** Mailboxes that were read, by how they are printed. */
export type Mailboxes = Map<string, { name: string; domain: string }>

type Add = (facet: FacetId, value: string) => void

/** Says what a document counts as, facet by facet. Of one in quarantine only that is said. */
export function eachValue(document: Document, boxes: Mailboxes, add: Add): void {
  if (document.quarantine !== null) {
    add('state', 'quarantined')
    return
  }
  add('state', document.reviewed ? 'reviewed' : 'not-reviewed')
  add('kind', document.kind)
  add('responsive', document.responsive ?? 'undecided')
  if (document.text === 'waiting' || document.text === 'none') add('state', 'no-text')
  if (document.warning !== '') add('state', 'warning')
  if (document.exhibit !== null) add('state', 'exhibit')
  if (document.source !== '') add('source', document.source)
  if (document.custodian !== '') add('custodian', document.custodian)
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
  if (document.mail) addMail(document.mail, boxes, add)
}

function addMail(mail: NonNullable<Document['mail']>, boxes: Mailboxes, add: Add): void {
  const people = new Set<string>()
  const domains = new Set<string>()
  for (const person of [...mail.from, ...mail.to, ...mail.cc, ...mail.bcc].slice(0, MOST_PEOPLE)) {
    // The same few hundred people write nearly all of a production's mail.
    let box = boxes.get(person)
    if (!box) {
      const { name, address } = mailbox(person)
      box = { name, domain: domainOf(address) }
      boxes.set(person, box)
    }
    people.add(box.name)
    domains.add(box.domain)
  }
  for (const name of people) if (name !== '') add('people', name)
  for (const domain of domains) if (domain !== '') add('domain', domain)
}

/** A message to a whole company is not filed under each of its people. */
export const MOST_PEOPLE = 50
