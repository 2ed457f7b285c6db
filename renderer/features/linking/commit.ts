import type { Change } from '../../../shared/log/change'
import { ProblemError } from '../../../shared/problem/problem'
import type { Session } from '../../store'
import { say } from '../../ui'

/** Commits; says what went wrong where it fails. @returns whether it was written */
export async function commitOrSay(session: Session, change: Change): Promise<boolean> {
  if (change.ops.length === 0) return false
  try {
    await session.commit(change)
    return true
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    say([cause.problem.happened, cause.problem.todo].filter(Boolean).join(' '))
    return false
  }
}
