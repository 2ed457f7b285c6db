/** Pages without a number on each line: by form feeds and page numbers. */
import type { Panel, PrintedPage } from './model'
import { newPage, withLines } from './pageLines'
import { pageNumberOf } from './pageNumber'
import { isBlankRow } from './row'
import type { Stamps } from './stamps'

/** Pages without line numbers: by form feeds and page numbers; lines counted from the top. */
export function byPosition(panels: readonly Panel[], stamps: Stamps): PrintedPage[] {
  const sheets = panels.length > 1 ? panels : panels.flatMap(byPageRows)
  return withoutFifths(sheets.map((panel) => {
    const page: PrintedPage = { ...newPage(panel), numbered: false }
    const rows = [...panel.rows]
    while (rows.length > 0 && isBlankRow(rows.at(-1) ?? '')) rows.pop()
    const top = rows.findIndex((row) => !isBlankRow(row))
    if (top >= 0 && pageNumberOf(rows[top] ?? '')?.sure) {
      page.furniture.push(`^${rows[top]}`)
      rows.splice(0, top + 1)
    } else if (rows.length > 0 && pageNumberOf(rows.at(-1) ?? '')?.sure) page.furniture.push(`_${rows.pop()}`)
    while (rows.length > 0 && isBlankRow(rows.at(-1) ?? '')) rows.pop()
    return withLines(page, rows, stamps)
  }))
}

/** "5", "10", "15": where only every fifth line is numbered, these numbers are no words, and tell that the count is right. */
function withoutFifths(pages: PrintedPage[]): PrintedPage[] {
  const all = pages.flatMap(({ lines, indents }) => lines.map((line, at) => ({ line, indents, at, found: NUMBERED.exec(line.text) })))
  const own = all.filter(({ line, found }) => Number(found?.[1]) === line.n)
  const numbered = own.filter(({ line }) => line.n % 5 === 0)
  if (numbered.length < 8 || numbered.length < all.filter(({ line }) => line.n % 5 === 0).length * 0.8 || numbered.length < own.length * 0.9) return pages
  for (const { line, indents, at, found } of numbered) {
    const width = found?.[0].length ?? 0
    line.text = line.text.slice(width)
    if (line.text === '') line.kind = 'blank'
    indents[at] = (indents[at] ?? 0) + width
  }
  for (const page of pages) page.numbered = true
  return pages
}

const NUMBERED = /^(\d{1,2})(?:\s+|$)/

/** Cuts one long sheet at rows that hold a page number, where these count up by one. */
function byPageRows(panel: Panel): Panel[] {
  const marks: { at: number; n: number }[] = []
  panel.rows.forEach((row, at) => {
    const found = isBlankRow(row) ? null : pageNumberOf(row)
    if (found?.sure) marks.push({ at, n: found.n })
  })
  const chain: { at: number; n: number }[] = []
  for (const mark of marks) {
    const last = chain.at(-1)
    if (!last || mark.n === last.n + 1) chain.push(mark)
  }
  if (chain.length < 3 || chain.length < panel.rows.length / 70 / 2) return [panel]
  const first = chain[0]?.at ?? 0
  const atTop = panel.rows.slice(0, first).every((row) => isBlankRow(row))
  const cuts = chain.map((mark) => (atTop ? mark.at : mark.at + 1))
  const bounds = atTop ? cuts : [0, ...cuts]
  return bounds.map((from, index) => ({ ...panel, rows: panel.rows.slice(from, bounds[index + 1] ?? panel.rows.length) })).filter((one) => one.rows.some((row) => !isBlankRow(row)))
}
