/** Opening and closing a lock that is there, of a matter or of a file: passphrase, recovery key, another passphrase. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { LockedHeader } from '../../../shared/lock/envelope'
import { faultOfPassphrase, keyFor, type LockSlots, NONCE_BYTES, SALT_BYTES, type StoredLock, unwrapKey, wrapKey } from '../../../shared/lock/keys'
import { printRecovery, RECOVERY_BYTES, readRecovery } from '../../../shared/lock/recovery'
import { secondsToWait } from '../../../shared/lock/wait'
import { ProblemError, problem } from '../../../shared/problem/problem'
import { type Derive, derive, tuneCost } from '../../workers/lock/derive'
import { getSetting, type MatterCard, matterCard, putMatterCard, putSetting, removeSetting } from '../desk'
import { holdKeys } from './keyring'
import { random } from './matterKeys'

/** What opens a matter. */
export type Opener = { passphrase: string } | { recovery: string }

/** What somebody typed where either will do: a recovery key is known by its form and its sum. */
export const openerOf = (typed: string): Opener => (readRecovery(typed) ? { recovery: typed } : { passphrase: typed })

/** The newest kind of lock that this program knows. */
const NEWEST_LOCK = 2

const place = (matterId: string, slot: 'passphrase' | 'recovery') => `${matterId} ${slot}`

/** Puts the keys of a locked matter into this page. @throws ProblemError where they do not fit, or it is too early for another try */
export async function openLock(matterId: string, by: Opener, run: Derive = derive, now: () => Date = () => new Date()): Promise<void> {
  const { card, root } = await opened(matterId, by, run, now)
  holdKeys(matterId, root, card.lock?.own)
  root.fill(0)
}

/** Whether it would open; nothing else happens. @throws ProblemError as `openLock` */
export async function tryLock(matterId: string, by: Opener, run: Derive = derive): Promise<void> {
  const { root } = await opened(matterId, by, run, () => new Date())
  root.fill(0)
}

/** The root key; wrong tries before it are forgotten. */
async function opened(matterId: string, by: Opener, run: Derive, now: () => Date): Promise<{ card: MatterCard; root: Uint8Array }> {
  const { card, root } = await rootOf(matterId, by, run, now)
  if (card.lock && card.lock.failures > 0) await putMatterCard({ ...card, lock: { ...card.lock, failures: 0, failedAt: null } })
  return { card, root }
}

/** Seconds before another passphrase is taken. */
export function waitOf(card: MatterCard, now = new Date()): number {
  return card.lock ? secondsToWait(card.lock.failures, card.lock.failedAt, now) : 0
}

type Tries = { failures: number; failedAt: string | null }

async function rootOf(matterId: string, by: Opener, run: Derive, now: () => Date): Promise<{ card: MatterCard; root: Uint8Array }> {
  let card = await matterCard(matterId)
  const lock = card?.lock
  if (!card || !lock) throw new ProblemError(problem('lock.failed', 'This matter has no lock.', 'Open it as it is.'))
  if (lock.version > NEWEST_LOCK) throw new ProblemError(problem('store.newer-version', 'The lock of this matter was made by a newer version of Probata.', 'Open it with that version.', 'Nothing in it was changed.'))
  const root = await unwrapped(lock, lock.of ?? matterId, 'matter', by, lock, async (tries) => {
    card = { ...(card as MatterCard), lock: { ...lock, ...tries } }
    await putMatterCard(card)
  }, run, now)
  return { card, root }
}

/** How often a file of this lock was tried wrongly, kept on this machine. */
const triesKey = ({ recovery }: LockSlots) => `file-tries ${recovery.wrapped.slice(-32)}`
const NO_TRIES: Tries = { failures: 0, failedAt: null }

/** Seconds before another passphrase is taken for files of this lock. */
export async function waitOfFile(header: LockedHeader, now = new Date()): Promise<number> {
  const { failures, failedAt } = await getSetting<Tries>(triesKey(header), NO_TRIES)
  return secondsToWait(failures, failedAt, now)
}

