/** Import of a transcript: document, transcript and pages in one bulk change, or none of it. */
import { type Operation, put } from '../../shared/log/change'
import { problem, ProblemError } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document } from '../../shared/records'
import type { ParsedTranscript } from '../../shared/transcript'
import { transcriptOperations } from '../../shared/transcript/records'
import { newId, type Session } from '../store'
import { readDocument } from '../workers'
import { sniff } from '../workers/kind'
import { isTranscriptPackage, prepareTranscripts, readPlainTranscript, readTranscript } from '../workers/transcript/readTranscript'
import { documentOf, type ImportProgress } from './documents'
import type { ImportFile } from './files'

export type TranscriptImportOptions = { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }

/**
 * Reads a file as a transcript.
 * @returns id of the transcript; of the first where the file holds several volumes
 * @throws ProblemError with a sentence for the person; nothing was added then
 */
export async function importTranscript(session: Session, file: ImportFile, options: TranscriptImportOptions): Promise<string> {
  prepareTranscripts()
  // Of plain text pages and lines are found while it is read as a document.
  const ahead = await plainAhead(file, options.signal)
  const read = await readDocument(file.file, file.name, { signal: options.signal, ocr: 'now', onProgress: options.onProgress, known: (hash) => session.bytes.pages(hash), onRecognised: (hash, page) => session.bytes.putPages(hash, [page]) })
  const there = session.reader.rows('documents').find((one) => one.sha256 === read.sha256 && one.range === null)
  const document: Document = there ?? { ...documentOf(file, read), source: 'Transcript', reviewed: true }
  options.onProgress({ what: 'Finding pages and lines', done: 0, total: 0 })
  // The bytes are stored while the lines are found; without a record that names them they are nobody's.
  const [parsed] = await Promise.all([ahead?.lines ?? readTranscript(read.pages, { kind: read.kind, name: file.name }, options.signal), session.bytes.putAll([{ sha256: read.sha256, blob: file.file, pages: read.pages }])])
  options.signal.throwIfAborted()
  return add(session, document, parsed, there ? [] : [put('documents', { ...document, date: parsed.date ?? document.date })])
}

/** A larger text is read in one go only once. Bytes. */
const MOST_AHEAD = 4_000_000

/** The lines of a plain text, under way; null of any other file. */
async function plainAhead({ file, name }: ImportFile, signal: AbortSignal): Promise<{ lines: Promise<ParsedTranscript> } | null> {
  if (file.size === 0 || file.size > MOST_AHEAD || isTranscriptPackage(name)) return null
  // What is wrong with the file is said by its reading as a document.
  const sniffed = await sniff(file, name).catch(() => null)
  if (sniffed?.kind !== 'text') return null
  const lines = readPlainTranscript(file, name, signal)
  lines.catch(() => undefined)
  return { lines }
}

/** Reads a document of the matter as a transcript. */
export async function readAsTranscript(session: Session, document: Document, options: TranscriptImportOptions): Promise<string> {
  const pages = (await session.bytes.pages(document.sha256)).filter((page) => document.range === null || (page.n >= document.range.from && page.n <= document.range.to)).sort((a, b) => a.n - b.n)
  options.onProgress({ what: 'Finding pages and lines', done: 0, total: 0 })
  return add(session, document, await readTranscript(pages, { kind: document.kind, name: document.originalName }, options.signal), [])
}

async function add(session: Session, document: Document, parsed: ParsedTranscript, before: Operation[]): Promise<string> {
  const { reader } = session
  const there = reader.rows('transcripts').find((one) => one.document === document.id)
  if (there) throw new ProblemError(problem('store.invalid', `${document.originalName} was read as a transcript already, as ${there.shortForm}.`, 'Open it in the Transcripts room.', 'Nothing was changed.'))
  const { ops, ids } = transcriptOperations(parsed, { document, newId, now: new Date().toISOString(), people: reader.rows('people'), taken: reader.rows('transcripts').map((one) => one.shortForm), documents: reader.rows('documents') })
  const pages = parsed.paged ? howMany(parsed.pages.length, 'page') : 'not paged'
  await session.commit({ label: `Import the transcript${parsed.witness ? ` of ${parsed.witness}` : ''} (${pages})`, ops: [...before, ...ops], bulk: true })
  return ids[0] as string
}
