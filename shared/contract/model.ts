/** What is read out of an agreement. Offsets are UTF-16 units of a page's own text. */

/** A stretch of the pages: from an offset on the first to an offset on the last. */
export type Span = { page: number; endPage: number; from: number; to: number }

export const CLAUSE_PARTS = ['preamble', 'recital', 'body', 'definition', 'summary', 'exhibit', 'signature'] as const
export type ClausePart = (typeof CLAUSE_PARTS)[number]

/** A kind that a rule proposes, with the words that decided. */
export type KindProposal = { kind: string; why: string }

export type ReadClause = {
  /** as printed: "3.2", "(a)", "ARTICLE I"; "" where it has none */
  number: string
  /** whole path: "3.2(a)(i)", "Ex. A 2.1" */
  path: string
  title: string
  level: number
  /** position of its parent in the list */
  parent: number | null
  part: ClausePart
  /** own text, heading included, without its sub-clauses and without page furniture */
  text: string
  span: Span
  /** where its sub-clauses end: offset range of the clean text */
  at: number
  end: number
  kinds: KindProposal[]
}

export type DoubtKind = 'no-numbers' | 'duplicate' | 'skipped' | 'contents' | 'little-text' | 'day-or-month'
/** Something a person should look at, as a sentence. */
export type ContractDoubt = { what: DoubtKind; say: string; clause: number | null; page: number }

export type ReferenceKind = 'subject-to' | 'notwithstanding' | 'except' | 'plain'
export type Reference = {
  /** the clause that it stands in */
  clause: number
  words: string
  kind: ReferenceKind
  /** the clause it points at; null where none was found, or where another paper is meant */
  to: number | null
  /** "DPA" in "Section 5.1 of the DPA"; "" for this paper */
  paper: string
  /** offset in the clean text; from the clause's own `at` it is the offset in the clause */
  at: number
  length: number
}

export type Term = {
  term: string
  /** the sentence that defines it */
  definition: string
  clause: number
  /** offset in the clean text */
  at: number
  scope: 'paper' | 'clause' | 'elsewhere'
  /** clauses that use it, each once */
  uses: number[]
}

export type Fact = { kind: string; value: string; words: string; clause: number; span: Span }

export type Modality = 'duty' | 'prohibition' | 'right' | 'no-duty' | 'representation' | 'definition'
export type ReadObligation = {
  clause: number
  who: string
  modality: Modality
  what: string
  object: string
  when: string
  condition: string
  exceptions: string[]
  /** "reasonable", "knowingly" */
  qualifiers: string[]
}

export type ReadContract = {
  title: string
  parties: { name: string; as: string }[]
  facts: Fact[]
  clauses: ReadClause[]
  references: Reference[]
  terms: Term[]
  /** capitalised as a term and never defined */
  undefinedTerms: { term: string; count: number; clause: number }[]
  obligations: ReadObligation[]
  doubts: ContractDoubt[]
}
