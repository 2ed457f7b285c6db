/** Reports on documents: exhibits, custody, privilege. */
import { KIND_WORD, confidentialityWord } from '../../documents/filter'
import { elementName } from '../../proof'
import type { Document, ExhibitRuling } from '../../records'
import type { ReportContext } from '../context'
import type { ReportData, ReportRow } from '../model'
import { logByDocument } from '../privilegeLog'

const RULING: Record<ExhibitRuling['ruling'], string> = { none: 'No ruling', admitted: 'Admitted', excluded: 'Excluded', limited: 'Admitted for a limited purpose', reserved: 'Reserved', withdrawn: 'Withdrawn' }

export const rangeOf = ({ bates, ownBates }: Pick<Document, 'bates' | 'ownBates'>): string => {
  const range = bates ?? ownBates
  return range === null ? '' : range.first === range.last ? range.first : `${range.first} – ${range.last}`
}

const numbers = new Intl.Collator('en', { numeric: true })

/** Documents with an exhibit number, in its order. */
function exhibitsOf(documents: readonly Document[]): Document[] {
  return documents.filter((one) => one.exhibit !== null).sort((a, b) => numbers.compare(a.exhibit ?? '', b.exhibit ?? ''))
}

/** FRCP 26(a)(3)(A)(iii): every exhibit, with when it was offered, the objection and its ground, and the ruling. */
export function exhibitList(context: ReportContext): ReportData {
  const { records, proof } = context
  const rulings = new Map<string, ExhibitRuling[]>()
  for (const one of records.rows('rulings')) rulings.set(one.document, [...(rulings.get(one.document) ?? []), one])
  const serves = new Map<string, Set<string>>()
  const note = (of: string, source: string) => {
    const document = records.get('passages', source)?.document ?? source
    const elements = of.startsWith('elm_') ? [of] : (proof.paragraphs.get(of)?.elements ?? [])
    const known = serves.get(document) ?? new Set()
    for (const id of elements) known.add(id)
    serves.set(document, known)
  }
  for (const link of records.rows('supports')) if (link.standing !== 'rejected') note(link.of, link.source)
  const rows: ReportRow[] = []
  for (const document of exhibitsOf(records.rows('documents'))) {
    const may = context.may(document)
    if (may === 'quarantined') continue
    const held = may === 'privileged'
    const elements = [...(serves.get(document.id) ?? [])].flatMap((id) => {
      const element = proof.elements.get(id)?.element
      const count = element && proof.counts.get(element.count)?.count
      return element && count ? [elementName(element, count)] : []
    })
    const own: (ExhibitRuling | null)[] = rulings.get(document.id) ?? [null]
    for (const [at, ruling] of own.entries()) {
      // The row stays the same when the first thing is said of an exhibit.
      rows.push({ id: at > 0 && ruling ? ruling.id : document.id, cells: {
        exhibit: { kind: 'lines', lines: [{ text: document.exhibit ?? '', ...(held ? {} : { to: document.id }) }] }, description: held ? 'Privileged, withheld' : document.title, bates: held ? '' : rangeOf(document), date: { kind: 'date', edtf: held ? '' : (document.date ?? '') },
        pages: document.pages === null ? '' : { kind: 'number', value: document.pages }, purpose: ruling?.purpose ?? '', elements: held ? '' : elements.join('\n'), witness: context.person(ruling?.witness ?? null), offered: { kind: 'date', edtf: ruling?.offered ?? '' },
        objection: ruling?.objection ?? '', ground: ruling?.ground ?? '', ruling: ruling && ruling.ruling !== 'none' ? RULING[ruling.ruling] : '', ruled: { kind: 'date', edtf: ruling?.ruled ?? '' }, confidentiality: confidentialityWord(document.confidentiality),
      } })
    }
  }
  return {
    kind: 'exhibit-list', title: 'Exhibit list', about: ['FRCP 26(a)(3)(A)(iii).'], rows, privileged: context.privileged(), empty: 'No document has an exhibit number yet. Give one in the documents room (X).',
    columns: [
      { id: 'exhibit', label: 'Exhibit', width: 10 }, { id: 'description', label: 'Description', width: 34 }, { id: 'bates', label: 'Bates range', width: 18 }, { id: 'date', label: 'Date', width: 12 }, { id: 'pages', label: 'Pages', width: 7, hidden: true }, { id: 'purpose', label: 'Purpose', width: 20, hidden: true }, { id: 'elements', label: 'Elements it serves', width: 24, hidden: true },
      { id: 'witness', label: 'Sponsoring witness', width: 16 }, { id: 'offered', label: 'Offered', width: 12 }, { id: 'objection', label: 'Objection', width: 18 }, { id: 'ground', label: 'Ground', width: 14, choices: true }, { id: 'ruling', label: 'Ruling', width: 14, choices: true }, { id: 'ruled', label: 'Date of ruling', width: 12 }, { id: 'confidentiality', label: 'Designation', width: 14, choices: true, hidden: true },
    ],
  }
}

