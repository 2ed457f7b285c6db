import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockText, recordTime, sleptBetween, withoutStretch } from '../../../shared/deposition/clock'
import { draftTopic, moveOps, questionsOf } from '../../../shared/deposition/outline'
import { calledAt, calledBy, MARKS, nextExhibitNumber, noSuchPage } from '../../../shared/deposition/room'
import { noCopyOf } from '../../../shared/deposition/stamped'
import { notesTable, requestOps, summarise } from '../../../shared/deposition/summary'
import type { Deposition, Document, MarkedExhibit, RunningNote } from '../../../shared/records'
import { Request, RequestSet } from '../../../shared/records'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 3, 9, 0) + minutes * 60_000).toISOString()
const ms = (minutes: number) => Date.parse(at(minutes))
const on = (minutes: number, examiner = 'plaintiff') => ({ at: at(minutes), on: true, examiner })
const off = (minutes: number) => ({ at: at(minutes), on: false, examiner: 'plaintiff' })

const deposition: Deposition = {
  id: 'dep_1', witness: 'Ann Roe', person: null, date: null, where: '', organisation: false, limitMinutes: 420, exhibitPrefix: '', state: 'running', clock: [on(0), off(60)], transcript: null, note: '',
}

test.each([
  ['nothing yet', [], 10, 0],
  ['open', [on(0)], 10, 10],
  ['a break does not count', [on(0), off(60), on(75)], 80, 65],
  ['closed', [on(0), off(60)], 500, 60],
  ['opened twice: another examiner, not twice the time', [on(0), on(30, 'defendant')], 40, 40],
  ['closed twice', [on(0), off(10), off(20)], 30, 10],
  // the clock of the machine was set back an hour in the middle
  ['set back', [on(60), off(0), on(10)], 20, 10],
] as const)('time on the record: %s', (_what, clock, now, minutes) => {
  expect(recordTime(clock, ms(now)).total).toBe(minutes * 60_000)
})

test('each party has its own time, and both make the whole', () => {
  const time = recordTime([on(0), on(30, 'defendant'), off(40), on(50)], ms(55))
  expect(time.byExaminer).toEqual([{ examiner: 'plaintiff', total: 35 * 60_000 }, { examiner: 'defendant', total: 10 * 60_000 }])
  expect(time.total).toBe(45 * 60_000)
  expect(time.running).toBe(true)
})

test('whatever the clock says, no time is negative and the parts make the whole', () => {
  const moment = fc.record({ at: fc.integer({ min: 0, max: 10_000 }).map(at), on: fc.boolean(), examiner: fc.constantFrom('a', 'b', '') })
  fc.assert(fc.property(fc.array(moment, { maxLength: 30 }), fc.integer({ min: 0, max: 20_000 }), (clock, now) => {
    const time = recordTime(clock, ms(now))
    expect(time.total).toBeGreaterThanOrEqual(0)
    expect(time.byExaminer.every((one) => one.total >= 0)).toBe(true)
    expect(time.byExaminer.reduce((sum, one) => sum + one.total, 0)).toBe(time.total)
  }))
})

test('a sleep is noticed, and can be taken off', () => {
  expect(sleptBetween(ms(0), ms(0) + 900)).toBeNull()
  expect(sleptBetween(ms(10), ms(24))).toEqual({ from: ms(10), until: ms(24) })
  const clock = withoutStretch([on(0)], { from: ms(10), until: ms(24) })
  expect(recordTime(clock, ms(30)).total).toBe(16 * 60_000)
  expect(withoutStretch([on(0), off(5)], { from: ms(10), until: ms(24) })).toHaveLength(2)
})

test('the clock is read as hours, minutes, seconds', () => {
  expect([0, 59_999, 3_600_000 * 7 + 61_000, -5].map(clockText)).toEqual(['0:00:00', '0:00:59', '7:01:01', '0:00:00'])
})

