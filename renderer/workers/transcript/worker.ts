/** Reads transcripts away from the window's own thread. */
import { ProblemError } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'
import { parseTranscript } from '../../../shared/transcript'
import { packTranscript, type TranscriptAnswer } from './answer'
import { decodeSheets } from './sheets'

export type TranscriptRequest = { pages: PageText[]; placed: boolean; name: string } | { /** of plain text */ bytes: Uint8Array<ArrayBuffer>; name: string }

self.onmessage = async ({ data }: MessageEvent<TranscriptRequest>) => {
  let answer: TranscriptAnswer
  try {
    answer = { ok: true, read: packTranscript('bytes' in data ? parseTranscript(await plainPages(data.bytes, data.name), { placed: false, name: data.name }) : parseTranscript(data.pages, data)) }
  } catch (cause) {
    answer = { ok: false, problem: cause instanceof ProblemError ? cause.problem : null }
  }
  self.postMessage(answer, { transfer: answer.ok ? [answer.read.marks.buffer] : [] })
}

/** Pages of a text by their words: places of lines are of no use to the reader of transcripts. */
const plainPages = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<PageText[]> => (await decodeSheets(bytes, name)).map((sheet, index) => ({ n: index + 1, width: 0, height: 0, source: 'file', confidence: 1, text: sheet, runs: [] }))
