/** Optical character recognition with tesseract.js, all of it from our own origin. */
import { createWorker, type Worker as TesseractWorker } from 'tesseract.js'
import { assemblePage, type Piece } from '../../shared/text/lines'
import type { PageText } from '../../shared/text/page'

const folder = () => `${location.origin}/ocr/`
/** A page takes seconds; a minute means that it hangs. Milliseconds. */
const LIMIT = 120_000

/** A lease of one recogniser; two run beside each other on two cores. */
export class Recogniser {
  private worker: Promise<TesseractWorker> | null = null

  private start(): Promise<TesseractWorker> {
    this.worker ??= createWorker('eng', 1, {
      workerPath: `${folder()}worker.min.js`, corePath: `${folder()}tesseract-core-simd-lstm.wasm.js`, langPath: folder().replace(/\/$/, ''),
      workerBlobURL: false, gzip: true, cacheMethod: 'none', errorHandler: () => {},
    })
    return this.worker
  }

  /**
   * Recognises one page.
   * @param picture of the page, at `dpi`
   * @param width of the page in points
   */
  async recognise(picture: Blob, n: number, width: number, height: number, dpi: number, signal: AbortSignal): Promise<PageText> {
    const worker = await this.start()
    signal.throwIfAborted()
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('recognition took too long')), LIMIT)
    })
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    try {
      const { data } = await Promise.race([worker.recognize(picture, { rotateAuto: true }, { blocks: true, text: false }), late, stopped])
      const words = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words.map((word) => ({ word, line })))))
      const scale = 72 / dpi
      const pieces: Piece[] = words.map(({ word, line }) => {
        const h = (line.bbox.y1 - line.bbox.y0) * scale
        return {
          text: word.text, x: word.bbox.x0 * scale, w: (word.bbox.x1 - word.bbox.x0) * scale,
          // The line's own box keeps words of one line together, whatever their letters reach.
          y: line.bbox.y0 * scale, h, size: h * 0.85, bold: false, italic: false, confidence: word.confidence / 100,
        }
      })
      const mean = pieces.length > 0 ? pieces.reduce((sum, piece) => sum + (piece.confidence ?? 0), 0) / pieces.length : 0
      return assemblePage(n, width, height, pieces.length > 0 ? 'ocr' : 'none', mean, pieces)
    } catch (cause) {
      await this.stop()
      throw cause
    } finally {
      clearTimeout(timer)
    }
  }

  async stop(): Promise<void> {
    const worker = await this.worker?.catch(() => null)
    this.worker = null
    await worker?.terminate()
  }
}
