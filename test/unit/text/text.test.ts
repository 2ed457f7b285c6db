import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorPassage, quoteOf, rectsOf } from '../../../shared/text/anchor'
import { assemblePage, type Piece } from '../../../shared/text/lines'
import type { PageText } from '../../../shared/text/page'
import { judgePage, judgePages } from '../../../shared/text/trust'

const piece = (text: string, x: number, y: number, extra: Partial<Piece> = {}): Piece => ({ text, x, y, w: text.length * 6, h: 12, size: 11, bold: false, italic: false, ...extra })
const page = (pieces: Piece[], n = 1): PageText => assemblePage(n, 612, 792, 'file', 1, pieces)

const PROSE = 'The plaintiff alleges that the defendant disclosed the contents of her private messages to third parties without her consent and in violation of the agreement between them'

describe('Pieces of a page', () => {
  test('are put in reading order, whatever order the file has', () => {
    const pieces = [piece('second line', 72, 120), piece('first', 72, 100), piece('line', 110, 100)]
    expect(page(pieces).text).toBe('first line\nsecond line')
    expect(page([...pieces].reverse()).text).toBe('first line\nsecond line')
  })
  test('keep columns apart and superscripts in their line', () => {
    const found = page([piece('left', 72, 100), piece('right', 400, 100), piece('10', 72, 130), piece('th', 85, 128, { h: 7, size: 6 }), piece('Floor', 102, 130)])
    expect(found.runs.map((run) => run.text)).toEqual(['left', 'right', '10th Floor'])
  })
  test('know their offset in the text', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: fc.stringMatching(/^[a-z]{1,8}$/), x: fc.integer({ min: 20, max: 500 }), y: fc.integer({ min: 20, max: 700 }) }), { maxLength: 25 }), (list) => {
      const found = page(list.map((one) => piece(one.text, one.x, one.y)))
      for (const run of found.runs) expect(found.text.slice(run.at, run.at + run.text.length)).toBe(run.text)
    }), { seed: 8, numRuns: 200 })
  })
})

describe('A text layer that lies', () => {
  const lines = (text: string) => text.match(/.{1,60}(?:\s|$)/g)?.map((line, n) => piece(line.trim(), 72, 80 + n * 20)) ?? []
  const shift = (text: string, by: number) => [...text].map((char) => String.fromCharCode(char.charCodeAt(0) - by)).join('')

  test('is good where it reads as English', () => expect(judgePage(page(lines(PROSE))).verdict).toBe('good'))
  test('is decoded where each character is shifted', () => {
    const judged = judgePage(page(lines(PROSE).map((one) => ({ ...one, text: shift(one.text, 29) }))))
    expect(judged.verdict).toBe('decoded')
    expect(judged.page.text.replace(/\s+/g, ' ')).toBe(PROSE)
  })
  test('is decoded on a page of few words as on the others', () => {
    const many = page(lines(PROSE).map((one) => ({ ...one, text: shift(one.text, 29) })))
    const few = page([piece(shift('108. He fell.', 29), 72, 80)], 2)
    expect(judgePages([many, few])[1]?.page.text).toBe('108. He fell.')
  })
  test('is sent to recognition where it is nonsense', () => {
    expect(judgePage(page(lines('qzx vrrk plk bnn dswq '.repeat(12)))).verdict).toBe('lies')
  })
  test('of another script is left alone', () => {
    expect(judgePage(page(lines('Истец утверждает что ответчик раскрыл содержание её сообщений третьим лицам '.repeat(3)))).verdict).toBe('good')
  })
  test('is sent to recognition where characters have no meaning: lost, private, control codes, glyph numbers, a wrong encoding', () => {
    const coded = (code: (sign: string) => string) => PROSE.replace(/[a-z]/g, code)
    const spoilt = {
      lost: coded(() => '\ufffd'), 'lost by half': `${PROSE} ${coded(() => '\ufffd')}`, 'private codes': coded((sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0))),
      'a few private codes': '\ue001\ue002\ue003\ue004 \ue005\ue006\ue007\ue008', 'control codes': coded((sign) => String.fromCharCode(sign.charCodeAt(0) % 8 + 1)),
      'glyph numbers': '(cid:3)(cid:12)(cid:44) '.repeat(12),
      'Russian in a wrong encoding': 'Ð˜ÑÑ‚ÐµÑ† ÑƒÑ‚Ð²ÐµÑ€Ð¶Ð´Ð°ÐµÑ‚ Ñ‡Ñ‚Ð¾ Ð¾Ñ‚Ð²ÐµÑ‚Ñ‡Ð¸Ðº Ð·Ð½Ð°Ð» Ð¾Ð± Ð¾Ð¿Ð°ÑÐ½Ð¾ÑÑ‚Ð¸ ',
    }
    for (const [name, text] of Object.entries(spoilt)) expect(judgePage(page(lines(text))).verdict, name).toBe('lies')
  })
  test('is left alone where it is another language, a table of figures, or a list with leaders', () => {
    const sound = {
      German: 'Der Kläger behauptet, dass die Beklagte von der Gefahr wusste und die Öffentlichkeit nicht gewarnt hat, obwohl sie dies ohne großen Aufwand hätte tun können und müssen.',
      Polish: 'Powód twierdzi, że pozwany wiedział o niebezpieczeństwie i nie ostrzegł opinii publicznej, chociaż mógł to zrobić bez większych kosztów i w krótkim czasie.',
      figures: Array.from({ length: 40 }, (_, n) => `${n * 13}.${n} $ ${n * 991} (${n})`).join(' '),
      leaders: `Count I ${'. '.repeat(40)}12 Count II ${'.'.repeat(60)} 14 Prayer for relief ${'_'.repeat(60)} 19`,
      'English with spoilt quotes': 'Itâ€™s the plaintiffâ€™s claim that â€œthe defendantâ€ knew of the danger under Â§ 12 and Â¶ 4 of the act, and did not warn the public.',
    }
    for (const [name, text] of Object.entries(sound)) expect(judgePage(page(lines(text))).verdict, name).toBe('good')
  })
  test('that is empty says so', () => expect(judgePage(page([])).verdict).toBe('empty'))
})

