/** The proof matrix as a picture (SVG) on white paper. */
import { countName, type Proof, statusWord } from '../proof'
import type { Matter, Status } from '../records'

export type MatrixRow = { count: string; name: string; basis: string; cells: { short: string; text: string; status: Status; why: string }[] }

export function matrixRows(proof: Proof): MatrixRow[] {
  return [...proof.counts.values()].map((one) => ({
    count: countName(one.count), name: one.count.name, basis: one.count.basis[0] ?? '',
    cells: one.elements.flatMap((id) => {
      const element = proof.elements.get(id)
      return element ? [{ short: element.element.short, text: element.element.text, status: element.status, why: element.why }] : []
    }),
  }))
}

/** Light theme's colours: a picture is always on white paper. */
const INK: Record<Status, [string, string]> = {
  admitted: ['#0b6477', '#e0f0f3'], supported: ['#1b7446', '#e5f2ea'], partial: ['#8a5d00', '#f8eed7'], contested: ['#7a3a9c', '#f2e8f7'],
  undermined: ['#ad1f2d', '#fae5e6'], missing: ['#b8430a', '#fcebe0'], unexamined: ['#6f6a61', '#efede8'], 'not-needed': ['#6f6a61', '#ffffff'],
}
const SHAPE: Record<Status, string> = {
  admitted: '<circle r="5" fill="INK"/><path d="M-2.4 .2-.8 1.9 2.5-1.8" fill="none" stroke="#fff" stroke-width="1.4"/>', supported: '<circle r="5" fill="INK"/>',
  partial: '<circle r="4.5" fill="none" stroke="INK" stroke-width="1.3"/><path d="M0-4.5a4.5 4.5 0 0 0 0 9z" fill="INK"/>', contested: '<path d="M0-5.2 5.2 0 0 5.2-5.2 0z" fill="none" stroke="INK" stroke-width="1.3"/><path d="M0-5.2V5.2L-5.2 0z" fill="INK"/>',
  undermined: '<path d="M-5.2-4.2h10.4L0 5z" fill="INK"/>', missing: '<circle r="4.6" fill="none" stroke="INK" stroke-width="1.6" stroke-dasharray="2.6 2.3"/>', unexamined: '<circle r="2" fill="INK"/>', 'not-needed': '<path d="M-3 0h6" stroke="INK" stroke-width="1.5"/>',
}

const WIDTH = 1200
const LEFT = 250
const MARGIN = 32
const CELL_HEIGHT = 52
const PER_ROW = 8

/** The matrix as SVG, wrapped where a count has many elements. `day` is printed as given. */
export function matrixSvg(proof: Proof, matter: Matter, day: string): string {
  const rows = matrixRows(proof)
  const parts: string[] = []
  let y = MARGIN + 24
  const text = (x: number, at: number, words: string, style: string) => parts.push(`<text x="${x}" y="${at}" ${style}>${escaped(words)}</text>`)
  text(MARGIN, y, 'What each count still needs', 'font-size="20" font-weight="700"')
  y += 22
  text(MARGIN, y, [matter.name, matter.docketNumber, day].filter(Boolean).join(' · '), 'font-size="12" fill="#57534b"')
  y += 26
  for (const row of rows) {
    const perRow = Math.min(PER_ROW, Math.max(1, row.cells.length))
    const width = (WIDTH - LEFT - MARGIN) / perRow
    const names = wrap(`${row.count} · ${row.name}`, 34).slice(0, 3)
    names.forEach((line, index) => text(MARGIN, y + 16 + index * 16, line, 'font-size="13" font-weight="600"'))
    if (row.cells.length === 0) text(LEFT, y + 16, 'No elements yet', 'font-size="12" fill="#6f6a61"')
    row.cells.forEach((cell, index) => {
      const x = LEFT + (index % perRow) * width
      const top = y + Math.floor(index / perRow) * (CELL_HEIGHT + 4)
      const [ink, ground] = INK[cell.status]
      parts.push(`<rect x="${x + 2}" y="${top}" width="${width - 4}" height="${CELL_HEIGHT}" rx="5" fill="${ground}" stroke="${ink}" stroke-opacity=".25"/>`)
      parts.push(`<g transform="translate(${x + 15} ${top + 16})">${SHAPE[cell.status].replace(/INK/g, ink)}</g>`)
      wrap(cell.short, Math.max(6, Math.floor((width - 34) / 6.4))).slice(0, 2).forEach((line, at) => text(x + 26, top + 20 + at * 13, line, `font-size="11.5" font-weight="600" fill="${ink}"`))
      text(x + 26, top + CELL_HEIGHT - 6, statusWord[cell.status], `font-size="9.5" fill="${ink}"`)
    })
    y += Math.max(names.length * 16 + 10, Math.ceil(row.cells.length / perRow) * (CELL_HEIGHT + 4), CELL_HEIGHT) + 10
  }
  y += 12
  text(MARGIN, y, 'Illustrative aid (FRE 107). Computed by Probata from the matter’s records; for a lawyer to check.', 'font-size="10.5" fill="#6f6a61"')
  if (matter.demonstration) {
    y += 16
    text(MARGIN, y, 'DEMONSTRATION – NOT A COURT FILING', 'font-size="10.5" font-weight="700" fill="#b8430a"')
  }
  const height = y + MARGIN
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" fill="#1d1b18"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
