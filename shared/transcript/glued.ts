/** Line numbers that stand right at the words ("12THE WITNESS:  Yes."), as some recognitions and exports leave them. */
import type { Panel } from './model'
import type { Signs } from './signs'

const LEADING = /^(\s{0,12})(0?)(\d{1,4})/

/** The same panels with a blank behind each number, where some have none and nearly all rows are numbered. */
export function withoutGlue(panels: readonly Panel[], { glued, filled }: Signs): readonly Panel[] {
  if (glued < 5 || glued < filled * 0.05) return panels
  const parted = panels.map((panel) => ({ panel, ...partedRows(panel.rows) }))
  return parted.reduce((sum, one) => sum + one.numbered, 0) < filled * 0.8 ? panels : parted.map(({ panel, rows }) => ({ ...panel, rows }))
}

/** What the number is, the one before tells: "115 minutes" is line 11 or line 1. */
function partedRows(rows: readonly string[]): { rows: string[]; numbered: number } {
  let last = 0
  let numbered = 0
  const parted = rows.map((row) => {
    const [, indent = '', zero = '', digits] = LEADING.exec(row) ?? []
    if (digits === undefined) return row
    const n = digits.startsWith(String(last + 1)) ? last + 1 : last >= 3 && digits.startsWith('1') ? 1 : null
    if (n === null) return row
    last = n
    numbered++
    const end = indent.length + zero.length + String(n).length
    return `${row.slice(0, end)} ${row.slice(end)}`
  })
  return { rows: parted, numbered }
}
