/** Finds dates in texts, away from the window's own thread. */
import { type Proposal, proposalsIn } from '../../../shared/chronology/propose'
import type { PhraseOptions } from '../../../shared/dates/phrase'

export type DatesRequest = { job: number; texts: readonly string[]; options: PhraseOptions }
/** proposals by text, in their order */
export type DatesAnswer = { job: number; proposals: Proposal[][] }

self.onmessage = ({ data: { job, texts, options } }: MessageEvent<DatesRequest>) => {
  self.postMessage({ job, proposals: texts.map((text) => proposalsIn(text, options)) } satisfies DatesAnswer)
}
