/** The shape of a labelled set: texts, what is looked for in them, and where it stands. */
import type { Need } from '../../../shared/evidence/query'
import type { Source } from '../../../shared/evidence/textIndex'

/** A place that answers a query; `from` and `to` null: the whole page. */
export type Label = { key: string; n: number; from: number | null; to: number | null }

export type Query = {
  need: Need
  /** places that answer it; a copy of the same words elsewhere counts as the same */
  labels: Label[]
  /** the numbers in the ranking were chosen on the one and are reported on the other */
  part: 'tuning' | 'held out'
}

export type Texts = { source: Source; pages: { n: number; text: string }[] }[]

/** Queries over one body of texts. */
export type LabelledSet = { name: string; texts: Texts; queries: Query[] }
