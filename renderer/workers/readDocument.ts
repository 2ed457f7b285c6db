/** Reads one file: hash, kind by content, text of its pages, OCR where the file has none. */
import { exifOf } from '../../shared/picture/exif'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { Document } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import { readMhtml } from '../../shared/web/mhtml'
import { captureOf } from '../../shared/web/saved'
import { type Judgement, judgePages } from '../../shared/text/trust'
import { plainRead, type WholeRead } from '../../shared/text/whole'
import { decodeText, MOST_TEXT } from './decodeText'
import { emptyPage } from './images'
import { type Sniffed, sniff } from './kind'
import { NOTHING_MORE, wholeText } from './packed'
import { pictureSize } from './picture'
import type { ReadOptions } from './readOptions'
import { giveBack, type Reader, takeIdleReader, takeReader } from './readers'
import { DPI, recognisePages } from './recognisePages'
import { sha256OfBytes } from './sha256Of'
import { summed, type Text } from './summed'
import { pagesOfHtml } from './textOfHtml'

export type ReadDocument = Text & {
  sha256: string
  size: number
  kind: Document['kind']
  media: string
  title: string | null
  /** of a small file, for whoever stores it: they need not be read again */
  bytes: Uint8Array<ArrayBuffer> | null
} & Pick<WholeRead, 'mail' | 'date' | 'inner' | 'remarks' | 'facts'>

/** Up to this size a file is read from the disk in one go, before its turn. Bytes. */
const SMALL_FILE = 4_000_000
/** From this many pages on, both readers share one file. */
export const SHARED_FROM = 24
/** Pages that a reader takes at a time of a file that both read. */
const STRETCH = 12
/** What is larger than this is stored, not read: pdf.js needs it in memory. Bytes. */
const MOST_PDF = 700_000_000
/** What is read in one go is held in memory. Bytes. */
const MOST_WHOLE = 300_000_000
/** The facts of a picture stand at its beginning. Bytes. */
const EXIF_HEAD = 1_048_576
/** A TIFF is held in memory, whole, for each of its pages. Bytes. */
const MOST_TIFF = 700_000_000
/** Pixels of a picture that can be shown. */
const MOST_PIXELS = 200_000_000

/**
 * @param name shown in messages; decides nothing but the kind of a text
 * @throws ProblemError with a sentence for the person; the signal's reason where it was aborted
 */
export async function readDocument(blob: Blob, name: string, options: ReadOptions): Promise<ReadDocument> {
  // Before a reader is taken, so that none waits for the disk.
  return readHeld(await holdSmall(blob, name, options.signal), name, options)
}

/** @param known its fingerprint, where it was taken before */
export async function readHeld(held: Held, name: string, options: ReadOptions, known: string | null = null): Promise<ReadDocument> {
  const sha256 = known ?? (held.bytes && (await sha256OfBytes(held.bytes)))
  const reader = await takeReader(options.signal)
  try {
    return await read(reader, { ...held, sha256 }, name, options)
  } finally {
    giveBack(reader)
  }
}

/** A file with its bytes where they are at hand. */
export type Held = { blob: Blob; bytes: Uint8Array<ArrayBuffer> | null; sniffed: Sniffed }

/** A small file is read from the disk once, for its kind, fingerprint and text: they are of the same bytes then. @param known its bytes, where they were read before */
export async function holdSmall(blob: Blob, name: string, signal: AbortSignal, known: Uint8Array<ArrayBuffer> | null = null): Promise<Held> {
  if (known && known.length > 0) return { blob, bytes: known, sniffed: await sniff(known, name) }
  const gone = notThere(name, signal)
  // Of a file that is gone the engine gives no bytes; asked for them, it says so.
  if (blob.size === 0) await blob.arrayBuffer().catch(gone)
  if (blob.size === 0) throw new ProblemError(problem('file.empty', `${name} is empty: there is nothing in it.`, 'Ask for the file again.'))
  if (blob.size > SMALL_FILE) return { blob, bytes: null, sniffed: await sniff(blob, name).catch(gone) }
  const bytes = new Uint8Array(await blob.arrayBuffer().catch(gone))
  return { blob, bytes, sniffed: await sniff(bytes, name) }
}

/** What is thrown where a file gives no bytes. */
function notThere(name: string, signal: AbortSignal): (cause: unknown) => never {
  return (cause) => {
    signal.throwIfAborted()
    if (cause instanceof ProblemError && cause.problem.code !== 'unexpected') throw cause
    throw new ProblemError(problem('file.no-permission', `${name} could not be read: it was changed, moved or taken away after it was chosen, or may not be read.`, 'Check that the file is still there and that you may read it, then import it again.', '', cause))
  }
}

