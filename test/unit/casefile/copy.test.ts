import { describe, expect, test } from 'vitest'
import { planCopy } from '../../../shared/casefile/copy'
import { differ } from '../../../shared/casefile/differ'
import { backupName, PLAIN_KEEPING, readBackupName, tooOld } from '../../../shared/casefile/keep'
import { namedBy, REFERENCES, without } from '../../../shared/casefile/references'
import { type AnyRecord, EVENT_DEFAULTS, PLAIN_DOCUMENT, type TableName, tableNames } from '../../../shared/records'

const hash = (n: number) => String(n).padStart(64, '0')
const doc = (n: number, more: object = {}) => ({
  id: `doc_${n}`, sha256: hash(n), size: 10, originalName: `Paper number ${n}.pdf`, originalFolder: '', originalModified: null, title: `Paper number ${n}`, kind: 'pdf', media: '', pages: 1, range: null, text: 'file', confidence: 1,
  exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2025-01-01T00:00:00.000Z', ...PLAIN_DOCUMENT, ...more,
})
const PRIVILEGED = { privilege: { basis: ['attorney-client'], treatment: 'withheld', description: '', category: '' } }
const HELD = { quarantine: { since: '2025-01-01T00:00:00Z', demandedBy: 'them', reason: '' } }
const passage = (id: string, document: string) => ({ id, document, page: 1, endPage: 1, quote: 'words', prefix: '', suffix: '', from: 0, to: 5, rects: [], locator: null, note: '', tags: [] })
const support = (id: string, source: string) => ({ id, of: 'par_1', source, bearing: 'supports', directness: 'direct', standing: 'verified', note: '', defendants: [] })
const gap = (id: string, what: string) => ({ id, of: 'par_1', what, why: '', holder: '', plan: '', due: null, state: 'open', opened: '2025-01-01T00:00:00Z' })

function reading(tables: Partial<Record<TableName, object[]>>) {
  return { rows: <T extends TableName>(table: T) => (tables[table] ?? []) as never }
}
const ids = (rows: readonly AnyRecord[]) => rows.map((one) => one.id)

describe('A copy without privileged material', () => {
  const plan = planCopy(reading({
    paragraphs: [{ id: 'par_1', pleading: 'pld_1', count: null, heading: null }], pleadings: [{ id: 'pld_1', document: 'doc_1', replaces: null }],
    documents: [doc(1), doc(2, { ...PRIVILEGED, exhibit: 'PX-9', parent: 'doc_3', tags: ['tag_1'] }), doc(3, { kind: 'mail' }), doc(4, { sha256: hash(2) }), doc(5, { parent: 'doc_2', family: 'doc_2' }), doc(6, HELD), doc(7, { tags: ['tag_2'] })],
    tags: [{ id: 'tag_1', parent: null, name: 'Advice' }, { id: 'tag_2', parent: null, name: 'Policy' }],
    passages: [passage('psg_1', 'doc_2'), passage('psg_2', 'doc_7')],
    supports: [support('sup_1', 'psg_1'), support('sup_2', 'psg_2'), support('sup_3', 'evt_1')],
    events: [{ id: 'evt_1', date: '2024', what: 'x', kind: 'fact', certainty: 'alleged', source: '', ...EVENT_DEFAULTS, sources: ['psg_1'] }],
    gaps: [gap('gap_1', 'ask about PX-9'), gap('gap_2', 'ask about PX-99')],
  }), { documents: null, withoutPrivileged: true })

  test('leaves the document, its other copies, what it is attached to, and what rests on it', () => {
    expect(ids(plan.rows('documents'))).toEqual(['doc_1', 'doc_5', 'doc_7'])
    expect(ids(plan.rows('passages'))).toEqual(['psg_2'])
    expect(ids(plan.rows('supports'))).toEqual(['sup_2'])
    expect(ids(plan.rows('events'))).toEqual([])
    expect(ids(plan.rows('tags'))).toEqual(['tag_2'])
  })
  test('leaves what speaks of it by its number, and no other number', () => expect(ids(plan.rows('gaps'))).toEqual(['gap_2']))
  test('empties what pointed at it, and takes none of its bytes', () => {
    expect(plan.rows('documents').find((one) => one.id === 'doc_5')).toMatchObject({ parent: null, family: null })
    expect([...plan.files].sort()).toEqual([hash(1), hash(5), hash(7)])
  })
  test('says what stays behind and why, and does not name what is in quarantine', () => {
    expect(plan.leftOut).toContainEqual({ table: 'documents', why: 'privileged', count: 1, examples: ['PX-9'] })
    expect(plan.leftOut).toContainEqual({ table: 'documents', why: 'quarantined', count: 1, examples: [] })
    expect(plan.leftOut).toContainEqual({ table: 'gaps', why: 'names', count: 1, examples: ['ask about PX-9'] })
  })
  test('names nothing that is not there', () => {
    const there = new Set(tableNames.flatMap((table) => ids(plan.rows(table))))
    for (const table of tableNames) for (const record of plan.rows(table)) for (const { id } of namedBy(table, record)) expect(there.has(id)).toBe(true)
  })
})

