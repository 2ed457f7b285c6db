import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bytesOfContent, type Content, IN_MEMORY } from '../store'
import { hashOf } from '../workers/hashOf'
import { sha256OfBytes } from '../workers/sha256Of'

/** SHA-256 of a content, in hexadecimal. @throws the signal's reason */
export async function hashOfContent(content: Content, signal: AbortSignal): Promise<string> {
  if (content instanceof Blob) return hashOf(content, signal)
  if (content.size <= IN_MEMORY) return sha256OfBytes(await bytesOfContent(content))
  const sum = sha256.create()
  for await (const piece of content.pieces()) {
    signal.throwIfAborted()
    sum.update(piece)
  }
  return bytesToHex(sum.digest())
}
