/** Ranges of testimony: a (page, line) to a (page, line), both inclusive (domain § 7.2). */
import type { PageLine, Transcript, TranscriptPage } from '../records'

export type Range = { from: PageLine; to: PageLine }
export type RangeLine = TranscriptPage['lines'][number] & { page: number }

export const compare = (a: PageLine, b: PageLine) => a.page - b.page || a.line - b.line
export const within = (at: PageLine, range: Range) => compare(range.from, at) <= 0 && compare(at, range.to) <= 0
export const overlap = (a: Range, b: Range) => compare(a.from, b.to) <= 0 && compare(b.from, a.to) <= 0

/** Lines of a transcript in order. @param pages of one transcript, in any order */
export function linesOf(pages: readonly TranscriptPage[]): RangeLine[] {
  return [...pages].sort((a, b) => a.order - b.order).flatMap((page) => page.lines.map((line) => ({ ...line, page: page.printed })))
}

export const linesIn = (lines: readonly RangeLine[], range: Range) => lines.filter((line) => within({ page: line.page, line: line.n }, range))

/** Index of the first line that does not stand before a place. Lines are in order. */
export function lineIndex(lines: readonly RangeLine[], place: { page: number; line: number }): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = lines[middle] as RangeLine
    if (compare({ page: one.page, line: one.n }, place) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** "Roe Dep. 45:12-46:3"; "45:12-15" within a page; "lines 12-15" of a file without pages. */
export function citeTestimony(transcript: Pick<Transcript, 'shortForm' | 'paged' | 'volume'>, { from, to }: Range, dash = '–'): string {
  if (!transcript.paged) return `${transcript.shortForm} ${from.line === to.line ? `line ${from.line}` : `lines ${from.line}${dash}${to.line}`}`
  const end = compare(from, to) === 0 ? '' : from.page === to.page ? `${dash}${to.line}` : `${dash}${to.page}:${to.line}`
  return `${transcript.shortForm} ${from.page}:${from.line}${end}`
}

const LABEL = /^(?:(?:Q|A)(?:[.:]|\s)\s*|[QA]$|(?:M[RS]S?\.?|THE|DR\.?)\s+[A-Z .'’-]{2,40}:\s*)/

/**
 * The words of a range as they may be quoted: lines joined, words that a line end broke put together,
 * times and line numbers left out; Q. and A. stand where more than one person speaks.
 */
export function quoteOf(lines: readonly RangeLine[]): string {
  const said = lines.filter((line) => line.text !== '')
  const turns: string[] = []
  let last = ''
  const words = new Set(said.flatMap((line) => line.text.toLowerCase().match(/\w+-\w+/g) ?? []))
  for (const line of said) {
    const label = LABEL.test(line.text)
    const key = `${line.kind} ${line.speaker}`
    if (turns.length === 0 || label || key !== last) turns.push(line.text)
    else turns[turns.length - 1] = joined(turns.at(-1) ?? '', line.text, words)
    last = key
  }
  if (turns.length === 1) return (turns[0] ?? '').replace(LABEL, '')
  return turns.map((turn) => turn.replace(/^(Q|A)[.:]?\s+/, '$1. ')).join('\n')
}

/** "infor-" and "mation" are one word; "well-" and "known" are two where the text has "well-known". */
function joined(before: string, next: string, hyphenated: ReadonlySet<string>): string {
  const tail = /([A-Za-z]+)-$/.exec(before)?.[1]
  const head = /^([a-z]+)/.exec(next)?.[1]
  if (!tail || !head || before.endsWith('--')) return `${before} ${next}`
  return hyphenated.has(`${tail}-${head}`.toLowerCase()) ? before + next : before.slice(0, -1) + next
}

/** A quotation with its cite: `“…” Roe Dep. 45:12–46:3`. Several turns stand below each other. */
export function quotation(transcript: Pick<Transcript, 'shortForm' | 'paged' | 'volume'>, lines: readonly RangeLine[], range: Range): string {
  const quote = quoteOf(lines)
  return quote.includes('\n') ? `${quote}\n\n${citeTestimony(transcript, range)}` : `“${quote}” ${citeTestimony(transcript, range)}`
}
