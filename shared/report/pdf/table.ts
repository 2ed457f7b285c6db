/** Tables on pages: rows that break where they must, heads that stand on every page. */
import { behindCite, type Cell, linesOf, type PaperPart } from '../paper'
import { pdfNumber } from './file'
import { breakLines, type TextLine } from './lines'
import { MARGIN, type Pages } from './pages'
import type { TagNode } from './tags'

const SIZE = 9
const LEADING = 11
const PAD = 4
/** A row is put on the next page whole, where no more lines of it than this fit here. */
const FEW = 4

type Broken = TextLine & { /** page object that the cite leads to, and how far it reaches */ to: number | null }
type Table = Extract<PaperPart, { kind: 'table' }>

/** @param target page of a document in the same file, by its id; null where it is not in it */
export function drawTable(pages: Pages, table: Table, target: (id: string) => number | null, onRow: () => void): void {
  const shares = table.head.map((_, at) => table.widths?.[at] ?? 1)
  const total = shares.reduce((sum, one) => sum + one, 0) || 1
  const widths = shares.map((one) => (pages.inner * one) / total)
  const node = pages.document.child('Table')
  const heads = table.head.map((label, at) => breakLines(pages.fonts, [{ text: label, bold: true }], room(widths[at] ?? 0)))
  const headRow = node.child('TR')
  drawHead(pages, heads, widths, headRow)
  for (const row of table.rows) {
    const cells = widths.map((width, at) => brokenCell(pages, row[at] ?? '', width, target))
    drawRow(pages, node.child('TR'), cells, widths, heads)
    onRow()
  }
  pages.y -= LEADING
}

/** Room of a column for its words, in thousandths of the type size. */
const room = (width: number) => ((width - 2 * PAD) * 1000) / SIZE

function brokenCell(pages: Pages, cell: Cell, width: number, target: (id: string) => number | null): Broken[] {
  const out: Broken[] = []
  for (const { cite, text, to } of linesOf(cell)) {
    const page = to === undefined ? null : target(to)
    const lines = breakLines(pages.fonts, cite ? [{ text: cite, bold: true }, { text: behindCite(text), bold: false }] : [{ text, bold: false }], room(width))
    for (const [n, line] of lines.entries()) out.push({ ...line, to: n === 0 ? page : null })
  }
  return out
}

/** The head once for those who listen; on later pages it is decoration. */
function drawHead(pages: Pages, heads: readonly (readonly TextLine[])[], widths: readonly number[], row: TagNode | null): void {
  const height = Math.max(1, ...heads.map((lines) => lines.length)) * LEADING + 2 * PAD
  if (row !== null && pages.room < height + 3 * LEADING) pages.next()
  const top = pages.y
  pages.artifact(() => pages.draw(`q 0.937 0.929 0.91 rg ${MARGIN} ${pdfNumber(top - height)} ${pdfNumber(pages.inner)} ${pdfNumber(height)} re f Q`))
  let x = MARGIN
  for (const [at, lines] of heads.entries()) {
    const write = () => lines.forEach((line, n) => pages.text(line, place(line, x, widths[at] ?? 0), top - PAD - SIZE - n * LEADING, SIZE))
    if (row) pages.marked(row.child('TH'), write)
    else pages.artifact(write)
    x += widths[at] ?? 0
  }
  pages.y = top - height
  rule(pages, widths, top, height)
}

/** Where a line begins: at the left, or so that it ends at the right. */
function place(line: TextLine, x: number, width: number): number {
  return line.right ? x + width - PAD - (line.width * SIZE) / 1000 : x + PAD
}

function drawRow(pages: Pages, row: TagNode, cells: readonly (readonly Broken[])[], widths: readonly number[], heads: readonly (readonly TextLine[])[]): void {
  const tallest = Math.max(1, ...cells.map((lines) => lines.length))
  const tags = cells.map(() => row.child('TD'))
  const linesThatFit = () => Math.floor((pages.room - 2 * PAD) / LEADING)
  if (linesThatFit() < Math.min(tallest, FEW)) turn(pages, widths, heads)
  for (let from = 0; from < tallest;) {
    const most = Math.max(1, Math.min(tallest - from, linesThatFit()))
    const top = pages.y
    let x = MARGIN
    for (const [at, lines] of cells.entries()) {
      const part = lines.slice(from, from + most)
      if (part.length > 0) pages.marked(tags[at] as TagNode, () => drawLines(pages, part, x, widths[at] ?? 0, top))
      x += widths[at] ?? 0
    }
    const height = most * LEADING + 2 * PAD
    pages.y = top - height
    rule(pages, widths, top, height)
    from += most
    if (from < tallest) turn(pages, widths, heads)
  }
}

function drawLines(pages: Pages, lines: readonly Broken[], x: number, width: number, top: number): void {
  for (const [n, line] of lines.entries()) {
    const base = top - PAD - SIZE - n * LEADING
    const left = place(line, x, width)
    pages.text(line, left, base, SIZE)
    if (line.to !== null) pages.link({ x: left, y: base - 2, w: (line.width * SIZE) / 1000, h: SIZE + 2, page: line.to })
  }
}

function turn(pages: Pages, widths: readonly number[], heads: readonly (readonly TextLine[])[]): void {
  pages.next()
  drawHead(pages, heads, widths, null)
}

/** Hairlines round the cells of one row. */
function rule(pages: Pages, widths: readonly number[], top: number, height: number): void {
  const words = [`${MARGIN} ${pdfNumber(top - height)} ${pdfNumber(pages.inner)} ${pdfNumber(height)} re S`]
  let x = MARGIN
  for (const width of widths.slice(0, -1)) {
    x += width
    words.push(`${pdfNumber(x)} ${pdfNumber(top)} m ${pdfNumber(x)} ${pdfNumber(top - height)} l S`)
  }
  pages.artifact(() => pages.draw(`q 0.5 w 0.66 0.64 0.6 RG ${words.join(' ')} Q`))
}