async function read(reader: Reader, held: Held & { sha256: string | null }, name: string, options: ReadOptions): Promise<ReadDocument> {
  const { signal, onProgress } = options
  const { blob, sniffed } = held
  const file = held.bytes ?? blob
  const sha256 = held.sha256 ?? (await reader.text.hash(blob, signal, (done) => onProgress({ what: 'Taking the fingerprint', done, total: blob.size })).catch(notThere(name, signal)))
  await options.onHash?.(sha256)
  const base = { sha256, size: blob.size, bytes: held.bytes, kind: sniffed.kind, media: sniffed.media, title: null, ...NOTHING_MORE }
  const storedOnly = (why: string): ReadDocument => ({ ...base, kind: 'unread', pages: [], text: 'none', confidence: null, unread: [], warning: `${why} It is stored and fingerprinted; its text is not read.` })
  switch (sniffed.kind) {
    case 'pdf':
      if (blob.size > MOST_PDF) return storedOnly(`This PDF is larger than ${MOST_PDF / 1e6} MB.`)
      return { ...base, ...(await readPdf(reader, held, name, sha256, options)) }
    case 'docx':
    case 'mail':
    case 'rtf':
    case 'xlsx':
    case 'pptx':
      if (blob.size > MOST_WHOLE) return storedOnly(`This file is larger than ${MOST_WHOLE / 1e6} MB.`)
      return { ...base, ...wholeText(await reader.text.whole(file, name, sniffed.kind, signal)) }
    case 'image':
      if (sniffed.media === 'image/tiff' && blob.size > MOST_TIFF) return storedOnly(`This TIFF is larger than ${MOST_TIFF / 1e6} MB.`)
      if (sniffed.media === 'image/tiff') return { ...base, ...(await readTiff(reader, blob, name, sha256, options)) }
      if (await isTooLarge(blob)) return storedOnly('This picture has more pixels than can be shown.')
      return { ...base, ...(await exifOf(new Uint8Array(await blob.slice(0, EXIF_HEAD).arrayBuffer()))), ...(await readImage(reader, blob, name, sha256, options)) }
    case 'html':
    case 'text':
    case 'markdown':
    case 'csv': {
      if (blob.size > MOST_TEXT) return storedOnly(`This text is larger than ${MOST_TEXT / 1e6} MB.`)
      const read = sniffed.kind === 'html' ? await readPage(file, name, sniffed.media) : await reader.text.whole(file, name, 'plain', signal)
      return { ...base, ...wholeText(sniffed.what ? { ...read, remarks: [sniffed.what, ...read.remarks] } : read) }
    }
    default:
      return storedOnly(sniffed.what)
  }
}

/** A saved page, with when and from where it was saved as far as it says so itself. */
export async function readPage(file: Blob | Uint8Array<ArrayBuffer>, name: string, media: string): Promise<WholeRead> {
  const archive = media === 'multipart/related' ? readMhtml(file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file) : null
  const html = archive ? archive.html : await decodeText(file, name)
  const { pages, title } = pagesOfHtml(html)
  const saved = captureOf(html)
  const url = archive?.url ?? saved.url
  const date = archive?.capturedAt ?? saved.date
  return { ...plainRead(pages, title), date, facts: { ...(url ? { 'Saved from': url } : {}), ...(date ? { 'Saved on': date } : {}) } }
}

