/** A large matter out of nothing, the same for the same seed: for measuring and for pictures. */
import type { AllegationKind } from '../pleading/model'
import { type AnyRecord, type Count, type Document, type Element, PLAIN_DOCUMENT, type Paragraph, type Support, type TableName } from '../records'
import { lifelike } from './production'
import { random } from './random'

export type LargeOptions = { paragraphs: number; counts: number; links: number; documents: number; seed: number }

const SUBJECTS = ['Defendant', 'The company', 'The platform', 'An employee of Defendant', 'The vendor', 'The parent company']
const VERBS = ['disclosed', 'stored', 'reviewed', 'sold', 'described', 'retained', 'combined', 'announced']
const OBJECTS = ['account records', 'message contents', 'subscription fees', 'training data', 'the terms of service', 'notices to members', 'a list of recipients']
const TAILS = ['in the spring of 2024', 'without notice to its members', 'under the agreement', 'to a third party', 'on or about June 3, 2024', 'as its own records show']
const TITLES = ['Weekly notes', 'Retention overview', 'Region flags', 'Launch checklist', 'Model evaluation', 'Board minutes', 'Vendor agreement', 'Transfer log', 'Support tickets', 'Policy draft']
const CUSTODIANS = ['Data platform', 'Messaging', 'Legal', 'Marketing', 'Finance']

/** Records by table, in an order in which they can be stored. */
export function largeMatter(options: LargeOptions): [TableName, AnyRecord[]][] {
  const chance = random(options.seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const id = (prefix: string, n: number) => `${prefix}_L${String(n).padStart(7, '0')}`
  const place = (page: number) => ({ page, endPage: page, rects: [] })
  const counts: Count[] = Array.from({ length: options.counts }, (_, n) => ({
    id: id('cnt', n), pleading: id('pld', 0), order: n * 1000 + 500, ordinal: n + 1, printed: `COUNT ${n + 1}`, name: pick(['Breach of Contract', 'Negligence', 'Fraud', 'Unjust Enrichment', 'Conversion', 'Breach of Fiduciary Duty']),
    basis: [], against: [], by: [], defendants: [], claim: null, confirmed: true, place: place(n + 1), incorporates: [],
  }))
  const elements: Element[] = counts.flatMap((count, c) => ['Duty', 'Breach', 'Knowledge', 'Harm', 'Causation', 'Relief'].map((short, n) => ({
    id: id('elm', c * 10 + n), count: count.id, order: n + 1, text: `${short} as the law requires`, short, library: null, proof: [], requests: [],
  })))
  const kinds: AllegationKind[] = ['conduct', 'harm', 'knowledge', 'background', 'agreement', 'omission']
  const paragraphs: Paragraph[] = Array.from({ length: options.paragraphs }, (_, n) => {
    const belief = chance() < 0.2
    const text = `${belief ? 'On information and belief, ' : ''}${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(TAILS)}, and ${pick(VERBS)} ${pick(OBJECTS)} ${pick(TAILS)}.`
    return {
      id: id('par', n), pleading: id('pld', 0), order: n * 10, n: n + 1, label: String(n + 1), printed: `${n + 1}.`, place: place(Math.floor(n / 5) + 1), text, kind: pick(kinds),
      flags: belief ? ['information-and-belief'] : [], cues: belief ? [{ flag: 'information-and-belief', from: 0, to: 25 }] : [], items: [], footnotes: [], exhibits: [],
      count: n > options.paragraphs / 2 ? (counts[Math.min(counts.length - 1, Math.floor(((n - options.paragraphs / 2) / (options.paragraphs / 2)) * counts.length))]?.id ?? null) : null,
      heading: null, incorporates: null, notNeeded: false, debtAccepted: null, withdrawn: false,
    }
  })
  const documents: Document[] = Array.from({ length: options.documents }, (_, n) => ({
    id: id('doc', n + 1), sha256: String(n).padStart(64, '0'), size: 1000 + Math.floor(chance() * 900_000), originalName: `doc-${n}.pdf`, originalFolder: '', originalModified: null,
    title: `${pick(TITLES)} ${n + 1}`, kind: pick(['pdf', 'pdf', 'text', 'html', 'image'] as const), media: 'application/pdf', pages: 1 + Math.floor(chance() * 30), range: null, text: 'file', confidence: 1,
    exhibit: n < 200 ? `PX-${n + 1}` : null, source: pick(['Production 1', 'Production 2', 'Client', 'Public']), custodian: pick(CUSTODIANS), date: `2024-${String(1 + Math.floor(chance() * 12)).padStart(2, '0')}-${String(1 + Math.floor(chance() * 28)).padStart(2, '0')}`,
    confidentiality: chance() < 0.1 ? 'confidential' : 'none', tags: [], note: '', reviewed: chance() < 0.5, warning: '', added: '2025-01-02T00:00:00.000Z', ...PLAIN_DOCUMENT,
  }))
  const lived = lifelike(documents, options.seed)
  // As in a real case, much is well proved, some is contested, and a part has nothing behind it.
  const proved = paragraphs.filter((one) => one.n % 7 !== 0)
  const supports: Support[] = Array.from({ length: options.links }, (_, n) => {
    const of = pick(proved)
    return {
      id: id('sup', n), of: of?.id ?? '', source: id('doc', 1 + Math.floor(chance() * Math.max(1, options.documents))), bearing: of && of.n % 11 === 0 && chance() < 0.3 ? 'undermines' : 'supports',
      directness: chance() < 0.6 ? 'direct' : 'circumstantial', standing: of && of.n % 5 !== 0 && chance() < 0.7 ? 'verified' : 'proposed', note: '', defendants: [],
    }
  })
  return [
    ['intakes', lived.intakes], ['tags', lived.tags], ['people', lived.people],
    ['documents', [complaintFile(id('doc', 0)), ...lived.documents]],
    ['pleadings', [{ id: id('pld', 0), kind: 'complaint', title: 'Complaint', shortForm: 'Compl.', document: id('doc', 0), filed: '2025-01-02', replaces: null, operative: true, juryDemand: true, generalInformationAndBelief: false, prayer: null, signature: null, imported: '2025-01-02T00:00:00.000Z' }]],
    ['counts', counts], ['elements', elements], ['paragraphs', paragraphs],
    ['assignments', elements.flatMap((element, n) => Array.from({ length: 6 }, (_, k) => ({ id: id('asg', n * 10 + k), paragraph: pick(paragraphs)?.id ?? '', element: element.id, standing: 'confirmed' as const, reason: 'Generated.' })))],
    ['supports', supports],
    ['gaps', Array.from({ length: Math.floor(options.paragraphs / 12) }, (_, n) => ({ id: id('gap', n), of: paragraphs[n * 7 + 6]?.id ?? id('par', 6), what: `No record shows that ${OBJECTS[n % OBJECTS.length]} were ${VERBS[n % VERBS.length]}`, why: 'The element rests on it.', holder: 'Defendant', plan: `RFP ${n + 1}`, due: null, state: 'open' as const, opened: '2025-01-02T00:00:00.000Z' }))],
  ]
}

function complaintFile(id: string): Document {
  return {
    id, sha256: 'f'.repeat(64), size: 100, originalName: 'complaint.pdf', originalFolder: '', originalModified: null, title: 'Complaint', kind: 'pdf', media: 'application/pdf', pages: 80, range: null, text: 'file', confidence: 1,
    exhibit: null, source: 'Complaint', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: true, warning: '', added: '2025-01-02T00:00:00.000Z', ...PLAIN_DOCUMENT,
  }
}
