/** Looks on one page for words that are hidden and can still be read. Draws the page only where something may hide any. */
import { OPS, type PDFPageProxy } from 'pdfjs-dist'
import { type Covered, isHidden, placesOf, type Seen, type Suspect, suspectsOf } from '../../../shared/redaction/decide'
import { paintedOf } from '../../../shared/redaction/paint'
import type { PageText, Rect } from '../../../shared/text/page'

/** Enough to tell letters from a flat colour. */
const DPI = 110

export async function coveredOn(page: PDFPageProxy, text: PageText, canvasOf: (width: number, height: number) => { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D }): Promise<Covered[]> {
  if (text.text.trim() === '' || text.source === 'none') return []
  const plain = page.getViewport({ scale: 1 })
  const operators = await page.getOperatorList()
  const painted = paintedOf(operators, OPS, plain.transform as never)
  const suspects = suspectsOf(text, painted)
  if (suspects.length === 0) return []
  const scale = Math.min(DPI / 72, Math.sqrt(16_000_000 / (plain.width * plain.height)))
  const viewport = page.getViewport({ scale })
  const { canvas, context } = canvasOf(viewport.width, viewport.height)
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport, background: '#ffffff' }).promise
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  const invisible = painted.some((one) => one.what === 'text' && one.invisible)
  return placesOf(text.n, suspects.filter((one) => isHidden(one, seenAt(pixels, one.under, scale), invisible && one.how === 'image')))
}

/** Darkest and lightest of a word's place; its rim is left out, where a neighbour may begin. */
function seenAt(pixels: ImageData, rect: Suspect['rect'] & Rect, scale: number): Seen {
  const inset = Math.min(1.2, rect.h * 0.12, rect.w * 0.1)
  const [left, top] = [Math.max(0, Math.floor((rect.x + inset) * scale)), Math.max(0, Math.floor((rect.y + rect.h * 0.22) * scale))]
  const [right, bottom] = [Math.min(pixels.width, Math.ceil((rect.x + rect.w - inset) * scale)), Math.min(pixels.height, Math.ceil((rect.y + rect.h * 0.8) * scale))]
  let least = 255
  let most = 0
  let dark = 0
  let looked = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * pixels.width + x) * 4
      const luma = ((pixels.data[at] ?? 0) * 77 + (pixels.data[at + 1] ?? 0) * 150 + (pixels.data[at + 2] ?? 0) * 29) >> 8
      least = Math.min(least, luma)
      most = Math.max(most, luma)
      looked++
      if (luma < 110) dark++
    }
  }
  return least > most ? { least: 0, most: 255, dark: 0 } : { least, most, dark: dark / looked }
}
