import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DigestRow, digestCells, digestReach, nextStretch } from '../../../shared/transcript/digest'
import { compare, type RangeLine } from '../../../shared/transcript/range'
import { wordsOf } from '../../../shared/transcript/words'
import { exhibitsNamed } from '../../../shared/transcript/records'

const lines: RangeLine[] = Array.from({ length: 200 }, (_, at) => ({ page: 4 + Math.floor(at / 25), n: (at % 25) + 1, text: at === 0 ? 'EXAMINATION' : `words ${at}`, kind: at === 0 || at === 120 ? 'heading' : at % 3 === 1 ? 'question' : 'answer', speaker: '', time: '' }))
const row = (from: [number, number], to: [number, number]): DigestRow => ({ from: { page: from[0], line: from[1] }, to: { page: to[0], line: to[1] }, topic: 'x', words: '' })

test('running over the examination covers every line of it once, and never crosses into the next one', () => {
  const rows: DigestRow[] = []
  for (let next = nextStretch(lines, rows, null); next; next = nextStretch(lines, rows, null)) {
    expect(compare(next.from, next.to)).toBeLessThanOrEqual(0)
    rows.push({ ...next, topic: 'x', words: '' })
    expect(rows.length).toBeLessThan(50)
  }
  const reach = digestReach(lines, rows)
  expect(reach).toEqual({ lines: 198, covered: 198 })
  // Line 120 is the head of the second examination: 8:21.
  expect(rows.some((one) => compare(one.from, { page: 8, line: 21 }) < 0 && compare(one.to, { page: 8, line: 21 }) > 0)).toBe(false)
  rows.slice(1).forEach((one, at) => expect(compare((rows[at] as DigestRow).to, one.from)).toBeLessThan(0))
})

test('any rows: the next stretch covers nothing that is covered, and lies behind what was skipped', () => {
  const place = fc.tuple(fc.integer({ min: 4, max: 11 }), fc.integer({ min: 1, max: 25 }))
  fc.assert(fc.property(fc.array(fc.tuple(place, place), { maxLength: 8 }), place, (pairs, after) => {
    const rows = pairs.map(([a, b]) => (a[0] - b[0] || a[1] - b[1]) <= 0 ? row(a, b) : row(b, a))
    const next = nextStretch(lines, rows, { page: after[0], line: after[1] })
    if (!next) return
    expect(compare(next.from, { page: after[0], line: after[1] })).toBeGreaterThan(0)
    for (const one of rows) expect(compare(next.to, one.from) < 0 || compare(next.from, one.to) > 0).toBe(true)
  }), { seed: 3, numRuns: 300 })
})

test('rows stand in the order of the transcript, with page:line and no name', () => {
  const transcript = { shortForm: 'Roe Dep.', paged: true, volume: '', digest: [row([6, 1], [6, 2]), row([4, 9], [5, 1])] } as never
  expect(digestCells(transcript).map((one) => one[0])).toEqual(['4:9-5:1', '6:1-2'])
})

test('every word has its count and its lines; front matter is left out', () => {
  const own: RangeLine[] = [{ page: 1, n: 1, text: 'marigold', kind: 'front', speaker: '', time: '' }, { page: 4, n: 2, text: 'Q. A rose is a rose.', kind: 'question', speaker: '', time: '' }, { page: 4, n: 3, text: 'A. Rose.', kind: 'answer', speaker: '', time: '' }]
  const words = new Map(wordsOf(own).map((one) => [one.word, one]))
  expect(words.get('rose')).toEqual({ word: 'rose', count: 3, places: [{ page: 4, line: 2 }, { page: 4, line: 3 }] })
  expect(words.has('marigold')).toBe(false)
  expect(words.has('is')).toBe(true)
})

test.each([
  ['I hand you Exhibit 12, please.', [[11, 21]]],
  ['Exhibit No. 3 and Ex. PX-4', [[0, 13], [18, 26]]],
  ['Exhibit is what we call it', []], // "is" is no number
  ['Exhibit 99', []], // no document of the matter
])('exhibits named in %s', (text, spans) => {
  const known = new Set(['12', '3', 'PX-4'])
  expect(exhibitsNamed(text, (number) => (known.has(number) ? `doc_${number}` : null)).map((one) => [one.from, one.to])).toEqual(spans)
})
