/** A Word file as pages of positioned text. Numbers that Word adds by itself are computed. */
import { ProblemError, problem } from '../problem/problem'
import type { PageText, Run, StyledLine } from '../text/page'
import { Counter, readNumbering } from './numbering'
import { readParts } from './unzip'
import { child, descendants, type Node, parseXml, value } from './xml'

type Style = { basedOn: string | null; num: { num: string; level: number } | null; heading: number | null; centred: boolean | null }
type Paragraph = { text: string; number: string | null; level: number; heading: number | null; centred: boolean; bold: boolean; page: number }

/** Page of a Word file without positions: US Letter, one-inch margins, one line a paragraph. */
const PAGE = { width: 612, height: 792, margin: 72, line: 14 }

/**
 * Reads the paragraphs of a DOCX, one line of the page each, with their automatic numbers.
 * Pages follow the breaks that Word last rendered; a file that never was in Word is one page.
 * @throws ProblemError `docx.broken`, `archive.too-large`
 */
export function readDocx(bytes: Uint8Array): PageText[] {
  const parts = readParts(bytes, ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'])
  const source = parts.get('word/document.xml')
  if (source === undefined) throw new ProblemError(problem('docx.broken', 'This is not a Word document: its main part is missing.', 'Open it in Word, save it as .docx, and import that.'))
  try {
    const paragraphs = paragraphsOf(parseXml(source), stylesOf(parts.get('word/styles.xml')), parts.get('word/numbering.xml'))
    return pagesOf(paragraphs)
  } catch (cause) {
    throw new ProblemError(problem('docx.broken', 'This Word file is damaged.', 'Open it in Word, save it anew, and import that.', '', cause))
  }
}

function stylesOf(source: string | undefined): Map<string, Style> {
  if (source === undefined) return new Map()
  return new Map(descendants(parseXml(source), 'w:style').map((node) => {
    const properties = child(node, 'w:pPr')
    const numPr = child(properties, 'w:numPr')
    const outline = value(child(properties, 'w:outlineLvl'))
    const name = value(child(node, 'w:name')) ?? ''
    const heading = /^heading (\d)$/i.exec(name)?.[1]
    const align = value(child(properties, 'w:jc'))
    return [value(node, 'w:styleId') ?? '', {
      basedOn: value(child(node, 'w:basedOn')) ?? null,
      num: numPr ? { num: value(child(numPr, 'w:numId')) ?? '', level: Number(value(child(numPr, 'w:ilvl')) ?? 0) } : null,
      heading: heading ? Number(heading) : outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : null,
      centred: align === undefined ? null : align === 'center',
    }]
  }))
}

/** A property of a style or of those it is based on. */
function inherited<K extends keyof Style>(styles: Map<string, Style>, id: string | undefined, key: K): Style[K] | null {
  let at = id
  for (let depth = 0; at !== undefined && depth < 20; depth++) {
    const style = styles.get(at)
    if (!style) return null
    if (style[key] !== null) return style[key]
    at = style.basedOn ?? undefined
  }
  return null
}

function paragraphsOf(root: Node, styles: Map<string, Style>, numberingSource: string | undefined): Paragraph[] {
  const numbering = readNumbering(numberingSource === undefined ? null : parseXml(numberingSource))
  const counter = new Counter(numbering)
  const found: Paragraph[] = []
  let page = 1
  for (const node of descendants(root, 'w:p')) {
    const properties = child(node, 'w:pPr')
    const style = value(child(properties, 'w:pStyle'))
    const numPr = child(properties, 'w:numPr')
    const direct = numPr ? { num: value(child(numPr, 'w:numId')), level: value(child(numPr, 'w:ilvl')) } : null
    const fromStyle = inherited(styles, style, 'num')
    const linked = style ? numbering.byStyle.get(style) : undefined
    const num = direct?.num ?? (fromStyle?.num || linked?.num)
    const level = Number(direct?.level ?? linked?.level ?? fromStyle?.level ?? 0)
    const read = readRuns(node)
    if (pageBreakBefore(node)) page++
    const text = read.text.replace(/\s+/g, ' ').trim()
    // Word numbers empty paragraphs too; they count.
    const number = num && num !== '0' ? counter.next(num, level) : null
    if (text !== '') {
      const align = value(child(properties, 'w:jc'))
      found.push({ text, number, level, heading: inherited(styles, style, 'heading'), centred: align ? align === 'center' : (inherited(styles, style, 'centred') ?? false), bold: read.bold, page })
    }
    page += read.breaks
  }
  return found
}

function pageBreakBefore(node: Node): boolean {
  return child(child(node, 'w:pPr'), 'w:pageBreakBefore') !== undefined
}

/** Deleted text is left out, inserted text kept; fields give their last result. */
function readRuns(node: Node): { text: string; bold: boolean; breaks: number } {
  let text = ''
  let bold = true
  let breaks = 0
  let instruction = false
  const walk = (at: Node) => {
    for (const one of at.children) {
      if (one.name === 'w:p' || one.name === 'w:del' || one.name === 'w:moveFrom') continue
      if (one.name === 'w:fldChar') {
        const type = value(one, 'w:fldCharType')
        instruction = type === 'begin' ? true : type === 'separate' ? false : instruction && type !== 'end'
      } else if (one.name === 'w:lastRenderedPageBreak' || (one.name === 'w:br' && value(one, 'w:type') === 'page')) breaks++
      else if (one.name === 'w:t' && !instruction) {
        text += one.text
        if (one.text.trim() !== '' && !child(child(at, 'w:rPr'), 'w:b')) bold = false
      } else if (one.name === 'w:tab' || one.name === 'w:br' || one.name === 'w:cr') text += ' '
      else if (one.name === 'w:noBreakHyphen') text += '-'
      else walk(one)
    }
  }
  walk(node)
  return { text, bold: bold && text.trim() !== '', breaks }
}

function pagesOf(paragraphs: readonly Paragraph[]): PageText[] {
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
