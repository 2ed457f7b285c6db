import { type PointerEvent, useEffect, useState } from 'react'
import type { Rect } from '../../shared/text/page'

/** Smaller is a slip of the hand. Pixels. */
const SMALLEST = 6

type Point = { x: number; y: number }
type Box = { left: number; top: number; width: number; height: number }

/**
 * Draws a box over a page with the pointer; gives it in points. By dragging, or by a press at each of two
 * opposite corners, for those who cannot hold a button and move (WCAG 2.2, 2.5.7).
 */
export function useBoxDrawing(active: boolean, scale: number, onDone: (rect: Rect, anchor: DOMRect) => void) {
  const [start, setStart] = useState<Point | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    if (active) return
    setStart(null)
    setBox(null)
  }, [active])
  const handlers = !active ? {} : {
    onPointerDown: (event: PointerEvent) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      if (!start) setStart(pointOf(event))
    },
    onPointerMove: (event: PointerEvent) => start && setBox(between(start, pointOf(event))),
    onPointerUp: (event: PointerEvent) => {
      const drawn = start && between(start, pointOf(event))
      // The button was let go where it was pressed: that was the first corner.
      if (!drawn || drawn.width < SMALLEST || drawn.height < SMALLEST) return
      setStart(null)
      setBox(null)
      const sheet = event.currentTarget.getBoundingClientRect()
      const rect = { x: drawn.left / scale, y: drawn.top / scale, w: drawn.width / scale, h: drawn.height / scale }
      onDone(rect, new DOMRect(sheet.left + drawn.left, sheet.top + drawn.top, drawn.width, drawn.height))
    },
  }
  return { handlers, box }
}

function pointOf(event: PointerEvent): Point {
  const sheet = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - sheet.left, y: event.clientY - sheet.top }
}

function between(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}
