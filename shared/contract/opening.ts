/** What stands before the first clause, and the texts of clauses. */
import { type Range, within } from './contents'
import type { ReadClause } from './model'
import { spanOf, type Stream } from './stream'

const RECITAL = /(?:^|\n|[.;]\s)["“]?(?:RECITALS?|Recitals?|WITNESSETH|W I T N E S S E T H|BACKGROUND|Background|WHEREAS|Whereas)\b/g

/** The text without tables of contents, blanks folded within lines. */
export function textOf(text: string, from: number, to: number, contents: readonly Range[]): string {
  let out = ''
  let at = from
  for (const range of contents) {
    if (range.to <= at || range.from >= to) continue
    out += text.slice(at, Math.max(at, range.from))
    at = Math.max(at, range.to)
  }
  out += text.slice(at, Math.max(at, to))
  return out.replace(/[ \t\u00a0]{2,}/g, ' ').trim()
}

export function trimEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from + 1 && /\s/.test(text[end - 1] as string)) end--
  return end
}

/** Preamble and recitals. */
export function pushOpening(stream: Stream, clauses: ReadClause[], from: number, to: number, contents: readonly Range[]): void {
  const { text } = stream
  RECITAL.lastIndex = from
  const match = RECITAL.exec(text)
  const recital = match && match.index < to && !within(contents, match.index) ? match.index + (match[0].length - match[0].trimStart().replace(/^[.;]\s/, '').length) : to
  for (const [start, end, part] of [[from, recital, 'preamble'], [recital, to, 'recital']] as const) {
    const own = textOf(text, start, end, contents)
    if (own === '') continue
    const begin = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length)
    clauses.push({ number: '', path: '', title: part === 'recital' ? 'Recitals' : 'Preamble', level: 1, parent: null, part, text: own, span: spanOf(stream, begin, trimEnd(text, begin, end)), at: begin, end, kinds: [] })
  }
}
