/**
 * Reads a complaint: furniture off, lines, candidates, the best sequence, bodies, headings,
 * counts. Every step keeps the places, so that every result can be shown in its source.
 */
import type { PageText } from '../text/page'
import { readCaption, placeOf } from './caption'
import { findCandidates, type Candidate } from './candidates'
import { classify, isGeneralBelief } from './classify'
import { assembleCounts } from './counts'
import { doubtsOf } from './doubts'
import { type CleanPage, cleanPages } from './furniture'
import { type HeadingBlock, splitHeadings } from './headings'
import { incorporated } from './incorporation'
import { findEnd, isJuryHeading, isPrayerHeading, isSignature, isWherefore } from './landmarks'
import { type Column, columnOf } from './column'
import type { Line } from './line'
import type { ParsedComplaint, ParsedHeading, ParsedParagraph, Place } from './model'
import { chooseSequence } from './sequence'
import { bodyText } from './body'
import { fillSkips } from './repair'

const NOWHERE: Place = { page: 1, endPage: 1, rects: [] }

/** One accepted paragraph with the lines up to the next one. */
type Stretch = { candidate: Candidate; lines: Line[]; headings: HeadingBlock[] }

/**
 * Reads a complaint from positioned text (FRCP 8, 10).
 *
 * Never throws and gives the same for the same pages. A paper without numbered paragraphs gives
 * none, and a doubt that says so; what to tell the person is the caller's.
 *
 * @param pages all pages of the file, in order; PDF points, origin at the top left
 */
export function parseComplaint(pages: readonly PageText[]): ParsedComplaint {
  const clean = cleanPages(pages)
  const end = findEnd(clean)
  const own = clean.filter((page) => page.n <= end.lastPage)
  const lines = own.flatMap((page) => page.lines)
  const candidates = findCandidates(lines)
  const column = columnOf(lines)
  const chosen = fillSkips(lines, chooseSequence(candidates).map((index) => candidates[index] as Candidate), column)
  const stretches = stretchesOf(lines, chosen, column)
  const firstLine = chosen[0] ? (lines[chosen[0].line] ?? null) : null
  const opening = splitOpening(lines.slice(0, chosen[0]?.line ?? lines.length), column)
  const headings = headingsOf(opening, stretches)
  const paragraphs = paragraphsOf(stretches, own, headings)
  const counts = assembleCounts(headings, paragraphs)
  const tail = stretches.at(-1)
  const closing = closingOf(lines, tail)
  const caption = readCaption(clean, firstLine)
  return {
    caption, headings: headings.map(({ block: _, ...heading }) => heading), paragraphs, counts,
    prayer: closing.prayer, signature: closing.signature,
    juryDemand: clean.some((page) => page.n <= end.lastPage && page.lines.some((line) => isJuryHeading(line) || /\b(?:demands?|requests?)\b.{0,40}\b(?:trial by jury|jury trial)|jury (?:trial )?demand/i.test(line.text))),
    attachments: end.attachments, doubts: doubtsOf(pages, paragraphs, counts, chosen, end.lastPage),
    generalInformationAndBelief: isGeneralBelief(lines.slice(0, chosen[0]?.line ?? 0).map((line) => line.text).join(' ')) || paragraphs.some((one) => isGeneralBelief(one.text)),
    lastPage: end.lastPage,
  }
}

function stretchesOf(lines: readonly Line[], chosen: readonly Candidate[], column: Column): Stretch[] {
  return chosen.map((candidate, index) => {
    const next = chosen[index + 1]?.line ?? lines.length
    const own = lines.slice(candidate.line + 1, index + 1 < chosen.length ? next : endOfLast(lines, candidate.line + 1))
    const { body, headings } = splitHeadings(own, column.left, column.right, column.gap)
    return { candidate, lines: [lines[candidate.line] as Line, ...body], headings }
  })
}

/** Where the last paragraph stops: before the prayer, the jury demand or the signature. */
function endOfLast(lines: readonly Line[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] as Line
    if (isPrayerHeading(line) || isWherefore(line) || isJuryHeading(line) || isSignature(line)) return index
  }
  return lines.length
}

function splitOpening(lines: readonly Line[], column: Column): HeadingBlock[] {
  return splitHeadings(lines, column.left, column.right, column.gap).headings
}

export type PlacedHeading = ParsedHeading & { block: HeadingBlock }

/** Words of a caption, which stand alone or in capitals; a heading that speaks of a defendant is none. */
const OF_CAPTION = /\bCOURT\b|\bDISTRICT OF\b|COMPLAINT|CASE NO|CIVIL ACTION|DIVISION$|^(?:plaintiffs?|defendants?)\W*$|jury (?:trial )?demand/i

