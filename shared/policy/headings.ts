/** Where sections begin: by the marks of Markdown, styles and type of the file, numbers, capitals and short lines. */
import type { PageText } from '../text/page'
import { plainMarks } from './fold'
import { typeLevels } from './type'

export type Heading = { from: number; body: number; number: string | null; title: string; level: number }
export type Line = { from: number; to: number; text: string }
/** `rank`: marks and styles say it themselves; type and words only suggest it */
type Candidate = Heading & { by: 'marks' | 'style' | 'number' | 'type' | 'words' }

const LONGEST_TITLE = 200
const SHORT = 90
/** Levels of what has no level of its own; deeper than any mark. */
const BOLD_LEVEL = 7
const WORDS_LEVEL = 8

const LIST_MARKS = /^\s*(?:(?:[*+•·-]|\d{1,3}[.)])\s+){0,3}/
const ATX = /^(#{1,6})(?:\s+|$)/
const UNDERLINE = /^\s*(={3,}|-{3,})\s*$/
const BOLD_LINE = /^(\*\*|__)([^*_]{1,160})\1[.:]?\s*$/
/** "1.2.3" at the start of a line with its words behind it, bold or not */
const RUN_IN = /^(?:\*\*|__)?(\d{1,3}(?:\.\d{1,3}){1,5})\.?\)?(?:\*\*|__)?\s+(?=\S)/
const NUMBERED = /^(?:§{1,2}\s*|(?:section|article|part|chapter|clause|schedule|annex|appendix)\s+)?(\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?|[IVXLC]{1,7}|[A-Z])([.):]|\s+[-–—])?\s+(.*)$/i

/** Lines with their offsets; the line feed belongs to none. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines.push({ from, to, text: text.slice(from, to) })
    from = to + 1
  }
  return lines
}

/**
 * Splits "1.2 Title" in number and title. A bare letter, Roman figure or digit needs its dot,
 * or a word such as "Section" before it.
 */
export function splitNumber(text: string): { number: string | null; title: string } {
  const match = NUMBERED.exec(text)
  const [number, mark, rest] = [match?.[1], match?.[2], match?.[3]?.trim()]
  if (!match || !number || rest === undefined) {
    const alone = /^(?:(?:section|article|part|schedule|annex|appendix)\s+)(\d{1,3}(?:\.\d{1,3}){0,5}|[IVXLC]{1,7}|[A-Z])[.:]?$/i.exec(text)
    return alone?.[1] ? { number: alone[1], title: '' } : { number: null, title: text }
  }
  const named = /^(?:§|section|article|part|chapter|clause|schedule|annex|appendix)/i.test(text)
  const figures = /^\d/.test(number)
  if (!named && !mark && !(figures && (number.includes('.') || /^\p{Lu}/u.test(rest)))) return { number: null, title: text }
  if (!figures && number !== number.toUpperCase()) return { number: null, title: text }
  return { number: number.replace(/\.$/, ''), title: rest }
}

/**
 * All headings of a text, in order.
 * @param starts offset of each page in `text`
 */
export function findHeadings(text: string, pages: readonly PageText[], starts: readonly number[], markdown: boolean): Heading[] {
  const lines = linesOf(text)
  const marked = byMarks(lines)
  const styled = byStyle(pages, starts)
  let found: Candidate[]
  // A text that marks its headings is believed; guesses beside marks would only make noise.
  if (marked.length > 0 && (markdown || marked.some((one) => one.level <= 3))) found = marked
  else if (styled.length > 0) found = merged([styled, runIns(lines)])
  else found = merged([byType(lines, pages, starts), byNumber(lines), runIns(lines), byWords(lines)])
  const kept = withoutContents(found, text)
  return kept.map(({ from, body, number, title, level }) => ({ from, body, number, title, level }))
}

