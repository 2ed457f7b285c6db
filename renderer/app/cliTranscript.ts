/** The verb `transcript`: page and line, speakers, exhibits and examinations of a file. Imports nothing. */
import type { CliJob } from '../../shared/ipc/contract'
import type { ImportFile } from '../import'
import { readDocument } from '../workers'
import { readTranscript } from '../workers/transcript/readTranscript'

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
