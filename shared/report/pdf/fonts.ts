/** Which font writes which sign, and what a text takes on a line. */
import { RIGHT, visualOrder } from './bidi'
import { type Font, readFont } from './font'

/** A font file beside the app, with the signs it was cut for. */
export type FontEntry = { file: string; name: string; bold: boolean; ranges: readonly (readonly [number, number])[] }
export type FontFile = { entry: FontEntry; bytes: Uint8Array }

/** A stretch of a line in one font; two bytes a glyph, as hex digits. */
export type Stretch = { font: number; hex: string; width: number }
export type Shaped = { stretches: readonly Stretch[]; /** in thousandths of the type size */ width: number }

/**
 * The files that a text needs, in their order.
 * @param all in the order in which they are asked: the text's own font first
 */
export function filesFor(all: readonly FontEntry[], codePoints: ReadonlySet<number>): FontEntry[] {
  const needed = new Set<FontEntry>(all.filter((one) => one.ranges.some(([from, to]) => from <= 0x20 && to >= 0x7e)))
  for (const bold of [false, true]) {
    const entries = all.filter((one) => one.bold === bold)
    for (const code of codePoints) {
      // A list may claim signs that its file then lacks: the next family is asked too.
      const families = new Set<string>()
      for (const one of entries) {
        if (families.has(one.name) || !one.ranges.some(([from, to]) => code >= from && code <= to)) continue
        families.add(one.name)
        needed.add(one)
      }
    }
  }
  return all.filter((one) => needed.has(one))
}

/** Presentation forms that joined Arabic is written with. */
const JOINED = Array.from({ length: 0xfefc - 0xfe70 + 1 }, (_, n) => 0xfe70 + n)

/** Every code point of texts, with the joined shapes of Arabic where there is any. */
export function codePointsOf(texts: Iterable<string>): Set<number> {
  const found = new Set<number>()
  let right = false
  for (const text of texts) {
    for (const sign of text.normalize('NFC')) found.add(sign.codePointAt(0) ?? 0)
    right ||= RIGHT.test(text)
  }
  if (right) for (const code of JOINED) found.add(code)
  return found
}

/** Fonts that are open, the glyphs that were used of each, and shapes of words that were met. */
export class FontSet {
  readonly fonts: readonly Font[]
  readonly used: readonly Map<number, string>[]
  /** signs that no font has */
  readonly missing = new Set<string>()
  private readonly order: Readonly<Record<'plain' | 'bold', readonly number[]>>
  private readonly words = { plain: new Map<string, Shaped>(), bold: new Map<string, Shaped>() }
  private readonly signs = { plain: new Map<string, readonly [font: number, glyph: number, width: number]>(), bold: new Map<string, readonly [font: number, glyph: number, width: number]>() }

  constructor(files: readonly FontFile[]) {
    this.fonts = files.map(({ entry, bytes }) => readFont(bytes, entry.name))
    this.used = files.map(() => new Map())
    const places = (bold: boolean) => files.flatMap(({ entry }, at) => (entry.bold === bold ? [at] : []))
    // Scripts that have no bold cut are written plain.
    this.order = { plain: places(false), bold: [...places(true), ...places(false)] }
  }

  /** A piece of text without line ends, in the order on paper. */
  shape(text: string, style: 'plain' | 'bold', right = false): Shaped {
    const known = this.words[style].get(text)
    if (known && !right) return known
    const shaped = this.shapeAnew(text, style, right)
    if (!right) this.words[style].set(text, shaped)
    return shaped
  }

  private shapeAnew(text: string, style: 'plain' | 'bold', right: boolean): Shaped {
    const stretches: Stretch[] = []
    let width = 0
    for (const sign of visualOrder(text.normalize('NFC'), right)) {
      const [font, glyph, advance] = this.signOf(sign, style)
      const last = stretches.at(-1)
      const hex = glyph.toString(16).padStart(4, '0')
      if (last?.font === font) {
        last.hex += hex
        last.width += advance
      } else stretches.push({ font, hex, width: advance })
      width += advance
    }
    return { stretches, width }
  }

  private signOf(sign: string, style: 'plain' | 'bold'): readonly [number, number, number] {
    const known = this.signs[style].get(sign)
    if (known) return known
    const code = sign === '\t' || sign === '\u00a0' ? 0x20 : (sign.codePointAt(0) ?? 0)
    let font = this.order[style].find((at) => this.fonts[at]?.glyph(code) !== 0) ?? -1
    if (font < 0) {
      if (code > 0x20) this.missing.add(sign)
      font = this.order[style][0] ?? 0
    }
    const own = this.fonts[font] as Font
    const glyph = own.glyph(code)
    // Readers of the PDF get the plain letters back from the joined shapes.
    if (glyph !== 0) this.used[font]?.set(glyph, sign.normalize('NFKC'))
    const found = [font, glyph, (own.advance(glyph) * 1000) / own.unitsPerEm] as const
    this.signs[style].set(sign, found)
    return found
  }
}
