/**
 * What reading an answer yields (FRCP 8(b), 8(c); domain § 3). Every part keeps its words and its
 * place, so that each reading can be held against the paper.
 */
import type { Place } from '../pleading/model'

/**
 * What a response does to the paragraph that it answers. The first four are the responses that
 * FRCP 8(b) knows; the next three deny nothing by themselves.
 */
export const RESPONSE_KINDS = [
  'admitted', 'denied', 'lacks-knowledge', 'partial',
  'speaks-for-itself', 'legal-conclusion', 'no-response',
  'incorporated', 'admitted-by-silence',
] as const
export type ResponseKind = (typeof RESPONSE_KINDS)[number]

/** Kinds that neither admit nor deny (FRCP 8(b)(1)(B), 8(b)(6)). */
export const INEFFECTIVE: ReadonlySet<ResponseKind> = new Set(['speaks-for-itself', 'legal-conclusion', 'no-response'])

export const RESPONSE_FLAGS = [
  /** the words are there, beside others that decide */
  'speaks-for-itself', 'legal-conclusion', 'no-response-required', 'lacks-knowledge',
  /** "to the extent a response is required, denies" */
  'to-the-extent',
  /** neither an admission nor a denial was found in the words */
  'no-verb',
  /** "is not aware": not the words of 8(b)(5), which speak of belief about the truth */
  'weak-lack',
  /** lacks knowledge of what the defendant itself is or did */
  'own-matter',
  /** denies "as alleged", or the literal words: another version may be admitted (8(b)(2)) */
  'literal-denial',
  /** admits "that" something and says nothing of the rest */
  'rest-unanswered',
  /** one response to several paragraphs */
  'range',
  /** only some of those who answer admit or deny */
  'by-person',
  /** the number names another paragraph than the words do */
  'number-drifts',
  /** denied only by the words that deny whatever is not admitted */
  'catch-all',
] as const
export type ResponseFlag = (typeof RESPONSE_FLAGS)[number]

/** A stretch of the response's text (UTF-16 offsets) and what it does. `who`: as printed; empty means all who answer. */
export type ResponsePart = { kind: 'admitted' | 'denied' | 'lacks-knowledge' | 'evades'; from: number; to: number; who: string[] }

/** How the words of one response read. */
export type Reading = { kind: ResponseKind; flags: ResponseFlag[]; parts: ResponsePart[] }

export type NumberRange = { from: number; to: number }

/** One response as it stands in the answer, before it is laid beside the complaint. */
export type ParsedResponse = Reading & {
  /** paragraphs of the complaint that it answers, as numbered there; empty where it names none */
  targets: NumberRange[]
  /** its own number as printed; "" where it has none */
  printed: string
  text: string
  /** the allegation, where the answer prints it again before it responds */
  restated: string | null
  place: Place
}

/** How one of those who answer responded, where they do not all respond alike. */
export type PartyReading = { party: string; kind: ResponseKind }

export type AnsweringParty = { name: string; definedAs: string | null }

export type ParsedDefense = {
  printed: string
  name: string
  text: string
  place: Place
  elements: { text: string; pleaded: 'yes' | 'no' | 'not-said' }[]
  /** denies that the plaintiff's case is made out, and is no affirmative defense (FRCP 8(c)) */
  negative: boolean
}

export const ANSWER_DOUBTS = [
  'other-complaint', 'no-verb', 'missing', 'drift', 'unassigned', 'twice', 'beyond', 'order', 'prayer',
  'text-layer', 'party', 'weak-lack', 'by-order', 'counterclaim', 'few',
] as const
export type AnswerDoubtKind = (typeof ANSWER_DOUBTS)[number]

/** What a person has to look at. `response`: index into the aligned responses, or null. */
export type AnswerDoubt = { what: AnswerDoubtKind; say: string; page: number; response: number | null }

export type ParsedAnswer = {
  title: string | null
  docketNumber: string | null
  /** which complaint it says that it answers: 0 the first, 1 the first amended, …; null where it does not say */
  answersAmendment: number | null
  parties: AnsweringParty[]
  responses: ParsedResponse[]
  defenses: ParsedDefense[]
  /** FRCP 8(b)(3), or the words that deny whatever is not admitted */
  generalDenial: { words: string; page: number } | null
  /** what it says of the complaint's headings */
  headings: 'denied' | 'no-response' | null
  /** how the responses were found */
  style: 'numbered' | 'named' | 'restated' | 'unnumbered' | 'none'
  doubts: AnswerDoubt[]
  /** last page of the answer itself */
  lastPage: number
}

/** A paragraph of the complaint as the alignment needs it. */
export type Answered = { n: number; label: string; text: string; kind: string }

export type AlignedResponse = Reading & {
  /** index into the complaint's paragraphs */
  paragraph: number
  /** index into the answer's responses */
  response: number
  /** where those who answer differ: how each responded */
  byParty: PartyReading[]
  /** the paragraph its words fit better, as an index; null where the number fits */
  drift: number | null
}

export type Alignment = {
  responses: AlignedResponse[]
  /** indexes of paragraphs that call for a response and got none */
  missing: number[]
  /** whether the paper answers this complaint */
  answersIt: 'yes' | 'unsure' | 'no'
  reasons: string[]
  doubts: AnswerDoubt[]
}
