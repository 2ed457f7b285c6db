/** Checks a brief: its record cites in order, what each resolves to, and whether what it quotes stands there. */
import { chainCites, spelledOut } from '../cite/chain'
import { findCites } from '../cite/find'
import { formatCite, type CiteStyle, PLAIN_STYLE } from '../cite/format'
import type { Cite, FoundCite, Locus } from '../cite/model'
import type { ParsedCite } from '../cite/parse'
import { type Resolution, resolveCite, type Target } from '../cite/resolve'
import type { SourceIndex } from '../cite/sourceIndex'
import type { PageText } from '../text/page'
import type { DiffPart } from './compare'
import { findSection, linesOnPage, lineSpan, printedOffset } from './places'
import { quotesBeside } from './quotes'
import { placeIn, type Stream, streamsOf } from './stream'

export type QuoteVerdict = 'stands' | 'elsewhere' | 'differs' | 'absent' | 'unread'

/** What was found of one quotation. */
export type QuoteCheck = {
  quote: string
  verdict: QuoteVerdict
  /** a sentence: where it stands, what differs, what the brackets say */
  say: string
  diff: readonly DiffPart[]
  /** where the words, or the nearest to them, stand: page of the document and offsets in its text */
  at: { page: number; from: number; to: number } | null
}

export type RowState = Resolution['state'] | 'words-differ'

/** A record cite of the brief. */
export type BriefRow = {
  /** 1-based, in reading order; notes behind the body of their page */
  n: number
  page: number
  /** offsets in the text of the page */
  from: number
  to: number
  note: boolean
  /** as printed */
  text: string
  kind: Cite['kind'] | 'error'
  /** as it says itself */
  parsed: ParsedCite
  /** with the source of `Id.` written out; null where that cannot be told */
  cite: Cite | null
  normal: string
  signal: string | null
  guess: string | null
  /** words before it, for the table */
  before: string
  resolution: Resolution
  quotes: readonly QuoteCheck[]
  group: number
}

export type BriefReading = { rows: BriefRow[]; /** law that was recognised and left alone */ authorities: { page: number; from: number; to: number; text: string }[] }

const CONTEXT = 140

/** Finds and resolves the cites of a brief by the records alone. Quotes are listed with the verdict "unread". */
export function readBrief(pages: readonly PageText[], index: SourceIndex, style: CiteStyle = PLAIN_STYLE): BriefReading {
  const { body, notes } = streamsOf(pages)
  const read = [readStream(body, false, index, style), readStream(notes, true, index, style)]
  const inOrder = <T extends { page: number; from: number }>(lists: readonly T[]) => [...lists].sort((a, b) => a.page - b.page || a.from - b.from)
  return {
    rows: inOrder(read.flatMap((one) => one.rows)).map((row, at) => ({ ...row, n: at + 1 })),
    authorities: inOrder(read.flatMap((one) => one.authorities)),
  }
}

function readStream(stream: Stream, note: boolean, index: SourceIndex, style: CiteStyle): BriefReading {
  const found = findCites(stream.text, { names: index.known, prefixes: index.prefixes })
  const links = chainCites(found)
  const quotes = quotesBeside(stream.text, found)
  const spelled = spelledOut(found, links)
  const rows = found.cites.flatMap((one, at): BriefRow[] => {
    if (links[at]?.law) return []
    const cite = spelled[at] ?? null
    // A quotation before a group may be of any of its members.
    const own = groupOf(found.cites, at).flatMap((member) => quotes.get(member) ?? [])
    return [{
      n: 0, ...placeIn(stream, one.from, one.to), note, text: one.text, kind: one.error ? 'error' : one.cite.kind, parsed: one.error ? { kind: 'error', doc: one.cite.doc, loci: [] } : one.cite, cite, normal: one.error ? '' : formatCite(cite ?? one.cite, style), signal: one.signal, guess: one.guess,
      before: stream.text.slice(Math.max(0, one.from - CONTEXT), one.from).replace(/\s+/g, ' '), resolution: resolutionOf(one, cite, links[at]?.why ?? null, index),
      quotes: own.map((quote) => ({ quote: quote.text.replace(/\s+/g, ' '), verdict: 'unread', say: '', diff: [], at: null })), group: note ? -one.group : one.group,
    }]
  })
  return { rows, authorities: found.authorities.map((one) => ({ ...placeIn(stream, one.from, one.to), text: one.text })) }
}

function groupOf(cites: readonly FoundCite[], at: number): number[] {
  const group = cites[at]?.group
  let first = at
  while (first > 0 && cites[first - 1]?.group === group) first--
  const members: number[] = []
  for (let one = first; cites[one]?.group === group && one < cites.length; one++) members.push(one)
  return members
}

