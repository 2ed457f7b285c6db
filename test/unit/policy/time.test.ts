import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import type { DatedVersion } from '../../../shared/policy/dated'
import { inOrder } from '../../../shared/policy/dated'
import { dayOfName, daysIn } from '../../../shared/policy/days'
import { type Captured, gatherVersions } from '../../../shared/policy/gather'
import { inForceOn } from '../../../shared/policy/inForce'
import { modalityNear } from '../../../shared/policy/modality'
import { findTerms, parseTermQuery } from '../../../shared/policy/query'
import { readPolicy } from '../../../shared/policy/read'
import { spanOf } from '../../../shared/policy/span'
import { statedDates } from '../../../shared/policy/statedDates'
import { termHistory } from '../../../shared/policy/terms'

const text = (words: string) => readPolicy(readPlain(words), true)
const BODY = '\n\nThis policy says what we do with the data that our members give to us, and what they can choose for themselves.\n'

describe('Days', () => {
  test.each([
    ['September 18, 2024', '2024-09-18'], ['18 September 2024', '2024-09-18'], ['18th of September, 2024', '2024-09-18'], ['Sept. 18, 2024', '2024-09-18'], ['18.09.2024', '2024-09-18'], ['2024-09-18', '2024-09-18'], ['2024/9/18', '2024-09-18'],
    ['25/12/2024', '2024-12-25'], ['12/25/2024', '2024-12-25'], ['05/05/2024', '2024-05-05'], ['September 2024', '2024-09'], ['18. September 2024', '2024-09-18'], ['3 mai 2022', '2022-05-03'], ['3 de mayo de 2022', '2022-05-03'], ['2024年9月18日', '2024-09-18'],
    ['February 31, 2024', ''], ['13/14/2024', ''], ['31.02.2024', ''],
  ])('%s', (words, date) => expect(daysIn(words).map((one) => one.date)).toEqual([date]))
  test('that can be read two ways are not guessed', () => {
    expect(daysIn('03/04/2024')).toMatchObject([{ date: '', either: ['2024-03-04', '2024-04-03'] }])
    expect(daysIn('03/04/2024', true)).toMatchObject([{ date: '2024-04-03' }])
  })
  test.each([['2024-09-19-e21e1fa8.md', '2024-09-19'], ['policy_20240919.html', '2024-09-19'], ['/web/20240919123456/', '2024-09-19'], ['2024-02-31.md', ''], ['policy.md', '']])('of a name: %s', (name, date) => expect(dayOfName(name)?.date ?? '').toBe(date))
  test('never throw, and lie within the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('12', '/', '2024', 'May', ' ', '.', '31', 'Effective ', ',', '-'), { maxLength: 20 }).map((all) => all.join(''))), (noise) => {
      for (const one of daysIn(noise)) expect(noise.slice(one.from, one.to)).toBe(one.words)
      for (const one of statedDates(noise)) expect(one.from >= 0 && one.to <= noise.length && one.from < one.to).toBe(true)
    }))
  })
  test.each([['2024-09', '2024-09-01', '2024-09-30'], ['2024', '2024-01-01', '2024-12-31'], ['[2024-07-31..2024-09-18]', '2024-07-31', '2024-09-18'], ['2024-09-18T00:30:00+02:00', '2024-09-17', '2024-09-17'], ['2024-09-18T23:30:00Z', '2024-09-18', '2024-09-18'], ['2022/..', '2022-01-01', '']])('span of %s', (edtf, earliest, latest) => expect(spanOf(edtf)).toEqual({ earliest, latest }))
})

describe('Dates that a text states', () => {
  test.each([
    ['_[Effective September 18, 2024](https://a.example/x)_', 'effective', '2024-09-18', 'Effective September 18, 2024'],
    ['Last updated: March 1, 2023', 'updated', '2023-03-01', 'Last updated: March 1, 2023'],
    ['## Effective Date: 2024-09-18', 'effective', '2024-09-18', 'Effective Date: 2024-09-18'],
    ['Stand: 18. September 2024', 'updated', '2024-09-18', 'Stand: 18. September 2024'],
    ['This policy was last updated on 1 March 2023.', 'updated', '2023-03-01', 'last updated on 1 March 2023'],
    ['April 23, 2021', 'bare', '2021-04-23', 'April 23, 2021'],
    ['We’re updating our terms on November 3, 2025. See what’s coming.', 'announced', '2025-11-03', 'November 3, 2025'],
  ])('%s', (line, kind, date, words) => expect(statedDates(`Policy\n\n${line}${BODY}`)).toMatchObject([{ kind, date, words, head: true }]))
  test('are not taken from a paragraph that tells of another', () => {
    expect(statedDates(`Policy${BODY}\n\nSome services migrated to another program effective October 1, 2020, as is said in their own terms, which are found at the usual place and apply to all who bought them before that day and kept them.`)).toEqual([])
  })
})

const captured = (name: string, words: string, day: string | null = dayOfName(name)?.date ?? null): Captured => ({ key: name, name, folder: '', captured: day, source: `file name ${name}`, text: text(words) })
const doubts = (found: ReturnType<typeof gatherVersions>) => found.map((one) => one.doubts.map((each) => each.kind))
const policy = (date: string, words = '') => `# Policy\n\n${date}${BODY}\n${words}`

