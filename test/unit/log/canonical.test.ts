import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../../shared/log/canonical'

const either = (value: unknown, write: (value: unknown) => string | undefined): string => {
  try {
    return write(value) ?? 'refused'
  } catch {
    return 'refused'
  }
}

describe('canonical JSON', () => {
  test('is what the reference writes, of any value', () => {
    fc.assert(fc.property(fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: false, maxDepth: 5 }), (value) => {
      expect(either(value, canonical)).toBe(either(value, canonicalize))
    }), { seed: 11, numRuns: 2000 })
  })

  const circle: Record<string, unknown> = {}
  circle.self = circle
  test.each([
    ['names of digits', { 10: 'a', 9: 'b', '1a': 'c', b: 1, a: 2 }],
    ['a name that changes objects', JSON.parse('{"__proto__":{"b":1,"a":2},"a":0}')],
    ['a surrogate alone', { text: '\ud83d' }],
    ['a backslash before "ud"', { text: 'C:\\udder' }],
    ['nothing', { a: undefined, b: [undefined, null] }],
    ['numbers', [0, -0, 1e21, 1e-7, 0.1 + 0.2]],
    ['no number', [Number.NaN]],
    ['a value in itself', circle],
    ['what writes itself', { day: { toJSON: () => ({ b: 1, a: 2 }) } }],
  ])('%s', (_, value) => {
    expect(either(value, canonical)).toBe(either(value, canonicalize))
  })
})
