/** Designations in court form: one table a witness, by page and line. */
import type { Designation, Matter, Transcript } from '../records'
import type { Paper } from '../report/paper'
import { designationRows, TABLE_HEAD, totalsOf } from './designations'
import type { RangeLine } from './range'

export type DesignationTable = { transcript: Transcript; designations: readonly Designation[]; lines: readonly RangeLine[]; partyName: (id: string | null) => string }

export function designationPaper(matter: Matter | undefined, tables: readonly DesignationTable[]): Paper {
  return {
    title: 'Deposition designations', court: matter?.court ?? '', caption: matter?.caption ?? '', docket: matter?.docketNumber ?? '',
    parts: [
      { kind: 'heading', text: 'DEPOSITION DESIGNATIONS' },
      ...tables.flatMap(({ transcript, designations, lines, partyName }): Paper['parts'] => {
        const { lines: count } = totalsOf(designations, () => lines)
        return [
          { kind: 'heading', text: `${transcript.witness || transcript.shortForm}${transcript.date ? `, ${transcript.date}` : ''}` },
          ...(transcript.rough ? [{ kind: 'note' as const, text: 'From a rough draft, not certified.' }] : []),
          { kind: 'table', head: TABLE_HEAD.slice(1), rows: designationRows(designations, transcript, lines, partyName).map((row) => row.slice(1)) },
          { kind: 'text', text: `${count} lines in all.` },
        ]
      }),
    ],
  }
}
