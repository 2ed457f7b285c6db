import { readPlain } from '../plain/read'
import type { PageText, Run, StyledLine } from '../text/page'

export type Paragraph = { text: string; number: string | null; level: number; heading: number | null; centred: boolean; bold: boolean; page: number }

/** Page of a Word file without positions: US Letter, one-inch margins, one line a paragraph. */
const PAGE = { width: 612, height: 792, margin: 72, line: 14 }

/** Paragraphs as pages, one line each; pages follow the breaks that Word last rendered. */
export function pagesOf(paragraphs: readonly Paragraph[]): PageText[] {
  const pages: PageText[] = []
  for (const paragraph of paragraphs) {
    let page = pages.at(-1)
    if (!page || page.n < paragraph.page) {
      page = { n: (pages.at(-1)?.n ?? 0) + 1, width: PAGE.width, height: PAGE.height, source: 'file', confidence: 1, text: '', runs: [], styled: [] }
      pages.push(page)
    }
    addLine(page, paragraph)
  }
  return pages
}

/** The same, with lines after the last paragraph that the file does not print there; one empty page where there is nothing. */
export function pagesWith(paragraphs: readonly Paragraph[], after: readonly string[]): PageText[] {
  const page = paragraphs.at(-1)?.page ?? 1
  const pages = pagesOf([...paragraphs, ...after.map((text) => ({ text, number: null, level: 0, heading: null, centred: false, bold: false, page }))])
  return pages.length > 0 ? pages : readPlain('')
}

function addLine(page: PageText, paragraph: Paragraph): void {
  const number = paragraph.number?.trim() || null
  const line = number ? `${number} ${paragraph.text}` : paragraph.text
  const at = page.text === '' ? 0 : page.text.length + 1
  page.text += page.text === '' ? line : `\n${line}`
  const y = PAGE.margin + page.runs.length * PAGE.line
  const run: Run = { text: line, at, x: PAGE.margin, y, w: Math.min(PAGE.width - 2 * PAGE.margin, line.length * 6), h: PAGE.line, size: 12, bold: paragraph.bold, italic: false }
  page.runs.push(run)
  page.height = Math.max(page.height, y + PAGE.line + PAGE.margin)
  const styled: StyledLine = { from: at, to: at + line.length, number, level: paragraph.level, heading: paragraph.heading, centred: paragraph.centred }
  page.styled?.push(styled)
}
