/** What an amendment changes, and the text of a clause after several of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Amendment, changesOf, editsOf } from '../../../shared/contract/amendments'

const edits = (...texts: string[]) => editsOf(texts.map((text) => ({ text }))).map((one) => [one.action, one.target, one.old, one.text])

describe('What is changed', () => {
  test.each([
    ['1. Section 3.2 of the Agreement is hereby deleted in its entirety and replaced with the following: “Supplier shall not sell planks.”', [['replace', '3.2', '', 'Supplier shall not sell planks.']]],
    ['Section 4 (Price) is amended and restated in its entirety to read as follows: The price is ten dollars.', [['replace', '4', '', 'The price is ten dollars.']]],
    ['Section 5(a) shall be deleted.', [['delete', '5(a)', '', '']]],
    ['A new Section 7.4 is added to the Agreement: “Cedar may inspect.”', [['add', '7.4', '', 'Cedar may inspect.']]],
    ['The Agreement is amended by adding a new Section 9: "Birch insures."', [['add', '9', '', 'Birch insures.']]],
    ['Section 2.1 is amended by replacing the words “ten days” with “thirty days”.', [['words', '2.1', 'ten days', 'thirty days']]],
    ['Section 6 is amended as the parties may agree.', [['unclear', '6', '', '']]],
    ['Section 6 is replaced with the following:', [['unclear', '6', '', '']]],
    ['Supplier shall deliver under Section 3.2 of the Agreement.', []],
    ['Section 3 is deleted and replaced with the following: “Section 4 is deleted by nobody.”', [['replace', '3', '', 'Section 4 is deleted by nobody.']]],
  ])('%s', (text, expected) => expect(edits(text)).toEqual(expected))
  test('new words that were taken for a clause of the amendment are put together again', () => {
    expect(edits('1. Section 3.2 is deleted and replaced with the following: “', '3.2 Secrecy. Nobody tells.”', '2. Rest. All else stays.')).toEqual([['replace', '3.2', '', '3.2 Secrecy. Nobody tells.']])
  })
  test('never throws, ends, and gives words of the text', () => fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('Section 3 is deleted', ' and replaced with the following: “', 'Section 3.2 ', 'is amended by replacing “', '” with “', '”')), { maxLength: 40 }), (parts) => {
    const text = parts.join('')
    for (const one of editsOf([{ text }])) expect(text).toContain(one.text)
  })))
  test('noise of a megabyte is gone through in time', () => {
    const began = performance.now()
    editsOf([{ text: 'Section 3.2 of the Agreement “'.repeat(35_000) }])
    expect(performance.now() - began).toBeLessThan(8000)
  })
})

describe('The text after several amendments', () => {
  const base = [{ path: '1', text: '1. Alder delivers in ten days.' }, { path: '2', text: '2. Ten and ten.' }, { path: '3(a)', text: '(a) Birch pays.' }]
  const amendment = (id: string, from: string | null, ...texts: string[]): Amendment => ({ id, from, edits: editsOf(texts.map((text) => ({ text }))) })
  const told = (...amendments: Amendment[]) => [...changesOf(base, amendments)].map(([at, list]) => [at, list.map((one) => [one.amendment, one.plain, one.text])])

  test('a later one works upon what the earlier one left, whatever their order here', () => {
    const first = amendment('a', '2020-01-01', 'Section 1 is amended by replacing “ten” with “twenty”.')
    const second = amendment('b', '2021-01-01', 'Section 1 is amended by replacing “twenty” with “thirty”.')
    expect(told(second, first)).toEqual([[0, [['a', true, '1. Alder delivers in twenty days.'], ['b', true, '1. Alder delivers in thirty days.']]]])
  })
  test('what is not plain changes nothing and is told', () => {
    expect(told(amendment('a', '2020-01-01', 'Section 2 is amended by replacing “en” with “y”.', 'Section 8 is deleted.', 'A new Section 1 is added: “Again.”'))).toEqual([[1, [['a', false, null]]], [-1, [['a', false, null]]], [0, [['a', false, null]]]])
  })
  test('an amendment without a day is told last and carries nothing out', () => {
    expect(told(amendment('a', null, 'Section 3(a) is deleted.'), amendment('b', '2020-01-01', 'Section 3(a) is replaced with “Cedar pays.”'))).toEqual([[2, [['b', true, 'Cedar pays.'], ['a', false, null]]]])
  })
  test('a new clause stands apart', () => {
    expect(told(amendment('a', '2020-01-01', 'A new Section 4 is added: “Cedar inspects.”'))).toEqual([[-1, [['a', true, 'Cedar inspects.']]]])
  })
})
