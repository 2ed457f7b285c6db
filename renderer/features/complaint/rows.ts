/** The complaint as a list of rows: headings, counts and paragraphs in reading order. Pure. */
import { type CountProof, emptyTally, type ParagraphProof, type Proof, type Tally } from '../../../shared/proof'
import type { Count, Heading, Paragraph } from '../../../shared/records'

export const FILTERS = ['all', 'missing', 'belief', 'unexamined'] as const
export type Filter = (typeof FILTERS)[number]

/** How the paragraphs, or a count's elements, under a heading stand. */
export type Section = {
  tally: Tally
  /** supported or admitted */
  good: number
  /** all that need proof */
  needed: number
}

export type Row =
  | { kind: 'heading'; id: string; heading: Heading; section: Section }
  | { kind: 'count'; id: string; count: Count; proof: CountProof | null; section: Section }
  | { kind: 'paragraph'; id: string; proof: ParagraphProof }

export type RowsInput = {
  paragraphs: readonly Paragraph[]
  headings: readonly Heading[]
  counts: readonly Count[]
  proof: Proof
}

/** All rows in reading order. */
export function complaintRows({ paragraphs, headings, counts, proof }: RowsInput): Row[] {
  const rows: { order: number; row: Row }[] = []
  for (const paragraph of paragraphs) {
    const own = proof.paragraphs.get(paragraph.id)
    if (own) rows.push({ order: paragraph.order, row: { kind: 'paragraph', id: paragraph.id, proof: own } })
  }
  for (const heading of headings) rows.push({ order: heading.order, row: { kind: 'heading', id: heading.id, heading, section: sectionOf(emptyTally()) } })
  for (const count of counts) {
    const own = proof.counts.get(count.id) ?? null
    rows.push({ order: count.order, row: { kind: 'count', id: count.id, count, proof: own, section: sectionOf(own?.tally ?? emptyTally()) } })
  }
  rows.sort((a, b) => a.order - b.order || RANK[a.row.kind] - RANK[b.row.kind])
  const list = rows.map(({ row }) => row)
  fillSections(list)
  return list
}

/** Where two stand at the same place, the larger part comes first. */
const RANK: Record<Row['kind'], number> = { count: 0, heading: 1, paragraph: 2 }

/** A heading covers what follows, down to the next heading of its level or above, or the next count. */
function fillSections(rows: Row[]): void {
  let open: { level: number; tally: Tally; row: Extract<Row, { kind: 'heading' }> }[] = []
  const close = (level: number) => {
    for (const { row, tally } of open.filter((one) => one.level >= level)) row.section = sectionOf(tally)
    open = open.filter((one) => one.level < level)
  }
  for (const row of rows) {
    if (row.kind === 'count') close(0)
    else if (row.kind === 'heading') {
      close(row.heading.level)
      open.push({ level: row.heading.level, tally: emptyTally(), row })
    } else for (const one of open) one.tally[row.proof.status]++
  }
  close(0)
}

function sectionOf(tally: Tally): Section {
  const needed = Object.entries(tally).reduce((sum, [status, n]) => sum + (status === 'not-needed' ? 0 : n), 0)
  return { tally, good: tally.supported + tally.admitted, needed }
}

/** How many paragraphs each filter keeps. */
export function filterCounts(rows: readonly Row[], within: string | null, proof: Proof): Record<Filter, number> {
  const counts: Record<Filter, number> = { all: 0, missing: 0, belief: 0, unexamined: 0 }
  for (const row of rows) {
    if (row.kind !== 'paragraph' || !isWithin(row.proof, within, proof)) continue
    for (const filter of FILTERS) if (keeps(row.proof, filter)) counts[filter]++
  }
  return counts
}

export function keeps(proof: ParagraphProof, filter: Filter): boolean {
  switch (filter) {
    case 'all': return true
    case 'missing': return proof.status === 'missing'
    case 'belief': return proof.paragraph.flags.includes('information-and-belief')
    case 'unexamined': return proof.status === 'unexamined'
  }
}

/** Whether a paragraph belongs to a count: it stands under it, or alleges one of its elements. */
export function isWithin(paragraph: ParagraphProof, count: string | null, proof: Proof): boolean {
  if (count === null || paragraph.paragraph.count === count) return true
  return paragraph.elements.some((id) => proof.elements.get(id)?.element.count === count)
}

/** Rows a filter leaves: paragraphs that fit, under the headings and counts that hold any. */
export function filterRows(rows: readonly Row[], filter: Filter, within: string | null, proof: Proof): Row[] {
  if (filter === 'all' && within === null) return [...rows]
  const kept: Row[] = []
  let above: Row[] = []
  for (const row of rows) {
    if (row.kind === 'paragraph') {
      if (!keeps(row.proof, filter) || !isWithin(row.proof, within, proof)) continue
      kept.push(...above, row)
      above = []
    } else if (row.kind === 'count') above = [row]
    else above = [...above.filter((one) => one.kind === 'count' || (one.kind === 'heading' && one.heading.level < row.heading.level)), row]
  }
  return kept
}

/** "3 for · 1 against · 1 gap", "admitted", "–": what stands behind a paragraph, in a few words. */
export function behind(proof: ParagraphProof): string {
  if (proof.status === 'not-needed') return proof.paragraph.withdrawn ? 'withdrawn' : 'not needed'
  const parts = [
    proof.status === 'admitted' ? 'admitted' : '',
    proof.for.length > 0 ? `${proof.for.length} for` : '',
    proof.against.length > 0 ? `${proof.against.length} against` : '',
    proof.gaps.length > 0 ? `${proof.gaps.length} ${proof.gaps.length === 1 ? 'gap' : 'gaps'}` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : '–'
}

/** The next row that can be chosen, in steps of one; the row itself at either end. */
export function step(rows: readonly Row[], from: string | null, by: 1 | -1): string | null {
  const choosable = rows.filter((row) => row.kind !== 'heading')
  const index = choosable.findIndex((row) => row.id === from)
  if (index < 0) return (by === 1 ? choosable[0] : choosable.at(-1))?.id ?? null
  return (choosable[index + by] ?? choosable[index])?.id ?? null
}
