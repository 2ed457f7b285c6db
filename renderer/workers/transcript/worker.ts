/** Reads transcripts away from the window's own thread. */
import { ProblemError, type Problem } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'
import { type ParsedTranscript, parseTranscript } from '../../../shared/transcript'

export type TranscriptRequest = { pages: PageText[]; placed: boolean; name: string }
export type TranscriptAnswer = { ok: true; read: ParsedTranscript } | { ok: false; problem: Problem | null }

self.onmessage = ({ data: { pages, placed, name } }: MessageEvent<TranscriptRequest>) => {
  let answer: TranscriptAnswer
  try {
    answer = { ok: true, read: parseTranscript(pages, { placed, name }) }
  } catch (cause) {
    answer = { ok: false, problem: cause instanceof ProblemError ? cause.problem : null }
  }
  // As JSON: ten thousand small objects are copied twice as fast that way.
  self.postMessage(JSON.stringify(answer))
}
