/**
 * The privilege log (FRCP 26(b)(5)(A)): what is withheld or redacted, described so that others can
 * assess the claim, without the advice itself. By document or by category, with checks for a person.
 */
import { KIND_WORD } from '../documents/filter'
import { howMany, listed } from '../proof'
import type { Document, Matter, Person, Privilege } from '../records'
import { documentNumber } from '../review/decide'
import { reviewOrder } from '../review/order'
import { attorneyTest, domainOf, mailbox } from '../review/people'

export type LogInput = {
  documents: readonly Document[]
  people: readonly Person[]
  matter: Pick<Matter, 'counsel'> | null
  /** ids of documents on which a redaction is drawn; null where that is not known */
  redacted: ReadonlySet<string> | null
}

export type LogRow = {
  /** 1, 2, 3… in the order of the log */
  number: number
  /** the documents that the row stands for: one, or those of a category */
  documents: readonly Document[]
  /** Bates range, or the control number */
  control: string
  /** number of the family's first document; "" where it has none */
  family: string
  date: string
  type: string
  author: string
  from: string
  to: string
  cc: string
  bcc: string
  description: string
  privilege: string
  treatment: string
  pages: number | null
  /** the privilege in words, with the rule */
  basis: string
  /** what a person should look at before the log is served; sentences */
  checks: string[]
}

const SHORT: Record<Privilege['basis'][number], string> = { 'attorney-client': 'AC', 'work-product': 'WP', 'common-interest': 'CI', other: 'Other' }
const LONG: Record<Privilege['basis'][number], string> = {
  'attorney-client': 'Attorney-client privilege', 'work-product': 'Work product, FRCP 26(b)(3)', 'common-interest': 'Common interest', other: 'Other, see description',
}

