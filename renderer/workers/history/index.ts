/** The page's side of the history worker: one worker for one reading, ended after it. */
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { HistoryReply, HistoryRequest } from './protocol'
import type { GitHistory } from './readHistory'
import type { RepositoryPart } from './repository'

export { folderPath, holdsVersions, isHidden, isOfHistory, isReadable, repositoryOf, worktreeFile } from './repository'

type Options = { signal: AbortSignal; onProgress: (done: number, total: number, what: string) => void }

/**
 * @param files the repository's own and those lying beside it, by path
 * @throws the signal's reason where it was aborted; a `ProblemError` where the worker died
 */
export function historyOf(files: ReadonlyMap<string, Blob>, repository: RepositoryPart, { signal, onProgress }: Options): Promise<GitHistory> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return new Promise<GitHistory>((resolve, reject) => {
    const broken = (cause: unknown) => reject(new ProblemError(problem('unexpected', 'The history of this folder could not be read.', 'Choose the files themselves.', 'Nothing was added to the matter.', cause)))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.addEventListener('error', (event) => broken(event.message))
    worker.addEventListener('message', ({ data }: MessageEvent<HistoryReply>) => {
      if ('progress' in data) onProgress(...data.progress)
      else if ('history' in data) resolve(data.history)
      else broken(data.failed)
    })
    worker.postMessage({ files: [...files], repository } satisfies HistoryRequest)
  }).finally(() => worker.terminate())
}
