/** Draws the timeline: axis, lanes of events, bands of what was in force, the line of a chosen day. */
import type { BandRow, Segment } from './bands'
import { grouped, type LaneLayout, type Mark, type Node, NARROW, pillWidth } from './layout'
import type { Pen } from './pen'
import { ticksOf, type View, xOf } from './scale'

/** Colours by what they are for. */
export type Colours = {
  surface: string; line: string; faint: string; text: string; second: string; third: string; accent: string; accentGround: string; onAccent: string
  plain: string; plainGround: string; on: string; onGround: string; held: string; heldGround: string; day: string; onDay: string
}

/** Pixels. */
export const AXIS = 30
export const GUTTER = 150
export const ROW = 46
export const LANE_TOP = 12
export const LANE_BOTTOM = 8
export const BAND = 29
export const GROUP_HEAD = 34
export const GROUP_TAIL = 10
/** A band that is narrower names its state by colour and hatching alone: two letters and an ellipsis say nothing. */
const LEAST_ROOM = 42

export type DrawnLane = { name: string; count: number; layout: LaneLayout; /** from the top of the content */ y: number; height: number }
export type DrawnBand = { row: BandRow; y: number; head: { words: string; note: string; y: number } | null }

export type Drawing = { lanes: DrawnLane[]; bands: DrawnBand[]; height: number; marks: readonly Mark[]; /** milliseconds of layout pixel 0 */ origin: number }

/** Stacks lanes and bands. */
export function stack(lanes: readonly { name: string; count: number; layout: LaneLayout }[], rows: readonly BandRow[], marks: readonly Mark[], origin: number): Drawing {
  let y = AXIS
  const drawn: DrawnLane[] = lanes.map((lane) => {
    const height = LANE_TOP + Math.max(1, lane.layout.rows) * ROW + LANE_BOTTOM
    const at = { ...lane, y, height }
    y += height
    return at
  })
  let group = ''
  const bands: DrawnBand[] = []
  for (const row of rows) {
    const key = `${row.group} ${row.groupNote}`
    const head = key === group ? null : { words: row.group, note: row.groupNote, y: y + (group === '' ? 0 : GROUP_TAIL) }
    if (head) y = head.y + GROUP_HEAD
    group = key
    bands.push({ row, y, head })
    y += BAND
  }
  return { lanes: drawn, bands, height: y + GROUP_TAIL, marks, origin }
}

export type Frame = {
  view: View
  width: number
  height: number
  /** pixels scrolled down */
  top: number
  chosen: string | null
  /** milliseconds of the chosen day's first moment; null: none */
  day: number | null
  dayLabel: string
}

export function drawTimeline(pen: Pen, drawing: Drawing, frame: Frame, colours: Colours): void {
  const { width, height, top, view } = frame
  const plot = width - GUTTER
  pen.rect(0, 0, width, height, { fill: colours.surface })
  const ticks = ticksOf(view, plot)
  pen.clip(GUTTER, AXIS, plot, height - AXIS, () => {
    for (const tick of ticks) pen.line(GUTTER + tick.x, AXIS, GUTTER + tick.x, height, { stroke: tick.strong ? colours.line : colours.faint, width: 1 })
  })
  pen.clip(0, AXIS, width, height - AXIS, () => {
    for (const lane of drawing.lanes) if (lane.y - top < height && lane.y + lane.height - top > AXIS) drawLane(pen, drawing, lane, frame, colours)
    for (const band of drawing.bands) {
      if (band.head) drawHead(pen, band.head, frame, colours)
      if (band.y - top < height && band.y + BAND - top > AXIS) drawBand(pen, band, frame, colours)
    }
  })
  pen.rect(0, 0, width, AXIS, { fill: colours.surface })
  pen.line(0, AXIS, width, AXIS, { stroke: colours.line, width: 1 })
  pen.clip(GUTTER, 0, plot, AXIS, () => {
    for (const tick of ticks) pen.text(GUTTER + tick.x + 5, 19, tick.label, { size: 11.5, weight: tick.strong ? 640 : 600, fill: colours.second })
  })
  if (frame.day !== null) drawDay(pen, frame, frame.day, colours)
}

