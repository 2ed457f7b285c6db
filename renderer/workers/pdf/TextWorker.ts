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

let nextJob = 1

const PRINT_ANEW = 'Open it in another program and print it to a new PDF.'

export class TextWorker {
  /** Started with the first call, so that the window need not wait for it. */
  private worker: Worker | null = null
  /** the file that is open in it; null also after it had to be thrown away */
  opened: Blob | null = null

  private started(): Worker {
    this.worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    return this.worker
  }

  /** Throws the worker away with whatever it is doing; the next call starts a new one. */
  end(): void {
    this.worker?.terminate()
    this.worker = null
    this.opened = null
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
      let timer: ReturnType<typeof setTimeout>
      const end = () => {
        clearTimeout(timer)
        worker.removeEventListener('message', heard)
        worker.removeEventListener('error', died)
        signal.removeEventListener('abort', stopped)
      }
      const fail = (cause: unknown) => {
        end()
        this.end()
        reject(cause)
      }
      const watch = () => {
        clearTimeout(timer)
        timer = setTimeout(() => fail(new ProblemError(problem('time.limit', 'Reading the file took too long and was stopped.', PRINT_ANEW))), SILENCE)
      }
      const stopped = () => fail(signal.reason)
      const died = () => fail(new ProblemError(problem('file.not-readable', 'The file broke the reader and was left out.', PRINT_ANEW)))
      const heard = (event: MessageEvent<FromWorker>) => {
        const answer = event.data
        if (answer.job !== job) return
        watch()
        if (answer.type === 'progress' || answer.type === 'page') return onMessage(answer)
        end()
        if (answer.type === 'failed') reject(new ProblemError(answer.problem))
        else if (answer.type === wanted) resolve(answer as Answer<T>)
        else reject(new Error(`the worker answered ${answer.type} to ${message.type}`))
      }
      worker.addEventListener('message', heard)
      worker.addEventListener('error', died)
      signal.addEventListener('abort', stopped)
      watch()
      worker.postMessage({ ...message, job })
    })
  }
}
