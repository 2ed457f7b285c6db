import type { BandRow } from '../../../shared/chronology/bands'
import { AXIS, BAND, type Drawing, GROUP_HEAD, LANE_BOTTOM, LANE_TOP, ROW, stack } from '../../../shared/chronology/draw'
import { LanePlan } from '../../../shared/chronology/lanePlan'
import type { Lane } from '../../../shared/chronology/lanes'
import type { Mark } from '../../../shared/chronology/layout'
import { type View, xOf } from '../../../shared/chronology/scale'
import { roomFor } from './canvasPen'

const title = { size: 12, weight: 620 }
const under = { size: 11.5, weight: 400 }
/** Windows that are made ready on either side of the one in sight. */
const MARGIN = 1

export const widthOfLabel = (text: string, strong: boolean): number => roomFor(text, strong ? title : under)

/** Rows of a lane: as many as fit, at least three, so that no label is left out while there is room. */
function rowsOf(lanes: number, bands: readonly BandRow[], height: number): number {
  const groups = new Set(bands.map((row) => `${row.group} ${row.groupNote}`)).size
  const room = height - AXIS - bands.length * BAND - groups * (GROUP_HEAD + 10) - 10
  return Math.min(14, Math.max(3, Math.floor((room / Math.max(1, lanes) - LANE_TOP - LANE_BOTTOM) / ROW)))
}

/**
 * Lanes and bands as they are drawn in a window. Objects are made of the stretch in sight and of a
 * window on either side; they are kept while panning stays within, since it asks in every frame.
 * @returns the drawing of a view; `plot` is its width and `height` the window's, in pixels
 */
export function drawingsOf(marks: readonly Mark[], lanes: readonly Lane[], bands: readonly BandRow[], { first, last }: { first: number; last: number }): (view: View, plot: number, height: number) => Drawing {
  const plans = lanes.map((lane) => new LanePlan(marks, lane.events, widthOfLabel))
  let known: { perPixel: number; rows: number; from: number; to: number; drawing: Drawing } | null = null
  return (view, plot, height) => {
    const rows = rowsOf(lanes.length, bands, height)
    const left = -xOf(view, first)
    if (known && known.perPixel === view.perPixel && known.rows === rows && known.from <= left && known.to >= left + plot) return known.drawing
    const window = { from: left - MARGIN * plot, to: left + (1 + MARGIN) * plot }
    const scale = { origin: first, perPixel: view.perPixel, rows, first, last }
    const drawing = stack(lanes.map((lane, at) => ({ name: lane.name, count: lane.events.length, layout: (plans[at] as LanePlan).layout(scale, window) })), bands, marks, first)
    known = { perPixel: view.perPixel, rows, ...window, drawing }
    return drawing
  }
}
