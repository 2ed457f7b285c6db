/** The proof matrix as a neutral table and as a picture (SVG) on white paper. */
import { citePassage, documentName } from '../cite/format'
import { eventName, rolloutName } from '../cite/records'
import { countName, type Proof, paragraphCites, type Sources, statusWord } from '../proof'
import type { Matter, Paragraph, Status, Support } from '../records'
import { citeTestimony } from '../transcript/range'
import { sourceMayLeave } from '../review/resting'

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

/** One row an element: what it is, how it stands, why, and what is alleged and missing. */
export function matrixTable(proof: Proof): string[][] {
  const rows = [['Count', 'Name', 'Element', 'Text', 'Status', 'Why', 'Alleged', 'For', 'Against', 'Open gaps']]
  for (const count of proof.counts.values()) {
    for (const id of count.elements) {
      const one = proof.elements.get(id)
      if (!one) continue
      const alleging = one.paragraphs.map((paragraph) => proof.paragraphs.get(paragraph)).filter((p) => p !== undefined)
      const sum = (pick: 'for' | 'against' | 'gaps') => String(one[pick].length + alleging.reduce((total, p) => total + p[pick].length, 0))
      rows.push([
        countName(count.count), count.count.name, `${one.element.order} ${one.element.short}`, one.element.text, statusWord[one.status], one.why,
        paragraphCites(alleging.map((p): Paragraph => p.paragraph)), sum('for'), sum('against'), sum('gaps'),
      ])
    }
  }
  return rows
}

/**
 * The proof chart: one row a link, with its source and words. A privileged source is named so and
 * in no other way; one in quarantine is left out (FRCP 26(b)(5)).
 */
export function chartTable(proof: Proof, sources: Sources): string[][] {
  const rows = [['Count', 'Element', 'Alleged', 'Bearing', 'Source', 'Words', 'Standing', 'Directness']]
  for (const count of proof.counts.values()) {
    for (const id of count.elements) {
      const one = proof.elements.get(id)
      if (!one) continue
      const element = `${one.element.order} ${one.element.short}`
      const add = (links: readonly Support[], alleged: string) => {
        for (const link of links) {
          const passage = sources.passages.get(link.source)
          const document = sources.documents.get(passage?.document ?? link.source)
          const rollout = sources.rollouts.get(link.source)
          const event = sources.events.get(link.source)
          const said = sources.testimony?.get(link.source)
          const transcript = said && sources.transcripts?.get(said.transcript)
          const may = sourceMayLeave(link.source, sources, (id) => sources.documents.get(id))
          if (!(document || rollout || event || transcript) || may === 'quarantined') continue
          const [source, words] = may === 'privileged' ? ['privileged', '']
            : rollout ? [rolloutName(rollout, sources.features.get(rollout.feature)), rollout.words]
              : said && transcript ? [citeTestimony(transcript, said), said.quote]
                : event ? [eventName(event), event.words]
                : document ? [passage ? citePassage(passage, document) : documentName(document), passage?.quote ?? ''] : ['', '']
          rows.push([countName(count.count), element, alleged, link.bearing, source, words, link.standing, link.directness])
        }
      }
      add([...one.for, ...one.against], '')
      for (const paragraph of one.paragraphs) {
        const alleging = proof.paragraphs.get(paragraph)
        if (alleging) add([...alleging.for, ...alleging.against], `¶ ${alleging.paragraph.label}`)
      }
    }
  }
  return rows
}

/** The gap list, in its order. */
export function gapTable(proof: Proof): string[][] {
  const rows = [['Rank', 'Missing', 'Why it matters', 'Who has it', 'How to get it', 'Due', 'Count', 'Paragraph', 'Endangers']]
  proof.gaps.forEach((row, index) => {
    const count = row.count ? proof.counts.get(row.count)?.count : undefined
    const paragraph = proof.paragraphs.get(row.of)?.paragraph
    rows.push([
      String(index + 1), row.gap?.what ?? 'Nothing recorded', row.gap?.why ?? '', row.gap?.holder ?? '', row.gap?.plan ?? '', row.gap?.due ?? '',
      count ? countName(count) : '', paragraph ? `¶ ${paragraph.label}` : '', row.why,
    ])
  })
  return rows
}

export function debtTable(proof: Proof): string[][] {
  return [['Paragraph', 'Text', 'State', 'Counts'], ...proof.debts.map((row) => {
    const paragraph = proof.paragraphs.get(row.paragraph)?.paragraph
    return [`¶ ${paragraph?.label ?? ''}`, paragraph?.text ?? '', row.state, row.counts.map((id) => proof.counts.get(id)?.count).filter((count) => count !== undefined).map(countName).join(', ')]
  })]
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