describe('Versions out of files', () => {
  test('the same text twice is one version that was seen twice', () => {
    const [only, more] = gatherVersions([captured('2024-02-01.md', policy('Effective January 1, 2024')), captured('2024-03-01.md', policy('Effective January 1, 2024'))])
    expect([only?.first, only?.last, only?.captures.length, more]).toEqual(['2024-02-01', '2024-03-01', 2, undefined])
  })
  test('dates of names are captures, not the day since when a text holds', () => {
    expect(gatherVersions([captured('2024-09-19-e21e1fa8.md', policy(''))])[0]).toMatchObject({ effective: null, first: '2024-09-19', doubts: [{ kind: 'no-date', asks: false }] })
  })
  test('each doubt has its sentence', () => {
    const german = '# Richtlinie\n\nWir verwenden die Daten, die Sie uns geben, um den Dienst zu betreiben und ihn für alle unsere Mitglieder sicher zu halten.'
    const found = gatherVersions([
      captured('a.md', policy('')), captured('2024-01-02.md', policy('Effective 03/04/2024')), captured('2024-01-03.md', policy('Effective February 31, 2024')), captured('2024-01-04.md', policy('April 23, 2021')),
      captured('2024-01-05.md', policy('Effective January 1, 2024')), captured('2024-01-06.md', policy('Effective January 1, 2024', 'And one thing more is said here.')), captured('2024-01-07.md', policy('Effective June 1, 2023', 'x')),
      captured('2024-01-08.md', german), captured('2024-01-09.md', policy('Effective March 1, 2024', 'y')), captured('2024-01-10.md', ''),
    ])
    const kinds = new Map(found.map((one) => [one.name, one.doubts.map((each) => each.kind)]))
    expect(kinds.get('a.md')).toContain('no-date')
    expect(kinds.get('2024-01-02.md')).toContain('ambiguous-date')
    expect(kinds.get('2024-01-03.md')).toContain('impossible-date')
    expect(kinds.get('2024-01-04.md')).toContain('bare-date')
    expect(kinds.get('2024-01-06.md')).toContain('same-effective')
    expect(kinds.get('2024-01-07.md')).toContain('out-of-order')
    expect(kinds.get('2024-01-08.md')).toContain('other-language')
    expect(kinds.get('2024-01-09.md')).toContain('before-effective')
    expect(kinds.get('2024-01-10.md')).toContain('empty')
    expect(found.flatMap((one) => one.doubts).every((one) => /[.]$/.test(one.say))).toBe(true)
  })
  test('a text that came back after another is a version anew', () => {
    expect(doubts(gatherVersions([captured('2024-01-01.md', policy('')), captured('2024-02-01.md', policy('', 'Other.')), captured('2024-03-01.md', policy(''))]))[2]).toContain('came-back')
  })
  test('stand in order, whatever order they are given in', () => {
    const all = [['c', null, '2024-03-01'], ['a', '2024-01-01', '2024-06-01'], ['b', '2024-02-01', null], ['d', null, '2024-09-01'], ['e', null, null]].map(([key, effective, first]) => ({ key: key as string, effective: effective as string | null, first: first as string | null }))
    const names = inOrder(all).map((one) => one.key)
    fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
      expect(inOrder(some).map((one) => one.key)).toEqual(names)
    }))
  })
})

const dated = (key: string, words: string, fields: Partial<DatedVersion> = {}): DatedVersion => ({ key, label: key, text: text(words), effective: null, first: null, last: null, regions: [], language: 'en', ...fields })
const OLD = policy('', 'We may use your data to run the service.')
const NEW = policy('', 'We will use your data to run the service and to train models.')

