export { TranscriptPane } from './TranscriptPane'
