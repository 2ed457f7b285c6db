import { describe, expect, test } from 'vitest'
import { claims, findClaim, proposeAssignments, proposeClaims } from '../../../shared/elements'

const count = (name: string, basis: string[] = []) => ({ name, basis, printed: 'COUNT I' })

describe('A count finds its claim', () => {
  test.each([
    ['Breach of Contract', [], 'ca-contract'], ['Violation of 18 U.S.C. § 2702', ['18 U.S.C. § 2702'], 'sca-2702'], ['Unfair Competition Law', ['Cal. Bus. & Prof. Code § 17200'], 'ca-ucl'],
    ['Negligence', [], 'ca-negligence'], ['42 U.S.C. § 1983', ['42 U.S.C. § 1983'], 'sec-1983'], ['Violation of Sherman Act § 1', ['15 U.S.C. § 1'], 'sherman-1'], ['Copyright Infringement', ['17 U.S.C. § 501'], 'copyright'],
  ])('%s', (name, basis, claim) => expect(proposeClaims(count(name, basis))[0]?.claim.id).toBe(claim))

  test('and says that a name alone leaves the governing law open', () => expect(proposeClaims(count('Breach of Contract'))[0]?.reason).toContain('which state’s law governs'))
  test.each(['Negligence per se', 'Civil conspiracy', '42 U.S.C. § 1985(3)', 'Assault and battery'])('%s matches nothing: choose or write elements', (name) => expect(proposeClaims(count(name))).toEqual([]))
})

test('Every element of the library has a short label of its own', () => {
  for (const claim of claims) for (const element of claim.elements) expect(element.short.length).toBeLessThan(24)
  expect(findClaim('sca-2702')?.elements.map((one) => one.short)).toContain('Divulged')
})

test('Assignments are proposed with their reason, from facts outside other counts', () => {
  const paragraph = (n: number, text: string, kind: 'conduct' | 'agreement' | 'legal-conclusion', of: string | null) => ({ id: `par_${n}`, label: String(n), n, text, kind, count: of })
  const found = proposeAssignments(
    [
      paragraph(1, 'The parties entered into a subscription agreement in March.', 'agreement', null), paragraph(2, 'Defendant shared the contents of private messages with a vendor.', 'conduct', null),
      paragraph(3, 'Defendant divulged the contents.', 'conduct', 'cnt_other'), paragraph(4, 'Defendant divulged the contents in violation of law.', 'legal-conclusion', 'cnt_1'),
    ],
    [{ id: 'elm_1', count: 'cnt_1', text: 'Defendant divulged those contents to a person or entity', short: 'Divulged', library: 'sca-2702.4' }], [{ id: 'cnt_1', incorporates: [{ from: 1, to: 2 }] }],
  )
  expect(found.map((one) => one.paragraph)).toEqual(['par_2'])
  expect(found[0]?.reason).toMatch(/^It speaks of “/)
})
