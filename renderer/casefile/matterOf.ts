import { ProblemError, problem } from '../../shared/problem/problem'
import { hasKeys, listMatters, matterAsSource } from '../store'
import { openIncoming } from './incoming'

/**
 * The matter on this computer that a colleague's file is a copy or a part of; of several copies the one
 * that was opened last.
 * @throws ProblemError where the file is none of ours, or its matter is not here
 */
export async function matterOf(file: Blob, name: string): Promise<string> {
  const source = await openIncoming(file, name, new AbortController().signal)
  try {
    const origin = await source.origin()
    for (const card of await listMatters()) {
      // What is locked cannot be looked into.
      if (card.deleted !== null || (card.lock && !hasKeys(card.id))) continue
      const here = await matterAsSource(card.id)
      try {
        if (origin !== null && (await here.origin()) === origin) return card.id
      } finally {
        await here.close()
      }
    }
    throw new ProblemError(problem('merge.refused', `The matter of ${name} (“${source.manifest.matter}”) is not on this computer yet.`, source.manifest.kind === 'changes' ? 'Ask for the whole case file first, and open it as a matter.' : 'Open it as a matter of its own.', 'Nothing was changed.'))
  } finally {
    await source.close()
  }
}
