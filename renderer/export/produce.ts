/**
 * A production of our own: pages stamped and redacted, natives, text, load files, a manifest of
 * fingerprints and a table for the cover letter; written file by file, so that its size does not matter.
 */
import { batesAfter, formatBates, parseBates } from '../../shared/bates/number'
import type { Corner } from '../../shared/bates/stamp'
import { type PageFile, type ProducedRow, writeDat, writeOpt } from '../../shared/loadfile/write'
import { patch, put } from '../../shared/log/change'
import { ProblemError, problem } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { BatesRange, Document } from '../../shared/records'
import { reviewOrder } from '../../shared/review/order'
import { newId, type Session } from '../store'
import { hashOf } from '../workers/hashOf'
import { slipSheet } from './pages/sheets'
import { writePages } from './pages/writePages'

export type ProduceSettings = {
  volume: string
  to: string
  /** "PL_"; the number before it is learnt from what was given before */
  prefix: string
  start: number
  width: number
  corner: Corner
  natives: boolean
}

export type ProduceOutcome = { documents: number; pages: number; bates: BatesRange | null; withheld: number; leftOut: number; files: number; refused: { name: string; say: string }[] }

export type FileWriter = (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>

/** Whom a volume is for. */
export type Manner = {
  /** numbers and legends on the pages */
  stamped: boolean
  /** redactions burnt in, and what is withheld behind a slip sheet */
  guarded: boolean
  /** a document that cannot be shown becomes a slip sheet; else the volume is not finished */
  goesOn: boolean
}
const FOR_OTHERS: Manner = { stamped: true, guarded: true, goesOn: false }

export type Volume = { numbered: readonly Numbered[]; refused: { document: Document; say: string }[]; manifest: Uint8Array<ArrayBuffer>; files: number }

type Context = { session: Session; settings: ProduceSettings; manner: Manner; write: FileWriter; signal: AbortSignal; manifest: string[] }

/** Files in one folder at most (domain § 8.3). */
const FOLDER = 1000
/** Kinds whose pages are pictures already; of all others the native is produced behind a slip sheet. */
const PAGED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])

const LEGEND: Record<Document['confidentiality'], string> = { none: '', confidential: 'CONFIDENTIAL', 'attorneys-eyes-only': 'HIGHLY CONFIDENTIAL – ATTORNEYS’ EYES ONLY', 'source-code': 'HIGHLY CONFIDENTIAL – SOURCE CODE' }

/** The number after the highest that was given with this prefix. */
export function nextNumber(documents: readonly Document[], prefix: string): number {
  let highest = 0
  for (const { ownBates } of documents) {
    const last = ownBates ? parseBates(ownBates.last) : null
    if (last && last.prefix === prefix) highest = Math.max(highest, last.number)
  }
  return highest + 1
}

/**
 * Writes a production for the other side, and notes in the matter what was given.
 * @param chosen in any order; families are put together, a quarantined document is never among them
 * @param write puts one file into the folder that the person chose
 */
export async function produce(session: Session, chosen: readonly Document[], settings: ProduceSettings, write: FileWriter, signal: AbortSignal, onProgress: (what: string, done: number, total: number) => void): Promise<ProduceOutcome> {
  const open = chosen.filter((one) => one.quarantine === null)
  const { numbered, manifest, files } = await writeVolume(session, open, settings, FOR_OTHERS, write, signal, onProgress)
  return record({ session, settings, signal }, numbered, { leftOut: chosen.length - open.length, manifest, files })
}

/**
 * Writes documents as a volume: page images, text and natives by their numbers, DAT, OPT, and fingerprints.
 * Nothing is noted in the matter.
 * @throws ProblemError where a document cannot be written as this manner asks; no load file is written then
 */
export async function writeVolume(session: Session, chosen: readonly Document[], settings: ProduceSettings, manner: Manner, write: FileWriter, signal: AbortSignal, onProgress: (what: string, done: number, total: number) => void): Promise<Volume> {
  const context: Context = { session, settings, manner, write, signal, manifest: [] }
  const numbered = numberAll(reviewOrder(chosen).map((one) => one.document), settings, manner)
  const rows: ProducedRow[] = []
  const pages: PageFile[] = []
  const refused: Volume['refused'] = []
  for (const [index, one] of numbered.entries()) {
    signal.throwIfAborted()
    onProgress(one.range.first, index, numbered.length)
    try {
      const { row, page } = await produceOne(context, one, numbered, index)
      rows.push(row)
      pages.push(page)
    } catch (cause) {
      signal.throwIfAborted()
      const known = cause instanceof ProblemError ? cause.problem : null
      if (known?.code.startsWith('store.') || (known === null && !manner.goesOn)) throw cause
      refused.push({ document: one.document, say: known?.happened ?? 'Its pages cannot be drawn.' })
      if (!manner.goesOn) continue
      const { row, page } = await unshown(context, one, numbered, index)
      rows.push(row)
      pages.push(page)
    }
  }
  if (refused[0] && !manner.goesOn) throw new ProblemError(problem('export.refused', `The production was not finished: ${refused[0].say}`, 'Mend that document or leave it out, and produce into an empty folder.', 'No load file was written, and nothing was numbered.'))
  await putFile(context, `DATA/${settings.volume}.dat`, text(writeDat(rows)))
  await putFile(context, `DATA/${settings.volume}.opt`, text(writeOpt(pages, settings.volume)))
  const manifest = text(`${context.manifest.join('\n')}\n`)
  await write(`${settings.volume} SHA256.txt`, manifest)
  return { numbered, refused, manifest, files: context.manifest.length + 1 }
}

