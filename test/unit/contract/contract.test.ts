/** Agreements of our own wording, each with an oddity that real ones have. */
import { describe, expect, test } from 'vitest'
import { parseContract, type ReadContract } from '../../../shared/contract'
import { readPlain } from '../../../shared/plain/read'

const parse = (...lines: string[]): ReadContract => parseContract(readPlain(lines.join('\n')))
const outline = (read: ReadContract) => read.clauses.filter((one) => one.number !== '').map((one) => `${'  '.repeat(one.level - 1)}${one.path}${one.title ? ` ${one.title}` : ''}`)
const doubts = (read: ReadContract) => read.doubts.map((one) => one.say)

const OPENING = ['SUPPLY AGREEMENT', '', 'This Supply Agreement (the "Agreement") is made as of May 2, 2019 by and between Alder Works, Inc., an Ohio corporation ("Alder"), and Birch Mills LLC ("Birch").', '']

describe('Numbering', () => {
  test('articles, sections and lists have their levels', () => {
    expect(outline(parse(...OPENING, 'ARTICLE I DEFINITIONS', '', '1.1 Goods. The goods are planks.', '', '1.2 Price. The price is:', '', '(a) The list price;', '', '(b) The freight, being', '', '(i) Rail, and', '', '(ii) Road.', '', 'ARTICLE II SUPPLY', '', '2.1 Duty. Alder shall deliver.')))
      .toEqual(['Art. I DEFINITIONS', '  1.1 Goods', '  1.2 Price', '    1.2(a)', '    1.2(b)', '      1.2(b)(i)', '      1.2(b)(ii) Road', 'Art. II SUPPLY', '  2.1 Duty'])
  })
  test.each([
    // what stands behind (h)                     how (i) is read
    [['(i) Ninth thing.', '(j) Tenth thing.'], ['1(i)', '1(j)']],
    [['(i) First of it.', '(ii) Second of it.'], ['1(h)(i)', '1(h)(ii)']],
  ])('(i) behind (h) is told by its neighbours: %j', (tail, paths) => {
    const letters = 'abcdefgh'.split('').map((letter) => `(${letter}) Thing of it.`)
    const read = parse(...OPENING, '1. Things. These are the things:', '', ...[...letters, ...tail].flatMap((line) => [line, '']), '2. Law. Ohio law applies.')
    expect(read.clauses.map((one) => one.path).filter((path) => path.startsWith('1(')).slice(-2)).toEqual(paths)
  })
  test('exhibits begin anew', () => {
    expect(outline(parse(...OPENING, '1. Supply. Alder shall deliver.', '', '2. Price. Birch shall pay.', '', 'IN WITNESS WHEREOF, the parties have signed.', '', 'By: ______', '', 'EXHIBIT A', 'PRICE LIST', '', '1. Planks. Ten dollars.', '', '2. Beams. Twenty dollars.')))
      .toEqual(['1 Supply', '2 Price', 'Ex. A PRICE LIST', '  Ex. A 1 Planks', '  Ex. A 2 Beams'])
  })
  test('numbers in the running line are found, references and amounts are not', () => {
    expect(outline(parse(`${OPENING.join(' ')} 1. Supply. Alder shall deliver under Section 2. 2. Price. Birch shall pay 3.5 percent, as Section 1.1 says. 3. Law. Ohio law applies.`))).toEqual(['1 Supply', '2 Price', '3 Law'])
  })
  test('a number at the start of a line that a reference broke is none', () => {
    expect(outline(parse(...OPENING, '1. Supply. Alder shall deliver as provided in Section', '4. of the order, and in no other way.', '', '2. Price. Birch shall pay.'))).toEqual(['1 Supply', '2 Price'])
  })
  test('a number twice and a number missing are doubts, and nothing is renumbered', () => {
    const read = parse(...OPENING, '1. Supply. Alder shall deliver.', '', '2. Price. Birch shall pay.', '', '2. Taxes. Birch shall pay taxes.', '', '5. Law. Ohio law applies.')
    expect(outline(read)).toEqual(['1 Supply', '2 Price', '2 Taxes', '5 Law'])
    expect(doubts(read)).toEqual(['Number 2 stands twice. Both clauses are kept.', '2 numbers are missing before 5. Nothing was renumbered.'])
  })
  test('a table of contents that repeats all headings begins no clause', () => {
    const read = parse('SUPPLY AGREEMENT', '', 'TABLE OF CONTENTS', '', '1. Supply of Goods ......... 1', '2. Price and Payment ....... 2', '3. Governing Law ........... 3', '', ...OPENING, '1. Supply of Goods. Alder shall deliver.', '', '2. Price and Payment. Birch shall pay.', '', '3. Governing Law. Ohio law governs this Agreement.')
    expect(outline(read)).toEqual(['1 Supply of Goods', '2 Price and Payment', '3 Governing Law'])
    expect(doubts(read)).toEqual(['A table of contents was recognised. Its lines are left out of the clauses.'])
  })
  test('page numbers, stamps and running heads are no part of a clause', () => {
    const read = parse(...OPENING, '1. Supply. Alder shall deliver', '', '- 1 -', '', 'Source: ALDER WORKS, INC., 8-K, 5/6/2019', '', 'the goods.', '', '2. Price. Birch shall pay.', '', 'EXECUTION COPY')
    expect(read.clauses.find((one) => one.path === '1')?.text).toBe('1. Supply. Alder shall deliver\nthe goods.')
    expect(read.clauses.at(-1)?.text).toBe('2. Price. Birch shall pay.')
  })
})

