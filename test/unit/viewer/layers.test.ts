import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHits } from '../../../renderer/viewer/find'
import { hitAreas } from '../../../renderer/viewer/hitAreas'
import { assemblePage, type Piece } from '../../../shared/text/lines'

const piece = (text: string, x: number, y: number): Piece => ({ text, x, y, w: text.length * 6, h: 12, size: 11, bold: false, italic: false })
const page = (pieces: Piece[], n = 1) => assemblePage(n, 612, 792, 'file', 1, pieces)

describe('Where a pointer selects', () => {
  test('the areas of the lines meet: no drag falls between them', () => {
    const areas = hitAreas(page([piece('first', 72, 100), piece('second', 72, 140), piece('third', 72, 200)]))
    expect(areas.map(({ top, bottom }) => [top, bottom])).toEqual([[0, 126], [126, 176], [176, 792]])
    expect(areas.every(({ left, right }) => left === 0 && right === 612)).toBe(true)
  })
  test('two columns part in the middle of their gutter', () => {
    const areas = hitAreas(page([piece('left', 72, 100), piece('right', 400, 100)]))
    expect(areas.map(({ left, right }) => [left, right])).toEqual([[0, 248], [248, 612]])
  })
  test('every area holds its run, and what is copied is the text', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: fc.stringMatching(/^[a-z]{1,9}$/), x: fc.integer({ min: 0, max: 540 }), y: fc.integer({ min: 0, max: 770 }) }), { minLength: 1, maxLength: 40 }), (list) => {
      const text = page(list.map((one) => piece(one.text, one.x, one.y)))
      const areas = hitAreas(text)
      for (const { run, left, top, right, bottom } of areas) {
        expect(left).toBeLessThanOrEqual(run.x)
        expect(right).toBeGreaterThanOrEqual(run.x + Math.min(run.w, right - run.x))
        expect(bottom).toBeGreaterThan(top - 1e-9)
      }
      expect(areas.map(({ run, after }) => run.text + after).join('').trimEnd()).toBe(text.text)
    }), { seed: 3, numRuns: 200 })
  })
})

describe('Find in a document', () => {
  const pages = [page([piece('The “Member” agreed', 72, 100), piece('to the terms', 72, 120)]), page([piece('the member’s data', 72, 100)], 2)]
  test.each([
    // typed          places
    ['member', 2],
    ['"Member"', 1], // straight quotes find curly ones
    ["member's", 1],
    ['agreed to', 1], // over a line end
    ['agreed  to', 1],
    ['m', 0], // one letter would light the page
    ['terms (of', 0], // no pattern language
    ['.*', 0],
  ])('%s', (words, places) => expect(findHits(pages, words)).toHaveLength(places))
  test('gives offsets into the text of the page', () => {
    const [hit] = findHits(pages, 'agreed to')
    expect(pages[0]?.text.slice(hit?.from, hit?.to)).toBe('agreed\nto')
  })
})
