/**
 * What reading a complaint yields. Every part keeps its place in the paper, so that anything
 * shown can be shown in its source (FRCP 10: caption, numbered paragraphs, counts).
 */
import type { Rect } from '../text/page'

/** A stretch of a pleading: where it begins and ends, and the boxes of its lines. */
export type Place = {
  /** 1-based page of the file on which it begins */
  page: number
  /** 1-based page on which it ends */
  endPage: number
  /** one rectangle a line, in reading order */
  rects: { page: number; rect: Rect }[]
}

/** Domain § 1.4. One kind a paragraph. */
export const ALLEGATION_KINDS = [
  'party', 'jurisdiction', 'venue', 'background', 'agreement', 'performance', 'conduct', 'omission',
  'knowledge', 'reliance', 'causation', 'harm', 'class', 'agency', 'tolling', 'public-statement',
  'legal-conclusion', 'incorporation', 'relief',
] as const
export type AllegationKind = (typeof ALLEGATION_KINDS)[number]

export const ALLEGATION_FLAGS = [
  'information-and-belief', 'quotes-document', 'date', 'names-person', 'compound', 'alternative',
  'heading-only', 'legal-conclusion',
] as const
export type AllegationFlag = (typeof ALLEGATION_FLAGS)[number]

/** A stretch of the paragraph's own `text` (UTF-16 offsets) that made a cue fire. */
export type Cue = { flag: AllegationFlag; from: number; to: number }

export type ParsedParagraph = {
  /** integer value of the printed number */
  n: number
  /** as other papers cite it: "47", "47 (second)" for a repeated number */
  label: string
  /** the digits as they stand on the paper, OCR noise included: "28..", "l." */
  printed: string
  place: Place
  /** without its number; line ends joined, end-of-line hyphens mended */
  text: string
  kind: AllegationKind
  flags: AllegationFlag[]
  /** the sentences or words behind the flags */
  cues: Cue[]
  /** lettered or roman sub-items "(a)", with offsets into `text` (domain § 1.3.5) */
  items: { label: string; from: number; to: number }[]
  footnotes: string[]
  /** exhibits of the complaint that it cites: "A" for "Ex. A", "Exhibit A" (FRCP 10(c)) */
  exhibits: string[]
  /** index into `counts`, or null outside any count */
  count: number | null
  /** index into `headings` of the nearest heading above, or null */
  heading: number | null
  /** incorporation resolved to printed numbers, inclusive ranges; null where it is none */
  incorporates: { from: number; to: number }[] | null
}

export type ParsedHeading = {
  text: string
  /** 1 = top level */
  level: number
  place: Place
  /** index of the first paragraph after it, or paragraphs.length */
  before: number
}

export type ParsedCount = {
  /** as integer: 1 for "COUNT I", "FIRST CAUSE OF ACTION" */
  ordinal: number
  /** as printed: "COUNT I", "NINTEENTH CAUSE OF ACTION" */
  printed: string
  name: string
  /** statutes and rules found in the heading and its first paragraph, as printed */
  basis: string[]
  /** "All Defendants", or the names as printed; empty = none named (then all, unsure) */
  against: string[]
  /** "Plaintiff and the Class", …; empty = none named */
  by: string[]
  /** indexes into `paragraphs`, inclusive; null where it has none */
  from: number | null
  to: number | null
  place: Place
  incorporates: { from: number; to: number }[]
}

/** What a person has to look at. `fixes` are the one-key mends that make sense for it. */
export type ParsedDoubt = {
  what: 'skipped' | 'duplicate' | 'restarted' | 'out-of-order' | 'number-unclear' | 'start-unclear'
    | 'text-layer' | 'low-confidence' | 'few-numbers' | 'count-unclear' | 'heading-unclear' | 'end-unclear'
  /** a sentence a paralegal would say */
  say: string
  /** index into `paragraphs` it is about, or null */
  paragraph: number | null
  /** place of the crop to show */
  page: number
  rect: Rect | null
  fixes: ('merge-with-previous' | 'split' | 'read-number-as' | 'not-a-paragraph' | 'change-kind')[]
}

export type ParsedParty = { name: string; role: 'plaintiff' | 'defendant' | 'other'; definedAs: string | null }

export type ParsedCaption = {
  court: string | null
  /** "5:25-cv-00709-PCP" as printed */
  docketNumber: string | null
  title: string | null
  judge: string | null
  parties: ParsedParty[]
  /** counsel block lines of page 1, as printed */
  counsel: string[]
  filed: string | null
  classAction: boolean
  place: Place | null
}

/** A paper behind the complaint (FRCP 10(c)). */
export type ParsedAttachment = {
  /** "A", "1" */
  label: string
  title: string | null
  fromPage: number
  toPage: number
  /** how it was recognised */
  by: 'slip-sheet' | 'filing-stamp'
}

export type ParsedComplaint = {
  caption: ParsedCaption
  headings: ParsedHeading[]
  paragraphs: ParsedParagraph[]
  counts: ParsedCount[]
  prayer: { text: string; items: { label: string; text: string }[]; place: Place } | null
  signature: { text: string; place: Place } | null
  juryDemand: boolean
  attachments: ParsedAttachment[]
  doubts: ParsedDoubt[]
  /** a general clause puts the whole pleading on information and belief (domain § 1.4) */
  generalInformationAndBelief: boolean
  /** pages of the complaint itself, before exhibits and cover sheets */
  lastPage: number
}
