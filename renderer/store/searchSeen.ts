/**
 * What saved searches had found when they were last looked at, and what was searched for lately. This
 * device's own: not part of the matter's log, and gone with the matter.
 */
import type { MatterDatabase } from './database'

/** What a saved search had found: ids of units. */
export type SeenHits = { search: string; ids: string[]; at: string }
export type PastSearch = { query: string; stem: boolean; at: string }

/** Row of the history; ids of saved searches begin otherwise. */
const HISTORY = 'history'
/** Searches remembered. */
const MOST = 50

export type SeenRow = SeenHits | { search: typeof HISTORY; past: PastSearch[] }

export interface SeenStore {
  /** null where the search was never looked at here */
  seen(search: string): Promise<SeenHits | null>
  look(search: string, ids: Iterable<string>, at: string): Promise<void>
  forget(search: string): Promise<void>
  /** newest first */
  history(): Promise<PastSearch[]>
  /** puts a search first; the same words are kept once */
  remember(past: PastSearch): Promise<PastSearch[]>
  clearHistory(): Promise<void>
}

export function openSeenStore(db: MatterDatabase): SeenStore {
  const history = async () => {
    const row = await db.searchSeen.get(HISTORY)
    return row && 'past' in row ? row.past : []
  }
  return {
    seen: async (search) => {
      const row = await db.searchSeen.get(search)
      return row && 'ids' in row ? row : null
    },
    look: async (search, ids, at) => {
      await db.searchSeen.put({ search, ids: [...ids], at })
    },
    forget: async (search) => {
      await db.searchSeen.delete(search)
    },
    history,
    remember: (past) => db.transaction('rw', db.searchSeen, async () => {
      const kept = [past, ...(await history()).filter((one) => one.query !== past.query)].slice(0, MOST)
      await db.searchSeen.put({ search: HISTORY, past: kept })
      return kept
    }),
    clearHistory: async () => {
      await db.searchSeen.delete(HISTORY)
    },
  }
}
