/** What the proof rules take and give (design § 6). Computed, never stored. */
import type { Assignment, Count, Document, Element, Feature, Gap, MatterEvent, Override, Paragraph, Party, Passage, Response, Rollout, Status, Support, Testimony, Transcript } from '../records'

export type ProofInput = {
  paragraphs: readonly Paragraph[]
  counts: readonly Count[]
  elements: readonly Element[]
  assignments: readonly Assignment[]
  supports: readonly Support[]
  gaps: readonly Gap[]
  overrides: readonly Override[]
  responses: readonly Response[]
  parties: readonly Party[]
}

export type ProofOptions = {
  /** look at one defendant only; null for the worst over all */
  defendant: string | null
  /** whether elements also rest on paragraphs of counts that a count incorporates (domain § 1.5) */
  countIncorporatedCounts: boolean
  /** what a response counts as that neither admits nor denies; absent: open */
  ineffectiveDenials?: 'open' | 'admitted-unless-catch-all' | 'admitted' | undefined
}

/** A status with the sentence that explains it and the records it rests on. */
export type Verdict = {
  status: Status
  /** what the rules gave, where a person overrode it; else the same as `status` */
  computed: Status
  override: Override | null
  /** one sentence */
  why: string
  /** ids of supports, gaps, responses, paragraphs, elements that made it so */
  records: string[]
}

export type Links = {
  for: Support[]
  against: Support[]
  context: Support[]
  /** open gaps */
  gaps: Gap[]
}

export type ParagraphProof = Verdict & Links & {
  paragraph: Paragraph
  /** elements it is assigned to (proposed or confirmed) */
  elements: string[]
  debt: Debt
}

/** Rule 11(b)(3): what was pleaded on information and belief stays owed until evidence backs it. */
export type Debt = 'none' | 'open' | 'backed' | 'accepted' | 'withdrawn'

export type ElementProof = Verdict & Links & {
  element: Element
  /** paragraphs that allege it, in reading order */
  paragraphs: string[]
}

export type CountProof = Verdict & {
  count: Count
  /** in order */
  elements: string[]
  /** how many elements have each status */
  tally: Tally
}

export type Tally = Record<Status, number>

/** A row of the gap list: an open gap, or something alleged with nothing behind it. */
export type GapRow = {
  /** the gap's id, or the paragraph's where nobody recorded one */
  id: string
  gap: Gap | null
  /** paragraph or element */
  of: string
  count: string | null
  element: string | null
  /** 3: an element falls without it; 2: an element is weaker without it; 1: an allegation stands alone */
  danger: 1 | 2 | 3
  /** one sentence: what it endangers */
  why: string
}

export type DebtRow = { paragraph: string; counts: string[]; state: Debt }

export type Proof = {
  paragraphs: Map<string, ParagraphProof>
  elements: Map<string, ElementProof>
  counts: Map<string, CountProof>
  gaps: GapRow[]
  debts: DebtRow[]
  /** allegations by status */
  tally: Tally
  /** elements that are missing, undermined or unexamined */
  openElements: number
}

/** Where a support's source lies, for cites. */
export type Sources = {
  passages: ReadonlyMap<string, Passage>
  documents: ReadonlyMap<string, Document>
  rollouts: ReadonlyMap<string, Rollout>
  features: ReadonlyMap<string, Feature>
  events: ReadonlyMap<string, MatterEvent>
  testimony?: ReadonlyMap<string, Testimony>
  transcripts?: ReadonlyMap<string, Transcript>
}
