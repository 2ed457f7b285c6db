/**
 * The lock of a matter: which keys there are, and how the data key is kept.
 *
 * Threat model. A locked matter's records, files, page texts, log, jobs, searches and drafts lie on the disk as
 * AES-256-GCM ciphertext only, also while it is open; its search index is in memory only. Whoever takes
 * the disk, or copies the folder, reads none of it without the passphrase or the recovery key.
 * What stays readable: that there is a locked matter, the label chosen for it, when it was made and opened,
 * how many rows each table has and how large each row and file is, ids (they hold the time of making) and
 * the number of changes of each computer. Not protected: a machine that is on with the matter open (its
 * memory, its screen, a program that runs as the same person), what the system swaps or hibernates to disk
 * meanwhile, files over some two gigabytes that Chromium pages out while they are open, what was printed,
 * exported or saved elsewhere, case files and copies made before the lock, and blocks that a flash disk keeps of
 * deleted files. Old ciphertext put back in the place of newer is not noticed row by row; the log's chain
 * tells it when the matter is verified.
 *
 * One random root key is what all others are made of; it is wrapped twice, under a key made from the passphrase by
 * Argon2id and under one made from the recovery key by HKDF. A new passphrase wraps it anew: no byte is encrypted
 * again. Case files, backups and files of changes of a locked matter carry both wrapped keys (`envelope.ts`).
 */
import { gcm } from '@noble/ciphers/aes.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from '../records/schema'

/** Cost of the passphrase (RFC 9106): memory in KiB, passes over it, lanes. */
export const Cost = z.strictObject({ memory: z.number().int().min(19_456).max(4_194_304), passes: z.number().int().min(1).max(1000), lanes: z.number().int().min(1).max(16) })
export type Cost = z.infer<typeof Cost>

/** So many bytes, as hexadecimal digits. */
const hex = (bytes: number) => z.string().length(2 * bytes).regex(/^[0-9a-f]*$/)

export const KEY_BYTES = 32
export const SALT_BYTES = 16
export const NONCE_BYTES = 12
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + 16

/** The root key as it is kept: wrapped twice. Nothing in it is secret; bytes as hexadecimal digits. */
export const LockSlots = z.strictObject({
  passphrase: z.strictObject({ salt: hex(SALT_BYTES), cost: Cost, wrapped: hex(WRAPPED_BYTES) }),
  recovery: z.strictObject({ salt: hex(SALT_BYTES), wrapped: hex(WRAPPED_BYTES) }),
})
export type LockSlots = z.infer<typeof LockSlots>

/**
 * What is stored beside the ciphertext. Version 2: a copy that came out of a locked file. It keeps the slots of the
 * matter that the file was saved from, so that passphrase and recovery key stay the same, and its rows have keys
 * of their own.
 */
export const StoredLock = LockSlots.extend({
  version: z.literal([1, 2]),
  /** id of the matter that the slots were made for, where that is another one: they are bound to it */
  of: z.string().max(80).optional(),
  /** what makes this copy's data key out of the root key; where there is none, the two are the same */
  own: hex(SALT_BYTES).optional(),
  /** wrong tries since the last right one, and when the last was (ISO 8601) */
  failures: z.number().int().min(0),
  failedAt: z.string().nullable(),
})
export type StoredLock = z.infer<typeof StoredLock>

/** What each key is for; one never stands in for another. */
export type Purpose = 'records' | 'names' | 'streams' | 'recovery' | 'copy' | 'files' | 'check'

/**
 * The key of a copy's rows. Two copies of one matter share the root key and write apart: with keys of their own no
 * nonce of one can ever meet a nonce of the other, no row of one stands in the other's place, and equal names do
 * not look equal.
 * @param own 16 random bytes, stored with the copy; null for the matter that the lock was put on
 */
export const dataKeyOf = (root: Uint8Array, own: Uint8Array | null): Uint8Array => (own ? keyFor(root, 'copy', own) : root.slice())

/** A key of 32 bytes for one purpose (HKDF-SHA-256, RFC 5869). */
export function keyFor(key: Uint8Array, purpose: Purpose, salt?: Uint8Array): Uint8Array {
  return hkdf(sha256, key, salt, utf8ToBytes(`probata lock 1 ${purpose}`), KEY_BYTES)
}

/**
 * The root key, encrypted.
 * @param by key of 32 bytes made from the passphrase or the recovery key
 * @param place what it is bound to: matter and slot
 * @param nonce 12 random bytes
 * @returns nonce, ciphertext and tag as hexadecimal digits
 */
export function wrapKey(root: Uint8Array, by: Uint8Array, place: string, nonce: Uint8Array): string {
  return bytesToHex(nonce) + bytesToHex(gcm(by, nonce, utf8ToBytes(`probata lock 1 wrap ${place}`)).encrypt(root))
}

/** @returns null where the key does not fit, or the stored text was altered */
export function unwrapKey(wrapped: string, by: Uint8Array, place: string): Uint8Array | null {
  try {
    const bytes = hexToBytes(wrapped)
    const key = gcm(by, bytes.slice(0, NONCE_BYTES), utf8ToBytes(`probata lock 1 wrap ${place}`)).decrypt(bytes.slice(NONCE_BYTES))
    return key.length === KEY_BYTES ? key : null
  } catch {
    return null
  }
}

/** A passphrase as it is hashed: the same however an input method composed its letters. */
export function passphraseBytes(typed: string): Uint8Array {
  return utf8ToBytes(typed.normalize('NFKC'))
}

/** Why a passphrase is not taken, as a sentence; null where it is. */
export function faultOfPassphrase(typed: string): string | null {
  if ([...typed].length < 10) return 'Use at least ten characters; four unrelated words are good.'
  if (new Set(typed).size < 5) return 'Use more than a few different characters.'
  return null
}
