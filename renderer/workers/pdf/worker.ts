/**
 * Reads files off the main thread. pdf.js runs whole in this worker, so that two of them read on
 * two cores.
 */
import '../polyfills'
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.mjs'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'
import { canvasOf, drawForRecognition, drawForScreen } from '../imagesDraw'
import { graymap, MOST_PIXELS } from '../picture'
import { judgedText, NOTHING_MORE, packed, wholeText } from '../packed'
import { readWhole } from '../readWhole'
import { sha256Of, sha256OfBytes } from '../sha256Of'
import { tiffFrames } from '../tiff'
import { coveredOn } from './covered'
import { pdfAssets, pdfSafety } from './assets'
import { extractPage } from './extract'
import { KeptData } from './keptData'
import { NearPort } from './nearPort'
import { NoFilters, OffscreenFactory } from './offscreen'
import { pdfProblem } from './pdfProblem'
import type { FromWorker, ReadPage, ToWorker } from './protocol'

/** The reading half of pdf.js, here as well, and once for all files. */
const port = new NearPort()
WorkerMessageHandler.initializeFromPort(port)
const reading = PDFWorker.create({ port: port as unknown as Worker })

/** More pages than a paper has; each would take a row of the database. */
const MOST_PAGES = 10_000
/** Up to this size the browser's own hash is faster than reading piece by piece. Bytes. */
const HASHED_AT_ONCE = 128_000_000
/** Pages that take long are told of, so that nobody takes the reader for hung. Milliseconds. */
const SIGN_OF_LIFE = 2000

let open: PDFDocumentProxy | null = null

const say = (message: FromWorker) => postMessage(message)

/** One after the other: the next may be here already, so that nothing is waited for between two. */
let turn = Promise.resolve()
self.onmessage = ({ data: message }: MessageEvent<ToWorker>) => {
  turn = turn.then(() => work(message)).catch((cause: unknown) => say({ type: 'failed', job: message.job, problem: asProblem(cause) }))
}

async function work(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'hash':
      return say({ type: 'hashed', job: message.job, sha256: await sha256Of(message.blob, HASHED_AT_ONCE, (done) => say({ type: 'progress', job: message.job, done })) })
    case 'open':
      return say({ type: 'opened', job: message.job, ...(await openFile(new Uint8Array(await message.blob.arrayBuffer()), message.name, message.password)) })
    case 'small':
      return readSmall(message)
    case 'take':
      return take(message)
    case 'text':
      return readText(message)
    case 'picture':
      return draw(message)
    case 'image':
      return say({ type: 'picture', job: message.job, ...(await drawForRecognition(message.blob, message.frame, message.name)) })
    case 'covered':
      return covered(message)
    case 'render':
      return render(message)
    case 'frames':
      return say({ type: 'frames', job: message.job, ...tiffFrames(new Uint8Array(await message.blob.arrayBuffer()), message.name) })
    case 'frame':
      return say({ type: 'frame', job: message.job, picture: await drawForScreen(message.blob, message.frame, message.name) })
    case 'whole':
      return say({ type: 'whole', job: message.job, read: await readWhole(message.file, message.name, message.kind) })
    case 'close':
      await closeFile()
      return say({ type: 'done', job: message.job })
  }
}

async function openFile(data: Uint8Array, name: string, password: string | null): Promise<{ pages: number; title: string | null }> {
  await closeFile()
  try {
    open = await getDocument({
      data, worker: reading, ...pdfAssets, ...pdfSafety, ...(password === null ? {} : { password }), verbosity: 0, useWorkerFetch: false, BinaryDataFactory: KeptData,
      disableFontFace: true, useSystemFonts: false, CanvasFactory: OffscreenFactory, FilterFactory: NoFilters,
    }).promise
  } catch (cause) {
    throw new ProblemError(pdfProblem(cause, name))
  }
  const pages = open.numPages
  if (pages < 1) throw new ProblemError(problem('pdf.no-pages', `${name} has no pages.`, 'Ask for the file again; there is nothing in it to read.'))
  if (pages > MOST_PAGES) throw new ProblemError(problem('pdf.too-many-pages', `${name} has ${pages.toLocaleString()} pages; Probata reads up to ${MOST_PAGES.toLocaleString()}.`, 'Split it into parts and import those.'))
  return { pages, title: await titleOf(open) }
}

async function closeFile(): Promise<void> {
  await open?.loadingTask.destroy()
  open = null
}