describe('Papers without numbers', () => {
  const terms = parse('# Terms of Use', '', 'Last updated: March 3, 2024', '', '## Your content', '', 'In short: you keep what you write.', '', 'You grant us a license to use the content and information that you submit to show it to others and to keep the service safe.', '', '## Changes', '', 'We may modify these terms at any time, and your continued use constitutes acceptance of them.')
  test('are taken apart at their headings, and say so', () => {
    expect(terms.clauses.map((one) => one.title)).toEqual(expect.arrayContaining(['Your content', 'Changes']))
    expect(doubts(terms)[0]).toBe('No clause has a number: the paper was taken apart at its headings.')
  })
  test('keep summaries apart from what binds', () => {
    expect(terms.clauses.filter((one) => one.part === 'summary').map((one) => one.text)).toEqual([expect.stringContaining('In short')])
  })
  test('have kinds and a date', () => {
    expect(terms.clauses.flatMap((one) => one.kinds.map((kind) => kind.kind))).toEqual(expect.arrayContaining(['user-content-license', 'unilateral-change']))
    expect(terms.facts.find((one) => one.kind === 'effective-date')?.value).toBe('2024-03-03')
  })
})

describe('Facts', () => {
  const read = parse(...OPENING, '1. Term. This Agreement shall continue for a term of three (3) years from May 2, 2019 (the "Effective Date"), and shall automatically renew for successive periods of one year unless either party gives notice at least sixty (60) days prior to its end.', '', '2. Law. This Agreement shall be governed by the laws of the State of New York, without regard to its conflict of laws rules.')
  test('each is read with its words', () => {
    const value = (kind: string) => read.facts.filter((one) => one.kind === kind).map((one) => one.value)
    expect(read.parties).toEqual([{ name: 'Alder Works, Inc.', as: 'Alder' }, { name: 'Birch Mills LLC', as: 'Birch' }])
    expect(value('agreement-date')).toEqual(['2019-05-02'])
    expect(value('effective-date')).toEqual(['2019-05-02'])
    expect(value('governing-law')).toEqual(['New York'])
    expect(value('notice-nonrenewal')).toEqual(['sixty (60) days'])
    expect(read.facts.find((one) => one.kind === 'governing-law')?.words).toContain('laws of the State of New York')
  })
  test.each([
    ['this 14th day of May, 2013', '2013-05-14'], ['dated March 5, 2017', '2017-03-05'], ['dated 5 March 2017', '2017-03-05'], ['dated 12/31/1999', '1999-12-31'],
  ])('%s', (words, day) => {
    expect(parse('SALE AGREEMENT', '', `This Agreement is made ${words} between Alder Inc. ("Alder") and Birch Inc. ("Birch").`, '', '1. Sale. It is sold.', '', '2. Price. It is paid.').facts.find((one) => one.kind === 'agreement-date')?.value).toBe(day)
  })
  test('a day that cannot be is none', () => {
    expect(parse('SALE AGREEMENT', '', 'This Agreement is made February 31, 2017 between Alder Inc. ("Alder") and Birch Inc. ("Birch").', '', '1. Sale. It is sold.', '', '2. Price. It is paid.').facts.find((one) => one.kind === 'agreement-date')).toBeUndefined()
  })
})

