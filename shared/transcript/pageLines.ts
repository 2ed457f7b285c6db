/** Lines put on a page: their words, their time, the column at which they begin. */
import type { Panel, PrintedPage } from './model'
import { beginOf, endOf } from './row'
import { type Stamps, takeRight } from './stamps'

/** A row longer than this is no line of a transcript. */
const LONGEST = 2000

export function newPage(panel: Panel): PrintedPage {
  return { filePage: panel.filePage, printed: null, said: false, lines: [], indents: [], part: 'other', furniture: [], numbered: true }
}

const INNER_TIME = /^(\s*)(\d{1,2}:\d{2}(?::\d{2})?)(?=\s{1,}|$)/

/** @param column at which the words begin, or the blanks before them */
export function addLine(page: PrintedPage, n: number, whole: string, stamps: Stamps, column: number): void {
  let [row, from, time] = [whole, column, '']
  if (stamps.right) {
    ({ row, time } = takeRight(whole.slice(column), shifted(stamps, column)))
    from = 0
  }
  // "5 10:15:03   Q. …": the time stands behind the number.
  const inner = time === '' && stamps.inner ? INNER_TIME.exec(row.slice(from)) : null
  const begin = beginOf(row, inner ? from + inner[0].length : from)
  if (inner) time = inner[2] ?? ''
  const text = row.slice(begin, Math.min(endOf(row), begin + LONGEST))
  page.lines.push({ kind: text === '' ? 'blank' : 'colloquy', n, speaker: '', text, time })
  page.indents.push(begin - from)
}

/** The rows as lines, counted from the first. */
export function withLines(page: PrintedPage, rows: readonly string[], stamps: Stamps): PrintedPage {
  rows.forEach((row, index) => addLine(page, index + 1, row, stamps, 0))
  return page
}

/** Columns of the times, counted from behind the line number. */
const shifts = new WeakMap<Stamps, Map<number, Stamps>>()
function shifted(stamps: Stamps, by: number): Stamps {
  if (!stamps.right || by === 0) return stamps
  const known = shifts.get(stamps) ?? new Map<number, Stamps>()
  shifts.set(stamps, known)
  const there = known.get(by) ?? { ...stamps, right: new Set([...stamps.right].map((one) => one - by)) }
  known.set(by, there)
  return there
}

export function appendTo(page: PrintedPage, row: string): void {
  const last = page.lines.at(-1)
  const text = row.trim()
  if (!last || text === '') return
  last.text = `${last.text} ${text}`.trim().slice(0, LONGEST)
  if (last.kind === 'blank') last.kind = 'colloquy'
}
