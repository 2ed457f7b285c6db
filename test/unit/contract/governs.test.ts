/** Which text governs, and when two were in force: nothing is claimed beyond the records. */
import { describe, expect, test } from 'vitest'
import { inForceOf, orderOf, togetherOf } from '../../../shared/contract/governs'
import type { Contract, Policy, PolicyVersion, VersionDate } from '../../../shared/records'

const contract = (from: string | null, until: string | null = null): Contract => ({ id: 'ctr_1', document: 'doc_1', name: 'Subscription Agreement', shortForm: 'LSA', parties: [], facts: [], from, until, doubts: [], note: '' })
const date = (day: string): VersionDate => ({ date: day, words: '', evidence: null, standing: 'confirmed' })
const version = (id: string, document: string, effective: string | null, regions: string[] = []): PolicyVersion => ({
  id, policy: 'pol_1', document, label: id, language: '', effective: effective ? date(effective) : null, published: null, firstCaptured: null, lastCaptured: null, captures: [], regions, audience: '', source: '', note: '',
})
const policy: Policy = { id: 'pol_1', name: 'Privacy Policy', publisher: '', kind: 'policy', address: '', note: '' }
const records = (one: Contract, ...versions: PolicyVersion[]) => ({ contracts: [one], versions, policies: [policy] })

describe('In force together', () => {
  test.each([
    // contract from, until      the version and its next        what is said
    ['2021-03-04', null, ['2024-09-18', null], 'together', '2024-09-18', null],
    ['2021-03-04', null, ['2024-07-31', '2024-09-18'], 'together', '2024-07-31', '2024-09-18'],
    ['2024-09-18', null, ['2024-07-31', '2024-09-18'], 'apart', null, null], // the next version takes effect that very day
    ['2021-03-04', '2023-01-01', ['2024-09-18', null], 'apart', null, null],
    [null, null, ['2024-09-18', null], 'unknown', null, null],
    ['2021-03-04', null, [null, null], 'unknown', null, null],
  ] as const)('%s to %s against %j: %s', (from, until, [effective, next], kind, start, end) => {
    const all = records(contract(from, until), version('ver_1', 'doc_2', effective), ...(next ? [version('ver_2', 'doc_3', next)] : []))
    expect(togetherOf(inForceOf('doc_1', all), inForceOf('doc_2', all))).toMatchObject({ kind, from: start, until: end })
  })
  test('a version for other regions does not end this one', () => {
    const all = records(contract('2021-03-04'), version('ver_1', 'doc_2', '2024-09-18', ['US']), version('ver_2', 'doc_3', '2024-11-20', ['EU']))
    expect(inForceOf('doc_2', all).until).toBeNull()
  })
  test('a paper that is neither contract nor version is not known, and says why', () => {
    const all = records(contract('2021-03-04'))
    expect(togetherOf(inForceOf('doc_1', all), inForceOf('doc_9', all)).say).toBe('It is not known whether both were in force on the same day. This paper is recorded neither as a contract nor as a version of a policy, so it is not known when it was in force.')
  })
})

describe('Order of precedence', () => {
  const over = (higher: string, lower: string) => ({ higher, lower })
  test('is a list through several records', () => {
    expect(orderOf([over('ctr_b', 'pol_1'), over('ctr_a', 'ctr_b')], [])).toMatchObject({ ranks: [['ctr_a'], ['ctr_b'], ['pol_1']], contradictory: [], silent: [] })
  })
  test('contradictory and silent pairs are said, not decided', () => {
    const order = orderOf([over('ctr_a', 'ctr_b'), over('ctr_b', 'ctr_a')], ['ctr_c'])
    expect(order.contradictory).toEqual([['ctr_a', 'ctr_b']].map((pair) => pair.sort()))
    expect(order.silent).toHaveLength(2)
    expect(order.ranks.flat().sort()).toEqual(['ctr_a', 'ctr_b', 'ctr_c'])
  })
})
