import { forgetTexts } from './pageTexts'
import { forgetPdfs } from './pdfFile'

/** The matter was closed: nothing of its papers stays in memory. */
export function forgetPapers(): void {
  forgetPdfs()
  forgetTexts()
}
