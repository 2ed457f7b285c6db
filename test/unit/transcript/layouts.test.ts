import { describe, expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { LAYOUTS, type Made, makeTranscript, placedPages } from '../../transcripts/make'

const PLAIN = { placed: false, name: 'a transcript' }

/** Lines that stand at another page and line, or say something else. */
function wrong(made: Made, parsed: ReturnType<typeof parseTranscript>): string[] {
  const found = new Map(parsed.pages.flatMap((page) => page.lines.map((line) => [`${page.printed}:${line.n}`, line.text] as const)))
  const out: string[] = []
  for (const page of made.pages) for (const one of page) {
    const text = found.get(`${one.page}:${one.line}`)
    const wanted = one.text.slice(0, 90)
    if (text !== wanted && !(wanted === '' && text === undefined)) out.push(`${one.page}:${one.line} “${wanted}” read as “${text ?? 'nothing'}”`)
  }
  return out
}

describe.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('%s', (_, layout) => {
  test.each([[1, 25, 1], [2, 24, 1], [3, 28, 211], [4, 25, 7]])('seed %i, %i lines a page, from page %i', (seed, perPage, first) => {
    const numberless = layout.name.includes('no page numbers')
    const made = makeTranscript(seed, 14, perPage, numberless ? 1 : first)
    const parsed = parseTranscript(readPlain(layout.text(made)), PLAIN)
    expect(wrong(made, parsed)).toEqual([])
    expect(parsed.paged).toBe(true)
    expect(parsed).toMatchObject({ witness: 'Morgan Teasdale', date: '2025-06-03', volume: 'I', firstPage: made.first, lastPage: made.first + 13, linesPerPage: perPage, kind: 'deposition' })
    expect(parsed.examinations).toEqual([{ by: 'MS. ORCHARD', kind: 'examination', at: { page: made.first + 3, line: 5 } }])
    expect(parsed.exhibits.map((one) => [one.number, one.at?.page])).toEqual([['1', made.first + 4]])
    expect(parsed.doubts.filter((one) => !['pages-counted', 'lines-counted'].includes(one.what))).toEqual([])
    expect(parsed.doubts.some((one) => one.what === 'pages-counted')).toBe(numberless)
    if (layout.time) expect(parsed.pages[5]?.lines.every((line) => line.text === '' || /^\d\d:\d\d:\d\d$/.test(line.time))).toBe(true)
  })
})

describe('pages with places', () => {
  test.each([['full size', 1, 1, 'across'], ['two above each other', 1, 2, 'across'], ['four, across then down', 2, 2, 'across'], ['four, down then across', 2, 2, 'down'], ['six', 2, 3, 'down']] as const)('%s', (_, across, down, order) => {
    const made = makeTranscript(9, 14, 25, 31)
    const parsed = parseTranscript(placedPages(made, across, down, order), { placed: true, name: 'a transcript' })
    expect([...parsed.pages].map((page) => page.printed)).toEqual(made.pages.map((_, index) => 31 + index))
    expect(wrong(made, parsed)).toEqual([])
    expect(parsed.doubts).toEqual([])
  })
})
