/** Makes a key from a passphrase (Argon2id, RFC 9106), away from the window's own thread. */
import { argon2id } from 'hash-wasm'
import type { Cost } from '../../../shared/lock/keys'

export type DeriveRequest = { passphrase: Uint8Array; salt: Uint8Array; cost: Cost }
export type DeriveAnswer = { key: Uint8Array } | { failed: string }

self.onmessage = async ({ data }: MessageEvent<DeriveRequest>) => {
  try {
    const { memory, passes, lanes } = data.cost
    const key = await argon2id({ password: data.passphrase, salt: data.salt, memorySize: memory, iterations: passes, parallelism: lanes, hashLength: 32, outputType: 'binary' })
    self.postMessage({ key } satisfies DeriveAnswer)
  } catch (cause) {
    self.postMessage({ failed: String(cause) } satisfies DeriveAnswer)
  }
}
