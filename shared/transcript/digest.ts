/** The digest (page:line summary): rows that a person writes while running over the testimony. */
import type { Matter, Transcript } from '../records'
import type { Paper } from '../report/paper'
import { citeTestimony, compare, type Range, type RangeLine } from './range'

export type DigestRow = Transcript['digest'][number]

/** A stretch that is offered at once is about a page long. */
const STRETCH = 25

export const digestInOrder = (rows: readonly DigestRow[]): DigestRow[] => [...rows].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))

/**
 * The next testimony that no row covers: about a page, ended before a question, or before another examination begins.
 * @param lines of the transcript in order @param after only behind this place; null: from the beginning
 * @returns null where every line of the testimony is covered
 */
export function nextStretch(lines: readonly RangeLine[], rows: readonly DigestRow[], after: { page: number; line: number } | null): Range | null {
  const covered = coveredLines(lines, rows)
  const speaks = (at: number) => ['question', 'answer', 'colloquy', 'objection'].includes(lines[at]?.kind ?? '')
  const start = lines.findIndex((line, at) => speaks(at) && !covered.has(at) && (after === null || compare({ page: line.page, line: line.n }, after) > 0))
  if (start < 0) return null
  let end = start
  for (let at = start + 1; at < lines.length && !covered.has(at); at++) {
    const kind = lines[at]?.kind
    if (kind === 'heading' || kind === 'front' || kind === 'back') break
    if (kind === 'question' && lines[at - 1]?.kind !== 'question' && at - start >= STRETCH - 3) break
    if (kind !== 'blank') end = at
    if (at - start >= STRETCH * 2) break
  }
  const [first, last] = [lines[start] as RangeLine, lines[end] as RangeLine]
  return { from: { page: first.page, line: first.n }, to: { page: last.page, line: last.n } }
}

/** How many lines of testimony there are, and how many of them the digest covers. */
export function digestReach(lines: readonly RangeLine[], rows: readonly DigestRow[]): { lines: number; covered: number } {
  const covered = coveredLines(lines, rows)
  const own = lines.flatMap((line, at) => (line.text !== '' && ['question', 'answer', 'colloquy', 'objection'].includes(line.kind) ? [at] : []))
  return { lines: own.length, covered: own.filter((at) => covered.has(at)).length }
}

/** Indices of lines that some row covers. Lines and rows are walked once, both in order. */
function coveredLines(lines: readonly RangeLine[], rows: readonly DigestRow[]): Set<number> {
  const found = new Set<number>()
  const sorted = digestInOrder(rows)
  let next = 0
  let end: { page: number; line: number } | null = null
  lines.forEach((line, at) => {
    const place = { page: line.page, line: line.n }
    for (let row = sorted[next]; row && compare(row.from, place) <= 0; row = sorted[++next]) if (end === null || compare(row.to, end) > 0) end = row.to
    if (end !== null && compare(place, end) <= 0) found.add(at)
  })
  return found
}

export const DIGEST_HEAD = ['Page:line', 'Topic', 'Summary'] as const

/** Rows as cells, in the order of the transcript. */
export function digestCells(transcript: Transcript): string[][] {
  return digestInOrder(transcript.digest).map((row) => [citeTestimony(transcript, row, '-').slice(transcript.shortForm.length + 1), row.topic, row.words])
}

/** The digest as a paper. */
export function digestPaper(matter: Matter | undefined, transcript: Transcript): Paper {
  return {
    title: `Digest of ${transcript.shortForm}`, court: matter?.court ?? '', caption: matter?.caption ?? '', docket: matter?.docketNumber ?? '',
    parts: [
      { kind: 'heading', text: `Digest of testimony: ${transcript.witness || transcript.shortForm}${transcript.date ? `, ${transcript.date}` : ''}` },
      { kind: 'note', text: `Attorney work product.${transcript.rough ? ' From a rough draft, not certified.' : ''}` },
      { kind: 'table', head: DIGEST_HEAD, widths: [1, 2, 5], rows: digestCells(transcript) },
    ],
  }
}
