import type { GitHistory } from './readHistory'
import type { Repository } from './repository'

export type HistoryRequest = { files: readonly (readonly [string, Blob])[]; repository: Repository }
export type HistoryReply = { progress: readonly [number, number, string] } | { history: GitHistory } | { failed: string }
