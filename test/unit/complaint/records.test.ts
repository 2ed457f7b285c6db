import { describe, expect, test } from 'vitest'
import { resolveAgainst } from '../../../shared/pleading/defendants'
import { complaintOperations, recordsOf } from '../../../shared/pleading/records'
import { type Count, type Document, type Element, type Heading, type Paragraph, type Party, type Pleading, type Support, tables } from '../../../shared/records'
import { contextOf, imported, MATTER, PAPER } from './paper'

describe('a complaint becomes records', () => {
  const { ops, ids, parsed } = imported()
  const paragraphs = recordsOf<Paragraph>(ops, 'paragraphs')
  const counts = recordsOf<Count>(ops, 'counts')

  test('that fit their schemas', () => {
    for (const op of ops) if (op.op === 'put') expect(() => tables[op.table].parse(op.record)).not.toThrow()
  })

  test('with the printed numbers in one reading order with headings and counts', () => {
    expect(paragraphs.map((one) => one.n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const rows = [...paragraphs.map((one) => ({ order: one.order, what: `¶ ${one.n}` })), ...recordsOf<Heading>(ops, 'headings').map((one) => ({ order: one.order, what: one.text })), ...counts.map((one) => ({ order: one.order, what: one.printed }))].sort((a, b) => a.order - b.order).map((one) => one.what)
    expect(rows.slice(rows.indexOf('¶ 1'), rows.indexOf('¶ 5'))).toEqual(['¶ 1', '¶ 2', 'FACTS', '¶ 3', '¶ 4'])
    expect(rows.indexOf('COUNT I')).toBe(rows.indexOf('¶ 6') - 1)
    expect(rows.indexOf('COUNT II')).toBe(rows.indexOf('¶ 8') - 1)
  })

  test('where the heading of a count is the count, not a heading beside it', () => {
    expect(recordsOf<Heading>(ops, 'headings').some((one) => /COUNT/.test(one.text))).toBe(false)
  })

  test('with parties once, and counts against them', () => {
    const parties = recordsOf<Party>(ops, 'parties')
    expect(parties.filter((one) => one.role === 'defendant')).toHaveLength(1)
    // One defendant: against it and against all are the same.
    expect(counts.map((one) => one.defendants)).toEqual([[], []])
  })

  test('with elements proposed from heading and statute, and confirmed by nobody', () => {
    expect(counts.map((one) => one.claim)).toEqual(['ca-contract', 'sca-2702'])
    expect(counts.every((one) => !one.confirmed)).toBe(true)
    const elements = recordsOf<Element>(ops, 'elements').filter((one) => one.count === counts[1]?.id)
    expect(elements[3]).toMatchObject({ short: 'Divulged', library: 'sca-2702.4', order: 4 })
  })

  test('filling only what is empty in the matter', () => {
    const patched = ops.find((op) => op.op === 'patch' && op.table === 'matter')
    expect(patched).toMatchObject({ fields: { court: expect.stringMatching(/northern district/i) } })
    expect(patched && 'fields' in patched && 'docketNumber' in patched.fields).toBe(false)
  })

  test('as the operative complaint', () => {
    expect(recordsOf<Pleading>(ops, 'pleadings')).toMatchObject([{ id: ids.pleading, operative: true, shortForm: 'Compl.', replaces: null }])
    expect(parsed.paragraphs).toHaveLength(9)
  })
})

test('a paper behind the complaint is a document of its own, linked to what cites it', () => {
  const { parsed } = imported()
  const with_ = { ...parsed, attachments: [{ label: 'A', title: 'Subscription Agreement', fromPage: 4, toPage: 6, by: 'slip-sheet' as const }] }
  const { ops, ids } = complaintOperations(with_, contextOf())
  expect(recordsOf<Document>(ops, 'documents')).toMatchObject([{ id: ids.attachments[0], exhibit: 'Ex. A', pages: 3, range: { from: 4, to: 6 }, title: 'Subscription Agreement' }])
  expect(recordsOf<Support>(ops, 'supports')).toMatchObject([{ of: ids.paragraphs[2], source: ids.attachments[0], bearing: 'context', standing: 'proposed' }])
})

test('a count that fits no claim of the library has no elements', () => {
  const { ops } = imported(PAPER.replace('BREACH OF CONTRACT', 'BREACH OF THE PEACE OF MIND'))
  const [first] = recordsOf<Count>(ops, 'counts')
  expect(first?.claim).toBeNull()
  expect(recordsOf<Element>(ops, 'elements').some((one) => one.count === first?.id)).toBe(false)
})

test('a name that is no defendant of the caption is doubted, not guessed', () => {
  const { ops } = imported(PAPER.replace('(Against Example Network Inc.)', '(Against Acme Holdings)'))
  expect(recordsOf(ops, 'doubts')).toContainEqual(expect.objectContaining({ what: 'count-unclear', say: expect.stringContaining('Acme Holdings') }))
})

test('parties that the matter has already are not added again', () => {
  const { ops } = imported()
  const parties = recordsOf<Party>(ops, 'parties')
  const again = imported(PAPER, { parties, matter: MATTER })
  expect(recordsOf<Party>(again.ops, 'parties')).toEqual([])
})

const party = (id: string, name: string, definedAs: string | null = null): Party => ({ id, name, definedAs, role: 'defendant', order: 1 })
const PARTIES = [party('pty_1', 'LinkedIn Corporation', 'LinkedIn'), party('pty_2', 'Acme, Inc.'), party('pty_3', 'Roe Holdings LLC', 'Holdings')]

test.each([
  [[], [], []],
  [['All Defendants'], [], []],
  [['Defendant LinkedIn'], ['pty_1'], []],
  [['LinkedIn', 'Acme, Inc.'], ['pty_1', 'pty_2'], []],
  [['All Defendants except LinkedIn'], ['pty_2', 'pty_3'], []],
  [['Holdings', 'Does 1–50'], ['pty_3'], []],
  [['LinkedIn', 'Acme', 'Holdings'], [], []],
  [['Nobody Known'], [], ['Nobody Known']],
])('against %j means %j', (against, defendants, unknown) => {
  expect(resolveAgainst(against, PARTIES)).toEqual({ defendants, unknown })
})
