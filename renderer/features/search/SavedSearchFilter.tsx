import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { SavedSearch } from '../../../shared/records'
import { useSearchService } from '../../search'
import { useRows } from '../../store'
import { MenuButton, say } from '../../ui'
import { queryOfSaved } from './saved'
import { useFilterRecords } from './useFilterRecords'
import { searchProblem, useNews } from './useSearchRun'

/** Ids of documents that a saved search finds, and its name; kept up as the index takes in what is new. */
export type SearchFilter = { id: string; name: string; ids: ReadonlySet<string> }

/** Narrows a list of documents to what a saved search finds; nothing where none was saved. */
export function SavedSearchFilter({ value, onChange }: { value: SearchFilter | null; onChange: (value: SearchFilter | null) => void }) {
  const searches = useRows('searches')
  if (searches.length === 0) return null
  return <Chosen searches={searches} value={value} onChange={onChange} />
}

function Chosen({ searches, value, onChange }: { searches: readonly SavedSearch[]; value: SearchFilter | null; onChange: (value: SearchFilter | null) => void }) {
  const service = useSearchService()
  const { resolve } = useFilterRecords()
  const version = useNews(service)
  const [wanted, setWanted] = useState<string | null>(value?.id ?? null)
  const answer = useRef(onChange)
  answer.current = onChange
  const latest = useRef(resolve)
  latest.current = resolve
  const search = searches.find((one) => one.id === wanted) ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` grows when the index has something new
  useEffect(() => {
    const query = search ? queryOfSaved(search) : null
    if (!search || !query) {
      answer.current(null)
      return
    }
    const abort = new AbortController()
    service.ids(query, latest.current, ['document'], abort.signal).then(
      (ids) => !abort.signal.aborted && answer.current({ id: search.id, name: search.name, ids }),
      (cause: unknown) => !abort.signal.aborted && say(searchProblem(cause).happened),
    )
    return () => abort.abort()
  }, [service, search, version])
  return (
    <MenuButton look={search ? 'plain' : 'quiet'} name="Saved search" icon={<Search size={14} strokeWidth={1.4} aria-hidden />} label={<span className="truncate saved-search-name">{search?.name ?? 'Saved search'}</span>} items={[
      { label: 'Any', checked: search === null, run: () => setWanted(null) },
      ...searches.map((one, at) => ({ label: one.name, checked: one.id === wanted, line: at === 0, run: () => setWanted(one.id) })),
    ]} />
  )
}
