/** The lock that a matter's files get, and that a matter out of such a file has. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { type LockedHeader, lockFile, type Platform, writeHead } from '../../../shared/lock/envelope'
import { type LockSlots, SALT_BYTES, type StoredLock } from '../../../shared/lock/keys'
import { streamOf } from '../content'
import { matterCard, refuseLocked } from '../desk'
import { keysOf } from './keyring'
import { random, webCipher } from './matterKeys'

export type FileLock = {
  /** name on the desk, which is no secret */
  label: string
  /** id of the matter that the slots are bound to */
  of: string
  slots: LockSlots
  /** a copy of its own: what is under way must not end up under a key that was wiped */
  root: Uint8Array
}

type Bytes = Uint8Array<ArrayBuffer>

export const platform: Platform = { cipher: webCipher, digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) }

/** The lock of an open matter, for its files; null of one without. @throws ProblemError where it is locked just now */
export async function fileLockOf(matterId: string): Promise<FileLock | null> {
  await refuseLocked(matterId)
  const card = await matterCard(matterId)
  const keys = keysOf(matterId)
  if (!card?.lock || !keys) return null
  const { passphrase, recovery, of } = card.lock
  return { label: card.name, of: of ?? matterId, slots: { passphrase, recovery }, root: keys.rootKey().slice() }
}

/** The lock of a file whose root key is known. */
export const lockOfFile = ({ label, of, passphrase, recovery }: LockedHeader, root: Uint8Array): FileLock => ({ label, of, slots: { passphrase, recovery }, root })

/** What a file goes through on its way out: everything behind it is encrypted. */
export function lockThrough({ label, of, slots, root }: FileLock, holds: LockedHeader['holds']): TransformStream<Uint8Array, Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const head = writeHead({ holds, label, of, ...slots }, root, random(SALT_BYTES))
  return { writable, readable: streamOf(lockFile(head, root, random(SALT_BYTES), piecesOfStream(readable), platform)) }
}

/** A card's lock for a new matter out of a file: the same passphrase and recovery key, rows under keys of its own. */
export const copiedLock = ({ of, slots }: FileLock): StoredLock & { own: string } => ({ version: 2, of, own: bytesToHex(random(SALT_BYTES)), passphrase: slots.passphrase, recovery: slots.recovery, failures: 0, failedAt: null })

async function* piecesOfStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Bytes> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value as Bytes
    }
  } finally {
    // Whoever writes into it hears that nobody reads any more.
    await reader.cancel().catch(() => {})
  }
}
