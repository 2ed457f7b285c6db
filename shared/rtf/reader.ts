/** The meaning of an RTF file's control words, for a reader of its words (RTF 1.9.1). */
import { Encodings } from './encoding'
import { Output } from './output'
import type { RtfHandler } from './scan'
import type { Gathered } from './sinks'
import { PARAGRAPH, PLAIN, type State } from './state'
import { GATHERED, INFO, SIGNS, SKIPPED, TIMES, TRANSPARENT } from './words'

/** Longer pieces are handed on before they end. */
const LONGEST_PIECE = 8192
/** Gathered wherever they stand, since they lie outside the text. */
const OUTSIDE = new Set(['generator', 'template', 'revtbl'])

export class RtfReader implements RtfHandler {
  readonly out = new Output()
  pictures = 0
  objects = 0
  fromHtml = false

  private readonly encodings = new Encodings()
  private state: State = { to: this.out.body, place: 'text', uc: 1, ...PLAIN, ...PARAGRAPH }
  private readonly stack: State[] = []
  private bytes: number[] = []
  private star = false
  /** characters still to come that stand in for a `\u` */
  private skip = 0
  /** the typeface that the font table is at */
  private font = 0
  private time: { name: string; parts: Record<string, number> } = { name: '', parts: {} }

  open(): void {
    this.flush()
    this.skip = 0
    this.star = false
    this.stack.push(this.state)
    this.state = { ...this.state }
    if (this.state.place === 'styles' && !this.state.to) this.out.gather(this.state, 'style')
  }

  close(): void {
    this.flush()
    this.skip = 0
    this.star = false
    const was = this.state
    this.state = this.stack.pop() ?? was
    if (was.place === 'time' && this.state.place === 'info') this.fileTime()
    if (was.to && was.to !== this.out.body && was.to !== this.state.to) this.out.file(was.to as Gathered, this.state)
  }

  byte(value: number): void {
    if (this.skip > 0) {
      this.skip--
      return
    }
    if (!this.state.to && this.state.place !== 'fonts') return
    this.bytes.push(value)
    if (this.bytes.length >= (value === 0x20 ? LONGEST_PIECE : 4 * LONGEST_PIECE)) this.flush()
  }

  symbol(sign: string): void {
    if (sign === '*') {
      this.star = true
      return
    }
    if (this.skip > 0) {
      this.skip--
      return
    }
    this.flush()
    if (sign === '~') this.out.put(this.state, ' ')
    else if (sign === '_') this.out.put(this.state, '-')
  }

  word(name: string, value: number | null): void {
    if (this.skip > 0) {
      this.skip--
      return
    }
    this.flush()
    const star = this.star
    this.star = false
    const { state } = this
    if (this.enters(name, star, value)) return
    if (state.place === 'fonts') this.fontWord(name, value)
    else if (state.place === 'time') this.time.parts[name] = value ?? 0
    else if (name === 'u') this.unicode(value ?? 0)
    else if (Object.hasOwn(SIGNS, name)) this.out.put(state, SIGNS[name] as string)
    else if (!this.documentWord(name, value)) this.format(name, value)
  }

  /** Ends what is open when the file does. */
  finish(): void {
    this.flush()
    while (this.stack.length > 0) this.close()
    if (this.out.body.open) this.out.endLine({ ...this.state, to: this.out.body })
  }

  /** Whether the word begins a destination, which is then entered. */
  private enters(name: string, star: boolean, value: number | null): boolean {
    const { state, out } = this
    if (state.place === 'info' && this.infoWord(name, value)) return true
    if (state.to && name === 'pict') this.pictures++
    if (state.to && name === 'object') this.objects++
    // `\upr` holds the same words twice: for old readers, and in Unicode behind `\ud`.
    if (name === 'upr') Object.assign(state, { place: 'upr', to: null })
    else if (name === 'ud' && state.place === 'upr') {
      const outer = this.stack.at(-2)
      Object.assign(state, { place: outer?.place ?? 'text', to: outer?.to ?? null })
    } else if (name === 'fonttbl') Object.assign(state, { place: 'fonts', to: null })
    else if (name === 'stylesheet') Object.assign(state, { place: 'styles', to: null })
    else if (name === 'info') Object.assign(state, { place: 'info', to: null })
    else if (Object.hasOwn(GATHERED, name) && (state.to || OUTSIDE.has(name)) && state.place === 'text') out.gather(state, GATHERED[name] as string)
    else if (SKIPPED.has(name) || (star && !TRANSPARENT.has(name))) state.to = null
    else return false
    return true
  }

  private infoWord(name: string, value: number | null): boolean {
    if (Object.hasOwn(INFO, name)) this.out.gather(this.state, `info:${INFO[name]}`)
    else if (Object.hasOwn(TIMES, name)) {
      this.state.place = 'time'
      this.time = { name: TIMES[name] as string, parts: {} }
    } else if (name === 'edmins') this.out.facts['Minutes of editing'] = String(value ?? 0)
    else if (name === 'version') this.out.facts.Revision = String(value ?? 0)
    else return false
    return true
  }

