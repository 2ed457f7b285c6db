/** A report before a person has chosen what of it they want: typed columns, rows, and what was held back. */
import type { Cell } from './paper'

export const REPORT_KINDS = [
  'proof-chart', 'matrix', 'gap-plan', 'debts', 'chronology', 'exhibit-list', 'witness-list', 'privilege-log', 'answer-chart', 'undisputed-facts', 'deposition-outline', 'cast', 'deadlines', 'activity', 'custody', 'hit-report',
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const KIND_NAME: Record<ReportKind, string> = {
  'proof-chart': 'Proof chart', matrix: 'Elements and their proof', 'gap-plan': 'Gaps and discovery plan', debts: 'Allegations on information and belief', chronology: 'Chronology', 'exhibit-list': 'Exhibit list',
  'witness-list': 'Witness list', 'privilege-log': 'Privilege log', 'answer-chart': 'Answer chart', 'undisputed-facts': 'Separate statement of undisputed facts', 'deposition-outline': 'Deposition outline',
  cast: 'Cast of characters', deadlines: 'Deadlines', activity: 'Activity', custody: 'Custody', 'hit-report': 'Hit report',
}

export type ReportColumn = {
  id: string
  label: string
  /** share of the width on paper; in a workbook the width in characters */
  width: number
  /** few values, so that a person can filter and group by them */
  choices?: true
  /** not shown until a person asks for it */
  hidden?: true
}

export type ReportRow = {
  /** of the record that the row is about, or made of several; the same for the same row each time */
  id: string
  cells: Readonly<Record<string, Cell>>
  /** several values of a column, where its cell holds a list: the row passes a filter by any of them */
  values?: Readonly<Record<string, readonly string[]>>
}

/** A privileged document that a report would have used: what a person is warned of. */
export type HeldBack = { document: string; name: string }

export type ReportData = {
  kind: ReportKind
  title: string
  /** sentences that stand under the title */
  about: readonly string[]
  columns: readonly ReportColumn[]
  rows: readonly ReportRow[]
  /** privileged documents behind the rows: held back, or in it where they were asked for */
  privileged: readonly HeldBack[]
  /** what belongs there, where there is no row */
  empty: string
}

/** What a person chose; what a template keeps. */
export type Choices = {
  kind: string
  columns: readonly string[]
  filter: Readonly<Record<string, readonly string[]>>
  sort: readonly { column: string; down: boolean }[]
  group: string | null
  privileged: boolean
}
