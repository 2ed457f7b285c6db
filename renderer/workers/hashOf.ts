import { giveBack, takeReader } from './readers'
import { sha256Of } from './sha256Of'

/** A larger one is read in a worker. Bytes. */
const AT_ONCE = 128_000_000

/** SHA-256 of a blob, in hexadecimal. */
export async function hashOf(blob: Blob, signal: AbortSignal): Promise<string> {
  if (blob.size <= AT_ONCE) return sha256Of(blob, AT_ONCE)
  const reader = await takeReader(signal)
  try {
    return await reader.text.hash(blob, signal, () => {})
  } finally {
    giveBack(reader)
  }
}
