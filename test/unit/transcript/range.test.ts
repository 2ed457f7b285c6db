import { expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { overlapping, totalsOf } from '../../../shared/transcript/designations'
import { TranscriptPage } from '../../../shared/records'
import { parseTranscript } from '../../../shared/transcript'
import { moverBetween } from '../../../shared/transcript/move'
import { citeTestimony, quotation, quoteOf, type RangeLine } from '../../../shared/transcript/range'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'

const line = (page: number, n: number, text: string, kind: RangeLine['kind'] = 'answer', time = ''): RangeLine => ({ page, n, text, kind, speaker: kind === 'question' ? 'MS. ORCHARD' : 'THE WITNESS', time })
const roe = { shortForm: 'Roe Dep.', paged: true, volume: '' }
const range = (a: [number, number], b: [number, number]) => ({ from: { page: a[0], line: a[1] }, to: { page: b[0], line: b[1] } })

test.each([
  [range([45, 12], [46, 3]), 'Roe Dep. 45:12–46:3'],
  [range([45, 12], [45, 15]), 'Roe Dep. 45:12–15'],
  [range([45, 12], [45, 12]), 'Roe Dep. 45:12'],
])('cite %#', (one, cite) => expect(citeTestimony(roe, one)).toBe(cite))

test('a file without pages is cited by its lines', () => expect(citeTestimony({ ...roe, paged: false }, range([0, 4], [0, 9]))).toBe('Roe Dep. lines 4–9'))

test('a quotation joins broken words, drops times, and keeps Q. and A. where two speak', () => {
  expect(quotation(roe, [line(45, 12, 'A. We had the infor-', 'answer', '09:01'), line(45, 13, 'mation on a well-known server', 'answer', '09:01')], range([45, 12], [45, 13]))).toBe('“We had the information on a well-known server” Roe Dep. 45:12–13')
  expect(quoteOf([line(1, 1, 'Q Did you see it?', 'question'), line(1, 2, 'A I saw it'), line(1, 3, 'on Monday.')])).toBe('Q. Did you see it?\nA. I saw it on Monday.')
  expect(quoteOf([line(1, 1, 'A. It was long-'), line(1, 2, 'term and long-term it stayed.')])).toBe('It was long-term and long-term it stayed.')
})

test('overlaps, lines and time', () => {
  const of = (id: string, one: ReturnType<typeof range>) => ({ id, transcript: 'trn_1', ...one, kind: 'affirmative' as const, party: null, objections: [], note: '' })
  const all = [of('a', range([1, 1], [1, 3])), of('b', range([1, 3], [1, 4])), of('c', range([2, 1], [2, 2]))]
  expect([...overlapping(all)].sort()).toEqual(['a', 'b'])
  const lines = [line(1, 1, 'x', 'answer', '09:00:00'), line(1, 2, 'x', 'answer', '09:00:10'), line(1, 3, 'x', 'answer', '09:00:30'), line(1, 4, 'x', 'answer', '09:01:00'), line(2, 1, 'x'), line(2, 2, '', 'blank')]
  expect(totalsOf(all, () => lines)).toEqual({ designations: 3, lines: 5, seconds: 60 })
})

test('what stood in the rough draft is found in the certified transcript by its words', () => {
  const flat = (seed: number, first: number, perPage: number) => {
    const parsed = parseTranscript(readPlain(LAYOUTS[0]?.text(makeTranscript(seed, 14, perPage, first)) ?? ''), { placed: false, name: 'x' })
    return parsed.pages.flatMap((page) => page.lines.map(({ n, text, kind, speaker, time }): RangeLine => ({ page: page.printed, n, text, kind, speaker, time })))
  }
  const rough = flat(6, 1, 25)
  // The certified one begins elsewhere: its lines are shifted by three.
  const certified = rough.map((one, index) => ({ ...(rough[index - 3] ?? one), page: one.page, n: one.n }))
  const move = moverBetween(rough, certified)
  expect(move(range([8, 10], [8, 14]))).toMatchObject({ from: { page: 8, line: 13 }, to: { page: 8, line: 17 }, score: 1, same: true })
})

test('a short answer goes with the question before it; changed words are told, and words that are gone are not moved', () => {
  const rough = [line(3, 1, 'Q. Did you open the marigold file?', 'question'), line(3, 2, 'A. Yes.'), line(3, 3, 'Q. Did you ever close it again?', 'question'), line(3, 4, 'A. Yes.'), line(3, 5, 'Q. And who else TPHAOEU saw it that evening?', 'question'), line(3, 6, 'A. Untranslated steno all over the place here.')]
  const certified = [line(9, 1, 'MS. ORCHARD: Back on the record.', 'colloquy'), line(9, 2, 'Q. Did you open the marigold file?', 'question'), line(9, 3, 'A. Yes.'), line(9, 4, 'Q. Did you ever'), line(9, 5, 'close it again?', 'question'), line(9, 6, 'A. Yes.'), line(9, 7, 'Q. And who else at home saw it that evening?', 'question'), line(9, 8, 'A. My brother did.')]
  const move = moverBetween(rough, certified)
  expect(move(range([3, 4], [3, 4]))).toMatchObject({ from: { page: 9, line: 6 }, to: { page: 9, line: 6 }, same: true })
  expect(move(range([3, 2], [3, 2]))).toMatchObject({ from: { page: 9, line: 3 }, same: true })
  expect(move(range([3, 3], [3, 4]))).toMatchObject({ from: { page: 9, line: 4 }, to: { page: 9, line: 6 } })
  expect(move(range([3, 5], [3, 5]))).toMatchObject({ from: { page: 9, line: 7 }, same: false })
  expect(move(range([3, 6], [3, 6]))).toBeNull()
})

test('lines of a page are checked by hand as strictly as by a schema', () => {
  const own = { n: 1, text: 'A. Yes.', kind: 'answer', speaker: 'THE WITNESS', time: '' }
  const page = (line: unknown) => TranscriptPage.safeParse({ id: 'trp_1', transcript: 'trn_1', order: 1, printed: 1, filePage: null, part: 'testimony', lines: [own, line] }).success
  expect(page(own)).toBe(true)
  for (const wrong of [{ ...own, n: -1 }, { ...own, n: 1.5 }, { ...own, kind: 'shout' }, { ...own, text: 'x'.repeat(2001) }, { ...own, time: 9 }, { ...own, more: 1 }, { n: 1, text: '', kind: 'blank', speaker: '' }, null, 'line']) expect(page(wrong), JSON.stringify(wrong)).toBe(false)
})
