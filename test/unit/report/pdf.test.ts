import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, StandardFonts } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { Bundle } from '../../../renderer/workers/report/bundle'
import type { Paper, PaperPart } from '../../../shared/report/paper'
import { joinArabic, visualOrder } from '../../../shared/report/pdf/bidi'
import { codePointsOfPaper, missingSentence, paperToPdf } from '../../../shared/report/pdf/write'
import { fontsOf } from './support'

const paper = (parts: PaperPart[], landscape = false): Paper => ({ title: 'Proof chart', court: 'United States District Court', caption: 'ROE,\nv.\nEXAMPLE', docket: '5:25-cv-1', landscape, parts })
const whole = (pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces))
const write = (one: Paper) => {
  const made = paperToPdf(one, fontsOf(codePointsOfPaper(one)))
  return { ...made, bytes: whole(made.pieces) }
}
async function wordsOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) pages.push((await (await document.getPage(n)).getTextContent()).items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''))
  return pages.join('\n').replace(/\s+/g, ' ')
}

describe('papers as PDF', () => {
  const parts: PaperPart[] = [
    { kind: 'heading', text: 'Proof chart' }, { kind: 'text', text: 'Иван Петров, Ανδρέας Αριστοτέλης, 張偉, あや, 김철수' }, { kind: 'text', text: 'שלום עולם' }, { kind: 'item', text: 'First' }, { kind: 'item', text: 'Second' },
    { kind: 'heading', text: 'Count I', level: 2, numbered: true },
    { kind: 'table', head: ['Element', 'Evidence for'], widths: [1, 3], rows: Array.from({ length: 60 }, (_, n) => [`Element ${n}`, { kind: 'lines' as const, lines: [{ cite: `PX-${n} at 4`, text: '“words of a passage”' }] }]) },
  ]
  const made = write(paper(parts))
  test('have bookmarks, tags, a language, a title, and every font embedded', async () => {
    const document = await PDFDocument.load(made.bytes, { updateMetadata: false })
    const { catalog, context } = document
    expect(document.getTitle()).toBe('Proof chart')
    expect(catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-US)')
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true')
    const outline = catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict)
    expect(outline.lookup(PDFName.of('First'), PDFDict).get(PDFName.of('Parent'))).toBeInstanceOf(PDFRef)
    const kinds = new Map<string, number>()
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict)) continue
      const type = object.get(PDFName.of('Type'))?.toString()
      const tag = object.get(PDFName.of('S'))?.toString()
      if (type === '/StructElem' && tag) kinds.set(tag, (kinds.get(tag) ?? 0) + 1)
      if (type === '/FontDescriptor') expect(object.lookup(PDFName.of('FontFile2'))).toBeInstanceOf(PDFRawStream)
      if (type === '/Font' && object.get(PDFName.of('Subtype'))?.toString() === '/Type0') expect(object.has(PDFName.of('ToUnicode'))).toBe(true)
    }
    expect(Object.fromEntries(kinds)).toMatchObject({ '/Document': 1, '/H1': 1, '/H2': 1, '/L': 1, '/LI': 2, '/Table': 1, '/TR': 61, '/TH': 2, '/TD': 120 })
  })
  test('every mark of a page has its place in the tree', async () => {
    const document = await PDFDocument.load(made.bytes, { updateMetadata: false })
    const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
    expect(tree.size()).toBe(document.getPageCount() * 2)
  })
  test('the words of every script are real text', async () => {
    const words = await wordsOf(made.bytes)
    for (const name of ['Иван Петров', 'Ανδρέας Αριστοτέλης', '張偉', 'あや', '김철수', 'UNITED STATES DISTRICT COURT', '1. Count I', 'PX-59 at 4', 'שלום', 'עולם']) expect(words).toContain(name)
    expect([...made.missing]).toEqual([])
    expect(words.match(/Evidence for/g)?.length).toBe(made.pages)
  })
  test('what no font has is said', () => {
    const { missing } = write(paper([{ kind: 'text', text: 'King 𐎀 of Ugarit' }]))
    expect(missingSentence(missing)).toBe('Probata has no font for this sign, which the PDF shows as a box: 𐎀. The Word file shows it with the fonts of the computer.')
    expect(missingSentence(new Set())).toBeNull()
  })
  test('a cell that is longer than a page goes on, and no line is lost', async () => {
    const lines = Array.from({ length: 200 }, (_, n) => ({ text: `line${n}x` }))
    const long = write(paper([{ kind: 'table', head: ['A', 'B'], rows: [[{ kind: 'lines', lines }, 'short'], ['next', 'row']] }], true))
    const words = await wordsOf(long.bytes)
    for (const { text } of lines) expect(words).toContain(text)
    expect(long.pages).toBeGreaterThan(3)
  })
  test('a word without blanks is cut, and any text ends', async () => {
    expect((await wordsOf(write(paper([{ kind: 'text', text: 'x'.repeat(3000) }])).bytes)).replace(/[^x]/g, '')).toHaveLength(3000)
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(write(paper([{ kind: 'text', text }, { kind: 'table', head: [text.slice(0, 9)], rows: [[text]] }])).pages).toBeGreaterThan(0)
    }), { numRuns: 25 })
  })
})

