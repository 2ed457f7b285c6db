import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sbom } from '../../../build/sbom.ts'
import { allowed, licenceFaults, shippedPackages } from '../../../build/shipped.ts'

test('every package is under a licence of the list', () => expect(licenceFaults()).toEqual([]))

test('what is shipped is known, and what only tests the app is not among it', () => {
  const names = shippedPackages().map((one) => one.name)
  expect(names).toEqual(expect.arrayContaining(['react', 'react-dom', 'scheduler', 'dexie', 'pdfjs-dist', 'tesseract.js', 'tesseract.js-core', '@tesseract.js-data/eng', '@sqlite.org/sqlite-wasm', 'zod']))
  for (const name of ['electron', 'vitest', '@playwright/test', 'electron-builder', 'typescript', 'flexsearch']) expect(names).not.toContain(name)
})

test.each([
  ['MIT', true], ['GPL-3.0-only', false], ['', false], ['MIT OR GPL-3.0-only', true], ['MIT AND GPL-3.0-only', false], ['(MPL-2.0 OR Apache-2.0)', true], ['(MIT AND Zlib)', true],
  ['(GPL-3.0-only OR MIT) AND GPL-2.0-only', false], ['GPL-2.0-only AND (MIT OR ISC)', false], ['SEE LICENSE IN x', false], ['(MIT', false], ['MIT)', false], ['OR', false],
])('the licence %j: %j', (expression, fits) => expect(allowed(expression, new Set(['MIT', 'ISC', 'Apache-2.0', 'Zlib']))).toBe(fits))

test('any text as a licence is answered', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('MIT', 'X', 'AND', 'OR', '(', ')', ' '), { maxLength: 40 }), (words) => typeof allowed(words.join(' '), new Set(['MIT'])) === 'boolean'))
})

test('the bill of materials names every package with version, licence and hash, and is the same each time', () => {
  const bom = JSON.parse(sbom('45.0.0')) as { bomFormat: string; components: { name: string; version: string; purl: string; licenses: unknown[]; hashes?: { alg: string; content: string }[] }[] }
  expect(sbom('45.0.0')).toBe(sbom('45.0.0'))
  expect(bom.bomFormat).toBe('CycloneDX')
  expect(bom.components).toHaveLength(shippedPackages().length + 1)
  for (const one of bom.components) {
    expect(one.purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d/)
    expect(one.licenses).toHaveLength(1)
    for (const hash of one.hashes ?? []) expect(hash).toEqual({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) })
  }
})
