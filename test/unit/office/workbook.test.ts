import { utils, type WorkBook, write } from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../shared/office/workbook'
import { rels, zipOf } from './make'

type Format = 'xlsx' | 'xlsm' | 'biff8'
const FORMATS: Format[] = ['xlsx', 'xlsm', 'biff8']
const bytesOf = (book: WorkBook, format: Format = 'xlsx') => new Uint8Array(write(book, { type: 'array', bookType: format, cellStyles: true }) as ArrayBuffer)
function book(...sheets: [string, unknown[][]][]): WorkBook {
  const made = utils.book_new()
  for (const [name, rows] of sheets) utils.book_append_sheet(made, utils.aoa_to_sheet(rows), name)
  return made
}
const texts = (bytes: Uint8Array) => readWorkbook(bytes, 'a.xlsx').pages.map((page) => page.text)
/** The parts of an xlsx with some of them changed or added. */
const patched = (bytes: Uint8Array, change: Record<string, (source: string) => string>, more: Record<string, string> = {}) => {
  const files = unzipSync(bytes)
  for (const [name, act] of Object.entries(change)) files[name] = new TextEncoder().encode(act(new TextDecoder().decode(files[name] ?? new Uint8Array())))
  for (const [name, text] of Object.entries(more)) files[name] = new TextEncoder().encode(text)
  return zipSync(files)
}

describe.each(FORMATS)('A workbook as %s', (format) => {
  test('is a page a sheet, a line a row, a tab a cell', () => {
    expect(texts(bytesOf(book(['Costs', [['Item', 'Sum'], ['Rent', 5.5], [], [null, 'late', true]]], ['Names', [['Roe']]]), format))).toEqual(['[Sheet] Costs\nItem\tSum\nRent\t5.5\n\n\tlate\tTRUE', '[Sheet] Names\nRoe'])
  })
  test('shows numbers and dates as they are displayed', () => {
    const made = book(['A', [[1234.5, 45_383, 0.25]]])
    const sheet = made.Sheets.A as Record<string, { z: string }>
    for (const [cell, z] of [['A1', '"$"#,##0.00'], ['B1', 'm/d/yy'], ['C1', '0%']] as const) (sheet[cell] as { z: string }).z = z
    expect(texts(bytesOf(made, format))).toEqual(['[Sheet] A\n$1,234.50\t2024-04-01\t25%'])
  })
  test('says which sheets, rows and columns are hidden', () => {
    const made = book(['Open', [['a', 'b'], ['c', 'd']]], ['Costs', [['x']]], ['Deep', [['y']]])
    made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] }
    Object.assign(made.Sheets.Open as object, { '!rows': [{}, { hidden: true }], '!cols': [{ wch: 10 }, { hidden: true, wch: 10 }] })
    const read = readWorkbook(bytesOf(made, format), 'a')
    expect(read.pages.map((page) => page.text)).toEqual(['[Sheet] Open\na\tb\nc\td', '[Hidden sheet] Costs\nx', '[Very hidden sheet] Deep\ny'])
    expect(read.remarks.slice(0, 2)).toEqual(['1 sheet is hidden: Costs.', '1 sheet is hidden so that Excel does not list it: Deep.'])
    if (format !== 'biff8') expect(read.remarks[2]).toBe('Hidden, but in the text: 1 row and column B of “Open”.')
  })
  test('shows formulas by value and counts them', () => {
    const made = book(['A', [[1, 2]]])
    Object.assign(made.Sheets.A as object, { C1: { t: 'n', v: 3, f: 'A1+B1' }, '!ref': 'A1:C1' })
    const read = readWorkbook(bytesOf(made, format), 'a')
    expect(read.pages[0]?.text).toBe('[Sheet] A\n1\t2\t3')
    // SheetJS writes no formulas into the binary forms.
    if (format === 'xlsx' || format === 'xlsm') expect(read.remarks).toEqual(['1 cell holds a formula; the text shows the values as last stored.'])
  })
})

