/** Holds entries of a log against their hashes, away from the window's own thread. */
import { firstUnsealed, sealReader } from '../../../shared/log/seals'
import type { Vector } from '../../../shared/log/vector'

export type SealsRequest = { texts: readonly string[]; known: Vector }
/** In the order of the requests. `wrong`: as `firstUnsealed` has it */
export type SealsAnswer = { wrong: number | null } | { failed: string }

const reader = sealReader()

self.onmessage = async ({ data: { texts, known } }: MessageEvent<SealsRequest>) => {
  try {
    self.postMessage({ wrong: firstUnsealed(texts, known, await reader) } satisfies SealsAnswer)
  } catch (cause) {
    self.postMessage({ failed: String(cause) } satisfies SealsAnswer)
  }
}
