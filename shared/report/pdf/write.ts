/**
 * Papers as PDF: tagged, with bookmarks, real text, fonts embedded.
 *
 * Written by ourselves and not by Chromium's printing: on the oldest runtime (Chromium 114) that makes
 * neither bookmarks nor reliable tags, and a chart of 20,000 cites had not come out of it after a minute
 * and a half. This takes a second or two, can be stopped, tells how far it is, and can be continued by
 * the exhibits of a bundle while the first pages are on the disk already.
 */
import { courtHead, headingCounter, lineText, linesOf, type Paper, type PaperPart } from '../paper'
import { embedFonts } from './embed'
import { PdfFile, pdfText } from './file'
import { codePointsOf, FontSet, type FontFile } from './fonts'
import { breakLines } from './lines'
import { type Bookmark, writeOutline } from './outline'
import { MARGIN, Pages } from './pages'
import { drawTable } from './table'
import type { Tag, TagNode } from './tags'
import { writeTags } from './tags'

export type PdfProgress = (done: number, total: number) => void

/** Every text of a paper, so that the fonts that it needs can be found before it is set. */
function textsOf(paper: Paper): string[] {
  const texts = [paper.court.toUpperCase(), paper.caption, paper.docket, paper.title, 'Case No. 0123456789.…:;,-–—“”’•']
  for (const part of paper.parts) {
    if (part.kind !== 'table') texts.push(part.text)
    else {
      texts.push(...part.head)
      for (const row of part.rows) for (const cell of row) for (const line of linesOf(cell)) texts.push(lineText(line))
    }
  }
  return texts
}

/** Code points that the fonts of a paper must have. @param beside texts that are set in the same file */
export function codePointsOfPaper(paper: Paper, beside: readonly string[] = []): Set<number> {
  return codePointsOf([...textsOf(paper), ...beside])
}

/** "The PDF has no font for 𐎀 and 𐎁.": signs that no font of ours has; null where all have one. */
export function missingSentence(missing: ReadonlySet<string>): string | null {
  if (missing.size === 0) return null
  const shown = [...missing].slice(0, 12).join(' ')
  return `Probata has no font for ${missing.size === 1 ? 'this sign' : 'these signs'}, which the PDF shows as a box: ${shown}${missing.size > 12 ? ` and ${missing.size - 12} more` : ''}. The Word file shows ${missing.size === 1 ? 'it' : 'them'} with the fonts of the computer.`
}

/** A sheet before an exhibit of a bundle. `page` is reserved for it, so that cites lead there. */
export type Cover = { page: number; title: string; lines: readonly string[] }

/**
 * Sets a paper into a file that is being written, and sheets before what is put behind it.
 * @param parent number of the tree of pages
 * @param target page of a document in the same file, for links; null where it is not in it
 */
export function layPaper(file: PdfFile, parent: number, paper: Paper, files: readonly FontFile[], target: (id: string) => number | null, onProgress: PdfProgress, covers: readonly Cover[] = []): { pages: Pages; fonts: FontSet } {
  const fonts = new FontSet(files)
  const total = paper.parts.reduce((sum, part) => sum + (part.kind === 'table' ? part.rows.length : 1), 0)
  let done = 0
  const step = () => {
    done++
    if (done % 64 === 0 || done === total) onProgress(done, total)
  }
  const pages = new Pages(file, fonts, parent, paper.landscape === true)
  drawCaption(pages, paper)
  const number = headingCounter()
  let list: TagNode | null = null
  let item = 0
  for (const part of paper.parts) {
    if (part.kind !== 'item') list = null
    if (part.kind === 'table') drawTable(pages, part, target, step)
    else {
      if (part.kind === 'item') {
        list ??= pages.document.child('L')
        drawText(pages, list.child('LI').child('LBody'), `${++item}. ${part.text}`, STYLES.item)
      } else drawPart(pages, part, number)
      step()
    }
  }
  for (const cover of covers) drawCover(pages, cover)
  pages.end()
  embedFonts(file, fonts, pages.fontNumbers)
  return { pages, fonts }
}

/**
 * A paper as a whole PDF file.
 * @returns its bytes in pieces, the number of pages, and signs that no font has
 */
export function paperToPdf(paper: Paper, files: readonly FontFile[], onProgress: PdfProgress = () => {}): { pieces: Uint8Array[]; pages: number; missing: ReadonlySet<string> } {
  const file = new PdfFile()
  const parent = file.reserve()
  const { pages, fonts } = layPaper(file, parent, paper, files, () => null, onProgress)
  finishPdf(file, { title: paper.title, parent, pages: pages.numbers, laid: pages, bookmarks: pages.bookmarks })
  return { pieces: file.take(), pages: pages.numbers.length, missing: fonts.missing }
}

