/** Dates that a policy states of itself; proposed with their words, never taken silently. */
import { daysIn } from './days'
import { plainMarks } from './fold'
import { linesOf } from './headings'

export type StatedDate = {
  /** "bare": a date at the head that does not say what it is; "announced": since when another text is to hold */
  kind: 'effective' | 'updated' | 'bare' | 'announced'
  /** EDTF; "" where there is no such day or it can be read two ways */
  date: string
  /** both readings, where it can be read two ways */
  either: string[]
  /** "Effective September 18, 2024" */
  words: string
  /** offsets of the words in the text */
  from: number
  to: number
  /** it stands at the head of the text, not further down at a notice or note */
  head: boolean
}

const EFFECTIVE = /(?<![\p{L}\p{N}])(?:effective(?:\s+date)?|in\s+effect|into\s+effect|in\s+force|into\s+force|applies\s+(?:from|as\s+of)|valid\s+from|gültig\s+ab|in\s+kraft|wirksam\s+(?:ab|seit)|en\s+vigueur|entrée\s+en\s+vigueur|entrada\s+en\s+vigor|vigente\s+desde|in\s+vigore|em\s+vigor|van\s+kracht|ingangsdatum)(?![\p{L}\p{N}])/iu
const UPDATED = /(?<![\p{L}\p{N}])(?:last\s+(?:updated?|revised|revision|modified|amended|changed?)|(?:updated|revised|modified|amended|published|posted|version)(?:\s+date)?|(?:date\s+of\s+(?:last\s+)?(?:revision|update))|stand|zuletzt\s+(?:aktualisiert|geändert)|dernière\s+(?:mise\s+à\s+jour|modification)|mis(?:e)?\s+à\s+jour|última\s+(?:actualización|atualização)|actualizado|ultimo\s+aggiornamento|laatst\s+(?:bijgewerkt|gewijzigd))(?![\p{L}\p{N}])/iu
/** What is to come, or belongs to something else. */
const ANNOUNCED = /\b(?:updating|will\s+(?:be\s+)?(?:updat|chang|take\s+effect|become|go\s+into)|upcoming|changes?\s+coming|what(?:'|’)s\s+coming|preview|new\s+version)/i

/** Lines looked at as the head of the text. */
const HEAD_LINES = 40
/** A longer line is a paragraph; a date in it is told of, not stated. */
const SHORT = 140

/**
 * The dates that a text states of itself: short lines that say "Effective …", "Last updated …", a bare
 * date at the head, and at the head a sentence that says so.
 */
export function statedDates(text: string): StatedDate[] {
  const found: StatedDate[] = []
  let seen = 0
  let bare = false
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue
    seen++
    const head = seen <= HEAD_LINES
    if (line.text.length > (head ? 3000 : 600) || !/(?:19|20)\d{2}/.test(line.text)) continue
    const plain = plainMarks(line.text)
    const short = plain.length <= SHORT
    if (!short && !(head && plain.length <= 700)) continue
    for (const day of daysIn(line.text)) {
      // A target of a link may carry a date of its own.
      if (line.text.lastIndexOf('](', day.from) > line.text.lastIndexOf(')', day.from)) continue
      const before = line.text.slice(Math.max(0, day.from - 80), day.from)
      const kind = kindOf(before, plain, short, head)
      if (kind === null || (kind === 'bare' && bare)) continue
      if (kind === 'bare') bare = true
      const from = line.from + startOf(line.text, day.from)
      const to = line.from + day.to
      found.push({ kind, date: day.date, either: day.either, words: plainMarks(text.slice(from, to)), from, to, head })
    }
    found.push(...impossible(line, plain, short, head))
  }
  return found
}

function kindOf(before: string, plain: string, short: boolean, head: boolean): StatedDate['kind'] | null {
  if (ANNOUNCED.test(plain)) return head ? 'announced' : null
  const near = before.slice(-60)
  const effective = lastOf(near, EFFECTIVE)
  const updated = lastOf(near, UPDATED)
  const said = effective < 0 && updated < 0 ? null : effective >= updated ? 'effective' : 'updated'
  if (said !== null) {
    // In a line of its own the date belongs to the text; within other words it may belong to anything.
    const opening = plain.search(said === 'effective' ? EFFECTIVE : UPDATED)
    if (short && (opening <= 30 || head)) return said
    return head && /\b(?:this|the|our)\b.{0,80}$/i.test(near) ? said : null
  }
  return head && short && plain.split(/\s+/).length <= 4 ? 'bare' : null
}

function lastOf(text: string, pattern: RegExp): number {
  let last = -1
  for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) last = match.index
  return last
}

/** Where the statement begins: at "Effective" or "Last updated" before the day. */
function startOf(line: string, day: number): number {
  const from = Math.max(0, day - 60)
  const before = line.slice(from, day)
  const at = Math.max(lastOf(before, EFFECTIVE), lastOf(before, UPDATED))
  return at < 0 ? day : from + at
}

/** "Effective Date: 13/14/2024", "last updated February 31, 2024": said, and no such day. */
function impossible(line: { from: number; text: string }, plain: string, short: boolean, head: boolean): StatedDate[] {
  if (!short || daysIn(line.text).length > 0) return []
  const match = /(?:effective(?:\s+date)?|last\s+(?:updated?|revised|modified))\W{0,6}(?:as\s+of\s+|on\s+|from\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})/i.exec(line.text)
  if (!match?.[1] || plain === '') return []
  return [{ kind: /^effective/i.test(match[0]) ? 'effective' : 'updated', date: '', either: [], words: plainMarks(match[0]), from: line.from + match.index, to: line.from + match.index + match[0].length, head }]
}

/** The one that is proposed for the whole text: at its head, the first of its kind; null where none is stated. */
export function proposedDate(dates: readonly StatedDate[], kind: 'effective' | 'updated'): StatedDate | null {
  return dates.find((one) => one.kind === kind && one.head) ?? null
}
