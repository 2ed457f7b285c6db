import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addGap, assign, linkSupport, markNotNeeded, NO_GAP, rejectSupport, setOverride, setResponse, unassign, verifySupport } from '../../../renderer/features/linking'
import { chooseClaim, deleteElement, moveElement, writeElement } from '../../../renderer/features/complaint/countActions'
import { createMatter, openMatter, type Session } from '../../../renderer/store'
import { findClaim } from '../../../shared/elements'
import { put } from '../../../shared/log/change'
import type { Count, Document, Paragraph, Support } from '../../../shared/records'
import { FILE, imported } from './paper'

let session: Session
const label = async () => (await session.log(0, 1))[0]?.label
const rows = <T extends Parameters<Session['reader']['rows']>[0]>(table: T) => session.reader.rows(table)
const paragraph = (n: number) => rows('paragraphs').find((one) => one.n === n) as Paragraph
const count = (n: number) => rows('counts').find((one) => one.ordinal === n) as Count
const elements = (of: Count) => rows('elements').filter((one) => one.count === of.id).sort((a, b) => a.order - b.order)

beforeEach(async () => {
  session = await openMatter(await createMatter('Roe v. Example'))
  const exhibit: Document = { ...FILE, id: 'doc_3', kind: 'pdf', pages: 8, exhibit: 'PX-3', title: 'Press statement' }
  const passage = { id: 'psg_1', document: 'doc_3', page: 4, endPage: 4, quote: 'not used', prefix: '', suffix: '', from: 0, to: 8, rects: [], locator: null, note: '', tags: [] }
  await session.commit({ label: 'Import', ops: [put('documents', FILE), put('documents', exhibit), put('passages', passage), ...imported(undefined, { matter: null }).ops] })
})
afterEach(() => session.close())

test('a link is one entry of the log with a label in the words of the matter', async () => {
  await linkSupport(session, { of: paragraph(4).id, source: 'psg_1', bearing: 'undermines' })
  expect(await label()).toBe('Link PX-3 at 4 to ¶ 4 as undermining')
  await linkSupport(session, { of: [paragraph(3).id, paragraph(5).id], source: 'psg_1', bearing: 'supports', standing: 'verified' })
  expect(await label()).toBe('Link PX-3 at 4 to ¶ 3, ¶ 5, verified')
  expect(rows('supports')).toHaveLength(3)
})

test('the same link is not made twice, but a rejected one is taken up again', async () => {
  const link = { of: paragraph(4).id, source: 'psg_1', bearing: 'supports' } as const
  expect(await linkSupport(session, link)).toBe(true)
  expect(await linkSupport(session, link)).toBe(false)
  await rejectSupport(session, rows('supports')[0] as Support)
  expect(await linkSupport(session, link)).toBe(true)
  expect(rows('supports').map((one) => one.standing)).toEqual(['proposed'])
  await verifySupport(session, rows('supports')[0] as Support)
  expect(await label()).toBe('Verify PX-3 at 4 for ¶ 4')
})

test('every action can be taken back', async () => {
  await addGap(session, paragraph(4).id, { ...NO_GAP, what: 'Transfer logs' })
  expect(await label()).toBe('Record a gap at ¶ 4: Transfer logs')
  await setOverride(session, paragraph(4).id, 'supported', 'Seen on site')
  await markNotNeeded(session, paragraph(5))
  await setResponse(session, paragraph(2), { party: null, kind: 'admitted' })
  expect(await label()).toBe('Record ¶ 2 as admitted by all defendants')
  for (let taken = 0; taken < 4; taken++) await session.undo()
  expect([rows('gaps'), rows('overrides'), rows('responses')].map((some) => some.length)).toEqual([0, 0, 0])
  expect(paragraph(5).notNeeded).toBe(false)
})

test('paragraphs are assigned in one change, and what was taken off is not proposed again', async () => {
  const [first] = elements(count(1))
  await assign(session, [{ paragraph: paragraph(3).id, element: first?.id ?? '' }, { paragraph: paragraph(5).id, element: first?.id ?? '' }], 'confirmed')
  expect(await label()).toBe('Assign 2 paragraphs to elements')
  const [assignment] = rows('assignments')
  if (assignment) await unassign(session, assignment)
  expect(rows('assignments').map((one) => one.standing).sort()).toEqual(['confirmed', 'rejected'])
})

test('elements are written, moved and deleted with their numbers kept in order', async () => {
  await writeElement(session, count(1), { text: 'Notice was given', short: 'Notice' })
  const before = elements(count(1))
  const last = before.at(-1)
  expect(last?.short).toBe('Notice')
  if (last) await moveElement(session, count(1), last, -1)
  expect(elements(count(1)).at(-2)?.short).toBe('Notice')
  const [first] = elements(count(1))
  if (first) {
    await linkSupport(session, { of: first.id, source: 'psg_1', bearing: 'supports' })
    expect(await label()).toBe('Link PX-3 at 4 to Count I, element 1')
    await deleteElement(session, count(1), first)
  }
  expect(elements(count(1)).map((one) => one.order)).toEqual(before.slice(1).map((_, index) => index + 1))
  expect(rows('supports')).toEqual([])
})

test('another claim of the library replaces the elements, and is not confirmed by that', async () => {
  const claim = findClaim('ca-ucl')
  if (claim) await chooseClaim(session, count(2), claim)
  expect(elements(count(2)).map((one) => one.library)).toEqual(claim?.elements.map((one) => one.id))
  expect(count(2)).toMatchObject({ claim: 'ca-ucl', confirmed: false })
})

test('a change that puts hundreds of records and then patches them is one piece', async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({ ...paragraph(5), id: `par_many${index}`, order: 1000 + index }))
  await session.commit({
    label: 'Many', ops: [...many.map((one) => put('paragraphs', one)), ...many.map((one) => ({ op: 'patch' as const, table: 'paragraphs' as const, id: one.id, fields: { withdrawn: true } }))],
  })
  expect(rows('paragraphs').filter((one) => one.withdrawn)).toHaveLength(300)
  await session.undo()
  expect(rows('paragraphs').some((one) => one.id.startsWith('par_many'))).toBe(false)
})