describe('References and terms', () => {
  const read = parse(...OPENING, '1. Goods. "Goods" means planks. Subject to Section 3, Alder shall deliver Goods.', '', '2. Price. Notwithstanding Section 1, Birch shall pay for the Goods as Section 5.1 of the DPA says, except as provided in Section 9.', '', '3. Law. This Section and Exhibit B are subject to Ohio law.', '', 'EXHIBIT B', '', '1. Prices. Ten dollars.')
  test('references have their kind and their clause', () => {
    const path = (index: number | null) => (index === null ? null : read.clauses[index]?.path)
    expect(read.references.map((one) => [path(one.clause), one.words, one.kind, path(one.to), one.paper])).toEqual([
      ['1', 'Section 3', 'subject-to', '3', ''], ['2', 'Section 1', 'notwithstanding', '1', ''], ['2', 'Section 5.1', 'plain', null, 'DPA'], ['2', 'Section 9', 'except', null, ''],
      ['3', 'This Section', 'plain', '3', ''], ['3', 'Exhibit B', 'plain', 'Ex. B', ''],
    ])
  })
  test('terms know where they are defined and used', () => {
    const term = (name: string) => read.terms.find((one) => one.term === name)
    expect(term('Goods')?.uses.map((one) => read.clauses[one]?.path)).toEqual(['1', '2'])
    expect(term('Goods')?.definition).toBe('"Goods" means planks.')
    expect(read.terms.map((one) => one.term)).toEqual(expect.arrayContaining(['Agreement', 'Alder', 'Birch', 'Goods']))
  })
})

describe('Kinds and duties', () => {
  const read = parse(...OPENING, '1. Confidentiality. Birch shall not disclose Confidential Information to any third party except (a) to employees who need to know it, (b) with the prior written consent of Alder, or (c) where the law requires it.', '', '2. Assignment. Neither party may assign this Agreement without the prior written consent of the other party. The foregoing shall not apply to a sale of the whole business.', '', '3. Precedence. In the event of a conflict between this Agreement and an order, this Agreement shall prevail.', '', '4. Reports. Alder shall send Birch a report within ten (10) days after each quarter.')
  test('kinds are proposed with the words that decided', () => {
    const kinds = (path: string) => read.clauses.find((one) => one.path === path)?.kinds ?? []
    expect(kinds('1').map((one) => one.kind)).toEqual(expect.arrayContaining(['confidentiality', 'confidentiality-exception']))
    expect(kinds('2').map((one) => one.kind)).toContain('anti-assignment')
    expect(kinds('3').find((one) => one.kind === 'precedence')?.why).toBe('“In the event of a conflict”')
  })
  test('duties have actor, modality, time and exceptions', () => {
    const of = (path: string) => read.obligations.filter((one) => read.clauses[one.clause]?.path === path)
    expect(of('1')).toMatchObject([{ who: 'Birch', modality: 'prohibition', what: 'disclose Confidential Information to any third party', object: 'Confidential Information' }])
    expect(of('1')[0]?.exceptions).toEqual(['except to employees who need to know it', 'except with the prior written consent of Alder', 'except where the law requires it'])
    expect(of('2')).toMatchObject([{ who: 'Neither party', modality: 'prohibition' }])
    expect(of('2')[0]?.exceptions.at(-1)).toBe('The foregoing shall not apply to a sale of the whole business.')
    expect(of('4')).toMatchObject([{ who: 'Alder', modality: 'duty', when: expect.stringContaining('within ten (10) days') }])
  })
})

