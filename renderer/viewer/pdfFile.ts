/** Opens PDFs for showing. pdf.js parses in a worker of its own, away from those that read. */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import { ProblemError, problem } from '../../shared/problem/problem'
import { pdfAssets, pdfSafety } from '../workers/pdf/assets'
import { pdfProblem } from '../workers/pdf/pdfProblem'
import { forgetPictures } from './pictures'

/** A paper that does not open for this long has hung the worker. Milliseconds. */
const LIMIT = 30_000

let worker: Worker | null = null

function startWorker(): void {
  if (worker) return
  worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' })
  GlobalWorkerOptions.workerPort = worker
}

function endWorker(): void {
  worker?.terminate()
  worker = null
  // What it held is gone with it.
  kept.clear()
  forgetPictures()
}

/** Papers that nobody shows stay open: whoever goes back and forth between two must not wait for each anew. */
const MOST_KEPT = 6
/** Bytes of all of them. */
const MOST_KEPT_BYTES = 80_000_000

type Kept = { file: Promise<PDFDocumentProxy>; users: number; size: number }
/** by SHA-256, what was shown last at the end */
const kept = new Map<string, Kept>()

/**
 * A paper without a password, opened once for all who show it at a time, and for a while after.
 * @param load reads its bytes, where it is not open
 * @param giveBack is to be called once, by whoever shows it no longer
 * @throws ProblemError as `openPdf`, or what `load` threw
 */
export async function borrowPdf(sha256: string, load: () => Promise<Blob>, name: string): Promise<{ file: PDFDocumentProxy; giveBack: () => void }> {
  const one = kept.get(sha256) ?? opening(load, name)
  kept.delete(sha256)
  kept.set(sha256, one)
  one.users++
  const giveBack = () => {
    one.users--
    if (kept.get(sha256) === one) closeIdle()
    else if (one.users === 0) close(one)
  }
  try {
    return { file: await one.file, giveBack }
  } catch (cause) {
    if (kept.get(sha256) === one) kept.delete(sha256)
    throw cause
  }
}

function opening(load: () => Promise<Blob>, name: string): Kept {
  const one: Kept = { file: load().then((blob) => {
    one.size = blob.size
    return openPdf(blob, name, null)
  }), users: 0, size: 0 }
  return one
}

/** Closes what was not shown for longest, until few enough are open. */
function closeIdle(): void {
  const idle = [...kept].filter(([, one]) => one.users === 0)
  let bytes = idle.reduce((sum, [, one]) => sum + one.size, 0)
  for (const [at, [sha256, one]] of idle.entries()) {
    if (idle.length - at <= MOST_KEPT && bytes <= MOST_KEPT_BYTES) return
    bytes -= one.size
    kept.delete(sha256)
    close(one)
  }
}

/** Keeps none of them any longer: one that is still shown is closed when it is given back. */
export function forgetPdfs(): void {
  const all = [...kept.values()]
  kept.clear()
  forgetPictures()
  for (const one of all) if (one.users === 0) close(one)
}

/** What could not be opened needs no closing. */
function close({ file }: Kept): void {
  file.then(closePdf).catch(() => undefined)
}

/** Closes a paper that nobody shows any longer, with what was drawn of it. */
export function closePdf(file: PDFDocumentProxy): void {
  forgetPictures(file)
  void file.loadingTask.destroy()
}

/** @throws ProblemError `pdf.password`, `pdf.broken`, `time.limit` */
export async function openPdf(blob: Blob, name: string, password: string | null): Promise<PDFDocumentProxy> {
  startWorker()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // The next paper gets a new worker.
      endWorker()
      reject(new ProblemError(problem('time.limit', `Opening ${name} took too long and was stopped.`, 'Open the original in another program.', 'Its bytes are stored unchanged.')))
    }, LIMIT)
  })
  try {
    const data = new Uint8Array(await blob.arrayBuffer())
    // The fonts that come with pdf.js: a paper set in Times is squeezed beyond reading where the system's serif is wider.
    return await Promise.race([late, getDocument({ data, ...pdfAssets, ...pdfSafety, ...(password === null ? {} : { password }), verbosity: 0, useWorkerFetch: true, useSystemFonts: false }).promise])
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : new ProblemError(pdfProblem(cause, name))
  } finally {
    clearTimeout(timer)
  }
}
