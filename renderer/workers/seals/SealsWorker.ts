/**
 * The page's side of the worker that holds entries against their hashes. It is given the JSON from which the page
 * itself read them, so what it looks at is what the page goes on with; to hand over objects would take longer.
 * Where the worker breaks or there is none, the page does its work.
 */
import { firstUnsealed, sealReader } from '../../../shared/log/seals'
import type { Vector } from '../../../shared/log/vector'
import type { SealsAnswer, SealsRequest } from './checker'

type Waiting = { texts: readonly string[]; size: number; answer: (wrong: number | null | Promise<number | null>) => void; fail: (cause: unknown) => void }

/** Letters that may lie with the worker: so many that our own log is read while it catches up. */
const MOST = 32_000_000

const open = () => new Worker(new URL('./checker.ts', import.meta.url), { type: 'module' })

export class SealsWorker {
  private worker: Worker | null = null
  private broken = false
  private size = 0
  private readonly waiting: Waiting[] = []
  private roomy: (() => void) | null = null

  /**
   * @param known entries up to these numbers are passed over
   * @param pause waited for now and then where the page does the work
   * @param signal once it is aborted every check fails with its reason
   */
  constructor(readonly known: Vector, private readonly pause: () => Promise<void>, private readonly signal: AbortSignal | undefined, private readonly start: () => Worker = open) {
    signal?.addEventListener('abort', this.abort)
  }

  /**
   * @param texts of each the JSON of a list of entries
   * @returns place of the first that does not fit, counted over all these texts; null where all do
   */
  check(texts: readonly string[]): Promise<number | null> {
    if (this.signal?.aborted) return Promise.reject(this.signal.reason)
    const worker = this.started()
    if (!worker) return this.here(texts)
    return new Promise((answer, fail) => {
      const size = texts.reduce((sum, text) => sum + text.length, 0)
      this.size += size
      this.waiting.push({ texts, size, answer, fail })
      worker.postMessage({ texts, known: this.known } satisfies SealsRequest)
    })
  }

  /** Until the worker has caught up: what waits for it is held in memory. One caller at a time. */
  async room(): Promise<void> {
    if (this.size > MOST) await new Promise<void>((go) => { this.roomy = go })
  }

  end(): void {
    this.signal?.removeEventListener('abort', this.abort)
    this.worker?.terminate()
    this.worker = null
  }

  private readonly abort = () => {
    this.end()
    for (const { fail } of this.taken()) fail(this.signal?.reason)
  }

  private started(): Worker | null {
    if (this.worker || this.broken) return this.worker
    try {
      const worker = this.start()
      worker.onmessage = ({ data }: MessageEvent<SealsAnswer>) => ('failed' in data ? this.gaveUp() : this.answered(data.wrong))
      worker.onerror = () => this.gaveUp()
      this.worker = worker
    } catch {
      this.broken = true
    }
    return this.worker
  }

  private answered(wrong: number | null): void {
    const first = this.waiting.shift()
    this.size -= first?.size ?? 0
    first?.answer(wrong)
    if (this.size <= MOST) this.makeRoom()
  }

  private gaveUp(): void {
    this.broken = true
    this.worker?.terminate()
    this.worker = null
    for (const { texts, answer } of this.taken()) answer(this.here(texts))
  }

  private taken(): Waiting[] {
    this.size = 0
    this.makeRoom()
    return this.waiting.splice(0)
  }

  private makeRoom(): void {
    this.roomy?.()
    this.roomy = null
  }

  private async here(texts: readonly string[]): Promise<number | null> {
    const isSealed = await sealReader()
    await this.pause()
    return firstUnsealed(texts, this.known, isSealed)
  }
}
