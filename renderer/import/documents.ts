/**
 * Import of documents: bytes once by SHA-256, texts of pages, then one commit for all records.
 * Cancelled or crashed before that commit, the matter's records are as they were.
 */
import { put } from '../../shared/log/change'
import { type Problem, ProblemError, problem } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import { type Document, PLAIN_DOCUMENT } from '../../shared/records'
import { newId, type Session } from '../store'
import { type ReadDocument, readDocument } from '../workers'
import type { ImportFile } from './files'
import { ImportNote } from './pending'
import { Shelf } from './shelf'
import { titleOf } from './titleOf'

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

/** Files that are read beside each other, one a core. */
const LANES = 2

/**
 * Imports files. Whatever becomes of one, the others go on; only a full disk ends it.
 * @throws the signal's reason where it was cancelled: nothing was added then
 */
export async function importDocuments(session: Session, files: readonly ImportFile[], options: ImportOptions): Promise<ImportOutcome> {
  const { signal, onProgress } = options
  const note = await ImportNote.begin(session, 'documents', files)
  try {
    const known = new Map(session.reader.rows('documents').filter((one) => one.range === null).map((one) => [one.sha256, one]))
    const ends: (End | undefined)[] = []
    const waiting = [...files.entries()]
    const shelf = new Shelf<{ index: number; sha256: string }>(session, (notes) => note.stored(notes))
    const importer: Importer = { session, options: { ...options, askPassword: inTurn(options.askPassword) }, known, shelf, done: () => ends.filter(Boolean).length, total: files.length }
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        signal.throwIfAborted()
        const [index, file] = next
        ends[index] = await importOne(importer, file, index)
        onProgress({ what: file.name, done: importer.done(), total: files.length })
      }
    }
    const ended = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch((cause: unknown) => {
      waiting.length = 0
      throw cause
    })))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
    await shelf.store()
    signal.throwIfAborted()
    const outcome = outcomeOf(ends)
    await commitAll(session, outcome.added)
    return outcome
  } finally {
    await note.end()
  }
}

/** `before`: the document that held the same content when the import began. */
type End = { name: string; document: Document; before: Document | null } | { name: string; problem: Problem }

type Importer = {
  session: Session
  options: ImportOptions
  /** documents by fingerprint, as they were when the import began */
  known: ReadonlyMap<string, Document>
  shelf: Shelf<{ index: number; sha256: string }>
  done: () => number
  total: number
}

/** In the order of the files: of several with the same content the first is the document. */
function outcomeOf(ends: readonly (End | undefined)[]): ImportOutcome {
  const outcome: ImportOutcome = { added: [], already: [], refused: [] }
  const own = new Map<string, Document>()
  for (const end of ends) {
    if (!end) continue
    if ('problem' in end) {
      outcome.refused.push(end)
      continue
    }
    const { name, document } = end
    const there = end.before ?? own.get(document.sha256)
    if (there) outcome.already.push({ name, document: there })
    else {
      own.set(document.sha256, document)
      outcome.added.push(document)
    }
  }
  return outcome
}

async function commitAll(session: Session, added: readonly Document[]): Promise<void> {
  const [only] = added
  if (!only) return
  const label = added.length === 1 ? `Import ${only.title}` : `Import ${howMany(added.length, 'document')}`
  await session.commit({ label, ops: added.map((document) => put('documents', document)), bulk: added.length >= BULK_FROM })
}

async function importOne(importer: Importer, file: ImportFile, index: number): Promise<End> {
  const { options, known } = importer
  try {
    const read = await readWithPassword(importer, file)
    const before = known.get(read.sha256) ?? null
    const document = documentOf(file, read)
    if (!before) {
      await importer.shelf.put([{ sha256: read.sha256, blob: file.file, pages: read.pages }], { index, sha256: read.sha256 })
    }
    return { name: file.name, document, before }
  } catch (cause) {
    options.signal.throwIfAborted()
    const what = cause instanceof ProblemError ? cause.problem : problem('file.not-readable', `${file.name} could not be read.`, 'Check that the file is still there and that you may read it.', '', cause)
    // A full disk ends the import; one bad file does not.
    if (what.code === 'store.full' || what.code === 'store.failed') throw cause
    return { name: file.name, problem: what }
  }
}

async function readWithPassword({ session, options, done, total }: Importer, file: ImportFile): Promise<ReadDocument> {
  let password: string | null = null
  for (let again = false; ; again = true) {
    try {
      return await readDocument(file.file, file.name, {
        signal: options.signal, password, known: (hash) => session.bytes.pages(hash),
        // The password is not kept, so what needs it is done while it is there.
        ocr: password === null ? 'later' : 'now',
        onProgress: (progress) => options.onProgress({ what: `${file.name}: ${progress.what.toLowerCase()}`, done: done(), total }),
      })
    } catch (cause) {
      const needs = cause instanceof ProblemError && cause.problem.code === 'pdf.password'
      password = needs && options.askPassword ? await options.askPassword(file.name, again) : null
      if (password === null) throw cause
    }
  }
}

/** One question at a time, though two files are read beside each other. */
function inTurn(ask: ImportOptions['askPassword']): ImportOptions['askPassword'] {
  if (!ask) return undefined
  let before: Promise<unknown> = Promise.resolve()
  return (name, again) => {
    const answer = before.then(() => ask(name, again))
    before = answer.catch(() => undefined)
    return answer
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
    reviewed: false, warning: read.warning, added: new Date().toISOString(), ...PLAIN_DOCUMENT,
  }
}
