import type { CliJob } from '../../shared/ipc/contract'
import { ProblemError, problem } from '../../shared/problem/problem'
import { openerOf, turnLockOff, turnLockOn } from '../store'
import type { Write } from './cliWords'
import { disk } from '../features/lock'

const turning = () => ({ onProgress: () => {}, signal: new AbortController().signal, disk })

/** Puts a lock on a matter. The recovery key is printed once, and nowhere stored readable. */
export async function lockVerb(matterId: string, job: CliJob, write: Write): Promise<number> {
  const { recovery } = await turnLockOn(matterId, passphraseOf(job), job.options.label ?? 'Locked matter', turning())
  await write('stdout', job.json ? `${JSON.stringify({ matter: matterId, recovery })}\n` : `The matter is locked.\nRecovery key, to print and keep elsewhere: ${recovery}\nWhoever loses both cannot be helped by anybody.\n`)
  return 0
}

export async function unlockVerb(matterId: string, job: CliJob, write: Write): Promise<number> {
  await turnLockOff(matterId, openerOf(passphraseOf(job)), turning())
  await write('stdout', job.json ? `${JSON.stringify({ matter: matterId })}\n` : 'The lock was taken off: the matter is stored readable again.\n')
  return 0
}

function passphraseOf(job: CliJob): string {
  if (job.passphrase) return job.passphrase
  throw new ProblemError(problem('lock.wrong', 'There is no passphrase on standard input.', 'Give it as the first line.'))
}