async function readPdf(reader: Reader, { blob, bytes }: Held, name: string, sha256: string, options: ReadOptions): Promise<Text & { title: string | null }> {
  const { signal } = options
  const atOnce = bytes && options.password == null && options.ocr === 'later' && !options.resume
  const opened = atOnce ? await reader.text.small(blob, bytes, name, SHARED_FROM - 1, signal) : { ...(await reader.text.open(blob, name, options.password ?? null, signal)), read: null }
  const { pages: count, title, read } = opened
  const helper = count >= SHARED_FROM ? takeIdleReader() : null
  try {
    const stored = options.resume ? ((await options.known?.(sha256)) ?? []).sort((a, b) => a.n - b.n) : []
    const { pages, broken } = read ? { pages: read.map((one) => one.page), broken: read.filter((one) => one.broken).map((one) => one.page.n) } : stored.length === count ? { pages: stored, broken: [] } : await readPages(helper ? [reader, helper] : [reader], blob, name, count, options)
    // Words that were recognised before are not judged anew.
    const judged = judgePages(pages).map((one, index): Judgement => (pages[index]?.source === 'ocr' ? { verdict: 'good', page: pages[index] } : one))
    const wanting = judged.filter((one) => needsRecognition(one)).map((one) => one.page.n)
    const plain = judged.map((one) => one.page)
    if (wanting.length === 0 || options.ocr === 'later') return { ...summed(plain, { unread: wanting, broken, failed: [] }), title }
    const scan = async ({ text }: Reader, n: number) => {
      // A page before this one may have hung the worker, and the file with it.
      if (text.opened !== blob) await text.open(blob, name, options.password ?? null, signal)
      return text.picture(n, DPI, signal)
    }
    const isBetter = (page: PageText) => better(plain[page.n - 1] as PageText, page) === page
    const { recognised, failed, left } = await recognisePages(helper ? [reader, helper] : [reader], { sha256, wanting, scan, better: isBetter }, options)
    return { ...summed(plain.map((page) => better(page, recognised.get(page.n))), { unread: left, broken, failed }), title }
  } finally {
    await Promise.allSettled([reader, ...(helper ? [helper] : [])].map((one) => one.text.close()))
    if (helper) giveBack(helper)
  }
}

function needsRecognition(judgement: Judgement): boolean {
  return judgement.verdict === 'empty' || judgement.verdict === 'lies'
}

/** A recognition that is itself doubtful does not replace words that the file has. */
function better(page: PageText, recognised: PageText | undefined): PageText {
  if (!recognised) return page
  return page.text !== '' && recognised.confidence < 0.6 ? page : recognised
}

/** Text of all pages; readers take stretches in turn, so that none waits for the other. */
async function readPages(readers: readonly Reader[], blob: Blob, name: string, count: number, options: ReadOptions): Promise<{ pages: PageText[]; broken: number[] }> {
  const { signal, onProgress } = options
  const pages: PageText[] = []
  const broken: number[] = []
  const stretches = Array.from({ length: Math.ceil(count / STRETCH) }, (_, index) => ({ from: index * STRETCH + 1, to: Math.min(count, (index + 1) * STRETCH) }))
  const run = async ({ text }: Reader) => {
    if (text.opened !== blob) await text.open(blob, name, options.password ?? null, signal)
    for (let next = stretches.shift(); next; next = stretches.shift()) {
      await text.text(next.from, next.to, signal, (page, isBroken) => {
        pages.push(page)
        if (isBroken) broken.push(page.n)
        onProgress({ what: 'Reading the pages', done: pages.length, total: count })
      })
    }
  }
  const ended = await Promise.allSettled(readers.map((one) => run(one).catch((cause: unknown) => {
    stretches.length = 0
    throw cause
  })))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return { pages: pages.sort((a, b) => a.n - b.n), broken: broken.sort((a, b) => a - b) }
}

/** Whether a picture says of itself, before it is decoded, that it is too large to be. */
async function isTooLarge(blob: Blob): Promise<boolean> {
  const size = pictureSize(new Uint8Array(await blob.slice(0, 262_144).arrayBuffer()))
  return size !== null && size.width * size.height > MOST_PIXELS
}

/** A TIFF of one page or many; each is a page. */
async function readTiff(reader: Reader, blob: Blob, name: string, sha256: string, options: ReadOptions): Promise<Text> {
  const { frames, warning } = await reader.text.frames(blob, name, options.signal)
  const text = await readPictures(reader, frames.map((size, index) => emptyPage(index + 1, size)), blob, name, sha256, options)
  return { ...text, warning: [warning, text.warning].filter(Boolean).join(' ') }
}

async function readImage(reader: Reader, blob: Blob, name: string, sha256: string, options: ReadOptions): Promise<Text> {
  const scan = await reader.text.image(blob, name, options.signal)
  return readPictures(reader, [emptyPage(1, scan)], blob, name, sha256, options)
}

async function readPictures(reader: Reader, empty: PageText[], blob: Blob, name: string, sha256: string, options: ReadOptions): Promise<Text> {
  const wanting = empty.map((page) => page.n)
  if (options.ocr === 'later') return summed(empty, { unread: wanting, broken: [], failed: [] })
  const scan = (by: Reader, n: number) => by.text.image(blob, name, options.signal, n)
  const { recognised, failed, left } = await recognisePages([reader], { sha256, wanting, scan }, options)
  return summed(empty.map((page) => recognised.get(page.n) ?? page), { unread: left, broken: [], failed })
}
