/**
 * Reads PDFs off the main thread. pdf.js runs whole in this worker, so that two of them read on
 * two cores.
 */
import '../polyfills'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import * as pdfjsWorker from 'pdfjs-dist/build/pdf.worker.mjs'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import { pdfAssets, pdfSafety } from './assets'
import { extractPage } from './extract'
import { pdfProblem } from './pdfProblem'
import type { FromWorker, ToWorker } from './protocol'

Object.assign(globalThis, { pdfjsWorker })

/** More pages than a paper has; each would take a row of the database. */
const MOST_PAGES = 10_000
/** A page of more pixels is drawn smaller. */
const MOST_PIXELS = 24_000_000

let open: PDFDocumentProxy | null = null

const say = (message: FromWorker) => postMessage(message)

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data
  work(message).catch((cause: unknown) => say({ type: 'failed', job: message.job, problem: asProblem(cause) }))
}

async function work(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'hash':
      return say({ type: 'hashed', job: message.job, sha256: await hash(message.blob, message.job) })
    case 'open':
      return openFile(message)
    case 'text':
      return readText(message)
    case 'picture':
      return draw(message)
    case 'close':
      await open?.loadingTask.destroy()
      open = null
      return say({ type: 'done', job: message.job })
  }
}

async function hash(blob: Blob, job: number): Promise<string> {
  const sum = sha256.create()
  const reader = blob.stream().getReader()
  let done = 0
  for (;;) {
    const part = await reader.read()
    if (part.done) return bytesToHex(sum.digest())
    sum.update(part.value)
    done += part.value.length
    say({ type: 'progress', job, done })
  }
}

async function openFile({ job, blob, name, password }: Extract<ToWorker, { type: 'open' }>): Promise<void> {
  await open?.loadingTask.destroy()
  open = null
  const data = new Uint8Array(await blob.arrayBuffer())
  try {
    open = await getDocument({
      data, ...pdfAssets, ...pdfSafety, ...(password === null ? {} : { password }), verbosity: 0, useWorkerFetch: true,
      disableFontFace: true, useSystemFonts: false, CanvasFactory: OffscreenFactory, FilterFactory: NoFilters,
    }).promise
  } catch (cause) {
    throw new ProblemError(pdfProblem(cause, name))
  }
  const pages = open.numPages
  if (pages < 1) throw new ProblemError(problem('pdf.no-pages', `${name} has no pages.`, 'Ask for the file again; there is nothing in it to read.'))
  if (pages > MOST_PAGES) throw new ProblemError(problem('pdf.too-many-pages', `${name} has ${pages.toLocaleString('en-US')} pages; Probata reads up to ${MOST_PAGES.toLocaleString('en-US')}.`, 'Split it into parts and import those.'))
  say({ type: 'opened', job, pages, title: await titleOf(open) })
}

async function titleOf(file: PDFDocumentProxy): Promise<string | null> {
  const metadata = await file.getMetadata().catch(() => null)
  const title = (metadata?.info as { Title?: unknown } | undefined)?.Title
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 300) : null
}

async function readText({ job, from, to }: Extract<ToWorker, { type: 'text' }>): Promise<void> {
  const file = open
  if (!file) throw new Error('no file is open')
  for (let n = from; n <= to; n++) {
    const page = await file.getPage(n).then((found) => extractPage(found, n).finally(() => found.cleanup()), () => null)
    // A page that cannot be read is an empty one; the rest of the paper still is.
    say({ type: 'page', job, page: page ?? { n, width: 612, height: 792, source: 'none', confidence: 0, text: '', runs: [] } })
  }
  say({ type: 'done', job })
}

async function draw({ job, page: n, dpi }: Extract<ToWorker, { type: 'picture' }>): Promise<void> {
  const page = await open?.getPage(n)
  if (!page) throw new Error('no file is open')
  const plain = page.getViewport({ scale: 1 })
  const scale = Math.min(dpi / 72, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
  const viewport = page.getViewport({ scale })
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport, background: '#ffffff' }).promise
  page.cleanup()
  say({ type: 'picture', job, picture: await canvas.convertToBlob({ type: 'image/png' }), width: plain.width, height: plain.height })
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof ProblemError) return { ...cause.problem, cause: undefined }
  return problem('unexpected', 'The file could not be read.', 'Open it in another program to see whether it is damaged.', '', String(cause))
}

/** Canvases of a worker: pdf.js asks for these while it draws. */
class OffscreenFactory {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }

  reset(pair: { canvas: OffscreenCanvas }, width: number, height: number) {
    pair.canvas.width = width
    pair.canvas.height = height
  }

  destroy(pair: { canvas: OffscreenCanvas }) {
    pair.canvas.width = 0
    pair.canvas.height = 0
  }
}

/** SVG filters need a document, which a worker has not; OCR does without them. */
class NoFilters {
  addFilter() { return 'none' }
  addHCMFilter() { return 'none' }
  addAlphaFilter() { return 'none' }
  addLuminosityFilter() { return 'none' }
  addKnockoutFilter() { return 'none' }
  addHighlightHCMFilter() { return 'none' }
  createSelectionStyle() { return null }
  destroy() {}
}
