/**
 * Whether quoted words stand in a text, by the rules of quotation: an ellipsis leaves words out,
 * brackets change or add them, "[sic]" and notes on emphasis are nobody's words. Blind to what
 * printing and recognition change: curly quotes, ligatures, doubled blanks, words broken at a line's end.
 */
import { diffArrays } from 'diff'

export type Word = { /** small letters, no signs */ plain: string; raw: string; from: number; to: number }

type Unit =
  | { kind: 'word'; plain: string; raw: string }
  /** "[a]lteration", "test[ed]": the letters outside the brackets stand there */
  | { kind: 'altered'; lead: string; tail: string; raw: string }
  /** "[the platform]": put in for some words, or for none */
  | { kind: 'put-in'; raw: string }
  | { kind: 'left-out' }

export type DiffPart = { kind: 'same' | 'brief' | 'source'; text: string }

export type Comparison =
  /** words of the source from `from` to `to` (indexes); `remarks` on brackets, ellipses and capitals */
  | { verdict: 'stands'; from: number; to: number; remarks: string[] }
  | { verdict: 'differs'; from: number; to: number; share: number; diff: DiffPart[] }
  | { verdict: 'absent' }

/** Words that brackets may stand for, and words between two stretches around an ellipsis. */
const MOST_PUT_IN = 14
const MOST_LEFT_OUT = 600
/** Share of the quote's words in the same order from which on it is a misquote and not something else. */
const ENOUGH = 0.55
/** Words from which on a misquote can be told from a chance likeness. */
const FEWEST = 4

const FOLD: Record<string, string> = { ﬁ: 'fi', ﬂ: 'fl', ﬀ: 'ff', ﬃ: 'ffi', ﬄ: 'ffl' }
const plainOf = (raw: string) => raw.replace(/[ﬁﬂﬀﬃﬄ]/g, (sign) => FOLD[sign] ?? sign).normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** The words of a text with their offsets; a word broken at a line's end is one. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’\u00ad]|-[ \t]*\r?\n[ \t]*(?=\p{Ll}))*/gu)) {
    const raw = match[0].replace(/-[ \t]*\r?\n[ \t]*|\u00ad\s*/g, '').replace(/['’]$/, '')
    words.push({ plain: plainOf(raw), raw, from: match.index, to: match.index + match[0].length })
  }
  return words
}

