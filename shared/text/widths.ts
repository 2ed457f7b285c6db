/** How wide characters are against each other, for places inside a run whose font is not known. */
import type { Run } from './page'

/** Advance widths of Times, in thousandths of the type size (Adobe font metrics), from the blank to "~". */
const TIMES = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
  921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
  333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]
const OTHERS: Record<string, number> = { '‘': 333, '’': 333, '“': 444, '”': 444, '–': 500, '—': 1000, '…': 1000, '•': 350, '¶': 453 }
/** A character of another script fills about its square; one of Latin with an accent about half. */
const SQUARE = 1000
const HALF = 500
const FIRST_SQUARE = 0x1100
/** Every character of a typewriter's font. */
const TYPEWRITER = 600

function widthOf(char: string): number {
  const code = char.charCodeAt(0)
  return TIMES[code - 32] ?? OTHERS[char] ?? (code >= FIRST_SQUARE ? SQUARE : HALF)
}

function widthOfText(text: string): number {
  let width = 0
  for (const char of text) width += widthOf(char)
  return width
}

/** Whether a run fits a font whose characters are all as wide as each other better than one of print. */
export function isTypewritten(run: Pick<Run, 'text' | 'w' | 'size'>): boolean {
  const printed = (widthOfText(run.text) * run.size) / 1000
  const typed = (run.text.length * TYPEWRITER * run.size) / 1000
  return Math.abs(run.w - typed) < Math.abs(run.w - printed)
}

/** Share of a run's width that lies before the character at `offset`, 0 to 1. */
export function shareBefore(run: Pick<Run, 'text' | 'w' | 'size'>, offset: number): number {
  if (offset <= 0) return 0
  if (offset >= run.text.length) return 1
  if (isTypewritten(run)) return offset / run.text.length
  return widthOfText(run.text.slice(0, offset)) / widthOfText(run.text)
}

/** Left edge of the character at `offset`. Points. */
export function leftOf(run: Run, offset: number): number {
  return edge(run, offset, offset)
}

/** Right edge of the character before `offset`. Points. */
export function rightOf(run: Run, offset: number): number {
  return edge(run, offset, offset - 1)
}

/** Where `offset` lies in the piece that holds the character at `inside`. */
function edge(run: Run, offset: number, inside: number): number {
  const stops = run.stops ?? [{ at: 0, x: run.x, w: run.w }]
  const index = Math.max(0, stops.findLastIndex((stop) => stop.at <= inside))
  const { at, x, w } = stops[index] ?? { at: 0, x: run.x, w: run.w }
  const text = run.text.slice(at, stops[index + 1]?.at).trimEnd()
  return x + shareBefore({ text, w, size: run.size }, offset - at) * w
}
