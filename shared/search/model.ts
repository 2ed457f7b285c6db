/**
 * What a search is, what it finds, and who answers it. The language, the index, the room and the
 * command line share these shapes.
 *
 * A *unit* is what AND, OR and NOT decide about: one document (its head and all its pages in one
 * unbroken stream of tokens) or one record. See `units.ts` for what text a unit has and
 * `tokens.ts` for how text becomes tokens.
 */
import type { Problem } from '../problem/problem'
import type { PageLine } from '../records'

/** Half-open stretch of the typed query, or of a snippet; UTF-16 units. */
export type Span = { from: number; to: number }

/** What can be found, in the order in which results are grouped. */
export const UNIT_KINDS = ['document', 'transcript', 'paragraph', 'passage', 'clause', 'version', 'event', 'gap', 'element', 'person'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/**
 * What one token of the text must be. `text` is normalised as `tokens.ts` normalises the text, so an
 * exact atom is compared as it is. `matchesAtom` decides for all four.
 */
export type Atom =
  | { kind: 'exact'; text: string }
  /** `text` is the stem (see `stem.ts`): every token with this stem */
  | { kind: 'stem'; text: string }
  /** `text` holds `*` (any number of characters, also none) and `?` (exactly one); never only these */
  | { kind: 'pattern'; text: string }
  /** at most this many letters added, left out, changed or swapped with their neighbour */
  | { kind: 'fuzzy'; text: string; edits: 1 | 2 }

/**
 * A word, a phrase, or a string such as "§ 2702(a)(1)" that is several tokens. Its hits are the places
 * where one of `runs` stands: atoms on adjacent tokens, in order, across a page's edge too.
 * There is more than one run where a word is typed with a hyphen: "opt-out" is [opt, out] or [optout],
 * since a hyphen at the end of a line is joined away in the text.
 */
export type Words = {
  kind: 'words'
  /** as typed, quotes included */
  typed: string
  span: Span
  quoted: boolean
  /** at least one run, each of at least one atom */
  runs: Atom[][]
}

/**
 * Two places near each other. A place is an interval of token positions, first to last. Of `left` and
 * `right` all pairs that do not overlap are looked at; `ordered`: the left one first.
 * - words: position of the later one's first token minus position of the earlier one's last is at most `words`
 *   (adjacent tokens: 1)
 * - sentence, paragraph: first token of the earlier and last token of the later have the same number
 *
 * The place of a pair reaches from the first token of both to the last. `negated` ("a not w/5 b"):
 * places of `left` for which no such pair exists, as they are.
 */
export type Near = {
  kind: 'near'
  span: Span
  left: Placed
  right: Placed
  within: { unit: 'words'; words: number } | { unit: 'sentence' } | { unit: 'paragraph' }
  ordered: boolean
  negated: boolean
}

/** What has places in the text, not only a yes or no. An `or` of these has the places of all its parts. */
export type Placed = Words | Near | { kind: 'or'; span: Span; parts: Placed[] }

export type And = { kind: 'and'; span: Span; parts: QueryNode[] }
export type Or = { kind: 'or'; span: Span; parts: QueryNode[] }
export type Not = { kind: 'not'; span: Span; part: QueryNode }

/** What a field must be. */
export type FieldTest =
  /** a run of these stands in the field's own text: `from:roe`, `custodian:"Ann Roe"`, `title:priv*`; a pattern that is only `*`: anything */
  | { kind: 'words'; /** as typed, quotes included */ typed: string; runs: Atom[][] }
  /** a value out of a list: `status:missing`, `has:gap`, `in:documents`, `type:mail` */
  | { kind: 'value'; value: string }
  /** days as YYYY-MM-DD, both included; null: open at that end */
  | { kind: 'dates'; first: string | null; last: string | null }
  /** as printed, both included */
  | { kind: 'bates'; first: string; last: string }
  /** a cite as typed: `linked:¶12`, `exhibit:PX-3` */
  | { kind: 'cite'; cite: string }

/** A question to the records, not to the text; `resolveFilter` answers it with the ids of units. */
export type Filter = {
  kind: 'filter'
  span: Span
  /** place of the value alone */
  valueSpan: Span
  /** name of a field in `fields.ts`, never an alias */
  field: string
  test: FieldTest
}

export type QueryNode = Words | Near | And | Or | Not | Filter

/** A query that was understood. */
export type Query = {
  /** as typed */
  text: string
  root: QueryNode
  /** unquoted single words also find their other forms (stem atoms stand for them already) */
  stem: boolean
}

/** What is wrong with a typed query, where, and what would be right. */
export type QueryError = {
  span: Span
  /** one sentence: "This bracket is not closed." */
  say: string
  /** one sentence: "Add a “)” behind “messages”." */
  todo: string
  /** the whole query mended, where that can be done for sure */
  mended: string | null
}

export type Parsed = { ok: true; query: Query; /** what a person should know though it runs */ hints: QueryError[] } | { ok: false; errors: QueryError[] }

/** Which units fit a filter: ids of `units.ts`. Resolved in the page, over the records in memory. */
export type FilterResolver = (filter: Filter) => ReadonlySet<string>

/** A place of a hit: a stretch of a page's stored text. Page 0 is the head of a document or the text of a record. */
export type Place = {
  page: number
  /** offsets in the text of the page (UTF-16 units) */
  from: number
  /** a hit that runs over a page's edge has one place a page */
  to: number
  /** which of `termsOf(query)` stands here */
  term: number
}

/** Lines of a transcript with their cite; both ends included. */
export type LineHit = { from: PageLine; to: PageLine; cite: string }

/** Words around the best place of a hit. */
export type Snippet = {
  /** one line: blanks and line ends are single spaces; begins and ends with "…" where it was cut */
  text: string
  lit: Span[]
}

export type Hit = {
  kind: UnitKind
  /** id of the document or record */
  id: string
  /** document to open; null where the record lies in none */
  document: string | null
  /** 1-based page of the best place (of a transcript the printed one); null where it is in the head or the record has no page */
  page: number | null
  /** "PX-3 at 4", "Compl. ¶ 12", "LI_000124" */
  cite: string
  title: string
  snippet: Snippet
  /** of a transcript: lines where the query stands, in reading order, the first of them at most; empty for all else */
  lines: readonly LineHit[]
  /** larger is better; comparable within one result only */
  score: number
}

/** How often a term of the query is there, whatever the rest of the query says. */
export type TermCount = {
  span: Span
  /** as typed */
  term: string
  /** units that have it */
  units: number
  occurrences: number
  /** tokens that a pattern, stem or fuzzy atom stood for, most frequent first; at most 20; empty for exact ones */
  forms: string[]
  /** how many there were altogether */
  formCount: number
}

export const UNSEARCHED_WHYS = ['no-text', 'waiting', 'encrypted', 'unread', 'quarantined', 'not-indexed'] as const
/**
 * Why the text of a document was not searched (its head was, but for a quarantined one):
 * a page picture without recognised text; recognition still to come; a password; a format that is not
 * read; a claw-back; not yet in the index.
 */
export type UnsearchedWhy = (typeof UNSEARCHED_WHYS)[number]
export type Unsearched = { why: UnsearchedWhy; documents: string[] }

export type SearchRequest = {
  query: Query
  resolve: FilterResolver
  /** only these kinds; null: all */
  kinds: readonly UnitKind[] | null
  /** hits wanted of each kind, the best first; the totals always count all */
  limit: number
  /** hits of each kind to pass over */
  offset: number
  /** documents by relevance, by their date, or by Bates number and title */
  order: 'relevance' | 'date' | 'number'
}

export type SearchResult = {
  total: number
  perKind: Record<UnitKind, number>
  /** by kind in the order of `UNIT_KINDS`, within a kind in the order asked for */
  hits: Hit[]
  /** how many units there are of each kind, found or not */
  searched: Record<UnitKind, number>
  unsearched: Unsearched[]
  /** one for each of `termsOf(query)` */
  terms: TermCount[]
  seconds: number
}

/** How the index stands. `done` and `total` count documents. */
export type IndexState =
  | { state: 'opening' }
  | { state: 'building'; done: number; total: number; why: 'new' | 'damaged' | 'older' | 'behind' }
  | { state: 'ready'; documents: number; tokens: number }
  | { state: 'failed'; problem: Problem }

/**
 * Answers searches over one matter. Made and closed with the matter's session. Every call may be
 * made while the index is being built; it then answers from what is there, and names the rest in
 * `unsearched`. An aborted call rejects with the signal's reason; an expected failure rejects with a
 * `ProblemError`.
 *
 * `renderer/search` offers `openSearch(session): SearchService` and, inside a matter, `useSearchService()`.
 */
export interface SearchService {
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchResult>
  /** ids of all units that fit, without order: for filters of lists and for hit reports */
  ids(query: Query, resolve: FilterResolver, kinds: readonly UnitKind[] | null, signal: AbortSignal): Promise<Set<string>>
  /** places in one unit, in reading order: terms that are not under a NOT, and of a proximity only those that take part in one */
  hitsIn(unit: string, query: Query, signal: AbortSignal): Promise<Place[]>
  /** tokens of the index that begin with these letters (typed, not yet normalised), most frequent first */
  suggestWords(start: string, limit: number, signal: AbortSignal): Promise<{ text: string; units: number }[]>
  state(): IndexState
  /** called when the state changes and when the index has taken in a commit; @returns ends it */
  subscribe(listener: () => void): () => void
  /** throws the index away and builds it anew */
  rebuild(): Promise<void>
  close(): Promise<void>
}

/** The terms of a query, left to right as typed, those under a NOT included: what counts, forms and `Place.term` speak of. */
export function termsOf(query: Query): Words[] {
  const found: Words[] = []
  const walk = (node: QueryNode): void => {
    switch (node.kind) {
      case 'words': found.push(node); break
      case 'near': walk(node.left); walk(node.right); break
      case 'and': case 'or': node.parts.forEach(walk); break
      case 'not': walk(node.part); break
      case 'filter': break
    }
  }
  walk(query.root)
  return found
}
