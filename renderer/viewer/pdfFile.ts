/** Opens PDFs for showing. pdf.js parses in its worker; one file is kept open per viewer. */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import { ProblemError } from '../../shared/problem/problem'
import { pdfAssets, pdfSafety } from '../workers/pdf/assets'
import { pdfProblem } from '../workers/pdf/pdfProblem'

GlobalWorkerOptions.workerPort = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' })

/** @throws ProblemError `pdf.password`, `pdf.broken` */
export async function openPdf(blob: Blob, name: string, password: string | null): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: new Uint8Array(await blob.arrayBuffer()), ...pdfAssets, ...pdfSafety, ...(password === null ? {} : { password }), verbosity: 0, useWorkerFetch: true,
    }).promise
  } catch (cause) {
    throw new ProblemError(pdfProblem(cause, name))
  }
}
