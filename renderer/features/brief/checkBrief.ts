/** Checks a brief against the open matter: cites by the records, then words, one source after the other. */
import { type BriefReading, type BriefRow, type Place, placeInText, type QuoteCheck, readBrief, settleGroups } from '../../../shared/brief/check'
import { judgeAtPlace, judgeElsewhere, judgeInText } from '../../../shared/brief/judge'
import type { Cite } from '../../../shared/cite/model'
import type { Target } from '../../../shared/cite/resolve'
import type { Document } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { pagesOfDocument, sourcesOf, styleOf } from '../../cites'
import type { Session } from '../../store'

export type CheckOptions = { signal: AbortSignal; onProgress(progress: { what: string; done: number; total: number }): void }

/** Pages of a source that are searched between two looks at what a person wants. */
const STRETCH = 25
/** A quotation that stands elsewhere is looked for up to this many pages. */
const FARTHEST = 3000

/**
 * @param pages the brief as a reader gave it; it is not stored
 * @throws the signal's reason where it was aborted
 */
export async function checkBrief(session: Session, pages: readonly PageText[], { signal, onProgress }: CheckOptions): Promise<BriefReading> {
  onProgress({ what: 'Finding the cites', done: 0, total: 0 })
  await breathe(signal)
  const reading = readBrief(pages, sourcesOf(session.reader), styleOf(session.reader))
  const rows = [...reading.rows]
  // Each source is opened once, for all the cites that mean it.
  const bySource = new Map<string, number[]>()
  rows.forEach((row, at) => {
    const document = row.resolution.targets[0]?.document
    if (document && (row.quotes.length > 0 || row.resolution.targets.some((one) => needsWords(one, row.cite)))) bySource.set(document, [...(bySource.get(document) ?? []), at])
  })
  let done = 0
  const total = [...bySource.values()].reduce((sum, own) => sum + own.length, 0)
  for (const [id, own] of bySource) {
    const document = session.reader.get('documents', id)
    const source = document ? await pagesOfDocument(session, document) : []
    for (const at of own) {
      await breathe(signal)
      onProgress({ what: `Reading ${document?.exhibit ?? document?.title ?? 'a source'}`, done, total })
      rows[at] = await checkRow(session, rows[at] as BriefRow, document, source, signal)
      done++
    }
  }
  return { ...reading, rows: settleGroups(rows) }
}

const needsWords = (target: Target, cite: Cite | null) => target.locus?.t === 'sec' || target.locus?.t === 'pl' || (target.locus?.t === 'page' && cite?.kind === 'transcript')

async function checkRow(session: Session, row: BriefRow, document: Document | undefined, source: readonly PageText[], signal: AbortSignal): Promise<BriefRow> {
  const { cite } = row
  if (!cite || !document || row.resolution.state !== 'resolved') return row
  const places: Place[] = []
  for (const target of row.resolution.targets) {
    if (target.document !== document.id) continue
    const found = placeInText(target, cite, source)
    if (found && 'missing' in found) return { ...row, resolution: { ...row.resolution, state: 'place-missing', why: found.missing } }
    if (found) places.push(found.place)
  }
  const paragraphs = row.resolution.targets.flatMap((one) => one.paragraphs).flatMap((id) => session.reader.get('paragraphs', id)?.text ?? [])
  const quotes: QuoteCheck[] = []
  for (const { quote } of row.quotes) {
    await breathe(signal)
    quotes.push(await judge(quote, { source, places, paragraphs }, signal))
  }
  // Of what a section was found to be, the page is kept: a click opens it there.
  const targets = row.resolution.targets.map((target, at) => (target.page === null && places[at] ? { ...target, page: places[at].page, endPage: places[at].endPage } : target))
  return { ...row, resolution: { ...row.resolution, targets }, quotes }
}

type Source = { source: readonly PageText[]; places: readonly Place[]; paragraphs: readonly string[] }

/** At the place, else in the rest of the document, else as a misquote of what stands at the place. */
async function judge(quote: string, { source, places, paragraphs }: Source, signal: AbortSignal): Promise<QuoteCheck> {
  const there: QuoteCheck[] = paragraphs.length > 0 ? [judgeInText(quote, paragraphs.join('\n'))] : []
  if (paragraphs.length === 0) for (const place of places) there.push(judgeAtPlace(quote, source.filter((page) => page.n >= place.page - 1 && page.n <= place.endPage + 1), place))
  const stands = there.find((one) => one.verdict === 'stands')
  if (stands) return stands
  if (source.every((page) => page.text.trim() === '')) return { quote, verdict: 'unread', say: 'The source has no text that was read.', diff: [], at: null }
  const near = there.find((one) => one.verdict === 'differs')
  const elsewhere = await searchAll(quote, source, signal)
  if (elsewhere && places.length === 0 && paragraphs.length === 0) return { quote, verdict: 'stands', say: `On page ${elsewhere.page}.`, diff: [], at: elsewhere }
  if (elsewhere) return { quote, verdict: 'elsewhere', say: `These words stand on page ${elsewhere.page}, not at the place that is cited.`, diff: [], at: elsewhere }
  return near ?? there[0] ?? { quote, verdict: 'absent', say: 'These words do not stand in this source.', diff: [], at: null }
}

/** A stretch of pages at a time, each with the last page of the one before. */
async function searchAll(quote: string, source: readonly PageText[], signal: AbortSignal): Promise<{ page: number; from: number; to: number } | null> {
  const pages = source.slice(0, FARTHEST)
  for (let at = 0; at < pages.length; at += STRETCH) {
    await breathe(signal)
    const found = judgeElsewhere(quote, pages.slice(Math.max(0, at - 1), at + STRETCH))
    if (found) return found
  }
  return null
}

/** Lets the screen draw and a cancel arrive. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((done) => setTimeout(done, 0))
  signal.throwIfAborted()
}
