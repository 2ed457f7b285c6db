import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCatchAll } from '../../../shared/answer/cues'
import type { ResponseKind } from '../../../shared/answer/model'
import { citeRanges, readNumberList } from '../../../shared/answer/numbers'
import { readResponse } from '../../../shared/answer/reading'
import { amendmentOf } from '../../../shared/answer/title'
import { answeringParties } from '../../../shared/answer/who'

const ONE = [{ name: 'Acme Widgets, Inc.', definedAs: 'Acme' }]
const TWO = [...ONE, { name: 'Robert Stone', definedAs: null }]

const KINDS: [string, ResponseKind][] = [
  ['Admitted.', 'admitted'],
  ['Admit.', 'admitted'],
  ['Acme does not dispute the allegations of this paragraph.', 'admitted'],
  ['Upon information and belief, admitted.', 'admitted'],
  ['It is admitted that the sale took place.', 'admitted'],
  ['Denied.', 'denied'],
  ['Acme denies each and every allegation contained in Paragraph 4 of the Complaint.', 'denied'],
  ['The allegations of paragraph 9 are denied.', 'denied'],
  ['Acme disputes the allegations of this paragraph.', 'denied'],
  ['Except as expressly admitted herein, Acme denies the allegations of this paragraph.', 'denied'],
  ['Acme lacks knowledge or information sufficient to form a belief about the truth of the allegations.', 'lacks-knowledge'],
  ['Acme is without sufficient information to admit or deny the allegations and therefore denies the same.', 'lacks-knowledge'],
  ['Acme can neither admit nor deny the allegations of this paragraph.', 'lacks-knowledge'],
  ['Denied for lack of knowledge.', 'denied'],
  ['Acme admits that it sold the grinder. Except as so admitted, Acme denies the allegations.', 'partial'],
  ['Acme admits only that it is a corporation.', 'partial'],
  ['Admitted in part and denied in part. Admitted that a sale was made; denied that it was on March 3.', 'partial'],
  ['Acme admits the first sentence and lacks knowledge or information sufficient to form a belief as to the truth of the second.', 'partial'],
  ['Acme admits the allegations, except that the price was lower.', 'partial'],
  ['The document speaks for itself.', 'speaks-for-itself'],
  ['Acme refers the Court to the agreement for its complete contents.', 'speaks-for-itself'],
  ['The document speaks for itself, and Acme denies any characterization inconsistent therewith.', 'denied'],
  ['This paragraph states legal conclusions.', 'legal-conclusion'],
  ['This paragraph calls for a legal conclusion to which no response is required.', 'legal-conclusion'],
  ['This paragraph is not directed at Acme, and no response is required.', 'no-response'],
  ['Acme objects to this paragraph and declines to answer it.', 'no-response'],
  ['To the extent a response is required, denied.', 'denied'],
  ['Acme repeats and realleges its responses to the preceding paragraphs.', 'incorporated'],
  ['See above.', 'no-response'],
]

describe('The kind of a response', () => {
  test.each(KINDS)('%s', (text, kind) => {
    expect(readResponse(text, ONE).kind).toBe(kind)
  })

  test('a response that only takes note of another’s admission admits nothing', () => {
    expect(readResponse('Acme denies all matters not expressly admitted.', ONE).parts.map((one) => one.kind)).toEqual(['denied'])
  })

  test('who admits is told apart', () => {
    const { parts } = readResponse('Acme and Stone deny the first sentence. Stone admits that he wrote to the staff, and denies the rest.', TWO)
    expect(parts.map((one) => one.who)).toEqual([[], ['Robert Stone'], ['Robert Stone']])
  })
})

test('Words that deny whatever is not admitted are told from the denial of one paragraph', () => {
  for (const text of ['Anything not specifically admitted in this answer is denied.', 'Each and every allegation of the Complaint not expressly admitted is hereby denied.', 'Except as expressly admitted herein, Defendant denies each allegation of the Complaint.', 'Defendant generally denies each and every allegation of the complaint.', 'Defendant denies all allegations not expressly admitted.']) expect(isCatchAll(text), text).toBe(true)
  for (const text of ['Denied.', 'Defendant denies each and every allegation of paragraph 7.', 'Defendant denies the remaining allegations of this paragraph.']) expect(isCatchAll(text), text).toBe(false)
})

