import type { PageText, Run } from '../text/page'

const CHARACTER = 6
const LINE = 12
const MARGIN = 36
/** A page of a text file without form feeds; only so that long files can be shown in parts. */
const LINES_A_PAGE = 2000

/**
 * Plain text as pages: a form feed ends a page. Offsets, lines and blanks at line starts are kept,
 * so that indents still tell where a paragraph begins. Positions count characters.
 */
export function readPlain(text: string): PageText[] {
  return sheetsOf(text).map((sheet, index) => plainPage(sheet, index + 1))
}

/** The texts of those pages alone, without the places of their lines. */
export function sheetsOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').replace(/\ufeff/g, '').split('\f').flatMap(inParts)
}

function inParts(sheet: string): string[] {
  const lines = sheet.split('\n')
  if (lines.length <= LINES_A_PAGE) return [sheet]
  const parts: string[] = []
  for (let at = 0; at < lines.length; at += LINES_A_PAGE) parts.push(lines.slice(at, at + LINES_A_PAGE).join('\n'))
  return parts
}

/** One page of plain text, however long: `n` is its 1-based number. */
export function plainPage(sheet: string, n: number): PageText {
  const runs: Run[] = []
  let at = 0
  let widest = 80
  sheet.split('\n').forEach((line, index) => {
    const text = line.trim()
    const indent = line.length - line.trimStart().length
    widest = Math.max(widest, line.length)
    if (text !== '') {
      runs.push({ text, at: at + indent, x: MARGIN + indent * CHARACTER, y: MARGIN + index * LINE, w: text.length * CHARACTER, h: LINE, size: 11, bold: false, italic: false })
    }
    at += line.length + 1
  })
  const lines = sheet.split('\n').length
  return { n, width: 2 * MARGIN + widest * CHARACTER, height: 2 * MARGIN + Math.max(66, lines) * LINE, source: sheet.trim() === '' ? 'none' : 'file', confidence: 1, text: sheet, runs }
}
