import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { type Drawing, drawTimeline, type Frame, GUTTER } from '../../../shared/chronology/draw'
import { clamped, type View, viewOf, zoomed } from '../../../shared/chronology/scale'
import { CanvasPen } from './canvasPen'
import { coloursNow } from './colours'
import type { Model } from './useModel'

export type Stage = {
  frame(): Frame
  drawing(): Drawing
  /** pixels to the left and up */
  pan(x: number, y: number): void
  /** about a place; the middle where none is given */
  zoom(factor: number, x?: number): void
  /** shows these moments, with a margin */
  show(from: number, to: number): void
  fit(): void
}

type Shown = { chosen: string | null; day: number | null; dayLabel: string; onView: (view: View, width: number) => void }

/** The remembered view of a matter's timeline, while the app runs: table and back does not lose the place. */
const lastViews = new WeakMap<object, View>()

/**
 * Draws the timeline on a canvas, once a frame at most. What moves lives in refs, so that React has
 * nothing to do while a person pans and zooms.
 */
export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, model: Model, shown: Shown, memory: object): Stage {
  const state = useRef({ view: null as View | null, top: 0, width: 0, height: 0, asked: 0 })
  const latest = useRef({ model, shown })
  latest.current = { model, shown }

  const viewNow = useCallback((): View => {
    const now = state.current
    now.view ??= lastViews.get(memory) ?? viewOf(latest.current.model.crowd.first, latest.current.model.crowd.last, Math.max(200, now.width - GUTTER))
    return now.view
  }, [memory])
  const drawing = useCallback(() => latest.current.model.at(viewNow(), Math.max(1, state.current.width - GUTTER), state.current.height), [viewNow])
  const frame = useCallback((): Frame => {
    const { width, height, top } = state.current
    const { chosen, day, dayLabel } = latest.current.shown
    return { view: viewNow(), width, height, top, chosen, day, dayLabel }
  }, [viewNow])

  const draw = useCallback(() => {
    const now = state.current
    now.asked = 0
    const context = canvas.current?.getContext('2d')
    if (!context || now.width === 0) return
    const laid = drawing()
    now.top = Math.max(0, Math.min(now.top, laid.height - now.height))
    const ratio = window.devicePixelRatio || 1
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawTimeline(new CanvasPen(context), laid, frame(), coloursNow())
    latest.current.shown.onView(viewNow(), now.width - GUTTER)
  }, [canvas, drawing, frame, viewNow])
  const ask = useCallback(() => {
    if (state.current.asked === 0) state.current.asked = requestAnimationFrame(draw)
  }, [draw])

  const setView = useCallback((view: View) => {
    state.current.view = view
    lastViews.set(memory, view)
    ask()
  }, [ask, memory])

  useEffect(() => {
    const element = canvas.current
    const host = element?.parentElement
    if (!element || !host) return
    const size = () => {
      const box = host.getBoundingClientRect()
      const ratio = window.devicePixelRatio || 1
      Object.assign(state.current, { width: Math.floor(box.width), height: Math.floor(box.height) })
      element.width = Math.floor(box.width * ratio)
      element.height = Math.floor(box.height * ratio)
      element.style.width = `${Math.floor(box.width)}px`
      element.style.height = `${Math.floor(box.height)}px`
      draw()
    }
    const resized = new ResizeObserver(size)
    resized.observe(host)
    const themed = new MutationObserver(ask)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    void document.fonts.ready.then(ask)
    return () => {
      resized.disconnect()
      themed.disconnect()
      cancelAnimationFrame(state.current.asked)
      state.current.asked = 0
    }
  }, [canvas, draw, ask])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new model or choice is drawn
  useEffect(ask, [ask, model, shown.chosen, shown.day])

  const plot = () => Math.max(1, state.current.width - GUTTER)
  const stage = useRef<Stage | null>(null)
  stage.current ??= {
    frame, drawing,
    pan: (x, y) => {
      const view = viewNow()
      state.current.top = Math.max(0, state.current.top + y)
      setView(clamped({ ...view, from: view.from + x * view.perPixel }, plot()))
    },
    zoom: (factor, x = plot() / 2) => setView(zoomed(viewNow(), plot(), x, factor)),
    show: (from, to) => setView(viewOf(from, to, plot())),
    fit: () => setView(viewOf(latest.current.model.first, latest.current.model.last, plot())),
  }
  return stage.current
}

/** Pixels from the canvas's own corner, as the drawing counts them. */
export const placeOf = (event: { clientX: number; clientY: number }, element: Element): { x: number; y: number } => {
  const box = element.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

