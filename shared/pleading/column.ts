import { type Line, mode } from './line'

/** The body's usual left and right edge, and the gap between its lines; points. */
export type Column = { left: number; right: number; gap: number }

/** The column in which the body of a paper is set, from its long lines. */
export function columnOf(lines: readonly Line[]): Column {
  const long = lines.filter((line) => line.text.length > 50)
  return {
    left: leftEdge(long.map((line) => line.x)),
    right: mode(long.map((line) => line.right), 24),
    gap: mode(lines.filter((line) => line.above > 0 && line.above < 60).map((line) => line.above), 3),
  }
}

/** Share of the long lines that must begin at the left edge; the indented first lines are fewer or as many. */
const AT_EDGE = 0.15

/** The leftmost place where lines begin, single strays aside. */
function leftEdge(starts: readonly number[]): number {
  const sorted = [...starts].sort((a, b) => a - b)
  const enough = Math.max(2, sorted.length * AT_EDGE)
  return sorted.find((x) => sorted.filter((other) => other >= x && other <= x + 6).length >= enough) ?? 0
}
