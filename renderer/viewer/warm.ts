/** Makes a paper ready before it is asked for: opened, its texts read, its first page drawn. Costs nothing when it was ready. */
import type { Document } from '../../shared/records'
import type { Session } from '../store'
import { MARGIN, scaleOf, usualPage } from './pageScale'
import { pageTexts } from './pageTexts'
import { borrowPdf } from './pdfFile'
import { drawPicture, keepPicture, takePicture } from './pictures'

/**
 * @param width of the pane in which it will stand, pixels
 * @param page of the document, 1-based
 */
export async function warmPaper(session: Session, { kind, sha256, range, originalName }: Document, width: number, page: number, signal: AbortSignal): Promise<void> {
  if (kind !== 'pdf' || width <= 2 * MARGIN) return
  const [{ file, giveBack }, texts] = await Promise.all([borrowPdf(sha256, () => session.bytes.get(sha256), originalName), pageTexts(session, sha256)])
  try {
    const n = (range?.from ?? 1) + page - 1
    if (signal.aborted || n > file.numPages) return
    const own = range ? texts.filter((one) => one.n >= range.from && one.n <= range.to) : texts
    const usual = own.find((one) => one.n === usualPage(own))
    const size = usual ?? (await file.getPage(n)).getViewport({ scale: 1 })
    const scale = scaleOf('width', size.width, size.height, { width, height: width })
    const there = takePicture(file, n, 0)
    if (there) keepPicture(there)
    if (there && Math.abs(there.scale - scale) < 0.01) return
    const picture = await drawPicture(file, n, scale, 0, () => !signal.aborted, (task) => signal.addEventListener('abort', () => task.cancel(), { once: true }))
    if (picture) keepPicture(picture)
  } finally {
    giveBack()
  }
}