const UNIT = /(?:\. ?){3,4}|…(?: ?\.)?|\*(?: ?\*){2,}|(?:[\p{L}\p{N}\p{M}'’\u00ad]|-[ \t]*\r?\n[ \t]*(?=\p{Ll})|\[[^\]]{0,12}\](?=[\p{L}])|(?<=[\p{L}])\[[^\]]{0,12}\])+|\[[^\]]{0,300}\]/gu
const NOBODYS = /^\[(?:sic|emphasis|citations?|footnotes?|internal|alterations?|brackets|cleaned up|quotation)/i

/** A quotation as units. */
export function unitsOf(quote: string): Unit[] {
  const units: Unit[] = []
  for (const match of quote.replace(/\s+/g, (blank) => (blank.includes('\n') ? '\n' : ' ')).matchAll(UNIT)) {
    const raw = match[0].replace(/-[ \t]*\r?\n[ \t]*|\u00ad\s*/g, '')
    if (/^[.…*]/.test(raw)) units.push({ kind: 'left-out' })
    else if (NOBODYS.test(raw)) continue
    else if (/^\[[^\]]*\]$/.test(raw)) units.push(raw === '[]' ? { kind: 'left-out' } : /^\[\s*(?:\.\s*){3}\]$|^\[…\]$/.test(raw) ? { kind: 'left-out' } : { kind: 'put-in', raw })
    else if (raw.includes('[')) units.push({ kind: 'altered', lead: plainOf(raw.slice(0, raw.indexOf('['))), tail: plainOf(raw.slice(raw.lastIndexOf(']') + 1)), raw })
    else if (plainOf(raw) !== '') units.push({ kind: 'word', plain: plainOf(raw), raw: raw.replace(/['’]$/, '') })
  }
  while (units[0]?.kind === 'left-out' || units[0]?.kind === 'put-in') units.shift()
  while (units.at(-1)?.kind === 'left-out' || units.at(-1)?.kind === 'put-in') units.pop()
  return units
}

/** Where and how a quotation stands among the words of a source. */
export function compareQuote(quote: string, source: readonly Word[]): Comparison {
  const units = unitsOf(quote)
  if (units.length === 0 || source.length === 0) return { verdict: 'absent' }
  for (let at = 0; at < source.length; at++) {
    const end = matchFrom(units, 0, source, at)
    if (end !== null) return { verdict: 'stands', from: at, to: end, remarks: remarksOn(units, source, at, end) }
  }
  return nearest(units, source)
}

/** Matches the units from `unit` on at word `at`. @returns the word behind the last, or null */
function matchFrom(units: readonly Unit[], first: number, source: readonly Word[], begin: number): number | null {
  let at = begin
  for (let index = first; index < units.length; index++) {
    const unit = units[index] as Unit
    if (unit.kind === 'left-out' || unit.kind === 'put-in') {
      const most = unit.kind === 'left-out' ? MOST_LEFT_OUT : MOST_PUT_IN
      return skipTo(units, index + 1, source, at, most)
    }
    const taken = takes(unit, units[index + 1], source, at)
    if (taken === 0) return null
    at += Math.abs(taken)
    // Two words of the quote were one word of the source.
    if (taken < 0) index++
  }
  return at
}

/** The next stretch begins within some words; each place where its first word stands is tried. */
function skipTo(units: readonly Unit[], next: number, source: readonly Word[], at: number, most: number): number | null {
  const until = Math.min(source.length, at + most + 1)
  // Several ellipses would multiply: only the stretch up to the next one is tried at each place.
  const stop = units.findIndex((unit, index) => index > next && (unit.kind === 'left-out' || unit.kind === 'put-in'))
  const stretch = stop < 0 ? units : units.slice(0, stop)
  for (let from = at; from < until; from++) {
    const end = matchFrom(stretch, next, source, from)
    if (end !== null) return stop < 0 ? end : matchFrom(units, stop, source, end)
  }
  return null
}

/** How many words of the source the unit takes: 0 none, −1 one for two units. */
function takes(unit: Unit, following: Unit | undefined, source: readonly Word[], at: number): number {
  const word = source[at]
  if (!word) return 0
  if (unit.kind === 'altered') return word.plain.startsWith(unit.lead) && word.plain.endsWith(unit.tail) && word.plain.length >= unit.lead.length + unit.tail.length ? 1 : 0
  if (unit.kind !== 'word') return 0
  if (word.plain === unit.plain) return 1
  // "third-⏎party" and "infor mation": a break that one of the two does not have.
  if (unit.plain === word.plain + (source[at + 1]?.plain ?? '\0')) return 2
  return following?.kind === 'word' && word.plain === unit.plain + following.plain ? -1 : 0
}

function remarksOn(units: readonly Unit[], source: readonly Word[], from: number, to: number): string[] {
  const remarks: string[] = []
  if (units.some((unit) => unit.kind === 'left-out')) remarks.push('Words are left out, and the ellipsis says so.')
  if (units.some((unit) => unit.kind === 'altered' || unit.kind === 'put-in')) remarks.push('Brackets mark what was changed.')
  const plain = units.every((unit) => unit.kind === 'word') && to - from === units.length
  const capital = plain ? units.findIndex((unit, index) => unit.kind === 'word' && isOtherCase(unit.raw, source[from + index]?.raw ?? unit.raw)) : -1
  if (capital >= 0) remarks.push(`A capital differs without brackets: “${(units[capital] as { raw: string }).raw}” for “${source[from + capital]?.raw}”.`)
  return remarks
}

/** "All" for "all"; a source that shouts in capitals is no other case. */
const isOtherCase = (a: string, b: string) => a !== b && a.toLowerCase() === b.toLowerCase() && a.toUpperCase() !== b && b.toUpperCase() !== a

/** The stretch of the source that is most like the quote, with the words that differ. */
function nearest(units: readonly Unit[], source: readonly Word[]): Comparison {
  const sought = units.flatMap((unit) => (unit.kind === 'word' ? [unit] : []))
  if (sought.length < FEWEST) return { verdict: 'absent' }
  const size = Math.min(source.length, Math.ceil(sought.length * 1.15))
  const start = densest(new Set(sought.map((one) => one.plain)), source, size)
  if (start < 0) return { verdict: 'absent' }
  const low = Math.max(0, start - 6)
  const window = source.slice(low, start + size + 6)
  const parts = diffArrays(sought.map((one) => one.plain), window.map((one) => one.plain))
  const same = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.length), 0)
  if (same / sought.length < ENOUGH) return { verdict: 'absent' }
  return { verdict: 'differs', share: same / sought.length, ...spelled(parts, sought.map((one) => one.raw), window, low) }
}

/** Where the window of `size` words with most of the sought words begins; −1 where none has half of them. */
function densest(sought: ReadonlySet<string>, source: readonly Word[], size: number): number {
  let hits = 0
  let best = 0
  let at = -1
  for (let end = 0; end < source.length; end++) {
    if (sought.has(source[end]?.plain ?? '')) hits++
    if (end >= size && sought.has(source[end - size]?.plain ?? '')) hits--
    if (hits > best) {
      best = hits
      at = Math.max(0, end - size + 1)
    }
  }
  return best * 2 >= Math.min(sought.size, size) ? at : -1
}

type Part = { added?: boolean; removed?: boolean; value: string[] }

/** The difference in the words as they are printed; what the source has before and behind is left off. */
function spelled(parts: readonly Part[], brief: readonly string[], window: readonly Word[], low: number): { from: number; to: number; diff: DiffPart[] } {
  const diff: DiffPart[] = []
  let [b, s, from, to] = [0, 0, -1, -1]
  for (const [index, part] of parts.entries()) {
    const count = part.value.length
    if (part.removed) diff.push({ kind: 'brief', text: brief.slice(b, b + count).join(' ') })
    else if (!part.added) diff.push({ kind: 'same', text: brief.slice(b, b + count).join(' ') })
    else if (index > 0 && index < parts.length - 1 && from >= 0 && parts.slice(index + 1).some((one) => !one.added && !one.removed)) diff.push({ kind: 'source', text: window.slice(s, s + count).map((one) => one.raw).join(' ') })
    if (!part.removed && !part.added) {
      if (from < 0) from = low + s
      to = low + s + count
    }
    if (!part.added) b += count
    if (!part.removed) s += count
  }
  return { from: Math.max(0, from), to: Math.max(0, to), diff }
}
