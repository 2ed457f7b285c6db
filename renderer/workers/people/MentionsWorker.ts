/** The page's side of the worker that finds names. One request at a time. */
import type { FoundMention, Named } from '../../../shared/people/mentions'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { MentionsAnswer, MentionsRequest } from './worker'

export class MentionsWorker {
  private worker: Worker | null = null
  private job = 0

  /** Aborting ends the worker and rejects with the signal's reason. */
  find(people: readonly Named[], texts: readonly string[], signal: AbortSignal): Promise<FoundMention[]> {
    this.worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const { worker } = this
    const job = ++this.job
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const finish = (then: () => void) => {
        worker.onmessage = null
        worker.onerror = null
        signal.onabort = null
        then()
      }
      worker.onmessage = ({ data }: MessageEvent<MentionsAnswer>) => {
        if (data.job === job) finish(() => resolve(data.found))
      }
      worker.onerror = () => finish(() => {
        this.end()
        reject(new ProblemError(problem('unexpected', 'The search for names broke off.', 'Try it again.', 'Nothing was proposed.')))
      })
      signal.onabort = () => finish(() => {
        this.end()
        reject(signal.reason)
      })
      worker.postMessage({ job, people, texts } satisfies MentionsRequest)
    })
  }

  end(): void {
    this.worker?.terminate()
    this.worker = null
  }
}
