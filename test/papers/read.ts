/** Text of a PDF in Node, through the very module that the app's workers use. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { extractPage } from '../../renderer/workers/pdf/extract'
import type { PageText } from '../../shared/text/page'
import { judgePages } from '../../shared/text/trust'

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export async function readPdf(bytes: Uint8Array): Promise<PageText[]> {
  const file = await getDocument({ data: bytes, verbosity: 0, standardFontDataUrl: `${join(packageFolder, 'standard_fonts')}/` }).promise
  const pages: PageText[] = []
  for (let n = 1; n <= file.numPages; n++) pages.push(await extractPage((await file.getPage(n)) as never, n))
  await file.loadingTask.destroy()
  return judgePages(pages).map((one) => one.page)
}
