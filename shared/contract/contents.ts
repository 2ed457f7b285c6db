/** Tables of contents: recognised, so that their lines begin no clause. */
import type { Mark } from './marks'
import type { Stream } from './stream'

export type Range = { from: number; to: number }

const TITLE = /(?:^|\n)[ \t]*(?:TABLE\s+OF\s+CONTENTS|Table\s+of\s+Contents|INDEX|CONTENTS|Contents)\b/g
const LEADERS = /(?:\.{4,}|(?:\.\s){4,}|…{2,}|_{4,}|\t)\s*[A-Z]?-?\d{1,4}\s*$/
/** Share of the paper that a table of contents takes at most, and characters that are always allowed. */
const SHARE = 0.3
const ALWAYS = 3000
const WORDS = 24

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

/** Where the first entry, or the second or third where that is spoilt, stands again as a heading. */
function secondBeginning(text: string, from: number, marks: readonly Mark[]): number | null {
  const limit = from + Math.max(ALWAYS, text.length * SHARE)
  const entries = marks.filter((mark) => mark.at >= from && mark.at < limit)
  for (const entry of entries.slice(0, 4)) {
    const words = plain(text.slice(entry.body, entry.body + 60)).slice(0, WORDS)
    if (words.length < 4) continue
    const again = entries.find((mark) => mark.at > entry.at && mark.number.replace(/\W+$/, '') === entry.number.replace(/\W+$/, '') && same(plain(text.slice(mark.body, mark.body + 60)), words))
    if (again) return again.at
  }
  // Numbers and titles in columns of their own: the contents end where 1 stands for the second time.
  const first = entries[0]
  const second = first && entries.find((mark) => mark.at > first.at + 60 && mark.number.replace(/\W+$/, '') === first.number.replace(/\W+$/, '') && mark.titled)
  return first && second && entries.filter((mark) => mark.at < second.at).length > 3 ? second.at : null
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

function same(a: string, b: string): boolean {
  const many = Math.min(a.length, b.length, 10)
  return many >= 4 && a.slice(0, many) === b.slice(0, many)
}

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
