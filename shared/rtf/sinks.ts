/** Where the words of an RTF file go: its body, or a note, a header, a comment, a fact. */
import type { Paragraph } from '../docx/pages'

/** Lines of a page where the file breaks none; only so that long files can be shown in parts. */
const LINES_A_PAGE = 2000

/** A text that is gathered and then filed under a name. */
export type Gathered = { kind: string; text: string; author: string; date: string; number: number }

/** The body: paragraphs as lines, table rows as lines with tabs. */
export class Body {
  /** "" stands for an empty paragraph; `pages` leaves those out */
  readonly lines: Paragraph[] = []
  private text = ''
  private number: string | null = null
  private page = 1
  private onPage = 0
  private bold = true

  add(text: string, bold: boolean): void {
    this.text += text
    if (!bold && text.trim() !== '') this.bold = false
  }

  /** The number or bullet that the word processor set before the paragraph. */
  list(text: string): void {
    const sign = text.trim()
    if (this.text.trim() !== '' || sign === '') return
    if (/[\p{L}\p{N}]/u.test(sign) && sign.length <= 40) this.number = sign
    else this.text += `${sign} `
  }

  paragraph(heading: number | null, level: number, centred: boolean): void {
    const text = this.text.replace(/[^\S\t]+/g, ' ').replace(/ ?\t ?/g, '\t').trimEnd().replace(/^ +/, '')
    this.lines.push({ text, number: text === '' ? null : this.number, level, heading: text === '' ? null : heading, centred, bold: this.bold && text.trim() !== '', page: this.page })
    this.text = ''
    this.number = null
    this.bold = true
    if (text.trim() !== '' && ++this.onPage >= LINES_A_PAGE) this.turn()
  }

  /** A page ends here. */
  turn(): void {
    this.page++
    this.onPage = 0
  }

  /** What was written since the last paragraph ended. */
  get open(): boolean {
    return this.text.trim() !== ''
  }

  get pageBegun(): boolean {
    return this.onPage > 0 || this.open
  }
}

/** A date of Word's in one number (RTF 1.9.1, DTTM); "" where it is none. */
export function dttm(packed: number): string {
  const bits = packed >>> 0
  const two = (n: number) => String(n).padStart(2, '0')
  const [minute, hour, day, month, year] = [bits & 63, (bits >>> 6) & 31, (bits >>> 11) & 31, (bits >>> 16) & 15, ((bits >>> 20) & 511) + 1900]
  if (day < 1 || month < 1 || month > 12 || hour > 23 || minute > 59) return ''
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}
