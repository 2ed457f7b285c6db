import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../renderer/workers/decodeText'
import { inertHtml } from '../../../renderer/workers/inertHtml'
import { sniff } from '../../../renderer/workers/kind'
import { pdfProblem } from '../../../renderer/workers/pdf/pdfProblem'
import { despeckle, pictureSize, recogniserScale } from '../../../renderer/workers/picture'
import { summed } from '../../../renderer/workers/summed'
import type { PageText } from '../../../shared/text/page'

const bytes = (...list: number[]) => new Blob([Uint8Array.from(list)])

describe('What a file is, by its content', () => {
  test.each<[string, Blob, string]>([
    ['paper.pdf', new Blob(['%PDF-1.7\n']), 'pdf'],
    ['paper.txt', new Blob(['%PDF-1.4\n']), 'pdf'],
    ['mail-header.pdf', new Blob(['X-Sender: scanner\r\n\r\n%PDF-1.4\n']), 'pdf'],
    ['scan.png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'image'],
    ['photo', bytes(0xff, 0xd8, 0xff, 0xe0), 'image'],
    ['old.tif', bytes(0x49, 0x49, 0x2a, 0x00), 'image'],
    ['letter.docx', new Blob(['PK\u0003\u0004 word/document.xml']), 'docx'],
    ['sheet.docx', new Blob(['PK\u0003\u0004 xl/workbook.xml']), 'xlsx'],
    ['note.md', new Blob(['# A title']), 'markdown'],
    ['data.csv', new Blob(['a,b\n1,2']), 'csv'],
    ['page.txt', new Blob(['<!DOCTYPE html><html></html>']), 'html'],
    ['page.html', new Blob(['<p>A fragment</p>']), 'html'],
    ['note.pdf', new Blob(['Only words']), 'text'],
    ['utf16.txt', bytes(0xff, 0xfe, 0x41, 0x00), 'text'],
    ['program.pdf', bytes(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1), 'unread'],
  ])('%s', async (name, blob, kind) => expect((await sniff(blob, name)).kind).toBe(kind))

  test('a name that promises something else is said', async () => {
    expect((await sniff(bytes(0, 1, 2), 'brief.pdf')).what).toContain('named .pdf but its content is something else')
  })
})

describe('Text of a file', () => {
  test.each<[string, number[], string]>([
    ['UTF-8', [0xc3, 0xa9], 'é'],
    ['UTF-16, little end first', [0xff, 0xfe, 0xe9, 0x00], 'é'],
    ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0xe9], 'é'],
    ['Windows-1252', [0x93, 0xe9, 0x94], '“é”'],
  ])('%s', async (_name, list, text) => expect((await decodeText(bytes(...list), 'a.txt')).replace('\ufeff', '')).toBe(text))

  test('any text comes back from UTF-8 as it was', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\ufeff')), async (text) => {
      expect(await decodeText(new Blob([text]), 'a.txt')).toBe(text)
    }), { seed: 1, numRuns: 100 })
  })
})

test('a saved page loses its styles and keeps its words, also words about styles', () => {
  const html = '<style>p{}</style><p style="color:red" class="a">The style="x" of <b STYLE = \'y\'>law</b></p><style>unended'
  expect(inertHtml(html)).toBe('<p data-style="color:red" class="a">The style="x" of <b data-style= \'y\'>law</b></p>')
})