function drawLane(pen: Pen, drawing: Drawing, lane: DrawnLane, frame: Frame, colours: Colours): void {
  const y = lane.y - frame.top
  pen.line(0, y + lane.height, frame.width, y + lane.height, { stroke: colours.faint, width: 1 })
  pen.text(20, y + LANE_TOP + 16, lane.name, { size: 12.5, weight: 620, fill: colours.text, most: GUTTER - 30 })
  pen.text(20, y + LANE_TOP + 32, lane.count === 1 ? '1 event' : `${grouped(lane.count)} events`, { size: 11.5, weight: 400, fill: colours.third, most: GUTTER - 30 })
  const shift = xOf(frame.view, drawing.origin) + GUTTER
  pen.clip(GUTTER, y, frame.width - GUTTER, lane.height, () => {
    for (const node of lane.layout.nodes) {
      if (node.right + shift < GUTTER || node.left + shift > frame.width) continue
      drawNode(pen, drawing, node, shift, y + LANE_TOP + node.row * ROW, frame, colours)
    }
  })
}

function drawNode(pen: Pen, drawing: Drawing, node: Node, shift: number, y: number, frame: Frame, colours: Colours): void {
  const chosen = frame.chosen !== null && node.marks.some((at) => drawing.marks[at]?.id === frame.chosen)
  if (chosen) pen.rect(node.left + shift - 5, y - 2, node.right - node.left + 10, ROW - 4, { fill: colours.accentGround, radius: 6 })
  if (node.marks.length > 1) drawCluster(pen, node, shift, y, frame, colours)
  else drawMark(pen, drawing, node, shift, y, frame, colours, chosen)
}

function drawMark(pen: Pen, drawing: Drawing, node: Node, shift: number, y: number, frame: Frame, colours: Colours, chosen: boolean): void {
  const mark = drawing.marks[node.marks[0] ?? 0]
  if (!mark) return
  const wide = node.x2 - node.x1 >= NARROW
  if (wide) {
    pen.rect(node.x1 + shift, y + 3, node.x2 - node.x1, 9, { fill: colours.accentGround, stroke: colours.accent, width: 1.1, dash: [3, 2.5], radius: 4.5 })
    // The marker stays in sight while a part of its reach is.
    const seen = Math.min(Math.max(node.x + shift, GUTTER + 8), Math.max(frame.width - 8, GUTTER + 8))
    pen.circle(Math.min(Math.max(seen, node.x1 + shift), node.x2 + shift), y + 7.5, 4.5, { fill: colours.surface, stroke: colours.accent, width: 1.6 })
    if (node.label === '') return
    const at = Math.max(node.x1 + shift, Math.min(GUTTER + 8, node.x2 + shift - 40))
    pen.rect(at - 2, y + 14, Math.min(236, node.right - node.x1 + 4), ROW - 18, { fill: chosen ? colours.accentGround : colours.surface })
    pen.text(at, y + 26, node.label, { size: 12, weight: 620, fill: mark.proposed ? colours.second : colours.text, most: 230 })
    pen.text(at, y + 40, node.sub, { size: 11.5, weight: 400, fill: colours.third, most: 230 })
    return
  }
  // The lines of the axis do not run through words.
  if (node.label !== '') pen.rect(node.x + shift + 12, y - 1, node.right - node.x - 10, ROW - 8, { fill: chosen ? colours.accentGround : colours.surface })
  pen.circle(node.x + shift, y + 9, 5, mark.exact && !mark.proposed ? { fill: colours.accent } : { fill: colours.surface, stroke: colours.accent, width: 1.6, ...(mark.exact ? { dash: [2, 1.6] } : {}) })
  if (mark.weight === 3) pen.circle(node.x + shift, y + 9, 8, { stroke: colours.accent, width: 1.2 })
  if (node.label === '') return
  pen.text(node.x + shift + 15, y + 13, node.label, { size: 12, weight: 620, fill: mark.proposed ? colours.second : colours.text, most: 230 })
  pen.text(node.x + shift + 15, y + 28, node.sub, { size: 11.5, weight: 400, fill: colours.third, most: 230 })
}

function drawCluster(pen: Pen, node: Node, shift: number, y: number, frame: Frame, colours: Colours): void {
  const width = pillWidth(node.marks.length)
  if (node.x2 - node.x1 > width) pen.rect(node.x1 + shift, y + 7.5, node.x2 - node.x1, 4, { fill: colours.accentGround, radius: 2 })
  const x = Math.min(Math.max(node.x + shift, Math.max(GUTTER + width / 2 + 4, node.x1 + shift)), Math.max(node.x1 + shift, Math.min(node.x2 + shift, frame.width - width)))
  pen.rect(x - width / 2, y, width, 18, { fill: colours.accent, radius: 9 })
  pen.text(x, y + 13, grouped(node.marks.length), { size: 11.5, weight: 650, fill: colours.onAccent, anchor: 'middle' })
  if (node.label !== '') pen.text(x + width / 2 + 8, y + 13, 'events', { size: 12, weight: 400, fill: colours.second })
}

