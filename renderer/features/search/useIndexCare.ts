import { useEffect } from 'react'
import { useCommands } from '../../commands'
import { useSearchService } from '../../search'
import { say } from '../../ui'

/** In whatever room one is: says that the index was damaged, and builds it anew where that is asked for. */
export function useIndexCare(): void {
  const service = useSearchService()
  useEffect(() => {
    let told = false
    const look = () => {
      const now = service.state()
      const damaged = now.state === 'building' && now.why === 'damaged'
      if (damaged && !told) say('The search index was damaged and is being built anew. The matter itself is safe.')
      told = damaged
    }
    look()
    return service.subscribe(look)
  }, [service])
  const rebuild = () => service.rebuild().then(() => say('The search index is being built anew.'), () => say('The search index could not be built anew. Restart Probata and try again.'))
  useCommands([{ id: 'search.rebuild', label: 'Build the search index anew', group: 'Search', keys: [], run: () => void rebuild() }])
}
