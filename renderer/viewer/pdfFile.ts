/** Opens PDFs for showing. pdf.js parses in a worker of its own, away from those that read. */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import { ProblemError, problem } from '../../shared/problem/problem'
import { pdfAssets, pdfSafety } from '../workers/pdf/assets'
import { pdfProblem } from '../workers/pdf/pdfProblem'

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
