import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { splitNumber } from '../../../shared/policy/headings'
import { guessLanguage } from '../../../shared/policy/language'
import { passageOf } from '../../../shared/policy/passage'
import { ancestors, placeOf, readPolicy } from '../../../shared/policy/read'
import { reachOf, regionCode, regionsOfTitle } from '../../../shared/policy/regions'
import { sentencesOf } from '../../../shared/policy/sentences'

const read = (text: string, markdown = false) => readPolicy(readPlain(text), markdown)
const outline = (text: string, markdown = false) => read(text, markdown).sections.map((one) => [one.level, one.number, one.title])

describe('Sections', () => {
  test('of Markdown: by their marks, also within lists, with the printed number', () => {
    expect(outline('Privacy\n=======\n\nHello there.\n\n2. 1\\. **Data** We Collect\n    -------\n\n    ### 1.1 [You](#you) give\n\n*   ### Be safe\n\n**7.1.4.** If purchased, the package includes all features.\n', true)).toEqual([
      [1, null, 'Privacy'], [2, '1', 'Data We Collect'], [3, '1.1', 'You give'], [3, null, 'Be safe'], [5, '7.1.4', ''],
    ])
  })
  test('of plain text: numbers, capitals and short lines over a paragraph, without the table of contents', () => {
    const text = 'EXAMPLE TERMS\n\n1. Scope\n2. Payment\n3. End\n\n1. Scope\n\nThese terms are for all who use the service of the company.\n\n2. Payment\n\nYou pay each month in advance by card or by transfer.\n\n3. End\n\nEither of us may end this with a month of notice to the other.\n'
    expect(outline(text).map(([, number, title]) => [number, title])).toEqual([[null, 'EXAMPLE TERMS'], ['1', 'Scope'], ['2', 'Payment'], ['3', 'End']])
  })
  test('of a saved page or Word: by the headings of the file', () => {
    const text = 'Terms\nThe first words.\nPayment\nYou pay.'
    const [page] = readPlain(text)
    const styled = [1, null, 2, null].map((heading, at) => {
      const from = text.split('\n').slice(0, at).join('\n').length + (at > 0 ? 1 : 0)
      return { from, to: from + (text.split('\n')[at]?.length ?? 0), number: null, level: 0, heading, centred: false }
    })
    expect(readPolicy(page ? [{ ...page, styled }] : []).sections.map((one) => one.title)).toEqual(['Terms', 'Payment'])
  })
  test('of a PDF: by larger and bold type', () => {
    const [page] = readPlain('How We Use Data\nWe use it to run the service, and for nothing else at all, ever.\nSharing\nWe share it with nobody who is not bound by contract to us.')
    const runs = page?.runs.map((run, at) => ({ ...run, size: at === 0 ? 18 : 11, bold: at === 2 })) ?? []
    expect(readPolicy(page ? [{ ...page, runs }] : []).sections.map((one) => [one.title, one.level])).toEqual([['How We Use Data', 1], ['Sharing', 2]])
  })
  test.each([
    ['1.2 Data You Provide', '1.2', 'Data You Provide'], ['§ 5 Payment', '5', 'Payment'], ['Section 3. Term', '3', 'Term'], ['Article IV – Notices', 'IV', 'Notices'], ['A. Scope', 'A', 'Scope'],
    ['A scope of work', null, 'A scope of work'], ['2024 was a year', null, '2024 was a year'], ['I agree', null, 'I agree'],
  ])('%s', (text, number, title) => expect(splitNumber(text)).toEqual({ number, title }))
  test('know what they stand in', () => {
    const { sections } = read('# A\n\n## B\n\n### C\n\n## D\n\n### E\n', true)
    expect(ancestors(sections, 4).map((one) => one.title)).toEqual(['A', 'D'])
  })
  test('are a partition of whatever comes, and reading ends', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('# A', '====', '---', '**B**', '1. C', '2.1 D', '* ### E', '', '| a | b |', 'CAPITALS HERE', '```', '§ 4', '\f'))
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), fc.boolean(), (lines, markdown) => {
      const policy = read(lines.join('\n'), markdown)
      expect(policy.sections.map((one) => policy.text.slice(one.from, one.to)).join('')).toBe(policy.text)
      for (const one of policy.sections) expect(one.from <= one.body && one.body <= one.to).toBe(true)
      for (const one of sentencesOf(policy)) expect(one.from < one.to && one.to <= policy.text.length && policy.sections[one.section] !== undefined).toBe(true)
    }))
  })
  test('a megabyte of marks takes no time', () => {
    const began = performance.now()
    for (const noise of ['#'.repeat(1e6), '['.repeat(1e6), '](('.repeat(3e5), '- '.repeat(5e5), '*'.repeat(1e6), '.'.repeat(1e6), '1.'.repeat(5e5), '| '.repeat(5e5)]) sentencesOf(read(noise, true))
    expect(performance.now() - began).toBeLessThan(15_000)
  })
})

