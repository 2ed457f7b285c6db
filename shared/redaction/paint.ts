/**
 * What a page paints, in order: text, filled rectangles, pictures. Read from the operators of
 * pdf.js, without drawing anything.
 */
import type { Rect } from '../text/page'

export type Painted = {
  what: 'text' | 'box' | 'image'
  /** place as shown: points, origin at the top left */
  rect: Rect
  /** fill colour, "#rrggbb"; null where it is a pattern or a picture */
  colour: string | null
  /** 0 to 1 */
  alpha: number
  /** text that is not drawn (rendering mode 3), as recognisers put it under a picture */
  invisible: boolean
  /** painted by an annotation */
  annotation: boolean
}

type Matrix = [number, number, number, number, number, number]
type Codes = Record<string, number>

type State = { ctm: Matrix; colour: string | null; alpha: number; mode: number; font: number; spacing: number; wordSpacing: number; scale: number; rise: number; leading: number }

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** A hostile page may paint without end. */
const MOST_OPERATORS = 400_000
const MOST_PAINTED = 60_000
const DEPTH = 200

/**
 * @param operators as `getOperatorList` gives them
 * @param codes pdf.js's `OPS`
 * @param view from page to shown coordinates: the viewport's transform at scale 1
 */
export function paintedOf(operators: { fnArray: readonly number[]; argsArray: readonly unknown[] }, codes: Codes, view: Matrix): Painted[] {
  const painted: Painted[] = []
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]))
  let state: State = { ctm: view, colour: '#000000', alpha: 1, mode: 0, font: 0, spacing: 0, wordSpacing: 0, scale: 1, rise: 0, leading: 0 }
  const stack: State[] = []
  let text: Matrix = IDENTITY
  let line: Matrix = IDENTITY
  let annotations = 0
  const add = (what: Painted['what'], rect: Rect, colour: string | null) => {
    if (painted.length < MOST_PAINTED && rect.w > 0 && rect.h > 0) painted.push({ what, rect, colour, alpha: state.alpha, invisible: what === 'text' && (state.mode & 3) === 3, annotation: annotations > 0 })
  }
  const move = (x: number, y: number) => {
    line = times(line, [1, 0, 0, 1, x, y])
    text = line
  }
  const count = Math.min(operators.fnArray.length, MOST_OPERATORS)
  for (let at = 0; at < count; at++) {
    const args = (operators.argsArray[at] ?? []) as unknown[]
    const number = (index: number) => (typeof args[index] === 'number' ? (args[index] as number) : 0)
    switch (names.get(operators.fnArray[at] as number)) {
      case 'save': if (stack.length < DEPTH) stack.push(state); break
      case 'restore': state = stack.pop() ?? state; break
      case 'transform': state = { ...state, ctm: times(state.ctm, args as Matrix) }; break
      case 'paintFormXObjectBegin':
        stack.push(state)
        if (isMatrix(args[0])) state = { ...state, ctm: times(state.ctm, args[0]) }
        break
      case 'paintFormXObjectEnd': state = stack.pop() ?? state; break
      case 'beginAnnotation':
        annotations++
        stack.push(state)
        state = { ...state, ctm: view }
        if (isMatrix(args[2])) state = { ...state, ctm: times(state.ctm, args[2]) }
        if (isMatrix(args[3])) state = { ...state, ctm: times(state.ctm, args[3]) }
        break
      case 'endAnnotation':
        annotations = Math.max(0, annotations - 1)
        state = stack.pop() ?? state
        break
      case 'setGState':
        for (const [name, value] of (args[0] ?? []) as [string, unknown][]) if (name === 'ca' && typeof value === 'number') state = { ...state, alpha: value }
        break
      case 'setFillRGBColor': state = { ...state, colour: typeof args[0] === 'string' ? args[0] : rgb(number(0), number(1), number(2)) }; break
      case 'setFillColorN': state = { ...state, colour: null }; break
      case 'setTextRenderingMode': state = { ...state, mode: number(0) }; break
      case 'setFont': state = { ...state, font: number(1) }; break
      case 'setCharSpacing': state = { ...state, spacing: number(0) }; break
      case 'setWordSpacing': state = { ...state, wordSpacing: number(0) }; break
      case 'setHScale': state = { ...state, scale: number(0) > 3 ? number(0) / 100 : number(0) || 1 }; break
      case 'setTextRise': state = { ...state, rise: number(0) }; break
      case 'setLeading': state = { ...state, leading: Math.abs(number(0)) }; break
      case 'beginText':
        text = IDENTITY
        line = IDENTITY
        break
      case 'setTextMatrix': {
        const matrix = matrixOf(args[0]) ?? matrixOf(args)
        if (matrix) {
          text = matrix
          line = matrix
        }
        break
      }
      case 'moveText': move(number(0), number(1)); break
      case 'setLeadingMoveText':
        state = { ...state, leading: Math.abs(number(1)) }
        move(number(0), number(1))
        break
      case 'nextLine': move(0, -state.leading); break
      case 'showText': {
        const width = widthOf(args[0], state)
        add('text', boundsOf(times(state.ctm, text), [0, state.rise - state.font * 0.2, width, state.rise + state.font * 0.8]), state.colour)
        text = times(text, [1, 0, 0, 1, width, 0])
        break
      }
      case 'constructPath': {
        const box = rectangleOf(args)
        if (box && FILLS.has(names.get(number(0)) ?? '')) add('box', boundsOf(state.ctm, box), state.colour)
        break
      }
      case 'paintImageXObject': case 'paintInlineImageXObject': case 'paintImageXObjectRepeat': case 'paintJpegXObject':
        add('image', boundsOf(state.ctm, [0, 0, 1, 1]), null)
        break
      case 'paintImageMaskXObject': case 'paintSolidColorImageMask':
        add('image', boundsOf(state.ctm, [0, 0, 1, 1]), state.colour)
        break
    }
  }
  return painted
}

