import { describe, expect, test } from 'vitest'
import { claims, findClaim, proposeAssignments, proposeClaims } from '../../../shared/elements'
import { SHORT } from '../../../shared/elements/short'

const count = (name: string, basis: string[] = []) => ({ name, basis, printed: 'COUNT I' })
const first = (name: string, basis: string[] = []) => proposeClaims(count(name, basis))[0]

describe('A count finds its claim', () => {
  test.each([
    ['Breach of Contract', [], 'ca-contract'], ['Breach of Implied Contract', [], 'ca-contract'], ['Violation of 18 U.S.C. § 2702', ['18 U.S.C. § 2702'], 'sca-2702'],
    ['Stored Communications Act', ['18 U. S. C. §§ 2701, 2702(a)'], 'sca-2702'], ['Unlawful Access to Stored Communications', ['18 U.S.C. § 2701(a)'], 'sca-2701'], ['Disclosure', ['Title 18, United States Code, Section 2702'], 'sca-2702'],
    ['Unfair Competition Law', ['Cal. Bus. & Prof. Code § 17200'], 'ca-ucl'], ['Unlawful, Unfair and Fraudulent Business Practices', [], 'ca-ucl'], ['Violation of CIPA', ['Cal. Penal Code § 631(a)'], 'cipa-631'],
    ['Negligence', [], 'ca-negligence'], ['42 U.S.C. § 1983', ['42 U.S.C. § 1983'], 'sec-1983'], ['Violation of Sherman Act § 1', ['15 U.S.C. § 1'], 'sherman-1'], ['Copyright Infringement', ['17 U.S.C. § 501'], 'copyright'],
    ['Fraud in the Inducement', [], 'ca-fraud'], ['Computer Fraud and Abuse Act', ['18 U.S.C. § 1030'], 'cfaa-1030'], ['False Designation of Origin', ['15 U.S.C. § 1125(a)'], 'lanham-tm'], ['False Advertising', ['15 U.S.C. § 1125(a)(1)(B)'], 'lanham-fa'],
    ['Breach of the Implied Covenant of Good Faith and Fair Dealing', [], 'ca-implied-covenant'], ['Race Discrimination in Violation of Title VII', ['42 U.S.C. § 2000e-2'], 'title-vii'],
  ])('%s', (name, basis, claim) => expect(first(name, basis)?.claim.id).toBe(claim))

  test('and says that a name alone leaves the governing law open', () => {
    expect(first('Breach of Contract')?.reason).toBe('By name: its heading says “Breach of Contract”. Check which state’s law governs; these elements are California’s.')
  })
  test('and says why, with the words it was found by', () => {
    expect(first('Violation of the Stored Communications Act', ['18 U.S.C. § 2702'])?.reason).toBe('Its heading names “Stored Communications Act” and cites “18 U.S.C. § 2702”.')
  })
  test('and where it cites an Act as a whole, asks which section is meant', () => {
    const found = proposeClaims(count('Stored Communications Act', ['18 U.S.C. § 2701 et seq.']))
    expect(found.slice(0, 2).map((one) => one.claim.id)).toEqual(['sca-2702', 'sca-2701'])
    expect(found[0]?.reason).toContain('choose between')
  })
  test.each([
    'Negligence per se', 'Civil conspiracy', '42 U.S.C. § 1985(3)', 'Assault and battery', 'Violation of the Illinois Consumer Fraud and Deceptive Business Practices Act', 'Retaliation in Violation of Title VII',
    'Monopolization, Sherman Act § 2', 'Age discrimination, 29 U.S.C. § 631', 'Fraudulent Transfer', 'Violation of State Antitrust Laws',
  ])('%s matches nothing: choose or write elements', (name) => expect(proposeClaims(count(name))).toEqual([]))
})

describe('The library', () => {
  test('has a short label of its own for every element, unlike the others of its claim', () => {
    for (const claim of claims) {
      for (const element of claim.elements) {
        expect(SHORT[element.id], element.id).toBeDefined()
        expect(element.short.split(' ').length, element.short).toBeLessThanOrEqual(4)
      }
      expect(new Set(claim.elements.map((one) => one.short)).size, claim.id).toBe(claim.elements.length)
    }
    expect(findClaim('sca-2702')?.elements.map((one) => one.short)).toContain('Divulged')
  })
  test('names the sources of every claim, for a lawyer to check', () => {
    for (const claim of claims) expect(claim.source.length, claim.id).toBeGreaterThan(0)
    expect(findClaim('no-such-claim')).toBeNull()
  })
})

type Kind = Parameters<typeof proposeAssignments>[0][number]['kind']
const paragraph = (n: number, text: string, kind: Kind, of: string | null = null) => ({ id: `par_${n}`, label: String(n), n, text, kind, count: of })
const element = (short: string, text: string) => ({ id: 'elm_1', count: 'cnt_1', text, short, library: null })
const divulged = element('Divulged', 'Defendant divulged those contents to a person or entity')

describe('Assignments are proposed', () => {
  test('with their reason, from facts outside other counts, and from the count itself', () => {
    const found = proposeAssignments(
      [
        paragraph(1, 'The parties entered into a subscription agreement in March.', 'agreement'), paragraph(2, 'Defendant shared the contents of private messages with a vendor.', 'conduct'),
        paragraph(3, 'Defendant divulged the contents.', 'conduct', 'cnt_other'), paragraph(4, 'Defendant divulged the contents in violation of law.', 'legal-conclusion', 'cnt_1'),
      ],
      [divulged], [{ id: 'cnt_1', incorporates: [{ from: 1, to: 2 }] }],
    )
    expect(found.map((one) => one.paragraph).sort()).toEqual(['par_2', 'par_4'])
    expect(found.find((one) => one.paragraph === 'par_2')?.reason).toBe('It speaks of “shared the contents of private messages with”; it is pleaded as conduct.')
    expect(found.find((one) => one.paragraph === 'par_4')?.reason).toContain('it is pleaded as a legal conclusion; it stands in this count')
  })
  test('only from what the count incorporates, and never from a conclusion elsewhere', () => {
    const texts = [paragraph(1, 'Defendant disclosed messages to third parties.', 'conduct'), paragraph(9, 'Defendant disclosed messages to third parties.', 'conduct'), paragraph(2, 'Defendant is liable because it divulged contents.', 'legal-conclusion')]
    expect(proposeAssignments(texts, [divulged], [{ id: 'cnt_1', incorporates: [{ from: 1, to: 5 }] }]).map((one) => one.paragraph)).toEqual(['par_1'])
  })
  test('not from the paragraph that only lists the counts', () => {
    const texts = [paragraph(1, 'Plaintiff brings this action for breach of contract and for disclosure of contents to third parties.', 'background')]
    expect(proposeAssignments(texts, [divulged], [{ id: 'cnt_1', incorporates: [] }])).toEqual([])
  })
  test('for elements that a person wrote, by their words', () => {
    const texts = [paragraph(1, 'The dam was built of loose gravel and collapsed in the first flood.', 'background'), paragraph(2, 'Plaintiff lives in Oakland.', 'party')]
    const found = proposeAssignments(texts, [element('Dam', 'The dam was built of gravel')], [{ id: 'cnt_1', incorporates: [] }])
    expect(found.map((one) => one.paragraph)).toEqual(['par_1'])
  })
})
