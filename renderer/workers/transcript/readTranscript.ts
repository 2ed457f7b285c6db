import { ProblemError, problem } from '../../../shared/problem/problem'
import type { Document } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import type { ParsedTranscript } from '../../../shared/transcript'
import { KeptWorker } from '../KeptWorker'
import { type TranscriptAnswer, unpackTranscript } from './answer'
import type { TranscriptRequest } from './worker'

const PLACED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])
/** Containers of transcript programs, whose bytes nobody documents. */
const CONTAINER = /\.(?:ptx|xmef|xmptx|ptf|pcf|ptz|lef|mdb|sbf|vid)$/i

const worker = new KeptWorker<TranscriptRequest, TranscriptAnswer>(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))

/** Has the reader of transcripts ready while the file is still being opened. */
export const prepareTranscripts = () => worker.prepare()

/** By its name: such a file has no text that would tell. */
export const isTranscriptPackage = (name: string) => CONTAINER.test(name)

/**
 * Reads a transcript in a worker of its own.
 * @param name as the file is called, for the sentence that says what went wrong
 * @throws ProblemError where it cannot be read; the signal's reason where it was cancelled
 */
export async function readTranscript(pages: readonly PageText[], { kind, name }: { kind: Document['kind']; name: string }, signal: AbortSignal): Promise<ParsedTranscript> {
  if (isTranscriptPackage(name)) {
    throw new ProblemError(problem('transcript.unreadable', `${name} is a package of a transcript program (${name.split('.').at(-1)?.toUpperCase()}), which Probata does not open.`, 'Ask the reporter for the ASCII or PDF file of the same transcript.', 'Nothing was guessed from it.'))
  }
  if (kind === 'unread') throw new ProblemError(problem('transcript.unreadable', `${name} is not a text, so no transcript can be read from it.`, 'Ask the reporter for the ASCII or PDF file.', 'Nothing was changed.'))
  const placed = PLACED.has(kind)
  // Of a text only its words are read: its places are not copied to the worker.
  const request: TranscriptRequest = { pages: placed ? [...pages] : pages.map((page) => ({ ...page, runs: [] })), placed, name }
  return ask(request, signal)
}

/**
 * Reads the transcript in a file of plain text, by itself: beside the reading of its pages as a document.
 * @throws as `readTranscript`
 */
export function readPlainTranscript(bytes: Uint8Array<ArrayBuffer>, name: string, signal: AbortSignal): Promise<ParsedTranscript> {
  return ask({ bytes, name }, signal)
}

async function ask(request: TranscriptRequest, signal: AbortSignal): Promise<ParsedTranscript> {
  const answer = await worker.ask(request, signal)
  if (answer?.ok) return unpackTranscript(answer.read)
  throw new ProblemError(answer?.problem ?? problem('transcript.unreadable', `${request.name} could not be read as a transcript.`, 'Read it as a document, and mark its passages by hand.', 'Nothing was changed.'))
}
