import type { PageViewport } from 'pdfjs-dist'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api'
import type { Piece } from '../../../shared/text/lines'

/** An annotation as pdf.js gives it; of these fields only some are there. */
type Annotation = {
  subtype?: string
  fieldType?: string
  fieldValue?: unknown
  hidden?: boolean
  noView?: boolean
  password?: boolean
  rect?: number[]
  defaultAppearanceData?: { fontSize?: number }
  textContent?: string[]
}

/** Type size where a field sets its own to fit. Points. */
const USUAL_SIZE = 10
const LEADING = 1.2

/**
 * What was typed into the fields of a form and into text boxes over the page. It is printed with
 * the page, but is not in its text: without this a filled form reads as an empty one.
 */
export async function fieldPieces(page: PDFPageProxy, viewport: PageViewport): Promise<Piece[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as Annotation[]
  return annotations.flatMap((one) => {
    const lines = linesOf(one)
    if (lines.length === 0 || one.hidden || one.noView || one.rect?.length !== 4) return []
    const [left = 0, bottom = 0, right = 0, top = 0] = one.rect
    const [x0 = 0, y0 = 0] = viewport.convertToViewportPoint(left, bottom) as number[]
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(right, top) as number[]
    const box = { x: Math.min(x0, x1), y: Math.min(y0, y1), w: Math.abs(x1 - x0), h: Math.abs(y1 - y0) }
    const size = one.defaultAppearanceData?.fontSize || Math.min(USUAL_SIZE, box.h / lines.length)
    const h = lines.length === 1 ? Math.min(box.h, size * LEADING) : box.h / lines.length
    const first = lines.length === 1 ? box.y + (box.h - h) / 2 : box.y
    return lines.map((text, index) => ({ text, x: box.x + 2, y: first + index * h, w: Math.min(box.w, text.length * size * 0.5), h, size, bold: false, italic: false }))
  })
}

function linesOf({ subtype, fieldType, fieldValue, password, textContent }: Annotation): string[] {
  const lines = subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch') && !password
    ? (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).flatMap((one) => (typeof one === 'string' ? one.split(/\r\n?|\n/) : []))
    : subtype === 'FreeText' ? (textContent ?? []) : []
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}
