/** What the timeline is drawn with: a canvas on the screen, SVG on paper. One drawing, two pens. */

export type Ink = { fill?: string; stroke?: string; width?: number; dash?: readonly number[]; radius?: number }
export type Type = { size: number; weight: number; fill: string; anchor?: 'start' | 'middle' | 'end'; /** cut with an ellipsis past it. Pixels */ most?: number }

export interface Pen {
  rect(x: number, y: number, w: number, h: number, ink: Ink): void
  /** slanted lines: nothing is claimed here */
  hatch(x: number, y: number, w: number, h: number, stroke: string): void
  line(x1: number, y1: number, x2: number, y2: number, ink: Ink): void
  circle(x: number, y: number, r: number, ink: Ink): void
  text(x: number, y: number, words: string, type: Type): void
  /** draws inside a rectangle only */
  clip(x: number, y: number, w: number, h: number, body: () => void): void
  /** draws a part moved to the right and down */
  shifted(x: number, y: number, body: () => void): void
}

/** Text cut to a width, with an ellipsis; "" where not even that has room. */
export function cut(words: string, most: number, measure: (text: string) => number): string {
  if (measure(words) <= most) return words
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measure(`${words.slice(0, middle).trimEnd()}…`) <= most) low = middle
    else high = middle - 1
  }
  return low === 0 ? '' : `${words.slice(0, low).trimEnd()}…`
}
