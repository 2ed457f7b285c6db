/** Tables of contents: recognised, so that their lines begin no clause. */
import type { Mark } from './marks'
import type { Stream } from './stream'

export type Range = { from: number; to: number }

const TITLE = /(?:^|\n)[ \t]*(?:TABLE\s+OF\s+CONTENTS|Table\s+of\s+Contents|(?:INDEX|CONTENTS|Contents)\s*(?=\n))/g
const LEADERS = /(?:\.{4,}|(?:\.\s){4,}|…{2,}|\t)\s*[A-Z]?-?\d{1,4}\s*$/
/** Share of the paper that a table of contents takes at most, and characters that are always allowed. */
const SHARE = 0.3
const ALWAYS = 3000
const MOST = 60_000
/** Letters of a heading that tell it from others. */
const LETTERS = 9

/** Stretches that only repeat the headings. */
export function contentsOf(stream: Stream, marks: readonly Mark[]): Range[] {
  const { text, lines } = stream
  const found: Range[] = lines.filter((line) => LEADERS.test(text.slice(Math.max(line.from, line.to - 120), line.to))).map(({ from, to }) => ({ from, to: to + 1 }))
  TITLE.lastIndex = 0
  const title = TITLE.exec(text.slice(0, Math.max(20_000, text.length * SHARE)))
  if (title) {
    const from = title.index
    const to = secondBeginning(text, from + title[0].length, marks)
    if (to !== null) found.push({ from, to })
  }
  return merged(found)
}

/** Where the entries begin to stand again as headings. */
function secondBeginning(text: string, from: number, marks: readonly Mark[]): number | null {
  const limit = from + Math.min(MOST, Math.max(ALWAYS, text.length * SHARE))
  const entries = marks.filter((mark) => mark.at >= from && mark.at < limit)
  // Number and heading, without blanks: the first that stood before already is the heading itself.
  const squeezed = squeeze(text.slice(from, limit))
  let counted = from
  let place = 0
  for (const mark of entries) {
    if (mark.tuple.length === 0 && mark.readings[0]?.family !== 'article') continue
    place += squeeze(text.slice(counted, mark.at)).length
    counted = mark.at
    const words = text.slice(mark.at, mark.body + 40)
    const key = squeeze(words).slice(0, squeeze(text.slice(mark.at, mark.body)).length + LETTERS)
    if (!mark.titled && !mark.lineStart) continue
    const first = squeezed.indexOf(key)
    if (key.length >= 7 && first >= 0 && first + key.length <= place) return mark.at
  }
  // Numbers and titles in columns of their own: the contents end where 1 stands for the second time.
  const first = entries[0]
  const second = first && entries.find((mark) => mark.at > first.at + 60 && mark.number.replace(/\W+$/, '') === first.number.replace(/\W+$/, '') && mark.titled)
  return first && second && entries.filter((mark) => mark.at < second.at).length > 3 ? second.at : null
}

const squeeze = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

function merged(ranges: Range[]): Range[] {
  const sorted = ranges.sort((a, b) => a.from - b.from)
  const out: Range[] = []
  for (const range of sorted) {
    const last = out.at(-1)
    if (last && range.from <= last.to + 200 && range.from - last.to < 200) last.to = Math.max(last.to, range.to)
    else out.push({ ...range })
  }
  return out.filter((range) => range.to - range.from > 0)
}

/** Whether an offset lies in one of the sorted ranges. */
export function within(ranges: readonly Range[], at: number): boolean {
  return ranges.some((range) => range.from <= at && at < range.to)
}
