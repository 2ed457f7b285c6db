/**
 * Tables as workbooks (ECMA-376): filters, a head that stays, dates as dates, cites that lead to the
 * sheet of their sources. Text is an inline string and so is never run as a formula. Written as text at
 * once: SheetJS writes no styles and no fixed panes, and a model of every cell would cost its time.
 */
import { parseEdtf } from '../../dates/edtf'
import { utcDay } from '../../dates/calendar'
import type { Sheet } from '../arrange'
import { type Cell, cellText, linesOf } from '../paper'
import { contentTypes, coreProperties, escapeXml, packParts, RELATION, relationships, XML_HEAD } from '../xml'

/** A document that cites lead to. */
export type SheetSource = { id: string; cells: readonly Cell[] }
export type Workbook = { sheet: Sheet; sources: { columns: readonly { label: string; width: number }[]; rows: readonly SheetSource[] } }

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
/** Places in `cellXfs` below. */
const STYLE = { plain: 0, head: 1, wrap: 2, date: 3, link: 4 } as const
const STYLES = `${XML_HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts><fonts count="3"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font><font><u/><sz val="10"/><color rgb="FF2B4C9B"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEDE8"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** Limits of the format: rows of a sheet, letters of a cell, letters of a sheet's name. */
const MOST_ROWS = 1_048_576
const MOST_TEXT = 32_767
const MOST_NAME = 31
/** Excel reads no more links in a sheet. */
const MOST_LINKS = 65_530

/** @returns the bytes of an .xlsx, how many rows did not fit into a sheet, and how many cells had to be shortened */
export function sheetToXlsx({ sheet, sources }: Workbook): { bytes: Uint8Array<ArrayBuffer>; left: number; cut: number } {
  const rowOf = new Map(sources.rows.map((one, at) => [one.id, at + 2]))
  const rows = sheet.rows.slice(0, MOST_ROWS - 1)
  const name = sheetName(sheet.name)
  const sheets = [
    { name, xml: worksheet(sheet.columns, rows, rowOf, name) },
    ...(sources.rows.length > 0 ? [{ name: 'Sources', xml: worksheet(sources.columns, sources.rows.map((one) => one.cells), new Map(), 'Sources') }] : []),
    { name: 'About', xml: worksheet([{ label: 'About this table', width: 100 }], sheet.about.map((text) => [text]), new Map(), 'About') },
  ]
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const filters = sheets.flatMap((one, at) => (one.name === 'About' ? [] : [`<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${escapeXml(one.name.replaceAll("'", "''"))}'!${filterRange(at === 0 ? sheet.columns.length : sources.columns.length, at === 0 ? rows.length : sources.rows.length, '$')}</definedName>`]))
  const bytes = packParts({
    '[Content_Types].xml': contentTypes({
      'xl/workbook.xml': `${type}.sheet.main+xml`, 'xl/styles.xml': `${type}.styles+xml`, ...Object.fromEntries(sheets.map((_, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${type}.worksheet+xml`])),
      'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    }),
    '_rels/.rels': relationships([{ id: 'rId1', type: RELATION.document, target: 'xl/workbook.xml' }, { id: 'rId2', type: RELATION.core, target: 'docProps/core.xml' }]),
    'docProps/core.xml': coreProperties(sheet.name),
    'xl/_rels/workbook.xml.rels': relationships([...sheets.map((_, at) => ({ id: `rId${at + 1}`, type: RELATION.worksheet, target: `worksheets/sheet${at + 1}.xml` })), { id: `rId${sheets.length + 1}`, type: RELATION.styles, target: 'styles.xml' }]),
    'xl/workbook.xml': `${XML_HEAD}<workbook ${MAIN}><sheets>${sheets.map((one, at) => `<sheet name="${escapeXml(one.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((one, at) => [`xl/worksheets/sheet${at + 1}.xml`, one.xml])),
  })
  const cut = rows.reduce((sum, row) => sum + row.filter((cell) => cellText(cell).length > MOST_TEXT).length, 0)
  return { bytes, left: sheet.rows.length - rows.length, cut }
}

/** A name as Excel takes it: no [ ] : * ? / \, no apostrophe at an end, at most 31 letters, not "History". */
export function sheetName(text: string): string {
  const name = text.replace(/[[\]:*?/\\]|\p{Cc}/gu, ' ').replace(/\s+/g, ' ').slice(0, MOST_NAME).replace(/^[' ]+|[' ]+$/g, '')
  return name === '' || /^(?:history|sources|about)$/i.test(name) ? 'Report' : name
}

/** "A", "Z", "AA": the name of a column. */
function columnName(at: number): string {
  let name = ''
  for (let n = at + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

const filterRange = (columns: number, rows: number, fixed: '' | '$') => `${fixed}A${fixed}1:${fixed}${columnName(Math.max(0, columns - 1))}${fixed}${rows + 1}`

function worksheet(columns: readonly { label: string; width: number }[], rows: readonly (readonly Cell[])[], rowOf: ReadonlyMap<string, number>, name: string): string {
  const names = columns.map((_, at) => columnName(at))
  const links: string[] = []
  const out = [`${XML_HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"${name === 'Sources' || name === 'About' ? '' : ' tabSelected="1"'}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="13"/><cols>${columns.map((one, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.max(6, Math.min(120, one.width))}" customWidth="1"/>`).join('')}</cols><sheetData>`]
  out.push(`<row r="1">${columns.map((one, at) => inline(`${names[at]}1`, STYLE.head, one.label)).join('')}</row>`)
  let n = 1
  for (const row of rows) {
    n++
    let cells = ''
    for (let at = 0; at < names.length; at++) cells += cellXml(row[at] ?? '', `${names[at]}${n}`, rowOf, links)
    out.push(`<row r="${n}">${cells}</row>`)
  }
  out.push('</sheetData>')
  if (name !== 'About' && columns.length > 0) out.push(`<autoFilter ref="${filterRange(columns.length, rows.length, '')}"/>`)
  if (links.length > 0) out.push(`<hyperlinks>${links.join('')}</hyperlinks>`)
  out.push('<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>')
  return out.join('')
}

function inline(at: string, style: number, text: string): string {
  const cut = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cut)}</t></is></c>`
}

function cellXml(cell: Cell, at: string, rowOf: ReadonlyMap<string, number>, links: string[]): string {
  if (typeof cell === 'string') return cell === '' ? '' : inline(at, cell.length > 40 ? STYLE.wrap : STYLE.plain, cell)
  switch (cell.kind) {
    case 'number': return Number.isFinite(cell.value) ? `<c r="${at}" s="0"><v>${cell.value}</v></c>` : ''
    case 'date': {
      const serial = serialOf(cell.edtf)
      return serial === null ? (cell.edtf === '' ? '' : inline(at, STYLE.plain, cellText(cell))) : `<c r="${at}" s="${STYLE.date}"><v>${serial}</v></c>`
    }
    case 'status': return inline(at, STYLE.plain, cellText(cell))
    case 'lines': {
      const target = linesOf(cell).find((line) => line.to !== undefined && rowOf.has(line.to))?.to
      const row = target === undefined ? undefined : rowOf.get(target)
      const text = cellText(cell)
      if (text === '') return ''
      // A cell leads to one place: the first of its sources.
      if (row !== undefined && links.length < MOST_LINKS) links.push(`<hyperlink ref="${at}" location="Sources!A${row}" display="Source"/>`)
      return inline(at, row === undefined ? STYLE.wrap : STYLE.link, text)
    }
  }
}

/** Day number of a spreadsheet, where the date is one whole and certain day from March 1900 on; else null. */
export function serialOf(edtf: string): number | null {
  const date = parseEdtf(edtf)
  if (date?.kind !== 'date' || !/^\d{4}-\d\d-\d\d$/.test(edtf)) return null
  const day = Math.round(utcDay(Number(edtf.slice(0, 4)), Number(edtf.slice(5, 7)), Number(edtf.slice(8))) / 86_400_000) + 25_569
  return day > 60 ? day : null
}
