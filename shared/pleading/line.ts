import type { PageText, Rect, Run } from '../text/page'

/** A printed line of a pleading, with what it takes to judge it. */
export type Line = {
  page: number
  x: number
  y: number
  /** right end */
  right: number
  h: number
  size: number
  bold: boolean
  text: string
  runs: Run[]
  /** word processor facts, where the file has them */
  number: string | null
  headingLevel: number | null
  centred: boolean
  /** gap above to the line before on the page, in points; large at the top of a page */
  above: number
  pageWidth: number
  pageHeight: number
}

export function rectOf(line: Line): Rect {
  return { x: line.x, y: line.y, w: line.right - line.x, h: line.h }
}

/** The lines of a page in reading order. */
export function linesOfPage(page: PageText): Line[] {
  const lines: Line[] = []
  let at = 0
  let next = 0
  let bottom = -100
  for (const text of page.text.split('\n')) {
    const end = at + text.length
    const runs: Run[] = []
    while (next < page.runs.length && (page.runs[next] as Run).at < end) runs.push(page.runs[next++] as Run)
    const styled = page.styled?.find((one) => one.from <= at && at < Math.max(one.to, one.from + 1))
    const y = Math.min(...runs.map((run) => run.y))
    const foot = Math.max(...runs.map((run) => run.y + run.h))
    const longest = runs.reduce<Run | null>((a, b) => (a && a.text.length >= b.text.length ? a : b), null)
    if (runs.length > 0 && longest) {
      lines.push({
        page: page.n, x: Math.min(...runs.map((run) => run.x)), y, right: Math.max(...runs.map((run) => run.x + run.w)), h: foot - y,
        size: longest.size, bold: runs.every((run) => run.bold), text, runs,
        number: styled && styled.from === at ? styled.number : null, headingLevel: styled?.heading ?? null, centred: styled?.centred ?? false,
        above: y - bottom, pageWidth: page.width, pageHeight: page.height,
      })
      bottom = foot
    }
    at = end + 1
  }
  return lines
}

/** The line without its first `count` runs. */
export function withoutRuns(line: Line, count: number): Line | null {
  const runs = line.runs.slice(count)
  const first = runs[0]
  if (!first) return null
  return { ...line, runs, x: Math.min(...runs.map((run) => run.x)), text: runs.map((run) => run.text).join(' ') }
}

/** The value that most of the numbers have, within a tolerance; 0 for none. */
export function mode(values: readonly number[], tolerance: number): number {
  let best = 0
  let most = 0
  const sorted = [...values].sort((a, b) => a - b)
  for (let from = 0, to = 0; to < sorted.length; to++) {
    while ((sorted[to] as number) - (sorted[from] as number) > tolerance) from++
    if (to - from + 1 > most) {
      most = to - from + 1
      best = sorted[Math.floor((from + to) / 2)] as number
    }
  }
  return best
}