/** What a description says when it gives the advice itself away. */
const ADVICE = [
  /\badvis(?:es|ed|ing)\b(?:\s+\w+){0,3}\s+(?:that|to|against|not)\b/i, /\brecommend(?:s|ed|ing|ation)?\s+(?:that|to|against|not|settl\w*|pay\w*)\b/i, /\b(?:conclud|opin|find|determin)(?:es|ed|ing)\s+that\b/i,
  /\b(?:should|must|ought to|had better)\s+(?:not\s+)?\w+/i, /\b(?:we|company|client|defendant|plaintiff)\s+(?:is|are|was|were|will be|may be|could be)\s+(?:not\s+)?(?:liable|exposed|at risk|in breach|in violation)\b/i,
  /\b(?:weak|strong|likely to (?:lose|win|succeed|fail)|chances? of)\b/i, /[“"][^”"]{25,}[”"]/,
]
/** Descriptions that name the privilege and nothing of the document. */
const BARE = /^(?:\W*(?:attorney|client|privileged?|legal|advice|work|product|communications?|documents?|e-?mails?|memo|confidential|re|and|the|of|for|common|interest)\b\W*)*$/i

/** Documents that belong on the log: privileged, and not held for somebody else's claim. */
export function privileged(documents: readonly Document[]): Document[] {
  return documents.filter((one) => one.privilege !== null && one.quarantine === null)
}

/** One row a document, in the order of Bates numbers with families together. */
export function logByDocument(input: LogInput): LogRow[] {
  const tools = toolsOf(input)
  const byId = new Map(input.documents.map((one) => [one.id, one]))
  return reviewOrder(privileged(input.documents)).map(({ document }, at) => {
    const privilege = document.privilege as Privilege
    const head = document.family === null ? undefined : byId.get(document.family)
    const mail = document.mail
    return {
      number: at + 1, documents: [document], control: controlOf(document), family: head ? documentNumber(head) : '', date: dateOf(document), type: KIND_WORD[document.kind],
      author: mail ? '' : tools.person(document.custodian), from: tools.persons(mail?.from), to: tools.persons(mail?.to), cc: tools.persons(mail?.cc), bcc: tools.persons(mail?.bcc),
      description: privilege.description || mail?.subject || '', privilege: privilege.basis.map((one) => SHORT[one]).join(', '), treatment: privilege.treatment === 'withheld' ? 'Withheld' : 'Redacted',
      pages: document.pages, basis: privilege.basis.map((one) => LONG[one]).join('; '), checks: tools.checks(document),
    }
  })
}

/** One row for each category, basis and treatment; documents without a category stand together, and it is said. */
export function logByCategory(input: LogInput): LogRow[] {
  const groups = new Map<string, LogRow[]>()
  for (const row of logByDocument(input)) {
    const privilege = row.documents[0]?.privilege as Privilege
    const key = JSON.stringify([privilege.category.trim(), [...privilege.basis].sort(), privilege.treatment])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((rows, at) => {
    const first = rows[0] as LogRow
    const documents = rows.flatMap((row) => row.documents)
    const category = first.documents[0]?.privilege?.category.trim() ?? ''
    const all = (field: 'author' | 'from' | 'to' | 'cc' | 'bcc' | 'type') => [...new Set(rows.flatMap((row) => row[field].split('; ')).filter(Boolean))].join('; ')
    const dates = rows.map((row) => row.date).filter(Boolean).sort()
    const texts = [...new Set(rows.map((row) => row.documents[0]?.privilege?.description.trim()).filter(Boolean))]
    const counted = new Map<string, number>()
    for (const check of rows.flatMap((row) => row.checks)) counted.set(check, (counted.get(check) ?? 0) + 1)
    return {
      ...first, number: at + 1, documents, control: rows.length === 1 ? first.control : `${first.control} and ${howMany(rows.length - 1, 'other')}`, family: '',
      date: dates.length > 1 && dates[0] !== dates.at(-1) ? `${dates[0]} – ${dates.at(-1)}` : (dates[0] ?? ''), type: all('type'), author: all('author'), from: all('from'), to: all('to'), cc: all('cc'), bcc: all('bcc'),
      description: [category, ...texts].filter(Boolean).join(': '), pages: rows.every((row) => row.pages === null) ? null : rows.reduce((sum, row) => sum + (row.pages ?? 0), 0),
      checks: [...(category === '' ? ['No category is set.'] : []), ...[...counted].map(([check, n]) => (rows.length === 1 ? check : `${check.replace(/\.$/, '')} (${howMany(n, 'document')}).`))],
    }
  })
}

/** The log as a table with its head, for CSV or paper; what is to be checked is for us and is left out. */
export function logTable(rows: readonly LogRow[]): string[][] {
  const head = ['Log no.', 'Bates or control no.', 'Family', 'Date', 'Type', 'Author', 'From', 'To', 'CC', 'BCC', 'Subject or description', 'Privilege', 'Withheld or redacted', 'Pages', 'Basis', 'Documents']
  return [head, ...rows.map((row) => [
    String(row.number), row.control, row.family, row.date, row.type, row.author, row.from, row.to, row.cc, row.bcc, row.description, row.privilege, row.treatment, row.pages === null ? '' : String(row.pages), row.basis, String(row.documents.length),
  ]), ['* attorney', ...Array.from({ length: head.length - 1 }, () => '')]]
}

function controlOf(document: Document): string {
  const range = document.ownBates ?? document.bates
  if (range) return range.first === range.last ? range.first : `${range.first} – ${range.last}`
  return document.exhibit ?? `CTRL-${document.id.slice(-8).toUpperCase()}`
}

function dateOf(document: Document): string {
  return document.mail?.sent?.slice(0, 10) ?? document.date ?? ''
}

type Tools = { person(text: string): string; persons(list: readonly string[] | undefined): string; checks(document: Document): string[] }

function toolsOf(input: LogInput): Tools {
  const isAttorney = attorneyTest(input.people, input.matter)
  const person = (text: string) => {
    const { name, address } = mailbox(text)
    const shown = name === '' ? address : address !== '' && address !== name ? `${name} <${address}>` : name
    return shown === '' ? '' : `${shown}${isAttorney(text) ? '*' : ''}`
  }
  const home = homeOf(privileged(input.documents), isAttorney)
  return {
    person,
    persons: (list) => (list ?? []).map(person).filter(Boolean).join('; '),
    checks: (document) => checksOf(document, isAttorney, home, input.redacted),
  }
}

const everyone = (document: Document): string[] => (document.mail ? [...document.mail.from, ...document.mail.to, ...document.mail.cc, ...document.mail.bcc] : [document.custodian].filter(Boolean))

/** The mail domain of those whose privilege it is: the one that most messages of the log have, attorneys aside. */
function homeOf(documents: readonly Document[], isAttorney: (box: string) => boolean): string {
  const counted = new Map<string, number>()
  for (const document of documents) {
    for (const domain of new Set(everyone(document).filter((one) => !isAttorney(one)).map((one) => domainOf(mailbox(one).address)))) {
      if (domain !== '') counted.set(domain, (counted.get(domain) ?? 0) + 1)
    }
  }
  return [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}

function checksOf(document: Document, isAttorney: (box: string) => boolean, home: string, redacted: ReadonlySet<string> | null): string[] {
  const { basis, treatment, description } = document.privilege as Privilege
  const checks: string[] = []
  const people = everyone(document)
  if (basis.length === 0) checks.push('No basis is named.')
  if ((basis.includes('attorney-client') || basis.includes('common-interest')) && !people.some(isAttorney)) checks.push('No attorney is author or recipient; if one is, say in the matter room that they are counsel.')
  const inside = new Set([home, ...people.filter(isAttorney).map((one) => domainOf(mailbox(one).address))])
  const outside = people.filter((one) => !isAttorney(one)).map((one) => mailbox(one)).filter((one) => one.address !== '' && !inside.has(domainOf(one.address)))
  if (outside.length > 0 && !basis.includes('common-interest')) {
    const named = [...new Set(outside.map((one) => one.name))]
    checks.push(`A third party may be present: ${listed(named.length > 3 ? [...named.slice(0, 3), howMany(named.length - 3, 'other')] : named)}.`)
  }
  if (description.trim() === '') checks.push('There is no description; the subject stands in its place and may give the advice away.')
  else if (ADVICE.some((one) => one.test(description))) checks.push('The description may give away the advice itself.')
  else if (BARE.test(description)) checks.push('The description names the privilege only; others cannot assess the claim by it.')
  if (treatment === 'redacted' && redacted !== null && !redacted.has(document.id)) checks.push('It is to be redacted, but no redaction is drawn on it.')
  return checks
}
