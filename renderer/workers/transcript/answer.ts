/**
 * What the reader of transcripts answers, as few large pieces: ten thousand lines as objects cost as much to hand
 * from thread to thread as to read.
 */
import { LINE_KINDS } from '../../../shared/records'
import type { Problem } from '../../../shared/problem/problem'
import type { ParsedTranscript } from '../../../shared/transcript'

type Page = ParsedTranscript['pages'][number]
type Rest = Omit<ParsedTranscript, 'pages'> & { pages: (Omit<Page, 'lines'> & { count: number })[] }

/** `words`: of each page, a row a line; `times`: the same, where a page has any; `marks`: kind, number and speaker of each line, one behind the other */
export type PackedTranscript = { rest: string; words: string[]; times: (string | null)[]; speakers: string[]; marks: Uint32Array<ArrayBuffer> }
export type TranscriptAnswer = { ok: true; read: PackedTranscript } | { ok: false; problem: Problem | null }

/** Marks of a line. */
const EACH = 3

export function packTranscript({ pages, ...read }: ParsedTranscript): PackedTranscript {
  const rest: Rest = { ...read, pages: pages.map(({ lines, ...page }) => ({ ...page, count: lines.length })) }
  const kinds = new Map(LINE_KINDS.map((kind, at) => [kind, at]))
  const speakers = new Map<string, number>()
  const marks = new Uint32Array(pages.reduce((sum, page) => sum + page.lines.length, 0) * EACH)
  let at = 0
  for (const { lines } of pages) for (const { kind, n, speaker } of lines) {
    const index = speakers.get(speaker) ?? speakers.size
    if (index === speakers.size) speakers.set(speaker, index)
    marks[at++] = kinds.get(kind) as number
    marks[at++] = n
    marks[at++] = index
  }
  return {
    rest: JSON.stringify(rest), marks, speakers: [...speakers.keys()],
    // A line holds no break; one that did would move those behind it.
    words: pages.map(({ lines }) => lines.map(({ text }) => (text.includes('\n') ? text.replaceAll('\n', ' ') : text)).join('\n')),
    times: pages.map(({ lines }) => (lines.some((line) => line.time !== '') ? lines.map((line) => line.time).join('\n') : null)),
  }
}

export function unpackTranscript({ rest, words, times, speakers, marks }: PackedTranscript): ParsedTranscript {
  const read = JSON.parse(rest) as Rest
  let at = 0
  return { ...read, pages: read.pages.map(({ count, ...page }, index) => {
    const own = times[index]?.split('\n')
    const texts = (words[index] as string).split('\n')
    const lines = Array.from({ length: count }, (_, row) => {
      const text = texts[row] ?? ''
      const line = { kind: LINE_KINDS[marks[at] as number] as (typeof LINE_KINDS)[number], n: marks[at + 1] as number, speaker: speakers[marks[at + 2] as number] as string, text, time: own?.[row] ?? '' }
      at += EACH
      return line
    })
    return { ...page, lines }
  }) }
}
