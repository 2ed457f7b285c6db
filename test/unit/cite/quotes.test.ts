/** Quotations by the rules of quotation, and which cite each belongs to. Our own words throughout. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareQuote, wordsOf } from '../../../shared/brief/compare'
import { judgeAtPlace, judgeElsewhere } from '../../../shared/brief/judge'
import { findSection, linesOnPage, lineSpan, printedOffset } from '../../../shared/brief/places'
import { quotesBeside, quotesIn } from '../../../shared/brief/quotes'
import { findCites } from '../../../shared/cite/find'
import { readPlain } from '../../../shared/plain/read'

const SOURCE = 'The vendor keeps each member’s private messages for ninety days. It does not share the messages with any third party, and it tells members before a purpose changes. All records are deleted after the infor-\nmation is no longer  needed.'
const verdict = (quote: string, source = SOURCE) => compareQuote(quote, wordsOf(source)).verdict
const remarks = (quote: string) => {
  const found = compareQuote(quote, wordsOf(SOURCE))
  return found.verdict === 'stands' ? found.remarks.join(' ') : found.verdict
}

describe('A quotation stands', () => {
  test.each([
    ['word for word', 'private messages for ninety days'],
    ['with straight marks for curly ones', "each member's private messages"],
    ['with its own point at the end', 'for ninety days.'],
    ['over a word broken at a line’s end and doubled blanks', 'the information is no longer needed'],
    ['broken in the brief as well', 'tells mem-\nbers before a purpose changes'],
    ['with an ellipsis', 'does not share the messages . . . and it tells members'],
    ['with an ellipsis of one sign', 'The vendor … does not share'],
    ['with an ellipsis between sentences', 'The vendor keeps each member’s private messages . . . . All records are deleted'],
    ['with a letter in brackets', '[a]ll records are deleted'],
    ['with an ending in brackets', 'it [tells] members before a purpose change[d]'],
    ['with words put in', 'It does not share [such content] with any third party'],
    ['with omitted letters', 'any third part[]'],
    ['with a note that is nobody’s words', 'private messages [sic] for ninety days [emphasis added]'],
    ['with a blank that recognition put in', 'private mes sages for ninety days'],
  ])('%s', (_what, quote) => expect(verdict(quote)).toBe('stands'))
  test('and says what was done to it', () => {
    expect(remarks('[a]ll records')).toContain('Brackets')
    expect(remarks('The vendor … does not share')).toContain('left out')
    expect(remarks('all records are deleted')).toContain('“all” for “All”')
    expect(remarks('records are deleted')).toBe('')
  })
})

describe('A misquotation', () => {
  test('is shown word by word', () => {
    const found = compareQuote('It does share the messages with any third party', wordsOf(SOURCE))
    expect(found.verdict === 'differs' && found.diff).toEqual([{ kind: 'same', text: 'It does' }, { kind: 'source', text: 'not' }, { kind: 'same', text: 'share the messages with any third party' }])
  })
  test.each([['other words', 'the board of directors met in secret that winter'], ['two words only', 'public messages'], ['the right words in the wrong order', 'days ninety for messages']])('%s is not there', (_what, quote) => expect(verdict(quote)).toBe('absent'))
  test('brackets do not excuse another word', () => expect(verdict('[b]oard records are deleted', 'All records are deleted at once by the vendor')).not.toBe('stands'))
  test('an ellipsis does not turn sentences round', () => expect(verdict('All records are deleted . . . The vendor keeps each')).not.toBe('stands'))
})

describe('Quotes of a paper', () => {
  test.each([
    ['curly', 'He said “one two” and “three.”', ['one two', 'three.']], ['straight', 'He said "one two" and "three."', ['one two', 'three.']],
    ['a mark that never closes', 'He said “one two and went on. '.repeat(200), []], ['inches and lone marks', 'A 5" pipe and a 6" pipe', []],
    ['a quotation that opens again in a new paragraph', 'He wrote: “One.\n\n“Two.”', ['One.\n\n“Two.']], ['one that never closed before it', 'He “went. She “stayed.”', ['stayed.']],
  ])('%s', (_what, text, quotes) => expect(quotesIn(text).map((one) => one.text)).toEqual(quotes))

  const beside = (text: string) => {
    const found = findCites(text)
    return [...quotesBeside(text, found)].map(([at, quotes]) => [found.cites[at]?.text, quotes.map((one) => one.text)])
  }
  test.each<[what: string, text: string, pairs: unknown[]]>([
    ['before the cite in a sentence of its own', 'The vendor said “we never share.” PX-3 at 4. Then it left.', [['PX-3 at 4', ['we never share.']]]],
    ['two in one sentence', 'It promised “care” and “full notice” to all. Compl. ¶ 12.', [['Compl. ¶ 12', ['care', 'full notice']]]],
    ['in brackets behind the cite', 'See PX-3 at 4 (stating that “we never share”); PX-4 at 1.', [['PX-3 at 4', ['we never share']]]],
    ['behind the cite in its sentence', 'As PX-3 at 4 puts it, “we never share.”', [['PX-3 at 4', ['we never share.']]]],
    ['not a name that is given', 'Example Network Inc. (“Example” or the “Company”) is a corporation. Compl. ¶ 5.', []],
    ['not of law', 'A claim must be “plausible on its face.” Twombly, 550 U.S. at 570. Compl. ¶ 5.', []],
    ['not two sentences away', 'He said “we never share.” That was long ago. Nobody asked why. PX-3 at 4.', []],
  ])('%s', (_what, text, pairs) => expect(beside(text)).toEqual(pairs))
})

describe('At a place of a document', () => {
  const pages = [1, 2, 3].map((n) => ({ ...(readPlain(['The first page speaks of the weather and of', 'the harvest of that year. The vendor never shares', 'any message with anyone outside the firm.'][n - 1] ?? '')[0] as ReturnType<typeof readPlain>[number]), n }))
  test('words that run on to the next page stand on the page where they begin', () => {
    expect(judgeAtPlace('the weather and of the harvest', pages, { page: 1, endPage: 1, from: null, to: null }).verdict).toBe('stands')
    expect(judgeAtPlace('The vendor never shares any message', pages, { page: 3, endPage: 3, from: null, to: null }).verdict).toBe('stands')
  })
  test('words of another page do not', () => {
    expect(judgeAtPlace('The vendor never shares', pages, { page: 1, endPage: 1, from: null, to: null }).verdict).toBe('absent')
    expect(judgeElsewhere('The vendor never shares', pages)?.page).toBe(2)
  })
  test('the words found are the words lit', () => {
    const at = judgeAtPlace('never shares', pages, { page: 2, endPage: 2, from: null, to: null }).at
    expect(at && pages[1]?.text.slice(at.from, at.to)).toBe('never shares')
  })
})

describe('Places that only the words tell', () => {
  const sheet = (n: number, text: string) => ({ ...(readPlain('x')[0] as ReturnType<typeof readPlain>[number]), n, text })
  const transcript = [1, 2, 3].map((n) => sheet(n, `${n + 43}\n${Array.from({ length: 25 }, (_, line) => `${line + 1} words of line ${line + 1}`).join('\n')}`))
  test('printed page numbers and numbered lines', () => {
    expect(printedOffset(transcript)).toBe(43)
    expect(linesOnPage(transcript[0] as never)).toBe(25)
    const span = lineSpan(transcript[0] as never, 12, 13)
    expect(span && transcript[0]?.text.slice(span.from, span.to)).toBe('12 words of line 12\n13 words of line 13')
  })
  test('a section, and not the table of contents before it', () => {
    const agreement = [sheet(1, 'CONTENTS\n3.1 Scope ........ 2\n3.2 Secrecy ........ 2'), sheet(2, '3.1 Scope. The services.\n3.2 Secrecy. Nothing is told.\n3.3 Term. One year.')]
    const found = findSection(agreement, '3.2(a)')
    expect(found && agreement[1]?.text.slice(found.from, found.to).trim()).toBe('3.2 Secrecy. Nothing is told.')
    expect(findSection(agreement, '9.1')).toBeNull()
  })
})

describe('For any words', () => {
  const word = fc.constantFrom('the', 'vendor', 'shares', 'never', 'message', 'private', 'All', 'records', '. . .', '[the]', 'member’s', '“', '”', '[a]ll', '[sic]', '…', '* * *', '3', '-\n')
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
  test('a comparison ends and its places lie inside', () => {
    fc.assert(fc.property(text, fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })), (quote, source) => {
      const words = wordsOf(source)
      const found = compareQuote(quote, words)
      if (found.verdict === 'absent') return
      expect(found.from).toBeGreaterThanOrEqual(0)
      expect(found.to).toBeLessThanOrEqual(words.length)
    }), { numRuns: 800 })
  })
  test('any stretch of a text stands in it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('the', 'vendor', 'shares', 'never', 'message', 'private', 'records'), { minLength: 8, maxLength: 60 }), fc.nat(7), fc.integer({ min: 1, max: 8 }), (words, from, count) => {
      expect(compareQuote(words.slice(from, from + count).join(' ') || 'the', wordsOf(`the ${words.join(' ')}`)).verdict).toBe('stands')
    }))
  })
  test.each([['ellipses', '. . . a '], ['brackets', '[x] a '], ['open brackets', '[a'], ['marks', '“ ']])('a hostile quotation of %s ends', (_what, piece) => {
    const began = performance.now()
    compareQuote(piece.repeat(2000), wordsOf('a '.repeat(20_000)))
    quotesIn(piece.repeat(50_000))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
