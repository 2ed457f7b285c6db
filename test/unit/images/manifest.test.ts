import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedWords, wordErrors } from '../../../shared/text/accuracy'
import { pageManifest, readPageManifest } from '../../../shared/images/manifest'
import { isBetterColumn, numberColumn, type SeenWord } from '../../../shared/images/margin'
import { pageSize } from '../../../shared/images/pageSize'
import { assemblePage, type Piece } from '../../../shared/text/lines'

const page = (n: number) => ({ sha256: n.toString(16).padStart(64, '0'), name: `LI_${n}.tif`, frame: 1, bates: `LI_${String(n).padStart(6, '0')}` })

describe('The list of a document’s page images', () => {
  test('gives the same bytes for the same pages, whatever order their fields had, and comes back', () => {
    const { sha256, name, frame, bates } = page(1)
    expect(pageManifest([{ bates, frame, name, sha256 }])).toBe(pageManifest([page(1)]))
    expect(readPageManifest(pageManifest([page(1), page(2)]))).toEqual([page(1), page(2)])
  })

  test('is refused in a sentence where it is damaged', () => {
    const whole = pageManifest([page(1)])
    for (const bad of ['', 'null', '{"pages":[]}', whole.slice(0, -5), whole.replace('"frame":1', '"frame":0'), whole.replace('"frame":1', '"frame":1,"path":"/etc"'), whole.replace(/0{63}1/, 'abc')]) {
      expect(() => readPageManifest(bad), bad).toThrow('The list of this document’s page images is damaged.')
    }
  })
})

describe('How large a picture is as a page', () => {
  test('by its resolution, else as a scan at 200 an inch, else as wide as a letter', () => {
    expect(pageSize(2550, 3300, { x: 300, y: 300 })).toEqual({ width: 612, height: 792 })
    expect(pageSize(1728, 1078, { x: 204, y: 98 })).toEqual({ width: 1728 / 204 * 72, height: 792 })
    expect(pageSize(1700, 2200, null)).toEqual({ width: 612, height: 792 })
    expect(pageSize(300, 150, null)).toEqual({ width: 612, height: 306 })
    // A resolution that would make a page of a stamp's size, or a wall's, is not meant.
    expect(pageSize(1700, 2200, { x: 4800, y: 4800 })).toEqual({ width: 612, height: 792 })
  })

  test('any size ends in one that a page can have', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (width, height) => {
      const size = pageSize(width, height, null)
      expect(size.width).toBeGreaterThan(0)
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(14_400)
      expect(size.height).toBeGreaterThan(0)
    }), { seed: 5 })
  })
})

describe('How well a page was recognised', () => {
  test('only spellings of the same sign are made one', () => {
    expect(comparedWords('“Don’t” – the  ﬁrst\n§ 1.')).toEqual(['"Don\'t"', '-', 'the', 'first', '§', '1.'])
    expect(comparedWords('Court')).not.toEqual(comparedWords('court'))
  })

  test('words changed, added and left out are counted', () => {
    const errors = wordErrors(['the', 'court', 'denied', 'the', 'motion', 'of', 'May'], ['the', 'coart', 'denied', 'motion', 'of', '|', 'May'])
    expect(errors).toMatchObject({ words: 7, errors: 3 })
    expect(errors.changed).toEqual([['court', 'coart'], ['the', ''], ['', '|']])
    expect(wordErrors([], ['a']).errors).toBe(1)
    expect(wordErrors(['a'], []).errors).toBe(1)
  })
})

describe('Line numbers of pleading paper', () => {
  const word = (text: string, x0: number, y0: number): SeenWord => ({ text, box: { x0, y0, x1: x0 + text.length * 12, y1: y0 + 20 } })
  const body = Array.from({ length: 28 }, (_, line) => ['Plaintiff', 'alleges', 'that', 'messages', 'were', 'sold'].map((text, index) => word(text, 200 + index * 130, 100 + line * 70))).flat()
  const numbers = Array.from({ length: 28 }, (_, line) => word(line % 3 === 0 ? '|' : String(line + 1), 120, 100 + line * 70))

  test('are seen as a column left of the text', () => {
    const column = numberColumn([...body, ...numbers], 2200)
    expect(column?.x0).toBeLessThan(120)
    expect(column?.x1).toBeGreaterThan(140)
    expect(column?.x1).toBeLessThan(200)
  })

  test('are not seen where paragraphs are numbered, or where there is only text', () => {
    expect(numberColumn(body, 2200)).toBeNull()
    expect(numberColumn([...body, ...numbers.filter((_, index) => index % 7 === 0)], 2200)).toBeNull()
    expect(numberColumn([], 2200)).toBeNull()
  })

  test('are taken as they were read again only where more of them rise', () => {
    expect(isBetterColumn(['1', '|', '3', '4'], ['1', '2', '3', '4'])).toBe(true)
    expect(isBetterColumn(['1', '2', '3'], ['1', '7', '3'])).toBe(false)
  })
})

describe('Doubtful words', () => {
  const piece = (text: string, x: number, confidence: number): Piece => ({ text: `${text} `, x, y: 100, w: text.length * 5, h: 12, size: 10, bold: false, italic: false, confidence })

  test('are told with their places in the line, also where words stand close', () => {
    const { text, runs } = assemblePage(1, 612, 792, 'ocr', 0.8, [piece('the', 100, 0.95), piece('Defendani', 116, 0.41), piece('paid', 162, 0.96), piece('ofien', 400, 0.5)])
    expect(text).toBe('the Defendani paid ofien')
    const doubtful = runs.flatMap((run) => (run.doubtful ?? []).map(({ from, to }) => text.slice(run.at + from, run.at + to)))
    expect(doubtful).toEqual(['Defendani', 'ofien'])
    expect(assemblePage(1, 612, 792, 'ocr', 1, [piece('sure', 100, 0.95)]).runs[0]).not.toHaveProperty('doubtful')
  })
})