test('a part takes the papers of the case along', () => {
  const plan = planCopy(reading({ documents: [doc(1), doc(2), doc(3)], pleadings: [{ id: 'pld_1', document: 'doc_1', replaces: null }] }), { documents: new Set(['doc_3']), withoutPrivileged: false })
  expect(ids(plan.rows('documents'))).toEqual(['doc_1', 'doc_3'])
})

test('references: a loss empties, drops, or takes the record with it', () => {
  const gone = (id: string) => id === 'doc_1'
  expect(without('versions', { captures: [{ document: 'doc_1' }, { document: 'doc_2' }], document: 'doc_3' }, gone)).toEqual({ captures: [{ document: 'doc_2' }], document: 'doc_3' })
  expect(without('requestSets', { steps: [{ document: 'doc_1', say: 'x' }] }, gone)).toEqual({ steps: [{ document: null, say: 'x' }] })
  expect(without('passages', { document: 'doc_1' }, gone)).toBeNull()
  expect(Object.keys(REFERENCES).every((table) => tableNames.includes(table as TableName))).toBe(true)
})

describe('Backups by age', () => {
  const now = Date.parse('2026-11-25T12:00:00Z')
  const at = (hours: number) => backupName({ matter: 'mat_1', title: 'Doe v. Roe', at: new Date(now - hours * 3_600_000).toISOString() })
  test('a name is read as it was written; others are nobody’s', () => {
    expect(readBackupName(at(5))).toEqual({ matter: 'mat_1', title: 'Doe v. Roe', at: '2026-11-25T07:00:00.000Z' })
    expect(readBackupName('Doe v. Roe.probata')).toBeNull()
    expect(readBackupName('../x (mat_1) 2026-13-45 000000Z.probata')).toBeNull()
  })
  test('all of today, one a day, one a week, none beyond; the newest and other matters always', () => {
    const names = Array.from({ length: 24 * 400 / 6 }, (_, n) => at(n * 6))
    const gone = tooOld(names, 'mat_1', PLAIN_KEEPING, now)
    const left = new Set(names.filter((name) => !gone.includes(name)))
    expect(names.slice(0, 4).every((name) => left.has(name))).toBe(true)
    expect(left.size).toBeGreaterThan(4 + 12 + 48)
    expect(left.size).toBeLessThan(4 + 16 + 54)
    expect(tooOld([at(24 * 5000)], 'mat_1', PLAIN_KEEPING, now)).toEqual([])
    expect(tooOld(names, 'mat_2', PLAIN_KEEPING, now)).toEqual([])
  })
})

test('what a restore would change is told by kind', () => {
  const tables = (gaps: object[]) => (table: TableName) => (table === 'gaps' ? gaps : []) as AnyRecord[]
  expect(differ(tables([gap('gap_1', 'a'), gap('gap_2', 'b'), gap('gap_3', 'c')]), tables([gap('gap_1', 'a'), gap('gap_2', 'B'), gap('gap_4', 'd')]))).toEqual([
    { table: 'gaps', what: 'added', count: 1, examples: ['d'] }, { table: 'gaps', what: 'changed', count: 1, examples: ['B'] }, { table: 'gaps', what: 'gone', count: 1, examples: ['c'] },
  ])
})
