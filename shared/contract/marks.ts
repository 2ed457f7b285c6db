/** Places where a number of a clause may stand: every style, each with how likely it is. */
import { lastBefore, type Stream } from './stream'

export type Family = 'article' | 'number' | 'lower' | 'roman' | 'upper' | 'upper-roman' | 'digit'

/** One way to read a mark: "(i)" is the ninth letter and the first Roman number. */
export type Reading = { family: Family; shape: string; value: number }

export type Mark = {
  at: number
  /** behind the number, its punctuation and blanks */
  body: number
  /** as printed */
  number: string
  /** components of "3.2.1"; empty for letters */
  tuple: number[]
  readings: Reading[]
  lineStart: boolean
  /** behind the end of a sentence, or at the start of a line */
  strong: boolean
  score: number
  /** reads like a heading */
  titled: boolean
}

const ARTICLE = /\b(ARTICLE|Article|CHAPTER|Chapter|PART)\s{1,4}([IVXLC]{1,7}|\d{1,3}|[A-Z][A-Za-z]{2,9}(?:[- ][A-Z][A-Za-z]{2,5})?)(?![A-Za-z0-9])[.:]?(?:\s{0,4}[-–—:])?/y
const SECTION = /(?:SECTIONS?|Sections?|§{1,2}|Clause|CLAUSE|Paragraph|PARAGRAPH)\s{0,4}(\d{1,3}(?:\.\d{1,3}){0,4})(?![\d(])([.):])?/y
const NUMBER = /(\d{1,3}(?:\.\d{1,3}){1,4})(?![\d%])([.):])?|(\d{1,3})(?:\s{0,2}([.)])(?!\d)|(?=\s))/y
const BRACKETED = /\(\s?([A-Za-z]{1,5}|\d{1,3})\s?\)/y
const LETTERED = /([A-Za-z]|[ivx]{1,5}|[IVXLC]{1,6})([.)])(?=\s)/y

