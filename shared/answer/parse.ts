/**
 * Reads an answer: furniture off, lines, the part that responds, its responses, the defenses. Which
 * paragraphs of which complaint they meet is the alignment's (align.ts).
 */
import { readCaption } from '../pleading/caption'
import { columnOf } from '../pleading/column'
import { cleanPages } from '../pleading/furniture'
import { findEnd } from '../pleading/landmarks'
import type { Line } from '../pleading/line'
import { isCapitals } from '../pleading/headings'
import { sentences } from '../pleading/sentences'
import type { PageText } from '../text/page'
import { isCatchAll } from './cues'
import { readDefenses } from './defenses'
import { defenseOrdinal, isDefenseHeading, isOwnClaimHeading } from './landmarks'
import type { AnswerDoubt, ParsedAnswer, ParsedResponse } from './model'
import { catchAllIn, readResponse } from './reading'
import { findSegments, type Segment, type Segments } from './segment'
import { amendmentOf } from './title'
import { answeringParties } from './who'

export type AnswerOptions = {
  /** last number of the complaint that it answers; 0 where that is not known */
  highest: number
}

/**
 * Reads an answer from positioned text (FRCP 8(b), 8(c), 12(a)).
 *
 * Never throws and gives the same for the same pages. A paper that responds to nothing gives no
 * responses and a doubt; what to tell the person is the caller's.
 *
 * @param pages all pages of the file, in order; PDF points, origin at the top left
 */
export function parseAnswer(pages: readonly PageText[], options: AnswerOptions): ParsedAnswer {
  const clean = cleanPages(pages)
  const end = findEnd(clean)
  const lines = clean.filter((page) => page.n <= end.lastPage).flatMap((page) => page.lines)
  const column = columnOf(lines)
  const parts = partsOf(lines, column)
  const segments = findSegments(parts.responding, column, options.highest)
  const first = segments.list.length > 0 && segments.style !== 'unnumbered' ? (parts.responding[segments.firstLine] ?? null) : null
  const caption = readCaption(clean, first ?? lines[Math.min(lines.length - 1, 40)] ?? null)
  const opening = first ? parts.responding.slice(0, segments.firstLine) : lines.slice(0, 60)
  const words = opening.map((line) => line.text).join(' ')
  const parties = answeringParties(words.slice(-6000))
  const responses = responsesOf(segments, parties)
  const title = titleOf(opening)
  const defenses = readDefenses(parts.defenses, column)
  const found = responses.length === 0 ? 'none' : segments.style
  return {
    title, docketNumber: caption.docketNumber, answersAmendment: amendmentOf(title) ?? amendmentOf(answersIn(words)), parties, responses, defenses,
    generalDenial: generalDenialOf(opening, responses, [...parts.defenses, ...parts.closing], parts.responding.slice(segments.firstLine)),
    headings: headingsIn([words, ...parts.closing.map((line) => line.text)].join(' ').slice(0, 40_000)),
    style: found, doubts: doubtsOf(pages, parts, responses, found), lastPage: end.lastPage,
  }
}

type Parts = { responding: Line[]; defenses: Line[]; closing: Line[]; ownClaims: Line | null }

const RESPONDS = /\b(?:den(?:y|ies|ied)|admit(?:s|ted)?|lacks? (?:sufficient )?(?:knowledge|information)|without (?:sufficient )?(?:knowledge|information))\b/i
const countResponding = (lines: readonly Line[]) => lines.filter((line) => RESPONDS.test(line.text)).length

/** Responses come before the defenses, or, where a defense "responds as follows", behind their heading. */
function partsOf(lines: readonly Line[], column: ReturnType<typeof columnOf>): Parts {
  const claims = lines.findIndex((line, index) => index > 8 && isOwnClaimHeading(line, column) && countResponding(lines.slice(0, index)) > 0)
  const own = claims < 0 ? lines : lines.slice(0, claims)
  const closing = claims < 0 ? lines.slice(-40) : lines.slice(claims)
  const ownClaims = claims < 0 ? null : (lines[claims] as Line)
  const headings = own.flatMap((line, index) => (index > 3 && isDefenseHeading(line, column) && !/\banswer\b/i.test(line.text) ? [index] : []))
  const behind = headings.find((index) => countResponding(own.slice(0, index)) > 0) ?? own.length
  // Before any response a heading may be a line of the title, or that of a defense with a number of its own.
  const before = headings.filter((index) => index < behind && defenseOrdinal(own[index]?.text ?? '') !== null)
  const [first] = before
  if (first === undefined) return { responding: own.slice(0, behind), defenses: own.slice(behind), closing: [...closing], ownClaims }
  // The defenses stand first: the one under which most is admitted or denied holds the responses.
  const starts = headings.filter((index) => index >= first)
  const stretches = starts.map((from, index) => ({ from, to: starts[index + 1] ?? own.length }))
  const weight = ({ from, to }: { from: number; to: number }) => countResponding(own.slice(from, to))
  const most = stretches.reduce((best, one) => (weight(one) > weight(best) ? one : best))
  return { responding: own.slice(most.from, most.to), defenses: [...own.slice(first, most.from), ...own.slice(most.to)], closing: [...closing], ownClaims }
}