test('Lists of numbers', () => {
  const rows: [string, [number, number][] | null][] = [
    ['12', [[12, 12]]], ['1-5', [[1, 5]]], ['1–5, 7', [[1, 5], [7, 7]]], ['3, 5 and 7-9.', [[3, 3], [5, 5], [7, 9]]], ['12 through 19', [[12, 19]]],
    ['123–5', [[123, 125]]], ['9-5', [[9, 9], [5, 5]]], ['23(a) and 24', [[23, 23], [24, 24]]], ['¶¶ 4 & 6', [[4, 4], [6, 6]]], ['of the complaint', null],
  ]
  for (const [text, ranges] of rows) expect(readNumberList(text)?.ranges.map((one) => [one.from, one.to]) ?? null, text).toEqual(ranges)
  expect(citeRanges([{ from: 1, to: 5 }, { from: 7, to: 7 }])).toBe('¶¶ 1–5, 7')
})

test('Which complaint a title names', () => {
  const rows: [string | null, number | null][] = [['COMPLAINT', 0], ['CLASS ACTION COMPLAINT', 0], ['AMENDED COMPLAINT', 1], ['FIRST AMENDED CLASS ACTION COMPLAINT', 1], ['ANSWER TO PLAINTIFF’S SECOND AMENDED COMPLAINT', 2], ['CONSOLIDATED AMENDED COMPLAINT', 1], ['MOTION', null], [null, null]]
  for (const [title, amendment] of rows) expect(amendmentOf(title), String(title)).toBe(amendment)
})

test('Who answers', () => {
  const rows: [string, string[]][] = [
    ['Defendant Acme Corp. hereby answers the Complaint', ['Acme Corp.']],
    ['Defendants Ann Roe, Acme Widgets, Inc. (“Acme”), and the City of Oakland (collectively “Defendants”) answer', ['Ann Roe', 'Acme Widgets, Inc.', 'City of Oakland']],
    ['COMES NOW the Defendant, Ann Roe, by and through her counsel, and answers', ['Ann Roe']],
    ['Now come the parties', []],
  ]
  for (const [text, names] of rows) expect(answeringParties(text).map((one) => one.name), text).toEqual(names)
})

const WORDS = ['admits', 'denies', 'Acme', 'Stone', 'that', 'the', 'allegations', 'paragraph', '12', 'except', 'and', ',', '.', ';', 'lacks', 'knowledge', 'belief', 'truth', 'on that basis', 'speaks for itself', 'without', 'not', 'no response is required', '“', '¶', '1-5.']

describe('Properties of the reading', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' ')))
  test('parts lie inside the text, in order, and do not cross', () => {
    fc.assert(fc.property(text, (words) => {
      const { parts } = readResponse(words, TWO)
      let at = 0
      for (const part of parts) {
        expect(part.from).toBeGreaterThanOrEqual(at)
        expect(part.to).toBeGreaterThanOrEqual(part.from)
        expect(part.to).toBeLessThanOrEqual(words.length)
        at = part.to
      }
    }), { numRuns: 400 })
  })

  test('numbers and names end on anything', () => {
    fc.assert(fc.property(text, (words) => {
      readNumberList(words)
      answeringParties(words)
      isCatchAll(words)
    }), { numRuns: 300 })
  })

  test('a megabyte of one word ends within seconds', () => {
    const began = performance.now()
    for (const word of ['without ', 'lacks knowledge ', 'deny ', '1, ', 'Acme and ', 'not admitted ', 'each ']) {
      const long = word.repeat(1_000_000 / word.length)
      readResponse(long, TWO)
      answeringParties(long)
      readNumberList(long)
    }
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
