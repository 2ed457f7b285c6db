/** Where a stamp goes on a page: in a free place, never over text (domain § 4.2). Points, origin at the top left as shown. */
import type { PageText, Rect } from '../text/page'

export type Corner = 'bottom-right' | 'bottom-centre' | 'bottom-left' | 'top-right' | 'top-left'

/** Space between a stamp and the edge of the page, and between a stamp and words. */
const EDGE = 18
const AIR = 3

const ORDER: readonly Corner[] = ['bottom-right', 'bottom-centre', 'bottom-left', 'top-right', 'top-left']

/**
 * @param taken places of other stamps on the page
 * @returns the stamp's top left corner; null where no place is free, and the page must be made longer
 */
export function placeStamp(page: Pick<PageText, 'width' | 'height' | 'runs'>, size: { w: number; h: number }, preferred: Corner, taken: readonly Rect[] = []): { x: number; y: number } | null {
  const words: Rect[] = [...page.runs, ...taken]
  for (const corner of [preferred, ...ORDER.filter((one) => one !== preferred)]) {
    const x = corner.endsWith('right') ? page.width - EDGE - size.w : corner.endsWith('left') ? EDGE : (page.width - size.w) / 2
    // From the edge inwards, as far as a margin goes.
    for (let step = 0; step <= 30; step += 6) {
      const y = corner.startsWith('bottom') ? page.height - EDGE - size.h - step : EDGE + step
      const own = { x: x - AIR, y: y - AIR, w: size.w + 2 * AIR, h: size.h + 2 * AIR }
      if (x >= 0 && y >= 0 && !words.some((one) => touch(one, own))) return { x, y }
    }
  }
  return null
}

/** Whether two rectangles share a place. */
export function touch(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
