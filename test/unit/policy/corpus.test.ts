/** The corpus of recorded policies; skipped where it is absent. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { comparePolicies } from '../../../shared/policy/compare'
import { dayOfName } from '../../../shared/policy/days'
import { datedOf, type FoundVersion, policiesOf } from '../../../shared/policy/gather'
import { inForceOn } from '../../../shared/policy/inForce'
import { parseTermQuery } from '../../../shared/policy/query'
import { readPolicy } from '../../../shared/policy/read'
import { termHistory } from '../../../shared/policy/terms'
import { applied } from '../../../shared/policy/words'
import { corpusFile, hasCorpus } from '../../corpus'

const root = corpusFile('policies/linkedin')
let policies: { folder: string; versions: FoundVersion[] }[] = []

function captured() {
  return readdirSync(root as string, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => {
    const path = join(one.parentPath, one.name)
    const text = readFileSync(path, 'utf8')
    return { key: path.slice((root as string).length + 1), name: one.name, folder: one.parentPath.slice((root as string).length + 1), captured: dayOfName(one.name)?.date ?? null, source: one.name, text: readPolicy(readPlain(text), true) }
  })
}

const train = () => {
  const query = parseTermQuery('train* "artificial intelligence"')
  if (!query) throw new Error('no query')
  return query
}
const of = (folder: string) => (policies.find((one) => one.folder === folder)?.versions ?? []).map(datedOf)

describe.skipIf(!hasCorpus)('Recorded policies', () => {
  beforeAll(() => {
    policies = policiesOf(captured())
  })
  test('every version is kept, its sections are a partition of its text, none is empty of all', () => {
    expect(policies.reduce((sum, one) => sum + one.versions.length, 0)).toBe(114)
    for (const { versions } of policies) for (const { text, key } of versions) {
      expect(text.sections.map((one) => text.text.slice(one.from, one.to)).join(''), key).toBe(text.text)
      expect(text.sections.length, key).toBeGreaterThan(4)
    }
  })
  test('for each version and the next, the steps give both texts to the character', () => {
    for (const { versions } of policies) for (const [at, version] of versions.entries()) {
      const before = versions[at - 1]
      if (!before) continue
      const { sections } = comparePolicies(before.text, version.text)
      expect(sections.filter((one) => one.new).map((one) => applied(one.words, 'new')).join('') === version.text.text, version.key).toBe(true)
      const olds = sections.filter((one) => one.old).sort((a, b) => (a.old?.index ?? 0) - (b.old?.index ?? 0))
      expect(olds.map((one) => applied(one.words, 'old')).join('') === before.text.text, version.key).toBe(true)
    }
  })
  test('sections put in another order are found as moved, and only those', () => {
    for (const { versions } of policies) {
      const version = versions.at(-1)
      const parts = version?.text.sections.map((one) => version.text.text.slice(one.from, one.to)) ?? []
      const at = Math.floor(parts.length / 3)
      const moved = parts[at] as string
      const turned = [...parts.slice(0, at), ...parts.slice(at + 1, -1), moved.endsWith('\n') ? moved : `${moved}\n`, parts.at(-1) as string]
      const found = comparePolicies(version?.text ?? readPolicy([]), readPolicy(readPlain(turned.join('')), true)).sections.filter((one) => one.status === 'moved')
      expect(found.length, version?.key).toBe(1)
    }
  })
  test('each date at the head is found: those that the corpus names', () => {
    const facts = readFileSync(corpusFile('ground-truth.tsv') as string, 'utf8').split('\n').map((line) => line.split('\t')).filter(([path, fact]) => path?.startsWith('policies/') && fact === 'date at the head (machine)')
    const byKey = new Map(policies.flatMap((one) => one.versions.map((version) => [`policies/linkedin/${version.key}`, version])))
    const missed = facts.filter(([path, , value]) => {
      const version = byKey.get(path ?? '')
      const day = /([A-Z][a-z]+ \d{1,2}, \d{4})/.exec(value ?? '')?.[1]
      return version && day && !version.stated.some((one) => one.head && one.words.endsWith(day))
    })
    expect(facts.length).toBeGreaterThan(80)
    expect(missed).toEqual([])
  })
  test('the first sentence on training AI stands in the version effective September 18, 2024, in none before', () => {
    const found = termHistory(of('contrib/privacy-policy'), train())
    expect(found.first?.version).toMatchObject({ key: 'contrib/privacy-policy/2024-09-19-e21e1fa8.md', effective: '2024-09-18' })
    expect(found.rows.slice(0, found.rows.findIndex((one) => one.stands)).every((one) => one.state === 'absent')).toBe(true)
    expect(found.gapBefore).toEqual({ from: '2024-08-01', to: '2024-09-19' })
    expect(found.first?.sentences).toHaveLength(1)
  })
  test('what was in force on 17 and 18 September 2024, and between captures without dates', () => {
    const versions = of('contrib/privacy-policy')
    expect([inForceOn(versions, '2024-09-17', 'US').version?.effective, inForceOn(versions, '2024-09-18', 'US').version?.effective]).toEqual(['2024-07-31', '2024-09-18'])
    expect(inForceOn(of('contrib/community-guidelines'), '2022-10-15', 'US')).toMatchObject({ basis: 'not-known', gap: { from: '2022-09-20', to: '2022-11-03' } })
  })
  test('a name that became another document is said; so are a change without a change of date and a notice for a region', () => {
    const doubts = policies.flatMap((one) => one.versions.flatMap((version) => version.doubts.map((doubt) => `${version.key} ${doubt.kind}`)))
    expect(doubts).toContain('pga/privacy-policy/2025-06-10-92248cc8.md other-title')
    expect(doubts).toContain('contrib/privacy-policy/2022-11-04-5f538a34.md same-effective')
    expect(policies.find((one) => one.folder === 'ie/privacy-policy')?.versions[0]?.notices.map((one) => one.regions)).toEqual([['European']])
  })
})
