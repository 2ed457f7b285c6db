/**
 * Import of documents: bytes once by SHA-256, texts of pages, then one commit for all records.
 * Cancelled or crashed before that commit, the matter's records are as they were.
 */
import { type Operation, put } from '../../shared/log/change'
import { problem, type Problem, ProblemError, problemOf } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import { type Document, type Intake, PLAIN_DOCUMENT } from '../../shared/records'
import { newId, type Session } from '../store'
import { type PackedDocument, type ReadDocument, readPacked } from '../workers'
import { hashOf } from '../workers/hashOf'
import { stampsOn } from '../workers/packed'
import { prepareReaders } from '../workers/readers'
import { expandFiles } from './expand'
import type { ImportFile } from './files'
import { ImportNote } from './pending'
import { newPeople } from './people'
import { Shelf } from './shelf'
import { SOFTWARE } from './software'
import { titleOf } from './titleOf'
import { todayHere } from '../ui'

export type ImportProgress = { what: string; done: number; total: number }

export type ImportOptions = {
  signal: AbortSignal
  onProgress: (progress: ImportProgress) => void
  /** asked for an encrypted file; null leaves it out. `again`: the last one was wrong */
  askPassword?: (name: string, again: boolean) => Promise<string | null>
  /** fields of the record that are known of a file beforehand, such as its title */
  describe?: (file: ImportFile) => Partial<Document>
  /** records that come by the same change, made when the documents are known; puts only */
  along?: (outcome: ImportOutcome) => { label: string; ops: Operation[] }
}

export type ImportOutcome = {
  added: Document[]
  /** files whose very bytes are in the matter already, by name, and the document that holds them */
  already: { name: string; document: Document }[]
  refused: { name: string; problem: Problem }[]
}

/** Above this many records the log keeps one digest for all of them. */
const BULK_FROM = 200

/** Files on their way beside each other: some are with the readers, the others come from the disk, or leave. */
const LANES = 12

/**
 * Imports files. Whatever becomes of one, the others go on; only a full disk ends it.
 * @throws the signal's reason where it was cancelled: nothing was added then
 */
export async function importDocuments(session: Session, chosen: readonly ImportFile[], options: ImportOptions): Promise<ImportOutcome> {
  const { signal, onProgress } = options
  prepareReaders()
  const { files, held, refused, containers } = await expandFiles(chosen, signal, (name) => onProgress({ what: `Unpacking ${name}`, done: 0, total: chosen.length }))
  const note = await ImportNote.begin(session, 'documents', files)
  try {
    const known = new Map(session.reader.rows('documents').filter((one) => one.range === null && one.parent === null).map((one) => [one.sha256, one]))
    const ends: (End | undefined)[] = []
    let ended = 0
    const waiting = [...files.entries()]
    const shelf = new Shelf<{ index: number; sha256: string } | null>(session, (notes) => note.stored(notes.filter((one) => one !== null)))
    const intake = await intakeOf(chosen, containers, signal)
    const importer: Importer = { session, options: { ...options, askPassword: inTurn(options.askPassword) }, known, held, shelf, intake, done: () => ended, total: files.length }
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        signal.throwIfAborted()
        const [index, file] = next
        ends[index] = await importOne(importer, file, index)
        ended++
        onProgress({ what: file.name, done: importer.done(), total: files.length })
      }
    }
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch((cause: unknown) => {
      waiting.length = 0
      throw cause
    })))
    for (const one of lanes) if (one.status === 'rejected') throw one.reason
    await shelf.store()
    signal.throwIfAborted()
    const outcome = outcomeOf(ends, refused)
    await commitAll(session, intake, outcome, options.along)
    return outcome
  } finally {
    await note.end()
  }
}

/** `before`: the document that held the same content when the import began; `members`: what lay in it. */
type End = { name: string; document: Document; members: Document[]; before: Document | null; problems: { name: string; problem: Problem }[] } | { name: string; problem: Problem }

type Importer = {
  session: Session
  options: ImportOptions
  /** documents by fingerprint, as they were when the import began */
  known: ReadonlyMap<string, Document>
  /** bytes of small files that were read already */
  held: Map<ImportFile, Uint8Array<ArrayBuffer>>
  shelf: Shelf<{ index: number; sha256: string } | null>
  intake: Intake
  done: () => number
  total: number
}

/** In the order of the files: of several with the same content the first is the document. */
function outcomeOf(ends: readonly (End | undefined)[], refused: ImportOutcome['refused']): ImportOutcome {
  const outcome: ImportOutcome = { added: [], already: [], refused: [...refused] }
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
      outcome.added.push(document, ...end.members)
      outcome.refused.push(...end.problems)
    }
  }
  return outcome
}

async function commitAll(session: Session, intake: Intake, outcome: ImportOutcome, along: ImportOptions['along']): Promise<void> {
  const { added } = outcome
  const more = along?.(outcome)
  const [only] = added
  if (!only && !more?.ops.length) return
  const label = more?.label ?? (added.length === 1 && only ? `Import ${only.title}` : `Import ${howMany(added.length, 'document')}`)
  const own = only ? [put('intakes', intake), ...newPeople(session, added).map((one) => put('people', one)), ...added.map((document) => put('documents', document))] : []
  await session.commit({ label, ops: [...own, ...(more?.ops ?? [])], bulk: added.length >= BULK_FROM })
}