/** Where every document came from, and its fingerprint (FRE 901, 902(13), 902(14)). */
export function custodyReport(context: ReportContext): ReportData {
  const { records } = context
  const rows: ReportRow[] = []
  for (const document of records.rows('documents')) {
    const may = context.may(document)
    if (may === 'quarantined') continue
    const held = may === 'privileged'
    const intake = document.intake === null ? undefined : records.get('intakes', document.intake)
    rows.push({ id: document.id, cells: {
      number: { kind: 'lines', lines: [{ text: document.exhibit ?? (rangeOf(document) || `CTRL-${document.id.slice(-8).toUpperCase()}`) }] }, name: held ? 'Privileged, withheld' : document.originalName, title: held ? '' : document.title, kind: KIND_WORD[document.kind], size: { kind: 'number', value: document.size }, sha256: document.sha256,
      source: document.source, custodian: document.custodian, intake: intake?.label ?? '', party: intake?.party ?? '', obtained: { kind: 'date', edtf: intake?.obtained ?? '' }, how: [intake?.how, intake?.from && `from ${intake.from}`, intake?.by && `by ${intake.by}`].filter(Boolean).join(', '),
      transfers: (intake?.transfers ?? []).map((one) => [one.date ?? 'date not recorded', one.from && `from ${one.from}`, one.to && `to ${one.to}`, one.medium && `by ${one.medium}`].filter(Boolean).join(' ')).join('\n'), added: { kind: 'date', edtf: document.added.slice(0, 10) },
    } })
  }
  return {
    kind: 'custody', title: 'Custody', about: ['Fingerprints are SHA-256 values (FIPS 180-4) computed when the file was taken in.'], rows, privileged: context.privileged(), empty: 'There is no document yet.',
    columns: [
      { id: 'number', label: 'Exhibit or Bates', width: 18 }, { id: 'name', label: 'File name', width: 26 }, { id: 'title', label: 'Title', width: 24, hidden: true }, { id: 'kind', label: 'Kind', width: 10, choices: true, hidden: true }, { id: 'size', label: 'Bytes', width: 12 }, { id: 'sha256', label: 'SHA-256', width: 34 },
      { id: 'source', label: 'Source', width: 16, choices: true }, { id: 'custodian', label: 'Custodian', width: 14, choices: true }, { id: 'intake', label: 'Intake', width: 18, choices: true }, { id: 'party', label: 'Given by', width: 14, choices: true, hidden: true }, { id: 'obtained', label: 'Obtained', width: 12 }, { id: 'how', label: 'How', width: 22 }, { id: 'transfers', label: 'From hand to hand', width: 24, hidden: true }, { id: 'added', label: 'Taken in', width: 12 },
    ],
  }
}

/** The privilege log (FRCP 26(b)(5)(A)): it describes what is withheld, and so is never itself held back. */
export function privilegeReport(context: ReportContext): ReportData {
  const { records } = context
  const log = logByDocument({ documents: records.rows('documents'), people: records.rows('people'), matter: records.get('matter', 'matter') ?? null, redacted: null })
  const rows = log.map((row): ReportRow => ({ id: row.documents[0]?.id ?? String(row.number), cells: {
    number: { kind: 'number', value: row.number }, control: row.control, family: row.family, date: { kind: 'date', edtf: row.date }, type: row.type, author: row.author, from: row.from, to: row.to, cc: row.cc, bcc: row.bcc, description: row.description, privilege: row.privilege, treatment: row.treatment,
    pages: row.pages === null ? '' : { kind: 'number', value: row.pages }, basis: row.basis,
  } }))
  return {
    kind: 'privilege-log', title: 'Privilege log', about: ['FRCP 26(b)(5)(A). * marks an attorney.'], rows, privileged: [], empty: 'No document is coded as privileged.',
    columns: [
      { id: 'number', label: 'No.', width: 6 }, { id: 'control', label: 'Bates or control no.', width: 18 }, { id: 'family', label: 'Family', width: 14, hidden: true }, { id: 'date', label: 'Date', width: 12 }, { id: 'type', label: 'Type', width: 10, choices: true }, { id: 'author', label: 'Author', width: 14 }, { id: 'from', label: 'From', width: 18 }, { id: 'to', label: 'To', width: 18 },
      { id: 'cc', label: 'CC', width: 14 }, { id: 'bcc', label: 'BCC', width: 10, hidden: true }, { id: 'description', label: 'Description', width: 30 }, { id: 'privilege', label: 'Privilege', width: 9, choices: true }, { id: 'treatment', label: 'Withheld or redacted', width: 12, choices: true }, { id: 'pages', label: 'Pages', width: 7, hidden: true }, { id: 'basis', label: 'Basis', width: 24, hidden: true },
    ],
  }
}

