/** Import of a transcript: document, transcript and pages in one bulk change, or none of it. */
import { type Operation, put } from '../../shared/log/change'
import { problem, ProblemError } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document } from '../../shared/records'
import type { ParsedTranscript } from '../../shared/transcript'
import { transcriptOperations } from '../../shared/transcript/records'
import { newId, type Session } from '../store'
import { readDocument, readPacked } from '../workers'
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
  const { read, kept, lines } = ahead ? await readPlain(file, ahead, options) : await readPaged(session, file, options)
  const there = session.reader.rows('documents').find((one) => one.sha256 === read.sha256 && one.range === null)
  const document: Document = there ?? { ...documentOf(file, read), source: 'Transcript', reviewed: true }
  options.onProgress({ what: 'Finding pages and lines', done: 0, total: 0 })
  // The bytes are stored while the lines are found and the change is made ready; without a record that names them they are nobody's.
  const stored = session.bytes.putAll([{ sha256: read.sha256, blob: file.file, bytes: read.bytes, ...kept }])
  // Looked at by the change; where there is none, it is not missed.
  stored.catch(() => {})
  const parsed = await lines()
  options.signal.throwIfAborted()
  return add(session, document, parsed, there ? [] : [put('documents', { ...document, date: parsed.date ?? document.date })], stored)
}

async function readPlain({ file, name }: ImportFile, { bytes, lines }: Ahead, { signal, onProgress }: TranscriptImportOptions) {
  const read = await readPacked(file, name, { signal, ocr: 'later', onProgress, bytes })
  return { read, kept: { rows: read.rows }, lines: () => lines }
}

async function readPaged(session: Session, { file, name }: ImportFile, { signal, onProgress }: TranscriptImportOptions) {
  const read = await readDocument(file, name, { signal, ocr: 'now', onProgress, known: (hash) => session.bytes.pages(hash), onRecognised: (hash, page) => session.bytes.putPages(hash, [page]) })
  return { read, kept: { pages: read.pages }, lines: () => readTranscript(read.pages, { kind: read.kind, name }, signal) }
}

/** A larger text is read in one go only once. Bytes. */
const MOST_AHEAD = 4_000_000

/** `lines`: under way */
type Ahead = { bytes: Uint8Array<ArrayBuffer>; lines: Promise<ParsedTranscript> }

/** The lines of a plain text, under way; null of any other file. Its bytes are read from the disk once, for lines, words and fingerprint. */
async function plainAhead({ file, name }: ImportFile, signal: AbortSignal): Promise<Ahead | null> {
  if (file.size === 0 || file.size > MOST_AHEAD || isTranscriptPackage(name)) return null
  try {
    if ((await sniff(file, name)).kind !== 'text') return null
    const bytes = new Uint8Array(await file.arrayBuffer())
    const lines = readPlainTranscript(bytes, name, signal)
    lines.catch(() => undefined)
    return { bytes, lines }
  } catch {
    // What is wrong with the file is said by its reading as a document.
    return null
  }
}

/** Reads a document of the matter as a transcript. */
export async function readAsTranscript(session: Session, document: Document, options: TranscriptImportOptions): Promise<string> {
  const pages = (await session.bytes.pages(document.sha256)).filter((page) => document.range === null || (page.n >= document.range.from && page.n <= document.range.to)).sort((a, b) => a.n - b.n)
  options.onProgress({ what: 'Finding pages and lines', done: 0, total: 0 })
  return add(session, document, await readTranscript(pages, { kind: document.kind, name: document.originalName }, options.signal), [], Promise.resolve())
}

/** @param stored when the bytes are there that the records name */
async function add(session: Session, document: Document, parsed: ParsedTranscript, before: Operation[], stored: Promise<void>): Promise<string> {
  const { reader } = session
  const there = reader.rows('transcripts').find((one) => one.document === document.id)
  if (there) throw new ProblemError(problem('store.invalid', `${document.originalName} was read as a transcript already, as ${there.shortForm}.`, 'Open it in the Transcripts room.', 'Nothing was changed.'))
  const { ops, ids } = transcriptOperations(parsed, { document, newId, now: new Date().toISOString(), people: reader.rows('people'), taken: reader.rows('transcripts').map((one) => one.shortForm), documents: reader.rows('documents') })
  const pages = parsed.paged ? howMany(parsed.pages.length, 'page') : 'not paged'
  await session.commit({ label: `Import the transcript${parsed.witness ? ` of ${parsed.witness}` : ''} (${pages})`, ops: [...before, ...ops], bulk: true }, { after: stored })
  return ids[0] as string
}
