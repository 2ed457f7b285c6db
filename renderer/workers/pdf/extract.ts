import type { PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api'
import { assemblePage, type Piece } from '../../../shared/text/lines'
import type { PageText } from '../../../shared/text/page'
import { fieldPieces } from './fields'

/**
 * The text layer of one page with its places. Runs in a worker and in Node alike.
 * @param n 1-based
 */
export async function extractPage(page: PDFPageProxy, n: number): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ disableNormalization: false })
  const pieces: Piece[] = []
  for (const item of content.items) {
    if ('str' in item && item.str !== '') pieces.push(placed(item, viewport.transform as Matrix, content.styles[item.fontName]))
  }
  pieces.push(...(await fieldPieces(page, viewport)))
  return assemblePage(n, viewport.width, viewport.height, pieces.length > 0 ? 'file' : 'none', pieces.length > 0 ? 1 : 0, pieces)
}

type Matrix = [number, number, number, number, number, number]

function placed(item: TextItem, view: Matrix, style: { fontFamily: string; ascent: number; descent: number } | undefined): Piece {
  const [a, b, c, d, e, f] = multiply(view, item.transform as Matrix)
  const size = Math.hypot(c, d) || Math.hypot(a, b)
  const name = `${item.fontName} ${style?.fontFamily ?? ''}`
  const ascent = style && Number.isFinite(style.ascent) && style.ascent > 0 ? Math.min(style.ascent, 1.1) : 0.85
  return {
    text: item.str, x: e, y: f - ascent * size, w: item.width, h: size * 1.1, size,
    bold: /bold|black|heavy/i.test(name), italic: /italic|oblique/i.test(name),
  }
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}
