import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPage, withLayout } from '../../../shared/text/packedLayout'
import type { PageText, Run } from '../../../shared/text/page'

const figure = fc.double({ min: -5000, max: 5000, noNaN: true }).map((one) => one + 0)
const place = fc.integer({ min: 0, max: 60 })
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const run = (text: string): fc.Arbitrary<Run> => fc.record({
  at: place, length: fc.integer({ min: 1, max: 20 }), own: optional(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })), x: figure, y: figure, w: figure, h: figure, size: figure, bold: fc.boolean(), italic: fc.boolean(),
  confidence: optional(fc.double({ min: 0, max: 1, noNaN: true }).map((one) => one + 0)), doubtful: optional(fc.array(fc.record({ from: place, to: place }), { maxLength: 3 })), stops: optional(fc.array(fc.record({ at: place, x: figure, w: figure }), { maxLength: 4 })),
  // A field of a later version, or of a hostile case file.
  more: optional(fc.record({ shade: fc.integer() })),
}).map(({ at, length, own, more, confidence, doubtful, stops, ...rest }) => ({
  // Mostly what stands there in the page's text; now and then words of its own.
  text: own ?? (text.slice(at, at + length) || 'x'), at, ...rest,
  ...(confidence === undefined ? {} : { confidence }), ...(doubtful ? { doubtful } : {}), ...(stops ? { stops } : {}), ...more,
}))

const page: fc.Arbitrary<PageText> = fc.string({ unit: 'binary', maxLength: 80 }).chain((text) => fc.record({
  n: fc.integer({ min: 1, max: 9 }), width: figure, height: figure, source: fc.constantFrom('file', 'decoded', 'ocr', 'none'), confidence: figure, text: fc.constant(text), runs: fc.array(run(text), { maxLength: 6 }),
  skew: optional(figure), styled: optional(fc.array(fc.record({ from: place, to: place, number: fc.option(fc.string()), level: place, heading: fc.option(place), centred: fc.boolean() }), { maxLength: 3 })),
}).map(({ skew, styled, ...rest }) => ({ ...rest, ...(skew === undefined ? {} : { skew }), ...(styled ? { styled } : {}) } as PageText)))

test('a page taken apart, written as JSON and put together again is the page', () => {
  fc.assert(fc.property(page, (one) => {
    const { words, layout } = splitPage(one)
    expect(withLayout(words, JSON.parse(JSON.stringify(layout)))).toEqual(one)
  }), { numRuns: 500 })
})

test('words are apart from the layout, and the layout does not repeat them', () => {
  const text = 'he never read the messages'
  const { words, layout } = splitPage({ n: 1, width: 612, height: 792, source: 'file', confidence: 1, text, runs: [{ text: 'read the', at: 9, x: 72, y: 80, w: 40, h: 11, size: 11, bold: false, italic: true }] })
  expect(words).not.toHaveProperty('runs')
  expect(JSON.stringify(layout)).toBe('[[[9,8,72,80,40,11,11,2]]]')
  expect(splitPage({ ...words, runs: [] }).layout).toBe(null)
})
