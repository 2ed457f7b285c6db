/** Sheets that stand for something: an exhibit's cover, and the slip of a document that has no pages of its own. */
import { PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib'

const PAGE = { width: 612, height: 792 }

async function sheet(title: string, lines: readonly { text: string; size: number; y: number; bold?: boolean }[], feet: readonly { text: string; x: 'left' | 'right' }[]): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title)
  pdf.setProducer('Probata')
  const [plain, bold] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedFont(StandardFonts.HelveticaBold)]
  const page = pdf.addPage([PAGE.width, PAGE.height])
  for (const { text, size, y, bold: heavy } of lines) {
    const font = heavy ? bold : plain
    wrapped(western(text), font, size).forEach((row, index) => {
      page.drawText(row, { x: (PAGE.width - font.widthOfTextAtSize(row, size)) / 2, y: y - index * size * 1.4, size, font })
    })
  }
  for (const { text, x } of feet) {
    const own = western(text)
    if (own !== '') page.drawText(own, { x: x === 'left' ? 18 : PAGE.width - 18 - plain.widthOfTextAtSize(own, 10), y: 22, size: 10, font: plain })
  }
  return (await pdf.save()) as Uint8Array<ArrayBuffer>
}

/** "EXHIBIT PX-3", with the case it belongs to. */
export function coverSheet({ exhibit, caption, docket, title, bates }: { exhibit: string; caption: string; docket: string; title: string; bates: string }): Promise<Uint8Array<ArrayBuffer>> {
  return sheet(`Exhibit ${exhibit}`, [{ text: `EXHIBIT ${exhibit}`, size: 34, y: 470, bold: true }, { text: title, size: 14, y: 420 }, { text: caption, size: 11, y: 250 }, { text: docket === '' ? '' : `Case No. ${docket}`, size: 11, y: 200 }], [{ text: bates, x: 'right' }])
}

/** One page for a document that is produced as its native, or withheld. */
export function slipSheet({ bates, text, legend }: { bates: string; text: string; legend: string }): Promise<Uint8Array<ArrayBuffer>> {
  return sheet(bates, [{ text, size: 16, y: 430 }], [{ text: bates, x: 'right' }, { text: legend, x: 'left' }])
}

/** Standard fonts know Western letters only. */
const western = (text: string) => text.replace(/[^\u0020-\u007e\u00a0-\u00ff–—‘’“”•…€]/g, '?')

function wrapped(text: string, font: PDFFont, size: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(/\s+/)) {
    const next = row === '' ? word : `${row} ${word}`
    if (row !== '' && font.widthOfTextAtSize(next, size) > PAGE.width - 120) {
      rows.push(row)
      row = word
    } else row = next
  }
  return row === '' ? rows : [...rows, row]
}