describe('Sentences', () => {
  test('end at stops, list items and cells, not at abbreviations', () => {
    const found = sentencesOf(read('# T\n\nWe share data, e.g. with Acme Inc. and others. We *may* [train](https://a.example/b) models.\n\n* One thing\n* Another thing\n\n| a cell | another cell |\n', true)).map((one) => one.words)
    expect(found).toEqual(['T', 'We share data, e.g. with Acme Inc. and others.', 'We may train models.', 'One thing', 'Another thing', 'a cell', 'another cell'])
  })
  test('run over the ends of lines', () => {
    expect(sentencesOf(read('We use the data to run\nthe service. We keep it.')).map((one) => one.words)).toEqual(['We use the data to run the service.', 'We keep it.'])
  })
})

describe('Passages', () => {
  test('stand where the words stand, also over the end of a page', () => {
    const pages = readPlain('First page ends here\fand goes on there.')
    const policy = readPolicy(pages)
    const found = passageOf(policy, pages, 6, 29)
    expect(found).toMatchObject({ page: 1, endPage: 2, from: 6, to: 8, quote: 'page ends here and goes' })
    expect(placeOf(policy, 21)).toEqual({ page: 2, at: 0 })
    expect(passageOf(policy, pages, 5, 6)).toBeNull()
  })
})

describe('Languages and regions', () => {
  test.each([
    ['en', 'We use the data that you give to us in order to run the service and to keep it safe for all of our members.'],
    ['de', 'Wir verwenden die Daten, die Sie uns geben, um den Dienst zu betreiben und ihn für alle unsere Mitglieder sicher zu halten.'],
    ['fr', 'Nous utilisons les données que vous nous donnez pour fournir le service et pour la sécurité de tous nos membres.'],
    ['ja', 'このプライバシーポリシーは、当社のサービスを利用する際に適用されます。データの収集、利用、共有について説明します。'],
    ['', 'x'],
  ])('%s', (language, text) => expect(guessLanguage(text)).toBe(language))
  test.each([
    ['Ireland', ['EEA'], 'yes'], ['UK', ['EU', 'EEA'], 'no'], ['EU', ['Ireland'], 'part'], ['California', ['United States'], 'yes'], ['US', ['California'], 'part'], ['HK', ['Worldwide'], 'yes'], ['US', [], 'not-said'], ['Norway', ['EU'], 'no'],
  ] as const)('%s of %j: %s', (asked, written, reach) => expect(reachOf(written, asked)).toBe(reach))
  test('are known by code and name, and from the title of a notice', () => {
    expect([regionCode('the European Union'), regionCode('UK'), regionCode('ca'), regionCode('U.S. members'), regionCode('Atlantis')]).toEqual(['EU', 'UK', 'CA', 'US', null])
    expect(regionsOfTitle('European Regional Privacy Notice')).toEqual(['European'])
    expect(regionsOfTitle('California Consumer Privacy Act')).toEqual(['California'])
    expect(regionsOfTitle('U.S. Government Restricted Rights')).toEqual([])
    expect(regionsOfTitle('What we tell us')).toEqual([])
  })
})
