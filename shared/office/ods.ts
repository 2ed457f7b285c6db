/** Sheets of an OpenDocument table (ODF 1.3 part 3 § 9), which stores what it displays. */
import { child, descendants, type Node, parseXml, textOf } from '../docx/xml'
import { columnName, type Sheet } from './sheetText'

/** Cells that repetitions may make of a file. */
const MOST_CELLS = 3_000_000
/** A repeated row or cell with something in it is written out no oftener. */
const MOST_REPEATS = 10_000
const MOST_COLUMNS = 200

/** The sheets of `content.xml`, as displayed. Throws on broken XML. */
export function readOds(content: string): Sheet[] {
  const root = parseXml(content, true)
  const hiddenStyles = new Set(descendants(root, 'style:style').filter((one) => child(one, 'style:table-properties')?.attributes['table:display'] === 'false').map((one) => one.attributes['style:name'] ?? ''))
  const budget = { cells: 0 }
  return tables(root).map((table) => sheetOf(table, hiddenStyles.has(table.attributes['table:style-name'] ?? '?'), budget))
}

/** Tables of the document; those inside cells are not sheets. */
function tables(root: Node): Node[] {
  const body = descendants(root, 'office:spreadsheet')[0]
  return body ? body.children.filter((one) => one.name === 'table:table') : []
}

function sheetOf(table: Node, hidden: boolean, budget: { cells: number }): Sheet {
  const sheet: Sheet = { name: table.attributes['table:name'] ?? '', shown: hidden ? 'hidden' : 'yes', rows: [], comments: [], hiddenRows: 0, hiddenColumns: [], formulas: 0, unsolved: 0, left: '' }
  let c = 0
  for (const column of inGroups(table, 'table:table-column')) {
    const times = repeats(column, 'table:number-columns-repeated')
    if (isHidden(column)) for (let at = 0; at < times && sheet.hiddenColumns.length < MOST_COLUMNS; at++) sheet.hiddenColumns.push(columnName(c + at))
    c += times
  }
  let r = 0
  for (const row of inGroups(table, 'table:table-row')) {
    const times = repeats(row, 'table:number-rows-repeated')
    const cells = cellsOf(row, r, sheet, budget)
    if (isHidden(row)) sheet.hiddenRows += times
    for (let at = 0; cells.length > 0 && at < times; at++) {
      budget.cells += cells.length
      if (at >= MOST_REPEATS || budget.cells > MOST_CELLS) {
        sheet.left = `repetitions of row ${r + 1} were`
        break
      }
      sheet.rows.push({ r: r + at, cells })
    }
    r += times
  }
  return sheet
}

function cellsOf(row: Node, r: number, sheet: Sheet, budget: { cells: number }): { c: number; text: string }[] {
  const cells: { c: number; text: string }[] = []
  let c = 0
  for (const cell of row.children) {
    if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue
    const times = repeats(cell, 'table:number-columns-repeated')
    const text = cell.children.filter((one) => one.name === 'text:p').map(wordsOf).join(' ') || (cell.attributes['office:string-value'] ?? '')
    if (cell.attributes['table:formula'] !== undefined) sheet.formulas++
    for (const note of cell.children.filter((one) => one.name === 'office:annotation')) {
      const by = child(note, 'dc:creator')
      sheet.comments.push({ ref: `${columnName(c)}${r + 1}`, author: by ? textOf(by) : '', text: note.children.filter((one) => one.name === 'text:p').map(wordsOf).join(' ') })
    }
    for (let at = 0; text !== '' && at < times; at++) {
      if (at >= MOST_REPEATS || budget.cells + cells.length > MOST_CELLS) {
        sheet.left = `repetitions of cell ${columnName(c)}${r + 1} were`
        break
      }
      cells.push({ c: c + at, text })
    }
    c += times
  }
  return cells
}

/** Text with its spans in order; deleted and annotated words are not in a cell's paragraph. */
function wordsOf(node: Node): string {
  if (node.name === 'text:s') return ' '
  if (node.name === 'text:tab' || node.name === 'text:line-break') return ' '
  return node.text + node.children.map(wordsOf).join('')
}

/** Rows or columns, also those in groups and headers. */
function inGroups(table: Node, name: string): Node[] {
  return table.children.flatMap((one) => (one.name === name ? [one] : /^table:table-(header-)?(row|column|rows|columns)(-group)?s?$/.test(one.name) ? inGroups(one, name) : []))
}

function isHidden(node: Node): boolean {
  const visibility = node.attributes['table:visibility']
  return visibility === 'collapse' || visibility === 'filter'
}

function repeats(node: Node, name: string): number {
  const times = Number(node.attributes[name] ?? 1)
  return Number.isInteger(times) && times > 0 ? Math.min(times, 2_000_000) : 1
}
