/** HTML out of the RTF that a mail program wrapped it in ([MS-OXRTFEX] 2.1.3). */
import { Encodings } from './encoding'
import type { RtfHandler } from './scan'
import { SIGNS } from './words'

type State = { place: 'body' | 'tag' | 'fonts' | 'skip'; silent: boolean; font: number; uc: number }

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '\u00a0': '&nbsp;' }
/** Groups outside the body of the HTML. */
const SKIPPED = new Set(['colortbl', 'stylesheet', 'info', 'pict', 'object', 'pntext', 'listtext', 'mhtmltag'])

/** Gathers what stands in `\*\htmltag` groups as it is, and the text between them that is not marked `\htmlrtf`. */
export class HtmlReader implements RtfHandler {
  html = ''
  private readonly encodings = new Encodings()
  private state: State = { place: 'body', silent: false, font: -1, uc: 1 }
  private readonly stack: State[] = []
  private bytes: number[] = []
  private star = false
  private skip = 0
  private font = 0

  open(): void {
    this.flush()
    this.skip = 0
    this.star = false
    this.stack.push(this.state)
    this.state = { ...this.state }
  }

  close(): void {
    this.flush()
    this.skip = 0
    this.star = false
    this.state = this.stack.pop() ?? this.state
  }

  byte(value: number): void {
    if (this.skip > 0) this.skip--
    else if (this.state.place !== 'skip' && this.bytes.push(value) >= 16_384) this.flush()
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
    if (sign === '~') this.put('\u00a0')
    else if (sign === '_') this.put('-')
    else if (sign === '-') this.put('\u00ad')
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
    if (state.place === 'fonts') {
      if (name === 'f') this.font = value ?? 0
      else if (name === 'fcharset') this.encodings.font(this.font).charset = value
      else if (name === 'cpg') this.encodings.font(this.font).codepage = value
    } else if (name === 'fonttbl') state.place = 'fonts'
    else if (star && name === 'htmltag' && state.place !== 'skip') state.place = 'tag'
    else if (star || SKIPPED.has(name)) state.place = 'skip'
    else if (name === 'htmlrtf') state.silent = value !== 0
    else if (name === 'u') this.unicode(value ?? 0)
    else if (name === 'par' || name === 'line') this.put('\r\n')
    else if (Object.hasOwn(SIGNS, name)) this.put(SIGNS[name] as string)
    else this.format(name, value)
  }

  finish(): void {
    this.flush()
  }

  private format(name: string, value: number | null): void {
    const { state, encodings } = this
    if (name === 'f') state.font = value ?? 0
    else if (name === 'plain') state.font = -1
    else if (name === 'uc') state.uc = Math.min(100, Math.max(0, value ?? 1))
    else if (name === 'ansicpg' && value) encodings.codepage = value
    else if (name === 'deff') encodings.standard = value ?? 0
    else if (name === 'mac') encodings.codepage = 10000
  }

  private unicode(value: number): void {
    const code = value < 0 ? value + 65536 : value
    this.skip = this.state.uc
    if (code >= 0 && code <= 0x10ffff) this.put(String.fromCodePoint(code))
  }

  private flush(): void {
    if (this.bytes.length === 0) return
    const bytes = this.bytes
    this.bytes = []
    if (this.state.place === 'body' || this.state.place === 'tag') this.put(this.encodings.decode(bytes, this.state.font === -1 ? this.encodings.standard : this.state.font))
  }

  /** Text between tags is text: its signs must not become tags. */
  private put(text: string): void {
    const { place, silent } = this.state
    if (silent || place === 'skip' || place === 'fonts') return
    this.html += place === 'tag' ? text : text.replace(/[<>&\u00a0]/g, (sign) => ESCAPES[sign] as string)
  }
}
