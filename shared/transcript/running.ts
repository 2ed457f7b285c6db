/** Line numbers that run through the whole file and never begin anew: they are no places on a page. */
import type { Panel, PrintedPage } from './model'
import { addLine, appendTo, newPage } from './pageLines'
import { pageNumberOf } from './pageNumber'
import { isBlankRow } from './row'
import { stampsOf } from './stamps'

const NUMBER = /^\s{0,12}(\d{1,5})[.):]?(?=\s|$)/
/** More than any page has. */
const LEAST = 100

/** @returns the lines with their numbers, by page of the file; null where the numbers do not run on */
export function runningLines(panels: readonly Panel[]): PrintedPage[] | null {
  let [last, filled] = [0, 0]
  for (const { rows } of panels) for (const row of rows) {
    if (isBlankRow(row)) continue
    filled++
    const n = numberOf(row)
    if (n === last + 1) last = n
    // Of most files the second page ends this.
    else if (n === 1 && last > 1) return null
  }
  if (last < LEAST || last < filled * 0.7) return null
  const stamps = stampsOf(panels.flatMap((panel) => panel.rows.map((row) => row.replace(NUMBER, ''))))
  let at = 0
  return panels.map((panel) => {
    const page: PrintedPage = { ...newPage(panel), printed: 0 }
    for (const row of panel.rows) {
      const end = NUMBER.exec(row)?.[0].length ?? 0
      if (numberOf(row) === at + 1) addLine(page, ++at, row, stamps, end)
      else if (!isBlankRow(row) && !pageNumberOf(row)?.sure) appendTo(page, row)
    }
    return page
  }).filter((page) => page.lines.length > 0)
}

const numberOf = (row: string): number => Number(NUMBER.exec(row)?.[1] ?? Number.NaN)
