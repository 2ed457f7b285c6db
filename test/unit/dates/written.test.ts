import { afterEach, expect, test } from 'vitest'
import { formatEdtf } from '../../../shared/dates/format'
import { describeDate } from '../../../shared/dates/readable'
import { orderOfLocale, type WrittenOrder, writeDates } from '../../../shared/dates/written'
import { parseDay, readableDay } from '../../../shared/deadlines'
import { todayHere } from '../../../renderer/ui/locale'

afterEach(() => writeDates('dmy'))

test.each<[string, WrittenOrder]>([
  ['en-US', 'mdy'], ['en-GB', 'dmy'], ['de-DE', 'dmy'], ['sv-SE', 'ymd'], ['ja-JP', 'ymd'],
  // a calendar of its own: its order, in our years
  ['th-TH', 'dmy'],
  ['no such locale', 'dmy'], ['', 'dmy'],
])('the order of %s', (locale, order) => expect(orderOfLocale(locale)).toBe(order))

test.each<[string, string, string, string]>([
  ['2024-09-18', '18 Sep 2024', 'Sep 18, 2024', '2024 Sep 18'],
  ['2024-09', 'Sep 2024', 'Sep 2024', '2024 Sep'],
  ['2024', '2024', '2024', '2024'],
  ['2024-09-18~', 'about 18 Sep 2024', 'about Sep 18, 2024', 'about 2024 Sep 18'],
  // what is shared is said once only where the day comes first
  ['[2025-01-21,2025-01-22]', '21 or 22 Jan 2025', 'Jan 21, 2025 or Jan 22, 2025', '2025 Jan 21 or 2025 Jan 22'],
  ['2024-07-31/2024-09-18', '31 Jul 2024 – 18 Sep 2024', 'Jul 31, 2024 – Sep 18, 2024', '2024 Jul 31 – 2024 Sep 18'],
  ['2024-09-18T14:05:00Z', '18 Sep 2024, 14:05 UTC', 'Sep 18, 2024, 14:05 UTC', '2024 Sep 18, 14:05 UTC'],
])('%s in every order', (edtf, dmy, mdy, ymd) => {
  for (const [order, words] of [['dmy', dmy], ['mdy', mdy], ['ymd', ymd]] as const) {
    writeDates(order)
    expect(formatEdtf(edtf)).toBe(words)
  }
})

test('long dates and days of deadlines follow too', () => {
  writeDates('mdy')
  expect(describeDate('2024-09-18')).toBe('September 18, 2024')
  expect(describeDate('2024-09-1X')).toBe('September 10 to 19, 2024')
  expect(describeDate('[2025-01-21,2025-01-22]')).toBe('January 21, 2025 or January 22, 2025')
  expect(readableDay(parseDay('2025-03-06') ?? 0)).toBe('Thu Mar 6, 2025')
})

test('today is the day of the wall clock', () => {
  const evening = new Date(2026, 2, 9, 23, 30)
  expect(todayHere(evening)).toBe('2026-03-09')
  expect(todayHere(new Date(2026, 2, 9, 0, 10))).toBe('2026-03-09')
})
