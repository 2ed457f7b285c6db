import { giveBack, takeReader } from './readers'

/** Up to this size the browser's own hash takes the bytes at once. */
const AT_ONCE = 128_000_000

/** SHA-256 of a blob, in hexadecimal. */
export async function hashOf(blob: Blob, signal: AbortSignal): Promise<string> {
  if (blob.size <= AT_ONCE) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  const reader = await takeReader(signal)
  try {
    return await reader.text.hash(blob, signal, () => {})
  } finally {
    giveBack(reader)
  }
}
