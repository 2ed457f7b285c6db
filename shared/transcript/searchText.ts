/** The words of a transcript as the search takes them in, and the way back from a place in them to page and line. */
import type { PageLine, TranscriptPage } from '../records'
import { compare, type Range } from './range'

const SPEAKS = /^(?:(?:Q|A)(?:[.:]|\s|$)|(?:M[RS]S?\.?|THE|DR\.?)\s+[A-ZÀ-ÖØ-Þ .'’-]{2,40}:|[([])/

type Line = TranscriptPage['lines'][number]

/** Cover, appearances, indexes and certificate are the reporter's words, not testimony. */
const isSaid = (line: Line) => line.text !== '' && line.kind !== 'front' && line.kind !== 'back' && line.kind !== 'blank'

/** Lines of a page with the offset at which each begins. A turn is a paragraph, so that "in one paragraph" means within one turn. */
function placed(page: TranscriptPage): { text: string; starts: { at: number; line: Line }[] } {
  let text = ''
  let before: Line | null = null
  const starts: { at: number; line: Line }[] = []
  if (page.part === 'testimony') {
    for (const line of page.lines) {
      if (!isSaid(line)) continue
      if (before !== null) text += SPEAKS.test(line.text) || before.kind !== line.kind || before.speaker !== line.speaker ? '\n\n' : '\n'
      starts.push({ at: text.length, line })
      text += line.text
      before = line
    }
  }
  return { text, starts }
}

/**
 * Pages of a transcript for the index: their number is their order, since printed numbers may begin anew.
 * @param pages of one transcript, in any order
 * @returns pages with testimony on them, in order; cover, indexes, certificate and word index left out
 */
export function pagesOfTestimony(pages: readonly TranscriptPage[]): { page: number; text: string }[] {
  return [...pages].sort((a, b) => a.order - b.order).flatMap((page) => {
    const { text } = placed(page)
    return text === '' ? [] : [{ page: page.order, text }]
  })
}

/** A stretch of the text that `pagesOfTestimony` gave. Offsets in UTF-16 units. */
export type TextStretch = { page: number; from: number; to: number }

/** Lines of one transcript by the order of their page, for `rangesOf`. @param pages of one transcript */
export function placesIn(pages: readonly TranscriptPage[]): (stretch: TextStretch) => Range | null {
  const known = new Map<number, ReturnType<typeof placed>['starts']>()
  const byOrder = new Map(pages.map((page) => [page.order, page]))
  return ({ page, from, to }) => {
    const record = byOrder.get(page)
    if (!record) return null
    let starts = known.get(page)
    if (!starts) {
      starts = placed(record).starts
      known.set(page, starts)
    }
    const at = (offset: number): PageLine | null => {
      const line = [...(starts ?? [])].reverse().find((one) => one.at <= offset)?.line
      return line ? { page: record.printed, line: line.n } : null
    }
    const [first, last] = [at(from), at(Math.max(from, to - 1))]
    return first && last ? { from: first, to: last } : null
  }
}

/**
 * Ranges of page and line of stretches. A stretch on the line of the one before, or on the next line,
 * goes on with it: "45:12-14", "45:25-46:1".
 * @param stretches in reading order
 */
export function rangesOf(stretches: readonly TextStretch[], pages: readonly TranscriptPage[]): Range[] {
  const place = placesIn(pages)
  const order = new Map<string, number>()
  for (const page of [...pages].sort((a, b) => a.order - b.order)) if (page.part === 'testimony') for (const line of page.lines) if (isSaid(line)) order.set(`${page.printed}:${line.n}`, order.size)
  const index = ({ page, line }: PageLine) => order.get(`${page}:${line}`) ?? Number.NEGATIVE_INFINITY
  const found: Range[] = []
  for (const stretch of stretches) {
    const range = place(stretch)
    if (!range) continue
    const last = found.at(-1)
    if (last && index(range.from) - index(last.to) <= 1) {
      if (compare(range.to, last.to) > 0) last.to = range.to
    } else found.push({ ...range })
  }
  return found
}