/** A number behind one of these is a reference and begins nothing. */
const REFERS = /(?:sections?|articles?|clauses?|paragraphs?|subsections?|subparagraphs?|sub-?clauses?|exhibits?|schedules?|annex(?:es)?|appendix|attachments?|items?|parts?|chapters?|rules?|§{1,2}|pages?|nos?\.|and|or|to|through|of|in|with|under|by|the|at|than|for|from|per|this|\$|,)\s*$/i
const SENTENCE_END = /[.?!;:"”)\]’]\s*$/

const MOST_MARKS = 60_000
const FEWEST_BARE = 4

/** All marks of a text in order. Linear in its length. */
export function marksOf(stream: Stream): Mark[] {
  const { text, lines } = stream
  const marks: Mark[] = []
  const starts = /(?:^|[\s"“])(?=(?:ARTICLE|Article|CHAPTER|Chapter|PART\s|SECTION|Section|Clause|CLAUSE|PARAGRAPH|Paragraph|§|\(|\d|[A-Za-z][.)]|[ivxIVXLC]{1,6}[.)]|[#*>•-]))/gm
  for (let match = starts.exec(text); match && marks.length < MOST_MARKS; match = starts.exec(text)) {
    if (match[0] === '') starts.lastIndex++
    const start = match.index + match[0].length
    const line = lines[lastBefore(lines, start, (one) => one.from)]
    if (!line) continue
    const at = start === line.from ? start + (/^[#*>•\s-]{0,8}/.exec(text.slice(start, start + 8))?.[0].replace(/-(?=\d)$/, '').length ?? 0) : start
    const mark = read(text, at, start === line.from, line.afterBlank)
    if (mark && mark.at !== marks.at(-1)?.at) marks.push(mark)
  }
  // A lone "1" or two are page numbers; a paper that numbers so does it throughout.
  const bare = (mark: Mark) => mark.tuple.length === 1 && mark.readings[0]?.shape === 'number'
  return marks.filter(bare).length >= FEWEST_BARE ? marks : marks.filter((mark) => !bare(mark))
}

function read(text: string, at: number, lineStart: boolean, afterBlank: boolean): Mark | null {
  const before = text.slice(Math.max(0, at - 40), at)
  const token = tokenAt(text, at, lineStart)
  if (!token) return null
  const body = skipBlanks(text, token.end)
  const follows = text.slice(body, body + 120)
  if (follows === '' && !lineStart) return null
  const ended = SENTENCE_END.test(before) || /\s{3,}$/.test(before)
  const refers = REFERS.test(before.replace(/\n/g, ' '))
  const titled = headingLike(follows) || (token.named && /^\s*[A-Z]/.test(follows))
  const lower = /^[a-z]/.test(follows)
  if (refers && !(lineStart && afterBlank) && !(token.named && /^[A-Z][A-Z]/.test(follows) && lineStart)) return null
  if (!lineStart && !ended && !token.strongForm && !(titled && token.tuple.length > 0) && !firstUnderHeading(token, before)) return null
  // "Section 3.2 shall survive" at the start of a line that was broken there.
  // A number of three parts behind a colon begins an item: "warrants that: 7.1.1 it is …".
  const item = token.tuple.length >= 3 && ended && !token.named
  if (token.tuple.length > 0 && lower && !item && (!lineStart || !afterBlank || token.named)) return null
  if (/^[.,;)%]|^(?:of|and|or|hereof|above|below|shall|days?|months?|years?)\b/.test(follows)) return null
  if (token.bare && !(lineStart && /^(?:[A-Z]{2,}|[A-Z][a-z]+ )/.test(follows))) return null
  const strong = lineStart || (ended && !lower)
  let score = lineStart ? (afterBlank ? 2.2 : 1.6) : ended ? 1 : 0.3
  if (titled) score += 0.9
  if (lower) score -= lineStart || item ? 0.6 : 1.2
  if (token.bare) score -= 1
  if (lineStart && !afterBlank && !ended && !titled) score -= token.tuple.length > 1 && !lower ? 0.2 : 0.8
  return { at, body, number: token.number, tuple: token.tuple, readings: token.readings, lineStart, strong, score, titled }
}

/** "ARTICLE 5 CONFIDENTIALITY 5.1 During the term …": the first number under a heading on the same line. */
function firstUnderHeading(token: Token, before: string): boolean {
  return token.tuple.length > 1 && token.tuple.at(-1) === 1 && /[A-Z][A-Za-z]+[\s,]{1,3}$/.test(before)
}

type Token = { number: string; end: number; tuple: number[]; readings: Reading[]; named: boolean; bare: boolean; strongForm: boolean }

function tokenAt(text: string, at: number, lineStart: boolean): Token | null {
  const base = { tuple: [] as number[], readings: [] as Reading[], named: false, bare: false, strongForm: false }
  const article = sticky(ARTICLE, text, at)
  if (article) {
    const value = ordinalOf(article[2] ?? '')
    const capital = /^[A-Z]+$/.test(article[1] ?? '')
    return value && (lineStart || capital) ? { ...base, number: `${article[1]} ${article[2]}`, end: at + article[0].length, readings: [{ family: 'article', shape: (article[1] ?? '').toLowerCase(), value }], named: true, strongForm: capital } : null
  }
  const section = sticky(SECTION, text, at)
  if (section) {
    const tuple = (section[1] ?? '').split('.').map(Number)
    return { ...base, number: section[0].replace(/[.):]$/, '').replace(/\s+/g, ' '), end: at + section[0].length, tuple, readings: [{ family: 'number', shape: 'section', value: tuple.at(-1) ?? 0 }], named: true }
  }
  const number = sticky(NUMBER, text, at)
  if (number) {
    const printed = number[1] ?? number[3] ?? ''
    const tuple = printed.split('.').map(Number)
    if ((tuple[0] ?? 0) > 200 || /[$€£#]\s?$/.test(text.slice(at - 2, at))) return null
    const bare = number[3] !== undefined && number[4] === undefined
    return { ...base, number: bare || number[1] !== undefined ? printed : `${printed}${number[4]}`, end: at + number[0].length, tuple, readings: [{ family: 'number', shape: tuple.length > 1 ? 'dotted' : `number${number[4] ?? ''}`, value: tuple.at(-1) ?? 0 }], bare, strongForm: false }
  }
  const bracketed = sticky(BRACKETED, text, at)
  if (bracketed) {
    const readings = readingsOf(bracketed[1] ?? '', '()')
    return readings.length > 0 ? { ...base, number: `(${bracketed[1]})`, end: at + bracketed[0].length, readings } : null
  }
  const lettered = sticky(LETTERED, text, at)
  if (lettered) {
    const readings = readingsOf(lettered[1] ?? '', lettered[2] ?? '')
    return readings.length > 0 ? { ...base, number: lettered[0], end: at + lettered[0].length, readings } : null
  }
  return null
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function skipBlanks(text: string, at: number): number {
  let end = at
  while (end < text.length && /\s/.test(text[end] as string)) end++
  return end
}

/** A few capitalised words, ended by a full stop, a colon, a dash or the line. */
export function headingLike(text: string): boolean {
  const match = /^["“]?[A-Z0-9][^.:\n;]{0,78}(?:[.:\n]|\s[-–—]\s|$)/.exec(text)
  if (!match) return false
  const words = match[0].split(/\s+/).filter((word) => /[A-Za-z]/.test(word))
  const small = words.filter((word) => /^[a-z]/.test(word) && !/^(?:of|and|the|to|for|in|on|by|or|with|a|an|from|at|as|into|upon|between|not|no|its|per)$/.test(word)).length
  return words.length > 0 && words.length <= 12 && small <= Math.max(1, words.length * 0.3) && !/\b(?:shall|will|may|must|is|are|has|have)\b/.test(match[0])
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

export function romanOf(text: string): number | null {
  const lower = text.toLowerCase()
  if (!/^(?:c{0,2})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(lower) || lower === '') return null
  let total = 0
  for (let i = 0; i < lower.length; i++) {
    const value = ROMAN[lower[i] as string] ?? 0
    total += value < (ROMAN[lower[i + 1] as string] ?? 0) ? -value : value
  }
  return total
}

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty']
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth']

function ordinalOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const roman = /^[IVXLC]+$/.test(text) ? romanOf(text) : null
  if (roman) return roman
  const lower = text.toLowerCase()
  const [first = '', second = ''] = lower.split(/[- ]/)
  const index = Math.max(WORDS.indexOf(first), ORDINALS.indexOf(first))
  if (index < 0) return null
  return first === 'twenty' && WORDS.includes(second) ? 20 + WORDS.indexOf(second) + 1 : index + 1
}

/** "b" is 2, "bb" is 28. */
function letterOf(text: string): number | null {
  const lower = text.toLowerCase()
  if (!/^([a-z])\1{0,3}$/.test(lower)) return null
  return lower.charCodeAt(0) - 96 + (lower.length - 1) * 26
}

function readingsOf(text: string, shape: string): Reading[] {
  if (/^\d+$/.test(text)) return [{ family: 'digit', shape, value: Number(text) }]
  const upper = text === text.toUpperCase()
  if (!upper && text !== text.toLowerCase()) return []
  const found: Reading[] = []
  const letter = letterOf(text)
  const roman = romanOf(text)
  if (letter) found.push({ family: upper ? 'upper' : 'lower', shape, value: letter })
  if (roman) found.push({ family: upper ? 'upper-roman' : 'roman', shape, value: roman })
  return found
}
