import { useCallback, useEffect, useState } from 'react'
import { put, remove } from '../../../shared/log/change'
import type { SavedSearch } from '../../../shared/records'
import type { FilterResolver, Query } from '../../../shared/search/model'
import { parseQuery } from '../../../shared/search/parse'
import { useSearchService } from '../../search'
import { newId, type PastSearch, type Session, useRows, useSession } from '../../store'
import { commitOrSay } from '../linking'
import { useNews } from './useSearchRun'

const NEVER = new AbortController().signal

/** A saved search with what is new since this device last looked; `fresh` null while it is counted, or where it was never looked at. */
export type SavedRow = { search: SavedSearch; found: number | null; fresh: number | null }

export function queryOfSaved(search: SavedSearch): Query | null {
  const parsed = parseQuery(search.query, { stem: search.stem })
  return parsed.ok ? parsed.query : null
}

/** The saved searches with their counts, one after the other, again when the index has something new. */
export function useSavedRows(resolve: FilterResolver): SavedRow[] {
  const session = useSession()
  const service = useSearchService()
  const searches = useRows('searches')
  const version = useNews(service)
  const [counts, setCounts] = useState<ReadonlyMap<string, { found: number; fresh: number | null }>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` grows when the index has something new
  useEffect(() => {
    const abort = new AbortController()
    const count = async () => {
      for (const search of searches) {
        const query = queryOfSaved(search)
        if (!query) continue
        const ids = await service.ids(query, resolve, null, abort.signal)
        const seen = await session.seen.seen(search.id)
        if (abort.signal.aborted) return
        const before = new Set(seen?.ids)
        const fresh = seen ? [...ids].filter((id) => !before.has(id)).length : null
        setCounts((now) => new Map(now).set(search.id, { found: ids.size, fresh }))
      }
    }
    count().catch(() => {})
    return () => abort.abort()
  }, [session, service, searches, resolve, version])
  return searches.map((search) => ({ search, found: counts.get(search.id)?.found ?? null, fresh: counts.get(search.id)?.fresh ?? null }))
}

/** What a saved search finds that this device had not seen, and when that was; then it counts as seen. */
export function useLook(resolve: FilterResolver): (search: SavedSearch) => Promise<{ fresh: ReadonlySet<string>; since: string } | null> {
  const session = useSession()
  const service = useSearchService()
  return useCallback(async (search) => {
    const query = queryOfSaved(search)
    if (!query) return null
    const ids = await service.ids(query, resolve, null, NEVER)
    const seen = await session.seen.seen(search.id)
    await session.seen.look(search.id, ids, new Date().toISOString())
    if (!seen) return null
    const before = new Set(seen.ids)
    return { fresh: new Set([...ids].filter((id) => !before.has(id))), since: seen.at }
  }, [session, service, resolve])
}

export async function saveSearch(session: Session, name: string, query: string, stem: boolean): Promise<SavedSearch | null> {
  const search: SavedSearch = { id: newId('searches'), name, query, stem, created: new Date().toISOString() }
  return (await commitOrSay(session, { label: `Save the search “${name}”`, ops: [put('searches', search)] })) ? search : null
}

export async function deleteSearch(session: Session, search: SavedSearch): Promise<void> {
  if (await commitOrSay(session, { label: `Delete the saved search “${search.name}”`, ops: [remove('searches', search.id)] })) await session.seen.forget(search.id)
}

/** What was searched for lately on this device, newest first. */
export function useHistory(): { past: readonly PastSearch[]; remember(query: string, stem: boolean): void; clear(): void } {
  const { seen } = useSession()
  const [past, setPast] = useState<readonly PastSearch[]>([])
  useEffect(() => {
    let gone = false
    void seen.history().then((found) => !gone && setPast(found))
    return () => {
      gone = true
    }
  }, [seen])
  const remember = useCallback((query: string, stem: boolean) => {
    if (query.trim() !== '') void seen.remember({ query: query.trim(), stem, at: new Date().toISOString() }).then(setPast)
  }, [seen])
  const clear = useCallback(() => void seen.clearHistory().then(() => setPast([])), [seen])
  return { past, remember, clear }
}
