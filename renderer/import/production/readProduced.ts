/** One document of a production: its files read, its record made. */
import { batesAfter, formatBates, parseBates } from '../../../shared/bates/number'
import { PAGES_MEDIA, type PageEntry, pageManifest } from '../../../shared/images/manifest'
import { dateAt, designationOf, manyOf } from '../../../shared/loadfile/values'
import type { DateOrder } from '../../../shared/dates/loadDate'
import type { FieldName } from '../../../shared/loadfile/model'
import { readPlain } from '../../../shared/plain/read'
import { ProblemError } from '../../../shared/problem/problem'
import { type Document, type Intake, type MailFacts, PLAIN_DOCUMENT, type Part } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { newId } from '../../store'
import type { Arrived } from '../../store/database'
import { pagesOfBlocks } from '../../store/pages/blocks'
import { type PackedDocument, readPacked } from '../../workers'
import { decodeText } from '../../workers/decodeText'
import { readImages } from '../../workers/images'
import { hashOf } from '../../workers/hashOf'
import type { Shelved } from '../shelf'
import { titleOf } from '../titleOf'
import { type Found, tiffFrames } from './fileChecks'
import type { SourceFile } from './source'

/** What is noted of a stored file, so that it need not be read again after a crash. */
export type Arrival = Omit<Arrived, 'job'>

export type ReadProduced = { document: Document; files: Shelved[]; arrivals: Arrival[]; problem: { name: string; say: string } | null }

type Context = { arrived: ReadonlyMap<string, Arrived>; intake: Intake; signal: AbortSignal }

/** What the document's own bytes are, of all files that came with it. */
type Body = Pick<Document, 'sha256' | 'size' | 'kind' | 'media' | 'pages' | 'text' | 'confidence' | 'warning'> & { name: string; folder: string; modified: string | null; mail: MailFacts | null; title: string | null; date: string | null }

export async function readProduced(found: Found, context: Context): Promise<ReadProduced> {
  const files: Shelved[] = []
  const arrivals: Arrival[] = []
  const parts: Part[] = []
  const problems: { name: string; say: string }[] = []
  const text = found.text ? await textOf(found.text) : found.document.inlineText === '' ? null : found.document.inlineText
  if (found.text) {
    const blob = await found.text.blob()
    const sha256 = await hashOf(blob, context.signal)
    files.push({ sha256, blob, pages: [] })
    parts.push({ role: 'text', sha256, name: nameOf(found.text.path), size: blob.size })
  }
  let body = await bodyOf(found, text, { ...context, files, arrivals, parts }).catch((cause: unknown) => {
    context.signal.throwIfAborted()
    const what = cause instanceof ProblemError ? cause.problem : null
    if (what?.code === 'store.full' || what?.code === 'store.failed') throw cause
    problems.push({ name: found.document.bates?.first ?? found.document.id, say: what?.happened ?? 'A file of this document could not be read.' })
    return null
  })
  body ??= await slipOf(found, text, files, context.signal, problems[0]?.say ?? '')
  return { document: recordOf(found, body, parts, context.intake), files, arrivals, problem: problems[0] ?? null }
}

type Into = Context & { files: Shelved[]; arrivals: Arrival[]; parts: Part[] }

async function bodyOf(found: Found, text: string | null, into: Into): Promise<Body | null> {
  const images = found.images.filter((one): one is SourceFile => one !== null && one.size > 0)
  const { native } = found
  if (images.length > 0) {
    if (native && native.size > 0) await partOf('native', native, into)
    const [only] = images
    const isOne = new Set(images.map((one) => one.path)).size === 1 && only && /\.pdf$/i.test(only.path) && found.document.images.every((one) => one.frame <= 1 || found.document.images.length > 1)
    return isOne ? await fileBody(only, into, text) : await imagesBody(found, text, into)
  }
  if (native && native.size > 0) return fileBody(native, into, text)
  if (found.text && text !== null) {
    const blob = await found.text.blob()
    const pages = readPlain(text)
    const sha256 = await hashOf(blob, into.signal)
    into.files.push({ sha256, blob, pages })
    return { sha256, size: blob.size, kind: 'text', media: 'text/plain', pages: pages.length, text: text.trim() === '' ? 'none' : 'file', confidence: 1, warning: '', name: nameOf(found.text.path), folder: folderOf(found.text.path), modified: dayOf(found.text), mail: null, title: null, date: null }
  }
  return null
}

