/**
 * Finds the responses of an answer among its lines: by number, by the paragraphs that they name, behind
 * an allegation printed again, or by nothing but their order.
 */
import { bodyText } from '../pleading/body'
import { type Candidate, findCandidates } from '../pleading/candidates'
import { placeOf } from '../pleading/caption'
import type { Column } from '../pleading/column'
import { splitHeadings } from '../pleading/headings'
import { isJuryHeading, isPrayerHeading, isSignature, isWherefore } from '../pleading/landmarks'
import type { Line } from '../pleading/line'
import type { Place } from '../pleading/model'
import { fillSkips } from '../pleading/repair'
import { chooseSequence } from '../pleading/sequence'
import type { NumberRange } from './model'
import { namedTargets, readNumberList, sizeOf } from './numbers'

export type Segment = {
  /** its own number or numbers; empty where it has none */
  own: NumberRange[]
  /** the paragraphs that its first words name */
  named: NumberRange[] | null
  printed: string
  text: string
  restated: string | null
  place: Place
}

export type Segments = { list: Segment[]; style: 'numbered' | 'named' | 'restated' | 'unnumbered' | 'none'; firstLine: number }

type Mark = Candidate & { ranges: NumberRange[]; lead: boolean }

const NOWHERE: Place = { page: 1, endPage: 1, rects: [] }
/** Two numbers of one list further apart are a date, or another thing. */
const WIDEST_STEP = 200
const LEAD = /^\W{0,3}(?:(?:ANSWERS?|RESPONSES?|Answers?|Responses?)\s+(?:TO|NO\.?|to|No\.?)\s+)?(?:(?:the\s+)?(?:allegations?\s+(?:of|in)\s+)?(?:PARAGRAPHS?|Paragraphs?|Par\.|¶{1,2})\s*(?:NOS?\.?|Nos?\.?)?\s*|(?:ANSWERS?|RESPONSES?)\s+(?:TO|NO\.?)\s*)(?=\d)/
const ANSWER_LEAD = /^\W{0,3}(?:answers?|responses?)\b/i
const OPENS = /^\W{0,3}(?:Answering|In answering|In answer to|In response to|Responding to|In responding to|As to|With (?:respect|regard|reference) to|Regarding|Referring to|Defendants?\b.{0,60}\b(?:answers?|responds?)\b)/
const MARKER = /(?:^|[\s“”".])(?:ANSWER|RESPONSE|Answer|Response)(?:\s+(?:TO|to|NO\.?|No\.?)\s+(?:(?:PARAGRAPHS?|Paragraphs?|NO\.?|No\.?|¶)\s*){0,2}\d{0,4})?\s*[:.]\s+(?=\S)/
const MARKER_ALONE = /^\W{0,3}(?:ANSWER|RESPONSE|Answer|Response)(?:\s+(?:TO|to|NO\.?|No\.?)\s+(?:(?:PARAGRAPHS?|Paragraphs?|NO\.?|No\.?|¶)\s*){0,2}\d{0,4})?\s*[:.]?\s*$/

/**
 * @param lines of the part of the answer that responds
 * @param highest the last number of the complaint, or 0 where it is not known
 */
export function findSegments(lines: readonly Line[], column: Column, highest: number): Segments {
  const marks = numberMarks(lines, highest)
  const chosen = fillSkips(lines, chooseSequence(marks).map((index) => marks[index] as Candidate), column) as Mark[]
  const numbered = segmentsOf(lines, chosen, column)
  if (numbered.length >= 2 || (numbered.length === 1 && (highest <= 2 || sizeOf((numbered[0] as Segment).own) > 1))) {
    const list = joinRestated(numbered)
    return { list, style: styleOf(list), firstLine: chosen[0]?.line ?? 0 }
  }
  const openers = lines.flatMap((line, index): Mark[] => {
    if (!OPENS.test(line.text)) return []
    return namedTargets(`${line.text} ${lines[index + 1]?.text ?? ''}`) ? [bare(index)] : []
  })
  if (openers.length >= 2) return { list: segmentsOf(lines, openers, column), style: 'named', firstLine: openers[0]?.line ?? 0 }
  if (numbered.length === 1 && numbered[0]?.named) return { list: numbered, style: 'named', firstLine: chosen[0]?.line ?? 0 }
  return { list: blocksOf(lines, column), style: 'unnumbered', firstLine: lines.length }
}

const bare = (line: number): Mark => ({ line, n: 0, printed: '', skip: 0, score: 1, section: 0, afterPrayer: false, ranges: [], lead: false })

/** Candidates of a pleading, with "1-5.", "Paragraphs 12 through 19:" and "RESPONSE TO PARAGRAPH 3:" beside them. */
function numberMarks(lines: readonly Line[], highest: number): Mark[] {
  const plain = new Map(findCandidates(lines).map((one) => [one.line, one]))
  const most = highest > 0 ? highest + 40 : 2999
  const marks: Mark[] = []
  let section = 0
  let afterPrayer = false
  lines.forEach((line, index) => {
    const own = plain.get(index)
    if (own) ({ section, afterPrayer } = own)
    const list = listMark(line, lines[index - 1])
    if (list?.ranges.every((one) => one.to <= most)) {
      const first = list.ranges[0] as NumberRange
      marks.push({ line: index, n: first.from, ends: list.ranges.map((one) => one.to), printed: line.text.slice(0, list.skip).trim(), skip: list.skip, score: list.score, section, afterPrayer, ranges: list.ranges, lead: ANSWER_LEAD.test(line.text) })
    } else if (own && own.n <= most) marks.push({ ...own, ranges: [{ from: own.n, to: own.n }], lead: false })
  })
  return marks
}

function listMark(line: Line, before: Line | undefined): { ranges: NumberRange[]; skip: number; score: number } | null {
  const text = line.text
  const lead = LEAD.exec(text)
  const at = lead?.[0].length ?? (/^\s*/.exec(text)?.[0].length ?? 0)
  const list = readNumberList(text.slice(at, at + 300))
  if (!list || !climbs(list.ranges)) return null
  const behind = text.slice(at + list.to)
  const tail = /^\s*(?:of\s+(?:the|plaintiff[’'s]*)\s+[^.:]{0,40}complaint\s*)?[.):–—-]\s*/i.exec(behind)
  if (!lead) return sizeOf(list.ranges) > 1 && tail && /^\s*[.):]/.test(behind) ? { ranges: list.ranges, skip: at + list.to + (tail[0].length), score: 1 } : null
  // In running text "Paragraph 5" may begin a line; a response begins behind the end of another.
  const apart = before === undefined || before.page !== line.page || /[.:?!”"]\W{0,3}$/.test(before.text.trim()) || before.text.trim().length < 60
  if (!apart && !tail) return null
  return { ranges: list.ranges, skip: tail ? at + list.to + tail[0].length : 0, score: tail ? 1 : 0.8 }
}

function climbs(ranges: readonly NumberRange[]): boolean {
  return ranges.every((one, index) => {
    const before = ranges[index - 1]
    return one.to - one.from <= WIDEST_STEP && (before === undefined || (one.from > before.to && one.from - before.to <= WIDEST_STEP))
  })
}

function segmentsOf(lines: readonly Line[], chosen: readonly Mark[], column: Column): Segment[] {
  return chosen.map((mark, index) => {
    const next = chosen[index + 1]?.line ?? endOf(lines, mark.line + 1)
    const { body } = splitHeadings(lines.slice(mark.line + 1, next), column.left, column.right, column.gap)
    return segmentOf([lines[mark.line] as Line, ...body], mark)
  })
}

function segmentOf(lines: readonly Line[], mark: Mark): Segment {
  const own = mark.ranges ?? [{ from: mark.n, to: mark.n }]
  const alone = lines.findIndex((line, index) => index > 0 && MARKER_ALONE.test(line.text))
  if (alone > 0 && alone + 1 < lines.length) {
    const rest = lines.slice(alone + 1)
    return { own, named: null, printed: mark.printed, text: tidy(bodyText(rest, 0).text), restated: bodyText(lines.slice(0, alone), mark.skip).text, place: placeOf(rest) ?? NOWHERE }
  }
  const { text } = bodyText(lines, mark.skip)
  const marker = MARKER.exec(text)
  const restated = marker && marker.index > 12 ? text.slice(0, marker.index + 1).trim() : null
  const words = tidy(marker ? text.slice(marker.index + marker[0].length) : text)
  const from = restated === null ? -1 : lines.findIndex((line) => MARKER.test(` ${line.text}`))
  return { own, named: namedTargets(words), printed: mark.printed, text: words, restated, place: placeOf(from > 0 ? lines.slice(from) : lines) ?? NOWHERE }
}

/** A footnote's sign behind the last word is no part of it. */
const tidy = (text: string) => text.replace(/([.”"’)])\s?\d{1,2}$/, '$1').trim()

/** Where the last response stops: before the prayer, the jury demand or the signature. */
function endOf(lines: readonly Line[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] as Line
    if (isPrayerHeading(line) || isWherefore(line) || isJuryHeading(line) || isSignature(line)) return index
  }
  return lines.length
}

/** "PARAGRAPH 1: Plaintiff is …" and "RESPONSE TO PARAGRAPH 1: Admitted" are one response. */
function joinRestated(list: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of list) {
    const before = joined.at(-1)
    const same = before && segment.own[0] && before.own[0]?.from === segment.own[0].from && before.own.at(-1)?.to === segment.own.at(-1)?.to
    if (before && same && before.restated === null && /answer|response/i.test(segment.printed)) joined[joined.length - 1] = { ...segment, restated: before.text }
    else joined.push(segment)
  }
  return joined
}

function styleOf(list: readonly Segment[]): Segments['style'] {
  const restated = list.filter((one) => one.restated !== null).length
  if (restated > list.length / 2) return 'restated'
  const naming = list.filter((one) => one.named !== null)
  const other = naming.filter((one) => !sameStart(one))
  // "5. Answering paragraphs 7 through 9": the numbers are the answer's own.
  const wide = naming.filter((one) => sizeOf(one.named ?? []) > 1 && sizeOf(one.own) === 1).length
  return naming.length >= list.length * 0.5 && (other.length >= Math.max(2, naming.length * 0.3) || (other.length >= 1 && wide >= 1)) ? 'named' : 'numbered'
}

const sameStart = (one: Segment) => one.named?.[0]?.from === one.own[0]?.from

/** Paragraphs by their indents and gaps, for an answer that numbers nothing. */
function blocksOf(lines: readonly Line[], column: Column): Segment[] {
  const groups: Line[][] = []
  const left = Math.min(...lines.map((line) => line.x))
  for (const [index, line] of lines.slice(0, endOf(lines, 0)).entries()) {
    const before = lines[index - 1]
    const begins = before === undefined || line.above > column.gap * 1.4 || ((line.x > left + 18 || before.right < column.right - 60) && /[.:?!”"]\W{0,3}$/.test(before.text.trim()))
    if (begins) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups.map((group) => {
    const { text } = bodyText(group, 0)
    const marker = MARKER.exec(text)
    const restated = marker && marker.index > 12 ? text.slice(0, marker.index + 1).trim() : null
    return { own: [], named: null, printed: '', text: tidy(marker ? text.slice(marker.index + marker[0].length) : text), restated, place: placeOf(group) ?? NOWHERE }
  })
}
