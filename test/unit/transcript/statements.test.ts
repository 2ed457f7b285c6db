import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RangeLine } from '../../../shared/transcript/range'
import { exchangesOf, rankStatements, sameWitness, sharesWords, stretchesOf } from '../../../shared/transcript/statements'

const at = (key: string, words: string) => ({ key, words, where: 'another transcript' })

test('a denial of the same thing comes before its repetition, and each says why', () => {
  const found = rankStatements('I reviewed the marigold setting in September.', [at('repeats', 'We reviewed the marigold setting in September.'), at('denies', 'I never reviewed the marigold setting.'), at('else', 'Lunch was late.')])
  expect(found.map((one) => one.key)).toEqual(['denies', 'repeats'])
  expect(found[0]?.reason).toContain('; denies.')
  expect(found[1]?.reason).toContain('“marigold”')
})

test('other figures are said', () => expect(rankStatements('We sent 40 notices.', [at('a', 'There were 12 notices.')])[0]?.reason).toBe('Shares “notices”; has other figures (12).'))

test('any words: never more than twenty, the best first, nothing for words that say nothing', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.string(), { maxLength: 30 }), (chosen, others) => {
    const found = rankStatements(chosen, others.map((words, n) => at(String(n), words)))
    expect(found.length).toBeLessThanOrEqual(20)
    found.slice(1).forEach((one, index) => expect(one.score).toBeLessThanOrEqual((found[index] as { score: number }).score))
  }), { seed: 4, numRuns: 200 })
  expect(rankStatements('the and', [at('a', 'the and')])).toEqual([])
})

test('a question goes with its answer; one without an answer is no statement', () => {
  const line = (n: number, kind: RangeLine['kind'], text: string): RangeLine => ({ page: 5, n, text, kind, speaker: '', time: '' })
  const found = exchangesOf([line(1, 'question', 'Q. Who?'), line(2, 'objection', 'MR. PIER: Form.'), line(3, 'answer', 'A. I did.'), line(4, 'question', 'Q. And'), line(5, 'question', 'then?'), line(6, 'answer', 'A. Nothing.'), line(7, 'question', 'Q. Why?')])
  expect(found.map((one) => [one.from.line, one.to.line, one.words])).toEqual([[1, 3, 'Q. Who? A. I did.'], [4, 6, 'Q. And then? A. Nothing.']])
})

test.each([['Morgan Teasdale', 'TEASDALE, MORGAN', true], ['Dr. Ann Roe', 'Ann Roe', true], ['Ann Roe', 'Bob Roe', false], ['', '', false]])('%s and %s', (one, other, same) => expect(sameWitness(one, other)).toBe(same))

test('words that both have are lit, in whatever form', () => {
  const found = rankStatements('We reviewed the notices.', [at('a', 'I never reviewed a notice')])
  expect(stretchesOf('I never reviewed a notice', found[0]?.shared ?? []).filter((one) => one.lit).map((one) => one.text)).toEqual(['reviewed', 'notice'])
  expect(sharesWords('the notice', 'Notices were sent')).toBe(true)
  expect(sharesWords('the notice', 'And then, what?')).toBe(false)
})
