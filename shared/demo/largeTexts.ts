/** Policies with hundreds of versions, sixty agreements and ten thousand events out of nothing, the same for the same seed. */
import { parseContract } from '../contract/parse'
import { contractRecords } from '../contract/records'
import type { Operation } from '../log/change'
import { readPlain } from '../plain/read'
import { type AnyRecord, type Document, EVENT_DEFAULTS, type MatterEvent, PLAIN_DOCUMENT, type PolicyVersion, type Rollout, type TableName } from '../records'
import type { PageText } from '../text/page'
import { random } from './random'

export type LargeTexts = { versions: number; contracts: number; events: number; seed: number }
export type Paper = { sha256: string; text: string; pages: PageText[] }

const NAMES = ['Privacy Policy', 'User Agreement', 'Cookie Notice', 'Advertising Terms', 'Regional Privacy Notice']
const REGIONS = ['United States', 'EU', 'United Kingdom', 'Switzerland', 'Canada', 'Hong Kong', 'China', 'Brazil']
const DATA = ['messages', 'profile data', 'contacts', 'device data', 'payment data', 'location', 'search terms', 'usage data']
const ENDS = ['to run the service', 'to keep it safe', 'to show advertising', 'for research', 'to train models', 'with service providers', 'with affiliates', 'where the law asks for it']
const PAPERS = ['Supply Agreement', 'Data Processing Addendum', 'Subscription Agreement', 'Services Agreement', 'License Agreement', 'Order Form', 'Distribution Agreement']
const HEADS = ['Definitions', 'Services', 'Fees', 'Confidentiality', 'Data Security', 'Limitation of Liability', 'Indemnity', 'Term and Termination', 'Governing Law', 'General']
const SENTENCES = [
  'Supplier shall deliver the Services within ten (10) days after an Order, except as provided in Section 3.', 'Customer shall not disclose Confidential Information to any third party without the prior written consent of Supplier.',
  'In no event shall either party be liable for indirect, incidental or consequential damages.', 'This Agreement shall be governed by the laws of the State of Ohio.', 'Neither party may assign this Agreement without the prior written consent of the other party.',
  'Supplier tells Customer before it processes Personal Data for any further purpose.', 'Either party may terminate this Agreement upon sixty (60) days written notice.', 'Customer is responsible for its accounts.',
]
const HAPPENED = ['A message on partner data is sent', 'The setting is discussed', 'A dashboard is changed', 'A vendor receives a sample', 'The notice is reviewed', 'A member complains', 'The region flag is switched', 'A model is evaluated']

const day = (from: number, days: number) => new Date(from + days * 86_400_000).toISOString().slice(0, 10)

/**
 * Records by table with the papers that they rest on.
 * @param hash of a text, as hexadecimal digits
 */
