/** Finds every record cite of a text, with its place in it (domain § 12). */
import { caseStart } from './authority'
import { type Clean, cleanText, spanIn } from './clean'
import type { Found, KnownName } from './model'
import { type FindOptions, type Read, Reader } from './reader'

const START = /[A-Za-z\d¶§(]/
const SIGNAL = /(?:See,? e\.g\.,?|See also|See generally|But see|But cf\.|See|Cf\.|Accord|Compare)[, ]*$/i
/** A text is read in one go up to this length; what is longer is cut at a line's end. Characters. */
const MOST_TEXT = 4_000_000

/**
 * Every record cite of a text in its order, and the law that was recognised and left alone.
 * Never throws; takes time in proportion to the text. Spans are offsets in the text as given.
 */
export function findCites(source: string, options: FindOptions = {}): Found {
  const clean = cleanText(source.length > MOST_TEXT ? source.slice(0, MOST_TEXT) : source)
  const { text } = clean
  const found: Found = { cites: [], authorities: [] }
  const names = sortedNames(options.names ?? [])
  const reader = new Reader(text, options, names)
  let floor = 0
  let group = 0
  let lastEnd = -1
  for (let at = 0; at < text.length; at++) {
    if (!START.test(text[at] as string) || !isWordStart(text, at)) continue
    const law = reader.law(at)
    if (law) {
      const from = caseStart(text, at, floor)
      found.authorities.push({ ...spanIn(clean, from, law), text: text.slice(from, law) })
      floor = law
      at = law - 1
      lastEnd = -1
      continue
    }
    const reads = reader.cites(at, floor)
    const last = reads?.at(-1)
    if (!reads || !last || isFurniture(source, clean, last)) continue
    const between = lastEnd < 0 ? '' : text.slice(lastEnd, at)
    if (lastEnd < 0 || !/^ ?; ?(?:(?:see|see also|but see|cf\.|accord|and|see, e\.g\.,) ?)?$/i.test(between)) group++
    const signal = signalBefore(text, at, floor)
    reads.forEach((read, index) => {
      found.cites.push({ ...spanIn(clean, read.from, read.to), text: text.slice(read.from, read.to), cite: read.cite, error: read.error, guess: read.guess, signal: index === 0 ? signal : null, group })
    })
    floor = last.to
    lastEnd = last.to
    at = last.to - 1
  }
  return found
}

/** Longest first, so that "LinkedIn Subscription Agreement" goes before "LinkedIn". */
function sortedNames(names: readonly KnownName[]): readonly KnownName[] {
  return names.filter((one) => one.name.length > 1).sort((a, b) => b.name.length - a.name.length)
}

function isWordStart(text: string, at: number): boolean {
  const before = text[at - 1]
  return before === undefined || !/[\p{L}\p{N}_]/u.test(before) || text[at] === '¶' || text[at] === '§'
}

function signalBefore(text: string, at: number, floor: number): string | null {
  const match = SIGNAL.exec(text.slice(Math.max(floor, at - 24), at))
  const words = match?.[0].trim().replace(/,$/, '')
  return words ? words[0]?.toUpperCase() + words.slice(1) : null
}

/** "EXHIBIT A" alone on its line is a heading; "¶ 14 Plaintiffs filed" is the paragraph itself. */
function isFurniture(source: string, clean: Clean, { cite, from, to }: Read): boolean {
  if (cite.kind !== 'bare' && cite.kind !== 'exhibit') return false
  const span = spanIn(clean, from, to)
  if (!/\n[ \t]*$/.test(source.slice(Math.max(0, span.from - 40), span.from))) return false
  if (cite.kind === 'bare') return /^\s+["“]?\p{Lu}/u.test(source.slice(span.to, span.to + 12))
  return cite.kind === 'exhibit' && cite.loci.length === 0 && /^EXH/.test(clean.text.slice(from, from + 3)) && /^[ \t]*(?:\r?\n|$)/.test(source.slice(span.to, span.to + 12))
}
