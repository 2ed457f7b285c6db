/** What every page of the demo matter has: its size, the legend, words laid into lines. */
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib'

export const PAGE = { width: 612, height: 792 }
export const LEGEND = 'DEMONSTRATION – NOT A COURT FILING'

export type Fonts = { roman: PDFFont; bold: PDFFont; italic: PDFFont }
export type Pdf = { pdf: PDFDocument; fonts: Fonts }

/** Fixed dates, so that the same bytes come out each time. */
const DATE = new Date('2025-01-21T00:00:00Z')

export async function newPdf(title: string): Promise<Pdf> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(`${title} (demonstration)`)
  pdf.setCreationDate(DATE)
  pdf.setModificationDate(DATE)
  const [roman, bold, italic] = [await pdf.embedFont(StandardFonts.TimesRoman), await pdf.embedFont(StandardFonts.TimesRomanBold), await pdf.embedFont(StandardFonts.TimesRomanItalic)]
  return { pdf, fonts: { roman, bold, italic } }
}

/** A blank page with the legend at its foot. */
export function newSheet({ pdf, fonts }: Pdf): PDFPage {
  const sheet = pdf.addPage([PAGE.width, PAGE.height])
  sheet.drawText(LEGEND, { x: centred(LEGEND, fonts.roman, 9, 0, PAGE.width), y: 20, size: 9, font: fonts.roman, color: rgb(0.72, 0.26, 0.04) })
  return sheet
}

/** Left edge of words that stand in the middle between two edges; points. */
export function centred(text: string, font: PDFFont, size: number, left: number, right: number): number {
  return (left + right - font.widthOfTextAtSize(text, size)) / 2
}

/** Words laid into lines of a width, the first one indented; points. */
export function wrap(text: string, font: PDFFont, size: number, width: number, indent = 0): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`
    const room = width - (lines.length === 0 ? indent : 0)
    if (font.widthOfTextAtSize(next, size) > room && line !== '') {
      lines.push(line)
      line = word
    } else line = next
  }
  return line === '' ? lines : [...lines, line]
}
