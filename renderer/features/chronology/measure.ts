/** How long the timeline takes for a frame, and the order for its list: what the bench prints. */
import { drawTimeline, GUTTER } from '../../../shared/chronology/draw'
import { markOf, reachOf } from '../../../shared/chronology/layout'
import { orderEvents } from '../../../shared/chronology/order'
import { clamped, viewOf, zoomed } from '../../../shared/chronology/scale'
import { EVENT_DEFAULTS, type MatterEvent } from '../../../shared/records'
import { CanvasPen } from './canvasPen'
import { coloursNow } from './colours'
import { drawingsOf } from './drawings'

export type TimelineFigures = { order: number; pan: number; zoom: number }

const WIDTH = 1600
const HEIGHT = 900
const p95 = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0

/** Events over ten years: days, months, intervals and instants, by a fixed rule. */
function generated(count: number): MatterEvent[] {
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2015, 0, 1) + ((at * 7919) % 3650) * 86_400_000).toISOString().slice(0, 10)
    const date = at % 11 === 0 ? day.slice(0, 7) : at % 17 === 0 ? `${day}~` : at % 23 === 0 ? `${day}T10:30:00Z` : day
    return { ...EVENT_DEFAULTS, id: `evt_${at}`, date, what: `Message ${at % 900} about partner data is sent to the team`, kind: 'fact', certainty: 'reported', source: `PX-${at % 40}`, significance: at % 4 }
  })
}

/** Milliseconds: the order of all, and the slowest frame but one in twenty of panning and of zooming. */
export function measureTimeline(count: number): TimelineFigures {
  const events = generated(count)
  let began = performance.now()
  const { sequence } = orderEvents(events, [])
  const order = performance.now() - began
  const marks = sequence.map((one) => markOf(one, one.event.what, one.event.source))
  const all = marks.map((_, at) => at)
  const reach = reachOf(marks)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d')
  if (!context) return { order, pan: 0, zoom: 0 }
  const at = drawingsOf(marks, [{ id: 'all', name: 'Events', events: all }], [], reach)
  const pen = new CanvasPen(context)
  const colours = coloursNow()
  let view = viewOf(reach.first, reach.last, WIDTH - GUTTER)
  const frame = () => {
    const drawing = at(view, WIDTH - GUTTER, HEIGHT)
    drawTimeline(pen, drawing, { view, width: WIDTH, height: HEIGHT, top: 0, chosen: null, day: null, dayLabel: '' }, colours)
    // What was drawn is only done when it can be read back.
    context.getImageData(0, 0, 1, 1)
  }
  const timed = (work: () => void) => {
    began = performance.now()
    work()
    return performance.now() - began
  }
  const zooms: number[] = []
  const pans: number[] = []
  for (let step = 0; step < 40; step++) {
    zooms.push(timed(() => {
      view = zoomed(view, WIDTH - GUTTER, 700, 1.12)
      frame()
    }))
    for (let move = 0; move < 3; move++) {
      pans.push(timed(() => {
        view = clamped({ ...view, from: view.from + 40 * view.perPixel }, WIDTH - GUTTER)
        frame()
      }))
    }
  }
  return { order, pan: p95(pans), zoom: p95(zooms) }
}
