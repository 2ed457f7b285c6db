import type { GitHistory } from './readHistory'
import type { RepositoryPart } from './repository'

export type HistoryRequest = { files: readonly (readonly [string, Blob])[]; repository: RepositoryPart }
export type HistoryReply = { progress: readonly [number, number, string] } | { history: GitHistory } | { failed: string }
