import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meaningsIn } from '../../../build/columns'
import { columnsOf, schemaOf } from '../../../shared/leave/columns'
import { Paths, safeFolder, safeName } from '../../../shared/leave/names'
import { partMatter } from '../../../shared/leave/part'
import { APART, readmeOf } from '../../../shared/leave/readme'
import { csvHead, csvLines, jsonLines } from '../../../shared/leave/rows'
import { type AnyRecord, PLAIN_DOCUMENT, type TableName, tableNames, tables } from '../../../shared/records'

const hash = (n: number) => String(n).padStart(64, '0')
const doc = (n: number, more: object = {}) => ({
  id: `doc_${n}`, sha256: hash(n), size: 10, originalName: `Paper number ${n}.pdf`, originalFolder: '', originalModified: null, title: `Paper number ${n}`, kind: 'pdf', media: '', pages: 1, range: null, text: 'file', confidence: 1,
  exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2025-01-01T00:00:00.000Z', ...PLAIN_DOCUMENT, ...more,
})
const reading = (rows: Partial<Record<TableName, object[]>>) => ({ rows: <T extends TableName>(table: T) => (rows[table] ?? []) as never })
const ids = (rows: readonly AnyRecord[]) => rows.map((one) => one.id)

describe('A matter in two parts', () => {
  const matter = reading({
    documents: [doc(1), doc(2, { privilege: { basis: ['attorney-client'], treatment: 'withheld', description: '', category: '' } }), doc(3, { parent: 'doc_2', family: 'doc_2' }), doc(4, { quarantine: { since: '2025-01-01T00:00:00Z', demandedBy: 'them', reason: '' } }), doc(5)],
    passages: [{ id: 'psg_1', document: 'doc_2', tags: [] }, { id: 'psg_2', document: 'doc_1', tags: [] }],
    redactions: [{ id: 'red_1', document: 'doc_5', page: 1 }],
  })
  const parted = partMatter(matter)
  test('has every record as it stands in one of them, and what had to be emptied in both', () => {
    expect(ids(parted.open('documents'))).toEqual(['doc_1', 'doc_3', 'doc_5'])
    expect(ids(parted.apart('documents'))).toEqual(['doc_2', 'doc_3', 'doc_4'])
    expect(parted.open('documents').find((one) => one.id === 'doc_3')).toMatchObject({ parent: null })
    expect(parted.apart('documents').find((one) => one.id === 'doc_3')).toMatchObject({ parent: 'doc_2' })
    expect(ids(parted.open('passages'))).toEqual(['psg_2'])
    expect(ids(parted.apart('passages'))).toEqual(['psg_1'])
  })
  test('keeps the original of a redacted document apart, which shows what is redacted', () => expect([...parted.files].sort()).toEqual([hash(1), hash(3)]))
  test('says that nothing lies apart where nothing has to', () => {
    expect(partMatter(reading({ documents: [doc(1)] })).some).toBe(false)
    expect(parted.some).toBe(true)
  })
})

describe('Columns', () => {
  test('are the fields of every table, each with words', () => {
    for (const table of tableNames) {
      expect(columnsOf(table).map((one) => one.name)).toEqual(Object.keys(tables[table].shape))
      for (const { holds } of columnsOf(table)) expect(holds).not.toBe('')
      expect(schemaOf(table)).toMatchObject({ type: 'object' })
    }
  })
  test.each([
    ['gaps', 'due', /^date, ISO 8601/], ['gaps', 'state', 'one of: open, closed, dropped'], ['gaps', 'of', 'id of a record in paragraphs or elements'], ['gaps', 'opened', 'instant in UTC, ISO 8601'],
    ['documents', 'sha256', 'SHA-256 in hexadecimal'], ['documents', 'parent', 'id of a record in documents; empty where there is none'], ['documents', 'hot', 'true or false'], ['documents', 'tags', 'list, as JSON (id of a record in tags)'],
  ] as const)('%s.%s', (table, name, words) => expect(columnsOf(table).find((one) => one.name === name)?.holds).toEqual(typeof words === 'string' ? words : expect.stringMatching(words)))
  test('get their meaning from the comments of the sources', () => {
    const found = meaningsIn("/** A thing. */\nexport const Thing = z.strictObject({\n  /** what it\n   * weighs */\n  weight: z.number(),\n  id: id('thg'),\n})\n/** none */\nconst other = 4")
    expect([...found]).toEqual([['Thing', { table: 'A thing.', columns: { weight: 'what it weighs' } }]])
  })
})

test('rows of a CSV fit the columns, start no formula, and stay on their line', () => {
  const columns = columnsOf('gaps')
  const line = csvLines(columns, [{ id: 'gap_1', what: '=HYPERLINK("x")', why: 'a\r\nb, "c"', due: null, holder: '-5' }])
  expect(csvHead(columns)).toBe('\ufeffid,of,what,why,holder,plan,due,state,opened\r\n')
  expect(line).toBe('gap_1,,"\'=HYPERLINK(""x"")","a\r\nb, ""c""",-5,,,,\r\n')
  expect(csvLines(columns, [])).toBe('')
  expect(jsonLines([{ a: '\u2028\n' }])).toBe('{"a":"\u2028\\n"}\n')
})

describe('Names', () => {
  test.each([
    ['a/b:c?.pdf', 'a_b_c_.pdf'], ['CON.txt', '_CON.txt'], ['..', '_'], ['', '_'], ['dots. . ', 'dots'], ['كتاب.pdf', 'كتاب.pdf'], ['evil\u202efdp.exe', 'evil_fdp.exe'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe))
  test('keep their ending where they are cut', () => expect(safeName(`${'x'.repeat(300)}.docx`)).toBe(`${'x'.repeat(95)}.docx`))
  test('lead out of no folder', () => expect(safeFolder('C:\\..\\../etc//./x')).toBe('C_/_/_/etc/x'))
  test('are given once, capitals or not', () => {
    const paths = new Paths()
    expect(['a/Mail.pdf', 'a/MAIL.pdf', 'a/mail', 'a/mail', 'a.b/c'].map((path) => paths.free(path))).toEqual(['a/Mail.pdf', 'a/MAIL (2).pdf', 'a/mail', 'a/mail (2)', 'a.b/c'])
  })
  test('of any text go through the door to the disk', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    expect(safeName(name)).toMatch(/^(?!\.{1,2}$)[^\\/:*?"<>|\p{Cc}]{1,200}$/u)
  })))
})

test('the README says where what is privileged lies, and what the columns mean', () => {
  const told = { matter: 'Doe v. Roe', made: '2025-01-01T00:00:00Z', program: 'Probata', counts: [{ table: 'gaps' as const, all: 3, open: 2, apart: 2 }], remarks: ['One file was altered.'], why: [{ table: 'documents' as const, why: 'privileged' as const, count: 2, examples: [] }], meanings: { gaps: { table: 'Evidence that is needed.', columns: { what: 'what is missing' } } } }
  const text = readmeOf({ ...told, privileged: 'apart' })
  expect(text).toContain(`lies in “${APART}”`)
  expect(text).toContain('1 record stands in both')
  expect(text).toContain('what is missing; text')
  expect(text).toContain('One file was altered.')
  expect(readmeOf({ ...told, privileged: 'out' })).toContain('this is not the whole matter')
  expect(readmeOf({ ...told, privileged: 'none' })).not.toContain(APART)
})
