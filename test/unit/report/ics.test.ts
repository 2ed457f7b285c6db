import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, toIcs } from '../../../shared/report/ics'

const STAMP = '2025-03-01T09:30:00.000Z'
const day = { uid: 'ddl_1@probata', day: '2025-03-06', summary: 'RFP; response, due', description: 'Line one\nLine \\ two' }

test('an all-day event, escaped, with the end on the day after', () => {
  expect(toIcs('Roe v. Example', [day], STAMP).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Probata//Deadlines//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Roe v. Example', 'BEGIN:VEVENT', 'UID:ddl_1@probata', 'DTSTAMP:20250301T093000Z',
    'DTSTART;VALUE=DATE:20250306', 'DTEND;VALUE=DATE:20250307', 'SUMMARY:RFP\\; response\\, due', 'DESCRIPTION:Line one\\nLine \\\\ two', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

test('a time, a month’s end, something done, and what is no day', () => {
  const text = toIcs('', [{ ...day, day: '2024-02-29', time: '17:00' }, { ...day, day: '2024-12-31', done: true, categories: ['Deadline', 'a,b'] }, { ...day, day: '2025-02-31' }, { ...day, day: '2025' }], STAMP)
  expect(text).toContain('DTSTART:20240229T170000\r\n')
  expect(text).toContain('DTEND;VALUE=DATE:20250101\r\nSUMMARY:Done: RFP')
  expect(text).toContain('CATEGORIES:Deadline,a\\,b')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
})

test('lines are folded at 75 octets, no character is cut, unfolding gives the text back, and no text breaks out of its line', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 60 }), (summary, extra) => {
    const text = toIcs('Calendar', [{ ...day, summary: summary + extra }], STAMP)
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    const lines = text.replace(/\r\n /g, '').split('\r\n')
    expect(lines.filter((line) => /^(?:BEGIN|END):/.test(line))).toHaveLength(4)
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  }))
  expect(fold(`SUMMARY:${'é'.repeat(100)}`).replace(/\r\n /g, '')).toBe(`SUMMARY:${'é'.repeat(100)}`)
})
