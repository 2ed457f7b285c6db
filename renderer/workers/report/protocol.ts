import type { Sheet } from '../../../shared/report/arrange'
import type { Paper } from '../../../shared/report/paper'
import type { Highlighted } from '../../../shared/transcript/highlighted'
import type { Workbook } from '../../../shared/report/xlsx/write'
import type { WrittenOrder } from '../../../shared/dates/written'

export const FORMATS = ['docx', 'pdf', 'xlsx', 'csv', 'html', 'txt'] as const
export type Format = (typeof FORMATS)[number]

/** What a format is written from: papers are read, tables are reckoned with. */
export type Source<F extends Format = Format> = F extends 'xlsx' ? Workbook : F extends 'csv' ? Sheet : Paper

/** A sheet before an exhibit of a bundle. */
export type BundleCover = { id: string; title: string; lines: readonly string[] }

export type ReportAsk =
  | { what: 'write'; format: Format; source: Source }
  | { what: 'highlighted'; source: Highlighted }
  | { what: 'bundle'; paper: Paper; covers: readonly BundleCover[] }
  /** a PDF of ours, stamped; null where the exhibit has no pages of its own */
  | { what: 'exhibit'; id: string; pdf: Uint8Array }
  | { what: 'end' }

export type ReportAnswer = { pieces: Uint8Array<ArrayBuffer>[]; pages: number; remark: string | null }
/** `dates`: the order in which the page writes them, so that a paper has one order throughout */
export type ReportRequest = { job: number; ask: ReportAsk; dates: WrittenOrder }
export type ReportReply = { job: number; answer: ReportAnswer } | { job: number; done: number; total: number } | { job: number; failed: string }
