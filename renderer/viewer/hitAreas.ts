/** Where a pointer selects each run of a page: the whole sheet is shared out, so that no drag falls between lines. */
import type { PageText, Run } from '../../shared/text/page'

export type HitArea = { run: Run; left: number; top: number; right: number; bottom: number; after: string }

/**
 * Areas of the runs, in reading order: each reaches half way to its neighbours, at the edges of
 * the text to the edge of the page. Points. `after` is what parts a run from the next: a blank
 * or a line end.
 */
export function hitAreas(page: PageText): HitArea[] {
  const lines = linesOf(page)
  return lines.flatMap((line, index) => {
    const above = lines[index - 1]
    const below = lines[index + 1]
    // Lines that overlap (a superscript, two columns not in step) keep their own box.
    const top = above ? between(bottomOf(above), topOf(line), topOf(line)) : 0
    const bottom = below ? between(bottomOf(line), topOf(below), bottomOf(line)) : page.height
    return line.map(({ run, after }, at): HitArea => {
      const before = line[at - 1]?.run
      const next = line[at + 1]?.run
      return {
        run, after, top, bottom,
        left: before ? between(before.x + before.w, run.x, run.x) : Math.min(0, run.x),
        right: next ? between(run.x + run.w, next.x, run.x + run.w) : Math.max(page.width, run.x + run.w),
      }
    })
  })
}

type Part = { run: Run; after: string }

function linesOf(page: PageText): Part[][] {
  const lines: Part[][] = []
  let begins = true
  page.runs.forEach((run, index) => {
    const next = page.runs[index + 1]
    const after = page.text.slice(run.at + run.text.length, next ? next.at : page.text.length)
    const part = { run, after: next ? after || ' ' : '\n' }
    if (begins) lines.push([part])
    else lines.at(-1)?.push(part)
    begins = after.includes('\n')
  })
  return lines
}

const topOf = (line: readonly Part[]) => Math.min(...line.map(({ run }) => run.y))
const bottomOf = (line: readonly Part[]) => Math.max(...line.map(({ run }) => run.y + run.h))

function between(end: number, begin: number, otherwise: number): number {
  return end <= begin ? (end + begin) / 2 : otherwise
}
