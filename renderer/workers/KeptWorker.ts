/** Nobody asked for this long: the worker ends. Milliseconds. */
const IDLE = 60_000

/** A worker that is kept for the next question: starting one, and its code getting fast, costs more than most answers. */
export class KeptWorker<Request, Answer> {
  private idle: Worker | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly start: () => Worker) {}

  /** Starts it beforehand, while something else is still under way. */
  prepare(): void {
    if (!this.idle) this.keep(this.start())
  }

  /** @returns the answer; null where the worker broke @throws the signal's reason where it was cancelled */
  ask(request: Request, signal: AbortSignal): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const worker = this.idle ?? this.start()
      this.idle = null
      clearTimeout(this.timer)
      const stop = () => {
        worker.terminate()
        reject(signal.reason)
      }
      signal.addEventListener('abort', stop, { once: true })
      worker.onerror = () => {
        signal.removeEventListener('abort', stop)
        worker.terminate()
        resolve(null)
      }
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        signal.removeEventListener('abort', stop)
        if (this.idle) worker.terminate()
        else this.keep(worker)
        resolve(data)
      }
      worker.postMessage(request)
    })
  }

  private keep(worker: Worker): void {
    this.idle = worker
    worker.onerror = () => {
      if (this.idle === worker) this.idle = null
      worker.terminate()
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.idle?.terminate()
      this.idle = null
    }, IDLE)
  }
}
