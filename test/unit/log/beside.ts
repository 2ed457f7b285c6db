import type { SealsRequest } from '../../../renderer/workers/seals/checker'
import { firstUnsealed, sealReader } from '../../../shared/log/seals'

/** The checking worker's other side in this process, since tests have no windows. */
export class Beside {
  onmessage: ((event: { data: unknown }) => void) | null = null
  onerror: (() => void) | null = null
  ended = false
  readonly asked: SealsRequest[] = []

  /** @param late milliseconds until a question is looked at */
  constructor(private readonly answer: (worker: Beside, request: SealsRequest) => unknown, private readonly late = 0) {}

  postMessage(request: SealsRequest): void {
    this.asked.push(request)
    setTimeout(() => !this.ended && this.answer(this, request), this.late)
  }

  terminate(): void {
    this.ended = true
  }
}

/** As the worker does it. */
export async function honest(worker: Beside, { texts, known }: SealsRequest): Promise<void> {
  const isSealed = await sealReader()
  worker.onmessage?.({ data: { wrong: firstUnsealed(texts, known, isSealed) } })
}
