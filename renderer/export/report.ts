/** Reports of a matter as files: made from its records, written in a worker. */
import { arrange, type Heading, toPaper, toSheet } from '../../shared/report/arrange'
import { sourcesSheet } from '../../shared/report/build'
import type { Choices, ReportData } from '../../shared/report/model'
import type { ReportRecords } from '../../shared/report/context'
import { ReportWorker } from '../workers/report/ReportWorker'
import type { Format, Source } from '../workers/report/protocol'

export const FORMAT_NAME: Record<Format, string> = { docx: 'Word (DOCX)', pdf: 'PDF', xlsx: 'Workbook (XLSX)', csv: 'Table (CSV)', html: 'Web page (HTML)', txt: 'Plain text' }

export type WrittenReport = { bytes: Uint8Array<ArrayBuffer>; remark: string | null }

/** The file of a report in one format. @throws ProblemError `export.refused`; the signal's reason where it was stopped */
export async function writeReport(data: ReportData, choices: Choices, heading: Heading, records: ReportRecords, format: Format, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<WrittenReport> {
  const worker = new ReportWorker()
  try {
    const { pieces, remark } = await worker.ask({ what: 'write', format, source: sourceOf(data, choices, heading, records, format) }, signal, onProgress)
    return { bytes: await joined(pieces), remark }
  } finally {
    worker.end()
  }
}

function sourceOf(data: ReportData, choices: Choices, heading: Heading, records: ReportRecords, format: Format): Source {
  if (format === 'csv') return toSheet(data, choices, heading)
  if (format !== 'xlsx') return toPaper(data, arrange(data, choices), choices, heading)
  const sheet = toSheet(data, choices, heading)
  return { sheet, sources: sourcesSheet({ rows: arrange(data, { ...choices, group: null }).groups.flatMap((one) => one.rows) }, records) }
}

/** Pieces as one. */
export async function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  return pieces.length === 1 && pieces[0] ? pieces[0] : new Uint8Array(await new Blob([...pieces]).arrayBuffer())
}

/** "Roe v. Example – Proof chart.docx": a name that every system takes. */
export function fileNameOf(matter: string, title: string, ending: string): string {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N} .-]/gu, '').replace(/\s+/g, ' ').trim().slice(0, 80)
  return `${plain(matter) || 'Matter'} – ${plain(title)}.${ending}`
}
