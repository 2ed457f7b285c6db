import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { SearchService } from '../../shared/search/model'
import { useSession } from '../store'
import { openSearch } from './openSearch'

const ServiceContext = createContext<SearchService | null>(null)

/** The search of the open matter. Only inside a matter's rooms. */
export function useSearchService(): SearchService {
  const service = useContext(ServiceContext)
  if (!service) throw new Error('no search here')
  return service
}

/** Opens the index of the matter, and closes it with the matter. */
export function SearchServiceProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const [service] = useState(() => openSearch(session))
  useEffect(() => () => void service.close(), [service])
  return <ServiceContext.Provider value={service}>{children}</ServiceContext.Provider>
}
