/** Time stamps in either margin: "01:15", "13:15:32", "1:15 p.m.". */
import { beginOf, isDigitCode } from './row'

const STAMP = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[:.]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?`
const RIGHT = new RegExp(String.raw`^(.*?)(\s+)(${STAMP})\s*$`)
const INNER = new RegExp(String.raw`^\s*\d{1,2}\s+${STAMP}(?=\s|$)`)
const LEFT = new RegExp(String.raw`^(\s*)(${STAMP})(?=\s|$)`)
/** the time of a recording behind the time of the day, before the number of the line */
const SECOND = new RegExp(String.raw`^\s+${STAMP}(?=\s+\d{1,2}(?:\s|$))`)

export type Stamps = { right: Set<number> | null; left: boolean; /** behind the line number */ inner: boolean }

/** Where a file prints its times: at the same column of many lines, or not at all. */
export function stampsOf(rows: readonly string[]): Stamps {
  const columns = new Map<number, number>()
  let left = 0
  let inner = 0
  let filled = 0
  for (const row of rows) {
    const at = beginOf(row)
    if (at === row.length) continue
    filled++
    // Most rows have no time at all, and saying so is cheap.
    if (!row.includes(':')) continue
    if (isDigitCode(row.charCodeAt(at))) {
      if (LEFT.test(row)) left++
      else if (INNER.test(row)) inner++
    }
    const match = row.length < 400 ? RIGHT.exec(row) : null
    if (match && (match[2] ?? '').length > 1) {
      const column = (match[1] ?? '').length + (match[2] ?? '').length
      columns.set(column, (columns.get(column) ?? 0) + 1)
    }
  }
  const total = [...columns.values()].reduce((sum, one) => sum + one, 0)
  const right = total >= Math.max(5, filled * 0.1) ? new Set([...columns].filter(([, count]) => count >= Math.max(2, total * 0.02)).flatMap(([column]) => [column - 2, column - 1, column, column + 1, column + 2])) : null
  return { right, left: left >= Math.max(5, filled * 0.3), inner: inner >= Math.max(5, filled * 0.3) }
}

/** A row without its time at the right. */
export function takeRight(row: string, stamps: Stamps): { row: string; time: string } {
  if (!stamps.right) return { row, time: '' }
  const match = row.length < 400 && row.includes(':') ? RIGHT.exec(row) : null
  const gap = match?.[2]?.length ?? 0
  if (!match || !(gap > 1 ? (match[1] ?? '').trim() === '' || gap > 2 || stamps.right.has((match[1] ?? '').length + gap) : stamps.right.has((match[1] ?? '').length + gap))) return { row, time: '' }
  return { row: match[1] ?? '', time: match[3] ?? '' }
}

/** A row without its time at the left; the blanks stay, so that columns do. */
export function takeLeft(row: string): { row: string; time: string } {
  const match = LEFT.exec(row)
  if (!match) return { row, time: '' }
  const first = match[0].length
  const end = first + (SECOND.exec(row.slice(first))?.[0].length ?? 0)
  return { row: ' '.repeat(end) + row.slice(end), time: match[2] ?? '' }
}
