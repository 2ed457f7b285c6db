import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryTokens, Tokeniser, tokensOf } from '../../../shared/search/tokens'

const words = (text: string) => tokensOf(text).map((one) => one.text).join(' ')

describe('tokens', () => {
  test.each([
    ['The Message', 'the message'],
    ['naïve café Ångström', 'naive cafe angstrom'],
    ['naïve', 'naive'], // decomposed
    ['Straße œuvre Ægir Łódź', 'strasse oeuvre aegir lodz'],
    ['ﬁle oﬃce', 'file office'], // ligatures
    ['“opt out” ‘s', 'opt out s'],
    ['LinkedIn’s don\'t donʼt', 'linkedin s don t don t'],
    ['private   message', 'private message'], // OCR's doubled blanks
    ['co\u00adoper\u00adate', 'cooperate'], // soft hyphens
    ['mes\u00ad\nsage', 'message'],
    ['the mes-\nsages', 'the messages'],
    ['the mes-  \r\n  sages', 'the messages'],
    ['COM-\nPLAINT', 'complaint'],
    ['opt-\nout', 'opt out'], // a compound keeps its hyphen
    ['information-and-\nbelief', 'information and belief'],
    ['Smith-\nJones', 'smith jones'],
    ['LI-\n000123', 'li 000123'],
    ['pages 12-\n14', 'pages 12 14'],
    ['a -\nlist', 'a list'],
    ['§ 2702(a)(1)', '§ 2702 a 1'],
    ['§§2701-2702', '§ § 2701 2702'],
    ['¶ 23 and ¶¶ 24–26', '¶ 23 and ¶ ¶ 24 26'],
    ['LI_000123', 'li 000123'],
    ['5:25-cv-00501-NC', '5 25 cv 00501 nc'],
    ['Ann.Roe@Example.com', 'ann roe @ example com'],
    ['2024-09-18 9/18/2024', '2024 09 18 9 18 2024'],
    ['$5,000,000.50', '$ 5000000 50'],
    ['1,23 12,345 1234,567 1,2345', '1 23 12345 1234 567 1 2345'],
    ['AT&T 50% #12', 'at & t 50 % # 12'],
    ['Premium™ x² ½', 'premium x 2 12'],
    ['用户隐私 政策', '用 户 隐 私 政 策'],
    ['プライバシー ｶﾞ', 'プ ラ イ バ シ ー ガ'],
    ['개인정보', '개 인 정 보'],
    ['\u1112\u1161\u11ab', '한'], // written letter by letter
    ['الخُصُوصِيَّة', 'الخصوصية'],
    ['شَرِكَة مـحمد', 'شركة محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['\u202bשלום\u202c abc', 'שלום abc'],
    ['ТЁМНЫЙ', 'темныи'],
    ['', ''],
    ['—…!?', ''],
    ['\ud800 a \udc00', 'a'],
  ])('%j', (text, tokens) => expect(words(text)).toBe(tokens))

  test('numbers of the lines of pleading paper are left out, and words broken over them are joined', () => {
    const page = Array.from({ length: 28 }, (_, index) => `${index + 1} the private mes-`).join('\n')
    expect(words(page)).toBe(`the private ${'mesthe private '.repeat(27)}mes`)
    expect(tokensOf(page).some((one) => /^\d+$/.test(one.text))).toBe(false)
    expect(tokensOf(Array.from({ length: 28 }, (_, index) => `${index + 1} private message`).join('\n')).map((one) => one.text).join(' ')).toBe(Array.from({ length: 28 }, () => 'private message').join(' '))
    // A list of five is no pleading paper.
    expect(words('1 one\n2 two\n3 three\n4 four\n5 five')).toBe('1 one 2 two 3 three 4 four 5 five')
  })

  test('wild cards are letters in a query only', () => {
    expect(queryTokens('Träin* te?m')).toEqual(['train*', 'te?m'])
    expect(words('Train* te?m')).toBe('train te m')
  })

  test('a row of 170 letters is cut into adjacent tokens', () => {
    expect(tokensOf('a'.repeat(170)).map((one) => [one.text.length, one.from, one.to])).toEqual([[80, 0, 80], [80, 80, 160], [10, 160, 170]])
  })
})

describe('sentences and paragraphs', () => {
  const sentences = (text: string) => tokensOf(text).at(-1)?.sentence
  const paragraphs = (text: string) => tokensOf(text).at(-1)?.paragraph
  test.each([
    ['One two. Three four.', 1],
    ['Mr. Roe of Acme Inc. Said so', 0],
    ['In the U.S. Court', 0],
    ['See id. at 4', 0],
    ['Really? “Yes.” No!', 2],
    ['用户隐私。政策', 1],
    ['12. The defendant', 0],
    ['version 3.5 is', 0],
  ])('%s', (text, last) => expect(sentences(text)).toBe(last))

  test.each([
    ['a\n\nb', 1],
    ['a b c d e f g\na b c d e f g\nshort end.\nA b c d e f g', 1], // a short line with a full stop
    ['this is a full line of text\nand it goes on. A line more.\nThen a further line of text', 0],
    ['this is a full line of a text.\n12. And it goes on with a text', 1], // a number follows
    [`${'long '.repeat(60)}\nb`, 1], // not wrapped
  ])('%j', (text, last) => expect(paragraphs(text)).toBe(last))

  test('a sentence and a phrase run over a page’s edge; the head of a document does not', () => {
    const tokeniser = new Tokeniser()
    const found: { text: string; sentence: number; paragraph: number }[] = []
    const emit = (text: string, _from: number, _to: number, sentence: number, paragraph: number) => found.push({ text, sentence, paragraph })
    tokeniser.page('Title', emit)
    tokeniser.end()
    tokeniser.page('The private', emit)
    tokeniser.page('message went. Then more', emit)
    expect(found.map((one) => [one.text, one.sentence, one.paragraph])).toEqual([['title', 0, 0], ['the', 1, 1], ['private', 1, 1], ['message', 1, 1], ['went', 1, 1], ['then', 2, 1], ['more', 2, 1]])
  })
})

describe('laws', () => {
  const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom('-\n', '\n', '\n\n', ' ', '. ', '\u00ad', '1,000', 'mes-\nsage', '用', '\u0301', '\u202b', '\ud800', 'ﬁ', "'s", '§')), { maxLength: 40 }).map((parts) => parts.join(''))

  test('never throws; tokens lie in the text, in order, do not overlap, and hold no blank', () => {
    fc.assert(fc.property(text, (source) => {
      let at = 0
      let [sentence, paragraph] = [0, 0]
      for (const one of tokensOf(source)) {
        expect(one.from).toBeGreaterThanOrEqual(at)
        expect(one.to).toBeGreaterThan(one.from)
        expect(one.to).toBeLessThanOrEqual(source.length)
        expect(one.text).toMatch(/^(?:[\p{L}\p{M}\p{N}]+|[§¶@&$€£¥%#])$/u)
        expect(one.sentence).toBeGreaterThanOrEqual(sentence)
        expect(one.paragraph).toBeGreaterThanOrEqual(paragraph)
        at = one.to
        sentence = one.sentence
        paragraph = one.paragraph
      }
    }), { numRuns: 2000 })
  })

  test('a token’s own text, folded again, is the same token', () => {
    fc.assert(fc.property(text, (source) => {
      // Of scripts without blanks a compatibility letter may fold to a part of a syllable.
      for (const one of tokensOf(source)) if (/^[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Arab}\p{scx=Hebr}\p{Nd}]+$/u.test(one.text)) expect(words(one.text)).toBe(one.text)
    }), { numRuns: 2000 })
  })

  test('case and composed or decomposed accents make no difference', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'abcÄÖÜéèñçå §1-. '), maxLength: 40 }), (source) => {
      expect(words(source.normalize('NFD'))).toBe(words(source))
      expect(words(source.toUpperCase())).toBe(words(source))
    }))
  })

  test('ends on a megabyte of noise', () => {
    const noise = fc.sample(fc.string({ unit: 'binary', minLength: 500, maxLength: 500 }), { numRuns: 2000, seed: 5 }).join('')
    const began = performance.now()
    tokensOf(noise)
    tokensOf('-\n'.repeat(500_000))
    tokensOf('\u0301'.repeat(500_000))
    tokensOf('1,000'.repeat(200_000))
    expect(performance.now() - began).toBeLessThan(15_000)
  })
})
