/** What the page and the search worker say to each other. */
import type { Problem } from '../../../shared/problem/problem'
import type { IndexState, Place, Query, Snippet, TermCount, UnitKind } from '../../../shared/search/model'

/** Ids of the units that fit each filter of a query, in the order of `filtersOf`. */
export type FilterAnswers = (readonly string[])[]

type Asked = {
  query: Query
  filters: FilterAnswers
  /** units that may not be found: documents in quarantine and what lies in them */
  hidden: readonly string[]
  kinds: readonly UnitKind[] | null
}

export type SearchAsked = Asked & {
  limit: number
  offset: number
  /** of documents; for other than relevance the page puts all that were found in order */
  order: 'relevance' | 'all'
}

/**
 * A unit that fits, before it is described.
 * `at`: where the best place begins in its page; `places`: of a transcript the first places, in reading order
 */
export type Found = { id: string; kind: UnitKind; score: number; page: number; at: number; snippet: Snippet; places: readonly Place[] }

export type SearchAnswer = {
  perKind: Record<UnitKind, number>
  hits: Found[]
  /** documents that fit, where they are to be put in order by the page; else null */
  documents: string[] | null
  searched: Record<UnitKind, number>
  terms: TermCount[]
  /** documents of the matter that are not in the index yet */
  notIndexed: string[]
}

export type LogHead = { device: string; seq: number; hash: string }

export type ToSearchWorker =
  /** `dataKey`: of a matter with a lock; its index is in memory only */
  | { type: 'open'; matter: string; dataKey: Uint8Array | null }
  /** units that a commit may have changed; null: any of them */
  | { type: 'written'; head: LogHead; ids: readonly string[] | null }
  | { type: 'rebuild'; job: number }
  | { type: 'search'; job: number; asked: SearchAsked }
  /** excerpts of units that the search found, for another order */
  | { type: 'excerpts'; job: number; asked: Asked; ids: readonly string[] }
  | { type: 'ids'; job: number; asked: Asked }
  | { type: 'places'; job: number; asked: Asked; unit: string }
  | { type: 'words'; job: number; start: string; limit: number; hidden: readonly string[] }
  | { type: 'cancel'; job: number }
  | { type: 'close' }

export type FromSearchWorker =
  | { type: 'state'; state: IndexState }
  /** a commit is in the index */
  | { type: 'taken-in' }
  | { type: 'done'; job: number; answer: unknown }
  | { type: 'failed'; job: number; problem: Problem }
  | { type: 'closed' }

/** What each request is answered with. */
export type Answers = {
  search: SearchAnswer
  excerpts: Found[]
  ids: string[]
  places: Place[]
  words: { text: string; units: number }[]
  rebuild: null
}
