import { disk, leave } from '../features/lock'
import { finishTurning, isTurning } from '../store'
import { bridge } from '../bridge'

/** Kept while the page is begun anew behind a job that put a lock on: the exit code of that job. */
const ENDED = 'probata.cli-ended'
const NOT_SWEPT = 2

/** Runs one command-line job in this hidden page and ends the app with its exit code. */
export async function hostCli(): Promise<void> {
  const call = bridge()?.call
  if (!call) return
  const write = (to: 'stdout' | 'stderr', text: string) => call('cli.write', { to, text })
  const ended = sessionStorage.getItem(ENDED)
  sessionStorage.removeItem(ENDED)
  const job = ended === null ? await call('cli.job', {}) : null
  if (ended === null && !job) return
  // What is left of a lock that was put on goes in a page that has read nothing of the matter.
  const swept = !(await isTurning()) || (await finishTurning(disk))
  if (ended !== null) {
    if (!swept) await write('stderr', 'Some of what was readable before is still in the files of the data folder. The next command, or the next start of Probata, tries again.\n')
    await call('cli.done', { exitCode: swept ? Number(ended) : NOT_SWEPT })
    return
  }
  if (!job) return
  const { runCli } = await import('./cli')
  const exitCode = await runCli(job, write)
  if (await isTurning()) {
    sessionStorage.setItem(ENDED, String(exitCode))
    leave(true)
    return
  }
  await call('cli.done', { exitCode })
}
