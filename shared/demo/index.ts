export { demoChange } from './change'
export { documents as demoDocuments } from './manifest'
export { demoTestimony, transcriptFile as demoTranscriptFile } from './testimony'
