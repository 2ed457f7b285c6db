import { type Problem, ProblemError } from '../../shared/problem/problem'

export type Write = (to: 'stdout' | 'stderr', text: string) => Promise<unknown>

/** A failure as one line. */
export function sentence(cause: unknown): string {
  const found: Problem | null = cause instanceof ProblemError ? cause.problem : null
  return found ? [found.happened, found.todo].filter(Boolean).join(' ') : 'Something went wrong that Probata did not expect.'
}
