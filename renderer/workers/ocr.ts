/** Optical character recognition with tesseract.js, all of it from our own origin. */
import { type Block, createWorker, OEM, PSM, type Worker as TesseractWorker, type WorkerParams } from 'tesseract.js'
import { isBetterColumn, liesIn, numberColumn, type SeenWord } from '../../shared/images/margin'
import { assemblePage, type Piece } from '../../shared/text/lines'
import type { PageText } from '../../shared/text/page'
import { type LanguageData, languagesVersion, usedLanguages } from './ocrLanguages'

const folder = () => `${location.origin}/ocr`
/** A page takes seconds; this long means that it hangs. Milliseconds. */
const LIMIT = 120_000

/** What is recognised: a picture at `dpi`, of a page whose width and height are in points. */
export type Scan = { picture: Blob; width: number; height: number; dpi: number }

/** One recogniser; two run beside each other on two cores. */
export class Recogniser {
  private worker: Promise<TesseractWorker> | null = null
  /** of the languages that it was started with */
  private version = 0

  private started(): Promise<TesseractWorker> {
    if (this.version !== languagesVersion()) this.stop()
    this.version = languagesVersion()
    this.worker ??= usedLanguages().then(start)
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
    const words = await this.withNumbers(worker, picture, options, wordsOf(data), (height / 72) * dpi)
    const scale = 72 / dpi
    const pieces: Piece[] = words.map(({ text, box, line, confidence }) => ({
      // It stands by itself, however near the next one is.
      text: `${text} `, x: box.x0 * scale, w: (box.x1 - box.x0) * scale,
      // The line's own box keeps words of one line together, whatever their letters reach.
      y: line.y0 * scale, h: (line.y1 - line.y0) * scale, size: (line.y1 - line.y0) * scale * 0.85, bold: false, italic: false, confidence,
    }))
    const confidence = pieces.length > 0 ? pieces.reduce((sum, piece) => sum + (piece.confidence ?? 0), 0) / pieces.length : 0
    const page = assemblePage(n, width, height, pieces.length > 0 ? 'ocr' : 'none', confidence, pieces)
    const { rotateRadians } = data as { rotateRadians?: number | null }
    return rotateRadians ? { ...page, skew: -rotateRadians } : page
  }

  /** Line numbers of pleading paper stand too far apart to be read with the text: they are read again by themselves. */
  private async withNumbers(worker: TesseractWorker, picture: Blob, options: object, words: Word[], height: number): Promise<Word[]> {
    const column = numberColumn(words, height)
    if (!column) return words
    const inside = words.filter((word) => liesIn(word.box, column))
    const rectangle = { left: Math.floor(column.x0), top: Math.floor(column.y0), width: Math.ceil(column.x1 - column.x0), height: Math.ceil(column.y1 - column.y0) }
    await worker.setParameters({ tessedit_char_whitelist: '0123456789' })
    const { data } = await worker.recognize(picture, { ...options, rectangle }, { blocks: true, text: false })
    await worker.setParameters({ tessedit_char_whitelist: '' })
    const again = wordsOf(data)
    const texts = (list: Word[]) => [...list].sort((a, b) => a.box.y0 - b.box.y0).map((word) => word.text)
    return isBetterColumn(texts(inside), texts(again)) ? [...words.filter((word) => !inside.includes(word)), ...again] : words
  }

  /** Ends it with whatever it is doing; the next page starts a new one. */
  stop(): void {
    const worker = this.worker
    this.worker = null
    void worker?.then((running) => running.terminate()).catch(() => undefined)
  }
}

type Word = SeenWord & { line: { y0: number; y1: number }; confidence: number }

function wordsOf({ blocks }: { blocks: Block[] | null }): Word[] {
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap((line) => line.words.map((word) => ({ text: word.text, box: word.bbox, line: line.bbox, confidence: word.confidence / 100 })))
}

async function start(languages: readonly LanguageData[]): Promise<TesseractWorker> {
  // This list is what tesseract.js takes for loaded; it cannot be given a language's bytes in any working way, so they
  // are put into its file system and the list is told of them.
  const loaded = ['eng']
  const worker = await createWorker(loaded, OEM.LSTM_ONLY, {
    workerPath: `${folder()}/worker.min.js`, corePath: `${folder()}/tesseract-core-simd-lstm.wasm.js`, langPath: folder(),
    workerBlobURL: false, gzip: true, cacheMethod: 'none', errorHandler: () => {},
  })
  if (languages.some(({ data }) => data)) {
    for (const { code, data } of languages) {
      if (!data) continue
      await worker.FS('writeFile', [`./${code}.traineddata`, data])
      loaded.push(code)
    }
    await worker.reinitialize(languages.map(({ code }) => code).join('+'), OEM.LSTM_ONLY)
  }
  // Its remarks on a page would appear as errors of the app. The page is one block: what looks for columns leaves
  // out what stands alone, as page numbers do; lines are put in order later.
  await worker.setParameters({ debug_file: '/dev/null', tessedit_pageseg_mode: PSM.SINGLE_BLOCK } as Partial<WorkerParams>)
  return worker
}

/** A model that loads for longer is damaged. Milliseconds. */
const START_LIMIT = 30_000

/** Starts a recogniser with one language, and ends it. Rejects where the language cannot be used. */
export async function tryRecogniser(language: LanguageData): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the model does not load')), START_LIMIT)
  })
  try {
    const worker = await Promise.race([start([language]), late])
    await worker.terminate()
  } finally {
    clearTimeout(timer)
  }
}
