import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorPassage, quoteOf, rectsOf } from '../../../shared/text/anchor'
import { assemblePage, type Piece } from '../../../shared/text/lines'
import type { PageText } from '../../../shared/text/page'
import { isTypewritten, shareBefore } from '../../../shared/text/widths'

const WORDS = 'plaintiff defendant disclosed private messages without consent under agreement section third party revenue profile premium member setting notice policy court exhibit'.split(' ')

function paper(n: number, lines: readonly string[]): PageText {
  const pieces: Piece[] = lines.map((text, index) => ({ text, x: 72, y: 72 + index * 20, w: text.length * 5, h: 12, size: 11, bold: false, italic: false }))
  return assemblePage(n, 612, 792, 'file', 1, pieces)
}

const wordList = fc.array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 10 }).map((words) => words.join(' '))
const pagesOf = fc.array(fc.array(wordList, { minLength: 6, maxLength: 14 }), { minLength: 2, maxLength: 4 }).map((all) => all.map((lines, index) => paper(index + 1, lines.map((line, at) => `${line} ${index}${at}`))))

type Wanted = Parameters<typeof anchorPassage>[1]

/** A passage over whole words, on one page or over an edge, as the viewer makes it. */
function passageIn(pages: readonly PageText[], page: number, endPage: number, from: number, to: number): Wanted {
  const [first, last] = [pages[page - 1] as PageText, pages[endPage - 1] as PageText]
  const head = quoteOf(first, from, page === endPage ? to : first.text.length)
  const tail = page === endPage ? null : quoteOf(last, 0, to)
  return { page, endPage, from, to, quote: tail ? `${head.quote} ${tail.quote}` : head.quote, prefix: head.prefix, suffix: (tail ?? head).suffix, rects: [] }
}

describe('A passage is found again', () => {
  test('at its very offsets, where nothing changed', () => {
    fc.assert(fc.property(pagesOf, fc.nat(), fc.nat(), fc.nat(), (pages, which, start, length) => {
      const page = pages[which % pages.length] as PageText
      const from = start % (page.text.length - 20)
      const to = Math.min(page.text.length, from + 12 + (length % 60))
      if (page.text.slice(from, to).trim() !== page.text.slice(from, to)) return
      const found = anchorPassage(pages, passageIn(pages, page.n, page.n, from, to))
      expect(found).toMatchObject({ page: page.n, from, to, by: 'quote' })
      expect(found.score).toBeGreaterThan(0.98)
    }), { seed: 4, numRuns: 300 })
  })

  test('by its words, after every offset and every line end has moved', () => {
    fc.assert(fc.property(pagesOf, fc.nat(), (pages, which) => {
      const page = pages[which % pages.length] as PageText
      const run = page.runs[3] as PageText['runs'][number]
      const wanted = passageIn(pages, page.n, page.n, run.at, run.at + run.text.length)
      const anew = pages.map((one) => paper(one.n, ['A HEADER THAT WAS NOT THERE', ...one.text.split('\n').flatMap((line) => line.split(/(?<=^.{15,}) /))]))
      const found = anchorPassage(anew, wanted)
      expect(found.by).toBe('quote')
      expect((anew[found.page - 1] as PageText).text.slice(found.from as number, found.to as number).replace(/\s+/g, '')).toBe(wanted.quote.replace(/\s+/g, ''))
    }), { seed: 5, numRuns: 100 })
  })

  test('over the edge of a page, with rectangles on both', () => {
    const pages = [paper(1, ['Some words before it', 'the messages were']), paper(2, ['disclosed to others', 'and more words'])]
    const found = anchorPassage(pages, { page: 1, endPage: 2, quote: 'the messages were disclosed to others', prefix: 'before it ', suffix: ' and more', from: 0, to: 3, rects: [] })
    expect(found).toMatchObject({ page: 1, by: 'quote', from: 21, to: 19 })
    expect(found.rects.map((one) => one.page)).toEqual([1, 2])
  })

  test('on another page, where pages were put before it', () => {
    const pages = [paper(1, ['a new cover sheet']), paper(2, ['the agreement forbids disclosure'])]
    expect(anchorPassage(pages, { page: 1, quote: 'agreement forbids', prefix: '', suffix: '', from: 4, to: 21, rects: [] })).toMatchObject({ page: 2, by: 'quote' })
  })

  test('approximately, where recognition read some words otherwise, and it says so', () => {
    const pages = [paper(1, ['Defendant knew that the wid9et was unsafe when it wos sold to her'])]
    const found = anchorPassage(pages, { page: 1, quote: 'Defendant knew that the widget was unsafe when it was sold', prefix: '', suffix: '', from: 0, to: 58, rects: [] })
    expect(found.by).toBe('quote')
    expect(found.score).toBeLessThan(0.9)
    expect(pages[0]?.text.slice(found.from as number, found.to as number)).toBe('Defendant knew that the wid9et was unsafe when it wos sold')
  })

  test('by context, of two places with the same words', () => {
    const pages = [paper(1, ['alpha the same words omega', 'beta the same words gamma'])]
    const found = anchorPassage(pages, { page: 1, quote: 'the same words', prefix: 'beta ', suffix: ' gamma', from: 0, to: 5, rects: [] })
    expect(found.from).toBe('alpha the same words omega\nbeta '.length)
  })

  test('by offsets, then by rectangles, then not at all', () => {
    const pages = [paper(1, ['nothing of it is left here'])]
    const gone = { page: 1, quote: 'entirely other language altogether', prefix: '', suffix: '', rects: [{ page: 1, rect: { x: 1, y: 2, w: 3, h: 4 } }] }
    expect(anchorPassage(pages, { ...gone, from: 0, to: 7 })).toMatchObject({ by: 'offsets', from: 0, to: 7 })
    expect(anchorPassage(pages, { ...gone, from: 0, to: 700 })).toMatchObject({ by: 'rectangles', rects: gone.rects })
    expect(anchorPassage([], { ...gone, from: 0, to: 7, rects: [] })).toMatchObject({ by: 'none', score: 0 })
  })

  test('as a box, where there are no words', () => {
    const box = { page: 1, quote: '', prefix: '', suffix: '', from: null, to: null, rects: [{ page: 1, rect: { x: 10, y: 10, w: 50, h: 20 } }] }
    expect(anchorPassage([paper(1, ['words'])], box)).toMatchObject({ by: 'rectangles', score: 1, rects: box.rects })
  })
})

