/** Form feeds at odd places: behind the page number instead of before it, around it, or in the midst of a page. */
import { readRow } from './lead'
import type { Panel } from './model'
import { pageNumberOf } from './pageNumber'
import { isBlankRow } from './row'

/** A page has no more lines than this: where the numbers run on beyond, they are not those of pages. */
const MOST_LINES = 56

/** The same panels, each a page as far as form feeds tell it. */
export function withoutOddFeeds(panels: readonly Panel[]): readonly Panel[] {
  if (panels.length < 3) return panels
  return joined(numbersAhead(panels))
}

/** Number of the page where nothing else stands on the panel. */
function loneNumber({ rows }: Panel): number | null {
  const filled = rows.filter((row) => !isBlankRow(row))
  const found = filled.length === 1 ? pageNumberOf(filled[0] as string) : null
  return found?.sure ? found.n : null
}

/** The page number that is the last thing on a panel, and where. */
function numberAtEnd({ rows }: Panel): { at: number; n: number } | null {
  const at = rows.findLastIndex((row) => !isBlankRow(row))
  const found = at < 0 ? null : pageNumberOf(rows[at] as string)
  return found?.sure ? { at, n: found.n } : null
}

/** Puts a page number that a form feed parts from its page at the head of that page. */
function numbersAhead(panels: readonly Panel[]): readonly Panel[] {
  const first = loneNumber(panels[0] as Panel)
  if (first === null) return panels
  // "1 ⏎ ⇞ lines… 2 ⏎ ⇞ lines…": the number at the end is that of the next page.
  const ends = panels.map(numberAtEnd)
  const behind = panels.slice(1, -1).filter((_, index) => ends[index + 1]?.n === first + index + 1).length
  if (behind > (panels.length - 2) * 0.8) {
    return panels.slice(1).map((panel, index) => {
      const [own, before] = [ends[index + 1], ends[index]]
      const rows = own && index + 2 < panels.length ? panel.rows.slice(0, own.at) : panel.rows
      return before ? { ...panel, rows: [String(before.n), ...rows] } : { ...panel, rows }
    })
  }
  // "1 ⇞ lines… ⇞ 2 ⇞ lines…": every other panel is a number.
  const alone = panels.filter((panel) => loneNumber(panel) !== null).length
  if (alone < panels.length * 0.4) return panels
  const out: Panel[] = []
  let head: string[] = []
  for (const panel of panels) {
    if (loneNumber(panel) !== null) head = panel.rows.filter((row) => !isBlankRow(row))
    else {
      out.push({ ...panel, rows: [...head, ...panel.rows] })
      head = []
    }
  }
  return out
}

type Ends = { first: number; last: number; /** whether a page number stands above them, or below */ above: boolean; below: boolean }

/** Where the line numbers of a panel begin and end. A number before a 1 is the page's. */
function endsOf({ rows }: Panel): Ends {
  const ends: Ends = { first: 0, last: 0, above: false, below: false }
  for (const row of rows) {
    const { n, blank } = readRow(row)
    if (blank) continue
    if (n !== null && (ends.first === 0 || n === 1 || n === ends.last + 1)) {
      if (ends.first === 0 || (n === 1 && ends.last === ends.first)) ends.first = n
      ends.last = n
      ends.below = false
    } else if (pageNumberOf(row)?.sure) {
      if (ends.first === 0) ends.above = true
      else ends.below = true
    }
  }
  return ends
}

/** Whether the first number of a line is none that begins a page. */
function beginsLate({ rows }: Panel): boolean {
  for (const row of rows) {
    const { n } = readRow(row)
    if (n !== null) return n > 1
  }
  return false
}

/** Joins a panel whose line numbers go on where those of the one before ended, with no page number between. */
function joined(panels: readonly Panel[]): readonly Panel[] {
  if (!panels.some(beginsLate)) return panels
  const ends = panels.map(endsOf)
  if (ends.some((one) => one.last > MOST_LINES)) return panels
  const goesOn = (index: number) => {
    const [before, own] = [ends[index - 1], ends[index]]
    return before !== undefined && own !== undefined && own.first > 1 && own.first === before.last + 1 && !before.below && !own.above
  }
  if (!panels.some((_, index) => goesOn(index))) return panels
  const out: Panel[] = []
  panels.forEach((panel, index) => {
    const last = out.at(-1)
    if (last && goesOn(index)) last.rows.push(...panel.rows)
    else out.push({ ...panel, rows: [...panel.rows] })
  })
  return out
}
