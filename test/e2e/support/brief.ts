/** A brief about the demo matter, with good cites and with faults that a check must find. Our own words. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { Document, Packer, Paragraph, TextRun } from 'docx'

/** One paragraph each; what is wrong stands behind it. */
export const BRIEF: readonly string[] = [
  'LinkedIn promised that it “will not disclose Customer’s Confidential Information to any third party except as this Agreement permits.” PX-1 § 3.2; see also Compl. ¶ 17.',
  'The policy of September 2024 says that “personal data may be used to develop and train artificial-intelligence models.” PX-3 at 1. It says more. Id.',
  // a wrong word
  'According to the help page, “for members in the United States the setting is off by default.” PX-4 at 1.',
  // a page beyond the end
  'The receipt shows as much. PX-5 at 9.',
  // an exhibit that is not there
  'The transfer log names the messages. PX-77 at 2.',
  // a paragraph that is not there
  'Plaintiff alleges the rest. Compl. ¶¶ 36, 400.',
  // law
  'A complaint must be plausible. Ashcroft v. Iqbal, 556 U.S. 662, 678 (2009); Fed. R. Civ. P. 8(a)(2).',
  // two sources before it
  'Counsel was shown that the company “did not use private InMail messages to train models.” PX-12; PX-11. Id. at 1.',
]

export async function briefDocx(): Promise<Uint8Array> {
  const file = new Document({ sections: [{ children: ['PLAINTIFF’S OPPOSITION', ...BRIEF].map((text) => new Paragraph({ children: [new TextRun(text)] })) }] })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** The same on pages, its lines broken as a page breaks them. */
export async function briefPdf(): Promise<Uint8Array> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.TimesRoman)
  let page = file.addPage([612, 792])
  let y = 700
  for (const text of BRIEF) {
    for (const line of wrapped(text, (words) => font.widthOfTextAtSize(words, 12) < 440)) {
      if (y < 90) {
        page = file.addPage([612, 792])
        y = 700
      }
      page.drawText(line, { x: 86, y, size: 12, font })
      y -= 24
    }
    y -= 10
  }
  return file.save({ useObjectStreams: false })
}

/** Words as lines that fit. */
function wrapped(text: string, fits: (words: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && fits(`${line} ${word}`)) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
