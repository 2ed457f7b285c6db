/**
 * Looks once more where the sequence skips a few numbers: OCR may have spoilt a number ("810" for
 * "80") or lost it altogether. What is found here is always a doubt for a person.
 */
import type { Candidate } from './candidates'
import { type Line, mode } from './line'
import { looksLikeHeading } from './headings'
import { oneApart } from './ordinal'

/** A longer skip is not filled by guessing. */
const MOST_LOST = 3
/** Score of a paragraph whose number was lost: low, so that it is shown. */
const LOST = 0.3

const SPOILT = /^[^\p{L}\p{N}]{0,6}([\dlIOoSB|]{1,5})[\s.,:;)]{1,3}\s?[^\p{L}\p{N}]{0,2}\p{Lu}/u

type Column = { left: number; right: number }

/** The accepted candidates with those found in the skips between them, in reading order. */
export function fillSkips(lines: readonly Line[], chosen: readonly Candidate[], column: Column): Candidate[] {
  const indent = mode(chosen.map((one) => textStart(lines[one.line] as Line, one.skip)), 10)
  const filled: Candidate[] = []
  chosen.forEach((candidate, index) => {
    const before = chosen[index - 1]
    if (before) {
      const lost = candidate.n - lastOf(before) - 1
      if (lost > 0 && lost <= MOST_LOST) filled.push(...search(lines, before, candidate, { ...column, indent }))
    }
    filled.push(candidate)
  })
  return filled
}

const lastOf = (one: Candidate) => one.ends?.at(-1) ?? one.n

/** Where the words begin, behind the number. */
function textStart(line: Line, skip: number): number {
  const behind = line.runs.find((_run, index) => index > 0 && skip <= line.runs.slice(0, index).reduce((sum, one) => sum + one.text.length + 1, 0))
  const first = line.runs[0]
  return behind?.x ?? (first ? first.x + (first.w * skip) / Math.max(1, first.text.length) : line.x)
}

function search(lines: readonly Line[], before: Candidate, after: Candidate, column: Column & { indent: number }): Candidate[] {
  const found: Candidate[] = []
  const first = lastOf(before) + 1
  let expected = first
  for (let index = before.line + 1; index < after.line && expected < after.n; index++) {
    const line = lines[index] as Line
    const previous = lines[index - 1] as Line
    const spoilt = SPOILT.exec(line.text)
    if (spoilt?.[1] && couldBe(spoilt[1], expected)) {
      const skip = line.text.indexOf(spoilt[1]) + spoilt[1].length + (/^[\s.,:;)]+/.exec(line.text.slice(line.text.indexOf(spoilt[1]) + spoilt[1].length))?.[0].length ?? 0)
      found.push({ line: index, n: expected, printed: line.text.slice(0, skip).trim(), skip, score: LOST + 0.2, section: before.section, afterPrayer: before.afterPrayer })
      expected++
    } else if (beginsUnnumbered(line, previous, column)) {
      found.push({ line: index, n: expected, printed: '', skip: 0, score: LOST, section: before.section, afterPrayer: before.afterPrayer })
      expected++
    }
  }
  // Filled to the last number, or not at all where it would be a guess which one is which.
  return found.length === after.n - first ? found : found.filter((one) => one.printed !== '')
}

function couldBe(digits: string, expected: number): boolean {
  const read = digits.replace(/[lI|]/g, '1').replace(/[Oo]/g, '0').replace(/S/g, '5').replace(/B/g, '8')
  return read === String(expected) || oneApart(read, String(expected))
}

/** A first line by its indent, after a line that ends a sentence, with a capital at its start. */
function beginsUnnumbered(line: Line, previous: Line, column: Column & { indent: number }): boolean {
  if (line.x < column.left + 18 || (Math.abs(line.x - column.indent) > 14 && line.x < column.left + 28)) return false
  if (!/[.?!:]["”’)]?\W{0,2}$/.test(previous.text.trim())) return false
  return /^[“"]?[A-Z][a-z]/.test(line.text.trim()) && !looksLikeHeading(line, column.left, column.right)
}