describe('In force', () => {
  const versions = [
    dated('old', OLD, { effective: '2024-07-31', first: '2024-08-01', last: '2024-08-20' }), dated('new', NEW, { effective: '2024-09-18', first: '2024-09-19', last: '2024-12-01' }),
  ]
  test.each([
    ['2024-08-10', 'captured', 'old'], ['2024-09-17', 'stated', 'old'], ['2024-09-18', 'stated', 'new'], ['2024-10-01', 'captured', 'new'], ['2024-07-01', 'not-known', null], ['2025-01-01', 'not-known', null],
  ])('on %s: %s, %s', (day, basis, key) => {
    const found = inForceOn(versions, day, 'US')
    expect([found.basis, found.version?.key ?? null]).toEqual([basis, key])
  })
  test('says between which captures nothing is known', () => {
    const bare = [dated('a', OLD, { first: '2024-01-01', last: '2024-02-01' }), dated('b', NEW, { first: '2024-05-01', last: '2024-05-01' })]
    expect(inForceOn(bare, '2024-03-01', null).say).toBe('On 1 Mar 2024: not known: no capture between 1 Feb 2024 and 1 May 2024.')
    expect(inForceOn(bare, '2023-03-01', null).say).toBe('On 1 Mar 2023: not known: no capture before 1 Jan 2024.')
    expect(inForceOn(bare, '2024-06-01', null).say).toBe('On 1 Jun 2024: not known: no capture after 1 May 2024.')
    expect(inForceOn([], '2024-06-01', 'UK').basis).toBe('not-known')
  })
  test('keeps to the region, and says where none is said', () => {
    const regional = [dated('eu', OLD, { effective: '2024-01-01', first: '2024-01-01', last: '2024-12-01', regions: ['EEA'] }), dated('us', NEW, { effective: '2024-01-01', first: '2024-01-01', last: '2024-12-01', regions: ['United States'] })]
    expect([inForceOn(regional, '2024-06-01', 'Ireland').version?.key, inForceOn(regional, '2024-06-01', 'California').version?.key, inForceOn(regional, '2024-06-01', 'HK').basis]).toEqual(['eu', 'us', 'not-known'])
    expect(inForceOn(versions, '2024-08-10', 'US').say).toContain('Which regions it is for is not said.')
  })
  test('does not take a text that was posted ahead for one in force', () => {
    expect(inForceOn([versions[0] as DatedVersion, dated('ahead', NEW, { effective: '2024-09-18', first: '2024-08-25', last: '2024-12-01' })], '2024-09-01', null).version?.key).toBe('old')
  })
  test('a text without a date that was seen since may have followed', () => {
    expect(inForceOn([versions[0] as DatedVersion, dated('undated', NEW, { first: '2024-08-25', last: '2024-08-25' })], '2024-09-01', null).basis).toBe('not-known')
  })
})

describe('Queries', () => {
  test.each([
    ['train*', 'we train models', true], ['train*', 'constrained by law', false], ['"generative ai"', 'our generative AI features', true], ['"generative ai"', 'ai that is generative', false], ['generative ai', 'ai that is generative', true],
    ['sell OR share', 'we share it', true], ['sell OR share', 'we keep it', false], ['third-parties', 'with third parties', true], ['“third parties', 'third parties', true], ['c.o.', 'x', false],
  ])('%s in “%s”: %s', (query, sentence, found) => {
    const parsed = parseTermQuery(query)
    expect(parsed === null ? false : findTerms(parsed, sentence.toLowerCase()) !== null).toBe(found)
  })
  test('without a word are none, and no typing throws', () => {
    expect([parseTermQuery(''), parseTermQuery('"" OR *')]).toEqual([null, null])
    fc.assert(fc.property(fc.string(), fc.string(), (query, words) => {
      const parsed = parseTermQuery(query)
      if (parsed) for (const one of findTerms(parsed, words.toLowerCase()) ?? []) expect(one.to).toBeGreaterThan(one.from)
    }))
  })
  test('the nearest modal counts', () => {
    expect([modalityNear('we may keep it and will train', 24), modalityNear('we do not train and may keep', 10), modalityNear('we train', 3)]).toEqual(['will', 'do not', null])
  })
})

describe('Words over time', () => {
  const query = parseTermQuery('use')
  const versions = [
    dated('a', policy('', 'Nothing is said.'), { effective: '2024-01-01', first: '2024-01-05' }), dated('b', OLD, { effective: '2024-07-31', first: '2024-08-01', last: '2024-08-20' }), dated('c', NEW, { effective: '2024-09-18', first: '2024-09-19' }),
    dated('d', policy('', 'Nothing is said again.'), { effective: '2024-12-01', first: '2024-12-02' }), dated('e', OLD, { effective: '2025-01-01', first: '2025-01-02' }),
  ]
  test('first, changed, vanished, back; with the gap before and the modal that changed', () => {
    if (!query) throw new Error('no query')
    const found = termHistory([...versions].reverse(), query)
    expect(found.rows.map((one) => one.state)).toEqual(['absent', 'first', 'changed', 'vanished', 'back'])
    expect(found.gapBefore).toEqual({ from: '2024-01-05', to: '2024-08-01' })
    expect(found.say).toBe('In the versions we hold, “use” first appears in the one effective 31 Jul 2024. The one before it, effective 1 Jan 2024, does not have it. No capture between 5 Jan 2024 and 1 Aug 2024 is held: another capture, or a request for all versions, would close this.')
    expect(found.rows[2]?.sentences).toMatchObject([{ change: 'reworded', modality: 'will', before: { modality: 'may' } }])
    expect(found.rows[3]?.gone).toEqual(['We will use your data to run the service and to train models.'])
  })
  test('in the first version that is held nothing shows since when', () => {
    if (!query) throw new Error('no query')
    expect(termHistory(versions.slice(1), query).say).toContain('stands already in the first version we hold')
  })
  test('a notice for another region does not count', () => {
    const parsed = parseTermQuery('train')
    if (!parsed) throw new Error('no query')
    const both = dated('x', '# Policy\n\nWe keep data.\n\n# European Regional Privacy Notice\n\nWe train models.\n', { effective: '2024-01-01' })
    expect([termHistory([both], parsed, 'US').first, termHistory([both], parsed, 'Ireland').first?.sentences[0]?.notice]).toEqual([null, ['European']])
  })
})
