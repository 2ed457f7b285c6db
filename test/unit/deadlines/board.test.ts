import { expect, test } from 'vitest'
import { boardOf, deadlinesOfTable, icsOf, PLAIN_SETTINGS, settingsOf } from '../../../shared/deadlines'
import { Deadline, EVENT_DEFAULTS, type MatterEvent } from '../../../shared/records'
import { toIcs } from '../../../shared/report/ics'

const deadline = (id: number, date: string, extra: Partial<Deadline> = {}): Deadline => Deadline.parse({
  id: `ddl_${id}`, what: `Paper ${id}`, rule: null, trigger: '', triggerDate: null, service: '', computed: null, date, source: 'hand', reason: 'Because.', steps: ['Step.'], of: null, owner: 'Roe', state: 'open', done: null, note: '', ...extra,
})
const event = (id: number, date: string, kind: MatterEvent['kind']): MatterEvent => ({ ...EVENT_DEFAULTS, id: `evt_${id}`, date, what: `Event ${id}`, kind, certainty: 'established', source: '' })
const TODAY = '2025-03-06'
const ALL = [
  deadline(1, '2025-03-01'), deadline(2, '2025-03-06'), deadline(3, '2025-03-13'), deadline(4, '2025-04-05'), deadline(5, '2026-01-01'), deadline(6, '2025-03'), deadline(7, '2025-02-01', { state: 'done' }), deadline(8, '2025-02-01', { state: 'dropped' }), deadline(9, '2025-03-07T17:00', { owner: '' }),
]

test('by day: late, today, soon, later; hearings to come are among them, past ones are not', () => {
  const events = [event(1, '2025-03-10', 'hearing'), event(2, '2025-02-10', 'deadline'), event(3, '2025-03-10', 'fact'), event(4, '2025-03', 'hearing')]
  const board = boardOf(ALL, events, TODAY, 'day')
  expect(board.map((group) => [group.key, group.rows.map((row) => row.id)])).toEqual([
    ['late', ['ddl_1']], ['today', ['ddl_2']], ['week', ['ddl_9', 'evt_1', 'ddl_3']], ['month', ['ddl_4']], ['later', ['ddl_5']], ['unclear', ['ddl_6']], ['done', ['ddl_7']], ['dropped', ['ddl_8']],
  ])
  expect(board[0]?.rows[0]?.days).toBe(-5)
})

test('by owner, with those that nobody owns', () => {
  expect(boardOf(ALL, [], TODAY, 'owner').map((group) => [group.key, group.rows.length])).toEqual([['Nobody named', 1], ['Roe', 8]])
})

test('the calendar leaves out what was dropped and what is no single day', () => {
  const text = toIcs('Roe', icsOf(boardOf(ALL, [], TODAY, 'day')), '2025-03-06T00:00:00Z')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(7)
  expect(text).toContain('DTSTART:20250307T170000')
  expect(text).toContain('DESCRIPTION:Step.\\nBecause.\\nOwner: Roe')
  expect(text).not.toContain('Paper 8')
})

test('a matter’s choices stand over the plain ones', () => {
  const chosen = { sets: ['CA' as const], zone: 'America/New_York', ends: '17:00', short: 'next' as const, changed: [{ id: 'frcp-36', amount: 45, unit: 'days' as const }] }
  const settings = settingsOf({ settings: { exhibitPrefix: '', countIncorporatedCounts: false, deadlines: chosen } }, [])
  expect(settings).toEqual({ ...PLAIN_SETTINGS, ...chosen, days: [] })
  const found = deadlinesOfTable([['rule', 'trigger'], ['FRCP 36(a)(3)', '2025-01-30']], settings)
  expect(found).toMatchObject({ ok: true, value: [{ result: { date: '2025-03-17' } }] })
  expect(settingsOf(undefined, [])).toEqual({ ...PLAIN_SETTINGS, days: [] })
})

test.each<[string, string[][], string]>([
  ['no columns', [['a', 'b'], ['1', '2']], 'has no columns'], ['empty', [], 'has no columns'],
])('a table with %s is refused', (_name, rows, words) => expect(deadlinesOfTable(rows)).toMatchObject({ ok: false, problem: { happened: expect.stringContaining(words) } }))

const HEAD = ['id', 'rule', 'trigger', 'service', 'amount', 'unit', 'direction', 'holiday_sets', 'clerk_closed', 'expected']
test.each<[string, string[], string]>([
  ['an impossible trigger', ['1', 'FRCP 34', '2025-02-30', '', '', '', '', '', '', ''], 'no single day'], ['a rule that means several', ['2', 'FRCP 12(a)', '2025-01-30', '', '', '', '', '', '', ''], 'can be FRCP 12(a)(1)(A)(i)'],
  ['an unknown manner', ['3', 'FRCP 34', '2025-01-30', 'pigeon', '', '', '', '', '', ''], 'no manner of service'], ['a bad number', ['4', 'Order', '2025-01-30', '', '3.5', 'days', '', '', '', ''], 'no whole number'],
  ['a bad unit', ['5', 'Order', '2025-01-30', '', '3', 'fortnights', '', '', '', ''], 'no unit'], ['a bad direction', ['6', 'Order', '2025-01-30', '', '3', 'days', 'sideways', '', '', ''], 'no direction'],
  ['hours without a time', ['7', 'Order', '2025-01-30', '', '72', 'hours', '', '', '', ''], 'day and the time'], ['an hour that was skipped', ['8', 'Order', '2025-03-09T02:30', '', '72', 'hours', '', '', '', ''], 'never shown'], ['nothing', ['9', '', '2025-01-30', '', '', '', '', '', '', ''], 'No rule'],
])('a row with %s has its sentence, and the others are computed', (_name, row, words) => {
  const found = deadlinesOfTable([HEAD, row, ['ok', 'Judge’s own order', '2025-01-30', 'n/a', '10', 'days', 'forward', 'federal+NY', '', '2025-02-10']])
  if (!found.ok) throw new Error('refused')
  expect(found.value[0]?.problem?.happened).toContain(words)
  expect(found.value[1]).toMatchObject({ agrees: true, result: { conflicts: [], notes: expect.arrayContaining([expect.stringContaining('“NY”')]) } })
})
