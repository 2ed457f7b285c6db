import type { CliJob } from '../../shared/ipc/contract'
import { fsckMatter, mendDerived } from '../casefile/fsck'
import { openSearch } from '../search'
import type { Session } from '../store'
import type { Write } from './cliWords'

const ALTERED = 3

/** `fsck --data DIR`. @returns 0 where nothing is broken; 3 where something is, or derived data is wrong and was not mended */
export async function fsck(session: Session, job: CliJob, write: Write): Promise<number> {
  const index = openSearch(session)
  const { signal } = new AbortController()
  try {
    const faults = await fsckMatter(session, index, signal, () => {})
    const mended = job.options.fix === 'yes' ? await mendDerived(session, index, faults, signal) : 0
    const left = mended > 0 ? await fsckMatter(session, index, signal, () => {}) : faults
    await write('stdout', job.json ? `${JSON.stringify({ faults: left, mended })}\n`
      : [...left.map((one) => `${one.weight}: ${one.say}`), ...(mended > 0 ? [`Made anew: ${mended}.`] : []), ...(left.length === 0 ? ['Nothing is wrong.'] : [])].join('\n').concat('\n'))
    return left.some((one) => one.weight !== 'loose') ? ALTERED : 0
  } finally {
    await index.close()
  }
}
