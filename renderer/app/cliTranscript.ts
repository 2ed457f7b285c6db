/** The verbs `transcript` (page and line, speakers, exhibits and examinations of a file; imports nothing) and `designations`. */
import type { CliJob } from '../../shared/ipc/contract'
import { ProblemError, problem } from '../../shared/problem/problem'
import { toCsv } from '../../shared/report/csv'
import { designationRows, TABLE_HEAD } from '../../shared/transcript/designations'
import { designationPaper } from '../../shared/transcript/paper'
import { designated } from '../export/designations'
import { paperToDocx } from '../../shared/report/docx/write'
import { folderWriter } from '../export/folder'
import type { ImportFile } from '../import'
import type { Session } from '../store'
import { readDocument } from '../workers'
import { readTranscript } from '../workers/transcript/readTranscript'
import type { Write } from './cliWords'

/** `transcript FILE… [--json]` */
export async function transcript(file: ImportFile, job: CliJob): Promise<unknown> {
  const { signal } = new AbortController()
  const found = await readDocument(file.file, file.name, { signal, onProgress: () => {}, ocr: 'now', password: job.options.password ?? null })
  const read = await readTranscript(found.pages, { kind: found.kind, name: file.name }, signal)
  return {
    witness: read.witness, date: read.date, volume: read.volume, firstPage: read.firstPage, lastPage: read.lastPage, linesPerPage: read.linesPerPage,
    lines: read.pages.flatMap((page) => page.lines.map((line) => ({ page: page.printed, line: line.n, speaker: line.speaker, kind: line.kind, text: line.text, time: line.time }))),
    exhibits: read.exhibits, examinations: read.examinations, doubts: read.doubts,
  }
}

/** `designations --data D --out FILE [--witness NAME]`: a table as Word file or CSV, by the ending of the name. */
export async function designations({ reader }: Session, job: CliJob, write: Write): Promise<number> {
  const { out } = job.folders
  const { file = '', witness } = job.options
  const as = /\.(csv|docx)$/i.exec(file)?.[1]?.toLowerCase()
  if (!out || !as) throw new ProblemError(problem('file.unsupported', `${file || 'The file'} is neither .csv nor .docx.`, 'Give --out a name that ends in .csv or .docx.'))
  const wanted = witness ? reader.rows('transcripts').filter((one) => `${one.witness} ${one.shortForm}`.toLowerCase().includes(witness.toLowerCase())).map((one) => one.id) : null
  const tables = designated(reader, wanted)
  const rows = tables.flatMap((one) => designationRows(one.designations, one.transcript, one.lines, one.partyName))
  const bytes = as === 'docx' ? paperToDocx(designationPaper(reader.get('matter', 'matter'), tables)) : (new TextEncoder().encode(toCsv([[...TABLE_HEAD], ...rows])) as Uint8Array<ArrayBuffer>)
  await folderWriter(out.token)(file, bytes)
  await write('stdout', job.json ? `${JSON.stringify({ file, designations: rows.length, transcripts: tables.length })}\n` : `${rows.length} designations of ${tables.length} transcripts were written to ${file}.\n`)
  return 0
}
