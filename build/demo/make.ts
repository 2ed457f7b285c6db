/** Makes the files of the demo matter: real PDFs, saved pages and texts, the same bytes each time. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts, rgb } from '@cantoo/pdf-lib'
import { type Block, caption, complaint, LEGEND, prayer } from './complaint.ts'
import { LSA_LINES, type Paper, papers } from './exhibits.ts'

const PAGE = { width: 612, height: 792 }
/** Pleading paper (N.D. Cal. Civ. L.R. 3-4): 28 numbered lines, double spaced. */
const PAPER = { left: 108, right: 570, top: 62, pitch: 24, lines: 28 }
const DATE = new Date('2025-01-21T00:00:00Z')

export async function makeDemo(out: string): Promise<void> {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'complaint.pdf'), await complaintPdf())
  for (const paper of papers) {
    const bytes = paper.as === 'pdf' ? await plainPdf(paper.title, paper.lines) : paper.as === 'html' ? html(paper) : `${paper.lines.join('\n')}\n`
    writeFileSync(join(out, paper.file), bytes)
  }
}

async function newPdf(title: string): Promise<{ pdf: PDFDocument; roman: PDFFont; bold: PDFFont; italic: PDFFont }> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(`${title} (demonstration)`)
  pdf.setCreationDate(DATE)
  pdf.setModificationDate(DATE)
  return { pdf, roman: await pdf.embedFont(StandardFonts.TimesRoman), bold: await pdf.embedFont(StandardFonts.TimesRomanBold), italic: await pdf.embedFont(StandardFonts.TimesRomanItalic) }
}

/** Words laid into lines of a width, the first one indented. */
function wrap(text: string, font: PDFFont, size: number, width: number, indent = 0): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`
    const room = width - (lines.length === 0 ? indent : 0)
    if (font.widthOfTextAtSize(next, size) > room && line !== '') {
      lines.push(line)
      line = word
    } else line = next
  }
  return line === '' ? lines : [...lines, line]
}

type Row = { text: string; x: number; font: PDFFont; centred?: boolean }

async function complaintPdf(): Promise<Uint8Array> {
  const { pdf, roman, bold, italic } = await newPdf('Class action complaint')
  const width = PAPER.right - PAPER.left
  const rows: Row[] = []
  const centre = (text: string, font: PDFFont) => rows.push({ text, x: 0, font, centred: true })
  complaint.forEach((block, index) => addBlock(block, index))
  function addBlock(block: Block, index: number): void {
    if (block.kind === 'paragraph') {
      const number = complaint.slice(0, index + 1).filter((one) => one.kind === 'paragraph').length
      wrap(`${number}.      ${block.text}`, roman, 12, width, 36).forEach((text, at) => rows.push({ text, x: at === 0 ? 36 : 0, font: roman }))
    } else if (block.kind === 'count') for (const line of block.lines) centre(line, bold)
    else if (block.level === 1) centre(block.text, bold)
    else rows.push({ text: block.text, x: 0, font: bold })
  }
  centre('PRAYER FOR RELIEF', bold)
  rows.push({ text: 'WHEREFORE, Plaintiff, individually and on behalf of the Class, prays for:', x: 36, font: roman })
  for (const item of prayer) wrap(item, roman, 12, width - 36).forEach((text, at) => rows.push({ text, x: at === 0 ? 36 : 54, font: roman }))
  centre('DEMAND FOR JURY TRIAL', bold)
  rows.push({ text: 'Plaintiff demands a trial by jury on all issues so triable.', x: 36, font: roman })
  rows.push({ text: 'Dated: January 21, 2025', x: 0, font: roman }, { text: 'Respectfully submitted,', x: 240, font: roman }, { text: 'Counsel for Plaintiff (demonstration)', x: 240, font: roman })
  const first = 28 - 21
  const pages = [rows.slice(0, first)]
  for (let at = first; at < rows.length; at += PAPER.lines) pages.push(rows.slice(at, at + PAPER.lines))
  pages.forEach((page, index) => {
    const sheet = pleadingSheet(pdf, roman, index + 1)
    if (index === 0) drawCaption(sheet, roman, bold)
    page.forEach((row, at) => {
      const line = (index === 0 ? 21 : 0) + at
      const x = row.centred ? (PAPER.left + PAPER.right - row.font.widthOfTextAtSize(row.text, 12)) / 2 : PAPER.left + row.x
      sheet.drawText(row.text, { x, y: PAGE.height - PAPER.top - line * PAPER.pitch, size: 12, font: row.font })
    })
  })
  slipSheet(pdf, bold, 'EXHIBIT A', 'LinkedIn Subscription Agreement')
  plainPages(pdf, LSA_LINES, roman, bold, italic)
  slipSheet(pdf, bold, 'EXHIBIT B', 'Summary of the privacy policy effective September 18, 2024')
  const policy = papers.find((one) => one.file === 'privacy-policy-2024-09-18.html')
  plainPages(pdf, policy?.as === 'html' ? [`# ${policy.title}`, ...policy.body] : [], roman, bold, italic)
  return pdf.save()
}