const FILLS = new Set(['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'])

/** Left, bottom, right, top of a path that is a rectangle along the axes; null for any other shape. */
function rectangleOf(args: unknown[]): [number, number, number, number] | null {
  const limits = args[2] as ArrayLike<number> | null | undefined
  const data = (args[1] as unknown[] | undefined)?.[0] as ArrayLike<number> | undefined
  if (!limits || limits.length < 4 || !data) return null
  const points: [number, number][] = []
  for (let at = 0; at < data.length && at < 64;) {
    const code = data[at] as number
    if (code === 0 || code === 1) {
      points.push([data[at + 1] as number, data[at + 2] as number])
      at += 3
    } else if (code === 4) at++
    else return null
  }
  const [left, bottom, right, top] = [limits[0] as number, limits[1] as number, limits[2] as number, limits[3] as number]
  const near = (a: number, b: number) => Math.abs(a - b) < 0.01 + Math.abs(right - left + top - bottom) * 0.002
  const onCorner = points.every(([x, y]) => (near(x, left) || near(x, right)) && (near(y, bottom) || near(y, top)))
  return points.length >= 4 && points.length <= 10 && onCorner ? [left, bottom, right, top] : null
}

function widthOf(glyphs: unknown, { font, spacing, wordSpacing, scale }: State): number {
  if (!Array.isArray(glyphs)) return 0
  let width = 0
  for (const glyph of glyphs as (number | { width?: number; isSpace?: boolean } | null)[]) {
    if (typeof glyph === 'number') width -= (glyph / 1000) * font
    else if (glyph) width += ((glyph.width ?? 0) / 1000) * font + spacing + (glyph.isSpace ? wordSpacing : 0)
  }
  return width * scale
}

function boundsOf(matrix: Matrix, [left, bottom, right, top]: readonly [number, number, number, number]): Rect {
  const xs: number[] = []
  const ys: number[] = []
  for (const [x, y] of [[left, bottom], [right, bottom], [left, top], [right, top]] as const) {
    xs.push(matrix[0] * x + matrix[2] * y + matrix[4])
    ys.push(matrix[1] * x + matrix[3] * y + matrix[5])
  }
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}

function times(a: Matrix, b: Matrix): Matrix {
  return [a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1], a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3], a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5]]
}

const isMatrix = (value: unknown): value is Matrix => matrixOf(value) !== null

function matrixOf(value: unknown): Matrix | null {
  const list = value as ArrayLike<number> | null | undefined
  return list && typeof list === 'object' && list.length === 6 && typeof list[0] === 'number' ? (Array.from(list) as Matrix) : null
}

const rgb = (r: number, g: number, b: number) => `#${[r, g, b].map((one) => Math.max(0, Math.min(255, Math.round(one <= 1 ? one * 255 : one))).toString(16).padStart(2, '0')).join('')}`
