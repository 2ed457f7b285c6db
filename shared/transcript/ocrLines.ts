/**
 * Line numbers of a recognised page by their place: what OCR misread or lost between its neighbours is
 * told by the even distance of printed lines.
 */

export type PlacedWord = { text: string; x: number; w: number; y: number; row: number }

/** Fewer numbers than this fit any straight line. */
const LEAST = 6
/** Part of a line's height by which a row may stand off its place. */
const OFF = 0.34
/** Part of the numbers that must stand where the others say. */
const AGREE = 0.7
/** What OCR leaves of a number that it could not read. Letters. */
const LONGEST_MARK = 3

/** Where line n of a page stands: y = (n - at) / perPoint. `last`: the highest number that fits */
export type Ruler = { at: number; perPoint: number; left: number; right: number; last: number }

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The lines of a page by those numbers that were read; null where they do not stand evenly down the left. */
export function rulerOf(words: readonly PlacedWord[]): Ruler | null {
  const numbers = firstOfRows(words).filter((word) => /^\d{1,2}$/.test(word.text)).map((word) => ({ ...word, n: Number(word.text) }))
  const edge = middle(numbers.map((one) => one.x + one.w))
  const own = numbers.filter((one) => Math.abs(one.x + one.w - edge) < Math.max(4, one.w)).sort((a, b) => a.y - b.y)
  if (own.length < LEAST) return null
  const slopes = own.slice(1).flatMap((one, index) => {
    const before = own[index] as (typeof own)[number]
    return one.n > before.n && one.y > before.y ? [(one.n - before.n) / (one.y - before.y)] : []
  })
  const perPoint = middle(slopes)
  const at = middle(own.map((one) => one.n - one.y * perPoint))
  const good = own.filter((one) => Math.abs(at + one.y * perPoint - one.n) < OFF)
  if (!(perPoint > 0) || good.length < LEAST || good.length < own.length * AGREE) return null
  return { at, perPoint, left: Math.min(...good.map((one) => one.x)), right: Math.max(...good.map((one) => one.x + one.w)), last: Math.max(...good.map((one) => one.n)) }
}

function firstOfRows<T extends PlacedWord>(words: readonly T[]): T[] {
  const first = new Map<number, T>()
  for (const word of words) {
    const now = first.get(word.row)
    if (!now || word.x < now.x) first.set(word.row, word)
  }
  return [...first.values()]
}

/**
 * The same words with each line's number in front of it. A number that was recognised apart from its line joins it.
 * @param last highest number of a full page: what stands below is a foot
 * @returns `told`: how many lines had no number, or another
 */
export function numberedByPlace(words: readonly PlacedWord[], ruler: Ruler, last: number): { words: PlacedWord[]; told: number } {
  const rows = new Map<number, PlacedWord[]>()
  for (const word of words) rows.set(word.row, [...(rows.get(word.row) ?? []), word])
  const lines = new Map<number, { row: number; words: PlacedWord[]; read: boolean }>()
  const out: PlacedWord[] = []
  for (const [row, own] of rows) {
    own.sort((a, b) => a.x - b.x)
    const y = middle(own.map((one) => one.y))
    const exact = ruler.at + y * ruler.perPoint
    const n = Math.round(exact)
    if (n < 1 || n > last || Math.abs(exact - n) > OFF) {
      out.push(...own)
      continue
    }
    const [first] = own as [PlacedWord]
    const width = ruler.right - ruler.left
    const isMark = first.x + first.w <= ruler.right + width * 0.6 && first.text.length <= LONGEST_MARK
    const rest = isMark ? own.slice(1) : own
    const line = lines.get(n)
    if (line) {
      line.words.push(...rest.map((one) => ({ ...one, row: line.row })))
      line.read ||= first.text === String(n)
      continue
    }
    lines.set(n, { row, read: first.text === String(n), words: [{ text: String(n), x: ruler.right - (width * String(n).length) / 2, w: (width * String(n).length) / 2, y, row }, ...rest] })
  }
  // A line between two others that left no trace was blank, or all of it was lost.
  const end = Math.max(0, ...lines.keys())
  for (let n = 1, before = Number.NEGATIVE_INFINITY; n < end; n++) {
    const line = lines.get(n)
    if (line) before = line.row
    else if (before !== Number.NEGATIVE_INFINITY) {
      before += 1 / 128
      lines.set(n, { row: before, read: false, words: [{ text: String(n), x: ruler.left, w: ruler.right - ruler.left, y: 0, row: before }] })
    }
  }
  return { words: [...out, ...[...lines.values()].flatMap((one) => one.words)], told: [...lines.values()].filter((one) => !one.read).length }
}

/** The last line of a full page: the highest number that several pages end with. */
export function fullPage(rulers: readonly (Ruler | null)[]): number {
  const ends = rulers.flatMap((one) => one?.last ?? []).sort((a, b) => b - a)
  return ends.find((one, index) => ends[index + 1] === one) ?? ends[0] ?? 0
}
