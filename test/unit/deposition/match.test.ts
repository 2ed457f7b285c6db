/** Notes of the room against the demo matter's transcript, and against noise. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoTranscript } from '../../../build/demo/testimony.ts'
import { proposalsFor } from '../../../shared/deposition/match'
import { readPlain } from '../../../shared/plain/read'
import type { Question, RunningNote } from '../../../shared/records'
import { parseTranscript } from '../../../shared/transcript'
import type { RangeLine } from '../../../shared/transcript/range'

const parsed = parseTranscript(readPlain(demoTranscript()), { placed: false, name: 'sample-deposition.txt' })
const lines: RangeLine[] = parsed.pages.flatMap((page) => page.lines.map((line) => ({ ...line, page: page.printed })))

const note = (text: string, more: Partial<RunningNote> = {}): RunningNote => ({
  id: 'rnt_1', deposition: 'dep_1', order: 1, kind: 'admission', ground: '', text, at: '2026-03-03T09:10:00.000Z', onRecord: 0, question: null, document: null, support: null, testimony: null, ...more,
})
const first = (one: RunningNote, questions: Question[] = [], total = 0) => proposalsFor([one], questions, lines, total)[0]?.candidates[0]
const words = (one: RunningNote, questions: Question[] = [], total = 0) => first(one, questions, total)?.lines.map((line) => line.text).join(' ') ?? ''

test('the demo transcript is read whole and without a doubt', () => {
  expect([parsed.witness, parsed.date, parsed.firstPage, parsed.linesPerPage, parsed.paged, parsed.rough]).toEqual(['Jordan Sample', '2025-09-18', 1, 25, true, false])
  expect(parsed.lastPage).toBeGreaterThanOrEqual(30)
  expect(parsed.doubts).toEqual([])
  expect(parsed.exhibits.map((one) => one.number)).toEqual(['1', '2', '3'])
  expect(parsed.examinations.map((one) => one.kind)).toEqual(['examination', 'cross-examination', 'redirect examination'])
  expect(parsed.errata.map((one) => one.to)).toEqual(['In 2022, I believe.', 'Seven people in product,'])
})

test.each([
  ['Setting was on by default in US', 'Was the setting on by default for members'],
  ['No notice went through his group in August', 'no notice about this setting went through your group'],
  ['own design rules treat messages as sensitive', 'design rules'],
  ['cannot tell from own knowledge whether a message was used', 'Is it fair to say'],
  // other forms of the words, and none of the small ones
  ['Policies did not name the training of models before Sept 18', 'Before September 18, 2024'],
  ['manifest is kept by platform', 'Who keeps the manifest'],
])('“%s” is found', (text, there) => {
  expect(words(note(text))).toContain(there)
})

test('what nobody said has no place, and neither has a note without words, a plain note, or one that is cited', () => {
  expect(first(note('whales and icebergs'))).toBeUndefined()
  expect(proposalsFor([note(' '), note('the setting', { kind: 'note' }), note('the setting', { testimony: 'tst_1' })], [], lines, 0)).toEqual([])
})

test('the question that was asked and the clock decide between places with like words', () => {
  const question = { id: 'qst_1', text: 'Did any vendor or affiliate receive data for the training?' } as Question
  const one = note('does not know what', { question: 'qst_1', text: 'affiliate, does not know what it received' })
  expect(words(one, [question])).toContain('affiliate supplies models')
  const early = first(note('He does not recall', { onRecord: 10, text: 'does not recall the figure' }), [], 1000)
  const late = first(note('He does not recall', { onRecord: 990, text: 'does not recall the figure' }), [], 1000)
  expect(early?.from.page ?? 99).toBeLessThanOrEqual(late?.from.page ?? 0)
})

test('whatever is noted, places lie inside the transcript, best first, and are short', () => {
  const at = new Set(lines.map((line) => `${line.page}:${line.n}`))
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...lines.flatMap((line) => line.text.split(' '))), fc.string()), { maxLength: 12 }), fc.integer({ min: 0, max: 2000 }), (typed, onRecord) => {
    for (const { candidates } of proposalsFor([note(typed.join(' '), { onRecord })], [], lines, 1000)) {
      expect(candidates.map((one) => one.score)).toEqual(candidates.map((one) => one.score).sort((a, b) => b - a))
      for (const one of candidates) {
        expect(at.has(`${one.from.page}:${one.from.line}`) && at.has(`${one.to.page}:${one.to.line}`)).toBe(true)
        expect(one.lines.length).toBeLessThanOrEqual(31)
      }
    }
  }), { numRuns: 150 })
})
