import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSigns } from '../../../shared/text/signs'

test('signs are counted as patterns would gather them, in any text', () => {
  const some = fc.constantFrom('a', 'É', '漢', 'ق', '\u0301', ' ', '\n', '\u00a0', '\u2003', '\ufeff', '\ufffd', '\ue000', '\u0378', '\u0007', '\u007f', '§', '€', '™', '…', '🎉', '𝒜', '\u{f0000}', '\ud83c', '\udf89', '7', '-')
  fc.assert(fc.property(fc.oneof(fc.array(some).map((list) => list.join('')), fc.string({ unit: 'binary' })), (text) => {
    expect(countSigns(text)).toEqual({
      letters: text.match(/\p{L}/gu)?.length ?? 0,
      foreign: text.match(/[^\p{ASCII}\p{P}\p{Sc}\p{L}\p{M}\s]/gu)?.length ?? 0,
      lost: text.match(/[\ufffd\p{Co}\p{Cn}]|(?!\s)\p{Cc}/gu)?.length ?? 0,
      signs: text.replace(/\s/g, '').length,
    })
  }), { numRuns: 1000 })
})
