export { SavedSearchFilter, type SearchFilter } from './SavedSearchFilter'
export { SearchProvider } from './SearchProvider'
