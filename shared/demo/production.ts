/** Makes plain generated documents look produced: volumes, Bates numbers, families, threads, coding. */
import { type Document, type Intake, type MailFacts, PERSON_DEFAULTS, type Person, type Privilege, type Tag } from '../records'
import { random } from './random'

const VOLUMES = [['LI_', 'First production, VOL001'], ['LI_', 'Second production, VOL002'], ['ACME-', 'Vendor’s production'], ['', 'Client’s own files']] as const
const NAMES = ['Ann Roe', 'Ben Ortiz', 'Carla Young', 'Dev Patel', 'Erin Walsh', 'Farid Haddad', 'Grace Lim', 'Hugo Brandt', 'Iris Novak', 'Jonas Reed']
const DOMAINS = ['platform.example', 'platform.example', 'platform.example', 'vendor.example', 'counsel.example']
const ISSUES = ['Transfer', 'Consent', 'Settings', 'Damages'] as const

/** The same documents with production facts, in families of up to five; their number and ids stay. */
export function lifelike(plain: readonly Document[], seed: number): { documents: Document[]; intakes: Intake[]; tags: Tag[]; people: Person[] } {
  const chance = random(seed ^ 0x5eed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const intakes = VOLUMES.map(([, label], n) => intakeOf(`int_L${n}`, label, n))
  const tags = ISSUES.map((name, n): Tag => ({ id: `tag_L${n}`, name, colour: (['teal', 'violet', 'ochre', 'rust'] as const)[n] ?? 'grey', parent: null, key: String(n + 1), order: n }))
  const next = VOLUMES.map(() => 1)
  const boxes = NAMES.map((name, n) => `${name} <${name.toLowerCase().replace(' ', '.')}@${DOMAINS[n % DOMAINS.length]}>`)
  const documents: Document[] = []
  let head: Document | null = null
  let left = 0
  let volume = 0
  for (const document of plain) {
    if (left === 0) {
      const roll = chance()
      volume = roll < 0.5 ? 0 : roll < 0.75 ? 1 : roll < 0.9 ? 2 : 3
      left = chance() < 0.3 ? 2 + Math.floor(chance() * 4) : 1
      head = null
    }
    left--
    const [prefix] = VOLUMES[volume] as (typeof VOLUMES)[number]
    const first = next[volume] as number
    next[volume] = first + Math.max(1, document.pages ?? 1)
    const bates = prefix === '' ? null : { first: numbered(prefix, volume, first), last: numbered(prefix, volume, first + Math.max(1, document.pages ?? 1) - 1) }
    const isMail: boolean = head === null && (left > 0 || chance() < 0.3)
    const family: string | null = head ? head.id : left > 0 ? document.id : null
    const made: Document = {
      ...document, intake: `int_L${volume}`, bates, family, parent: head?.id ?? null, kind: isMail ? 'mail' : document.kind, mail: isMail ? mailOf(document, chance, pick, boxes) : null,
      responsive: document.reviewed ? (chance() < 0.55 ? 'yes' : 'no') : null, hot: chance() < 0.02, privilege: chance() < 0.03 ? privilegeOf(chance) : null,
      tags: chance() < 0.2 ? [pick(tags).id] : [],
    }
    // One in twenty lone files came twice.
    const before: Document | undefined = documents.at(-1)
    if (head === null && left === 0 && before && before.family === null && chance() < 0.05) made.sha256 = before.sha256
    if (head === null) head = made
    documents.push(made)
  }
  const people = NAMES.flatMap((name, n): Person[] => (DOMAINS[n % DOMAINS.length] === 'counsel.example' ? [{ ...PERSON_DEFAULTS, id: `per_L${n}`, name, role: 'Counsel', organisation: 'Counsel LLP' }] : []))
  return { documents, intakes, tags, people }
}

function numbered(prefix: string, volume: number, n: number): string {
  return `${prefix}${String(n + (volume === 1 ? 3_000_000 : 0)).padStart(7, '0')}`
}

function mailOf(document: Document, chance: () => number, pick: <T>(list: readonly T[]) => T, boxes: readonly string[]): MailFacts {
  const some = (most: number) => Array.from({ length: Math.floor(chance() * (most + 1)) }, () => pick(boxes))
  const sent = `${document.date ?? '2024-01-01'}T${String(8 + Math.floor(chance() * 10)).padStart(2, '0')}:00:00.000Z`
  return {
    from: [pick(boxes)], to: [pick(boxes), ...some(2)], cc: some(3), bcc: [], subject: document.title, dateRaw: sent, sent, messageId: `<${document.id}@platform.example>`,
    thread: `<thread-${Math.floor(chance() * 9000)}@platform.example>`,
  }
}

function privilegeOf(chance: () => number): Privilege {
  const basis = chance() < 0.7 ? (['attorney-client'] as const) : (['work-product'] as const)
  return { basis: [...basis], treatment: chance() < 0.8 ? 'withheld' : 'redacted', description: chance() < 0.7 ? 'Message requesting legal advice of counsel about the retention schedule' : '', category: '' }
}

function intakeOf(id: string, label: string, n: number): Intake {
  return {
    id, kind: n === 3 ? 'files' : 'production', label, party: n === 2 ? 'Vendor' : n === 3 ? 'Client' : 'Defendant', volume: `VOL00${n + 1}`, by: '', obtained: '2024-12-01', from: '', how: '', note: '', transfers: [],
    at: '2025-01-02T00:00:00.000Z', software: 'Probata', loadfiles: [], container: null, unnamed: 0, findings: {},
  }
}
