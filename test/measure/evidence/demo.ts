/** The demo matter's own links: each was made by a person who read both sides. */
import { rmSync } from 'node:fs'
import type { Paragraph, Passage } from '../../../shared/records'
import { demoDocuments } from '../../../shared/demo'
import { needOf } from '../../../shared/evidence/need'
import { madeDemo } from '../../unit/demo/matter'
import type { LabelledSet, Query, Texts } from './labelled'

/** Paragraphs and elements of the demo matter against the papers that are linked to them, in any bearing. */
export async function demoSet(): Promise<LabelledSet> {
  const made = await madeDemo()
  rmSync(made.folder, { recursive: true, force: true })
  const documents = new Map(made.rows('documents').map((one) => [one.id, one]))
  const texts: Texts = demoDocuments.map((one) => ({
    source: { key: one.file, title: one.title, date: one.date, people: [one.source, one.custodian].filter(Boolean) },
    pages: (made.texts.get(one.file) ?? []).map((page) => ({ n: page.n, text: page.text })),
  }))
  const passages = new Map(made.rows('passages').map((one) => [one.id, one]))
  const matter = {
    paragraphs: made.rows('paragraphs'), headings: made.rows('headings'), elements: made.rows('elements'), counts: made.rows('counts'), assignments: made.rows('assignments'), gaps: made.rows('gaps'),
    parties: made.rows('parties'), people: made.rows('people'),
  }
  const queries = new Map<string, Query>()
  for (const support of made.rows('supports')) {
    const passage = passages.get(support.source)
    const file = passage ? documents.get(passage.document)?.originalName : undefined
    if (!passage || !file || !demoDocuments.some((one) => one.file === file)) continue
    const need = needOf(support.of, matter)
    if (!need) continue
    const query = queries.get(support.of) ?? { need, labels: [], part: partOf(support.of, matter.paragraphs) }
    query.labels.push({ key: file, n: passage.page, from: fromOf(passage), to: passage.to })
    queries.set(support.of, query)
  }
  return { name: 'demo matter', texts, queries: [...queries.values()] }
}

const fromOf = (passage: Passage) => passage.from

/** Odd paragraph numbers are for tuning, even ones and elements are held out. */
function partOf(id: string, paragraphs: readonly Paragraph[]): Query['part'] {
  const paragraph = paragraphs.find((one) => one.id === id)
  return paragraph && paragraph.n % 2 === 1 ? 'tuning' : 'held out'
}