function responsesOf(segments: Segments, parties: ParsedAnswer['parties']): ParsedResponse[] {
  const list = segments.list.map((segment): ParsedResponse => {
    const targets = targetsOf(segment, segments.style)
    const reading = readResponse(segment.text, parties)
    const flags = targets.length > 1 || targets.some((one) => one.to > one.from) ? [...reading.flags, 'range' as const] : reading.flags
    return { ...reading, flags, targets, printed: segment.printed, text: segment.text, restated: segment.restated, place: segment.place }
  })
  // Without numbers, only what admits, denies or evades is a response.
  return segments.style === 'unnumbered' ? list.filter((one) => !one.flags.includes('no-verb') && !isCatchAll(one.text)) : list.filter((one) => one.text !== '' || one.restated !== null)
}

function targetsOf(segment: Segment, style: Segments['style']): ParsedResponse['targets'] {
  if (style === 'named') return segment.named ?? []
  return segment.own
}

/** The heading that names the paper: "DEFENDANT'S ANSWER TO SECOND AMENDED COMPLAINT". */
function titleOf(opening: readonly Line[]): string | null {
  const at = opening.findIndex((line) => /\bANSWERS?\b/.test(line.text) && isCapitals(line.text.replace(/[^\p{L} ]/gu, '')))
  const loose = at >= 0 ? at : opening.findIndex((line) => /\bAnswers?\b/.test(line.text) && line.text.length < 90 && !/[.;]$/.test(line.text.trim()))
  if (loose < 0) return null
  const words: string[] = []
  // Beside the parties the title stands in a column of its own.
  const edge = opening[loose]?.runs.find((run) => /\banswers?\b/i.test(run.text))?.x ?? 0
  for (const line of opening.slice(Math.max(0, loose - 1), loose + 4)) {
    const own = line.runs.filter((run) => run.x >= edge - 60)
    const text = (line.x < edge - 60 && own.length > 0 ? own.map((run) => run.text).join(' ') : line.text).trim()
    // A title in capitals goes on in capitals; one in small letters is one line.
    const joins = isCapitals(text) || (at < 0 && line === opening[loose])
    if (joins && text.length < 140 && !/\bCOURT\b|\bDISTRICT OF\b|CASE NO|\bv\.\s*$/i.test(text)) words.push(text)
    else if (words.some((word) => /answer/i.test(word))) break
  }
  return words.join(' ').replace(/\s+/g, ' ').slice(0, 500) || null
}

/** "… answer Plaintiff's Second Amended Complaint as follows". */
function answersIn(opening: string): string | null {
  return /\b(?:answers?|respond\w*|state[sd]?)\b[^.]{0,160}?\bcomplaint\b/i.exec(opening)?.[0] ?? null
}

function generalDenialOf(opening: readonly Line[], responses: readonly ParsedResponse[], behind: readonly Line[], responding: readonly Line[]): ParsedAnswer['generalDenial'] {
  const text = (lines: readonly Line[]) => lines.map((line) => line.text.trim()).join(' ').replace(/^\d{1,4}[.)]\s+|\s\d{1,4}[.)]\s+(?=[A-Z])/g, ' ')
  for (const part of [opening, behind]) {
    const words = catchAllIn(text(part).slice(0, 60_000))
    if (words) return { words: words.trim().slice(0, 4000), page: pageOf(part, words) }
  }
  // Inside a response the words count only where they speak of the complaint as a whole.
  for (const response of responses) {
    for (const { from, to } of sentences(response.text)) {
      const one = response.text.slice(from, to)
      if (/\bcomplaint\b|\bthis answer\b|\banything\b|\bherein\b/i.test(one) && isCatchAll(one)) return { words: one.slice(0, 4000), page: response.place.page }
    }
  }
  // An answer without numbers may be nothing but a general denial.
  const words = responses.length > 0 ? null : catchAllIn(text(responding).slice(0, 60_000))
  return words ? { words: words.slice(0, 4000), page: responding[0]?.page ?? 1 } : null
}

function pageOf(lines: readonly Line[], words: string): number {
  const start = words.split(/\s+/).slice(0, 3).join(' ')
  return (lines.find((line) => line.text.includes(start)) ?? lines[0])?.page ?? 1
}

function headingsIn(text: string): ParsedAnswer['headings'] {
  const sentence = sentences(text).map(({ from, to }) => text.slice(from, to)).find((one) => one.length < 1500 && /\bheadings?\b/i.test(one) && /\b(?:den(?:y|ies|ied)|response|admissions?|convenience)\b/i.test(one))
  if (!sentence) return null
  return /\bden(?:y|ies|ied)\b/i.test(sentence) ? 'denied' : 'no-response'
}

function doubtsOf(pages: readonly PageText[], parts: Parts, responses: readonly ParsedResponse[], style: ParsedAnswer['style']): AnswerDoubt[] {
  const doubts: AnswerDoubt[] = []
  const add = (what: AnswerDoubt['what'], say: string, page: number) => doubts.push({ what, say, page, response: null })
  const shifted = pages.filter((page) => page.source === 'decoded').length
  if (shifted > 0) add('text-layer', `The text layer of ${shifted === 1 ? 'one page' : `${shifted} pages`} was set with shifted letters and has been decoded. Look at the paper where a response reads oddly.`, pages.find((page) => page.source === 'decoded')?.n ?? 1)
  if (parts.ownClaims) add('counterclaim', `From “${parts.ownClaims.text.trim().slice(0, 80)}” on, the defendant claims itself. Those paragraphs need an answer of their own and are not read as responses.`, parts.ownClaims.page)
  if (style === 'unnumbered' && responses.length > 0) add('by-order', 'The responses carry no numbers. They were laid beside the complaint by their words, or by their order; look at each.', responses[0]?.place.page ?? 1)
  return doubts
}
