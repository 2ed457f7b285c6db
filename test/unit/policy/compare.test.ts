import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { comparePolicies, tallyOf } from '../../../shared/policy/compare'
import { sectionHistory } from '../../../shared/policy/history'
import { hunksOf, widened } from '../../../shared/policy/hunks'
import { heaviestAscending } from '../../../shared/policy/longest'
import type { Comparison, PolicyText } from '../../../shared/policy/model'
import { readPolicy } from '../../../shared/policy/read'
import { applied, diffWords, piecesOf, tokensOf } from '../../../shared/policy/words'

const read = (text: string) => readPolicy(readPlain(text), true)
const compare = (a: string, b: string) => comparePolicies(read(a), read(b))
const newText = (one: Comparison) => one.sections.filter((each) => each.new).map((each) => applied(each.words, 'new')).join('')
const oldText = (one: Comparison) => one.sections.filter((each) => each.old).sort((a, b) => (a.old?.index ?? 0) - (b.old?.index ?? 0)).map((each) => applied(each.words, 'old')).join('')
const exact = (a: PolicyText, b: PolicyText) => {
  const comparison = comparePolicies(a, b)
  expect(newText(comparison)).toBe(b.text)
  expect(oldText(comparison)).toBe(a.text)
  return comparison
}

const A = '## Collect\n\nYou give us your name, your address and the messages that you send to others.\n\n'
const B = '## Use\n\nWe use the data to run the service and we may train nothing with it at all.\n\n'
const C = '## Share\n\nWe share data with service providers bound by contract to keep it to themselves.\n\n'
const D = '## Contact\n\nWrite to the officer for data protection at the address of our main seat.\n\n'

describe('Comparing', () => {
  test('tells same, changed, added and removed sections, in the new order', () => {
    const found = compare(A + B + C, A + B.replace('may', 'will') + D)
    expect(found.sections.map((one) => [one.status, (one.new ?? one.old)?.title])).toEqual([['same', 'Collect'], ['changed', 'Use'], ['removed', 'Share'], ['added', 'Contact']])
    expect(found.sections[1]?.words.filter((one) => one.op !== 'same')).toEqual([{ op: 'removed', text: 'may' }, { op: 'added', text: 'will' }])
    expect([found.sections[1]?.removedWords, found.sections[1]?.addedWords]).toEqual([1, 1])
  })
  test('shows a moved section as moved, and only that', () => {
    const found = compare(A + B + C + D, C + A + B + D)
    expect(found.sections.map((one) => [one.status, one.new?.title])).toEqual([['moved', 'Share'], ['same', 'Collect'], ['same', 'Use'], ['same', 'Contact']])
  })
  test('finds a section again though it is renumbered, retitled and moved at once', () => {
    const found = compare(`${A}## 2. Use\n\n${B.slice(8)}${C}`, `${C}${A}## 5.1 How data is used\n\n${B.slice(8)}`)
    const used = found.sections.find((one) => one.new?.number === '5.1')
    expect(used).toMatchObject({ retitled: true, renumbered: true, old: { number: '2' } })
    expect(tallyOf(found)).toMatchObject({ added: 0, removed: 0 })
  })
  test('folds noise and loses none of it', () => {
    const before = '## Use\n\nWe use “the data” — see [here](https://a.example/1) for   more.\n'
    const after = '## Use\n\nWe use "the data" - see [here](https://b.example/22) for more.\n'
    const found = exact(read(before), read(after))
    expect(found.sections[0]).toMatchObject({ status: 'same', noise: true, removedWords: 0, addedWords: 0 })
    expect(found.sections[0]?.words.filter((one) => one.op !== 'same').every((one) => one.noise)).toBe(true)
  })
  test('knows a sentence that went to another section', () => {
    const moved = 'We may share the content of messages with affiliates of the company.\n\n'
    const found = exact(read(A + moved + B), read(A + B + moved))
    const steps = found.sections.flatMap((one) => one.words).filter((one) => one.moved !== undefined)
    expect(steps.map((one) => [one.op, one.text.trim()])).toEqual([['removed', moved.trim()], ['added', moved.trim()]])
    expect(new Set(steps.map((one) => one.moved)).size).toBe(1)
  })
  test('gives the places of each change in both texts, and widens a word to its sentence', () => {
    const [older, newer] = [read(A + B), read(A + B.replace('may', 'will'))]
    const [hunk, more] = hunksOf(comparePolicies(older, newer).sections)
    expect(more).toBeUndefined()
    if (!hunk) throw new Error('no change was found')
    expect([older.text.slice(hunk.old.from, hunk.old.to), newer.text.slice(hunk.new.from, hunk.new.to)]).toEqual(['may', 'will'])
    const wide = widened(newer.text, hunk.new, { from: newer.sections[1]?.from ?? 0, to: newer.text.length })
    expect(newer.text.slice(wide.from, wide.to)).toBe('We use the data to run the service and we will train nothing with it at all.')
  })
  test('whatever two texts are, the steps lead from one to the other to the character', () => {
    const words = fc.array(fc.constantFrom('we', 'may', 'share', 'data', '.', ' ', '\n', '\n\n## Use\n\n', '\n\n## Share\n\n', '“x”', '](https://a.b/c)', '[', '\ud800', 'é', '|', '**', '\t'), { maxLength: 80 }).map((all) => all.join(' '))
    fc.assert(fc.property(words, words, (a, b) => void exact(read(a), read(b))))
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (a, b) => {
      const steps = diffWords(a, b)
      expect([applied(steps, 'old'), applied(steps, 'new')]).toEqual([a, b])
      expect([tokensOf(a).join(''), piecesOf(b).join('')]).toEqual([a, b])
    }))
  })
  test('is the same each time', () => {
    expect(compare(A + B + C, D + C + B)).toEqual(compare(A + B + C, D + C + B))
  })
  test('a policy of 5 MB without any heading, half of it changed, ends in seconds', () => {
    const big = Array.from({ length: 70_000 }, (_, at) => `Sentence ${(at * 7919) % 10_007} says that data ${at % 97} may be shared with ${at % 13} partners.`).join(' ')
    const began = performance.now()
    exact(read(big), read(big.replace(/may be shared with (?:[02468]|1[02]) /g, 'will be sold to 9 ')))
    expect(performance.now() - began).toBeLessThan(25_000)
  })
})

