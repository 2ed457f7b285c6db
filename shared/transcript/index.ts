export { parseTranscript } from './parse'
export type { Doubt, ParsedTranscript, PrintedPage } from './model'
