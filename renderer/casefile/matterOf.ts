import { ProblemError, problem } from '../../shared/problem/problem'
import { hasKeys, listMatters, matterAsSource } from '../store'
import { openIncoming } from './incoming'
import { FileIsLocked } from './locked'

/**
 * The matter on this computer that a colleague's file is a copy or a part of; of several copies the one
 * that was opened last. A locked file that no open matter opens belongs to the matter that has its lock.
 * @throws ProblemError where the file is none of ours, or its matter is not here
 */
export async function matterOf(file: Blob, name: string): Promise<string> {
  const source = await openIncoming(file, name, new AbortController().signal).catch(async (cause: unknown) => {
    if (!(cause instanceof FileIsLocked)) throw cause
    return (await lockedLike(cause, name)).id
  })
  if (typeof source === 'string') return source
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

/** The recovery key is never changed: by its slot two copies of a lock are known, whatever their passphrases are. */
async function lockedLike({ head: { header } }: FileIsLocked, name: string) {
  const card = (await listMatters()).find((one) => one.deleted === null && one.lock?.recovery.wrapped === header.recovery.wrapped)
  if (card) return card
  throw new ProblemError(problem('merge.refused', `No matter on this computer has the lock of ${name} (“${header.label}”).`, header.holds === 'changes' ? 'Ask for the whole case file first, and open it as a matter with its passphrase. If the matter is here without that lock, open it, and bring the file in there.' : 'Open it as a matter of its own, with its passphrase.', 'Nothing was changed.'))
}