/** The root key of a locked file. @throws ProblemError where passphrase or recovery key do not fit, or it is too early for another try */
export async function rootOfFile(header: LockedHeader, by: Opener, run: Derive = derive, now: () => Date = () => new Date()): Promise<Uint8Array> {
  const key = triesKey(header)
  const tries = await getSetting<Tries>(key, NO_TRIES)
  const root = await unwrapped(header, header.of, 'file', by, tries, (more) => putSetting(key, more), run, now)
  await removeSetting(key)
  return root
}

/** @param note keeps a wrong try, before it is one: whoever ends the program meanwhile has not saved himself the wait */
async function unwrapped(slots: LockSlots, of: string, what: 'matter' | 'file', by: Opener, tries: Tries, note: (tries: Tries) => Promise<void>, run: Derive, now: () => Date): Promise<Uint8Array> {
  if ('recovery' in by) {
    const typed = readRecovery(by.recovery)
    if (!typed) throw new ProblemError(problem('lock.wrong', 'This is no recovery key: a character is missing or wrong.', 'Type all nine groups as they are printed.'))
    const root = unwrapKey(slots.recovery.wrapped, keyFor(typed, 'recovery', hexToBytes(slots.recovery.salt)), place(of, 'recovery'))
    if (!root) throw new ProblemError(problem('lock.wrong', `This recovery key is not the one of this ${what}.`, 'Look at the print for the date, or use the passphrase.'))
    return root
  }
  const wait = secondsToWait(tries.failures, tries.failedAt, now())
  if (wait > 0) throw new ProblemError(problem('lock.wait', `${tries.failures} wrong passphrases: the next one is taken in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`, 'Wait, or use the recovery key.'))
  await note({ failures: tries.failures + 1, failedAt: now().toISOString() })
  const root = unwrapKey(slots.passphrase.wrapped, await run(by.passphrase, hexToBytes(slots.passphrase.salt), slots.passphrase.cost), place(of, 'passphrase'))
  if (!root) throw new ProblemError(problem('lock.wrong', `This is not the passphrase of this ${what}.`, what === 'matter' ? 'Look whether Caps Lock is on, then try again.' : 'Look whether Caps Lock is on. If the passphrase was changed since the file was saved, it is the one of that day.'))
  return root
}

/** Another passphrase. The root key stays, so nothing is encrypted again. */
export async function changePassphrase(matterId: string, by: Opener, passphrase: string, run: Derive = derive): Promise<void> {
  refuseWeak(passphrase)
  const { card, root } = await rootOf(matterId, by, run, () => new Date())
  if (!card.lock) return
  const slot = await passphraseSlot(card.lock.of ?? matterId, passphrase, root, run)
  root.fill(0)
  await putMatterCard({ ...card, lock: { ...card.lock, passphrase: slot, failures: 0, failedAt: null } })
}

/** A new lock: its root key, what is stored of it, and the recovery key to print. @param of what it is bound to: the id of a matter */
export async function makeLock(of: string, passphrase: string, run: Derive = derive): Promise<{ root: Uint8Array; slots: LockSlots; recovery: string }> {
  refuseWeak(passphrase)
  const root = random(32)
  const recovery = random(RECOVERY_BYTES)
  const salt = random(SALT_BYTES)
  const slots: LockSlots = {
    passphrase: await passphraseSlot(of, passphrase, root, run),
    recovery: { salt: bytesToHex(salt), wrapped: wrapKey(root, keyFor(recovery, 'recovery', salt), place(of, 'recovery'), random(NONCE_BYTES)) },
  }
  return { root, slots, recovery: printRecovery(recovery) }
}

/** A lock as a matter's card keeps it. */
export const storedLock = (slots: LockSlots): StoredLock => ({ version: 1, passphrase: slots.passphrase, recovery: slots.recovery, failures: 0, failedAt: null })

async function passphraseSlot(of: string, passphrase: string, root: Uint8Array, run: Derive): Promise<StoredLock['passphrase']> {
  const salt = random(SALT_BYTES)
  const cost = await tuneCost(run)
  return { salt: bytesToHex(salt), cost, wrapped: wrapKey(root, await run(passphrase, salt, cost), place(of, 'passphrase'), random(NONCE_BYTES)) }
}

function refuseWeak(passphrase: string): void {
  const fault = faultOfPassphrase(passphrase)
  if (fault) throw new ProblemError(problem('lock.weak', 'This passphrase is too easy to guess.', fault, 'Nothing was changed.'))
}
