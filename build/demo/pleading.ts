/** Sets the complaint on pleading paper (N.D. Cal. Civ. L.R. 3-4): 28 numbered lines, double spaced, a footer. */
import { type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib'
import { answerDefenses, answerEnding, answerOpening, answerResponses, answerTitle } from './answer.ts'
import { type Block, caption, complaint, prayer, signature } from './complaint.ts'
import { centred, newSheet, PAGE, type Pdf, wrap } from './sheet.ts'

const PAPER = { left: 108, right: 570, top: 62, pitch: 24, lines: 28, size: 12 }
/** Lines of page 1 that counsel, court and caption take. */
const OPENING = 21
const WIDTH = PAPER.right - PAPER.left

type Piece = { text: string; x: number; font: PDFFont; centred?: boolean; underlined?: boolean }
/** A numbered line of the paper; a signature block sets two pieces on one. */
type Row = Piece[]
/** Rows that belong together: how many of its first and last may not be parted from the rest. */
type Group = { rows: Row[]; first: number; last: number; withNext: boolean }

/** What stands at the head of page 1, beside the court and the parties, and at the foot of each page. */
type Head = { counsel: readonly string[]; right: readonly string[]; foot: string }

export function drawComplaint(paper: Pdf): void {
  drawPaper(paper, groupsOf(paper), { counsel: caption.counsel, right: caption.right, foot: 'CLASS ACTION COMPLAINT' })
}

export function drawAnswer(paper: Pdf): void {
  const { roman, bold } = paper.fonts
  const groups: Group[] = []
  const whole = (rows: Row[], withNext = false) => groups.push({ rows, first: rows.length, last: 0, withNext })
  const text = (words: string) => {
    const rows = wrap(words, roman, PAPER.size, WIDTH, 36).map((line, at): Row => [{ text: line, x: at === 0 ? 36 : 0, font: roman }])
    groups.push({ rows, first: Math.min(2, rows.length), last: rows.length > 3 ? 2 : 1, withNext: false })
  }
  text(answerOpening)
  for (const [number, words] of answerResponses) text(`${number}      ${words}`)
  for (const { heading, name, text: words } of answerDefenses) {
    whole([heading, name].map((line) => [{ text: line, x: 0, font: bold, centred: true }]), true)
    text(words)
  }
  whole(answerEnding.slice(1).map((line, at) => [...(at === 0 ? [{ text: answerEnding[0] ?? '', x: 0, font: roman }] : []), { text: line, x: 231, font: roman }]))
  drawPaper(paper, groups, {
    counsel: ['Counsel for Defendant (demonstration)', '2 Example Street', 'San Jose, California', 'Attorneys for Defendant LinkedIn Corporation'], right: [caption.right[0] ?? '', '', ...answerTitle], foot: 'ANSWER',
  })
}

function drawPaper(paper: Pdf, groups: readonly Group[], head: Head): void {
  const pages = paginate(groups)
  pages.forEach((rows, index) => {
    const sheet = pleadingSheet(paper, `${head.foot} – ${index + 1}`)
    if (index === 0) drawOpening(sheet, paper, head)
    rows.forEach((row, at) => {
      for (const piece of row) drawPiece(sheet, piece, (index === 0 ? OPENING : 0) + at)
    })
  })
}

function groupsOf({ fonts }: Pdf): Group[] {
  const { roman, bold } = fonts
  const groups: Group[] = []
  const whole = (rows: Row[], withNext = false) => groups.push({ rows, first: rows.length, last: 0, withNext })
  const heading = (text: string, underlined = false): Row => [{ text, x: 0, font: bold, centred: true, underlined }]
  const line = (text: string, x = 0): Row => [{ text, x, font: roman }]
  const add = (block: Block, n: number) => {
    if (block.kind === 'count') whole(block.lines.map((text, at) => heading(text, at === 0)), true)
    else if (block.kind === 'heading' && block.level === 1) whole([heading(block.text)], true)
    else if (block.kind === 'heading') whole([[{ text: block.text, x: 0, font: bold }]], true)
    else {
      const rows = wrap(`${n}.      ${block.text}`, roman, PAPER.size, WIDTH, 36).map((text, at) => line(text, at === 0 ? 36 : 0))
      groups.push({ rows, first: Math.min(2, rows.length), last: rows.length > 3 ? 2 : 1, withNext: false })
    }
  }
  let n = 0
  for (const block of complaint) add(block, block.kind === 'paragraph' ? ++n : n)
  whole([heading('PRAYER FOR RELIEF')], true)
  whole([line('WHEREFORE, Plaintiff, individually and on behalf of the Class, prays for:', 36)], true)
  for (const item of prayer) whole(wrap(item, roman, PAPER.size, WIDTH - 54).map((text, at) => line(text, at === 0 ? 36 : 54)))
  whole([heading('DEMAND FOR JURY TRIAL')], true)
  whole([line('Plaintiff demands a trial by jury on all issues so triable.', 36)], true)
  whole(signature.right.map((text, at) => [...(at === 0 ? line(signature.left) : []), { text, x: 231, font: roman }]))
  return groups
}

/** Fills pages of 28 lines; what must stand together moves to the next page, and its lines stay blank. */
function paginate(groups: readonly Group[]): Row[][] {
  const pages: Row[][] = [[]]
  const room = () => PAPER.lines - (pages.length === 1 ? OPENING : 0) - (pages.at(-1)?.length ?? 0)
  groups.forEach((group, index) => {
    if (needed(groups, index) > room()) pages.push([])
    let rows = group.rows
    while (rows.length > room()) {
      const here = Math.min(room(), rows.length - group.last)
      pages.at(-1)?.push(...rows.slice(0, here))
      rows = rows.slice(here)
      pages.push([])
    }
    pages.at(-1)?.push(...rows)
  })
  return pages
}

/** Lines that must fit before a group may begin: its own first ones, and those of what follows a heading. */
function needed(groups: readonly Group[], index: number): number {
  const group = groups[index]
  if (!group) return 0
  return group.withNext ? group.rows.length + needed(groups, index + 1) : group.first
}

const yOf = (line: number) => PAGE.height - PAPER.top - line * PAPER.pitch

function drawPiece(sheet: PDFPage, piece: Piece, line: number): void {
  const x = piece.centred ? centred(piece.text, piece.font, PAPER.size, PAPER.left, PAPER.right) : PAPER.left + piece.x
  const y = yOf(line)
  sheet.drawText(piece.text, { x, y, size: PAPER.size, font: piece.font })
  if (piece.underlined) sheet.drawLine({ start: { x, y: y - 2 }, end: { x: x + piece.font.widthOfTextAtSize(piece.text, PAPER.size), y: y - 2 }, thickness: 0.7 })
}

function pleadingSheet(paper: Pdf, foot: string): PDFPage {
  const sheet = newSheet(paper)
  const { roman } = paper.fonts
  const grey = rgb(0.35, 0.35, 0.35)
  for (const x of [PAPER.left - 10, PAPER.left - 7, PAPER.right + 8]) sheet.drawLine({ start: { x, y: 0 }, end: { x, y: PAGE.height }, thickness: 0.6, color: grey })
  for (let line = 1; line <= PAPER.lines; line++) {
    const text = String(line)
    sheet.drawText(text, { x: PAPER.left - 18 - roman.widthOfTextAtSize(text, PAPER.size), y: yOf(line - 1), size: PAPER.size, font: roman })
  }
  sheet.drawLine({ start: { x: PAPER.left, y: 50 }, end: { x: PAPER.right, y: 50 }, thickness: 0.5, color: grey })
  sheet.drawText(foot, { x: centred(foot, roman, 10, PAPER.left, PAPER.right), y: 37, size: 10, font: roman })
  return sheet
}

/** Counsel from line 1, court from line 8, caption from line 11. */
function drawOpening(sheet: PDFPage, { fonts }: Pdf, head: Head): void {
  const { roman, bold } = fonts
  const middle = 340
  head.counsel.forEach((text, at) => drawPiece(sheet, { text, x: 0, font: roman }, at))
  caption.court.forEach((text, at) => drawPiece(sheet, { text, x: 0, font: bold, centred: true }, 7 + at))
  const indent = (text: string) => (text.length - text.trimStart().length) * 12
  caption.left.forEach((text, at) => {
    if (text) drawPiece(sheet, { text: text.trim(), x: indent(text), font: roman }, 10 + at)
  })
  head.right.forEach((text, at) => {
    if (text) drawPiece(sheet, { text, x: middle + 16 - PAPER.left, font: text === text.toUpperCase() ? bold : roman }, 10 + at)
  })
  const [top, bottom] = [yOf(10) + 12, yOf(19) - 8]
  sheet.drawLine({ start: { x: middle, y: top }, end: { x: middle, y: bottom }, thickness: 0.8 })
  sheet.drawLine({ start: { x: PAPER.left, y: bottom }, end: { x: middle, y: bottom }, thickness: 0.8 })
}
