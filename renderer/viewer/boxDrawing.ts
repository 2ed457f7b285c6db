import { type PointerEvent, useState } from 'react'
import type { Rect } from '../../shared/text/page'

/** Smaller is a slip of the hand. Pixels. */
const SMALLEST = 6

type Box = { left: number; top: number; width: number; height: number }

/** Draws a box over a page with the pointer; gives it in points. */
export function useBoxDrawing(active: boolean, scale: number, onDone: (rect: Rect, anchor: DOMRect) => void) {
  const [start, setStart] = useState<{ x: number; y: number } | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  const at = (event: PointerEvent) => {
    const sheet = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - sheet.left, y: event.clientY - sheet.top }
  }
  const handlers = !active ? {} : {
    onPointerDown: (event: PointerEvent) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setStart(at(event))
    },
    onPointerMove: (event: PointerEvent) => {
      if (!start) return
      const now = at(event)
      setBox({ left: Math.min(start.x, now.x), top: Math.min(start.y, now.y), width: Math.abs(now.x - start.x), height: Math.abs(now.y - start.y) })
    },
    onPointerUp: (event: PointerEvent) => {
      const sheet = event.currentTarget.getBoundingClientRect()
      setStart(null)
      setBox(null)
      if (!box || box.width < SMALLEST || box.height < SMALLEST) return
      const rect = { x: box.left / scale, y: box.top / scale, w: box.width / scale, h: box.height / scale }
      onDone(rect, new DOMRect(sheet.left + box.left, sheet.top + box.top, box.width, box.height))
    },
  }
  return { handlers, box }
}
