export { TranscriptPane } from './TranscriptPane'
export { TranscriptsRoom } from './TranscriptsRoom'
