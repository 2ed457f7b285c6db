/**
 * Rows of a locked matter's tables. Stored is `1 byte format, 12 bytes nonce, ciphertext, 16 bytes tag` of the
 * row's JSON; table and key are authenticated with it, so that no row can stand in another's place.
 */
import { gcm, gcmsiv } from '@noble/ciphers/aes.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { NONCE_BYTES } from './keys'

const FORMAT = 1
const HEAD = 1 + NONCE_BYTES

/** Ciphertext that is not what was written, or stands in another's place. */
export class NotAuthentic extends Error {
  override readonly name = 'NotAuthentic'
}

/** @param key primary key as it is stored */
export const placeOf = (table: string, key: unknown): Uint8Array => utf8ToBytes(`probata row 1 ${table} ${JSON.stringify(key)}`)

export function sealRow(key: Uint8Array, place: Uint8Array, row: unknown, nonce: Uint8Array): Uint8Array {
  return joinSealed(nonce, gcm(key, nonce, place).encrypt(utf8ToBytes(JSON.stringify(row))))
}

/** @throws NotAuthentic */
export function openRow(key: Uint8Array, place: Uint8Array, sealed: Uint8Array): unknown {
  const { nonce, body } = splitSealed(sealed)
  let plain: Uint8Array
  try {
    plain = gcm(key, nonce, place).decrypt(body)
  } catch {
    throw new NotAuthentic('a row is not what was written')
  }
  return rowOf(plain)
}

/** The stored form of what another cipher (WebCrypto) made: the same format. */
export function joinSealed(nonce: Uint8Array, body: Uint8Array): Uint8Array {
  const out = new Uint8Array(HEAD + body.length)
  out[0] = FORMAT
  out.set(nonce, 1)
  out.set(body, HEAD)
  return out
}

/** @throws NotAuthentic where it is of another format */
export function splitSealed(sealed: Uint8Array): { nonce: Uint8Array; body: Uint8Array } {
  if (sealed.length < HEAD + 16 || sealed[0] !== FORMAT) throw new NotAuthentic('a row is of another format')
  return { nonce: sealed.slice(1, HEAD), body: sealed.slice(HEAD) }
}

export const rowBytes = (row: unknown): Uint8Array => utf8ToBytes(JSON.stringify(row))
export const rowOf = (plain: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(plain))

/** Nothing but the text itself goes into it: equal texts must be found again. AES-GCM-SIV (RFC 8452) is made for that. */
const NO_NONCE = new Uint8Array(NONCE_BYTES)

/** A key of a row that would tell what it holds (a fingerprint, a path): encrypted so that equal ones stay equal. */
export function hideName(key: Uint8Array, name: string): string {
  return bytesToHex(gcmsiv(key, NO_NONCE).encrypt(utf8ToBytes(name)))
}

/** @throws NotAuthentic */
export function showName(key: Uint8Array, hidden: string): string {
  try {
    return new TextDecoder().decode(gcmsiv(key, NO_NONCE).decrypt(hexToBytes(hidden)))
  } catch {
    throw new NotAuthentic('a name is not what was written')
  }
}
