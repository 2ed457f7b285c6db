/**
 * The layout of a page (where its words stand) as rows of numbers, apart from its words. Most of what a page
 * weighs is layout, and most readers (search, evidence, reports) want the words only. Packed, it is a third of
 * its size and is read several times as fast as objects are. Nothing is lost: `withLayout(words, packed)` of the
 * two parts is equal to the page they came from, fields that nobody knows included.
 */
import type { PageText, Run, Stop, StyledLine } from './page'

/** A page but for its layout. */
export type PageWords = Omit<PageText, 'runs' | 'styled'>

/**
 * Offset, length in the page's text (or the run's own text where that differs), x, y, w, h, size in points,
 * 1 bold + 2 italic, and where there are any: confidence, doubtful stretches (from, to, …), stops (at, x, w, …).
 */
type PackedRun = [number, number | string, number, number, number, number, number, number, (number | null)?, (number[] | null)?, number[]?]

/** Runs, and the paragraphs of a word processor's file where it has any. A run with fields of its own stays as it is. */
export type PackedLayout = [(PackedRun | Run)[], StyledLine[]?]

const FIELDS = 9

export function splitPage(page: PageText): { words: PageWords; layout: PackedLayout | null } {
  const { runs, styled, ...words } = page
  if (runs.length === 0 && styled === undefined) return { words, layout: null }
  const packed = runs.map((run) => packRun(run, page.text))
  return { words, layout: styled === undefined ? [packed] : [packed, styled] }
}

/** @param layout null where the page has none */
export function withLayout(words: PageWords, layout: PackedLayout | null): PageText {
  if (!layout) return { ...words, runs: [] }
  const [runs, styled] = layout
  const page: PageText = { ...words, runs: runs.map((run) => (Array.isArray(run) ? unpackRun(run, words.text) : run)) }
  if (styled !== undefined) page.styled = styled
  return page
}

function packRun(run: Run, text: string): PackedRun | Run {
  const { at, x, y, w, h, size, bold, italic, confidence, doubtful, stops } = run
  const known = FIELDS + (confidence === undefined ? 0 : 1) + (doubtful === undefined ? 0 : 1) + (stops === undefined ? 0 : 1)
  if (typeof bold !== 'boolean' || typeof italic !== 'boolean' || Object.keys(run).length !== known) return run
  if ((doubtful && !doubtful.every(isStretch)) || (stops && !stops.every(isStop))) return run
  const packed: PackedRun = [at, text.startsWith(run.text, at) ? run.text.length : run.text, x, y, w, h, size, (bold ? 1 : 0) + (italic ? 2 : 0)]
  if (known === FIELDS) return packed
  packed.push(confidence ?? null, doubtful ? doubtful.flatMap(({ from, to }) => [from, to]) : null)
  if (stops) packed.push(stops.flatMap((one) => [one.at, one.x, one.w]))
  return packed
}

const isStretch = (one: { from: number; to: number }) => Object.keys(one).length === 2 && one.from !== undefined && one.to !== undefined
const isStop = (one: Stop) => Object.keys(one).length === 3 && one.at !== undefined && one.x !== undefined && one.w !== undefined

function unpackRun([at, own, x, y, w, h, size, style, confidence, doubtful, stops]: PackedRun, text: string): Run {
  const run: Run = { text: typeof own === 'number' ? text.slice(at, at + own) : own, at, x, y, w, h, size, bold: (style & 1) !== 0, italic: (style & 2) !== 0 }
  if (confidence !== undefined && confidence !== null) run.confidence = confidence
  if (doubtful) run.doubtful = Array.from({ length: doubtful.length / 2 }, (_, n) => ({ from: doubtful[n * 2] as number, to: doubtful[n * 2 + 1] as number }))
  if (stops) run.stops = Array.from({ length: stops.length / 3 }, (_, n) => ({ at: stops[n * 3] as number, x: stops[n * 3 + 1] as number, w: stops[n * 3 + 2] as number }))
  return run
}
