import { expect, test } from 'vitest'
import { random } from '../../../shared/demo/random'
import type { PageText } from '../../../shared/text/page'
import { parseTranscript } from '../../../shared/transcript'
import { makeTranscript, placedPages } from '../../transcripts/make'

/** A page as OCR gives it: every fifth number is lost, misread or runs into the words. */
function noisy(page: PageText, chance: () => number): PageText {
  const runs = page.runs.flatMap((run) => {
    if (!/^\d{1,2}$/.test(run.text)) return [run]
    const luck = chance()
    if (luck < 0.08) return []
    if (luck < 0.14) return [{ ...run, text: run.text.replace(/1/g, 'l').replace(/5/g, 'S').replace(/7/g, 'T') }]
    if (luck < 0.2) return [{ ...run, text: 'f' }]
    return [run]
  })
  return { ...page, source: 'ocr', confidence: 0.9, runs }
}

test.each([1, 2, 3, 4])('lines keep their numbers where OCR lost some, seed %i', (seed) => {
  const made = makeTranscript(seed, 14, 25, 31)
  const chance = random(seed)
  const parsed = parseTranscript(placedPages(made, 1, 1).map((page) => noisy(page, chance)), { placed: true, name: 'a scan' })
  const found = new Map(parsed.pages.flatMap((page) => page.lines.map((line) => [`${page.printed}:${line.n}`, line.text] as const)))
  const wrong = made.pages.flat().filter((one) => one.text !== '' && found.get(`${one.page}:${one.line}`) !== one.text).map((one) => `${one.page}:${one.line} “${one.text}” read as “${found.get(`${one.page}:${one.line}`)}”`)
  expect(wrong).toEqual([])
  expect(parsed.doubts.map((one) => one.what)).toEqual(['lines-by-place', 'recognised'])
})

test('a page that was recognised poorly is named by its printed number', () => {
  const pages = placedPages(makeTranscript(5, 14, 25, 31), 1, 1).map((page): PageText => ({ ...page, source: 'ocr', confidence: page.n === 6 ? 0.6 : 0.95 }))
  expect(parseTranscript(pages, { placed: true, name: 'a scan' }).doubts).toEqual([
    { what: 'recognised-poorly', say: 'Page 36 was recognised poorly (60 %): read it against its picture.', at: { page: 36, line: 1 } },
    { what: 'recognised', say: 'The words of 14 pages were recognised from pictures. Compare words with the picture before quoting them.', at: null },
  ])
})
