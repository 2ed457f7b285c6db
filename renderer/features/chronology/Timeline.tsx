import { type PointerEvent as Pointer, useEffect, useRef, useState } from 'react'
import { GUTTER, hit } from '../../../shared/chronology/draw'
import type { LaneKind } from '../../../shared/chronology/lanes'
import { timeAt } from '../../../shared/chronology/scale'
import { DAY, dayStart } from '../../../shared/dates/calendar'
import { formatEdtf } from '../../../shared/dates/format'
import { useCommands } from '../../commands'
import { useSession } from '../../store'
import { Menu, Popover } from '../../ui'
import { useOpenFirst } from './SourceCite'
import { TimelineList } from './TimelineList'
import { placeOf, type Stage, useCanvas } from './useCanvas'
import type { Chronology } from './useChronology'
import { type Model, useModel } from './useModel'

/** A press that moved less is a click. Pixels. */
const STILL = 4
/** Pixels that an arrow key moves. */
const STEP = 80

type Props = {
  chronology: Chronology; lanes: LaneKind; region: string; current: string | null; day: string | null
  onChoose: (id: string) => void; onDay: (day: string) => void; onModel: (model: Model, stage: Stage) => void
}

/** Events in lanes over bands of what was in force. Drawn on a canvas; the same as a list for the keyboard and screen readers. */
export function Timeline({ chronology, lanes, region, current, day, onChoose, onDay, onModel }: Props) {
  const session = useSession()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [cluster, setCluster] = useState<{ ids: string[]; at: DOMRect } | null>(null)
  const [dragging, setDragging] = useState(false)
  const model = useModel(chronology.shown, lanes, region, chronology.names)
  const openFirst = useOpenFirst()
  const stage = useCanvas(canvas, model, { chosen: current, day: day === null ? null : dayStart(day), dayLabel: day === null ? '' : formatEdtf(day), onView: () => {} }, session)
  useEffect(() => onModel(model, stage), [onModel, model, stage])
  useWheel(canvas, stage)

  const open = (id: string) => {
    onChoose(id)
    const event = session.reader.get('events', id)
    if (event) openFirst(event.sources)
  }
  const press = (x: number, y: number, screen: { x: number; y: number }) => {
    const found = hit(stage.drawing(), stage.frame(), x, y)
    if (found && 'segment' in found && found.segment.evidence) return void openFirst([found.segment.evidence])
    if (!found || !('node' in found)) {
      if (x > GUTTER) onDay(new Date(timeAt(stage.frame().view, x - GUTTER)).toISOString().slice(0, 10))
      return
    }
    const ids = found.node.marks.flatMap((at) => model.marks[at]?.id ?? [])
    if (ids.length === 1 && ids[0]) open(ids[0])
    else openCluster(ids, new DOMRect(screen.x, screen.y, 1, 1))
  }
  /** Comes nearer until the events part; what lies on one day is listed. */
  const openCluster = (ids: string[], at: DOMRect) => {
    const own = ids.flatMap((id) => model.marks.find((mark) => mark.id === id) ?? [])
    const from = Math.min(...own.map((mark) => Math.max(mark.start, model.first)))
    const to = Math.max(...own.map((mark) => Math.min(mark.end, model.last)))
    const seen = stage.frame().view.perPixel * (stage.frame().width - GUTTER)
    if (to - from > 2 * DAY && to - from < seen * 0.7) stage.show(from, to)
    else setCluster({ ids, at })
  }
  const step = (by: number) => {
    const { shown } = chronology
    const at = shown.findIndex(({ event }) => event.id === current)
    const next = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? 0 : at + by))]
    if (!next) return
    onChoose(next.event.id)
    keepInSight(stage, model, next.event.id)
  }
  useCommands([
    { id: 'chronology.next', label: 'Next event', group: 'Chronology', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'chronology.previous', label: 'Previous event', group: 'Chronology', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'chronology.open-source', label: 'Open the source of the event', group: 'Chronology', keys: ['Enter'], blocked: () => (current ? null : 'Choose an event first.'), run: () => current && open(current) },
    { id: 'timeline.nearer', label: 'Nearer', group: 'Timeline', keys: ['+', 'Shift++', '='], run: () => stage.zoom(1.6) },
    { id: 'timeline.farther', label: 'Farther', group: 'Timeline', keys: ['-'], run: () => stage.zoom(1 / 1.6) },
    { id: 'timeline.earlier', label: 'Earlier', group: 'Timeline', keys: ['ArrowLeft'], run: () => stage.pan(-STEP, 0) },
    { id: 'timeline.later', label: 'Later', group: 'Timeline', keys: ['ArrowRight'], run: () => stage.pan(STEP, 0) },
    { id: 'timeline.up', label: 'Scroll the lanes up', group: 'Timeline', keys: ['PageUp'], run: () => stage.pan(0, -200) },
    { id: 'timeline.down', label: 'Scroll the lanes down', group: 'Timeline', keys: ['PageDown'], run: () => stage.pan(0, 200) },
    { id: 'timeline.fit', label: 'Show all events', group: 'Timeline', keys: ['0', 'Home'], run: () => stage.fit() },
    { id: 'timeline.day', label: 'Draw the line at the day of this event', group: 'Timeline', keys: ['d'], blocked: () => (current ? null : 'Choose an event first.'), run: () => {
      const placed = chronology.shown.find(({ event }) => event.id === current)
      const bound = placed?.bounds?.earliest ?? placed?.bounds?.latest
      if (bound) onDay(bound.slice(0, 10))
    } },
  ])
  return (
    <div className={dragging ? 'timeline timeline--dragging' : 'timeline'}>
      <TimelineList chronology={chronology} current={current} onChoose={onChoose} />
      <canvas ref={canvas} className="timeline__canvas" aria-hidden {...useDrag(stage, canvas, press, setDragging)} onDoubleClick={(event) => stage.zoom(2, placeOf(event, event.currentTarget).x - GUTTER)} />
      {cluster && (
        <Popover anchor={cluster.at} label={`${cluster.ids.length.toLocaleString()} events`} onClose={() => setCluster(null)}>
          <Menu onDone={() => setCluster(null)} items={cluster.ids.slice(0, 200).flatMap((id) => {
            const event = session.reader.get('events', id)
            return event ? [{ label: <span className="timeline__listed"><span className="tabular second">{formatEdtf(event.date)}</span><span className="truncate">{event.what}</span></span>, run: () => open(id) }] : []
          })} />
        </Popover>
      )}
    </div>
  )
}

