import { ProblemError, problem } from '../../../shared/problem/problem'
import type { ReportAnswer, ReportAsk, ReportReply, ReportRequest } from './protocol'
import { writtenOrder } from '../../../shared/dates/written'

const failed = (cause: unknown) => new ProblemError(problem('export.refused', 'The file could not be made.', 'Try another format, or fewer rows.', 'The matter is untouched.', cause))

/** A worker that writes one report or one bundle, and ends with it. */
export class ReportWorker {
  private worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  private job = 0
  private dead = false

  /** @throws the signal's reason where it was aborted, which ends the work; ProblemError `export.refused` where it failed */
  ask(ask: ReportAsk, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<ReportAnswer> {
    signal.throwIfAborted()
    if (this.dead) return Promise.reject(failed('the worker is gone'))
    const { worker } = this
    const job = ++this.job
    return new Promise((resolve, reject) => {
      const done = () => {
        signal.removeEventListener('abort', stop)
        worker.removeEventListener('message', hear)
        worker.removeEventListener('error', died)
      }
      const stop = () => {
        done()
        this.end()
        reject(signal.reason)
      }
      const died = (event: ErrorEvent) => {
        done()
        this.end()
        reject(failed(event.message))
      }
      const hear = ({ data }: MessageEvent<ReportReply>) => {
        if (data.job !== job) return
        if ('total' in data) {
          onProgress(data.done, data.total)
          return
        }
        done()
        if ('failed' in data) reject(failed(data.failed))
        else resolve(data.answer)
      }
      signal.addEventListener('abort', stop, { once: true })
      worker.addEventListener('message', hear)
      worker.addEventListener('error', died)
      worker.postMessage({ job, ask, dates: writtenOrder() } satisfies ReportRequest, ask.what === 'exhibit' ? [ask.pdf.buffer] : [])
    })
  }

  end(): void {
    this.dead = true
    this.worker.terminate()
  }
}
