/** A year's people, requests and dates out of nothing, the same for the same seed: what fills the rooms of a large matter. */
import { type AnyRecord, type Deadline, PERSON_DEFAULTS, type Person, type Request, type RequestSet, type TableName } from '../records'
import { random } from './random'

export type LargeWork = { people: number; sets: number; deadlines: number; seed: number }

const FIRST = ['Ann', 'Jonas', 'Farid', 'Mei', 'Carla', 'Tomasz', 'Ngozi', 'Elif', 'Pavel', 'Ines', 'Ravi', 'Sofia']
const LAST = ['Roe', 'Haddad', 'Okafor', 'Lindqvist', 'Tanaka', 'Moreau', 'Novak', 'Castillo', 'Brandt', 'Yildiz', 'O’Dell', 'Petrov']
const ROLES = ['Engineer', 'Product manager', 'Records custodian', 'Counsel', 'Vendor’s analyst', 'Data scientist', 'Support agent']
const KINDS = [['rfp', 'Requests for Production'], ['interrogatory', 'Interrogatories'], ['rfa', 'Requests for Admission']] as const
const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']
const THINGS = ['the transfer of message contents', 'the setting and its defaults by region', 'agreements with vendors of training data', 'notices sent to members', 'the retention of message contents', 'complaints about the setting']
const DUE = ['Responses to requests', 'Opposition to the motion to compel', 'Expert disclosures', 'Reply in support of class certification', 'Meet and confer by telephone', 'Privilege log of the third production', 'Initial disclosures, supplement']
const OWNERS = ['A. Counsel', 'B. Ortiz', 'C. Paralegal', '']
const STATES = ['answered', 'objected', 'deficient', 'open', 'closed'] as const
/** Requests of a set. */
const EACH = 40

/** Rows by table, in the order in which they are to be written. */
export function largeWork({ people, sets, deadlines, seed }: LargeWork): [TableName, AnyRecord[]][] {
  const chance = random(seed + 3)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const id = (prefix: string, n: number) => `${prefix}_W${String(n).padStart(7, '0')}`
  const day = (n: number) => new Date(Date.UTC(2025, 0, 6 + n)).toISOString().slice(0, 10)
  const persons: Person[] = Array.from({ length: people }, (_, n) => ({
    ...PERSON_DEFAULTS, id: id('per', n), name: n % 40 === 39 ? `Vendor ${n} LLC` : `${pick(FIRST)} ${pick(LAST)}${n < 144 ? '' : ` ${n}`}`, kind: n % 40 === 39 ? 'organisation' : 'person', role: pick(ROLES),
    organisation: chance() < 0.7 ? 'Example Network Inc.' : 'Vendor LLC', addresses: [`person${n}@example.com`],
  }))
  const asked: RequestSet[] = Array.from({ length: sets }, (_, n) => {
    const [kind, name] = KINDS[n % KINDS.length] as (typeof KINDS)[number]
    const served = day(n * 9)
    const state = n % 5 === 4 ? 'draft' : n % 3 === 0 ? 'responded' : 'served'
    return {
      id: id('rqs', n), kind, title: `Plaintiff’s ${ORDINALS[Math.floor(n / KINDS.length)] ?? `${n}th`} Set of ${name}`, by: null, to: null, instructions: [], definitions: [], spanFrom: '2024-01-01', spanUntil: null, state,
      served: state === 'draft' ? null : served, servedHow: state === 'draft' ? null : 'mail', due: state === 'draft' ? null : day(n * 9 + 33), dueWhy: state === 'draft' ? '' : 'FRCP 34(b)(2)(A): 30 days after service, and three for mail.',
      extended: null, extendedWhy: '', responded: state === 'responded' ? day(n * 9 + 30) : null, response: null, steps: [], created: '2025-01-02T00:00:00.000Z', note: '',
    }
  })
  const requests: Request[] = asked.flatMap((set, s) => Array.from({ length: EACH }, (_, n) => ({
    id: id('req', s * EACH + n), set: set.id, order: n, number: Math.floor(s / KINDS.length) * EACH + n + 1, text: `Documents sufficient to show ${pick(THINGS)}, from January 1, 2024 through the present, as stated in your paper of ${day(n)}.`,
    subparts: 1, gaps: [], elements: [], state: set.state === 'draft' ? 'draft' as const : set.state === 'served' ? 'open' as const : pick(STATES), response: set.state === 'responded' ? 'Subject to and without waiving its objections, it will produce responsive documents.' : '',
    objections: [], produced: set.state === 'responded' && chance() < 0.5 ? [{ first: `LI_${String(n * 40).padStart(6, '0')}`, last: `LI_${String(n * 40 + 12).padStart(6, '0')}` }] : [], note: '',
  })))
  const dates: Deadline[] = Array.from({ length: deadlines }, (_, n) => {
    const on = day(n)
    const computed = n % 3 !== 0
    return {
      id: id('ddl', n), what: `${pick(DUE)}, no. ${n + 1}`, rule: computed ? 'frcp-34' : null, trigger: 'Service of the requests', triggerDate: day(n - 33), service: 'mail', computed: computed ? on : null, date: on,
      source: computed ? 'computed' : 'order', reason: '', steps: computed ? ['30 days after the day of service', 'and three days, because it was served by mail'] : [], of: null, owner: pick(OWNERS), state: n < deadlines * 0.7 && chance() < 0.97 ? 'done' : 'open', done: null, note: '',
    }
  })
  return [['people', persons], ['requestSets', asked], ['requests', requests], ['deadlines', dates]]
}
