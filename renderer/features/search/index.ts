export { SavedSearchFilter, type SearchFilter } from './SavedSearchFilter'
export { SearchProvider, useSearch } from './SearchProvider'
