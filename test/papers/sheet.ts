/** Lays out made-up court papers as PDFs, each with the oddity that it is for. */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib'

export type SheetOptions = {
  /** how the 28 line numbers are drawn, or none */
  lineNumbers?: 'none' | 'objects' | 'one-run' | 'glued'
  /** printed at the head of each page; N is the page */
  stamp?: (page: number, pages: number) => string
  foot?: string
  pitch?: number
}

type Line = { text: string; x: number; size?: number; centred?: boolean }

const PAGE = { width: 612, height: 792, left: 108, right: 560, top: 70 }

/** A paper in the making: lines go in, pages come out. */
export class Sheet {
  private readonly pages: Line[][] = [[]]
  private readonly notes = new Map<number, string[]>()

  constructor(private readonly options: SheetOptions = {}) {}

  private get perPage(): number {
    return Math.floor(640 / (this.options.pitch ?? 24))
  }

  line(text: string, x = 0, extra: Partial<Line> = {}): this {
    if ((this.pages.at(-1)?.length ?? 0) >= this.perPage) this.breakPage()
    this.pages.at(-1)?.push({ text, x, ...extra })
    return this
  }

  centre(text: string): this {
    return this.line(text, 0, { centred: true })
  }

  /** Text wrapped at about `width` characters; the first line is indented. */
  paragraph(text: string, indent = 36, width = 76): this {
    wrap(text, width).forEach((part, index) => this.line(part, index === 0 ? indent : 0))
    return this
  }

  quote(text: string): this {
    for (const part of wrap(text, 56)) this.line(part, 54)
    return this
  }

  note(text: string): this {
    const page = this.pages.length - 1
    this.notes.set(page, [...(this.notes.get(page) ?? []), text])
    return this
  }

  breakPage(): this {
    this.pages.push([])
    return this
  }

  async pdf(): Promise<Uint8Array> {
    const pdf = await PDFDocument.create()
    const font = await pdf.embedFont(StandardFonts.TimesRoman)
    this.pages.forEach((lines, index) => this.draw(pdf.addPage([PAGE.width, PAGE.height]), font, lines, index))
    return pdf.save()
  }

  private draw(page: PDFPage, font: PDFFont, lines: readonly Line[], index: number): void {
    const { lineNumbers = 'none', stamp, foot } = this.options
    const pitch = this.options.pitch ?? 24
    const at = (line: number) => PAGE.height - PAGE.top - line * pitch
    if (lineNumbers === 'objects') for (let n = 1; n <= 26; n++) page.drawText(String(n), { x: 84 - font.widthOfTextAtSize(String(n), 12), y: at(n - 1), size: 12, font })
    if (lineNumbers === 'one-run') page.drawText(Array.from({ length: 26 }, (_, n) => String(n + 1)).join('\n'), { x: 70, y: at(0), size: 12, font, lineHeight: pitch })
    lines.forEach((line, n) => {
      const size = line.size ?? 12
      const text = lineNumbers === 'glued' ? `${n + 1} ${line.text}` : line.text
      const x = line.centred ? (PAGE.left + PAGE.right - font.widthOfTextAtSize(text, size)) / 2 : PAGE.left + (lineNumbers === 'glued' ? -30 : line.x)
      page.drawText(text, { x: lineNumbers === 'glued' ? PAGE.left - 30 : x, y: at(n), size, font })
    })
    ;(this.notes.get(index) ?? []).forEach((text, n) => {
      page.drawText(text, { x: PAGE.left, y: 96 - n * 11, size: 9, font })
    })
    if (stamp) page.drawText(stamp(index + 1, this.pages.length), { x: 90, y: 772, size: 9, font })
    page.drawText(String(index + 1), { x: 300, y: 40, size: 11, font })
    if (foot) page.drawText(foot, { x: 200, y: 26, size: 9, font })
  }
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
