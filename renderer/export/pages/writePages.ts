/**
 * A document's pages as a PDF that leaves the matter: stamped, and where anything is redacted,
 * built anew from pictures, so that no object of the original is in it (domain § 15).
 */
import { degrees, PDFDocument, type PDFFont, PDFName, type PDFPage, StandardFonts, setTextRenderingMode, TextRenderingMode } from '@cantoo/pdf-lib'
import { type Corner, placeStamp } from '../../../shared/bates/stamp'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { Document, Redaction } from '../../../shared/records'
import { type RedactedPage, redactPage, secretsOf } from '../../../shared/redaction/words'
import type { PageText, Rect } from '../../../shared/text/page'
import type { Session } from '../../store'
import { checkRedacted } from './check'
import { openPages } from './pagesOf'

export type Stamps = { bates: string; legend: string; corner: Corner }

export type WriteOptions = { stamps: (page: number) => Stamps | null; redactions: readonly Redaction[]; title: string; signal: AbortSignal }

export type Written = { pdf: Uint8Array<ArrayBuffer>; texts: string[] }

const LETTER = { width: 612, height: 792 }
const BATES_SIZE = 10
const LEGEND_SIZE = 9
/** Height that a page grows by where no place is free for a stamp. Points. */
const BAND = 30

/** @throws ProblemError `export.refused` where the check of the output finds anything that should be gone */
export async function writePages(session: Session, document: Document, options: WriteOptions): Promise<Written> {
  const texts = await textsOf(session, document)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(options.title)
  pdf.setProducer('Probata')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const count = Math.max(1, document.pages ?? texts.length)
  const redacted = texts.map((page) => redactPage(page, options.redactions.filter((one) => one.page === page.n).map((one) => one.rect)))
  const sources = options.redactions.length === 0 && document.kind === 'pdf' ? await copied(session, document, pdf) : null
  if (sources) {
    for (const [index, page] of sources.entries()) {
      pdf.addPage(page)
      stamp(page, texts[index] ?? blank(index + 1), options.stamps(index + 1), font)
    }
  } else await drawn(session, document, pdf, font, { texts, redacted, count, options })
  const bytes = (await pdf.save({ useObjectStreams: true })) as Uint8Array<ArrayBuffer>
  if (options.redactions.length > 0) {
    const found = await checkRedacted(bytes, secretsOf(redacted), options.redactions.map(({ page, rect }) => ({ page, rect })), options.signal)
    if (found[0]) throw new ProblemError(problem('export.refused', `${options.title} was not exported: ${found[0]}`, 'Look at the redactions of this document and try again.', 'Nothing of it left the matter.'))
  }
  return { pdf: bytes, texts: redacted.map((page, index) => (options.redactions.length > 0 ? page.text : (texts[index]?.text ?? ''))) }
}

const blank = (n: number): PageText => ({ n, ...LETTER, source: 'none', confidence: 0, text: '', runs: [] })

async function textsOf(session: Session, { sha256, range }: Document): Promise<PageText[]> {
  const pages = (await session.bytes.pages(sha256)).sort((a, b) => a.n - b.n)
  return range ? pages.filter((page) => page.n >= range.from && page.n <= range.to).map((page) => ({ ...page, n: page.n - range.from + 1 })) : pages
}

/** The pages as they are; null where the file cannot be copied (damaged, encrypted) and must be drawn. */
async function copied(session: Session, document: Document, into: PDFDocument): Promise<PDFPage[] | null> {
  try {
    const source = await PDFDocument.load(await (await session.bytes.get(document.sha256)).arrayBuffer(), { updateMetadata: false })
    const { from, to } = document.range ?? { from: 1, to: source.getPageCount() }
    return await into.copyPages(source, Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index))
  } catch {
    return null
  }
}

type Drawing = { texts: readonly PageText[]; redacted: readonly RedactedPage[]; count: number; options: WriteOptions }

async function drawn(session: Session, document: Document, pdf: PDFDocument, font: PDFFont, { texts, redacted, count, options }: Drawing): Promise<void> {
  const drawer = await openPages(session, document, options.signal)
  try {
    for (let n = 1; n <= count; n++) {
      options.signal.throwIfAborted()
      const text = texts[n - 1] ?? blank(n)
      const boxes = options.redactions.filter((one) => one.page === n).map(({ rect, reason }) => ({ rect, reason }))
      const picture = await pdf.embedJpg(await (await drawer.draw(n, text, boxes)).arrayBuffer())
      const page = pdf.addPage([text.width, text.height])
      page.drawImage(picture, { x: 0, y: 0, width: text.width, height: text.height })
      hiddenWords(page, redacted[n - 1]?.kept ?? [], font, text.height)
      stamp(page, text, options.stamps(n), font)
      // The library gives each page an empty list of annotations; the check allows none at all.
      page.node.delete(PDFName.of('Annots'))
    }
  } finally {
    await drawer.close()
  }
}

/** The words that stay, over the picture and not seen, so that the page can be searched. */
function hiddenWords(page: PDFPage, words: RedactedPage['kept'], font: PDFFont, height: number): void {
  page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
  for (const { text, rect, size } of words) {
    const own = encodable(text, font)
    if (own !== '') page.drawText(own, { x: rect.x, y: height - rect.y - rect.h * 0.8, size: Math.max(1, size), font })
  }
  page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill))
}

/** Standard fonts know Western letters only; the picture and the text file have the rest. */
function encodable(text: string, font: PDFFont): string {
  try {
    font.encodeText(text)
    return text
  } catch {
    return [...text].filter((sign) => {
      try {
        font.encodeText(sign)
        return true
      } catch {
        return false
      }
    }).join('')
  }
}

/** Number and legend as real text, in places that are free; on a page without one, in a band below it. */
function stamp(page: PDFPage, text: PageText, stamps: Stamps | null, font: PDFFont): void {
  if (!stamps) return
  const taken: Rect[] = []
  const put = (words: string, size: number, corner: Corner) => {
    const own = encodable(words, font)
    if (own === '') return
    const box = { w: font.widthOfTextAtSize(own, size), h: size * 1.2 }
    const place = placeStamp(text, box, corner, taken)
    if (!place) {
      if (page.getRotation().angle % 360 !== 0) return
      const { x, y, width, height } = page.getMediaBox()
      page.setMediaBox(x, y - BAND, width, height + BAND)
      page.setCropBox(x, y - BAND, width, height + BAND)
      page.drawText(own, { x: x + (corner.endsWith('left') ? 18 : width - box.w - 18), y: y - BAND + 10, size, font })
      return
    }
    taken.push({ ...place, ...box })
    drawShown(page, own, place.x, place.y + size, size, font)
  }
  put(stamps.bates, BATES_SIZE, stamps.corner)
  put(stamps.legend, LEGEND_SIZE, stamps.corner === 'bottom-left' ? 'bottom-right' : 'bottom-left')
}

/** Draws at a place as the page is shown: its rotation and the part that is cut out of it are undone. */
function drawShown(page: PDFPage, words: string, x: number, y: number, size: number, font: PDFFont): void {
  const { x: left, y: bottom, width, height } = page.getCropBox()
  const angle = ((page.getRotation().angle % 360) + 360) % 360
  const place = angle === 90 ? { x: left + y, y: bottom + x } : angle === 180 ? { x: left + width - x, y: bottom + y } : angle === 270 ? { x: left + width - y, y: bottom + height - x } : { x: left + x, y: bottom + height - y }
  page.drawText(words, { ...place, size, font, rotate: degrees(angle) })
}