function drawHead(pen: Pen, head: { words: string; note: string; y: number }, frame: Frame, colours: Colours): void {
  const y = head.y - frame.top
  pen.line(0, y, frame.width, y, { stroke: colours.line, width: 1 })
  pen.text(20, y + 22, head.words, { size: 12.5, weight: 620, fill: colours.text, most: GUTTER - 30 })
  pen.text(GUTTER + 4, y + 22, head.note, { size: 11.5, weight: 400, fill: colours.third, most: frame.width - GUTTER - 20 })
}

function drawBand(pen: Pen, band: DrawnBand, frame: Frame, colours: Colours): void {
  const y = band.y - frame.top
  pen.text(20, y + 16, band.row.name, { size: 12, weight: 450, fill: colours.text, most: GUTTER - 28 })
  pen.clip(GUTTER, y, frame.width - GUTTER, BAND, () => {
    for (const segment of band.row.segments) drawSegment(pen, segment, y, frame, colours)
  })
}

const TONES: Record<Segment['tone'], readonly ['plain' | 'on' | 'held', 'plainGround' | 'onGround' | 'heldGround']> = { plain: ['plain', 'plainGround'], on: ['on', 'onGround'], held: ['held', 'heldGround'], unknown: ['plain', 'plainGround'] }

function drawSegment(pen: Pen, segment: Segment, y: number, { view, width }: Frame, colours: Colours): void {
  const x1 = Math.max(GUTTER - 10, GUTTER + xOf(view, Math.max(segment.from, -8.6e15)))
  const x2 = Math.min(width + 10, GUTTER + xOf(view, Math.min(segment.to, 8.6e15)) - 2)
  if (x2 <= GUTTER || x1 >= width || x2 <= x1) return
  const [ink, ground] = TONES[segment.tone]
  pen.rect(x1, y, x2 - x1, 24, { fill: colours[ground], radius: 4 })
  if (segment.tone === 'unknown') pen.hatch(x1, y, x2 - x1, 24, colours.line)
  const from = Math.max(x1, GUTTER)
  const room = Math.min(x2, width) - from - 14
  if (room > LEAST_ROOM) pen.text(from + 8, y + 16, segment.label, { size: 11.5, weight: segment.tone === 'unknown' ? 450 : 600, fill: colours[ink], most: room })
}

function drawDay(pen: Pen, frame: Frame, day: number, colours: Colours): void {
  const x = GUTTER + xOf(frame.view, day)
  if (x < GUTTER || x > frame.width) return
  pen.line(x, AXIS - 4, x, frame.height, { stroke: colours.day, width: 1.6 })
  const half = 46
  const centre = Math.min(Math.max(x, GUTTER + half), frame.width - half)
  pen.rect(centre - half, 5, half * 2, 20, { fill: colours.day, radius: 5 })
  pen.text(centre, 19, frame.dayLabel, { size: 11.5, weight: 650, fill: colours.onDay, anchor: 'middle' })
}

/** The node or band segment at a place of the window; coordinates as in `drawTimeline`. */
export function hit(drawing: Drawing, frame: Pick<Frame, 'view' | 'width' | 'top'>, x: number, y: number): { node: Node; lane: number } | { segment: Segment } | null {
  if (x < GUTTER || y < AXIS) return null
  const at = y + frame.top
  const shift = xOf(frame.view, drawing.origin) + GUTTER
  for (const [index, lane] of drawing.lanes.entries()) {
    if (at < lane.y || at >= lane.y + lane.height) continue
    const row = Math.floor((at - lane.y - LANE_TOP + 4) / ROW)
    const node = lane.layout.nodes.find((one) => one.row === row && one.left + shift - 4 <= x && x <= one.right + shift + 4)
    return node ? { node, lane: index } : null
  }
  for (const band of drawing.bands) {
    if (at < band.y || at >= band.y + 24) continue
    const time = frame.view.from + (x - GUTTER) * frame.view.perPixel
    const segment = band.row.segments.find((one) => one.from <= time && time < one.to)
    return segment ? { segment } : null
  }
  return null
}