/** How these files came, for the page of custody; a person adds what only a person knows. */
async function intakeOf(chosen: readonly ImportFile[], containers: readonly { name: string; blob: Blob }[], signal: AbortSignal): Promise<Intake> {
  const [first] = chosen
  const [container] = containers
  const at = new Date().toISOString()
  return {
    id: newId('intakes'), kind: container ? 'archive' : 'files', label: (chosen.length === 1 && first ? first.name : `${howMany(chosen.length, 'file')} on ${todayHere()}`).slice(0, 300) || 'Files', party: '', volume: '', by: '', obtained: null,
    from: '', how: '', note: containers.length > 1 ? `Unpacked from ${containers.map((one) => one.name).join(', ')}`.slice(0, 4000) : '', transfers: [], at, software: SOFTWARE, loadfiles: [],
    container: container ? { name: container.name.slice(0, 1024), sha256: await hashOf(container.blob, signal), size: container.blob.size } : null, unnamed: 0, findings: {},
  }
}

async function importOne(importer: Importer, file: ImportFile, index: number): Promise<End> {
  const { options, known } = importer
  try {
    const read = await readWithPassword(importer, file)
    const before = known.get(read.sha256) ?? null
    const document = { ...documentOf(file, read), ...options.describe?.(file), intake: importer.intake.id }
    if (before) return { name: file.name, document, members: [], before, problems: [] }
    const family = await readFamily(importer, document, read)
    await importer.shelf.put([{ sha256: read.sha256, blob: file.file, bytes: read.bytes, rows: read.rows }], { index, sha256: read.sha256 })
    return { name: file.name, document: family.members.length > 0 ? { ...document, family: document.id } : document, before, ...family }
  } catch (cause) {
    options.signal.throwIfAborted()
    const what = problemOf(cause, 'file.not-readable', `${file.name} could not be read.`, 'Check that the file is still there and that you may read it.')
    // A full disk ends the import; one bad file does not.
    if (what.code === 'store.full' || what.code === 'store.failed') throw cause
    return { name: file.name, problem: what }
  }
}

/** Mail nested deeper is kept inside the message that holds it. */
const DEPTH = 50
const MOST_MEMBERS = 20_000

/** What lies in a file (attachments, nested messages) as documents of their own, one family. */
async function readFamily(importer: Importer, top: Document, read: PackedDocument): Promise<{ members: Document[]; problems: { name: string; problem: Problem }[] }> {
  const members: Document[] = []
  const problems: { name: string; problem: Problem }[] = []
  const { signal } = importer.options
  const take = async (parent: Document, inner: PackedDocument['inner'], depth: number): Promise<void> => {
    for (const [index, one] of inner.entries()) {
      signal.throwIfAborted()
      // Pictures of the body belong to the message; they are shown in it.
      if (one.inline || one.bytes.length === 0) continue
      const name = one.name || `attachment ${index + 1}`
      if (members.length >= MOST_MEMBERS || depth > DEPTH) {
        problems.push({ name, problem: problem('archive.too-large', `${name} and what follows it stay inside ${parent.title}: there are too many, or they lie too deep.`, 'Open the message in a mail program and save what you need.') })
        return
      }
      const file: ImportFile = { file: new Blob([one.bytes as Uint8Array<ArrayBuffer>]), name, folder: [top.originalFolder, top.originalName].filter(Boolean).join('/'), modified: null }
      try {
        const found = await readWithPassword(importer, file)
        const member: Document = { ...documentOf(file, found), intake: importer.intake.id, parent: parent.id, family: top.id }
        members.push(member)
        await importer.shelf.put([{ sha256: found.sha256, blob: file.file, bytes: found.bytes, rows: found.rows }], null)
        await take(member, found.inner, depth + 1)
      } catch (cause) {
        signal.throwIfAborted()
        if (!(cause instanceof ProblemError) || cause.problem.code.startsWith('store.')) throw cause
        problems.push({ name, problem: cause.problem })
      }
    }
  }
  await take(top, read.inner, 1)
  return { members, problems }
}

async function readWithPassword({ session, options, held, done, total }: Importer, file: ImportFile): Promise<PackedDocument> {
  const bytes = held.get(file) ?? null
  held.delete(file)
  let password: string | null = null
  for (let again = false; ; again = true) {
    try {
      return await readPacked(file.file, file.name, {
        signal: options.signal, password, bytes, known: (hash) => session.bytes.pages(hash),
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
export function documentOf(file: ImportFile, read: ReadDocument | PackedDocument): Document {
  const [count, { bates, docket }] = 'pages' in read ? [read.pages.length, stampsOn(read.kind === 'pdf', read.pages)] : [read.count, read]
  return {
    id: newId('documents'), sha256: read.sha256, size: read.size, originalName: file.name.slice(0, 1024) || 'unnamed', originalFolder: file.folder.slice(0, 4096),
    originalModified: file.modified, title: (read.mail ? read.title : null)?.slice(0, 1024) || titleOf(file.name), kind: read.kind, media: read.media, pages: count > 0 ? count : null,
    range: null, text: read.text, confidence: read.confidence, exhibit: null, source: '', custodian: '', date: read.date?.slice(0, 80) ?? null, confidentiality: 'none', tags: [], note: '',
    reviewed: false, warning: read.warning, added: new Date().toISOString(), ...PLAIN_DOCUMENT, mail: read.mail, bates, docket,
  }
}