test.each([
  ['1. Where do you work?\r\n2) Since when?\n\n- For whom?\rQ. Why?', ['Where do you work?', 'Since when?', 'For whom?', 'Why?']],
  ['2024 was the year?', ['2024 was the year?']],
  ['3.2 of the agreement binds you?', ['3.2 of the agreement binds you?']],
  ['Quality matters?', ['Quality matters?']],
  [' \n\t\n', []],
])('pasted %j', (text, questions) => {
  expect(questionsOf(text)).toEqual(questions)
})

test('anything pasted gives questions that may be stored', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
    for (const one of questionsOf(text)) {
      expect(one.trim()).not.toBe('')
      expect(one.length).toBeLessThanOrEqual(4000)
    }
  }))
  expect(questionsOf('x'.repeat(1_000_000))[0]?.length).toBe(4000)
  expect(questionsOf('why?\n'.repeat(100_000)).length).toBe(2000)
})

test('a row is moved before another one, and every order is told apart', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), fc.nat(12), (count, from, to) => {
    const rows = Array.from({ length: count }, (_, index) => ({ id: `q${index}`, order: index % 4 }))
    const moved = rows[from % count] as (typeof rows)[number]
    const before = rows[to % (count + 1)]?.id ?? null
    const next = new Map(rows.map((one) => [one.id, one.order]))
    for (const op of moveOps('questions', rows, moved.id, before)) if (op.op === 'patch') next.set(op.id, (op.fields as { order: number }).order)
    if (before === moved.id) return
    const order = [...next].sort((a, b) => a[1] - b[1]).map(([id]) => id)
    expect(new Set(next.values()).size).toBe(count)
    expect(before === null ? order.at(-1) : order[order.indexOf(before) - 1]).toBe(moved.id)
  }))
})

const document = (id: string, exhibit: string | null, fields: Partial<Document> = {}) => ({ id, exhibit, title: `Title ${id}`, bates: null, quarantine: null, ...fields }) as Document
const marked = (number: string, of: string): MarkedExhibit => ({ id: `mex_${number}`, deposition: 'dep_1', document: of, number, offeredBy: '', at: at(1), onRecord: 0 })

test('a number calls its exhibit, the whole number first', () => {
  const documents = [document('doc_1', 'PX-1'), document('doc_17', 'PX-17'), document('doc_170', 'PX-170'), document('doc_x', null), document('doc_held', 'PX-7', { quarantine: { since: at(0), demandedBy: '', reason: '' } })]
  const call = (typed: string) => calledBy(typed, documents, [marked('4', 'doc_x')]).map((one) => one.id)
  expect(call('17')).toEqual(['doc_17', 'doc_170'])
  expect(call('px 17')[0]).toBe('doc_17')
  expect(call('4')).toEqual(['doc_x'])
  expect(call('7')).toEqual([])
  expect(call('')).toEqual([])
})

test('the next exhibit is one more than the highest with the prefix', () => {
  expect(nextExhibitNumber(deposition, [])).toBe('1')
  expect(nextExhibitNumber(deposition, [marked('9', 'doc_1'), marked('10', 'doc_2'), marked('A-44', 'doc_3')])).toBe('11')
  expect(nextExhibitNumber({ ...deposition, exhibitPrefix: 'Roe-' }, [marked('9', 'doc_1'), marked('Roe-2', 'doc_2')])).toBe('Roe-3')
})

test('no two marks share a key', () => {
  expect(new Set(MARKS.map((one) => one.keys)).size).toBe(MARKS.length)
})

const note = (id: number, kind: RunningNote['kind'], text: string, ground = ''): RunningNote => ({ id: `rnt_${id}`, deposition: 'dep_1', order: id, kind, ground, text, at: at(id), onRecord: id * 60_000, question: null, document: null, support: null, testimony: null })

