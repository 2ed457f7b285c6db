export { TranscriptOffer } from './TranscriptOffer'
export { TranscriptPane } from './TranscriptPane'
