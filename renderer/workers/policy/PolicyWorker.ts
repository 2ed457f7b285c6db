import type { PolicyText } from '../../../shared/policy/model'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { PolicyAnswer, PolicyAsk, PolicyReply, PolicyRequest } from './protocol'

/** One worker for the questions on policies; it is sent each text once. */
export class PolicyWorker {
  private worker: Worker | null = null
  private sent = new Map<string, PolicyText>()
  private job = 0
  private pending = 0

  /**
   * @param texts the texts that the question needs, by key
   * @throws the signal's reason where it was aborted: the work is ended then, unless another question waits for it
   */
  ask<A extends PolicyAsk>(ask: A, texts: ReadonlyMap<string, PolicyText>, signal: AbortSignal): Promise<PolicyAnswer<A>> {
    signal.throwIfAborted()
    this.worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const { worker } = this
    const job = ++this.job
    const fresh = [...texts].filter(([key, text]) => this.sent.get(key) !== text)
    for (const [key, text] of fresh) this.sent.set(key, text)
    this.pending++
    return new Promise((resolve, reject) => {
      const done = () => {
        this.pending--
        signal.removeEventListener('abort', stop)
        worker.removeEventListener('message', hear)
        worker.removeEventListener('error', died)
      }
      const stop = () => {
        done()
        if (this.pending === 0) this.end()
        reject(signal.reason)
      }
      const died = () => {
        done()
        this.end()
        reject(new ProblemError(problem('unexpected', 'The comparison stopped.', 'Try again.')))
      }
      const hear = ({ data }: MessageEvent<PolicyReply>) => {
        if (data.job !== job) return
        done()
        if ('failed' in data) reject(new ProblemError(problem('unexpected', 'The comparison stopped.', 'Try again.', '', data.failed)))
        else resolve(data.answer as PolicyAnswer<A>)
      }
      signal.addEventListener('abort', stop, { once: true })
      worker.addEventListener('message', hear)
      worker.addEventListener('error', died)
      worker.postMessage({ job, texts: fresh, ask } satisfies PolicyRequest)
    })
  }

  private end(): void {
    this.worker?.terminate()
    this.worker = null
    this.sent = new Map()
  }
}