/** A round of messages for each page, and for closing, would take longer than the reading. */
async function readSmall({ job, bytes, name, most }: Extract<ToWorker, { type: 'small' }>): Promise<void> {
  say({ type: 'small', job, ...(await openAndRead(job, bytes, name, most)) })
}

/** Once across the edge of the thread, and as rows: the pages as they are would take longer than their reading. */
async function take({ job, bytes, name, kind, said, most }: Extract<ToWorker, { type: 'take' }>): Promise<void> {
  const sha256 = await sha256OfBytes(bytes)
  if (kind !== 'pdf') {
    const read = await readWhole(bytes, name, kind)
    const text = wholeText(said ? { ...read, remarks: [said, ...read.remarks] } : read)
    return say({ type: 'taken', job, sha256, taken: packed(text, sha256, false) })
  }
  const { title, read } = await openAndRead(job, bytes, name, most)
  await closeFile()
  say({ type: 'taken', job, sha256, taken: read && packed({ ...NOTHING_MORE, ...judgedText(read), title }, sha256, true) })
}

/** Of a file of more pages than `most`, `read` is null; it stays open. */
async function openAndRead(job: number, bytes: Uint8Array, name: string, most: number): Promise<{ pages: number; title: string | null; read: ReadPage[] | null }> {
  const opened = await openFile(bytes, name, null)
  const file = open
  if (!file || opened.pages > most) return { ...opened, read: null }
  const read: ReadPage[] = []
  let told = performance.now()
  for (let n = 1; n <= opened.pages; n++) {
    read.push(await readPage(file, n))
    if (performance.now() - told < SIGN_OF_LIFE) continue
    told = performance.now()
    say({ type: 'progress', job, done: n })
  }
  await closeFile()
  return { ...opened, read }
}

async function titleOf(file: PDFDocumentProxy): Promise<string | null> {
  const metadata = await file.getMetadata().catch(() => null)
  const title = (metadata?.info as { Title?: unknown } | undefined)?.Title
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 300) : null
}

async function readText({ job, from, to }: Extract<ToWorker, { type: 'text' }>): Promise<void> {
  const file = open
  if (!file) throw new Error('no file is open')
  for (let n = from; n <= to; n++) say({ type: 'page', job, ...(await readPage(file, n)) })
  say({ type: 'done', job })
}

/** A page that cannot be read is an empty one, and said; the rest of the paper still is read. */
async function readPage(file: PDFDocumentProxy, n: number): Promise<ReadPage> {
  const page = await pageText(file, n).catch(() => null)
  return { page: page ?? { n, width: 612, height: 792, source: 'none', confidence: 0, text: '', runs: [] }, broken: page === null }
}

async function pageText(file: PDFDocumentProxy, n: number): Promise<PageText> {
  const page = await file.getPage(n)
  try {
    return await extractPage(page, n)
  } finally {
    page.cleanup()
  }
}

async function draw({ job, page: n, dpi: wanted }: Extract<ToWorker, { type: 'picture' }>): Promise<void> {
  const { canvas, context, width, height, dpi } = await drawn(n, wanted)
  const picture = graymap(context.getImageData(0, 0, canvas.width, canvas.height))
  say({ type: 'picture', job, picture, width, height, dpi })
}

async function covered({ job, page: n, text }: Extract<ToWorker, { type: 'covered' }>): Promise<void> {
  const page = await open?.getPage(n)
  if (!page) throw new Error('no file is open')
  try {
    say({ type: 'covered', job, covered: await coveredOn(page, text, canvasOf) })
  } finally {
    page.cleanup()
  }
}

async function render({ job, page, dpi }: Extract<ToWorker, { type: 'render' }>): Promise<void> {
  const { canvas } = await drawn(page, dpi)
  say({ type: 'rendered', job, picture: await canvas.convertToBlob({ type: 'image/png' }) })
}

async function drawn(n: number, wanted: number) {
  const page = await open?.getPage(n)
  if (!page) throw new Error('no file is open')
  const plain = page.getViewport({ scale: 1 })
  const scale = Math.min(wanted / 72, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
  const viewport = page.getViewport({ scale })
  const { canvas, context } = canvasOf(viewport.width, viewport.height)
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport, background: '#ffffff' }).promise
  page.cleanup()
  return { canvas, context, width: plain.width, height: plain.height, dpi: scale * 72 }
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof ProblemError) return { ...cause.problem, cause: undefined }
  return problem('unexpected', 'The file could not be read.', 'Open it in another program to see whether it is damaged.', '', String(cause))
}
