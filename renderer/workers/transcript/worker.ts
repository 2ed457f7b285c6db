/** Reads transcripts away from the window's own thread. */
import { sheetsOf } from '../../../shared/plain/read'
import { ProblemError, type Problem } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'
import { type ParsedTranscript, parseTranscript } from '../../../shared/transcript'
import { decodeText } from '../decodeText'

export type TranscriptRequest = { pages: PageText[]; placed: boolean; name: string } | { /** of plain text */ file: Blob; name: string }
export type TranscriptAnswer = { ok: true; read: ParsedTranscript } | { ok: false; problem: Problem | null }

self.onmessage = async ({ data }: MessageEvent<TranscriptRequest>) => {
  let answer: TranscriptAnswer
  try {
    answer = { ok: true, read: 'file' in data ? parseTranscript(plainPages(await decodeText(data.file, data.name)), { placed: false, name: data.name }) : parseTranscript(data.pages, data) }
  } catch (cause) {
    answer = { ok: false, problem: cause instanceof ProblemError ? cause.problem : null }
  }
  // As JSON: ten thousand small objects are copied twice as fast that way.
  self.postMessage(JSON.stringify(answer))
}

/** Pages of a text by their words: places of lines are of no use to the reader of transcripts. */
const plainPages = (text: string): PageText[] => sheetsOf(text).map((sheet, index) => ({ n: index + 1, width: 0, height: 0, source: 'file', confidence: 1, text: sheet, runs: [] }))
