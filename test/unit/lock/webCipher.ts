import type { Platform } from '../../../shared/lock/envelope'

type Bytes = Uint8Array<ArrayBuffer>

/** AES-256-GCM and SHA-256 of the platform. */
export const platform: Platform = {
  cipher: async (own) => {
    const key = await crypto.subtle.importKey('raw', own as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
    const given = (nonce: Bytes, place: Bytes) => ({ name: 'AES-GCM', iv: nonce, additionalData: place })
    return {
      seal: async (nonce, place, plain) => new Uint8Array(await crypto.subtle.encrypt(given(nonce, place), key, plain)),
      open: async (nonce, place, sealed) => new Uint8Array(await crypto.subtle.decrypt(given(nonce, place), key, sealed)),
    }
  },
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
}
