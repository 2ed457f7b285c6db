export { openSearch } from './openSearch'
export { SearchServiceProvider, useSearchService } from './SearchServiceProvider'
