/** Signatures and likenesses of texts, away from the window's own thread. */
import { likeness, shingles, signatureOf } from '../../../shared/documents/near'

export type NearRequest = { job: number; text: string; /** compared with these where there are any */ others: string[] | null }
export type NearAnswer = { job: number; signature: Uint32Array; likenesses: number[] }

self.onmessage = ({ data: { job, text, others } }: MessageEvent<NearRequest>) => {
  const runs = shingles(text)
  const answer: NearAnswer = { job, signature: others === null ? signatureOf(runs) : new Uint32Array(0), likenesses: (others ?? []).map((other) => likeness(runs, shingles(other))) }
  self.postMessage(answer)
}
