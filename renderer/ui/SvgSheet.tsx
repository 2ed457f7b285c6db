import { Fragment, type ReactNode } from 'react'
import { cut, type Ink, type Pen, type Type } from '../../shared/chronology/pen'

const round = (value: number) => Math.round(value * 100) / 100
const positive = (value: number) => round(Math.max(0, value))

/** A pen whose drawing is SVG elements: the same on the print sheet and in a saved file. */
class SvgPen implements Pen {
  private parts: ReactNode[] = []
  private clips = 0
  private readonly hatches = new Map<string, string>()

  constructor(private readonly measure: (words: string, type: Type) => number) {}

  rect(x: number, y: number, w: number, h: number, ink: Ink): void {
    this.add(<rect x={round(x)} y={round(y)} width={positive(w)} height={positive(h)} rx={ink.radius ? positive(Math.min(ink.radius, w / 2)) : undefined} {...inkOf(ink)} />)
  }

  hatch(x: number, y: number, w: number, h: number, stroke: string): void {
    let id = this.hatches.get(stroke)
    if (id === undefined) {
      id = `hatch${this.hatches.size}`
      this.hatches.set(stroke, id)
      this.add(<defs><pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width={2} height={7} fill={stroke} /></pattern></defs>)
    }
    this.add(<rect x={round(x)} y={round(y)} width={positive(w)} height={positive(h)} rx={4} fill={`url(#${id})`} />)
  }

  line(x1: number, y1: number, x2: number, y2: number, ink: Ink): void {
    this.add(<path d={`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`} {...inkOf(ink)} />)
  }

  circle(x: number, y: number, r: number, ink: Ink): void {
    this.add(<circle cx={round(x)} cy={round(y)} r={round(r)} {...inkOf(ink)} />)
  }

  text(x: number, y: number, words: string, type: Type): void {
    const shown = type.most === undefined ? words : cut(words, type.most, (text) => this.measure(text, type))
    if (shown !== '') this.add(<text x={round(x)} y={round(y)} fontSize={type.size} fontWeight={type.weight} fill={type.fill} textAnchor={type.anchor === 'start' ? undefined : type.anchor}>{writable(shown)}</text>)
  }

  clip(x: number, y: number, w: number, h: number, body: () => void): void {
    const id = `clip${this.clips++}`
    const inside = this.within(body)
    this.add(<><clipPath id={id}><rect x={round(x)} y={round(y)} width={positive(w)} height={positive(h)} /></clipPath><g clipPath={`url(#${id})`}>{inside}</g></>)
  }

  shifted(x: number, y: number, body: () => void): void {
    this.add(<g transform={`translate(${round(x)} ${round(y)})`}>{this.within(body)}</g>)
  }

  drawn(): ReactNode[] {
    return this.parts
  }

  private add(part: ReactNode): void {
    this.parts.push(<Fragment key={this.parts.length}>{part}</Fragment>)
  }

  private within(body: () => void): ReactNode[] {
    const outside = this.parts
    this.parts = []
    body()
    const inside = this.parts
    this.parts = outside
    return inside
  }
}

/** A drawing as one SVG. @param face a style rule with the embedded typeface; "" on our own page, which has it */
export function SvgSheet({ width, height, title, measure, draw, face = '' }: { width: number; height: number; title: string; measure: (words: string, type: Type) => number; draw: (pen: Pen) => void; face?: string }) {
  const pen = new SvgPen(measure)
  draw(pen)
  const [w, h] = [round(width), round(height)]
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={w} height={h} viewBox={`0 0 ${w} ${h}`} fontFamily="'Inter Variable', Inter, Helvetica, Arial, sans-serif" role="img">
      <title>{writable(title)}</title>
      {face !== '' && <style>{face}</style>}
      {pen.drawn()}
    </svg>
  )
}

function inkOf(ink: Ink) {
  return { fill: ink.fill ?? 'none', ...(ink.stroke ? { stroke: ink.stroke, strokeWidth: ink.width ?? 1, strokeDasharray: ink.dash?.join(' ') } : {}) }
}

/** What XML cannot hold would make the whole picture unreadable. */
const writable = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
