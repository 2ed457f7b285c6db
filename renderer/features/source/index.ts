export { SourcePane } from './SourcePane'
