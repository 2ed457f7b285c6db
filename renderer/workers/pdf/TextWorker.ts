/** One text worker as the page sees it: calls, progress, cancel, and a watchdog. */
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'
import type { FromWorker, ToWorker } from './protocol'

/** A file that gives no sign for this long has hung the reader. Milliseconds. */
const SILENCE = 30_000

/** Each member of a union without its job number; the worker's own side adds it. */
type Request = ToWorker extends infer Message ? (Message extends { job: number } ? Omit<Message, 'job'> : never) : never

let nextJob = 1

export class TextWorker {
  private worker = this.start()

  private start(): Worker {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  }

  /** Throws the worker away with whatever it is doing; the next call starts a new one. */
  restart(): void {
    this.worker.terminate()
    this.worker = this.start()
  }

  /** Ends it for good. */
  end(): void {
    this.worker.terminate()
  }

  async hash(blob: Blob, signal: AbortSignal, onProgress: (bytes: number) => void): Promise<string> {
    const answer = await this.ask({ type: 'hash', blob }, signal, (message) => message.type === 'progress' && onProgress(message.done))
    if (answer.type !== 'hashed') throw new Error('unexpected answer')
    return answer.sha256
  }

  async open(blob: Blob, name: string, password: string | null, signal: AbortSignal): Promise<{ pages: number; title: string | null }> {
    const answer = await this.ask({ type: 'open', blob, name, password }, signal)
    if (answer.type !== 'opened') throw new Error('unexpected answer')
    return answer
  }

  async text(from: number, to: number, signal: AbortSignal, onPage: (page: PageText) => void): Promise<void> {
    await this.ask({ type: 'text', from, to }, signal, (message) => message.type === 'page' && onPage(message.page))
  }

  async picture(page: number, dpi: number, signal: AbortSignal): Promise<{ picture: Blob; width: number; height: number }> {
    const answer = await this.ask({ type: 'picture', page, dpi }, signal)
    if (answer.type !== 'picture') throw new Error('unexpected answer')
    return answer
  }

  async close(): Promise<void> {
    await this.ask({ type: 'close' }, new AbortController().signal)
  }

  private ask(message: Request, signal: AbortSignal, onMessage: (message: FromWorker) => void = () => {}): Promise<FromWorker> {
    const job = nextJob++
    const { worker } = this
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout>
      const end = () => {
        clearTimeout(timer)
        worker.removeEventListener('message', heard)
        worker.removeEventListener('error', died)
        signal.removeEventListener('abort', stopped)
      }
      const fail = (cause: unknown) => {
        end()
        this.restart()
        reject(cause)
      }
      const watch = () => {
        clearTimeout(timer)
        timer = setTimeout(() => fail(new ProblemError(problem('time.limit', 'Reading the file took too long and was stopped.', 'Open it in another program and print it to a new PDF.'))), SILENCE)
      }
      const stopped = () => fail(signal.reason)
      const died = () => fail(new ProblemError(problem('file.not-readable', 'The file broke the reader and was left out.', 'Open it in another program and print it to a new PDF.')))
      const heard = (event: MessageEvent<FromWorker>) => {
        const answer = event.data
        if (answer.job !== job) return
        watch()
        if (answer.type === 'progress' || answer.type === 'page') return onMessage(answer)
        end()
        if (answer.type === 'failed') reject(new ProblemError(answer.problem))
        else resolve(answer)
      }
      if (signal.aborted) return stopped()
      worker.addEventListener('message', heard)
      worker.addEventListener('error', died)
      signal.addEventListener('abort', stopped)
      watch()
      worker.postMessage({ ...message, job })
    })
  }
}
