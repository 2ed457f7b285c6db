/** What went wrong with a write, for the person at the screen. */
import { ProblemError, problem } from '../../shared/problem/problem'

/** @param label of the change that was not written */
export function asProblem(label: string, cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  const name = innerName(cause)
  if (name === 'QuotaExceededError') {
    return new ProblemError(problem('store.full', `“${label}” was not saved: the disk is full.`, 'Free some space on the disk, then do it again.', 'Everything confirmed before is safe.', cause))
  }
  return new ProblemError(problem('store.failed', `“${label}” was not saved.`, 'Try again. If it happens again, see whether the disk is full or failing, and restart Probata.', 'Everything confirmed before is safe.', cause))
}

function innerName(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  if (cause.name === 'AbortError' && 'inner' in cause) return innerName(cause.inner)
  return cause.name
}
