/** The time axis: where a moment lies, and which moments are named on it. Scale by d3, words ours. */
import { scaleUtc } from 'd3-scale'
import { DAY, two } from '../dates/calendar'
import { monthWord } from '../dates/words'

/** What is looked at: milliseconds since 1970 at the left edge, and milliseconds a pixel. */
export type View = { from: number; perPixel: number }

/** From minutes (one second a pixel) to ages (half a year a pixel). */
const FINEST = 500
const COARSEST = 182 * DAY
/** The years 1000 to 2999. */
const FIRST = Date.UTC(1000, 0, 1)
const LAST = Date.UTC(3000, 0, 1)

export const xOf = (view: View, at: number): number => (at - view.from) / view.perPixel
export const timeAt = (view: View, x: number): number => view.from + x * view.perPixel

/** A view within what can be shown. */
export function clamped(view: View, width: number): View {
  const perPixel = Math.min(COARSEST, Math.max(FINEST, view.perPixel))
  return { perPixel, from: Math.min(LAST - (width * perPixel) / 2, Math.max(FIRST - (width * perPixel) / 2, view.from)) }
}

/** Zooms about a place that stays where it is. `factor` above 1 shows more detail. */
export function zoomed(view: View, width: number, x: number, factor: number): View {
  const perPixel = Math.min(COARSEST, Math.max(FINEST, view.perPixel / factor))
  return clamped({ perPixel, from: timeAt(view, x) - x * perPixel }, width)
}

/** A view that holds these moments with a margin on both sides. */
export function viewOf(from: number, to: number, width: number): View {
  const span = Math.max(to - from, 2 * DAY)
  const perPixel = span / Math.max(1, width * 0.86)
  return clamped({ perPixel, from: from - width * 0.07 * perPixel }, width)
}

export type Tick = { x: number; at: number; label: string; /** begins a year, or a day among hours */ strong: boolean }

/** Named moments at about `apart` pixels, in UTC. */
export function ticksOf(view: View, width: number, apart = 110): Tick[] {
  const scale = scaleUtc().domain([new Date(view.from), new Date(timeAt(view, width))]).range([0, width])
  const dates = scale.ticks(Math.max(2, Math.floor(width / apart)))
  const step = dates.length > 1 ? (dates[1]?.getTime() ?? 0) - (dates[0]?.getTime() ?? 0) : DAY
  return dates.map((date, index) => ({ x: scale(date), at: date.getTime(), ...labelOf(date, step, index === 0) }))
}

function labelOf(date: Date, step: number, first: boolean): { label: string; strong: boolean } {
  const year = String(date.getUTCFullYear())
  const month = monthWord(date.getUTCMonth() + 1).slice(0, 3)
  const day = date.getUTCDate()
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  const newYear = date.getUTCMonth() === 0 && day === 1 && clock === '00:00'
  if (step >= 360 * DAY) return { label: year, strong: true }
  if (step >= 27 * DAY) return { label: newYear || first ? `${month} ${year}` : month, strong: newYear }
  if (step >= DAY) return { label: day === 1 || first ? `${day} ${month}${newYear || first ? ` ${year}` : ''}` : `${day} ${month}`, strong: day === 1 }
  if (clock === '00:00' && date.getUTCSeconds() === 0) return { label: `${day} ${month}${first ? ` ${year}` : ''}`, strong: true }
  const label = step < 60_000 ? `${clock}:${two(date.getUTCSeconds())}` : clock
  return { label: first ? `${day} ${month} ${label}` : label, strong: false }
}

/** "Jul 2024 – Feb 2025": what a view shows, for a title. */
export function rangeWords(from: number, to: number): string {
  const word = (at: number) => {
    const date = new Date(at)
    return `${monthWord(date.getUTCMonth() + 1).slice(0, 3)} ${date.getUTCFullYear()}`
  }
  return word(from) === word(to) ? word(from) : `${word(from)} – ${word(to)}`
}