describe('A workbook', () => {
  test('has its comments below the sheet', () => {
    const made = book(['A', [['x', 'y']]])
    const cell = (made.Sheets.A as Record<string, { c?: unknown[] }>).B1 as { c?: unknown[] }
    cell.c = [{ a: 'A. Roe', t: 'not\npaid' }]
    const read = readWorkbook(bytesOf(made), 'a')
    expect(read.pages[0]?.text).toBe('[Sheet] A\nx\ty\n[Comment on B1 by A. Roe] not paid')
    expect(read.remarks).toEqual(['It holds 1 comment by A. Roe; they stand below the sheets.'])
  })
  test('of many rows comes in parts of 2,000', () => {
    const pages = texts(bytesOf(book(['A', Array.from({ length: 4500 }, (_one, at) => [at + 1])])))
    expect(pages.map((page) => [page.split('\n')[0], page.split('\n').length])).toEqual([['[Sheet] A, rows from 1', 2001], ['[Sheet] A, rows from 2001', 2001], ['[Sheet] A, rows from 4001', 501]])
    expect(pages[1]?.split('\n')[1]).toBe('2001')
  })
  test('tells long gaps instead of printing them', () => {
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
    const bytes = patched(bytesOf(book(['A', [[1]]])), { 'xl/worksheets/sheet1.xml': (source) => source.replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>').replace(/<sheetData>.*<\/sheetData>/s, `<sheetData><row r="1">${cell('A1', 'x')}${cell('XFD1', 'right')}</row><row r="150000">${cell('A150000', 'far')}</row></sheetData>`) })
    expect(texts(bytes).join('\n')).toBe('[Sheet] A, rows from 1\nx\t[column XFD]\tright\n[Rows 2 to 149999 are empty]\n[Sheet] A, rows from 150000\nfar')
  })
  test('with more rows than are read says so', () => {
    const made = book(['A', [['x']]])
    Object.assign(made.Sheets.A as object, { A300000: { t: 's', v: 'far' }, '!ref': 'A1:A300000' })
    expect(readWorkbook(bytesOf(made), 'a').remarks).toEqual(['Sheet “A”: the rows after 200,000 (it says it has 300,000) were not read.'])
  })
  test('tells links, macros, caches and hidden names, and gives its properties', () => {
    const made = book(['A', [['x']]])
    made.Props = { Title: 'Costs', Author: 'A. Roe' }
    made.Workbook = { Names: [{ Name: 'secret', Ref: 'A!$A$1', Hidden: true } as never] }
    const read = readWorkbook(patched(bytesOf(made), {}, {
      'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>', 'xl/externalLinks/_rels/externalLink1.xml.rels': rels(['r1', 'externalLinkPath', 'file:///S:/costs.xlsx', true]), 'xl/pivotCache/pivotCacheRecords1.xml': '<x/>', 'xl/connections.xml': '<x/>',
    }), 'a')
    expect(read).toMatchObject({ title: 'Costs', facts: { Author: 'A. Roe', Title: 'Costs' } })
    expect(read.remarks).toEqual([
      'It holds macros; they were not run.', 'It refers to 1 file outside itself; nothing was fetched: file:///S:/costs.xlsx.', 'It holds 1 copy of source data for pivot tables, which may hold more than the sheets show.', 'It holds data connections; none was opened.', '1 name is hidden: secret.',
    ])
  })
  test('shows a formula that was never calculated as it is written', () => {
    const bytes = patched(bytesOf(book(['A', [[1]]])), { 'xl/worksheets/sheet1.xml': (source) => source.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData><row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row></sheetData>') })
    const read = readWorkbook(bytes, 'a')
    expect(read.pages[0]?.text).toBe('[Sheet] A\n=SUM(B1:B9)')
    expect(read.remarks[1]).toBe('1 formula has no stored value and is shown as written.')
  })
  test('leaves an empty result empty', () => {
    const bytes = patched(bytesOf(book(['A', [[1]]])), { 'xl/worksheets/sheet1.xml': (source) => source.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData><row r="1"><c r="A1" t="str"><f>IF(B1,1,"")</f><v></v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData>') })
    expect(texts(bytes)).toEqual(['[Sheet] A\n\t2'])
  })
  test('of Excel 2003’s XML is read', () => {
    const xml = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row><Cell ss:MergeAcross="900000000"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>'
    expect(texts(new TextEncoder().encode(xml))).toEqual(['[Sheet] A\nx'])
  })
})

describe('An OpenDocument table', () => {
  const O = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
  const ods = (tables: string, styles = '', more: Record<string, string> = {}) => zipSync({
    mimetype: [new TextEncoder().encode('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': new TextEncoder().encode(`<office:document-content ${O}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  })
  const cell = (text: string, attributes = '') => `<table:table-cell ${attributes}>${text ? `<text:p>${text}</text:p>` : ''}</table:table-cell>`
  test('is read as displayed, with repeats, hidden parts and comments', () => {
    const read = readWorkbook(ods(
      `<table:table table:name="A"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row>${cell('1<text:s/>a <text:span>b</text:span> c')}${cell('x', 'table:number-columns-repeated="2" table:formula="of:=1"')}</table:table-row><table:table-row table:visibility="filter" table:number-rows-repeated="2">${cell('y')}</table:table-row><table:table-row table:number-rows-repeated="1048573">${cell('', 'table:number-columns-repeated="16384"')}</table:table-row><table:table-row><table:table-cell><office:annotation><dc:creator>A. Roe</dc:creator><text:p>why</text:p></office:annotation><text:p>z</text:p></table:table-cell></table:table-row></table:table><table:table table:name="B" table:style-name="h"><table:table-row>${cell('s')}</table:table-row></table:table>`,
      '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>',
      { 'meta.xml': `<office:document-meta ${O}><office:meta><dc:title>Costs</dc:title><meta:initial-creator>A. Roe</meta:initial-creator><dc:date>2024-05-01T10:00:00</dc:date></office:meta></office:document-meta>` },
    ), 'a.ods')
    expect(read.pages.map((page) => page.text)).toEqual(['[Sheet] A, rows from 1\n1 a b c\tx\tx\ny\ny\n[Rows 4 to 1048576 are empty]', '[Sheet] A, rows from 1048577\nz\n[Comment on A1048577 by A. Roe] why', '[Hidden sheet] B\ns'])
    expect(read).toMatchObject({ title: 'Costs', date: '2024-05-01', facts: { Author: 'A. Roe', Modified: '2024-05-01T10:00:00' } })
    expect(read.remarks).toEqual(['1 sheet is hidden: B.', 'Hidden, but in the text: 2 rows and columns B, C of “A”.', '1 cell holds a formula; the text shows the values as last stored.', 'It holds 1 comment by A. Roe; they stand below the sheets.'])
  })
  test('that repeats a word a billion times is cut, and says so', () => {
    const read = readWorkbook(ods(`<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000">${cell('x', 'table:number-columns-repeated="1000000"')}</table:table-row></table:table>`), 'a.ods')
    expect(read.remarks[0]).toMatch(/^Sheet “A”: repetitions of row 1 were not read\.$/)
    expect(read.pages.reduce((sum, page) => sum + page.text.length, 0)).toBeLessThan(20_000_000)
  })
})

describe('A workbook is refused in a sentence', () => {
  test.each([
    ['that is text', new TextEncoder().encode('a,b\n1,2'), 'not a workbook'],
    ['that is another archive', zipOf({ 'x.txt': 'x' }), 'not a workbook'],
    ['that is cut short', bytesOf(book(['A', [['x']]])).slice(0, 700), 'damaged or cut short'],
    ['whose parts are missing', zipOf({ 'xl/workbook.xml': '<x/>' }), 'damaged'],
    ['that is a zip bomb', zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }), 'unpacks to far more'],
  ])('%s', (_name, bytes, sentence) => expect(() => readWorkbook(bytes, 'a.xlsx')).toThrow(sentence))
})
