/** Line numbers that some print in the right margin alone. */
import type { Panel } from './model'
import { endOf } from './row'
import type { Signs } from './signs'

const RIGHT = /^(.{0,300}?)(?:^|\s{2,})(\d{1,2})\s*$/

/** The same panels with their numbers at the left, where hardly any row has one there and most have one at the right. */
export function withNumbersLeft(panels: readonly Panel[], { filled, numbered }: Signs): readonly Panel[] {
  if (numbered > filled * 0.3) return panels
  const column = columnOf(panels)
  let good = 0
  const moved = panels.map((panel) => {
    const read = panel.rows.map((row) => readRight(row, column))
    let last = 0
    return { ...panel, rows: panel.rows.map((row, at) => {
      const found = read[at]
      if (!found || !(found.n === last + 1 || (found.n === 1 && last > 10))) return row
      // A number alone above line 1 is the page's.
      if (found.text === '' && found.n === 1 && read.slice(at + 1).find((one) => one !== null)?.n === 1) return row
      last = found.n
      good++
      return `${String(found.n).padStart(2)}   ${found.text}`
    }) }
  })
  return good >= 20 && good > filled * 0.6 ? moved : panels
}

/** The column at which most rows with a number behind a gap end. */
function columnOf(panels: readonly Panel[]): number {
  const ends = new Map<number, number>()
  for (const { rows } of panels) for (const row of rows) if (RIGHT.test(row)) ends.set(endOf(row), (ends.get(endOf(row)) ?? 0) + 1)
  return [...ends].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function readRight(row: string, column: number): { n: number; text: string } | null {
  const found = Math.abs(endOf(row) - column) <= 1 ? RIGHT.exec(row) : null
  return found ? { n: Number(found[2]), text: (found[1] ?? '').trimEnd() } : null
}
