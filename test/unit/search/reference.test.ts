/** Laws that the plain evaluator must keep: it is the truth that the index is held against. */
import { describe, expect, test } from 'vitest'
import { generator } from '../../../shared/search/generate'
import type { FilterResolver, Query, UnitKind } from '../../../shared/search/model'
import { parseQuery } from '../../../shared/search/parse'
import { referenceIds, referencePlaces, referenceTerms, type ReferenceUnit, streamOf } from '../../../shared/search/reference'

const unit = (id: string, ...pages: string[]): ReferenceUnit => ({ id, kind: 'document', pages: pages.map((text, page) => ({ page, text })) })
const query = (text: string, stem = false): Query => {
  const parsed = parseQuery(text, { stem })
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors[0]?.say}`)
  return parsed.query
}
const none: FilterResolver = () => new Set()

describe('what a query finds', () => {
  test.each([
    // query, head, page 1, page 2, found
    ['private message', '', 'private', 'message', true],
    ['"private message"', '', 'the private', 'message went', true], // over a page's edge
    ['"private message"', '', 'private or message', '', false],
    ['"private message"', '', 'Private\nmes-\nsage', '', true],
    ['opt-out', '', 'opt-\nout', '', true],
    ['opt-out', '', 'they opt out', '', true],
    ['opt-out', '', 'the optout', '', true],
    ['e-mail', '', 'email', '', true],
    ['third-party', '', 'third-\nparty', '', true],
    ['third', '', 'third-\nparty', '', true],
    ['§ 2702(a)(1)', '', 'under 18 U.S.C. §2702(a)(1).', '', true],
    ['§ 2702(a)(1)', '', 'under 18 U.S.C. § 2702(a)(2).', '', false],
    ['LI_000123', '', 'LI_000123', '', true],
    ['LI_000123', 'LI_000123', '', '', true],
    ['ann.roe@example.com', '', '<Ann.Roe@Example.com>', '', true],
    ['5000', '', '$5,000', '', true],
    ['naive', '', 'naïve', '', true],
    ['a w/2 d', '', 'a b c d', '', false],
    ['a w/3 d', '', 'a b c d', '', true],
    ['d w/3 a', '', 'a b c d', '', true],
    ['d pre/3 a', '', 'a b c d', '', false],
    ['a w/3 d', '', 'a b', 'c d', true],
    ['a w/5 a', '', 'a', '', false], // a word is not near itself
    ['a w/5 a', '', 'a b a', '', true],
    ['"a b" w/1 "b c"', '', 'a b c', '', false], // they overlap
    ['a not w/2 c', '', 'a b c', '', false],
    ['a not w/2 c', '', 'a b c x x a', '', true],
    ['alpha w/s omega', '', 'Alpha is. Omega was.', '', false],
    ['alpha w/s omega', '', 'Alpha is omega.', '', true],
    ['alpha w/p omega', '', 'Alpha.\n\nOmega.', '', false],
    ['alpha w/p omega', '', 'Alpha is. Omega was.', '', true],
    ['(a w/2 b) w/2 c', '', 'a x b x c', '', true],
    ['(a OR b) w/1 c', '', 'b c', '', true],
    ['train*', '', 'training', '', true],
    ['te?m', '', 'team', '', true],
    ['te?m', '', 'tem', '', false],
    ['mesage~', '', 'message', '', true],
    ['NOT a', '', 'b', '', true],
    ['隐私', '', '用户隐私', '', true],
    ['the', '', 'the', '', true],
  ])('%s', (text, head, one, two, found) => {
    expect(referenceIds(query(text), [unit('doc_1', head, one, two)], none).size === 1).toBe(found)
  })

  test('other forms of a word are found when asked for, and not in quotes', () => {
    const units = [unit('doc_1', '', 'They trained it.')]
    expect(referenceIds(query('training', true), units, none).size).toBe(1)
    expect(referenceIds(query('training', false), units, none).size).toBe(0)
    expect(referenceIds(query('"training"', true), units, none).size).toBe(0)
  })
})

const made = generator(2024)
const units = made.units(60)
const KINDS: Record<string, UnitKind> = { documents: 'document', paragraphs: 'paragraph', gaps: 'gap' }
const resolve: FilterResolver = ({ test: one }) => new Set(units.filter((own) => one.kind === 'value' && KINDS[one.value] === own.kind).map((own) => own.id))
const ids = (text: string) => referenceIds(query(text), units, resolve)
const texts = Array.from({ length: 250 }, () => made.query())

describe('laws over generated texts and queries', () => {
  test('queries find something, but not everything', () => {
    const sizes = texts.map((text) => ids(text).size)
    expect(sizes.filter((size) => size > 0 && size < units.length).length).toBeGreaterThan(texts.length / 2)
  })

  test('NOT, AND and OR are complement, meeting and union', () => {
    for (let at = 0; at + 1 < texts.length; at += 2) {
      const [a, b] = [`(${texts[at]})`, `(${texts[at + 1]})`]
      const [left, right] = [ids(a), ids(b)]
      expect([...ids(`NOT ${a}`)].sort()).toEqual(units.map((one) => one.id).filter((id) => !left.has(id)).sort())
      expect([...ids(`${a} AND ${b}`)].sort()).toEqual([...left].filter((id) => right.has(id)).sort())
      expect([...ids(`${a} OR ${b}`)].sort()).toEqual([...new Set([...left, ...right])].sort())
    }
  })

  test('nearness grows with the distance and does not depend on the side; before is within', () => {
    for (const [a, b] of [['message', 'train*'], ['private', 'member~'], ['"opt out"', 'the'], ['model', 'disclos*']] as const) {
      let before = new Set<string>()
      for (const far of [1, 2, 3, 5, 8, 20]) {
        const now = ids(`${a} w/${far} ${b}`)
        for (const id of before) expect(now.has(id)).toBe(true)
        expect(ids(`${b} w/${far} ${a}`)).toEqual(now)
        for (const id of ids(`${a} pre/${far} ${b}`)) expect(now.has(id)).toBe(true)
        before = now
      }
      for (const id of ids(`${a} w/s ${b}`)) expect(ids(`${a} w/p ${b}`).has(id)).toBe(true)
    }
    expect(ids('private pre/1 message')).toEqual(ids('"private message"'))
  })

  test('places stand where the words are, and there are some where a query without NOT finds a unit', () => {
    for (const text of texts.filter((one) => !one.includes('NOT') && !one.includes('in:')).slice(0, 80)) {
      const asked = query(text)
      const found = referenceIds(asked, units, resolve)
      for (const one of units) {
        const places = referencePlaces(asked, one)
        if (found.has(one.id)) expect(places.length).toBeGreaterThan(0)
        const stream = streamOf(one)
        for (const place of places) {
          expect(stream.some((token) => token.page === place.page && token.from === place.from)).toBe(true)
          expect(stream.some((token) => token.page === place.page && token.to === place.to)).toBe(true)
        }
      }
    }
  })

  test('counts of a term are those of the term alone', () => {
    for (const text of texts.slice(0, 40)) {
      const asked = query(text)
      for (const count of referenceTerms(asked, units)) {
        expect(count.occurrences).toBeGreaterThanOrEqual(count.units)
        expect(count.units).toBeLessThanOrEqual(units.length)
      }
    }
    expect(referenceTerms(query('message NOT zz9'), units).map((one) => one.units)).toEqual([ids('message').size, ids('zz9').size])
  })

  test('the same seed makes the same texts and queries', () => {
    const again = generator(2024)
    expect(again.units(60)).toEqual(units)
    expect(Array.from({ length: 250 }, () => again.query())).toEqual(texts)
  })
})
