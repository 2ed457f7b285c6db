import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../shared/docx/read'
import { paperToDocx } from '../../../shared/report/docx/write'
import type { Paper, PaperPart } from '../../../shared/report/paper'
import { serialOf, sheetName, sheetToXlsx } from '../../../shared/report/xlsx/write'
import { partsOf } from './support'

const NAMES = 'Ανδρέας Иван שרה كريم 張偉 山田 김철수'
const paper = (parts: PaperPart[], more: Partial<Paper> = {}): Paper => ({ title: 'Proof chart', court: 'United States District Court', caption: 'ROE,\nv.\nEXAMPLE', docket: '5:25-cv-1', parts, ...more })
const table: PaperPart = { kind: 'table', head: ['Element', 'For'], widths: [1, 3], rows: [['1. Duty', { kind: 'lines', lines: [{ cite: 'PX-3 at 4', text: '“words”', to: 'doc_1' }, { text: NAMES }] }], [NAMES, { kind: 'date', edtf: '2024-09-18' }]] }

describe('Word files', () => {
  const parts = partsOf(paperToDocx(paper([{ kind: 'heading', text: 'Proof chart' }, { kind: 'heading', text: 'Count I', level: 2, numbered: true }, { kind: 'item', text: 'One' }, { kind: 'note', text: 'Draft' }, table], { landscape: true })))
  const body = parts['word/document.xml'] ?? ''
  test('have styles that are used, numbering, a page number and a head that repeats', () => {
    const used = new Set([...body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map((found) => found[1]))
    for (const style of used) expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`)
    expect([...used]).toEqual(expect.arrayContaining(['Heading1', 'Heading2', 'NumberedItem', 'TableText', 'TableHead', 'Cite']))
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(body).toMatch(/Heading2"\/><w:numPr><w:ilvl w:val="0"\/><w:numId w:val="1"\/>/)
    expect(parts['word/footer1.xml']).toContain(' PAGE ')
    expect(body).toContain('w:orient="landscape"')
    expect(body).toContain('UNITED STATES DISTRICT COURT')
  })
  test('keep names of every script, and name nobody', () => {
    expect(body).toContain(NAMES)
    expect(parts['docProps/core.xml']).toContain('<dc:creator>Probata</dc:creator>')
  })
  test('a row has as many cells as the grid, and each ends in a paragraph', () => {
    const [, , report = ''] = body.split('<w:tbl>')
    const columns = report.match(/<w:gridCol /g)?.length
    for (const row of report.split('<w:tr>').slice(1)) expect(row.match(/<w:tc>/g)).toHaveLength(columns ?? 0)
    expect(report).not.toMatch(/<w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr><\/w:tc>/)
  })
  test('are read by our own reader with their words in order', () => {
    const text = readDocx(paperToDocx(paper([{ kind: 'text', text: 'Before' }, table]))).map((page) => page.text).join('\n')
    expect(text.indexOf('Before')).toBeLessThan(text.indexOf('PX-3 at 4'))
  })
  test('whatever a text holds, the file is well-formed', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
    partsOf(paperToDocx(paper([{ kind: 'text', text: a }, { kind: 'table', head: [b], rows: [[a], [{ kind: 'lines', lines: [] }]] }], { title: b, caption: a })))
  }), { numRuns: 60 }))
})

describe('workbooks', () => {
  const sheet = { name: 'Exhibit list: [2025]', about: ['Roe v. X'], columns: [{ label: 'Exhibit', width: 10 }, { label: 'Date', width: 12 }, { label: 'Pages', width: 8 }], rows: [[{ kind: 'lines' as const, lines: [{ text: '=1+1', to: 'doc_1' }] }, { kind: 'date' as const, edtf: '2024-09-18' }, { kind: 'number' as const, value: 12 }], [NAMES, { kind: 'date' as const, edtf: '2024-08' }, '']] }
  const { bytes } = sheetToXlsx({ sheet, sources: { columns: [{ label: 'Title', width: 20 }], rows: [{ id: 'doc_1', cells: ['Terms'] }] } })
  test('are whole, with filters, a head that stays and a link to the source', () => {
    const xml = partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).toContain('state="frozen"')
    expect(xml).toContain('<autoFilter ref="A1:C3"/>')
    expect(xml).toContain('<hyperlink ref="A2" location="Sources!A2"')
  })
  test('SheetJS reads text as text, days as days and numbers as numbers', () => {
    const book = read(bytes, { type: 'array', cellDates: false, cellStyles: true })
    expect(book.SheetNames).toEqual(['Exhibit list 2025', 'Sources', 'About'])
    const cells = book.Sheets['Exhibit list 2025'] ?? {}
    expect([cells.A2?.v, cells.A2?.f, cells.B2?.v, cells.B2?.w, cells.C2?.v, cells.B3?.v, cells.A3?.v]).toEqual(['=1+1', undefined, 45553, '18 Sep 2024', 12, 'Aug 2024', NAMES])
    expect(utils.decode_range(cells['!ref'] ?? '').e.r).toBe(2)
  })
  test.each([['2024-09-18', 45553], ['1900-03-01', 61], ['1900-02-28', null], ['2024-09', null], ['2024-09-18?', null], ['', null], ['2024-02-30', null]])('the day %s is %s', (edtf, serial) => expect(serialOf(edtf)).toBe(serial))
  test.each([["'History'", 'Report'], ['a/b:c', 'a b c'], ['x'.repeat(40), 'x'.repeat(31)], ['', 'Report'], ['Sources', 'Report']])('a sheet called %s is %s', (name, expected) => expect(sheetName(name)).toBe(expected))
  test('a cell that is too long is shortened, and counted', () => {
    const long = sheetToXlsx({ sheet: { ...sheet, rows: [['x'.repeat(40_000), '', '']] }, sources: { columns: [], rows: [] } })
    expect(long.cut).toBe(1)
    expect(String(read(long.bytes, { type: 'array' }).Sheets['Exhibit list 2025']?.A2?.v)).toHaveLength(32_767)
  })
  test('whatever a cell holds, the file is well-formed', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.double(), fc.string(), (text, value, edtf) => {
    partsOf(sheetToXlsx({ sheet: { ...sheet, name: text, rows: [[text, { kind: 'number', value }, { kind: 'date', edtf }]] }, sources: { columns: [], rows: [] } }).bytes)
  }), { numRuns: 60 }))
})

const soffice = ['soffice', 'libreoffice'].find((name) => spawnSync('which', [name]).status === 0)

describe('LibreOffice', () => {
  test.skipIf(soffice === undefined)(`opens both (skipped where it is not installed)`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'probata-office-'))
    writeFileSync(join(folder, 'a.docx'), paperToDocx(paper([{ kind: 'heading', text: 'Proof chart' }, table])))
    writeFileSync(join(folder, 'b.xlsx'), sheetToXlsx({ sheet: { name: 'A', about: [], columns: [{ label: 'A', width: 9 }], rows: [['x']] }, sources: { columns: [], rows: [] } }).bytes)
    execFileSync(soffice ?? '', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'a.docx'), join(folder, 'b.xlsx')], { timeout: 25_000, stdio: 'ignore' })
    expect(existsSync(join(folder, 'a.pdf')) && existsSync(join(folder, 'b.pdf'))).toBe(true)
  })
})
