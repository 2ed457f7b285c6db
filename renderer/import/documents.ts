/**
 * Import of documents: bytes once by SHA-256, texts of pages, then one commit for all records.
 * Cancelled or crashed before that commit, the matter's records are as they were.
 */
import { put } from '../../shared/log/change'
import { type Problem, ProblemError, problem } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document } from '../../shared/records'
import { newId, type Session } from '../store'
import { type ReadDocument, readDocument } from '../workers'
import type { ImportFile } from './files'

export type ImportProgress = { what: string; done: number; total: number }

export type ImportOptions = {
  signal: AbortSignal
  onProgress: (progress: ImportProgress) => void
  /** asked for an encrypted file; null leaves it out. `again`: the last one was wrong */
  askPassword?: (name: string, again: boolean) => Promise<string | null>
}

export type ImportOutcome = {
  added: Document[]
  /** files whose very bytes are in the matter already, by name, and the document that holds them */
  already: { name: string; document: Document }[]
  refused: { name: string; problem: Problem }[]
}

/** Above this many records the log keeps one digest for all of them. */
const BULK_FROM = 200

/**
 * Imports files in the order given.
 * @throws the signal's reason where it was cancelled: nothing was added then
 */
export async function importDocuments(session: Session, files: readonly ImportFile[], options: ImportOptions): Promise<ImportOutcome> {
  const { signal, onProgress } = options
  const outcome: ImportOutcome = { added: [], already: [], refused: [] }
  const known = new Map(session.reader.rows('documents').filter((one) => one.range === null).map((one) => [one.sha256, one]))
  const job = await beginJob(session, files)
  try {
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted()
      onProgress({ what: file.name, done: index, total: files.length })
      await importOne(session, file, options, known, outcome, { index, total: files.length })
    }
    signal.throwIfAborted()
    if (outcome.added.length > 0) {
      const [only] = outcome.added
      const label = outcome.added.length === 1 && only ? `Import ${only.title}` : `Import ${howMany(outcome.added.length, 'document')}`
      await session.commit({ label, ops: outcome.added.map((document) => put('documents', document)), bulk: outcome.added.length >= BULK_FROM })
    }
  } finally {
    await session.jobs.remove(job)
  }
  return outcome
}

/** Notes what is about to come in, so that a crash can be told of at the next opening. */
async function beginJob(session: Session, files: readonly ImportFile[]): Promise<string> {
  const id = crypto.randomUUID()
  await session.jobs.put({
    id, kind: 'documents', started: new Date().toISOString(), done: [],
    files: files.slice(0, 5000).map((file) => ({ sha256: '', name: file.name, folder: file.folder, modified: file.modified, size: file.file.size })),
  })
  return id
}

/** Imports that a crash cut off: how many files each had. Their bytes may have to be chosen again. */
export async function interruptedImports(session: Session): Promise<{ id: string; kind: 'documents' | 'complaint'; files: number; started: string }[]> {
  return (await session.jobs.all()).map((job) => ({ id: job.id, kind: job.kind, files: job.files.length, started: job.started }))
}

async function importOne(
  session: Session, file: ImportFile, options: ImportOptions, known: Map<string, Document>, outcome: ImportOutcome, at: { index: number; total: number },
): Promise<void> {
  try {
    const read = await readWithPassword(session, file, options, at)
    const there = known.get(read.sha256)
    if (there) {
      outcome.already.push({ name: file.name, document: there })
      return
    }
    await storeRead(session, file, read)
    const document = documentOf(file, read)
    known.set(read.sha256, document)
    outcome.added.push(document)
  } catch (cause) {
    options.signal.throwIfAborted()
    const what = cause instanceof ProblemError ? cause.problem : problem('file.not-readable', `${file.name} could not be read.`, 'Check that the file is still there and that you may read it.', '', cause)
    // A full disk ends the import; one bad file does not.
    if (what.code === 'store.full') throw cause
    outcome.refused.push({ name: file.name, problem: what })
  }
}

async function readWithPassword(session: Session, file: ImportFile, options: ImportOptions, at: { index: number; total: number }): Promise<ReadDocument> {
  let password: string | null = null
  for (let again = false; ; again = true) {
    try {
      return await readDocument(file.file, file.name, {
        signal: options.signal, password, ocr: 'later', known: (hash) => session.bytes.pages(hash),
        onProgress: (progress) => options.onProgress({ what: `${file.name}: ${progress.what.toLowerCase()}`, done: at.index, total: at.total }),
      })
    } catch (cause) {
      const needs = cause instanceof ProblemError && cause.problem.code === 'pdf.password'
      password = needs && options.askPassword ? await options.askPassword(file.name, again) : null
      if (password === null) throw cause
    }
  }
}

/** Bytes and page texts; both by hash, so that doing it twice changes nothing. */
export async function storeRead(session: Session, file: ImportFile, read: ReadDocument): Promise<void> {
  if (!(await session.bytes.has(read.sha256))) await session.bytes.put(read.sha256, file.file)
  const recognised = new Set((await session.bytes.pages(read.sha256)).filter((page) => page.source === 'ocr').map((page) => page.n))
  await session.bytes.putPages(read.sha256, read.pages.filter((page) => page.source !== 'none' || !recognised.has(page.n)))
}

/** The record of a file that was read. */
export function documentOf(file: ImportFile, read: ReadDocument): Document {
  return {
    id: newId('documents'), sha256: read.sha256, size: read.size, originalName: file.name.slice(0, 1024) || 'unnamed', originalFolder: file.folder.slice(0, 4096),
    originalModified: file.modified, title: titleOf(file.name), kind: read.kind, media: read.media, pages: read.pages.length > 0 ? read.pages.length : null,
    range: null, text: read.text, confidence: read.confidence, exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '',
    reviewed: false, warning: read.warning, added: new Date().toISOString(),
  }
}

/** The name without its ending; control and direction signs are shown, not obeyed (domain § 15). */
function titleOf(name: string): string {
  const visible = name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return (visible.replace(/\.[A-Za-z0-9]{1,5}$/, '') || visible || 'unnamed').slice(0, 1024)
}