describe('Rectangles of a stretch', () => {
  test('lie inside their run and add up to it', () => {
    fc.assert(fc.property(wordList, fc.nat(), (text, cut) => {
      const page = paper(1, [text])
      const run = page.runs[0] as PageText['runs'][number]
      const at = cut % (text.length + 1)
      const [before, after] = [rectsOf(page, 0, at), rectsOf(page, at, text.length)]
      const width = [...before, ...after].reduce((sum, one) => sum + one.w, 0)
      expect(width).toBeCloseTo(run.w, 6)
      for (const one of [...before, ...after]) {
        expect(one.x).toBeGreaterThanOrEqual(run.x - 1e-9)
        expect(one.x + one.w).toBeLessThanOrEqual(run.x + run.w + 1e-9)
      }
    }), { seed: 6, numRuns: 200 })
  })

  test('begin where a piece of the line stands, though there was a gap before it', () => {
    const piece = (text: string, x: number): Piece => ({ text, x, y: 72, w: text.length * 5, h: 12, size: 11, bold: false, italic: false })
    const page = assemblePage(1, 612, 792, 'file', 1, [piece('1.2', 72), piece('The Services', 102)])
    expect(page.text).toBe('1.2 The Services')
    expect(rectsOf(page, 4, 16)).toEqual([{ x: 102, y: 72, w: 60, h: 12 }])
    expect(rectsOf(page, 0, 3)).toEqual([{ x: 72, y: 72, w: 15, h: 12 }])
    expect(rectsOf(page, 0, 16)).toEqual([{ x: 72, y: 72, w: 90, h: 12 }])
  })

  test('follow the widths of the letters, and equal steps in a typewriter’s font', () => {
    const printed = { text: 'illWWW', w: 37, size: 10 }
    expect(shareBefore(printed, 3)).toBeLessThan(0.3)
    const typed = { text: 'illWWW', w: 36, size: 10 }
    expect(isTypewritten({ text: 'illilliill', w: 60, size: 10 })).toBe(true)
    expect(shareBefore({ ...typed, text: 'illilliill', w: 60 }, 5)).toBe(0.5)
  })
})
