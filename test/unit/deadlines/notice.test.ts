import { expect, test } from 'vitest'
import { dueNotice } from '../../../shared/deadlines/notice'
import type { Deadline } from '../../../shared/records'

const due = (date: string, state: Deadline['state'] = 'open') => ({ id: `dl_${date}`, date, what: 'Secret motion', owner: '', state }) as Deadline

test.each<[string, Deadline[], string | null]>([
  ['nothing', [], null],
  ['far away', [due('2026-05-01')], null],
  ['today and in a week', [due('2026-03-09'), due('2026-03-16')], '2 dates are due within 7 days.'],
  ['one', [due('2026-03-10')], '1 date is due within 7 days.'],
  ['late', [due('2026-03-01')], '1 date is late.'],
  ['late and soon', [due('2026-03-01'), due('2026-02-01'), due('2026-03-10')], '2 dates are late, 1 due within 7 days.'],
  ['done', [due('2026-03-01', 'done')], null],
  ['no single day', [due('2026-03')], null],
])('%s', (_, deadlines, text) => {
  const said = dueNotice(deadlines, [], '2026-03-09')
  expect(said).toBe(text)
  expect(said ?? '').not.toContain('Secret')
})