export type Numbered = { document: Document; range: BatesRange; pages: number; withheld: boolean }

function numberAll(documents: readonly Document[], settings: ProduceSettings, { guarded }: Manner): Numbered[] {
  let next = settings.start
  const bates = (number: number) => formatBates({ prefix: settings.prefix, number, width: settings.width, suffix: '' })
  return documents.map((document) => {
    const withheld = guarded && document.privilege?.treatment === 'withheld'
    const pages = withheld || !PAGED.has(document.kind) ? 1 : Math.max(1, document.pages ?? 1)
    const range = { first: bates(next), last: bates(next + pages - 1) }
    next += pages
    return { document, range, pages, withheld }
  })
}

async function produceOne(context: Context, one: Numbered, all: readonly Numbered[], index: number): Promise<{ row: ProducedRow; page: PageFile }> {
  const { session, settings, manner, signal } = context
  const { document, range, pages, withheld } = one
  const folder = folderOf(index)
  const legend = LEGEND[document.confidentiality]
  const redactions = manner.guarded ? session.reader.rows('redactions').filter((each) => each.document === document.id) : []
  if (manner.guarded && document.privilege?.treatment === 'redacted' && redactions.length === 0) {
    throw new ProblemError(problem('export.refused', `“${document.title}” is marked as privileged in part, but nothing on it is redacted.`, 'Redact it, or withhold it.'))
  }
  const paged = PAGED.has(document.kind) && !withheld
  const start = parseBates(range.first)
  // Nothing is drawn on it, so it goes as it is.
  const untouched = paged && !manner.stamped && document.kind === 'pdf' && !document.range && redactions.length === 0
  const written = untouched ? { pdf: new Uint8Array(await (await session.bytes.get(document.sha256)).arrayBuffer()), texts: await wordsOf(context, document) } : paged
    ? await writePages(session, document, { title: range.first, signal, redactions, stamps: (n) => (manner.stamped ? { bates: start ? formatBates(batesAfter(start, n - 1)) : '', legend, corner: settings.corner } : null) })
    : { pdf: await slipSheet({ bates: range.first, legend, text: withheld ? 'Document withheld for privilege' : 'Document produced in its native form' }), texts: withheld ? ['Document withheld for privilege'] : [] }
  const imagePath = `IMAGES/${folder}/${range.first}.pdf`
  await putFile(context, imagePath, written.pdf)
  // A native shows what a redaction hides.
  const native = !withheld && redactions.length === 0 ? await nativeOf(context, document, range.first, folder, settings.natives || !paged) : null
  const words = withheld ? written.texts : paged ? written.texts : await wordsOf(context, document)
  const textPath = `TEXT/${folder}/${range.first}.txt`
  await putFile(context, textPath, text(words.join('\f')))
  return { row: rowOf(one, all, { native, textPath, redacted: redactions.length > 0, pages }), page: { bates: range.first, path: imagePath, pages } }
}

const folderOf = (index: number) => String(Math.floor(index / FOLDER) + 1).padStart(3, '0')

/** A sheet in the place of pages that cannot be shown, with the words that were read from them. */
async function unshown(context: Context, one: Numbered, all: readonly Numbered[], index: number): Promise<{ row: ProducedRow; page: PageFile }> {
  const { first } = one.range
  const page: PageFile = { bates: first, path: `IMAGES/${folderOf(index)}/${first}.pdf`, pages: 1 }
  await putFile(context, page.path, await slipSheet({ bates: first, legend: '', text: 'This document cannot be shown as pages; see its original file' }))
  const textPath = `TEXT/${folderOf(index)}/${first}.txt`
  // What a redaction hides is in these words too.
  const hidden = context.manner.guarded && context.session.reader.rows('redactions').some((each) => each.document === one.document.id)
  await putFile(context, textPath, text(hidden ? '' : (await wordsOf(context, one.document)).join('\f')))
  return { row: rowOf(one, all, { native: null, textPath, redacted: hidden, pages: 1 }), page }
}

