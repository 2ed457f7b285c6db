/** Reports by their kind. */
import { ReportContext, type ReportInput } from './context'
import { custodyReport, exhibitList, privilegeReport, rangeOf } from './kinds/evidence'
import { castReport, depositionOutline, witnessList } from './kinds/people'
import { debtReport, elementsReport, gapReport, proofChart } from './kinds/proof'
import { activityReport, answerChart, chronologyReport, deadlineReport, undisputedFacts } from './kinds/record'
import { KIND_NAME, type ReportData, type ReportKind } from './model'
import { linesOf } from './paper'
import type { SheetSource } from './xlsx/write'

/** What is made from the records alone: a hit report is counted by the search. */
export type BuiltKind = Exclude<ReportKind, 'hit-report'>

const BUILDERS: Record<BuiltKind, (context: ReportContext) => ReportData> = {
  'proof-chart': proofChart, matrix: elementsReport, 'gap-plan': gapReport, debts: debtReport, chronology: chronologyReport, 'exhibit-list': exhibitList, 'witness-list': witnessList, 'privilege-log': privilegeReport,
  'answer-chart': answerChart, 'undisputed-facts': undisputedFacts, 'deposition-outline': depositionOutline, cast: castReport, deadlines: deadlineReport, activity: activityReport, custody: custodyReport,
}

export const BUILT_KINDS = Object.keys(BUILDERS) as BuiltKind[]

/** Makes one report of a matter. Its rows do not depend on the order of the records. */
export function buildReport(kind: BuiltKind, input: ReportInput): ReportData {
  return BUILDERS[kind](new ReportContext(input))
}

/** The kind that a word means: its id or its name; null where it is none. */
export function kindOf(word: string): BuiltKind | null {
  const plain = word.trim().toLowerCase().replace(/[\s_]+/g, '-')
  return BUILT_KINDS.find((kind) => kind === plain || KIND_NAME[kind].toLowerCase().replace(/\s+/g, '-') === plain) ?? null
}

/** Ids of the documents that the rows' cites lead to, in the order in which they come. */
export function documentsIn(data: Pick<ReportData, 'rows'>): string[] {
  const found = new Set<string>()
  for (const row of data.rows) {
    for (const cell of Object.values(row.cells)) {
      if (typeof cell === 'string' || cell.kind !== 'lines') continue
      for (const line of linesOf(cell)) if (line.to !== undefined) found.add(line.to)
    }
  }
  return [...found]
}

/** The sheet of sources that a workbook's cites lead to. */
export function sourcesSheet(data: Pick<ReportData, 'rows'>, records: ReportInput['records']): { columns: { label: string; width: number }[]; rows: SheetSource[] } {
  const rows = documentsIn(data).flatMap((id): SheetSource[] => {
    const document = records.get('documents', id)
    return document ? [{ id, cells: [document.exhibit ?? '', rangeOf(document), document.title, { kind: 'date', edtf: document.date ?? '' }, document.pages === null ? '' : { kind: 'number', value: document.pages }, document.sha256] }] : []
  })
  return { columns: [{ label: 'Exhibit', width: 12 }, { label: 'Bates range', width: 24 }, { label: 'Title', width: 50 }, { label: 'Date', width: 14 }, { label: 'Pages', width: 8 }, { label: 'SHA-256', width: 66 }], rows }
}
