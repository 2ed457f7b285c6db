/** The page's side of the worker that finds dates. One request at a time. */
import type { Proposal } from '../../../shared/chronology/propose'
import type { PhraseOptions } from '../../../shared/dates/phrase'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { DatesAnswer, DatesRequest } from './worker'

export class DatesWorker {
  private worker: Worker | null = null
  private job = 0

  /** Aborting ends the worker and rejects with the signal's reason. */
  find(texts: readonly string[], options: PhraseOptions, signal: AbortSignal): Promise<Proposal[][]> {
    this.worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const { worker } = this
    const job = ++this.job
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const end = () => {
        worker.removeEventListener('message', heard)
        worker.removeEventListener('error', died)
        signal.removeEventListener('abort', stopped)
      }
      const heard = ({ data }: MessageEvent<DatesAnswer>) => {
        if (data.job !== job) return
        end()
        resolve(data.proposals)
      }
      const died = () => {
        end()
        this.end()
        reject(new ProblemError(problem('unexpected', 'The search for dates broke off.', 'Try it again.', 'Nothing was proposed.')))
      }
      const stopped = () => {
        end()
        this.end()
        reject(signal.reason)
      }
      worker.addEventListener('message', heard)
      worker.addEventListener('error', died)
      signal.addEventListener('abort', stopped)
      worker.postMessage({ job, texts, options } satisfies DatesRequest)
    })
  }

  end(): void {
    this.worker?.terminate()
    this.worker = null
  }
}
