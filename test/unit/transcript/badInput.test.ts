/** Files that are not as they should be: each has its sentence (issue 9 § 8); and noise, which must never crash or hang. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTranscript } from '../../../renderer/workers/transcript/readTranscript'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { transcriptOperations } from '../../../shared/transcript/records'
import { LAYOUTS, type Made, makeTranscript, placedPages } from '../../transcripts/make'

const PLAIN = { placed: false, name: 'a file' }
const read = (text: string) => parseTranscript(readPlain(text), PLAIN)
const layout = (name: string) => LAYOUTS.find((one) => one.name.startsWith(name)) as (typeof LAYOUTS)[number]
const sheets = (made: Made) => layout('page number far right').text(made).split('\f')
const whats = (text: string) => read(text).doubts.map((one) => one.what)

test('missing pages are named', () => {
  const own = sheets(makeTranscript(1, 14))
  const parsed = read([...own.slice(0, 6), ...own.slice(8)].join('\f'))
  expect(parsed.doubts).toEqual([{ what: 'pages-missing', say: 'Pages 7 to 8 are not in the file: page 9 follows 6.', at: { page: 9, line: 1 } }])
  expect(parsed.pages.map((page) => page.printed)).toEqual([1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14])
})

test('numbering that begins anew is a second volume, and becomes a transcript of its own', () => {
  const parsed = read([...sheets(makeTranscript(1, 10)), ...sheets(makeTranscript(2, 9))].join('\f'))
  expect(parsed.doubts.map((one) => one.what)).toContain('numbering-restarts')
  let n = 0
  const { ops, ids } = transcriptOperations(parsed, { document: { id: 'doc_1' } as never, newId: (table) => `${table === 'transcripts' ? 'trn' : 'trp'}_${++n}`, now: '2026-01-01T00:00:00.000Z', people: [], taken: [], documents: [] })
  expect(ids).toHaveLength(2)
  expect(ops.flatMap((op) => (op.op === 'put' && op.table === 'transcripts' && 'volume' in op.record ? [op.record.volume] : []))).toEqual(['I', 'II'])
})

test('a page that stands twice is said, and kept once', () => {
  const own = sheets(makeTranscript(3, 12))
  const parsed = read([...own.slice(0, 7), own[6] as string, ...own.slice(7)].join('\f'))
  expect(parsed.doubts.map((one) => one.what)).toEqual(['page-twice', 'same-text'])
})

test('more lines than the other pages have', () => {
  const own = sheets(makeTranscript(3, 12))
  expect(whats(own.map((sheet, index) => (index === 5 ? `${sheet.trimEnd()}\n26     and one more` : sheet)).join('\f'))).toEqual(['too-many-lines'])
})

test('two witnesses in one file', () => {
  const text = layout('page number far right').text(makeTranscript(3, 12)).replace('BY MS. ORCHARD:', 'ROBIN VANE,').replace(/^( ?\d+ +)Q\. .*$/m, '$1being first duly sworn, testified as follows:')
  expect(read(text).witness.split('; ')).toHaveLength(2)
  expect(whats(text)).toContain('two-witnesses')
})

test('form feeds lost: the line numbers tell the pages', () => {
  const made = makeTranscript(3, 12)
  expect(read(layout('page number far right').text(made).replaceAll('\f', '')).pages.map((page) => page.printed)).toEqual(made.pages.map((_, index) => index + 1))
})

test('form feeds and page numbers lost: it is said how the pages were found', () => {
  const made = makeTranscript(3, 12)
  const parsed = read(layout('form feeds and line numbers, no page').text(made).replaceAll('\f', '\n'))
  expect(parsed.pages).toHaveLength(12)
  expect(parsed.doubts.map((one) => one.say)).toContain('This file has no page breaks, and no page numbers are printed: a page is taken to begin where the line numbers begin anew, counted from the first. Compare one with the paper before citing.')
})

test('noise of a recognition: letters in line numbers are read by their neighbours, and it is said', () => {
  const made = makeTranscript(3, 12)
  const noisy = layout('page number far right').text(made).replace(/^(10|11|15|20)(?= )/gm, (n) => n.replace('1', 'l').replace('0', 'O').replace('5', 'S')).replace(/^(.{5,9})Q\./gm, (_, before: string) => `${before}${before.length % 2 ? '0.' : 'Q,'}`)
  const parsed = read(noisy)
  expect(parsed.pages.map((page) => page.lines.map((line) => line.n))).toEqual(made.pages.map((page) => page.map((line) => line.line)))
  expect(parsed.pages.flatMap((page) => page.lines).filter((line) => line.kind === 'question').length).toBeGreaterThan(20)
  expect(parsed.doubts.map((one) => one.what)).toEqual(['ocr-noise'])
})

test('a scan says that its words were recognised', () => {
  const pages = placedPages(makeTranscript(3, 8), 1, 1).map((page) => ({ ...page, source: 'ocr' as const }))
  expect(parseTranscript(pages, { placed: true, name: 'a scan' }).doubts.map((one) => one.say)).toContain('The words of 8 pages were recognised from pictures. Compare words with the picture before quoting them.')
})

test.each([['Roe.ptx', 'unread', 'Roe.ptx is a package of a transcript program (PTX), which Probata does not open.'], ['Roe.bin', 'unread', 'Roe.bin is not a text, so no transcript can be read from it.']] as const)('%s is refused, and nothing is guessed from its bytes', async (name, kind, say) => {
  await expect(readTranscript([], { kind, name }, new AbortController().signal)).rejects.toMatchObject({ problem: { happened: say } })
})

test('no page and line numbers: lines of the file, and it is said', () => {
  const parsed = read('Q. Where were you?\n\nA. At home.\nQ. Until when?\nA. Until nine.\n')
  expect(parsed).toMatchObject({ paged: false, firstPage: 0, lastPage: 0, linesPerPage: 0 })
  expect(parsed.pages[0]?.lines.map((line) => [line.n, line.kind])).toEqual([[1, 'question'], [2, 'blank'], [3, 'answer'], [4, 'question'], [5, 'answer'], [6, 'blank']])
  expect(parsed.doubts[0]?.what).toBe('not-paged')
})

test('recognised with noise: a page number that became a letter is taken from its neighbours', () => {
  const own = sheets(makeTranscript(3, 12))
  const noisy = own.map((sheet, index) => (index === 5 ? sheet.replace(/^( +)6(?=\s*$)/m, '$1b') : sheet))
  expect(noisy[5]).not.toBe(own[5])
  expect(read(noisy.join('\f')).pages.map((page) => page.printed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('an empty file and captions', () => {
  expect(() => read(' \n\n')).toThrow(/There is no text/)
  const parsed = read('WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Ms. Orchard>Please state your name.\n\n00:00:04.000 --> 00:00:05.000\nMorgan Teasdale.\n')
  expect(parsed).toMatchObject({ paged: false })
  expect(parsed.pages[0]?.lines.map((line) => [line.n, line.text, line.time, line.speaker])).toEqual([[4, 'Please state your name.', '00:00:01', 'MS. ORCHARD'], [7, 'Morgan Teasdale.', '00:00:04', '']])
})

test('a rough draft is never citable', () => {
  expect(read(layout('page number far right').text(makeTranscript(3, 12)).replace('UNITED STATES DISTRICT COURT', 'ROUGH DRAFT - UNCERTIFIED'))).toMatchObject({ rough: true })
})

test('errata are kept beside the words', () => {
  const sheet = ['ERRATA SHEET', 'Page 6 Line 3 Change: from “was” to “was not” Reason: misspoke', 'Page ___ Line ___ Change ______ Reason ______'].map((text, index) => `${String(index + 1).padStart(2)}     ${text}`)
  const made = makeTranscript(3, 12)
  const text = [...sheets(made), [`${' '.repeat(60)}13`, ...sheet, ...Array.from({ length: 22 }, (_, index) => `${index + 4}`)].join('\n')].join('\f')
  expect(read(text).errata).toEqual([{ at: { page: 6, line: 3 }, from: 'was', to: 'was not', reason: 'misspoke' }])
})

test('noise neither crashes nor hangs, and no line has a number below zero', () => {
  fc.assert(fc.property(fc.string({ maxLength: 3000, unit: fc.constantFrom(...'0123456789:.QA \n\f\tMR.THE()-_xyz'.split('')) }), (text) => {
    if (text.trim() === '') return
    for (const page of read(`${text}x`).pages) for (const line of page.lines) if (line.n < 0 || line.text.length > 2000) throw new Error(`${page.printed}:${line.n}`)
  }), { numRuns: 300, seed: 9 })
})

test('a megabyte of one kind is read in a moment', () => {
  for (const piece of ['1 ', 'Page ', '(', 'A. ', '12:30 ', '-', '\n', '25\n', '. \n', '| \n', 'Exhibit 1, ']) {
    const began = performance.now()
    read(`x${piece.repeat(1_000_000 / piece.length)}`)
    expect(performance.now() - began, piece).toBeLessThan(8000)
  }
}, 120_000)