describe('The heaviest ascending row', () => {
  test('ascends, and no lighter one is taken', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: 9 }), { maxLength: 8 }), (row) => {
      const weights = row.map((one) => (one * 7) % 5 + 1)
      const kept = heaviestAscending(row, weights)
      const own = row.filter((_one, at) => kept[at])
      expect(own).toEqual([...own].sort((a, b) => a - b))
      let best = 0
      for (let mask = 0; mask < 1 << row.length; mask++) {
        const some = row.filter((_one, at) => mask & (1 << at))
        if (some.every((one, at) => at === 0 || one > (some[at - 1] as number))) best = Math.max(best, weights.reduce((sum, weight, at) => (mask & (1 << at) ? sum + weight : sum), 0))
      }
      expect(weights.reduce((sum, weight, at) => (kept[at] ? sum + weight : sum), 0)).toBe(best)
    }))
  })
})

describe('The history of a section', () => {
  test('is born, changed, moved, renumbered, gone and back', () => {
    const versions = [A + B, A + B + D, D + A + B.replace('may', 'will'), A + B, A + B + D].map(read)
    const found = sectionHistory(versions)
    const what = (id: string) => found.find((one) => one.id === id)?.events.map((one) => `${one.version} ${one.what}`)
    expect(what('collect')).toEqual(['0 there'])
    expect(what('use')).toEqual(['0 there', '2 changed', '3 changed'])
    expect(what('contact')).toEqual(['1 born', '2 moved', '3 gone', '4 back'])
  })
  test('keeps its names when a later version is added', () => {
    const versions = [A + B, A + C + B, C + B + D].map(read)
    const names = (many: PolicyText[]) => sectionHistory(many).map((one) => one.id)
    expect(names(versions).slice(0, names(versions.slice(0, 2)).length)).toEqual(names(versions.slice(0, 2)))
  })
})
