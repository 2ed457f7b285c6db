/** Dates in running text, each with its place and its sentence. Proposals: a person decides. */
import { sentences } from '../pleading/sentences'
import { BEGINNINGS, readExpression } from './expression'
import { type DateReading, type PhraseOptions, readDate } from './phrase'
import { Reader } from './readUnit'
import { type Token, tokensOf } from './tokens'
import { monthOf, SEASONS, weekdayIn } from './words'

export type FoundDate = {
  /** half-open range of the words in the text */
  from: number
  to: number
  reading: DateReading
  /** half-open range of the sentence around it */
  sentence: { from: number; to: number }
}

/** Tokens before a month or a year at which the words that bound it can begin. */
const REACH = 7
/** Characters of a text that are searched. */
const MOST = 2_000_000
/** Words that make four digits a year. */
const YEAR_LEADS = new Set(['in', 'during', 'since', 'until', 'till', 'before', 'after', 'by', 'from', 'between', 'about', 'around', 'circa', 'approximately', 'early', 'mid', 'late', 'through', 'throughout', 'sometime', 'perhaps', 'possibly', 'summer', 'spring', 'fall', 'autumn', 'either', 'beginning', 'end', 'starting'])
/** A court's name before a date in brackets makes it the date of a decision, which is no event of the matter. */
const DECISION = /\((?:[^()]{0,40}\b(?:Cir|Cal|Dist|Ct|App|Del|Tex|Ill|Wash|N\.Y|D\.C|Div|Supp|Ga|Fla|Mass|Pa|Va|N\.J|Mich|Ohio|Minn)\.?,?\s*)$/

/**
 * Finds dates that say their year, and dates whose year is missing, in a text.
 * @returns in order, not overlapping; spans lie inside the text. Never throws
 */
export function findDates(text: string, options: PhraseOptions): FoundDate[] {
  const searched = text.length > MOST ? text.slice(0, MOST) : text
  const tokens = tokensOf(searched)
  const reader = new Reader(tokens, options)
  const found: FoundDate[] = []
  let ranges: { from: number; to: number }[] | null = null
  let free = 0
  for (let at = 0; at < tokens.length; at++) {
    if (at < free || !isAnchor(tokens, at)) continue
    const hit = widest(reader, Math.max(free, at - REACH), at)
    if (!hit) continue
    const from = tokens[hit.start]?.from ?? 0
    const to = tokens[hit.end - 1]?.to ?? from
    free = hit.end
    const words = searched.slice(from, to)
    if (isNoise(searched, from, to, tokens.slice(hit.start, hit.end))) continue
    const reading = readDate(words.replace(/\s+/g, ' '), options)
    if (reading.kind === 'none' && !/\bhas \d+ days\b|no month|never there/.test(reading.question ?? '')) continue
    ranges ??= sentences(searched)
    found.push({ from, to, reading, sentence: sentenceAt(ranges, from, to) })
  }
  return found
}

function isAnchor(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  switch (token.kind) {
    case 'iso':
    case 'numeric':
    case 'decade': return true
    case 'word': return monthOf(token.text) > 0 || Object.hasOwn(SEASONS, token.text)
    case 'number': return !token.ordinal && token.to - token.from === 4 && token.value >= 1900 && token.value <= 2099
    default: return false
  }
}

/** The reading that begins earliest and reaches over the anchor. */
function widest(reader: Reader, from: number, anchor: number): { start: number; end: number } | null {
  for (let start = from; start <= anchor; start++) {
    const token = reader.at(start)
    if (!token || (token.kind === 'sign' && !'“"'.includes(token.text)) || (token.kind === 'word' && start < anchor && !canBegin(token.text))) continue
    const read = readExpression(reader, start)
    if (!read || read.end <= anchor || read.bare) continue
    // Words without which the date reads the same do not belong to it.
    let first = start
    while (first < anchor && /^(?:the|of|at|over|within|it|was|effective|dated|a|an)$/.test(reader.word(first)) && samely(reader, first + 1, read)) first++
    return { start: first, end: read.end }
  }
  return null
}

/** Words before a month or a year at which a date can begin; at any other word nothing is read. */
function canBegin(word: string): boolean {
  return BEGINNINGS.has(word) || Object.hasOwn(SEASONS, word) || monthOf(word) > 0 || weekdayIn(word) >= 0
}

function samely(reader: Reader, start: number, read: { end: number; edtf: string | null }): boolean {
  const shorter = readExpression(reader, start)
  return shorter !== null && shorter.end === read.end && shorter.edtf === read.edtf && !shorter.bare
}

/** Numbers and words that only look like a date. */
function isNoise(text: string, from: number, to: number, tokens: readonly Token[]): boolean {
  const before = text.slice(Math.max(0, from - 60), from)
  const after = text.slice(to, to + 12)
  if (/[\w§/.:-]$/.test(before) && /^\d/.test(text.slice(from, to))) return true
  if (/^[\w/]/.test(after) || /^[-:]\d/.test(after)) return true
  if (DECISION.test(before) && after.startsWith(')')) return true
  const [first] = tokens
  if (tokens.some((token) => token.kind === 'numeric' && token.text.includes('.') && !/\d{4}$/.test(token.text))) return true
  const yearOnly = tokens.every((token) => token.kind === 'word' || token.kind === 'sign' || (token.kind === 'number' && token.value >= 1000))
  const month = tokens.find((token) => token.kind === 'word' && monthOf(token.text) > 0)
  // "may" and "march" are verbs unless they are written as names, with a day, a year, or "in" before them.
  if (month && !/^\p{Lu}/u.test(text.slice(month.from, month.to))) return true
  const numbers = tokens.filter((token) => token.kind !== 'word' && token.kind !== 'sign').length
  if (month && numbers === 0) return tokens.length < 2 || !YEAR_LEADS.has(first?.text ?? '') || (/^(?:may|march|mar|sun|sat|dec|jan)$/.test(month.text) && !/^(?:in|by|since|during|until|late|early|mid)$/.test(first?.text ?? ''))
  const named = month || tokens.some((token) => token.kind === 'decade' || token.kind === 'iso' || token.kind === 'numeric' || Object.hasOwn(SEASONS, token.text) || /^(?:q|h|quarter|half|fiscal|fy)$/.test(token.text))
  if (yearOnly && !named) return !YEAR_LEADS.has(first?.text ?? '') || /^\s*(?:U\.\s?S|F\.|Fed|S\.\s?Ct|Cal|WL|sq|people|users|members|documents|pages|messages|employees|dollars|percent|%|Act\b)/.test(after)
  return false
}

function sentenceAt(ranges: readonly { from: number; to: number }[], from: number, to: number): { from: number; to: number } {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ranges[middle]?.from ?? 0) <= from) low = middle
    else high = middle - 1
  }
  const first = ranges[low]
  let last = low
  while (last + 1 < ranges.length && (ranges[last]?.to ?? 0) < to) last++
  return { from: Math.min(first?.from ?? from, from), to: Math.max(ranges[last]?.to ?? to, to) }
}