describe('text from the right', () => {
  test.each([
    ['abc', false, 'abc'], ['שלום', false, 'םולש'], ['שלום עולם', true, 'םלוע םולש'], ['Roe שלום Doe', false, 'Roe םולש Doe'], ['שלום 123 עולם', true, 'םלוע 123 םולש'], ['(שלום)', true, '(םולש)'], ['שלום, Roe', false, 'םולש, Roe'], ['שלום, abc 123 (def).', true, '.abc 123 (def) ,םולש'], ['Roe (שלום)', false, 'Roe (םולש)'],
  ])('%s', (text, right, expected) => expect(visualOrder(text, right)).toBe(expected))
  test.each([['محمد', '\ufee3\ufea4\ufee4\ufeaa'], ['لا', '\ufefb'], ['سلام', '\ufeb3\ufefc\ufee1'], ['دار', '\ufea9\ufe8d\ufead'], ['ء', '\ufe80'], ['abc', 'abc']])('joins %s', (text, expected) => expect(joinArabic(text)).toBe(expected))
  test('loses no letter', () => fc.assert(fc.property(fc.string({ unit: fc.constantFrom('א', 'ב', 'a', '1', ' ', '(', '.', 'ب', 'ا') }), fc.boolean(), (text, right) => {
    expect([...visualOrder(text, right).normalize('NFKC')].filter((sign) => !/[()]/.test(sign)).sort()).toEqual([...text].filter((sign) => !/[()]/.test(sign)).sort())
  })))
})

async function exhibit(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let n = 1; n <= pages; n++) pdf.addPage([612, 792]).drawText(`exhibit page ${n}`, { x: 50, y: 700, font })
  return pdf.save()
}

describe('bundles', () => {
  const one = paper([{ kind: 'heading', text: 'Exhibit list' }, { kind: 'table', head: ['Exhibit'], rows: [[{ kind: 'lines', lines: [{ cite: 'PX-1 at 2', text: 'words', to: 'doc_1' }] }], [{ kind: 'lines', lines: [{ text: 'PX-2', to: 'doc_2' }] }]] }])
  const covers = [{ id: 'doc_1', title: 'Exhibit PX-1', lines: ['Терміни'] }, { id: 'doc_2', title: 'Exhibit PX-2', lines: [] }]
  const begin = (list = covers) => new Bundle(one, list, fontsOf(codePointsOfPaper(one, list.flatMap((cover) => [cover.title, ...cover.lines, 'Back to the report']))), () => {})
  test('have report, sheets and exhibits in order, with links that lead there and back', async () => {
    const bundle = begin()
    const pieces = bundle.take().pieces
    await bundle.add('doc_1', await exhibit(3))
    pieces.push(...bundle.take().pieces)
    const end = bundle.end()
    const bytes = whole([...pieces, ...end.pieces])
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect([document.getPageCount(), end.pages]).toEqual([6, 6])
    const refs = document.getPages().map((page) => page.ref.tag)
    const targets = document.getPages().map((page) => (page.node.Annots()?.asArray() ?? []).map((ref) => refs.indexOf(String(document.context.lookup(ref, PDFDict).lookup(PDFName.of('Dest'), PDFArray).get(0)))))
    expect(targets).toEqual([[1, 5], [0], [], [], [], [0]])
    const words = await wordsOf(bytes)
    expect(words.indexOf('Терміни')).toBeLessThan(words.indexOf('exhibit page 1'))
    const loaded = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
    const outline = await loaded.getOutline()
    expect(outline.map((mark) => [mark.title, mark.items.map((kid) => kid.title)])).toEqual([['Exhibit list', []], ['Exhibits', ['Exhibit PX-1', 'Exhibit PX-2']]])
  })
  test('5,000 pages are put together piece by piece', async () => {
    const list = Array.from({ length: 50 }, (_, n) => ({ id: `doc_${n}`, title: `Exhibit PX-${n}`, lines: [] }))
    const bundle = begin(list)
    const pieces = [...bundle.take().pieces]
    const hundred = await exhibit(100)
    let most = 0
    for (const { id } of list) {
      await bundle.add(id, hundred)
      const fresh = bundle.take().pieces
      most = Math.max(most, fresh.reduce((sum, piece) => sum + piece.length, 0))
      pieces.push(...fresh)
    }
    const end = bundle.end()
    const bytes = whole([...pieces, ...end.pieces])
    expect(end.pages).toBe(5051)
    expect(most).toBeLessThan(bytes.length / 20)
    const loaded = await getDocument({ data: bytes, verbosity: 0 }).promise
    expect(loaded.numPages).toBe(5051)
    expect((await (await loaded.getPage(5051)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')).toBe('exhibit page 100')
  }, 60_000)
  test('a script in an exhibit stays out', async () => {
    const pdf = await PDFDocument.create()
    const page = pdf.addPage()
    page.node.set(PDFName.of('AA'), pdf.context.obj({ O: { S: 'JavaScript', JS: 'app.alert(1)' } }))
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'JavaScript', JS: 'app.alert(2)' } }))]))
    const bundle = begin()
    await bundle.add('doc_1', await pdf.save({ useObjectStreams: false }))
    const bytes = whole([...bundle.take().pieces, ...bundle.end().pieces])
    const read = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const [, object] of read.context.enumerateIndirectObjects()) expect(object.toString()).not.toContain('JavaScript')
  })
})
