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

describe('Canonical JSON (RFC 8785)', () => {
  test('is what the reference writes, of any value', () => {
    fc.assert(fc.property(fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: false, maxDepth: 5 }), (value) => {
      expect(either(value, canonical)).toBe(either(value, canonicalize))
    }), { seed: 11, numRuns: 2000 })
  })

  test('is letter for letter what the reference implementation writes', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(canonical(value)).toBe(canonicalize(value))
    }), { numRuns: 2000 })
    for (const value of [-0, 1e21, 1e-7, 0.1 + 0.2, '\u0000\b\f\n\r\t"\\/', '\u2028 ü 漢 😀', { '\ue000': 1, '😀': 2, é: 3, e: 4, '': 5 }, [undefined, null], { gone: undefined, there: null }, new Date(0), 'x'.repeat(500)]) expect(canonical(value)).toBe(canonicalize(value))
  })

  test('is the same however often and in whatever order names were met before', () => {
    const order = fc.shuffledSubarray(['id', 'name', 'ops', 'at', 'é', 'Zz', '9', 'toString'], { minLength: 3, maxLength: 5 })
    fc.assert(fc.property(fc.array(order, { minLength: 30, maxLength: 60 }), (orders) => {
      for (const names of [...orders, ...orders]) {
        const value = Object.fromEntries(names.map((name, at) => [name, at % 2 ? { b: at, a: [{ d: name, c: undefined }] } : name]))
        expect(canonical(value)).toBe(canonicalize(value))
      }
    }), { numRuns: 30 })
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`n${(at * 7919) % 200}`, at]))
    for (let times = 0; times < 2; times++) expect(canonical(many)).toBe(canonicalize(many))
  })

  test('refuses what JSON cannot say', () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: '\udc00 and so on' }, { '\ud800': 1 }, 1n, () => 0]) expect(() => canonical(value)).toThrow()
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