async function wordsOf({ session }: Context, { sha256 }: Document): Promise<string[]> {
  return (await session.bytes.pages(sha256)).sort((a, b) => a.n - b.n).map((page) => page.text)
}

/** The native that came beside page images, else the document's own bytes where they are wanted. */
async function nativeOf(context: Context, document: Document, bates: string, folder: string, own: boolean): Promise<{ path: string; size: number; sha256: string } | null> {
  const part = document.parts.find((one) => one.role === 'native')
  if (!part && (!own || document.kind === 'images' || document.kind === 'slip')) return null
  const source = part ?? { sha256: document.sha256, name: document.originalName }
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(source.name)?.[0] ?? ''
  const path = `NATIVES/${folder}/${bates}${ending.toLowerCase()}`
  const bytes = new Uint8Array(await (await context.session.bytes.get(source.sha256)).arrayBuffer())
  await putFile(context, path, bytes)
  return { path, size: bytes.length, sha256: source.sha256 }
}

function rowOf({ document, range, withheld }: Numbered, all: readonly Numbered[], files: { native: { path: string; size: number; sha256: string } | null; textPath: string; redacted: boolean; pages: number }): ProducedRow {
  const family = document.family === null ? [] : all.filter((one) => one.document.family === document.family)
  const parent = all.find((one) => one.document.id === document.parent)
  const path = (value: string) => `.\\${value.replaceAll('/', '\\')}`
  // Of what is withheld only what a privilege log would say anyway leaves the matter.
  const mail = withheld ? null : document.mail
  return {
    BEGBATES: range.first, ENDBATES: range.last, BEGATTACH: family.length > 1 ? (family[0]?.range.first ?? '') : '', ENDATTACH: family.length > 1 ? (family.at(-1)?.range.last ?? '') : '', PARENTID: parent?.range.first ?? '',
    CUSTODIAN: document.custodian, FROM: mail?.from.join('; ') ?? '', TO: mail?.to.join('; ') ?? '', CC: mail?.cc.join('; ') ?? '', BCC: mail?.bcc.join('; ') ?? '', SUBJECT: files.redacted ? '' : (mail?.subject ?? ''), DATESENT: mail?.dateRaw || (mail?.sent ?? ''), DOCDATE: withheld ? '' : (document.date ?? ''),
    MESSAGEID: mail?.messageId ?? '', THREADID: mail?.thread ?? '', FILENAME: withheld || files.redacted ? '' : document.originalName, TITLE: withheld || files.redacted ? '' : document.title, FILESIZE: files.native ? String(files.native.size) : '', SHA256: files.native?.sha256 ?? '', PGCOUNT: String(files.pages),
    CONFIDENTIALITY: LEGEND[document.confidentiality], REDACTED: files.redacted ? 'Yes' : 'No', PLACEHOLDER: withheld ? 'Yes' : 'No', NATIVELINK: files.native ? path(files.native.path) : '', TEXTLINK: path(files.textPath),
  }
}

const text = (value: string) => new TextEncoder().encode(value) as Uint8Array<ArrayBuffer>

async function putFile({ write, manifest, signal }: Context, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await write(path, bytes)
  manifest.push(`${await hashOf(new Blob([bytes]), signal)}  ${path}`)
}

/** Numbers are given for good: one change notes them with what was sent. */
async function record({ session, settings, signal }: Pick<Context, 'session' | 'settings' | 'signal'>, numbered: readonly Numbered[], { leftOut, manifest, files }: { leftOut: number; manifest: Uint8Array<ArrayBuffer>; files: number }): Promise<ProduceOutcome> {
  const first = numbered[0]?.range.first
  const last = numbered.at(-1)?.range.last
  const pages = numbered.reduce((sum, one) => sum + one.pages, 0)
  await session.commit({
    label: `Produce ${howMany(numbered.length, 'document')} as ${settings.volume}`,
    ops: [
      ...numbered.map(({ document, range }) => patch('documents', document.id, { ownBates: range })),
      put('outgoing', { id: newId('outgoing'), kind: 'production', label: settings.volume, to: settings.to, at: new Date().toISOString(), documents: numbered.length, pages, bates: first && last ? { first, last } : null, manifest: await hashOf(new Blob([manifest]), signal) }),
    ],
  })
  return { documents: numbered.length, pages, bates: first && last ? { first, last } : null, withheld: numbered.filter((one) => one.withheld).length, leftOut, files, refused: [] }
}
