/** Lines that order an answer: where it turns from responses to defenses, and to claims of its own. */
import { isCapitals, isCentred } from '../pleading/headings'
import type { Line } from '../pleading/line'
import { ordinalOf } from '../pleading/ordinal'
import type { Column } from '../pleading/column'

const LONGEST_HEADING = 110
const DEFENSES = /^\W{0,4}(?:[\w’'&/-]+[\s.):,]+){0,10}?defen[cs]es?\b/i
const OWN_CLAIMS = /^\W{0,4}(?:[\w’'-]+\s+){0,5}?(?:counter-?\s?claims?|cross-?\s?claims?|cross-?complaint|third[\s-]party complaint)\b/i
const BEFORE = /\b((?:twenty|thirty|forty)[\s-]+[a-z]+|[a-z]+|\d{1,2}(?:st|nd|rd|th)?)\s+(?:(?:and|separate|distinct|additional|further|other|affirmative|special|,)\s+){0,6}defen[cs]e\b/gi
const BEHIND = /\bdefen[cs]e\s*(?:no\.?|number|#)?\s*([ivxlc]{1,6}|\d{1,2}|[a-z]{3,9})\b/i

/** A line that stands as a heading: in capitals, centred, bold, or each long word with a capital. */
export function standsAlone(line: Line, column: Column): boolean {
  const text = line.text.trim()
  if (text.length > LONGEST_HEADING || text === '') return false
  if (line.headingLevel !== null || isCapitals(text) || line.bold) return true
  if (/[.;,]$/.test(text) && !/^\S+\.$/.test(text)) return false
  const long = text.split(/\s+/).filter((word) => word.length > 3 && /^\p{L}/u.test(word))
  const titled = long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word))
  return titled || (isCentred(line, column.left, column.right) && text.length < 70)
}

/** "AFFIRMATIVE DEFENSES", "FIRST SEPARATE DEFENSE", "Defense No. 3". */
export function isDefenseHeading(line: Line, column: Column): boolean {
  return DEFENSES.test(line.text.slice(0, 160)) && standsAlone(line, column)
}

export function isOwnClaimHeading(line: Line, column: Column): boolean {
  return OWN_CLAIMS.test(line.text.slice(0, 160)) && standsAlone(line, column) && !/\banswer\b/i.test(line.text)
}

/** The number of one defense's own heading, as an integer; null for a heading over all of them. */
export function defenseOrdinal(text: string): number | null {
  const short = text.slice(0, 160)
  for (const match of short.matchAll(BEFORE)) {
    const ordinal = match[1] ? ordinalOf(match[1]) : null
    if (ordinal !== null) return ordinal
  }
  const behind = BEHIND.exec(short)
  return behind?.[1] ? ordinalOf(behind[1]) : null
}