  private fontWord(name: string, value: number | null): void {
    if (name === 'f') this.font = value ?? 0
    else if (name === 'fcharset') this.encodings.font(this.font).charset = value
    else if (name === 'cpg') this.encodings.font(this.font).codepage = value
  }

  /** Words that concern the whole file or the flow of the text. */
  private documentWord(name: string, value: number | null): boolean {
    const { state, encodings, out } = this
    switch (name) {
      case 'fromhtml': this.fromHtml = value !== 0; return true
      case 'ansicpg': if (value) encodings.codepage = value; return true
      case 'mac': encodings.codepage = 10000; return true
      case 'pc': encodings.codepage = 437; return true
      case 'pca': encodings.codepage = 850; return true
      case 'deff': encodings.standard = value ?? 0; return true
      case 'par': case 'line': case 'softline': case 'lbr': out.endParagraph(state); return true
      case 'sect': out.endParagraph(state); out.sectionEnded = true; return true
      case 'cell': case 'nestcell': out.cell(state); return true
      case 'row': case 'nestrow': if (state.to) out.endLine(state); return true
      case 'page': out.endPage(state, true); return true
      case 'pagebb': out.endPage(state, false); return true
      case 'sbknone': case 'sbkcol': out.section = 'on'; return true
      case 'sectd': case 'sbkpage': case 'sbkeven': case 'sbkodd': out.section = 'page'; return true
      case 'ftnalt': if (state.to && state.to !== out.body) (state.to as Gathered).kind = 'endnote'; return true
      default: return false
    }
  }

  /** Words that set the type and the paragraph. */
  private format(name: string, value: number | null): void {
    const { state } = this
    const on = value !== 0
    switch (name) {
      case 'plain': Object.assign(state, PLAIN); return
      case 'pard': Object.assign(state, PARAGRAPH); return
      case 'f': state.font = value ?? 0; return
      case 'uc': state.uc = Math.min(100, Math.max(0, value ?? 1)); return
      case 'v': state.hidden = on; return
      case 'b': state.bold = on; return
      case 'deleted': state.deleted = on; return
      case 'revised': state.inserted = on; return
      case 'revauth': state.insertedBy = value ?? 0; return
      case 'revauthdel': state.deletedBy = value ?? 0; return
      case 'revdttm': state.insertedOn = value ?? 0; return
      case 'revdttmdel': state.deletedOn = value ?? 0; return
      case 'intbl': state.inTable = true; return
      case 'itap': state.inTable = (value ?? 1) > 0; return
      case 'qc': state.centred = true; return
      case 'ql': case 'qr': case 'qj': state.centred = false; return
      case 'ilvl': state.level = Math.min(8, Math.max(0, value ?? 0)); return
      case 'outlinelevel': this.outline(value); return
      case 's': case 'cs': case 'ds': case 'ts': this.style(name, value ?? 0)
    }
  }

  private outline(value: number | null): void {
    const { state, out } = this
    state.outline = value !== null && value >= 0 && value < 9 ? value + 1 : null
    if (state.place === 'styles' && state.to && state.outline !== null) out.heading((state.to as Gathered).number, state.outline)
  }

  private style(name: string, value: number): void {
    const { state } = this
    if (state.place === 'styles') {
      if (state.to) (state.to as Gathered).number = name === 's' ? value : -1
    } else if (name === 's') state.style = value
  }

  private unicode(value: number): void {
    const code = value < 0 ? value + 65536 : value
    this.skip = this.state.uc
    if (code < 0 || code > 0x10ffff) return
    // Word writes signs of picture typefaces into the private area.
    this.out.put(this.state, code >= 0xf020 && code <= 0xf0ff ? this.encodings.decode([code & 0xff], this.fontNow) : String.fromCodePoint(code))
  }

  private get fontNow(): number {
    return this.state.font === -1 ? this.encodings.standard : this.state.font
  }

  private flush(): void {
    if (this.bytes.length === 0) return
    const bytes = this.bytes
    this.bytes = []
    if (this.state.place === 'fonts') {
      const font = this.encodings.font(this.font)
      if (font.name.length < 100) font.name += String.fromCharCode(...bytes.slice(0, 100)).replace(/;.*$/s, '')
    } else this.out.put(this.state, this.encodings.decode(bytes, this.fontNow))
  }

  private fileTime(): void {
    const { yr, mo, dy, hr = 0, min = 0 } = this.time.parts
    const two = (n: number) => String(n).padStart(2, '0')
    if (!yr || !mo || !dy || mo < 1 || mo > 12 || dy < 1 || dy > 31 || yr > 9999 || yr < 1000 || hr < 0 || hr > 23 || min < 0 || min > 59) return
    this.out.facts[this.time.name] = `${yr}-${two(mo)}-${two(dy)}T${two(hr)}:${two(min)}`
  }
}
