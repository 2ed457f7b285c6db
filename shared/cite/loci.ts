/** Reads the places behind a source: "¶¶ 12, 14–16 & 20", "at 45:12, 18", "§§ 5.1, 5.5", "Nos. 3–5". */
import type { Cursor } from './cursor'
import type { Locus, LocusKind } from './model'

export type LociRead = { loci: Locus[]; /** see `FoundCite` */ error: string | null; guess: string | null }

export const END_BEFORE_START = 'The end lies before the start.'
export const GUESSED = 'Text recognition often reads ¶¶ as 11. This is read as a paragraph sign; check it against the page.'

const PARA = /,? ?(?:at )?(?:¶ ?¶?|\bpar(?:agraph|a)?s?\b\.?) ?/iy
const PAGE = /(?:,? (?:at (?:pp?\.|pages?|pgs?\.)?|pp?\.|pages?|pgs?\.) ?|,? ?@ ?)/iy
const SECTION = /,? ?(?:at )?(?:§ ?§?|\b(?:sec(?:tion|t)?s?\b\.?|art(?:icle)?s?\b\.?))(?= ?[A-Z\d]) ?/iy
const NUMBER = /,? ?\bnos?\b\.? ?|,? ?\bnumbers? /iy
/** What text recognition makes of a paragraph sign, with a number behind it. */
const MISREAD = / (?:(?:1{1,2}|[1Il]{2}|[Il]|[qf]|if|ff|1f|\$) |(?:'?[J<]\[|9\[|T\[) ?)(?=\d{1,4}(?![\d:/]))/y
const DASH = / ?[-–—]{1,2} ?| (?:through|thru|to) /y
const SEPARATOR = /,? ?& ?|,? and |, ?/y
const SUB = '(?:\\([a-z0-9]{1,4}\\)){0,4}'
const PARA_NUMBER = new RegExp(`\\d{1,5}(?:[a-z](?![a-z]))?${SUB}(?![\\d:])`, 'y')
const SUB_ONLY = /(?:\([a-z0-9]{1,4}\)){1,4}/y
const PAGE_NUMBER = /(?:\d{1,5}|[ivxl]{1,6}(?![\p{L}\d]))(?![\d:])/uy
const PAGE_LINE = /(\d{1,5}):(\d{1,3})(?!\d|:)/y
const LINE = /\d{1,3}(?![\d:])/y
const LINES_MARK = /,? ?(?:ll?\.|lines?) /y
const SECTION_NUMBER = /(?:\d{1,5}(?:\.\d{1,4}){0,5}[A-Za-z]?(?![A-Za-z\d])|[IVXL]{1,6}(?:\.[A-Z\d]{1,3}){0,3}(?![A-Za-z\d])|[A-Z](?:\.\d{1,3}){0,4}(?![A-Za-z\d]))(?:\([A-Za-z\d]{1,5}\)){0,6}/y
const PLAIN_NUMBER = /\d{1,5}(?![\d:])/y
const NOTE = /,? ?(?:& ?|and )?(?:nn?|fn)\. ?(\d{1,3})|,? (?:& |and )?(?:footnote|note) (\d{1,3})/y
/** A bare number goes on a list only where no word follows that it counts: "¶ 12, 15 days later". */
const COUNTS_SOMETHING = / ?(?:(?!and |to |through |thru |nn?\.|fn\.|at |with |see |id\.|but |cf\.)[a-z]{2,}|[A-Z][\w']*\.? ?(?:[A-Z]\.|[A-Z0-9])|%|-[a-z])/y
const YEAR = /^(?:19|20)\d\d$/

export type LociOptions = {
  /** a transcript: "45:12" and "45" stand without a mark */
  bare: boolean
  /** a pleading or declaration: "11 12" may be "¶¶ 12" */
  mayBeMisread: boolean
  /** a discovery request: "RFP 4" */
  numbers: boolean
}

/** Reads as many places as stand here. @returns an empty list, and no step, where there is none */
export function readLoci(cursor: Cursor, options: LociOptions): LociRead {
  const read: LociRead = { loci: [], error: null, guess: null }
  const begin = cursor.at
  let mark = readMark(cursor, options, read)
  if (!mark || !readPlace(cursor, mark, read, false)) {
    cursor.at = begin
    return { loci: [], error: null, guess: null }
  }
  for (;;) {
    readNote(cursor, read)
    const next = cursor.attempt(() => readNext(cursor, mark as LocusKind, read))
    if (!next) return read
    mark = next
  }
}

/** The mark before a place; steps over it. */
function readMark(cursor: Cursor, options: LociOptions, read: LociRead): LocusKind | null {
  if (options.bare && cursor.sees(/,? ?\d{1,5}(?::\d{1,3})?(?![\d\w/])/y)) {
    cursor.eat(/,? ?/y)
    return cursor.sees(PAGE_LINE) ? 'pl' : 'page'
  }
  if (options.numbers && cursor.sees(/,? ?(?:nos?\b\.? ?)?\d/iy)) {
    cursor.eat(/,? ?(?:nos?\b\.? ?)?/iy)
    return 'no'
  }
  const before = cursor.at
  if (cursor.eat(PARA)) return 'para'
  if (cursor.eat(SECTION)) return 'sec'
  if (cursor.eat(NUMBER)) return 'no'
  if (cursor.eat(PAGE)) return cursor.sees(PAGE_LINE) ? 'pl' : 'page'
  if (options.mayBeMisread && cursor.eat(MISREAD)) {
    read.guess = GUESSED
    return 'para'
  }
  cursor.at = before
  return null
}

/** The next place of the list: with a mark of its own, or a bare number of the same kind. */
function readNext(cursor: Cursor, mark: LocusKind, read: LociRead): LocusKind | null {
  // After a semicolon only page and line go on with the same source.
  if (mark === 'pl' && cursor.eat(/; ?/y)) return cursor.sees(PAGE_LINE) && readPlace(cursor, 'pl', read, true) ? 'pl' : null
  const marked = () => readMark(cursor, { bare: false, mayBeMisread: false, numbers: false }, read)
  // "¶ 4 § 2" and "¶ 4, at 3" name a second place with a mark of its own.
  const second = cursor.sees(/,? (?:¶|§|at )/y) ? cursor.attempt(marked) : null
  if (second) return readPlace(cursor, second, read, false) ? second : null
  if (!cursor.eat(SEPARATOR)) return null
  const own = cursor.attempt(marked)
  if (own) return readPlace(cursor, own, read, false) ? own : null
  if (cursor.sees(PAGE_LINE)) return mark === 'pl' || mark === 'page' ? (readPlace(cursor, 'pl', read, true) ? 'pl' : null) : null
  return readPlace(cursor, mark, read, true) ? mark : null
}

/** Reads one place. `bare`: it has no mark of its own, so what follows must not be counted by it. */
function readPlace(cursor: Cursor, mark: LocusKind, read: LociRead, bare: boolean): boolean {
  const from = cursor.at
  const locus = cursor.attempt(() => PLACES[mark](cursor, read))
  if (!locus) return false
  if (bare && (cursor.sees(COUNTS_SOMETHING) || (locus.from === locus.to && YEAR.test(locus.from)))) {
    cursor.at = from
    return false
  }
  if (cursor.sees(/(?:st|nd|rd|th)\b|[%$]/y)) {
    cursor.at = from
    return false
  }
  read.loci.push(locus)
  return true
}

const PLACES: Record<LocusKind, (cursor: Cursor, read: LociRead) => Locus | null> = {
  para: (cursor, read) => {
    const from = cursor.eat(PARA_NUMBER)?.[0]
    if (!from) return null
    const to = cursor.attempt(() => (cursor.eat(DASH) ? lastParagraph(cursor) : null))
    if (to === null) return { t: 'para', from, to: from }
    const base = /^\d+/.exec(from)?.[0] ?? ''
    if (to.startsWith('(')) return { t: 'para', from, to: base + to }
    const digits = /^\d+/.exec(to)?.[0] ?? ''
    return { t: 'para', from, to: endOf(base, digits, read) + to.slice(digits.length) }
  },
  page: (cursor, read) => {
    const from = cursor.eat(PAGE_NUMBER)?.[0]
    if (!from) return null
    const lines = cursor.attempt(() => (/^\d+$/.test(from) && cursor.eat(LINES_MARK) ? linesOf(cursor, Number(from), read) : null))
    if (lines) return lines
    const to = cursor.attempt(() => (cursor.eat(DASH) ? (cursor.eat(PAGE_NUMBER)?.[0] ?? null) : null))
    if (to === null) return { t: 'page', from: plain(from), to: plain(from) }
    return /^\d/.test(from) && /^\d/.test(to) ? { t: 'page', from: plain(from), to: endOf(plain(from), to, read) } : { t: 'page', from, to }
  },
  pl: (cursor, read) => {
    const start = cursor.eat(PAGE_LINE)
    if (!start) {
      // A bare number behind page and line is a line of the same page.
      const page = /^\d+/.exec(read.loci.at(-1)?.to ?? '')?.[0]
      return page ? linesOf(cursor, Number(page), read) : null
    }
    const [page, line] = [Number(start[1]), Number(start[2])]
    const end = cursor.attempt(() => {
      if (!cursor.eat(DASH)) return null
      const whole = cursor.eat(PAGE_LINE)
      if (whole) return { page: Number(endOf(String(page), whole[1] ?? '', read)), line: Number(whole[2]) }
      const last = cursor.eat(LINE)?.[0]
      return last === undefined ? null : { page, line: Number(endOf(String(line), last, read)) }
    })
    if (end && (end.page < page || (end.page === page && end.line < line))) read.error = END_BEFORE_START
    return { t: 'pl', from: `${page}:${line}`, to: end ? `${end.page}:${end.line}` : `${page}:${line}` }
  },
  sec: (cursor, read) => {
    const from = cursor.eat(SECTION_NUMBER)?.[0]
    if (!from) return null
    const to = cursor.attempt(() => (cursor.eat(DASH) ? (cursor.eat(SUB_ONLY)?.[0] ?? cursor.eat(SECTION_NUMBER)?.[0] ?? null) : null))
    if (to === null) return { t: 'sec', from, to: from }
    const whole = to.startsWith('(') ? from.replace(/\([^()]*\)$/, '') + to : to
    if (compareSections(whole, from) < 0) read.error = END_BEFORE_START
    return { t: 'sec', from, to: whole }
  },
  no: (cursor, read) => {
    const from = cursor.eat(PLAIN_NUMBER)?.[0]
    if (!from) return null
    const to = cursor.attempt(() => (cursor.eat(DASH) ? (cursor.eat(PLAIN_NUMBER)?.[0] ?? null) : null))
    return { t: 'no', from: plain(from), to: to === null ? plain(from) : endOf(plain(from), to, read) }
  },
  bates: () => null,
}

/** The end of a range of paragraphs: "15", "¶ 15", "(d)". */
function lastParagraph(cursor: Cursor): string | null {
  cursor.eat(/¶ ?/y)
  return cursor.eat(SUB_ONLY)?.[0] ?? cursor.eat(PARA_NUMBER)?.[0] ?? null
}

/** "18" or "18–20" as lines of a page. */
function linesOf(cursor: Cursor, page: number, read: LociRead): Locus | null {
  const first = cursor.eat(LINE)?.[0]
  if (first === undefined) return null
  const last = cursor.attempt(() => (cursor.eat(DASH) ? (cursor.eat(LINE)?.[0] ?? null) : null))
  return { t: 'pl', from: `${page}:${Number(first)}`, to: `${page}:${last === null ? Number(first) : Number(endOf(String(Number(first)), last, read))}` }
}

function readNote(cursor: Cursor, read: LociRead): void {
  const last = read.loci.at(-1)
  const match = last ? cursor.eat(NOTE) : null
  if (last && match) last.note = Number(match[1] ?? match[2])
}

const plain = (digits: string) => (/^\d+$/.test(digits) ? String(Number(digits)) : digits)

/**
 * A shortened end takes the leading digits that it lacks: 44–7 is 44–47, 123–5 is 123–125. What is
 * still below the start is an error, and is never swapped.
 */
export function endOf(start: string, end: string, read: { error: string | null }): string {
  const whole = end.length < start.length ? start.slice(0, start.length - end.length) + end : plain(end)
  if (Number(whole) < Number(start)) read.error = END_BEFORE_START
  return whole
}

/** Order of section numbers by their parts: 3.2 before 3.10. Negative where `a` comes first. */
export function compareSections(a: string, b: string): number {
  const parts = (one: string): string[] => one.match(/\d+|[A-Za-z]+/g) ?? []
  const [left, right] = [parts(a), parts(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at], right[at]]
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1
    const [m, n] = [Number(x), Number(y)]
    const by = Number.isNaN(m) || Number.isNaN(n) ? (x < y ? -1 : x > y ? 1 : 0) : m - n
    if (by !== 0) return by
  }
  return 0
}
