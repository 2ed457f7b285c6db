/** Finding evidence: words, passages, dates, ranking, verdicts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allegationsFor } from '../../../shared/evidence/bearing'
import { agreement, datesIn, dateWords, spanOfEdtf } from '../../../shared/evidence/dates'
import { findEvidence, pageReader, type Proposal, sameWords } from '../../../shared/evidence/find'
import { linksElsewhere, type PlaceInDocument, verdicts } from '../../../shared/evidence/judged'
import { splitPassages } from '../../../shared/evidence/passages'
import type { Need } from '../../../shared/evidence/query'
import { reasonOf } from '../../../shared/evidence/reason'
import { TextIndex } from '../../../shared/evidence/textIndex'
import { stemsOf, wordsOf } from '../../../shared/evidence/words'
import type { Passage, Support } from '../../../shared/records'

const SEEDED = { seed: 7, numRuns: 200 }

type Paper = { key: string; title?: string; date?: string; people?: string[]; pages: string[] }

function indexOf(papers: readonly Paper[]) {
  const index = new TextIndex()
  const texts: string[] = []
  for (const { key, title = '', date = null, people = [], pages } of papers) {
    index.describe({ key, title, date, people })
    for (const [at, text] of pages.entries()) texts[index.add(key, at + 1, text)] = text
  }
  return { index, texts, read: pageReader(index, (page) => texts[page] ?? '', 10) }
}

const need = (text: string, some: Partial<Need> = {}): Need => ({ text, context: '', names: [], ...some })

function find(papers: readonly Paper[], wanted: Need, most = 10): Proposal[] {
  const { index, read } = indexOf(papers)
  return findEvidence(index, wanted, read, { most })
}

describe('words', () => {
  test.each([
    // two forms of one word meet
    ['disclose', 'disclosure'], ['disclosed', 'discloses'], ['message', 'messages'], ['training', 'trained'], ['agreement', 'agreed'], ['policies', 'policy'], ['stopped', 'stop'], ['payment', 'payments'], ['receiving', 'received'],
    // as a paper writes it
    ['Café', 'cafe'], ['LinkedIn’s', 'linkedin'], ['1,204', '1204'], ['com-\nmunication', 'communication'], ['soft\u00adware', 'software'], ['ﬁle', 'file'],
  ])('“%s” is the same word as “%s”', (one, other) => expect(stemsOf(one)).toEqual(stemsOf(other)))

  test.each([['use', 'us'], ['policy', 'police'], ['train', 'trail'], ['parties', 'parting']])('“%s” is not the same word as “%s”', (one, other) => expect(stemsOf(one)).not.toEqual(stemsOf(other)))

  test('signs of Chinese are words of their own', () => expect(stemsOf('隐私 policy')).toHaveLength(3))

  test('every word lies where it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      let last = 0
      for (const word of wordsOf(text)) {
        expect(word.from).toBeGreaterThanOrEqual(last)
        expect(word.to).toBeGreaterThan(word.from)
        expect(word.to).toBeLessThanOrEqual(text.length)
        last = word.to
      }
    }), SEEDED)
  })
})

describe('passages', () => {
  const passages = (text: string) => splitPassages(text).map(({ from, to }) => text.slice(from, to).replace(/\s+/g, ' '))

  test.each([
    ['a sentence over line ends', 'The members of the network were never told that\ntheir messages would be used to train a model. They\nfound out later by themselves.', ['The members of the network were never told that their messages would be used to train a model.', 'They found out later by themselves.']],
    ['full stops that end nothing', 'See Doe v. Acme Corp., No. 3, at p. 4 for the whole of it.', ['See Doe v. Acme Corp., No. 3, at p. 4 for the whole of it.']],
    ['rows of a receipt', 'Receipt of the monthly subscription\nAmount paid in full: $39.99\nBilling period: October 4 to November 3', ['Receipt of the monthly subscription', 'Amount paid in full: $39.99', 'Billing period: October 4 to November 3']],
    ['questions and answers', '4 Q Did the company ever use the messages of its members\n5 for the training of a model?\n6 A It did so from the summer of that year on, as I recall.', ['4 Q Did the company ever use the messages of its members 5 for the training of a model?', '6 A It did so from the summer of that year on, as I recall.']],
    ['a number goes with its clause', '3.2 The Company will not disclose the information to anyone.', ['3.2 The Company will not disclose the information to anyone.']],
    ['nothing', '  \n \n', []],
  ])('%s', (_, text, expected) => expect(passages(text)).toEqual(expected))

  test('they lie in the text, in order, without overlap, and lose no word', () => {
    const line = fc.oneof(fc.lorem({ maxCount: 3, mode: 'sentences' }), fc.string({ maxLength: 60 }), fc.constantFrom('', '(a) one;', '3.2', 'Q. Why?', '• point', '$39.99'))
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n')
      const found = splitPassages(text)
      let last = 0
      for (const { from, to } of found) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(text.slice(from, to)).toBe(text.slice(from, to).trim())
        expect(text.slice(last, from).trim()).toBe('')
        last = to
      }
      expect(text.slice(last).trim()).toBe('')
    }), SEEDED)
  })

  test('a page without an end to its sentence, and one of full stops alone, take no time to speak of', () => {
    const began = performance.now()
    splitPassages('word '.repeat(40_000))
    splitPassages('. '.repeat(40_000))
    splitPassages('a.\n'.repeat(40_000))
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('dates', () => {
  test.each([
    ['effective September 18, 2024', '18 Sep 2024'], ['on 18 September 2024', '18 Sep 2024'], ['Sept. 18, 2024', '18 Sep 2024'], ['the 3rd of March, 2021', '3 Mar 2021'], ['2024-09-18', '18 Sep 2024'], ['9/18/2024', '18 Sep 2024'],
    ['in September 2024', 'Sep 2024'], ['during 2024', '2024'],
  ])('%s is read as %s', (text, words) => expect(datesIn(text).map(dateWords)).toEqual([words]))

  test.each([['September 41, 2024'], ['13/45/2024'], ['§ 2702'], ['may have 1234 members']])('%s is no day', (text) => expect(datesIn(text).filter((one) => one.first === one.last)).toEqual([]))

  test.each([['2024-09-18', '2024-09-18', 1], ['2024-09', '2024-09-18', 0.5], ['2024-09', '2024-09', 0.6], ['2024', '2024-09-18', 0.2], ['2024-10', '2024-09-18', 0], ['2023', '2024', 0]])('%s and %s agree by %s', (one, other, by) => {
    const [a, b] = [spanOfEdtf(one), spanOfEdtf(other)]
    expect(a && b ? agreement(a, b) : null).toBe(by)
  })
})

const CONTRACT = 'The Services include the sending of messages. The Company will not disclose Confidential Information to any third party. Fees are paid each month in advance.'
const POLICY = 'We may share content with partners to improve our products. This policy took effect on September 18, 2024. You can switch the setting off at any time.'
const MAIL = 'I found the setting by chance. I would never have paid for the service had I known about it.'
const PAPERS: Paper[] = [
  { key: 'contract', title: 'Agreement', pages: ['About this paper and its many words of no weight.', CONTRACT] },
  { key: 'policy', title: 'Privacy policy', date: '2024-09-18', people: ['Example Network'], pages: [POLICY] },
  { key: 'mail', title: 'Mail', pages: [MAIL] },
]

describe('finding', () => {
  test('the promise is found by what it says in other words', () => {
    const [best] = find(PAPERS, need('On information and belief, Defendant divulged the confidential information of its members to third parties.'))
    expect(best).toMatchObject({ key: 'contract', n: 2 })
    expect(best?.quote).toContain('will not disclose Confidential Information')
    expect(reasonOf(best?.shared ?? [])).toMatch(/says “disclose” for “divulged”/)
  })

  test('a day brings its passage', () => {
    const [best] = find(PAPERS, need('The change was made on 18 September 2024.'))
    expect(best?.quote).toContain('September 18, 2024')
    expect(reasonOf(best?.shared ?? [])).toBe('Gives 18 Sep 2024.')
  })

  test('a quotation comes first, however long the rest', () => {
    const [best] = find(PAPERS, need('Members were told that they “can switch the setting off at any time”, which is not true of confidential messages that were disclosed to third parties.'))
    expect(best?.quote).toContain('switch the setting off')
    expect(best?.shared.some((one) => one.kind === 'quote')).toBe(true)
  })

  test('nothing shared, nothing proposed', () => {
    expect(find(PAPERS, need('Zebras graze upon a distant meadow.'))).toEqual([])
    expect(find(PAPERS, need('Upon information and belief, the Plaintiff alleges that.'))).toEqual([])
    expect(find([], need('Anything at all about messages.'))).toEqual([])
  })

  test('the same words in two papers are one proposal', () => {
    const found = find([...PAPERS, { key: 'copy', pages: [CONTRACT.replace(/ /g, '  ')] }], need('The confidential information was disclosed to a third party.'))
    expect(found.filter((one) => sameWords(one.quote).includes('willnotdisclose'))).toHaveLength(1)
    expect(found[0]?.copies.map((one) => one.key)).toEqual(['copy'])
  })

  test('what must be skipped is not proposed', () => {
    const { index, read } = indexOf(PAPERS)
    expect(findEvidence(index, need('confidential information disclosed'), read, { most: 10, skip: new Set(['contract']) }).map((one) => one.key)).not.toContain('contract')
  })

  test('a person whom the allegation names lifts his own paper', () => {
    const found = find([{ key: 'a', pages: ['The messages were kept for the training.'] }, { key: 'b', people: ['Ann Roe <ann@example.com>'], pages: ['The messages were taken for the training.'] }], need('Ann Roe kept quiet about messages and training.', { names: ['Ann Roe'] }))
    expect(reasonOf(found.find((one) => one.key === 'b')?.shared ?? [])).toContain('from Ann Roe')
  })

  const word = fc.constantFrom('message', 'messages', 'disclosed', 'Example', 'training', 'September 18, 2024', '2024', '$39.99', 'the', 'of', 'policy', '“never told anybody of it”', 'INMAIL', 'é', '\n', '.', '§ 2702(a)(1)', '私')
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
  const papers = fc.array(fc.record({ title: text, pages: fc.array(text, { maxLength: 3 }) }), { maxLength: 6 }).map((all) => all.map((one, at): Paper => ({ ...one, key: `k${at}` })))

  test('proposals and their marks lie in the source; it never throws and says the same twice', () => {
    fc.assert(fc.property(papers, text, text, (all, words, context) => {
      const wanted = need(words, { context, names: ['Example'] })
      const found = find(all, wanted)
      for (const one of found) {
        const page = all.find((paper) => paper.key === one.key)?.pages[one.n - 1] ?? ''
        expect(page.slice(one.from, one.to)).toBe(one.quote)
        for (const mark of one.marks) expect(mark.from >= 0 && mark.to > mark.from && mark.to <= one.quote.length).toBe(true)
        expect(Number.isFinite(one.score)).toBe(true)
        expect(reasonOf(one.shared)).toMatch(/\.$/)
      }
      expect(find(all, wanted)).toEqual(found)
    }), SEEDED)
  })

  test('the order in which papers came does not matter', () => {
    fc.assert(fc.property(papers, text, (all, words) => {
      const plain = (list: readonly Proposal[]) => list.map(({ key, n, from, to, score }) => ({ key, n, from, to, score: Math.round(score * 1e9) }))
      expect(plain(find([...all].reverse(), need(words)))).toEqual(plain(find(all, need(words))))
    }), SEEDED)
  })
})

describe('the other way round', () => {
  const targets = [
    { id: 'par_1', need: need('Defendant divulged confidential information to third parties.') }, { id: 'par_2', need: need('Plaintiff paid fees every month.') }, { id: 'par_3', need: need('Zebras graze.') },
  ]
  test('a passage finds its allegations', () => {
    const { index } = indexOf(PAPERS)
    const source = index.source('contract')
    expect(allegationsFor(index, { text: 'The Company will not disclose Confidential Information to any third party.', source }, targets, 5).map((one) => one.id)).toEqual(['par_1'])
    expect(allegationsFor(index, { text: 'Fees are paid each month in advance.', source }, targets, 5)[0]?.id).toBe('par_2')
    expect(allegationsFor(index, { text: '', source }, targets, 5)).toEqual([])
  })
})

describe('verdicts', () => {
  const passage = (id: string, from: number, to: number, quote: string): Passage => ({ id, document: 'doc_1', page: 1, endPage: 1, quote, prefix: '', suffix: '', from, to, rects: [], locator: null, note: '', tags: [] })
  const support = (of: string, source: string, standing: Support['standing']): Support => ({ id: `sup_${of}${source}`, of, source, bearing: 'supports', directness: 'direct', standing, note: '', defendants: [] })
  const place: PlaceInDocument = { document: 'doc_1', page: 1, from: 10, to: 40, quote: 'The Company will not disclose Confidential Information to any third party.' }
  const none = { passedOver: [], supports: [], passages: [] }

  test('what was passed over or rejected for it stays away, also as a part of a longer run and in a copy', () => {
    const passedOver = [{ id: 'pov_1', of: 'par_1', document: 'doc_1', page: 1, quote: 'The  Company will not disclose\nConfidential Information to any third party.' }]
    const judge = verdicts(['par_1'], { ...none, passedOver })
    expect(judge([place])).toBe('passed-over')
    expect(judge([{ ...place, quote: `${place.quote} Fees are paid.` }])).toBe('passed-over')
    expect(judge([{ ...place, document: 'doc_2' }])).toBe('passed-over')
    expect(judge([{ ...place, document: 'doc_2', quote: 'Fees are paid.' }])).toBe('open')
    expect(verdicts(['par_2'], { ...none, passedOver })([place])).toBe('open')
    expect(verdicts(['par_1'], { passedOver: [], supports: [support('par_1', 'psg_1', 'rejected')], passages: [passage('psg_1', 10, 40, place.quote)] })([place])).toBe('passed-over')
  })

  test('short words of another paper are not the same', () => {
    const judge = verdicts(['par_1'], { ...none, passedOver: [{ id: 'pov_1', of: 'par_1', document: 'doc_2', page: 1, quote: 'Yes.' }] })
    expect(judge([{ ...place, quote: 'Yes.' }])).toBe('open')
  })

  test('what is linked to it is not proposed; what it shows elsewhere is told', () => {
    const records = { passedOver: [], supports: [support('par_1', 'psg_1', 'proposed'), support('par_2', 'psg_1', 'verified'), support('par_3', 'psg_1', 'rejected')], passages: [passage('psg_1', 30, 60, 'x')] }
    expect(verdicts(['par_1'], records)([place])).toBe('linked')
    expect(verdicts(['par_9'], records)([place])).toBe('open')
    expect(linksElsewhere(['par_1'], records, place).map((one) => one.of)).toEqual(['par_2'])
    expect(linksElsewhere(['par_1'], records, { ...place, from: 60, to: 70 })).toEqual([])
  })

  test('whatever was passed over never comes back', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta', '.'), { minLength: 12, maxLength: 40 }), fc.nat(5), (words, pick) => {
      const papers: Paper[] = [{ key: 'doc_1', pages: [words.join(' ')] }]
      const found = find(papers, need('alpha beta gamma delta'))
      const chosen = found[pick % Math.max(1, found.length)]
      if (!chosen) return
      const judge = verdicts(['par_1'], { ...none, passedOver: [{ id: 'pov_1', of: 'par_1', document: 'doc_1', page: chosen.n, quote: chosen.quote }] })
      const left = found.filter((one) => judge([{ document: 'doc_1', page: one.n, from: one.from, to: one.to, quote: one.quote }]) === 'open')
      expect(left.map((one) => sameWords(one.quote))).not.toContain(sameWords(chosen.quote))
    }), SEEDED)
  })
})
