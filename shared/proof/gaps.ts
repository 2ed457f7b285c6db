/**
 * The gap list: everything alleged with nothing behind it, the most dangerous first. A gap is
 * most dangerous where an element has no other support.
 */
import type { Paragraph } from '../records'
import type { ElementProof, GapRow, ParagraphProof, Proof } from './model'
import { elementName, paragraphCites } from './words'

type Sorted = GapRow & { sort: number[] }

/** Rows of the gap list of a computed proof. */
export function gapRows(proof: Pick<Proof, 'paragraphs' | 'elements' | 'counts'>): GapRow[] {
  const rows: Sorted[] = []
  for (const element of proof.elements.values()) {
    for (const gap of element.gaps) rows.push(row(gap.id, gap, element.element.id, [element], null, proof))
  }
  for (const paragraph of proof.paragraphs.values()) {
    const elements = paragraph.elements.map((id) => proof.elements.get(id)).filter((e): e is ElementProof => e !== undefined)
    for (const gap of paragraph.gaps) rows.push(row(gap.id, gap, paragraph.paragraph.id, elements, paragraph, proof))
    const nothing = paragraph.gaps.length === 0 && paragraph.for.length === 0
    if (nothing && (paragraph.status === 'unexamined' || paragraph.status === 'undermined' || paragraph.status === 'missing')) {
      rows.push(row(paragraph.paragraph.id, null, paragraph.paragraph.id, elements, paragraph, proof))
    }
  }
  rows.sort((a, b) => compare(a.sort, b.sort))
  return rows.map(({ sort: _, ...rest }) => rest)
}

function compare(a: number[], b: number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function row(
  id: string, gap: GapRow['gap'], of: string, elements: ElementProof[], paragraph: ParagraphProof | null,
  proof: Pick<Proof, 'paragraphs' | 'counts'>,
): Sorted {
  const bare = elements.filter((element) => !hasSupport(element, proof))
  const first = bare[0] ?? elements[0] ?? null
  const danger = bare.length > 0 ? 3 : elements.length > 0 ? 2 : 1
  const count = first ? first.element.count : (paragraph?.paragraph.count ?? null)
  const against = (paragraph?.against.length ?? 0) + elements.reduce((sum, element) => sum + element.against.length, 0)
  return {
    id, gap, of, count, element: first?.element.id ?? null, danger, why: whyRow(first, bare.length > 0, paragraph, proof),
    sort: [
      -danger, gap ? 0 : 1, -bare.length, -Math.min(against, 1), belief(paragraph) ? 0 : 1,
      count ? (proof.counts.get(count)?.count.order ?? 0) : 1e9, first?.element.order ?? 1e9, paragraph?.paragraph.order ?? -1,
    ],
  }
}

/** Whether anything, even proposed, speaks for the element or for a paragraph that alleges it. */
function hasSupport(element: ElementProof, proof: Pick<Proof, 'paragraphs'>): boolean {
  if (element.status === 'admitted' || element.for.length > 0) return true
  return element.paragraphs.some((id) => {
    const paragraph = proof.paragraphs.get(id)
    return paragraph !== undefined && (paragraph.for.length > 0 || paragraph.status === 'admitted')
  })
}

function belief(paragraph: ParagraphProof | null): boolean {
  return paragraph?.paragraph.flags.includes('information-and-belief') ?? false
}

function whyRow(element: ElementProof | null, bare: boolean, paragraph: ParagraphProof | null, proof: Pick<Proof, 'paragraphs' | 'counts'>): string {
  if (!element) return 'No element rests on it; the allegation stands alone.'
  const count = proof.counts.get(element.element.count)?.count
  if (!count) return ''
  const name = elementName(element.element, count)
  const alleging = element.paragraphs
    .map((id) => proof.paragraphs.get(id))
    .filter((p): p is ParagraphProof => p !== undefined && p.status !== 'not-needed')
    .map((p): Paragraph => p.paragraph)
  if (!bare) return `${name} (${element.element.short.toLowerCase()}) is weaker without it.`
  if (paragraph && alleging.length === 1) return `${name} (${element.element.short.toLowerCase()}) rests on this paragraph alone.`
  return alleging.length > 0
    ? `${name} (${element.element.short.toLowerCase()}) rests on ${paragraphCites(alleging)}, and nothing stands behind ${alleging.length === 1 ? 'it' : 'them'}.`
    : `${name} (${element.element.short.toLowerCase()}) has nothing behind it.`
}