/** A native or a PDF as the document's own bytes. */
async function fileBody(file: SourceFile, into: Into, text: string | null): Promise<Body> {
  const known = into.arrived.get(file.path)
  const base = { name: nameOf(file.path), folder: folderOf(file.path), modified: dayOf(file) }
  if (known && known.size === file.size && known.modified === file.modified) return { ...(known.found as Body), ...base }
  const blob = await file.blob()
  const read = await readPacked(blob, base.name, { signal: into.signal, ocr: 'later', onProgress: () => {} })
  const pages = withGivenText(read, text)
  into.files.push({ sha256: read.sha256, blob, bytes: read.bytes, ...(pages.pages ? { pages: pages.pages } : { rows: read.rows }) })
  const body: Body = {
    sha256: read.sha256, size: read.size, kind: read.kind, media: read.media, pages: (pages.pages?.length ?? read.count) || null, text: pages.text, confidence: pages.confidence, warning: read.warning, ...base, mail: read.mail, title: read.title, date: read.date,
  }
  into.arrivals.push({ path: file.path, size: file.size, modified: file.modified, sha256: read.sha256, found: body })
  return body
}

/** `pages` is null where those that were read stand. Where we read no text ourselves, the text that the producing party gave stands in. */
function withGivenText(read: PackedDocument, text: string | null): Pick<PackedDocument, 'text' | 'confidence'> & { pages: PageText[] | null } {
  if (text === null || text.trim() === '' || read.text === 'file' || read.text === 'decoded' || read.text === 'mixed') return { pages: null, text: read.text, confidence: read.confidence }
  if (read.count === 0) return { pages: readPlain(text), text: 'file', confidence: 1 }
  return { pages: pagesWithText(pagesOfBlocks(read.rows.texts, read.rows.layouts), text), text: 'file', confidence: 1 }
}

async function imagesBody(found: Found, text: string | null, into: Into): Promise<Body> {
  const entries: PageEntry[] = []
  const blobs = new Map<string, Blob>()
  const hashes = new Map<string, string>()
  const missing: string[] = []
  for (const [index, image] of found.document.images.entries()) {
    const file = found.images[index]
    if (!file || file.size === 0) {
      missing.push(image.bates || image.path)
      continue
    }
    let sha256 = hashes.get(file.path)
    if (!sha256) {
      const blob = await file.blob()
      sha256 = await hashOf(blob, into.signal)
      hashes.set(file.path, sha256)
      blobs.set(sha256, blob)
      into.files.push({ sha256, blob, pages: [] })
    }
    entries.push({ sha256, name: nameOf(file.path).slice(0, 1024), frame: Math.max(1, image.frame), bates: image.bates.slice(0, 100) })
  }
  const spread = entries.length === 1 && entries[0] ? await framesOf(entries[0], found, blobs) : entries
  for (const [path, sha256] of hashes) into.parts.push({ role: 'image', sha256, name: nameOf(path).slice(0, 1024), size: blobs.get(sha256)?.size ?? 0 })
  const manifest = pageManifest(spread)
  const blob = new Blob([manifest], { type: PAGES_MEDIA })
  const sha256 = await hashOf(blob, into.signal)
  const read = await readImages(spread, async (hash) => blobs.get(hash) as Blob, { signal: into.signal, ocr: 'later', onProgress: () => {} })
  const given = text !== null && text.trim() !== ''
  into.files.push({ sha256, blob, pages: given ? pagesWithText(read.pages, text) : read.pages })
  const [first] = found.images.filter((one) => one !== null)
  const warning = missing.length === 0 ? read.warning : `${missing.length === 1 ? 'A page image is' : `${missing.length} page images are`} missing: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}.`
  return {
    sha256, size: blob.size, kind: 'images', media: PAGES_MEDIA, pages: spread.length, text: given ? 'file' : read.text, confidence: given ? 1 : read.confidence, warning: given && missing.length === 0 ? '' : warning,
    name: `${found.document.bates?.first ?? found.document.id}`.slice(0, 1024), folder: first ? folderOf(first.path) : '', modified: first ? dayOf(first) : null, mail: null, title: null, date: null,
  }
}

/** A file of several pages that one line names: a page for each. */
async function framesOf(entry: PageEntry, found: Found, blobs: ReadonlyMap<string, Blob>): Promise<PageEntry[]> {
  const blob = blobs.get(entry.sha256)
  const frames = blob && /\.tiff?$/i.test(entry.name) ? ((await tiffFrames(blob).catch(() => 1)) ?? 1) : 1
  if (frames <= 1) return [entry]
  const bates = parseBates(found.document.bates?.first ?? entry.bates)
  return Array.from({ length: Math.min(frames, 10_000) }, (_, index) => ({ ...entry, frame: index + 1, bates: bates ? formatBates(batesAfter(bates, index)) : '' }))
}

/** The given text on pages that have a picture: by its form feeds where they fit, else all on the first. */
function pagesWithText(pages: readonly PageText[], text: string): PageText[] {
  const sheets = text.replace(/\r\n?/g, '\n').replace(/\f\s*$/, '').split('\f')
  const fits = sheets.length === pages.length
  return pages.map((page, index) => {
    const own = fits ? (sheets[index] ?? '') : index === 0 ? sheets.join('\n') : ''
    return { ...page, text: own, runs: [], source: own.trim() === '' ? 'none' : 'file', confidence: own.trim() === '' ? 0 : 1 }
  })
}

