import type { Transcript, TranscriptPage } from '../records'

/**
 * A transcript as plain text by printed page and line, each page behind a form feed, as court reporters
 * hand it out in ASCII.
 * @param pages of this transcript, in any order
 */
export function transcriptText(transcript: Transcript, pages: readonly TranscriptPage[]): string {
  return [...pages].sort((a, b) => a.order - b.order).map((page) => {
    const lines = page.lines.map((line) => `${transcript.paged ? String(line.n).padStart(2) : ''}${line.text === '' ? '' : `${transcript.paged ? '  ' : ''}${line.text}`}`.trimEnd())
    return [...(transcript.paged ? [String(page.printed).padStart(70), ''] : []), ...lines, ''].join('\r\n')
  }).join('\f\r\n')
}