/** Moves the window to an event that lies outside of it. */
function keepInSight(stage: Stage, model: Model, id: string): void {
  const mark = model.marks.find((one) => one.id === id)
  if (!mark) return
  const { view, width } = stage.frame()
  const middle = (Math.max(mark.start, model.first) + Math.min(mark.end, model.last)) / 2
  const x = (middle - view.from) / view.perPixel
  const plot = width - GUTTER
  if (x < 40 || x > plot - 200) stage.pan(x - plot / 2, 0)
}

/** The wheel zooms about the pointer; with shift, or sideways, it pans. A pinch comes as a wheel with Ctrl. */
function useWheel(canvas: { current: HTMLCanvasElement | null }, stage: Stage): void {
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const { x } = placeOf(event, element)
      const scale = event.deltaMode === 1 ? 16 : 1
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) stage.pan((event.deltaX || event.deltaY) * scale, 0)
      else if (x < GUTTER) stage.pan(0, event.deltaY * scale)
      else stage.zoom(Math.exp((-event.deltaY * scale) / (event.ctrlKey ? 120 : 400)), x - GUTTER)
    }
    // React listens passively, which could not keep the page from zooming.
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [canvas, stage])
}

/** One finger or the mouse drags; two fingers pinch. */
function useDrag(stage: Stage, canvas: { current: HTMLCanvasElement | null }, onPress: (x: number, y: number, screen: { x: number; y: number }) => void, onDragging: (dragging: boolean) => void) {
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const moved = useRef(0)
  const apart = () => {
    const [a, b] = [...fingers.current.values()]
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
  }
  const end = (event: Pointer<HTMLCanvasElement>) => {
    const pressed = fingers.current.delete(event.pointerId)
    if (fingers.current.size > 0) return
    onDragging(false)
    if (pressed && event.type === 'pointerup' && moved.current < STILL) {
      const { x, y } = placeOf(event, event.currentTarget)
      onPress(x, y, { x: event.clientX, y: event.clientY })
    }
  }
  return {
    onPointerDown: (event: Pointer<HTMLCanvasElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (fingers.current.size === 1) moved.current = 0
    },
    onPointerMove: (event: Pointer<HTMLCanvasElement>) => {
      const before = fingers.current.get(event.pointerId)
      if (!before) return
      const wide = apart()
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      const [dx, dy] = [event.clientX - before.x, event.clientY - before.y]
      moved.current += Math.hypot(dx, dy)
      if (moved.current < STILL) return
      onDragging(true)
      if (fingers.current.size === 2 && wide > 0 && canvas.current) stage.zoom(apart() / wide, placeOf(event, canvas.current).x - GUTTER)
      else stage.pan(-dx, -dy)
    },
    onPointerUp: end, onPointerCancel: end,
  }
}
