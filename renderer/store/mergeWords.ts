/** Why a merge is refused, in words. */
import type { LogEntry } from '../../shared/log/entry'
import type { Obstacle } from '../../shared/log/merge'
import { type Problem, problem } from '../../shared/problem/problem'

/** @param entries among which the author is looked for */
export function refusal(obstacle: Obstacle, entries: readonly LogEntry[]): Problem {
  const stands = 'Nothing was changed.'
  const author = entries.findLast((entry) => entry.device === obstacle.device)?.author ?? 'another computer'
  switch (obstacle.kind) {
    case 'forked':
      return problem('merge.refused', `Change ${obstacle.seq} of ${author} is not the same in the two copies: a data folder was copied, and both copies were worked on.`, 'Open the other copy as a matter of its own.', stands)
    case 'gap':
      return problem('merge.refused', obstacle.from === obstacle.to ? `Change ${obstacle.from} of ${author} comes before these and is not here.` : `Changes ${obstacle.from} to ${obstacle.to} of ${author} come before these and are not here.`, `Ask for the changes of ${author} from number ${obstacle.from} on, or for the whole case file.`, stands)
    case 'altered':
      return problem('merge.refused', `Change ${obstacle.seq} of ${author} was altered after it was written.`, 'Ask for the file again, and find out where it was altered.', stands)
  }
}