test('notes are summed up, and demands become requests that may be stored', () => {
  const notes = [note(1, 'admission', 'He knew.'), note(2, 'objection', '', 'form'), note(3, 'objection', '', 'instructed not to answer'), note(4, 'demand', 'The transfer log.'), note(5, 'demand', '')]
  const records = { deposition, topics: [], questions: [], notes, marked: [marked('1', 'doc_1')], gaps: [] }
  const found = summarise(records, ms(500))
  expect([found.admissions.length, found.refusals.length, found.objections.length, found.demands.length, found.used]).toEqual([1, 1, 2, 2, 60 * 60_000])
  let next = 0
  const ops = requestOps(deposition, found.demands, (table) => `${table === 'requests' ? 'req' : 'rqs'}_${next++}`, at(0))
  const texts = ops.flatMap((op) => {
    if (op.op !== 'put') return []
    if (op.table === 'requestSets') RequestSet.parse(op.record)
    return op.table === 'requests' ? [Request.parse(op.record).text] : []
  })
  expect(texts).toEqual(['The transfer log, as demanded on the record at the deposition of Ann Roe.', 'The documents demanded on the record at the deposition of Ann Roe.'])
  expect(requestOps(deposition, [], () => 'rqs_1', at(0))).toEqual([])
  const table = notesTable(records, { witness: 'Ann Roe', documentName: () => 'PX-1', testimonyCite: () => 'Roe Dep. 45:12' })
  expect(table.rows).toHaveLength(6)
  expect(table.rows.every((row) => row.length === table.head.length)).toBe(true)
})

test('a drafted topic asks about the gap in words that fit its fields', () => {
  const gap = { id: 'gap_1', of: 'par_1', what: 'w'.repeat(1000), why: 'y', holder: 'LinkedIn', plan: '', due: null, state: 'open', opened: at(0) } as const
  const draft = draftTopic({ of: 'gap_1', gap, paragraph: null, element: null })
  expect(draft.title.length).toBeLessThanOrEqual(500)
  expect(draft.questions.some((one) => one.expected === 'LinkedIn')).toBe(true)
})

test.each([
  ['a PDF', { kind: 'pdf' }, null],
  ['deleted meanwhile', undefined, 'Exhibit 4 was deleted from the matter.'],
  ['privileged since it was marked', { kind: 'pdf', privilege: {} }, 'Exhibit 4 is privileged and was not copied.'],
  // its title is not named either (FRCP 26(b)(5)(B))
  ['in quarantine, and privileged', { kind: 'pdf', privilege: {}, quarantine: {} }, 'Exhibit 4 is in quarantine and was not copied.'],
  ['a page of the web', { kind: 'html' }, 'Exhibit 4 has no pages that could be stamped.'],
])('a stamped copy of %s', (_what, fields, happened) => {
  const document = fields === undefined ? undefined : ({ title: 'Secret memo', privilege: null, quarantine: null, ...fields } as unknown as Document)
  expect(noCopyOf(document, '4')?.happened ?? null).toBe(happened)
})

test.each([['17', '17', null], ['PX-17 at 3', 'PX-17', 3], ['17 p. 12', '17', 12], ['17:4', '17', 4], ['policy of 2024', 'policy of 2024', null], ['Receipt at noon', 'Receipt at noon', null]])('called as %s', (typed, name, page) => expect(calledAt(typed)).toEqual({ name, page }))

test('a page past the end is refused with how many there are', () => {
  const document = (pages: number | null) => ({ pages }) as never
  expect(noSuchPage(document(12), 40, 'PX-17')).toBe('PX-17 has 12 pages; there is no page 40.')
  expect(noSuchPage(document(1), 2, 'PX-1')).toBe('PX-1 has one page; there is no page 2.')
  expect(noSuchPage(document(12), 0, 'PX-17')).toContain('no page 0')
  expect([noSuchPage(document(12), 12, ''), noSuchPage(document(null), 40, ''), noSuchPage(document(1), null, '')]).toEqual([null, null, null])
})
