import { ProblemError, problem } from '../../../shared/problem/problem'
import type { Document } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import type { ParsedTranscript } from '../../../shared/transcript'
import type { TranscriptAnswer, TranscriptRequest } from './worker'

const PLACED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])
/** Containers of transcript programs, whose bytes nobody documents. */
const CONTAINER = /\.(?:ptx|xmef|xmptx|ptf|pcf|ptz|lef|mdb|sbf|vid)$/i

/**
 * Reads a transcript in a worker of its own.
 * @param name as the file is called, for the sentence that says what went wrong
 * @throws ProblemError where it cannot be read; the signal's reason where it was cancelled
 */
export function readTranscript(pages: readonly PageText[], { kind, name }: { kind: Document['kind']; name: string }, signal: AbortSignal): Promise<ParsedTranscript> {
  if (CONTAINER.test(name)) {
    return Promise.reject(new ProblemError(problem('transcript.unreadable', `${name} is a package of a transcript program (${name.split('.').at(-1)?.toUpperCase()}), which Probata does not open.`, 'Ask the reporter for the ASCII or PDF file of the same transcript.', 'Nothing was guessed from it.')))
  }
  if (kind === 'unread') return Promise.reject(new ProblemError(problem('transcript.unreadable', `${name} is not a text, so no transcript can be read from it.`, 'Ask the reporter for the ASCII or PDF file.', 'Nothing was changed.')))
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const failed = () => reject(new ProblemError(problem('transcript.unreadable', `${name} could not be read as a transcript.`, 'Read it as a document, and mark its passages by hand.', 'Nothing was changed.')))
    const stop = () => {
      worker.terminate()
      reject(signal.reason)
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    worker.onerror = failed
    worker.onmessage = ({ data }: MessageEvent<TranscriptAnswer>) => {
      signal.removeEventListener('abort', stop)
      worker.terminate()
      if (data.ok) resolve(data.read)
      else if (data.problem) reject(new ProblemError(data.problem))
      else failed()
    }
    const request: TranscriptRequest = { pages: [...pages], placed: PLACED.has(kind), name }
    worker.postMessage(request)
  })
}