function byMarks(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = []
  const add = (line: Line, words: string, level: number, body: number) => {
    const plain = plainMarks(words)
    if (/[\p{L}\p{N}]/u.test(plain) && plain.length <= LONGEST_TITLE) found.push({ from: line.from, body, ...splitNumber(plain), level, by: 'marks' })
  }
  let fenced = false
  for (const [at, line] of lines.entries()) {
    const bare = line.text.slice(0, 600).replace(/^\ufeff/, '').replace(LIST_MARKS, '')
    if (/^(?:```|~~~)/.test(bare)) fenced = !fenced
    if (fenced || bare.trim() === '') continue
    const atx = ATX.exec(bare)
    if (atx?.[1]) add(line, bare.slice(atx[0].length), atx[1].length, line.to)
    else if (isUnderlined(lines, at, bare)) {
      const rule = lines[at + 1] as Line
      add(line, bare, rule.text.includes('=') ? 1 : 2, rule.to)
    } else if (BOLD_LINE.test(bare.trim()) && isTitle(plainMarks(bare))) add(line, bare, BOLD_LEVEL, line.to)
    else {
      const one = runIn(line, bare)
      if (one) found.push(one)
    }
  }
  return found
}

function isUnderlined(lines: readonly Line[], at: number, bare: string): boolean {
  const next = lines[at + 1]
  if (!next || !UNDERLINE.test(next.text) || bare.startsWith('|') || UNDERLINE.test(bare)) return false
  return at === 0 || (lines[at - 1]?.text.trim() ?? '') === '' || LIST_MARKS.exec(lines[at]?.text ?? '')?.[0].trim() !== ''
}

/** "7.1.4. If purchased, …": a clause of its own, though nothing but its number marks it. */
function runIn(line: Line, bare: string): Candidate | null {
  const match = RUN_IN.exec(bare)
  if (!match?.[1]) return null
  const rest = bare.slice(match[0].length)
  const bold = /^\*\*\s*\d/.test(bare) ? /^([^*]{2,120}?[\p{L}\p{N})?!])[.:]?\*\*/u.exec(rest)?.[1] : undefined
  const alone = line.text.length <= SHORT && isTitle(plainMarks(rest))
  const title = alone ? rest : (bold ?? '')
  return { from: line.from, body: alone ? line.to : line.from, number: match[1], title: plainMarks(title), level: match[1].split('.').length + 2, by: 'number' }
}

const runIns = (lines: readonly Line[]): Candidate[] => lines.flatMap((line) => runIn(line, line.text.slice(0, 600).trimStart()) ?? [])

function byStyle(pages: readonly PageText[], starts: readonly number[]): Candidate[] {
  return pages.flatMap((page, index) => (page.styled ?? []).flatMap((one): Candidate[] => {
    const words = page.text.slice(one.from, one.to).trim()
    if (one.heading === null || words === '' || words.length > LONGEST_TITLE) return []
    const at = starts[index] ?? 0
    return [{ from: at + one.from, body: at + one.to, ...splitNumber(words), level: one.heading, by: 'style' }]
  }))
}

function byNumber(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line): Candidate[] => {
    const words = line.text.trim()
    if (words.length > SHORT || words.length < 3) return []
    const { number, title } = splitNumber(words)
    if (number === null || (title !== '' && !isTitle(title))) return []
    return [{ from: line.from, body: line.to, number, title, level: number.split('.').length, by: 'number' }]
  })
}

function byType(lines: readonly Line[], pages: readonly PageText[], starts: readonly number[]): Candidate[] {
  const levels = typeLevels(pages, starts)
  return lines.flatMap((line): Candidate[] => {
    const level = levels(line)
    const words = line.text.trim()
    return level !== null && words.length <= SHORT && isTitle(splitNumber(words).title || words) ? [{ from: line.from, body: line.to, ...splitNumber(words), level, by: 'type' }] : []
  })
}

/** Lines wholly in capitals, and short lines that stand alone over a paragraph. */
function byWords(lines: readonly Line[]): Candidate[] {
  const blank = (at: number) => (lines[at]?.text.trim() ?? '') === ''
  return lines.flatMap((line, at): Candidate[] => {
    const words = line.text.trim()
    if (words.length < 3 || words.length > SHORT || !blank(at - 1)) return []
    const capitals = /\p{Lu}{3}/u.test(words) && !/\p{Ll}/u.test(words)
    const after = lines.slice(at + 1, at + 4).find((one) => one.text.trim() !== '')?.text.trim() ?? ''
    const alone = blank(at + 1) && isTitle(words) && words.length <= 60 && /^\p{Lu}/u.test(words) && !/[:?]$/.test(words) && !/\d{4}$/.test(words) && (after.length > words.length + 20 || /[.!?]$/.test(after))
    // A paragraph set in capitals runs on over several lines; a heading does not.
    if (!(capitals && !/[.;,]$/.test(words) && (blank(at + 1) || /\p{Ll}/u.test(lines[at + 1]?.text ?? ''))) && !alone) return []
    return [{ from: line.from, body: line.to, ...splitNumber(words), level: capitals ? 2 : WORDS_LEVEL, by: 'words' }]
  })
}

/** Whether words could be a title: they begin like one and are no sentence. */
function isTitle(words: string): boolean {
  const bare = words.trim()
  if (bare === '' || bare.length > LONGEST_TITLE || !/^["“‘'(]?[\p{Lu}\p{N}\p{Lo}]/u.test(bare)) return false
  const count = bare.split(/\s+/).length
  return !/[,;]$/.test(bare) && count <= 18 && !(/[.!]$/.test(bare) && count > 6)
}

const FIRST: Record<Candidate['by'], number> = { marks: 0, style: 1, type: 2, number: 3, words: 4 }

/** One candidate a line: the most certain; the level of a number is taken over where it has one. */
function merged(lists: readonly Candidate[][]): Candidate[] {
  const byLine = new Map<number, Candidate>()
  for (const one of lists.flat()) {
    const there = byLine.get(one.from)
    if (!there || FIRST[one.by] < FIRST[there.by]) byLine.set(one.from, one)
  }
  return [...byLine.values()].sort((a, b) => a.from - b.from)
}

/**
 * Without a table of contents and without numbered lists: titles with nothing under them that come
 * again later, and three or more guesses of one kind in a row with nothing between them.
 */
function withoutContents(found: readonly Candidate[], text: string): Candidate[] {
  const key = (one: Candidate) => one.title.toLowerCase().replace(/[\s.…]*\d*$/, '').trim()
  const last = new Map<string, number>()
  for (const [at, one] of found.entries()) last.set(key(one), at)
  const empty = found.map((one, at) => text.slice(one.body, found[at + 1]?.from ?? text.length).trim() === '')
  const guess = (one: Candidate | undefined) => one !== undefined && (one.by === 'number' || one.by === 'words')
  const drop = new Set<number>()
  for (const [at, one] of found.entries()) {
    if (!guess(one) || !empty[at]) continue
    if (one.title !== '' && (last.get(key(one)) ?? at) > at) drop.add(at)
  }
  const listed = (at: number) => guess(found[at]) && !drop.has(at) && found[at]?.title !== ''
  for (let at = 0; at < found.length; ) {
    let end = at
    // The last line of a list has the next words under it, so it counts though it is not empty.
    while (listed(end) && empty[end] && listed(end + 1) && follows(found[end] as Candidate, found[end + 1] as Candidate)) end++
    if (end - at >= 2) for (let k = at; k <= end; k++) drop.add(k)
    at = end + 1
  }
  return found.filter((_one, at) => !drop.has(at))
}

/** Whether the second could be the next line of the list that the first is in. */
function follows(a: Candidate, b: Candidate): boolean {
  if (a.level !== b.level || (a.number === null) !== (b.number === null)) return false
  const [before, after] = [a, b].map((one) => Number(one.number?.split('.').at(-1)))
  return a.number === null || Number.isNaN(before) || after === (before ?? 0) + 1
}