export function largeTexts(options: LargeTexts, people: readonly string[], hash: (text: string) => string): { tables: [TableName, AnyRecord[]][]; papers: Paper[] } {
  const chance = random(options.seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const id = (prefix: string, n: number) => `${prefix}_T${String(n).padStart(7, '0')}`
  const papers: Paper[] = []
  const documents: Document[] = []
  const paper = (title: string, text: string, date: string | null): string => {
    const sha256 = hash(text)
    const pages = readPlain(text)
    papers.push({ sha256, text, pages })
    const document: Document = {
      id: id('doc', documents.length), sha256, size: text.length, originalName: `${title}.md`, originalFolder: '', originalModified: null, title, kind: 'markdown', media: 'text/markdown', pages: pages.length, range: null, text: 'file', confidence: 1,
      exhibit: null, source: 'Public', custodian: '', date, confidentiality: 'none', tags: [], note: '', reviewed: true, warning: '', added: '2025-01-02T00:00:00.000Z', ...PLAIN_DOCUMENT,
    }
    documents.push(document)
    return document.id
  }
  const versions = Array.from({ length: options.versions }, (_, n): PolicyVersion => {
    const at = Math.floor(n / NAMES.length)
    const effective = day(Date.UTC(2012, 0, 3), at * 73 + (n % NAMES.length) * 9)
    const name = NAMES[n % NAMES.length] as string
    const document = paper(`${name}, effective ${effective}`, policyText(name, effective, at), effective)
    return {
      id: id('ver', n), policy: id('pol', n % NAMES.length), document, label: `effective ${effective}`, language: 'en', effective: { date: effective, words: `Effective ${effective}`, evidence: null, standing: n % 3 === 0 ? 'proposed' : 'confirmed' }, published: null,
      firstCaptured: { date: day(Date.parse(effective), 4), words: '', evidence: null, standing: 'confirmed' }, lastCaptured: { date: day(Date.parse(effective), 60), words: '', evidence: null, standing: 'confirmed' }, captures: [],
      regions: n % NAMES.length === 4 ? [pick(REGIONS)] : [], audience: '', source: 'file name', note: '',
    }
  })
  const rollouts = Array.from({ length: 60 }, (_, n): Rollout => ({
    id: id('rol', n), feature: id('fea', n % 6), regions: [REGIONS[n % REGIONS.length] as string], state: pick(['on-by-default', 'off-by-default', 'opt-in', 'not-offered', 'paused'] as const), from: day(Date.UTC(2022, 0, 1), n * 17), until: n % 4 === 0 ? day(Date.UTC(2022, 6, 1), n * 17) : null,
    certainty: 'reported', words: `The setting is changed for members in ${REGIONS[n % REGIONS.length]}.`, evidence: [], note: '',
  }))
  const forms = new Set<string>()
  const made: Operation[] = Array.from({ length: options.contracts }, (_, n) => {
    const title = `${pick(PAPERS)} ${n + 1}`
    const text = agreement(title, n, pick)
    let next = n * 10_000
    const ops = contractRecords(parseContract(readPlain(text)), { id: paper(title, text, null), title, date: null }, (table) => id(({ contracts: 'ctr', clauses: 'cls', obligations: 'obl' } as const)[table], next++), forms)
    for (const one of ops) if (one.op === 'put' && one.table === 'contracts') forms.add(one.record.shortForm)
    return ops
  }).flat()
  const of = (table: TableName) => made.flatMap((one) => (one.op === 'put' && one.table === table ? [one.record as AnyRecord] : []))
  const contracts = of('contracts')
  const events = Array.from({ length: options.events }, (_, n): MatterEvent => {
    const on = day(Date.UTC(2015, 0, 1), Math.floor(chance() * 3650))
    return {
      ...EVENT_DEFAULTS, id: id('evt', n), date: n % 11 === 0 ? on.slice(0, 7) : n % 17 === 0 ? `${on}~` : n % 23 === 0 ? `${on}T10:30:00Z` : on, what: `${pick(HAPPENED)}, no. ${n + 1}`, kind: 'fact', certainty: pick(['established', 'reported', 'alleged'] as const), source: `LI_${String(n).padStart(6, '0')}`,
      people: chance() < 0.5 && people.length > 0 ? [pick(people)] : [], regions: chance() < 0.2 ? [pick(REGIONS)] : [], significance: n % 40 === 0 ? 3 : n % 7 === 0 ? 1 : 0, standing: n % 9 === 0 ? 'proposed' : 'confirmed',
    }
  })
  return {
    papers,
    tables: [
      ['documents', documents], ['policies', NAMES.map((name, n) => ({ id: id('pol', n), name, publisher: 'The platform', kind: 'policy' as const, address: '', note: '' }))], ['versions', versions],
      ['features', Array.from({ length: 6 }, (_, n) => ({ id: id('fea', n), name: `Setting ${n + 1} for ${DATA[n]}`, place: 'Settings → Data privacy', explanation: `Whether ${DATA[n]} may be used ${ENDS[n]}.`, note: '' }))], ['rollouts', rollouts],
      ['contracts', contracts], ['clauses', of('clauses')], ['obligations', of('obligations')],
      ['precedences', contracts.slice(1, 12).map((one, n) => ({ id: id('prc', n), higher: contracts[n]?.id ?? one.id, lower: one.id, shownBy: null, note: '' }))], ['events', events],
    ],
  }
}

/** Thirty sections; each version changes a tenth of the sentences, and from the eighth on models are trained. */
function policyText(name: string, effective: string, version: number): string {
  const parts = [`# ${name}\n\nEffective ${effective}\n`]
  for (let section = 0; section < 30; section++) {
    parts.push(`## ${section + 1}. How ${DATA[section % DATA.length]} are used, part ${section + 1}\n`)
    parts.push(`${Array.from({ length: 6 }, (_, at) => {
      const changed = (section * 6 + at + version) % 10 === 0 ? version : 0
      const end = ENDS[(section + at + changed) % ENDS.length] as string
      return `We ${changed % 2 ? 'will' : 'may'} use ${DATA[(section * 7 + at) % DATA.length]} of group ${section * 6 + at} ${version < 8 && end.includes('train') ? 'to answer you' : end}.`
    }).join(' ')}\n`)
  }
  return parts.join('\n')
}

function agreement(title: string, n: number, pick: <T>(list: readonly T[]) => T): string {
  const parts = [title.toUpperCase(), '', `This ${title} (the "Agreement") is made as of ${n % 5 === 0 ? '3/5/2017' : `March ${1 + (n % 28)}, 2019`} by and between Alder Works ${n + 1}, Inc., an Ohio corporation ("Supplier"), and Birch Mills LLC ("Customer").`, '']
  HEADS.forEach((head, at) => {
    parts.push(`${at + 1}. ${head.toUpperCase()}`, '')
    for (let sub = 1; sub <= 4; sub++) parts.push(`${at + 1}.${sub} ${head} ${sub}. ${pick(SENTENCES)} ${pick(SENTENCES)}`, '')
  })
  return parts.join('\n')
}