async function partOf(role: Part['role'], file: SourceFile, into: Into): Promise<void> {
  const blob = await file.blob()
  const sha256 = await hashOf(blob, into.signal)
  into.files.push({ sha256, blob, pages: [] })
  into.parts.push({ role, sha256, name: nameOf(file.path).slice(0, 1024), size: blob.size })
}

/** Nothing of the document came but its line: the line is kept, and can be read and found. */
async function slipOf(found: Found, text: string | null, files: Shelved[], signal: AbortSignal, why: string): Promise<Body> {
  const { document } = found
  const lines = [document.bates ? `${document.bates.first} to ${document.bates.last}` : document.id, ...Object.entries(document.values).map(([name, value]) => `${name}: ${value}`), ...(text ? ['', text] : [])]
  const blob = new Blob([lines.join('\n')], { type: 'text/plain' })
  const sha256 = await hashOf(blob, signal)
  const pages = readPlain(lines.join('\n'))
  files.push({ sha256, blob, pages })
  const named = document.native || document.textPath || document.images.length > 0
  return {
    sha256, size: blob.size, kind: 'slip', media: 'text/plain', pages: pages.length, text: 'file', confidence: 1, name: document.values.fileName?.slice(0, 1024) || document.id.slice(0, 1024), folder: '', modified: null, mail: null, title: null, date: null,
    warning: why || (named ? 'The files that the load file names did not come with it.' : 'Only the line of the load file came.'),
  }
}

const DATE_FIELDS = ['dateSent', 'dateSort', 'dateReceived', 'dateModified', 'dateCreated'] as const

function recordOf({ document }: Found, body: Body, parts: Part[], intake: Intake): Document {
  const { values } = document
  const order = intake.loadfiles[document.row.file]?.dateOrder ?? 'mdy'
  const date = DATE_FIELDS.map((name) => claimedDate(values, name, order)).find((one) => one !== null) ?? body.date
  return {
    ...PLAIN_DOCUMENT, id: newId('documents'), sha256: body.sha256, size: body.size, originalName: (values.fileName || body.name || 'unnamed').slice(0, 1024), originalFolder: (values.filePath || body.folder).slice(0, 4096), originalModified: body.modified,
    title: (values.subject || values.title || body.title || (values.fileName ? titleOf(values.fileName) : '') || document.bates?.first || titleOf(body.name)).replace(/\s+/g, ' ').slice(0, 1024) || 'unnamed',
    kind: body.kind, media: body.media, pages: body.pages, range: null, text: body.text, confidence: body.confidence, exhibit: null, source: (intake.party || values.source || intake.label).slice(0, 500), custodian: (values.custodian ?? '').slice(0, 300), date: date?.slice(0, 80) ?? null,
    confidentiality: designationOf(values.confidentiality ?? ''), tags: [], note: '', reviewed: false, warning: body.warning.slice(0, 1000), added: intake.at, intake: intake.id, row: document.row,
    bates: document.bates ? { first: document.bates.first.slice(0, 100), last: document.bates.last.slice(0, 100) } : null, parts: parts.filter((one) => one.sha256 !== body.sha256), mail: body.mail ?? claimedMail(values, order),
  }
}

function claimedDate(values: Found['document']['values'], name: (typeof DATE_FIELDS)[number], order: DateOrder): string | null {
  const time = name === 'dateSent' ? values.timeSent : name === 'dateReceived' ? values.timeReceived : undefined
  return dateAt([values[name] ?? '', time ?? ''], [0], [1], order).edtf
}

/** What the load file says of a message that did not come as one. */
function claimedMail(values: Partial<Record<FieldName, string>>, order: DateOrder): MailFacts | null {
  if (!values.from && !values.to) return null
  const list = (value: string | undefined) => manyOf(value ?? '').map((one) => one.slice(0, 1000))
  const id = (values.messageId ?? '').replace(/^<|>$/g, '').slice(0, 1000)
  const sent = dateAt([values.dateSent ?? '', values.timeSent ?? ''], [0], [1], order)
  return {
    from: list(values.from), to: list(values.to), cc: list(values.cc), bcc: list(values.bcc), subject: (values.subject ?? '').slice(0, 2000), dateRaw: sent.raw.slice(0, 300),
    // Without a zone no instant can be told.
    sent: sent.edtf && /(?:Z|[+-]\d\d:\d\d)$/.test(sent.edtf) ? new Date(sent.edtf).toISOString() : null, messageId: id, thread: (values.threadId || values.inReplyTo || id || '').slice(0, 1000),
  }
}

async function textOf(file: SourceFile): Promise<string | null> {
  if (file.size === 0) return null
  return decodeText(await file.blob(), file.path).catch(() => null)
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')
const dayOf = (file: SourceFile) => (file.modified > 0 ? new Date(file.modified).toISOString() : null)