function pleadingSheet(pdf: PDFDocument, font: PDFFont, n: number): PDFPage {
  const sheet = pdf.addPage([PAGE.width, PAGE.height])
  const grey = rgb(0.35, 0.35, 0.35)
  for (const x of [PAPER.left - 10, PAPER.left - 7, PAPER.right + 8]) sheet.drawLine({ start: { x, y: 0 }, end: { x, y: PAGE.height }, thickness: 0.6, color: grey })
  for (let line = 1; line <= PAPER.lines; line++) {
    const text = String(line)
    sheet.drawText(text, { x: PAPER.left - 18 - font.widthOfTextAtSize(text, 12), y: PAGE.height - PAPER.top - (line - 1) * PAPER.pitch, size: 12, font })
  }
  const foot = `CLASS ACTION COMPLAINT – ${n}`
  sheet.drawText(foot, { x: (PAGE.width - font.widthOfTextAtSize(foot, 10)) / 2, y: 36, size: 10, font })
  legend(sheet, font)
  return sheet
}

function legend(sheet: PDFPage, font: PDFFont): void {
  sheet.drawText(LEGEND, { x: (PAGE.width - font.widthOfTextAtSize(LEGEND, 9)) / 2, y: 20, size: 9, font, color: rgb(0.72, 0.26, 0.04) })
}

function drawCaption(sheet: PDFPage, roman: PDFFont, bold: PDFFont): void {
  const at = (line: number) => PAGE.height - PAPER.top - line * PAPER.pitch
  caption.counsel.forEach((text, line) => sheet.drawText(text, { x: PAPER.left, y: at(line), size: 12, font: roman }))
  caption.court.forEach((text, line) => sheet.drawText(text, { x: (PAPER.left + PAPER.right - bold.widthOfTextAtSize(text, 12)) / 2, y: at(7 + line), size: 12, font: bold }))
  const top = at(10) - 6
  const middle = 350
  caption.left.forEach((text, line) => text.trim() && sheet.drawText(text, { x: PAPER.left, y: top - line * 24, size: 12, font: roman }))
  caption.right.forEach((text, line) => text.trim() && sheet.drawText(text, { x: middle + 12, y: top - line * 24, size: 12, font: line === 2 || line === 8 ? bold : roman }))
  sheet.drawLine({ start: { x: middle, y: top + 12 }, end: { x: middle, y: top - 10 * 24 + 14 }, thickness: 0.8 })
  sheet.drawLine({ start: { x: PAPER.left, y: top - 10 * 24 + 14 }, end: { x: middle, y: top - 10 * 24 + 14 }, thickness: 0.8 })
}

function slipSheet(pdf: PDFDocument, font: PDFFont, label: string, title: string): void {
  const sheet = pdf.addPage([PAGE.width, PAGE.height])
  sheet.drawText(label, { x: (PAGE.width - font.widthOfTextAtSize(label, 28)) / 2, y: 430, size: 28, font })
  sheet.drawText(title, { x: (PAGE.width - font.widthOfTextAtSize(title, 13)) / 2, y: 395, size: 13, font })
  legend(sheet, font)
}

async function plainPdf(title: string, lines: readonly string[]): Promise<Uint8Array> {
  const { pdf, roman, bold, italic } = await newPdf(title)
  plainPages(pdf, lines, roman, bold, italic)
  return pdf.save()
}

/** Headings by `#` and `##`, numbered clauses hanging, the rest as paragraphs. */
function plainPages(pdf: PDFDocument, lines: readonly string[], roman: PDFFont, bold: PDFFont, italic: PDFFont): void {
  const margin = 84
  const width = PAGE.width - 2 * margin
  let sheet = pdf.addPage([PAGE.width, PAGE.height])
  legend(sheet, roman)
  let y = PAGE.height - 96
  const room = (height: number) => {
    if (y - height > 60) return
    sheet = pdf.addPage([PAGE.width, PAGE.height])
    legend(sheet, roman)
    y = PAGE.height - 80
  }
  lines.forEach((line, index) => {
    const level = line.startsWith('## ') ? 2 : line.startsWith('# ') ? 1 : 0
    const text = line.replace(/^#+ /, '')
    const font = level > 0 ? bold : index === 1 ? italic : roman
    const size = level === 1 ? 17 : level === 2 ? 13 : 11.5
    const rows = wrap(text, font, size, width)
    room(rows.length * size * 1.45 + 14)
    y -= level > 0 ? 14 : 6
    for (const row of rows) {
      sheet.drawText(row, { x: margin, y, size, font })
      y -= size * 1.45
    }
  })
}

function html(paper: Extract<Paper, { as: 'html' }>): string {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(paper.title)}</title></head>\n<body>\n<p>${LEGEND}</p>\n<h1>${escaped(paper.title)}</h1>\n${paper.body.map((line) => `<p>${escaped(line)}</p>`).join('\n')}\n</body></html>\n`
}
