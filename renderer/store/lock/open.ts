/** Opening and closing a lock that is there: passphrase, recovery key, another passphrase. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { faultOfPassphrase, keyFor, NONCE_BYTES, SALT_BYTES, type StoredLock, unwrapKey, wrapKey } from '../../../shared/lock/keys'
import { printRecovery, RECOVERY_BYTES, readRecovery } from '../../../shared/lock/recovery'
import { secondsToWait } from '../../../shared/lock/wait'
import { ProblemError, problem } from '../../../shared/problem/problem'
import { type Derive, derive, tuneCost } from '../../workers/lock/derive'
import { type MatterCard, matterCard, putMatterCard } from '../desk'
import { holdKeys } from './keyring'
import { random } from './matterKeys'

/** What opens a matter. */
export type Opener = { passphrase: string } | { recovery: string }

const place = (matterId: string, slot: 'passphrase' | 'recovery') => `${matterId} ${slot}`

/** Puts the keys of a locked matter into this page. @throws ProblemError where they do not fit, or it is too early for another try */
export async function openLock(matterId: string, by: Opener, run: Derive = derive, now: () => Date = () => new Date()): Promise<void> {
  const { card, dataKey } = await dataKeyOf(matterId, by, run, now)
  if (card.lock && card.lock.failures > 0) await putMatterCard({ ...card, lock: { ...card.lock, failures: 0, failedAt: null } })
  holdKeys(matterId, dataKey)
}

/** Seconds before another passphrase is taken. */
export function waitOf(card: MatterCard, now = new Date()): number {
  return card.lock ? secondsToWait(card.lock.failures, card.lock.failedAt, now) : 0
}

async function dataKeyOf(matterId: string, by: Opener, run: Derive, now: () => Date): Promise<{ card: MatterCard; dataKey: Uint8Array }> {
  const card = await matterCard(matterId)
  const lock = card?.lock
  if (!card || !lock) throw new ProblemError(problem('lock.failed', 'This matter has no lock.', 'Open it as it is.'))
  if ('recovery' in by) {
    const typed = readRecovery(by.recovery)
    if (!typed) throw new ProblemError(problem('lock.wrong', 'This is no recovery key: a character is missing or wrong.', 'Type all nine groups as they are printed.'))
    const dataKey = unwrapKey(lock.recovery.wrapped, keyFor(typed, 'recovery', hexToBytes(lock.recovery.salt)), place(matterId, 'recovery'))
    if (!dataKey) throw new ProblemError(problem('lock.wrong', 'This recovery key is not the one of this matter.', 'Look at the print for the date, or use the passphrase.'))
    return { card, dataKey }
  }
  const wait = waitOf(card, now())
  if (wait > 0) throw new ProblemError(problem('lock.wait', `${lock.failures} wrong passphrases: the next one is taken in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`, 'Wait, or use the recovery key.'))
  // Counted before it is tried: whoever ends the program meanwhile has not saved himself the wait.
  const tried: MatterCard = { ...card, lock: { ...lock, failures: lock.failures + 1, failedAt: now().toISOString() } }
  await putMatterCard(tried)
  const dataKey = unwrapKey(lock.passphrase.wrapped, await run(by.passphrase, hexToBytes(lock.passphrase.salt), lock.passphrase.cost), place(matterId, 'passphrase'))
  if (!dataKey) throw new ProblemError(problem('lock.wrong', 'This is not the passphrase of this matter.', 'Look whether Caps Lock is on, then try again.'))
  return { card: tried, dataKey }
}

/** Another passphrase. The data key stays, so nothing is encrypted again. */
export async function changePassphrase(matterId: string, by: Opener, passphrase: string, run: Derive = derive): Promise<void> {
  refuseWeak(passphrase)
  const { card, dataKey } = await dataKeyOf(matterId, by, run, () => new Date())
  if (!card.lock) return
  const slot = await passphraseSlot(matterId, passphrase, dataKey, run)
  dataKey.fill(0)
  await putMatterCard({ ...card, lock: { ...card.lock, passphrase: slot, failures: 0, failedAt: null } })
}

/** A new lock: its data key, what is stored of it, and the recovery key to print. */
export async function makeLock(matterId: string, passphrase: string, run: Derive = derive): Promise<{ dataKey: Uint8Array; stored: StoredLock; recovery: string }> {
  refuseWeak(passphrase)
  const dataKey = random(32)
  const recovery = random(RECOVERY_BYTES)
  const salt = random(SALT_BYTES)
  const stored: StoredLock = {
    version: 1, passphrase: await passphraseSlot(matterId, passphrase, dataKey, run),
    recovery: { salt: bytesToHex(salt), wrapped: wrapKey(dataKey, keyFor(recovery, 'recovery', salt), place(matterId, 'recovery'), random(NONCE_BYTES)) },
    failures: 0, failedAt: null,
  }
  return { dataKey, stored, recovery: printRecovery(recovery) }
}

async function passphraseSlot(matterId: string, passphrase: string, dataKey: Uint8Array, run: Derive): Promise<StoredLock['passphrase']> {
  const salt = random(SALT_BYTES)
  const cost = await tuneCost(run)
  return { salt: bytesToHex(salt), cost, wrapped: wrapKey(dataKey, await run(passphrase, salt, cost), place(matterId, 'passphrase'), random(NONCE_BYTES)) }
}

function refuseWeak(passphrase: string): void {
  const fault = faultOfPassphrase(passphrase)
  if (fault) throw new ProblemError(problem('lock.weak', 'This passphrase is too easy to guess.', fault, 'Nothing was changed.'))
}
