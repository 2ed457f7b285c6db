import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Fewer bytes are hashed here: the browser's own hash runs in another thread, and the way there and back takes longer. */
const FEW = 32_000

/** SHA-256 of bytes that are at hand, in hexadecimal. */
export async function sha256OfBytes(bytes: BufferSource): Promise<string> {
  if (bytes instanceof Uint8Array && bytes.length < FEW) return bytesToHex(sha256(bytes))
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/**
 * SHA-256 of a blob, in hexadecimal.
 * @param atOnce up to this size the browser's own hash takes the bytes at once, several times as fast; a
 *   larger blob is read as a stream: one larger than memory is no trouble
 * @param onPart hears after each part of a stream how many bytes are done
 */
export async function sha256Of(blob: Blob, atOnce: number, onPart: (done: number) => void = () => {}): Promise<string> {
  if (blob.size <= atOnce) return sha256OfBytes(await blob.arrayBuffer())
  const sum = sha256.create()
  const reader = blob.stream().getReader()
  let done = 0
  for (;;) {
    const part = await reader.read()
    if (part.done) return bytesToHex(sum.digest())
    sum.update(part.value)
    done += part.value.length
    onPart(done)
  }
}
