/**
 * A paper as neutral parts, before it becomes a file of any kind. Every export that is read on paper
 * (reports, certificates, letters) is one of these; the writers know nothing else.
 */
import { formatEdtf } from '../dates/format'
import { statusWord } from '../proof'
import type { Status } from '../records'

/** A line of a cell: a cite as plain text, and what stands behind it. */
export type Line = {
  text: string
  /** printed before the text, set apart */
  cite?: string
  /** id of the document that the cite leads to: a link in a bundle and in a workbook, never in a paper */
  to?: string
}

/** What stands in a cell of a table. A plain text is itself. */
export type Cell =
  | string
  /** an EDTF date; "" for none. A whole day stays a date in a workbook */
  | { kind: 'date'; edtf: string }
  | { kind: 'number'; value: number }
  | { kind: 'status'; status: Status }
  | { kind: 'lines'; lines: readonly Line[] }

export type PaperPart =
  /** level 1 stands over the paper, levels 2 and 3 over its parts; `numbered` counts them: 1., 1.1 */
  | { kind: 'heading'; text: string; level?: 1 | 2 | 3; numbered?: true }
  | { kind: 'text'; text: string }
  /** numbered, 1. 2. 3. through the whole paper */
  | { kind: 'item'; text: string }
  /** set apart: not part of the paper when it is signed */
  | { kind: 'note'; text: string }
  /** @param widths shares of the columns; absent: all the same */
  | { kind: 'table'; head: readonly string[]; widths?: readonly number[]; rows: readonly (readonly Cell[])[] }

export type Paper = { title: string; court: string; caption: string; docket: string; landscape?: boolean; parts: readonly PaperPart[] }

/** Lines of a cell, as every writer prints them. A cell always has at least one. */
export function linesOf(cell: Cell): readonly Line[] {
  if (typeof cell === 'string') return cell.split('\n').map((text) => ({ text }))
  switch (cell.kind) {
    case 'date': return [{ text: cell.edtf === '' ? '' : formatEdtf(cell.edtf) }]
    case 'number': return [{ text: String(cell.value) }]
    case 'status': return [{ text: statusWord[cell.status] }]
    case 'lines': return cell.lines.length === 0 ? [{ text: '' }] : cell.lines
  }
}

/** "PX-3 at 4: “words”", the cite first. */
export function lineText(line: Line): string {
  return line.cite === undefined || line.cite === '' ? line.text : `${line.cite}${behindCite(line.text)}`
}

/** A cell as one plain text, its lines one under the other. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : linesOf(cell).map(lineText).join('\n')
}

/** Numbers of headings: 1., 2., 2.1 in the order in which they are asked for. */
export function headingCounter(): (part: Extract<PaperPart, { kind: 'heading' }>) => string {
  let [upper, lower] = [0, 0]
  return ({ level = 1, numbered }) => {
    if (!numbered || level === 1) return ''
    if (level === 2) {
      upper++
      lower = 0
      return `${upper}.`
    }
    return `${upper}.${++lower}`
  }
}

/** Head of a paper as the court wants it; empty parts are left out. */
export function courtHead({ court, caption, docket }: Paper): { court: string; caption: string; docket: string } | null {
  return court === '' && caption === '' && docket === '' ? null : { court: court.toUpperCase(), caption, docket: docket === '' ? '' : `Case No. ${docket}` }
}

/** What stands behind a cite: its words after a colon, a remark in brackets without one, nothing where there is none. */
export function behindCite(text: string): string {
  if (text === '') return ''
  return text.startsWith('(') ? ` ${text}` : `: ${text}`
}
