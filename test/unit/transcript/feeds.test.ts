/** Form feeds at odd places, line numbers that never begin anew, and pages before the first that has a number. */
import { expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { transcriptOperations } from '../../../shared/transcript/records'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'

const read = (text: string) => parseTranscript(readPlain(text), { placed: false, name: 'a file' })
const made = makeTranscript(3, 12)
const usual = (LAYOUTS.find((one) => one.name.startsWith('page number far right')) as (typeof LAYOUTS)[number]).text(made)
const pages = usual.split('\f').map((sheet) => sheet.split('\r\n'))
const linesOf = (text: string) => read(text).pages.map((page) => [page.printed, page.lines.map((line) => `${line.n} ${line.text}`)])
const wanted = linesOf(usual)

test.each([
  ['behind the page number', pages.map(([number, ...lines]) => `${number}\r\n\f${lines.join('\r\n')}\r\n`).join('')],
  ['before the page number and behind it', pages.map(([number, ...lines]) => `${number}\r\n\f${lines.join('\r\n')}`).join('\r\n\f')],
  ['in the midst of each page', usual.replace(/(\r\n13 )/g, '\r\n\f13 ')],
  ['behind the first line of each page', usual.replace(/\r\n\f( +\d+\r\n 1 .*\r\n)/g, '\r\n$1\f')],
  ['twice', usual.replaceAll('\f', '\f\r\n\f')],
])('a form feed %s', (_, text) => {
  expect(linesOf(text)).toEqual(wanted)
  expect(read(text).doubts).toEqual([])
})

test('numbers that run on through the file are those of lines, and of no page', () => {
  const words = pages.slice(3, 11).flatMap(([, ...lines]) => lines.map((line) => line.slice(3)))
  const parsed = read(words.map((row, at) => `${String(at + 1).padStart(4)}  ${row}`).join('\n'))
  expect(parsed).toMatchObject({ paged: false, firstPage: 0, lastPage: 0 })
  expect(parsed.doubts.map((one) => one.say)).toEqual(['The line numbers of this file run on from page to page. Lines are cited by these numbers; for a cite by page and line, ask the reporter for the paged transcript.'])
  expect(parsed.pages.flatMap((page) => page.lines.map((line) => [line.n, line.text]))).toEqual(words.map((row, at) => [at + 1, row.trim().replace(/\s+/g, ' ')]))
})

test('pages before page 1 are kept, and it is said that they have no number', () => {
  const parsed = read([`${' '.repeat(60)}i\r\n${pages[0]?.slice(1).join('\r\n')}`, `${' '.repeat(60)}ii\r\n${pages[1]?.slice(1).join('\r\n')}`, ...pages.slice(3).map(([, ...lines], at) => `${' '.repeat(60)}${at + 1}\r\n${lines.join('\r\n')}`)].join('\r\n\f'))
  expect(parsed.pages.map((page) => page.printed)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(parsed.doubts.map((one) => one.what)).toContain('front-pages')
  expect(parsed.doubts.map((one) => one.what)).not.toContain('page-twice')
  let n = 0
  const { ops } = transcriptOperations(parsed, { document: { id: 'doc_1' } as never, newId: (table) => `${table === 'transcripts' ? 'trn' : 'trp'}_${++n}`, now: '2026-01-01T00:00:00.000Z', people: [], taken: [], documents: [] })
  expect(ops).toHaveLength(12)
})

test('a Word file with pages of its own and no numbers: lines of the file, each on the page of the file', () => {
  const parsed = parseTranscript([['Q. Where were you?', 'A. At home.'], ['Q. Until when?', 'A. Until nine.', 'Q. Sure?']].map((rows, at) => ({ n: at + 1, width: 612, height: 792, source: 'file' as const, confidence: 1, text: rows.join('\n'), runs: [] })), { placed: false, name: 'a file' })
  expect(parsed.paged).toBe(false)
  expect(parsed.pages.map((page) => [page.filePage, page.printed, page.lines.map((line) => line.n)])).toEqual([[1, 0, [1, 2]], [2, 0, [3, 4, 5]]])
})

test('times with “AM” behind them are no page and line', () => {
  const timed = pages.map(([number, ...lines]) => [number, ...lines.map((line, at) => `${9 + Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')} AM ${line}`)].join('\r\n')).join('\r\n\f')
  expect(linesOf(timed)).toEqual(wanted)
})

test('a word index with its page number above it is left out, and counts for no page', () => {
  const parsed = read(`${usual}\r\n\f          1\r\nA\r\nable (2)  3:4\r\n  4:5\r\nabout (12)  2:3;3:4,5;\r\n  4:1,9\r\nanswer (40)  3:2,4,6,8;4:2,4,6\r\nB\r\nbad (1) 4:7\r\nbed (1) 4:8`)
  expect(parsed).toMatchObject({ lastPage: 12, behind: 1 })
})
