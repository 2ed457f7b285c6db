import { fold } from './fold'
import type { PolicyText } from './model'

/** A sentence, list item or cell of a table. */
export type Sentence = {
  /** offsets in the whole text, blanks and marks at its ends left out */
  from: number
  to: number
  /** index of the section that it stands in */
  section: number
  /** without noise, as it reads */
  words: string
  /** `words` in small letters, for looking up */
  folded: string
}

/** What stands before the point that ends a shortened word, not a sentence: one of these, or a letter alone. */
const ABBREVIATION = /(?:^|[\s("“])(?:e\.g|i\.e|etc|inc|ltd|co|corp|llc|no|nos|u\.s|u\.k|e\.u|vs?|cf|art|sec|para|approx|mr|ms|mrs|dr|st|\p{L})$/iu
/** A longer stretch without a stop is cut, so that a file without any cannot make one sentence of megabytes. */
const LONGEST = 4000

const known = new WeakMap<PolicyText, Sentence[]>()

/** The sentences of a text, in order; made once for a text. */
export function sentencesOf(policy: PolicyText): Sentence[] {
  const there = known.get(policy)
  if (there) return there
  const found: Sentence[] = []
  for (const section of policy.sections) {
    const ends = endsIn(policy.text, section.from, section.to)
    for (let at = 0, start = section.from; at < ends.length; start = ends[at++] as number) addTrimmed(found, policy.text, start, ends[at] as number, section.index)
  }
  known.set(policy, found)
  return found
}

function addTrimmed(found: Sentence[], text: string, start: number, end: number, section: number): void {
  let [from, to] = [start, end]
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  for (; from < to; from += LONGEST) {
    const cut = Math.min(to, from + LONGEST)
    const { words, small, said } = fold(text.slice(from, cut))
    if (said) found.push({ from, to: cut, section, words, folded: small })
  }
}

/** White space as `\s` has it; asked for each end of each sentence of a hundred versions, where a pattern takes half the time of all. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)))
}

/** A line that begins a block of its own: a blank one, a list mark, a heading's mark, a row of a table. */
const BLOCK = /^\s*(?:$|[*+•·-]\s|\d{1,3}[.)]\s|\(?[a-z]{1,4}\)\s|#{1,6}\s|\||={3,}\s*$|-{3,}\s*$)/
/** A heading ends with its line; so does a row of a table. */
const ENDS = /^\s*(?:#{1,6}\s|\||={3,}\s*$|-{3,}\s*$)/
const UNDERLINE = /^\s*(?:={3,}|-{3,})\s*$/

/** Where stretches end, in order, the last at `to`. Ends may be the same: what lies between is empty. */
function endsIn(text: string, from: number, to: number): number[] {
  const ends: number[] = []
  let blockEnd = -1
  for (let line = from; line < to; ) {
    const next = text.indexOf('\n', line)
    const end = next < 0 || next >= to ? to : next
    const words = text.slice(line, Math.min(end, line + 2000))
    if (blockEnd === line || BLOCK.test(words)) ends.push(line)
    if (ENDS.test(words) || isUnderline(text, end + 1)) blockEnd = Math.min(end + 1, to)
    addStops(ends, text, line, end)
    line = end + 1
  }
  ends.push(to)
  return ends
}

/** Whether the line that begins there draws the rule under a heading. */
function isUnderline(text: string, from: number): boolean {
  const end = text.indexOf('\n', from)
  return UNDERLINE.test(text.slice(from, Math.min(end < 0 ? text.length : end, from + 200)))
}

const STOP = /[.!?]["”’')\]*_]{0,4}(?=\s+["“‘'([*_]{0,3}[\p{Lu}\p{N}])|<br\s*\/?>|(?<!\\)\||[。！？]/gu

/** Ends of sentences and cells within a line. */
function addStops(ends: number[], text: string, from: number, to: number): void {
  const line = text.slice(from, to)
  STOP.lastIndex = 0
  for (let match = STOP.exec(line); match; match = STOP.exec(line)) {
    if (line[match.index] === '.' && ABBREVIATION.test(line.slice(Math.max(0, match.index - 11), match.index))) continue
    ends.push(from + STOP.lastIndex)
  }
}
