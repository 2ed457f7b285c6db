/** A pen that writes SVG. */
import { cut, type Ink, type Pen, type Type } from './pen'

const round = (value: number) => Math.round(value * 100) / 100

export class SvgPen implements Pen {
  private readonly parts: string[] = []
  private clips = 0
  private hatches = new Map<string, string>()

  constructor(private readonly measure: (words: string, type: Type) => number) {}

  rect(x: number, y: number, w: number, h: number, ink: Ink): void {
    this.parts.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, w))}" height="${round(Math.max(0, h))}"${ink.radius ? ` rx="${round(Math.min(ink.radius, w / 2))}"` : ''}${inkOf(ink)}/>`)
  }

  hatch(x: number, y: number, w: number, h: number, stroke: string): void {
    let id = this.hatches.get(stroke)
    if (id === undefined) {
      id = `hatch${this.hatches.size}`
      this.hatches.set(stroke, id)
      this.parts.push(`<defs><pattern id="${id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="7" fill="${escaped(stroke)}"/></pattern></defs>`)
    }
    this.parts.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="4" fill="url(#${id})"/>`)
  }

  line(x1: number, y1: number, x2: number, y2: number, ink: Ink): void {
    this.parts.push(`<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"${inkOf(ink)}/>`)
  }

  circle(x: number, y: number, r: number, ink: Ink): void {
    this.parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}"${inkOf(ink)}/>`)
  }

  text(x: number, y: number, words: string, type: Type): void {
    const shown = type.most === undefined ? words : cut(words, type.most, (text) => this.measure(text, type))
    if (shown === '') return
    const anchor = type.anchor && type.anchor !== 'start' ? ` text-anchor="${type.anchor}"` : ''
    this.parts.push(`<text x="${round(x)}" y="${round(y)}" font-size="${type.size}" font-weight="${type.weight}" fill="${escaped(type.fill)}"${anchor}>${escaped(shown)}</text>`)
  }

  clip(x: number, y: number, w: number, h: number, body: () => void): void {
    const id = `clip${this.clips++}`
    this.parts.push(`<clipPath id="${id}"><rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, w))}" height="${round(Math.max(0, h))}"/></clipPath><g clip-path="url(#${id})">`)
    body()
    this.parts.push('</g>')
  }

  shifted(x: number, y: number, body: () => void): void {
    this.parts.push(`<g transform="translate(${round(x)} ${round(y)})">`)
    body()
    this.parts.push('</g>')
  }

  /** @param style rules inside of the picture, such as an embedded font; "" for none */
  done(width: number, height: number, title: string, style = ''): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" font-family="'Inter Variable', Inter, Helvetica, Arial, sans-serif" role="img"><title>${escaped(title)}</title>${style === '' ? '' : `<style>${style}</style>`}${this.parts.join('')}</svg>`
  }
}

function inkOf(ink: Ink): string {
  const stroke = ink.stroke ? ` stroke="${escaped(ink.stroke)}" stroke-width="${ink.width ?? 1}"${ink.dash ? ` stroke-dasharray="${ink.dash.join(' ')}"` : ''}` : ''
  return ` fill="${ink.fill ? escaped(ink.fill) : 'none'}"${stroke}`
}

function escaped(text: string): string {
  // What XML cannot hold would make the whole picture unreadable.
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