describe('A passage', () => {
  const original = page(['The contract says that nobody', 'may disclose the private messages', 'of a member to a third party.'].map((text, n) => piece(text, 72, 100 + n * 20)))
  const from = original.text.indexOf('disclose')
  const to = original.text.indexOf('member') + 6
  const wanted = { page: 1, endPage: 1, ...quoteOf(original, from, to), from, to, rects: rectsOf(original, from, to).map((rect) => ({ page: 1, rect })) }

  test('is found where it was', () => expect(anchorPassage([original], wanted)).toMatchObject({ from, to, by: 'quote' }))
  test('is found after the page was recognised anew, with other line ends and a wrong letter', () => {
    const anew = page(['The contract says that nobody may', 'disclose the prlvate messages of a', 'member to a third party.'].map((text, n) => piece(text, 60, 90 + n * 22)))
    const found = anchorPassage([anew], wanted)
    expect(found.by).toBe('quote')
    expect(found.score).toBeLessThan(0.9)
    expect(anew.text.slice(found.from ?? 0, found.to ?? 0)).toContain('prlvate messages')
  })
  test('is found on another page', () => expect(anchorPassage([page([], 1), { ...original, n: 2 }], wanted).page).toBe(2))
  test('that is nowhere falls back to its offsets, and says how little that is worth', () => {
    expect(anchorPassage([page([piece('x'.repeat(200), 10, 10)])], wanted)).toMatchObject({ by: 'offsets', score: 0.4 })
  })
  test('drawn as a box stays a box', () => {
    const box = { ...wanted, quote: '', from: null, to: null }
    expect(anchorPassage([original], box)).toMatchObject({ by: 'rectangles', score: 1, rects: box.rects })
  })
  test('is found again wherever it was cut from', () => {
    fc.assert(fc.property(fc.nat(PROSE.length - 25), fc.integer({ min: 12, max: 24 }), (start, length) => {
      const one = page([piece(PROSE, 20, 100)])
      const found = anchorPassage([one], { page: 1, endPage: 1, ...quoteOf(one, start, start + length), from: start, to: start + length, rects: [] })
      expect(one.text.slice(found.from ?? 0, found.to ?? 0).trim()).toBe(PROSE.slice(start, start + length).trim())
    }), { seed: 9, numRuns: 100 })
  })
})