function headingsOf(opening: readonly HeadingBlock[], stretches: readonly Stretch[]): PlacedHeading[] {
  const found: PlacedHeading[] = []
  const add = (block: HeadingBlock, before: number) => {
    found.push({ text: block.text.replace(/\s+/g, ' '), level: block.level, place: placeOf(block.lines) ?? NOWHERE, before, block })
  }
  // Above the first paragraph stands the caption: only what is set as a heading right before it is one.
  for (const block of opening.slice(-3)) if (!OF_CAPTION.test(block.text)) add(block, 0)
  stretches.forEach((stretch, index) => {
    for (const block of stretch.headings) add(block, index + 1)
  })
  return found
}

function paragraphsOf(stretches: readonly Stretch[], pages: readonly CleanPage[], headings: readonly PlacedHeading[]): ParsedParagraph[] {
  const seen = new Map<number, number>()
  let prayerFrom = Infinity
  for (const heading of headings) if (heading.block.lines.some((line) => isPrayerHeading(line))) prayerFrom = Math.min(prayerFrom, heading.before)
  return stretches.map((stretch, index) => {
    const { candidate } = stretch
    const times = (seen.get(candidate.n) ?? 0) + 1
    seen.set(candidate.n, times)
    const { text, items } = bodyText(stretch.lines, candidate.skip)
    const inPrayer = index >= prayerFrom || candidate.afterPrayer
    const place = placeOf(stretch.lines) ?? NOWHERE
    return {
      n: candidate.n, label: times === 1 ? String(candidate.n) : `${candidate.n} (${['', '', 'second', 'third', 'fourth', 'fifth'][times] ?? `${times}th`})`,
      printed: candidate.printed, place, text, ...classify(text, false, inPrayer), items,
      footnotes: footnotesOf(text, place, pages), exhibits: exhibitsOf(text), count: null,
      heading: lastHeading(headings, index), incorporates: incorporated(text, candidate.n),
    }
  })
}

function lastHeading(headings: readonly PlacedHeading[], index: number): number | null {
  let last: number | null = null
  headings.forEach((heading, at) => {
    if (heading.before <= index) last = at
  })
  return last
}

/** A footnote belongs to the paragraph that carries its sign, on the same page. */
function footnotesOf(text: string, place: Place, pages: readonly CleanPage[]): string[] {
  return pages.filter((page) => page.n >= place.page && page.n <= place.endPage).flatMap((page) =>
    page.footnotes.filter((note) => new RegExp(String.raw`[\p{L}.,;”")]\s?${note.anchor.replace(/[*]/g, '\\*')}(?!\d)`, 'u').test(text)).map((note) => note.text))
}

/** "Ex. A", "Exhibits B and C" of this complaint. */
function exhibitsOf(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(/\b(?:Exhibits?|Exs?\.)\s+[“"']?([A-Z]{1,2}|\d{1,3})[”"']?(?:\s*(?:,|and|&|through|–|-)\s*[“"']?([A-Z]{1,2}|\d{1,3})[”"']?)?(?![a-z])/g)) {
    for (const label of [match[1], match[2]]) if (label) found.add(label)
  }
  return [...found]
}

function closingOf(lines: readonly Line[], tail: Stretch | undefined): Pick<ParsedComplaint, 'prayer' | 'signature'> {
  const prayerAt = lines.findIndex((line) => isPrayerHeading(line))
  const wherefore = lines.findIndex((line, index) => index > (tail?.candidate.line ?? 0) && isWherefore(line))
  const from = prayerAt >= 0 ? prayerAt : wherefore
  const after = from >= 0 ? from : (tail?.candidate.line ?? lines.length)
  const signAt = lines.findIndex((line, index) => index > after && isSignature(line))
  const juryAt = lines.findIndex((line, index) => index > after && isJuryHeading(line))
  const ends = [signAt, juryAt].filter((index) => index > from)
  const prayerLines = from >= 0 ? lines.slice(from, Math.min(lines.length, ...ends)) : []
  const prayerPlace = placeOf(prayerLines)
  const signLines = signAt >= 0 ? lines.slice(signAt, signAt + 14) : []
  const signPlace = placeOf(signLines)
  return {
    prayer: prayerPlace ? { text: prayerLines.map((line) => line.text).join('\n'), items: prayerItems(prayerLines), place: prayerPlace } : null,
    signature: signPlace ? { text: signLines.map((line) => line.text).join('\n'), place: signPlace } : null,
  }
}

function prayerItems(lines: readonly Line[]): { label: string; text: string }[] {
  const items: { label: string; text: string }[] = []
  for (const line of lines) {
    const match = /^\W{0,2}(?:\(?([A-Za-z]|\d{1,4}|[ivx]{1,4})[.)])\s+(.*)$/.exec(line.text.trim()) ?? (line.number ? [line.text, line.number, line.text] : null)
    const last = items.at(-1)
    if (match?.[1] && match[2]) items.push({ label: match[1], text: match[2] })
    else if (last) last.text += ` ${line.text.trim()}`
  }
  return items
}
