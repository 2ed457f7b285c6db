/** Makes the files of the demo matter: real PDFs, saved pages and texts, the same bytes each time. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib'
import { LSA_LINES, type Paper, papers, POLICY_2024_09_18 } from './exhibits.ts'
import { drawAnswer, drawComplaint } from './pleading.ts'
import { demoProduction } from './production.ts'
import { demoTranscript } from './testimony.ts'
import { centred, LEGEND, newPdf, newSheet, PAGE, type Pdf, wrap } from './sheet.ts'

/** Writes the complaint, the answer and every paper into a folder. */
export async function makeDemo(out: string): Promise<void> {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'complaint.pdf'), await complaintPdf())
  writeFileSync(join(out, 'answer.pdf'), await answerPdf())
  writeFileSync(join(out, 'production.zip'), await demoProduction())
  writeFileSync(join(out, 'sample-deposition.txt'), demoTranscript())
  for (const paper of papers) {
    const bytes = paper.as === 'pdf' ? await plainPdf(paper.title, paper.lines) : paper.as === 'html' ? html(paper) : `${[...paper.lines, paper.file.endsWith('.csv') ? `${LEGEND},,` : `\n${LEGEND}`].join('\n')}\n`
    writeFileSync(join(out, paper.file), bytes)
  }
}

async function complaintPdf(): Promise<Uint8Array> {
  const paper = await newPdf('Class action complaint')
  drawComplaint(paper)
  slipSheet(paper, 'EXHIBIT A', 'LinkedIn Subscription Agreement')
  drawPlain(paper, LSA_LINES)
  slipSheet(paper, 'EXHIBIT B', 'Summary of the privacy policy effective September 18, 2024')
  drawPlain(paper, ['# Privacy policy effective September 18, 2024: summary', ...POLICY_2024_09_18])
  return paper.pdf.save()
}

async function answerPdf(): Promise<Uint8Array> {
  const paper = await newPdf('Answer to class action complaint')
  drawAnswer(paper)
  return paper.pdf.save()
}

function slipSheet(paper: Pdf, label: string, title: string): void {
  const sheet = newSheet(paper)
  const { roman, bold } = paper.fonts
  sheet.drawText(label, { x: centred(label, bold, 28, 0, PAGE.width), y: 430, size: 28, font: bold })
  sheet.drawText(title, { x: centred(title, roman, 13, 0, PAGE.width), y: 395, size: 13, font: roman })
}

async function plainPdf(title: string, lines: readonly string[]): Promise<Uint8Array> {
  const paper = await newPdf(title)
  drawPlain(paper, lines)
  return paper.pdf.save()
}

const MARGIN = 84
/** Left edge of a table's second column. */
const VALUE = 112
const TEXT = 11.5
const LEADING = 1.45

/** Headings, clauses with their numbers hanging, rows of a table, paragraphs: see `Paper`. */
function drawPlain(paper: Pdf, lines: readonly string[]): void {
  const { roman, bold, italic } = paper.fonts
  const width = PAGE.width - 2 * MARGIN
  let sheet = newSheet(paper)
  let y = PAGE.height - 96
  /** `lead` stands at the left edge of the first row: a label, or a clause's number. */
  const put = (text: string, font: PDFFont, size: number, above: number, x = 0, lead = '') => {
    const rows = wrap(text, font, size, width - x)
    // A heading takes at least two lines of what follows along.
    if (y - above - (rows.length + (font === bold ? 3 : 0)) * size * LEADING < 60) {
      sheet = newSheet(paper)
      y = PAGE.height - 80
    }
    y -= above
    if (lead) sheet.drawText(lead, { x: MARGIN, y, size, font: x === VALUE ? bold : font })
    for (const row of rows) {
      sheet.drawText(row, { x: MARGIN + x, y, size, font })
      y -= size * LEADING
    }
  }
  lines.forEach((line, index) => {
    const [label, value] = line.split(' | ')
    const below = lines[index - 1]?.includes(' | ') ?? false
    const clause = /^(\d\.\d) (.*)$/.exec(line)
    if (line.startsWith('# ')) put(line.slice(2), bold, 17, 0)
    else if (line.startsWith('## ')) put(line.slice(3), bold, 13, 14)
    else if (line.startsWith('/ ')) put(line.slice(2), italic, TEXT, 4)
    else if (value) {
      put(value, roman, TEXT, below ? 8 : 16, VALUE, label)
      rule(sheet, y + 9)
    } else put(clause?.[2] ?? line.replace(/^- /, '• '), roman, TEXT, below ? 16 : 8, clause ? 30 : 0, clause?.[1])
  })
}

function rule(sheet: PDFPage, y: number): void {
  sheet.drawLine({ start: { x: MARGIN, y }, end: { x: PAGE.width - MARGIN, y }, thickness: 0.4, color: rgb(0.75, 0.73, 0.7) })
}

function html(paper: Extract<Paper, { as: 'pdf' | 'html' }>): string {
  const body = paper.lines.map(tagged).join('\n').replaceAll('</ul>\n<ul>\n', '').replaceAll('</table>\n<table>\n', '')
  const title = escaped(paper.title)
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n<p>${LEGEND}</p>\n<h1>${title}</h1>\n${body}\n</body></html>\n`
}

/** One line as a block; blocks of the same list or table are then joined. */
function tagged(line: string): string {
  const [label, value] = line.split(' | ').map(escaped)
  if (line.startsWith('## ')) return `<h2>${escaped(line.slice(3))}</h2>`
  if (line.startsWith('/ ')) return `<p><em>${escaped(line.slice(2))}</em></p>`
  if (line.startsWith('- ')) return `<ul>\n<li>${escaped(line.slice(2))}</li>\n</ul>`
  return value ? `<table>\n<tr><th>${label}</th><td>${value}</td></tr>\n</table>` : `<p>${escaped(line)}</p>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