function resolutionOf(one: FoundCite, cite: Cite | null, why: string | null, index: SourceIndex): Resolution {
  const none = { targets: [], candidates: [] }
  if (one.error) return { state: 'unclear', why: one.error, ...none }
  if (!cite) return { state: 'ambiguous', why: why ?? 'The cite before it names no source.', ...none }
  const resolved = resolveCite(cite, index)
  return one.guess && resolved.state === 'resolved' ? { ...resolved, state: 'unclear', why: one.guess } : resolved
}

/** A stretch of a document that a place of a cite means. Offsets where less than whole pages is meant. */
export type Place = { page: number; endPage: number; from: number | null; to: number | null }

/**
 * Looks a place up in the document's words where records alone could not tell: sections, pages and
 * lines of a transcript. @returns the place, or why it is not there; null where nothing can be told
 */
export function placeInText(target: Target, cite: Cite, pages: readonly PageText[]): { place: Place } | { missing: string } | null {
  const { locus } = target
  const whole = target.page === null ? null : { place: { page: target.page, endPage: target.endPage ?? target.page, from: null, to: null } }
  if (!locus || pages.every((page) => page.text.trim() === '')) return whole
  if (locus.t === 'sec' && target.page === null) return sectionPlace(locus, cite, pages)
  if (locus.t === 'pl') return linePlace(locus, cite, pages)
  if (locus.t === 'page' && cite.kind === 'transcript') return transcriptPage(locus, cite, pages) ?? whole
  return whole
}

function sectionPlace(locus: Locus, cite: Cite, pages: readonly PageText[]): { place: Place } | { missing: string } {
  const found = findSection(pages, locus.from)
  return found ? { place: { page: found.page, endPage: found.page, from: found.from, to: found.to } } : { missing: `No line of ${cite.doc ?? 'the document'} begins with § ${locus.from}.` }
}

function transcriptPage(locus: Locus, cite: Cite, pages: readonly PageText[]): { place: Place } | { missing: string } | null {
  const offset = printedOffset(pages)
  if (offset === null) return null
  const [from, to] = [Number(locus.from) - offset, Number(locus.to) - offset]
  const beyond = [from, to].find((n) => !pages.some((page) => page.n === n))
  return beyond === undefined ? { place: { page: from, endPage: to, from: null, to: null } } : { missing: `${cite.doc ?? 'The transcript'} has no page ${beyond + offset}.` }
}

function linePlace(locus: Locus, cite: Cite, pages: readonly PageText[]): { place: Place } | { missing: string } | null {
  const offset = printedOffset(pages) ?? 0
  const [start, end] = [locus.from, locus.to].map((one) => one.split(':').map(Number) as [number, number]) as [[number, number], [number, number]]
  const at = (printed: number) => pages.find((page) => page.n === printed - offset)
  const [first, last] = [at(start[0]), at(end[0])]
  const name = cite.doc ?? 'The document'
  if (!first || !last) return { missing: `${name} has no page ${first ? end[0] : start[0]}.` }
  for (const [page, [printed, line]] of [[first, start], [last, end]] as const) {
    const lines = linesOnPage(page)
    if (lines > 0 && line > lines) return { missing: `Page ${printed} of ${name} has ${lines} lines; there is no line ${line}.` }
  }
  const [from, to] = [lineSpan(first, start[1], first === last ? end[1] : 99), lineSpan(last, first === last ? start[1] : 1, end[1])]
  return { place: { page: first.n, endPage: last.n, from: from?.from ?? null, to: to?.to ?? null } }
}

/** State of a row once its quotations were looked at. */
export function stateOf(row: BriefRow): RowState {
  if (row.resolution.state !== 'resolved') return row.resolution.state
  return row.quotes.some((one) => one.verdict === 'elsewhere' || one.verdict === 'differs' || one.verdict === 'absent') ? 'words-differ' : 'resolved'
}

/** Of a group, a quotation that stands at one member stays there; one that stands nowhere stays with the first. */
export function settleGroups(rows: readonly BriefRow[]): BriefRow[] {
  const first = new Map<number, BriefRow>()
  const standing = new Map<string, number>()
  for (const row of rows) {
    if (!first.has(row.group)) first.set(row.group, row)
    for (const one of row.quotes) {
      const key = `${row.group} ${one.quote}`
      if (one.verdict === 'stands' && !standing.has(key)) standing.set(key, row.n)
    }
  }
  return rows.map((row) => {
    const quotes = row.quotes.filter((one) => (standing.get(`${row.group} ${one.quote}`) ?? first.get(row.group)?.n) === row.n)
    return quotes.length === row.quotes.length ? row : { ...row, quotes }
  })
}
