/** One text worker as the page sees it: calls, progress, cancel, and a watchdog. */
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { Covered } from '../../../shared/redaction/decide'
import type { PageText } from '../../../shared/text/page'
import type { WholeRead } from '../../../shared/text/whole'
import type { FromWorker, ToWorker, WholeKind } from './protocol'

/** A file that gives no sign for this long has hung the reader. Milliseconds. */
const SILENCE = 30_000

/** Each member of a union without its job number; the worker's own side adds it. */
type Request = ToWorker extends infer Message ? (Message extends { job: number } ? Omit<Message, 'job'> : never) : never

type Answer<T extends FromWorker['type']> = Extract<FromWorker, { type: T }>

type Asked = { heard: (answer: FromWorker) => void; reject: (cause: unknown) => void; forget: () => void }

/** Something else that the worker was asked broke it, or was cancelled: nothing is known of this. */
export class LostReader extends Error {
  constructor() {
    super('the reader was thrown away')
  }
}

let nextJob = 1

const PRINT_ANEW = 'Open it in another program and print it to a new PDF.'

export class TextWorker {
  /** Started with the first call, so that the window need not wait for it. */
  private worker: Worker | null = null
  /** the file that is open in it; null also after it had to be thrown away */
  opened: Blob | null = null

  /** what it was asked and has not answered, in its order */
  private readonly asked = new Map<number, Asked>()
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Starts it beforehand, while something else is still under way. */
  prepare(): void {
    this.started()
  }

  private started(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      // Whatever it says, it lives.
      this.watch()
      this.asked.get(data.job)?.heard(data)
    })
    worker.addEventListener('error', () => {
      if (worker === this.worker) this.failFirst('The file broke the reader and was left out.', 'file.not-readable')
    })
    this.worker = worker
    return worker
  }

  /** Throws the worker away with whatever it is doing; the next call starts a new one. What else it was asked fails as `LostReader`. */
  end(): void {
    this.worker?.terminate()
    this.worker = null
    this.opened = null
    for (const [job, { reject }] of [...this.asked]) {
      this.drop(job)
      reject(new LostReader())
    }
  }

  async hash(blob: Blob, signal: AbortSignal, onProgress: (bytes: number) => void): Promise<string> {
    return (await this.ask('hashed', { type: 'hash', blob }, signal, (message) => message.type === 'progress' && onProgress(message.done))).sha256
  }

  async open(blob: Blob, name: string, password: string | null, signal: AbortSignal): Promise<{ pages: number; title: string | null }> {
    this.opened = null
    const answer = await this.ask('opened', { type: 'open', blob, name, password }, signal)
    this.opened = blob
    return answer
  }

  /** A small file of no more than `most` pages is read whole; a longer one is only opened, and `read` is null. */
  async small(blob: Blob, bytes: Uint8Array<ArrayBuffer>, name: string, most: number, signal: AbortSignal): Promise<Pick<Answer<'small'>, 'pages' | 'title' | 'read'>> {
    this.opened = null
    const answer = await this.ask('small', { type: 'small', bytes, name, most }, signal)
    this.opened = answer.read ? null : blob
    return answer
  }

  /** A small file read for the store, with its fingerprint; of a PDF of more than `most` pages `taken` is null. @param said what its kind gives to remark */
  take(bytes: Uint8Array<ArrayBuffer>, name: string, kind: 'pdf' | WholeKind, said: string, most: number, signal: AbortSignal): Promise<Answer<'taken'>> {
    this.opened = null
    return this.ask('taken', { type: 'take', bytes, name, kind, said, most }, signal)
  }

  /** @param onPage hears each page, and whether its text could not be read */
  async text(from: number, to: number, signal: AbortSignal, onPage: (page: PageText, broken: boolean) => void): Promise<void> {
    await this.ask('done', { type: 'text', from, to }, signal, (message) => message.type === 'page' && onPage(message.page, message.broken))
  }

  /** Picture of a page of the open file; width and height of the page in points. */
  picture(page: number, dpi: number, signal: AbortSignal): Promise<Answer<'picture'>> {
    return this.ask('picture', { type: 'picture', page, dpi }, signal)
  }

  /** Words of a page of the open file that something hides and that can still be read. */
  async covered(page: number, text: PageText, signal: AbortSignal): Promise<Covered[]> {
    return (await this.ask('covered', { type: 'covered', page, text }, signal)).covered
  }

  /** A page of the open file as it is seen, in colour. */
  async render(page: number, dpi: number, signal: AbortSignal): Promise<Blob> {
    return (await this.ask('rendered', { type: 'render', page, dpi }, signal)).picture
  }

  /** @param frame page of a TIFF, 1-based */
  image(blob: Blob, name: string, signal: AbortSignal, frame = 1): Promise<Answer<'picture'>> {
    return this.ask('picture', { type: 'image', blob, name, frame }, signal)
  }

  /** Pages of a TIFF in points, and what is wrong with it. */
  frames(blob: Blob, name: string, signal: AbortSignal): Promise<Answer<'frames'>> {
    return this.ask('frames', { type: 'frames', blob, name }, signal)
  }

  async frame(blob: Blob, name: string, frame: number, signal: AbortSignal): Promise<Blob> {
    return (await this.ask('frame', { type: 'frame', blob, name, frame }, signal)).picture
  }

  async whole(file: Blob | Uint8Array<ArrayBuffer>, name: string, kind: WholeKind, signal: AbortSignal): Promise<WholeRead> {
    return (await this.ask('whole', { type: 'whole', file, name, kind }, signal)).read
  }

  async close(): Promise<void> {
    if (this.opened === null) return
    this.opened = null
    await this.ask('done', { type: 'close' }, new AbortController().signal)
  }

  private ask<T extends FromWorker['type']>(wanted: T, message: Request, signal: AbortSignal, onMessage: (message: FromWorker) => void = () => {}): Promise<Answer<T>> {
    const job = nextJob++
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const worker = this.started()
      const stopped = () => this.fail(job, signal.reason)
      const heard = (answer: FromWorker) => {
        if (answer.type === 'progress' || answer.type === 'page') return onMessage(answer)
        this.drop(job)
        if (answer.type === 'failed') reject(new ProblemError(answer.problem))
        else if (answer.type === wanted) resolve(answer as Answer<T>)
        else reject(new Error(`the worker answered ${answer.type} to ${message.type}`))
      }
      signal.addEventListener('abort', stopped)
      this.asked.set(job, { heard, reject, forget: () => signal.removeEventListener('abort', stopped) })
      this.watch()
      worker.postMessage({ ...message, job })
    })
  }

  /** What was asked first is what the worker is at. */
  private failFirst(happened: string, code: 'time.limit' | 'file.not-readable'): void {
    const [first] = this.asked.keys()
    if (first !== undefined) this.fail(first, new ProblemError(problem(code, happened, PRINT_ANEW)))
  }

  private fail(job: number, cause: unknown): void {
    const one = this.drop(job)
    this.end()
    one?.reject(cause)
  }

  private drop(job: number): Asked | undefined {
    const one = this.asked.get(job)
    one?.forget()
    this.asked.delete(job)
    this.watch()
    return one
  }

  private watch(): void {
    clearTimeout(this.timer)
    if (this.asked.size > 0) this.timer = setTimeout(() => this.failFirst('Reading the file took too long and was stopped.', 'time.limit'), SILENCE)
  }
}