describe('Pictures', () => {
  test.each<[string, number[], { width: number; height: number } | null]>([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 0, 128], { width: 256, height: 128 }],
    ['GIF', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 10, 0, 20, 0], { width: 10, height: 20 }],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 20, 0, 30, 3, 0, 0], { width: 30, height: 20 }],
    ['a JPEG cut short', [0xff, 0xd8, 0xff], null],
    ['something else', [1, 2, 3], null],
  ])('%s tells its size before it is decoded', (_name, list, size) => expect(pictureSize(Uint8Array.from(list))).toEqual(size))

  test('no bytes make the size reader fail or loop', () => {
    fc.assert(fc.property(fc.constantFrom([0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47], [0x47, 0x49, 0x46], [0x42, 0x4d]), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
      pictureSize(Uint8Array.from([...head, ...rest]))
    }), { seed: 2, numRuns: 500 })
  })

  test('small ones are enlarged for recognition, vast ones made smaller', () => {
    const letter = { width: 612, height: 792 }
    expect(recogniserScale(1700, 2200, letter)).toBe(300)
    expect(recogniserScale(612, 792, letter)).toBe(216)
    expect(recogniserScale(2550, 3300, letter)).toBe(300)
    // A fax, finer across than down.
    expect(recogniserScale(1728, 1078, letter)).toBe(300)
    expect((recogniserScale(20_000, 20_000, { width: 720, height: 720 }) * 10) ** 2).toBeCloseTo(24_000_000, -3)
  })

  test('specks go, letters and full stops stay, and a clean page is left alone', () => {
    const [width, height] = [300, 300]
    const blank = () => new Uint8Array(width * height).fill(250)
    const box = (grey: Uint8Array, x: number, y: number, size: number) => {
      for (let dy = 0; dy < size; dy++) for (let dx = 0; dx < size; dx++) grey[(y + dy) * width + x + dx] = 20
    }
    const dirty = blank()
    box(dirty, 100, 100, 30)
    box(dirty, 140, 126, 5)
    for (let n = 0; n < 900; n++) {
      const [x, y] = [(n * 7) % 296, Math.floor((n * 7) / 296) * 13 + 2]
      if (y < 90 || y > 140) box(dirty, x, y % 290, 2)
    }
    despeckle(dirty, width, height)
    const ink = (x0: number, y0: number, x1: number, y1: number) => {
      let sum = 0
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if ((dirty[y * width + x] ?? 255) < 128) sum++
      return sum
    }
    expect(ink(100, 100, 130, 130)).toBe(900)
    expect(ink(140, 126, 145, 131)).toBe(25)
    expect(ink(0, 0, 300, 85)).toBe(0)
    const clean = blank()
    box(clean, 50, 50, 2)
    const before = clean.slice()
    despeckle(clean, width, height)
    expect(clean).toEqual(before)
  })
})

describe('What all pages come to', () => {
  const page = (n: number, source: PageText['source'], text: string, confidence = 1): PageText => ({ n, width: 612, height: 792, source, confidence, text, runs: [] })
  const none = { unread: [], broken: [], failed: [] }
  test.each<[string, PageText[], Parameters<typeof summed>[1], { text: string; warning: RegExp }]>([
    ['words of the file', [page(1, 'file', 'a'), page(2, 'file', 'b')], none, { text: 'file', warning: /^$/ }],
    ['words of the file and recognised ones', [page(1, 'file', 'a'), page(2, 'ocr', 'b', 0.9)], none, { text: 'mixed', warning: /^$/ }],
    ['a blank page among words changes nothing', [page(1, 'file', 'a'), page(2, 'none', '', 0)], none, { text: 'file', warning: /^$/ }],
    ['no words at all', [page(1, 'none', '', 0)], none, { text: 'none', warning: /no text in this file/ }],
    ['waiting', [page(1, 'file', 'a'), page(2, 'none', '', 0)], { ...none, unread: [2] }, { text: 'waiting', warning: /^$/ }],
    ['decoded', [page(1, 'decoded', 'a')], none, { text: 'decoded', warning: /wrong character codes/ }],
    ['a page that is broken', [page(1, 'file', 'a'), page(2, 'none', '', 0)], { ...none, broken: [2] }, { text: 'file', warning: /^Page 2 is damaged and could not be read\.$/ }],
    ['a broken page that was recognised all the same', [page(1, 'file', 'a'), page(2, 'ocr', 'b', 0.8)], { ...none, broken: [2] }, { text: 'mixed', warning: /^$/ }],
    ['many pages that could not be recognised', [page(1, 'file', 'a')], { ...none, failed: [2, 3, 4, 5, 6, 7, 8, 9] }, { text: 'file', warning: /^Pages 2, 3, 4, 5, 6, 7 and 2 more could not be recognised\.$/ }],
  ])('%s', (_name, pages, wanting, expected) => {
    const found = summed(pages, wanting)
    expect(found.text).toBe(expected.text)
    expect(found.warning).toMatch(expected.warning)
  })
})

describe('What pdf.js throws is put in words', () => {
  const thrown = (name: string, message: string) => Object.assign(new Error(message), { name })
  test.each([
    [thrown('PasswordException', 'No password given'), 'pdf.password', 'a.pdf needs a password.'],
    [thrown('PasswordException', 'Incorrect Password'), 'pdf.password', 'That password does not open a.pdf.'],
    [thrown('InvalidPDFException', 'Invalid PDF structure.'), 'pdf.broken', 'a.pdf is damaged or cut short'],
    [thrown('UnknownErrorException', 'Unsupported encryption algorithm'), 'pdf.broken', 'encrypted in a way'],
    [new Error('something new'), 'pdf.broken', 'could not be read as a PDF'],
  ])('%s', (cause, code, words) => {
    const found = pdfProblem(cause, 'a.pdf')
    expect(found.code).toBe(code)
    expect(found.happened).toContain(words)
    expect(found.todo).not.toBe('')
  })
})
