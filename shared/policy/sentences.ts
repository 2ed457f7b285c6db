import { foldNoise } from './fold'
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

const ABBREVIATION = /(?:^|[\s("“])(?:e\.g|i\.e|etc|inc|ltd|co|corp|llc|no|nos|u\.s|u\.k|e\.u|vs?|cf|art|sec|para|approx|mr|ms|mrs|dr|st|\p{L})\.$/iu
/** A longer stretch without a stop is cut, so that a file without any cannot make one sentence of megabytes. */
const LONGEST = 4000

const known = new WeakMap<PolicyText, Sentence[]>()

/** The sentences of a text, in order; made once for a text. */
export function sentencesOf(policy: PolicyText): Sentence[] {
  const there = known.get(policy)
  if (there) return there
  const found: Sentence[] = []
  for (const section of policy.sections) {
    for (const { from, to } of stretches(policy.text, section.from, section.to)) {
      const words = foldNoise(policy.text.slice(from, to))
      if (/[\p{L}\p{N}]/u.test(words)) found.push({ from, to, section: section.index, words, folded: words.toLowerCase() })
    }
  }
  known.set(policy, found)
  return found
}

/** A line that begins a block of its own: a blank one, a list mark, a heading's mark, a row of a table. */
const BLOCK = /^\s*(?:$|[*+•·-]\s|\d{1,3}[.)]\s|\(?[a-z]{1,4}\)\s|#{1,6}\s|\||={3,}\s*$|-{3,}\s*$)/

function* stretches(text: string, from: number, to: number): Generator<{ from: number; to: number }> {
  let start = from
  let line = from
  let blockEnd = -1
  const cut = function* (end: number): Generator<{ from: number; to: number }> {
    let [a, b] = [start, end]
    while (a < b && /\s/.test(text[a] as string)) a++
    while (b > a && /\s/.test(text[b - 1] as string)) b--
    for (; b - a > LONGEST; a += LONGEST) yield { from: a, to: a + LONGEST }
    if (b > a) yield { from: a, to: b }
    start = end
  }
  while (line < to) {
    const next = text.indexOf('\n', line)
    const end = next < 0 || next >= to ? to : next
    const words = text.slice(line, Math.min(end, line + 2000))
    if (BLOCK.test(words) || blockEnd === line) yield* cut(line)
    // A heading ends with its line; so does a row of a table.
    if (/^\s*(?:#{1,6}\s|\||={3,}\s*$|-{3,}\s*$)/.test(words) || /^\s*(?:={3,}|-{3,})\s*$/.test(text.slice(end + 1, end + 200).split('\n')[0] ?? '')) blockEnd = Math.min(end + 1, to)
    for (const stop of stopsIn(text, line, end)) yield* cut(stop)
    line = end + 1
  }
  yield* cut(to)
}

/** Ends of sentences and cells within a line. */
function* stopsIn(text: string, from: number, to: number): Generator<number> {
  const line = text.slice(from, to)
  for (const match of line.matchAll(/[.!?]["”’')\]*_]{0,4}(?=\s+["“‘'([*_]{0,3}[\p{Lu}\p{N}])|<br\s*\/?>|(?<!\\)\||[。！？]/gu)) {
    const at = match.index + match[0].length
    if (match[0].startsWith('.') && ABBREVIATION.test(line.slice(Math.max(0, match.index - 12), match.index + 1))) continue
    yield from + at
  }
}