describe('Duties in the present tense', () => {
  const duties = (sentence: string) => parse(...OPENING, `1. Supply. ${sentence}`, '', '2. Law. Ohio law applies.').obligations.filter((one) => one.clause < 3).map((one) => [one.who, one.modality, one.what])
  test.each([
    ['Alder tells Birch before it opens a crate.', [['Alder', 'duty', 'tell Birch before it opens a crate.']]],
    ['Birch is responsible for the freight.', [['Birch', 'duty', 'be responsible for the freight.']]],
    ['Birch is not responsible for the weather.', [['Birch', 'no-duty', 'be responsible for the weather.']]],
    ['Alder does not sell the planks to anybody else, except with the written consent of Birch.', [['Alder', 'prohibition', 'sell the planks to anybody else']]],
    ['When an order arrives, Alder promptly confirms it and Customer pays at once.', []],
    ['When an order arrives, Customer pays at once.', [['Customer', 'duty', 'pay at once.']]],
    ['If Birch determines that a plank is rotten, Alder may take it back.', [['Alder', 'right', 'take it back.']]],
    ['Each party keeps the other’s secrets.', [['Each party', 'duty', 'keep the other’s secrets.']]],
    ['All else stays, and Alder tells Birch.', [['Alder', 'duty', 'tell Birch.']]],
    ['Alder carries the freight and insures it.', [['Alder', 'duty', 'carry the freight and insures it.']]],
    ['In no event shall either party be liable for lost profits.', [['either party', 'prohibition', 'be liable for lost profits.']]],
    ['Alder owns the planks until Birch has paid.', []],
    ['The planks lie in the yard.', []],
  ])('%s', (sentence, expected) => expect(duties(sentence)).toEqual(expected))
})

describe('Days in figures', () => {
  const days = (...lines: string[]) => {
    const read = parse('SUPPLY AGREEMENT', '', 'This Agreement is dated 3/5/2017 and made by and between Alder Works, Inc. ("Alder") and Birch Mills LLC ("Birch").', '', '1. Supply. Alder shall deliver.', '', ...lines)
    return [read.facts.find((one) => one.kind === 'agreement-date')?.value, read.doubts.filter((one) => one.what === 'day-or-month').map((one) => one.say)]
  }
  test.each([
    // what the paper says besides          the day                    the doubt
    ['2. Price. Birch shall pay.', '[2017-03-05,2017-05-03]', '“3/5/2017” is 5 March 2017 or 3 May 2017: nothing in the paper tells. Choose one among the facts.'],
    ['2. Price. Birch shall pay by 12/31/2017.', '2017-03-05', '“3/5/2017” is read as 5 March 2017, because the paper also has 12/31/2017. The other order is 3 May 2017.'],
    ['2. Price. Birch shall pay by 31/12/2017.', '2017-05-03', '“3/5/2017” is read as 3 May 2017, because the paper also has 31/12/2017. The other order is 5 March 2017.'],
    ['2. Law. This Agreement is governed by the laws of the State of Ohio.', '2017-03-05', '“3/5/2017” is read as 5 March 2017, because the law of Ohio governs. The other order is 3 May 2017.'],
    ['2. Law. This Agreement is governed by the laws of England.', '2017-05-03', '“3/5/2017” is read as 3 May 2017, because the law of England governs. The other order is 5 March 2017.'],
    ['2. Price. Birch shall pay by 31/12/2017, or by 12/31/2018.', '[2017-03-05,2017-05-03]', '“3/5/2017” is 5 March 2017 or 3 May 2017: it has both 12/31/2018 and 31/12/2017. Choose one among the facts.'],
  ])('%s', (line, day, doubt) => expect(days(line)).toEqual([day, [doubt]]))
})

describe('Kinds by sentence', () => {
  const kinds = (sentence: string) => parse(...OPENING, `1. Clause. ${sentence}`, '', '2. Law. Ohio law applies.').clauses.find((one) => one.path === '1')?.kinds.map((one) => one.kind) ?? []
  test.each([
    ['termination-convenience', 'Either party may terminate this Agreement upon sixty (60) days written notice.', true],
    ['termination-convenience', 'Either party may terminate this Agreement upon notice if the other fails to pay.', false],
    ['termination-convenience', 'Upon termination of this Agreement for any reason, Birch shall return the goods.', false],
    ['termination-convenience', 'Birch may terminate this Agreement without cause.', true],
    ['third-party-beneficiary', 'Cedar is an intended third-party beneficiary of this Agreement.', true],
    ['third-party-beneficiary', 'There are no third-party beneficiaries of this Agreement.', false],
    ['no-third-party-beneficiary', 'There are no third-party beneficiaries of this Agreement.', true],
    ['non-compete', 'Birch shall not sell goods similar to the planks in Ohio.', true],
    ['non-compete', 'Birch shall not use a trade name similar to Alder.', false],
    ['non-compete', 'A court of competent jurisdiction may decide.', false],
  ])('%s: %s %s', (kind, sentence, there) => expect(kinds(sentence).includes(kind)).toBe(there))
})
