/** A pen that draws on a canvas. Widths of texts are remembered: the same labels are drawn in every frame. */
import { cut, type Ink, type Pen, type Type } from '../../../shared/chronology/pen'

const FONT = '"Inter Variable", Inter, system-ui, sans-serif'
const MOST_KNOWN = 40_000

let measuring: CanvasRenderingContext2D | null = null
const widths = new Map<string, number>()

const fontOf = (size: number, weight: number) => `${weight} ${size}px ${FONT}`

/** Width of a text in pixels, in the app's own face. */
export function measureText(words: string, { size, weight }: Pick<Type, 'size' | 'weight'>): number {
  const key = `${size} ${weight} ${words}`
  const known = widths.get(key)
  if (known !== undefined) return known
  measuring ??= document.createElement('canvas').getContext('2d')
  if (!measuring) return words.length * size * 0.55
  measuring.font = fontOf(size, weight)
  const width = measuring.measureText(words).width
  if (widths.size > MOST_KNOWN) widths.clear()
  widths.set(key, width)
  return width
}

const letters = new Map<string, Map<number, number>>()

/**
 * About the width of a text: its letters' widths together, without what they do to each other, and
 * a pixel more. Room for ten thousand labels is asked for at once; each measured on its own would
 * take many times as long.
 */
export function roomFor(words: string, type: Pick<Type, 'size' | 'weight'>): number {
  const face = `${type.size} ${type.weight}`
  const known = letters.get(face) ?? new Map<number, number>()
  letters.set(face, known)
  let width = 1
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at)
    let one = known.get(code)
    if (one === undefined) {
      one = measureText(words.charAt(at), type)
      known.set(code, one)
    }
    width += one
  }
  return width
}

export class CanvasPen implements Pen {
  private readonly cuts = new Map<string, string>()

  constructor(private readonly context: CanvasRenderingContext2D) {}

  rect(x: number, y: number, w: number, h: number, ink: Ink): void {
    const { context } = this
    if (w <= 0 || h <= 0) return
    context.beginPath()
    if (ink.radius) context.roundRect(x, y, w, h, Math.min(ink.radius, w / 2, h / 2))
    else context.rect(x, y, w, h)
    this.inked(ink)
  }

  hatch(x: number, y: number, w: number, h: number, stroke: string): void {
    const { context } = this
    context.save()
    context.beginPath()
    context.roundRect(x, y, w, h, Math.min(4, w / 2))
    context.clip()
    context.beginPath()
    const step = 7
    for (let at = x - h - ((x - h) % step); at < x + w; at += step) {
      context.moveTo(at, y + h)
      context.lineTo(at + h, y)
    }
    context.strokeStyle = stroke
    context.lineWidth = 1.6
    context.stroke()
    context.restore()
  }

  line(x1: number, y1: number, x2: number, y2: number, ink: Ink): void {
    this.context.beginPath()
    const sharp = (value: number) => Math.round(value) + 0.5
    const upright = x1 === x2
    const level = y1 === y2
    this.context.moveTo(upright ? sharp(x1) : x1, level ? sharp(y1) : y1)
    this.context.lineTo(upright ? sharp(x2) : x2, level ? sharp(y2) : y2)
    this.inked(ink)
  }

  circle(x: number, y: number, r: number, ink: Ink): void {
    this.context.beginPath()
    this.context.arc(x, y, r, 0, Math.PI * 2)
    this.inked(ink)
  }

  text(x: number, y: number, words: string, type: Type): void {
    const shown = type.most === undefined ? words : this.shortened(words, type, type.most)
    if (shown === '') return
    const { context } = this
    context.font = fontOf(type.size, type.weight)
    context.fillStyle = type.fill
    context.textAlign = type.anchor === 'middle' ? 'center' : type.anchor === 'end' ? 'right' : 'left'
    context.fillText(shown, x, y)
  }

  clip(x: number, y: number, w: number, h: number, body: () => void): void {
    this.context.save()
    this.context.beginPath()
    this.context.rect(x, y, Math.max(0, w), Math.max(0, h))
    this.context.clip()
    body()
    this.context.restore()
  }

  shifted(x: number, y: number, body: () => void): void {
    this.context.save()
    this.context.translate(x, y)
    body()
    this.context.restore()
  }

  private shortened(words: string, type: Type, most: number): string {
    if (measureText(words, type) <= most) return words
    const key = `${Math.round(most)} ${type.size} ${type.weight} ${words}`
    const known = this.cuts.get(key)
    if (known !== undefined) return known
    const made = cut(words, most, (text) => measureText(text, type))
    if (this.cuts.size > 4000) this.cuts.clear()
    this.cuts.set(key, made)
    return made
  }

  private inked({ fill, stroke, width = 1, dash }: Ink): void {
    const { context } = this
    if (fill) {
      context.fillStyle = fill
      context.fill()
    }
    if (!stroke) return
    context.strokeStyle = stroke
    context.lineWidth = width
    context.setLineDash(dash ? [...dash] : [])
    context.stroke()
    if (dash) context.setLineDash([])
  }
}
