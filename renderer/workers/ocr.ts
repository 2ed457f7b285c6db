/** Optical character recognition with tesseract.js, all of it from our own origin. */
import { createWorker, type Worker as TesseractWorker, type WorkerParams } from 'tesseract.js'
import { assemblePage, type Piece } from '../../shared/text/lines'
import type { PageText } from '../../shared/text/page'

const folder = () => `${location.origin}/ocr`
/** A page takes seconds; this long means that it hangs. Milliseconds. */
const LIMIT = 120_000

/** What is recognised: a picture at `dpi`, of a page whose width and height are in points. */
export type Scan = { picture: Blob; width: number; height: number; dpi: number }

/** One recogniser; two run beside each other on two cores. */
export class Recogniser {
  private worker: Promise<TesseractWorker> | null = null

  private started(): Promise<TesseractWorker> {
    this.worker ??= start()
    return this.worker
  }

  /**
   * Recognises one page. A page that lies askew is straightened first; its positions are those
   * of the straightened page, and `skew` says how to turn them back.
   */
  async recognise(scan: Scan, n: number, signal: AbortSignal): Promise<PageText> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('recognition took too long')), LIMIT)
    })
    let stopped = () => {}
    const cancelled = new Promise<never>((_resolve, reject) => {
      stopped = () => reject(signal.reason)
      signal.addEventListener('abort', stopped, { once: true })
    })
    try {
      signal.throwIfAborted()
      return await Promise.race([this.run(scan, n), late, cancelled])
    } catch (cause) {
      this.stop()
      throw cause
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stopped)
    }
  }

  private async run({ picture, width, height, dpi }: Scan, n: number): Promise<PageText> {
    const worker = await this.started()
    // tesseract.js passes what it does not know on to Tesseract, as here the resolution.
    const options = { rotateAuto: true, user_defined_dpi: String(Math.round(dpi)) }
    const { data } = await worker.recognize(picture, options, { blocks: true, text: false })
    const scale = 72 / dpi
    const pieces: Piece[] = []
    for (const line of (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))) {
      const h = (line.bbox.y1 - line.bbox.y0) * scale
      for (const word of line.words) {
        pieces.push({
          text: word.text, x: word.bbox.x0 * scale, w: (word.bbox.x1 - word.bbox.x0) * scale,
          // The line's own box keeps words of one line together, whatever their letters reach.
          y: line.bbox.y0 * scale, h, size: h * 0.85, bold: false, italic: false, confidence: word.confidence / 100,
        })
      }
    }
    const confidence = pieces.length > 0 ? pieces.reduce((sum, piece) => sum + (piece.confidence ?? 0), 0) / pieces.length : 0
    const page = assemblePage(n, width, height, pieces.length > 0 ? 'ocr' : 'none', confidence, pieces)
    const { rotateRadians } = data as { rotateRadians?: number | null }
    return rotateRadians ? { ...page, skew: -rotateRadians } : page
  }

  /** Ends it with whatever it is doing; the next page starts a new one. */
  stop(): void {
    const worker = this.worker
    this.worker = null
    void worker?.then((running) => running.terminate()).catch(() => undefined)
  }
}

async function start(): Promise<TesseractWorker> {
  const worker = await createWorker('eng', 1, {
    workerPath: `${folder()}/worker.min.js`, corePath: `${folder()}/tesseract-core-simd-lstm.wasm.js`, langPath: folder(),
    workerBlobURL: false, gzip: true, cacheMethod: 'none', errorHandler: () => {},
  })
  // Its remarks on a page would appear as errors of the app.
  await worker.setParameters({ debug_file: '/dev/null' } as Partial<WorkerParams>)
  return worker
}
