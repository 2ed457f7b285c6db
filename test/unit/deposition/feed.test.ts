/** A growing file, and all that can happen to it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Feed, feedOf, NO_FEED } from '../../../shared/deposition/feed'

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytes = (text: string) => new TextEncoder().encode(text)
/** One look at a file with these contents. */
const look = (feed: Feed, content: string | Uint8Array, file = 'a') => {
  const all = typeof content === 'string' ? bytes(content) : content
  return feedOf(feed, { file, size: all.length, bytes: all.slice(feed.offset) }, decode)
}
const texts = (feed: Feed) => feed.lines.map((one) => one.text)

test('grows by lines; what is not ended yet is shown apart', () => {
  const first = look(NO_FEED, 'Q. Did you se')
  expect([texts(first), first.open]).toEqual([[], 'Q. Did you se'])
  const second = look(first, 'Q. Did you see it?\r\nA. Yes.\r')
  expect([texts(second), second.open]).toEqual([['Q. Did you see it?'], 'A. Yes.'])
  const third = look(second, 'Q. Did you see it?\r\nA. Yes.\r\nQ. When?\n')
  expect([texts(third), third.open]).toEqual([['Q. Did you see it?', 'A. Yes.', 'Q. When?'], ''])
  expect(look(third, 'Q. Did you see it?\r\nA. Yes.\r\nQ. When?\n')).toBe(third)
})

test.each([
  ['cut short', 'a', 'Q. One.\nA.', 'The file was cut short. It is read from its beginning again.'],
  ['replaced', 'b', 'Q. Other.\nA. Yes.\n', 'The file was replaced by another. What follows is from the new one.'],
])('%s: said, and nothing that was read is lost', (_what, file, content, sentence) => {
  const before = look(NO_FEED, 'Q. One.\nA. Two.\nQ. Three is not')
  const after = look(look(before, content, file), content, file)
  expect(texts(after).slice(0, 4)).toEqual(['Q. One.', 'A. Two.', 'Unfinished: Q. Three is not', sentence])
  expect(texts(after)[4]).toBe(content.split('\n')[0])
})

test('gone and back again: each is said once', () => {
  let feed = look(NO_FEED, 'A. Yes.\n')
  for (let n = 0; n < 3; n++) feed = feedOf(feed, null, decode)
  feed = look(feed, 'A. Yes.\nQ. Go on.\n')
  expect(texts(feed)).toEqual(['A. Yes.', expect.stringContaining('cannot be read'), 'The file is there again.', 'Q. Go on.'])
})

test('noise is left out and said once, words around it stay', () => {
  const noise = Uint8Array.from(Array.from({ length: 400 }, (_, n) => (n % 9 === 0 ? 10 : n % 7)))
  const feed = look(NO_FEED, Uint8Array.from([...bytes('A. Yes.\n'), ...noise, ...bytes('\nQ. Go on.\n')]))
  expect(texts(feed)).toEqual(['A. Yes.', 'Signs that are no text were left out.', 'Q. Go on.'])
})

test('in whatever pieces the file is written, the lines are the same', () => {
  const sign = fc.oneof(fc.constantFrom('a', 'é', ' ', '\n', '\r\n', '\r', '…', 'Q. '), fc.string({ maxLength: 3 }))
  fc.assert(fc.property(fc.array(sign, { maxLength: 60 }).map((parts) => parts.join('')), fc.array(fc.nat(200), { maxLength: 8 }), (text, cuts) => {
    const all = bytes(`${text}\n`)
    let feed = NO_FEED
    for (const cut of [...cuts.map((one) => Math.min(one, all.length)).sort((a, b) => a - b), all.length]) feed = look(feed, all.slice(0, cut))
    expect(texts(feed)).toEqual(texts(look(NO_FEED, all)))
    expect(feed.open).toBe('')
  }), { numRuns: 300 })
})

test('a line without an end is cut, and any bytes come to an end', () => {
  expect(look(NO_FEED, 'x'.repeat(20_000)).lines.length).toBe(4)
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (all) => {
    expect(look(NO_FEED, all).offset).toBeLessThanOrEqual(all.length)
  }), { numRuns: 200 })
})