/** Tree of pages, bookmarks, tags and catalog: the end of a file. */
export function finishPdf(file: PdfFile, { title, parent, pages, laid, bookmarks }: { title: string; parent: number; pages: readonly number[]; laid: Pages; bookmarks: readonly Bookmark[] }): void {
  file.put(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((one) => `${one} 0 R`).join(' ')}]>>`, parent)
  const outline = writeOutline(file, bookmarks)
  const tags = writeTags(file, laid.document, laid.marks)
  const root = file.put(`<</Type/Catalog/Pages ${parent} 0 R/Lang(en-US)/MarkInfo<</Marked true>>/StructTreeRoot ${tags} 0 R/ViewerPreferences<</DisplayDocTitle true>>${outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}>>`)
  const info = file.put(`<</Title${pdfText(title)}/Producer(Probata)>>`)
  file.end(root, info)
}

type Style = { size: number; leading: number; bold: boolean; before: number; after: number; centred: boolean; grey: boolean }
const plain: Style = { size: 11, leading: 14, bold: false, before: 0, after: 8, centred: false, grey: false }
const STYLES = {
  text: plain, item: plain, note: { ...plain, size: 9.5, leading: 12, after: 6, grey: true },
  1: { ...plain, size: 15, leading: 19, bold: true, before: 8, after: 10, centred: true }, 2: { ...plain, size: 12, leading: 16, bold: true, before: 12, after: 6 }, 3: { ...plain, bold: true, before: 8, after: 4 },
  court: { ...plain, bold: true, centred: true, after: 10 },
} as const satisfies Record<string, Style>

function drawPart(pages: Pages, part: Exclude<PaperPart, { kind: 'table' | 'item' }>, number: (part: Extract<PaperPart, { kind: 'heading' }>) => string): void {
  if (part.kind !== 'heading') {
    drawText(pages, pages.document.child(part.kind === 'note' ? 'Note' : 'P'), part.text, STYLES[part.kind])
    return
  }
  const level = part.level ?? 1
  const style = STYLES[level]
  // A heading at the foot of a page heads nothing.
  if (pages.room < style.before + style.leading * 5) pages.next()
  const text = [number(part), part.text].filter(Boolean).join(' ')
  pages.bookmark(text, level, pages.y)
  drawText(pages, pages.document.child(`H${level}` as Tag), text, style)
}

function drawText(pages: Pages, node: TagNode, text: string, style: Style, x = MARGIN, width = pages.inner): void {
  const lines = breakLines(pages.fonts, [{ text, bold: style.bold }], (width * 1000) / style.size)
  pages.y -= style.before
  for (let from = 0; from < lines.length;) {
    if (pages.room < style.leading) pages.next()
    const part = lines.slice(from, from + Math.max(1, Math.floor(pages.room / style.leading)))
    pages.marked(node, () => {
      if (style.grey) pages.draw('0.34 0.33 0.31 rg')
      for (const line of part) {
        const long = (line.width * style.size) / 1000
        pages.text(line, style.centred ? x + (width - long) / 2 : line.right ? x + width - long : x, pages.y - style.size, style.size)
        pages.y -= style.leading
      }
      if (style.grey) pages.draw('0 g')
    })
    from += part.length
  }
  pages.y -= style.after
}

/** Number and title of an exhibit in the middle of a page, with a way back to the report. */
function drawCover(pages: Pages, { page, title, lines }: Cover): void {
  pages.next(page)
  const [first] = pages.numbers
  pages.y = pages.height * 0.62
  pages.bookmark(title, 1, pages.y)
  drawText(pages, pages.document.child('H1'), title, { ...STYLES[1], size: 28, leading: 34, after: 24 })
  for (const line of lines) drawText(pages, pages.document.child('P'), line, { ...STYLES.text, centred: true })
  const top = pages.y - 12
  pages.y = top
  drawText(pages, pages.document.child('P'), 'Back to the report', { ...STYLES.note, centred: true })
  if (first !== undefined) pages.link({ x: pages.width / 2 - 60, y: pages.y, w: 120, h: top - pages.y, page: first })
}

/** Court above; parties in a box at the left, number and title at the right. */
function drawCaption(pages: Pages, paper: Paper): void {
  const head = courtHead(paper)
  if (!head) return
  if (head.court !== '') drawText(pages, pages.document.child('P'), head.court, STYLES.court)
  const half = pages.inner / 2
  const top = pages.y
  drawText(pages, pages.document.child('P'), head.caption, STYLES.text, MARGIN, half - 12)
  const left = pages.y
  // A caption that fills more than a page stands alone.
  if (left > top) return
  pages.y = top
  drawText(pages, pages.document.child('P'), [head.docket, paper.title].filter(Boolean).join('\n\n'), STYLES.text, MARGIN + half + 12, half - 12)
  pages.y = Math.min(left, pages.y)
  const bottom = pages.y
  pages.artifact(() => pages.draw(`q 0.8 w ${MARGIN} ${bottom} m ${MARGIN + half} ${bottom} l ${MARGIN + half} ${top} l S Q`))
  pages.y -= 14
}
