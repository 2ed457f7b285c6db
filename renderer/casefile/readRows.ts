import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { FileEntry } from '@zip.js/zip.js'

/** A line longer than this is no record but an attack on memory. Characters. */
const LONGEST_LINE = 200_000_000
export const ROWS_AT_ONCE = 500

/**
 * Unpacks a part of JSON lines, some rows at a time.
 * @param rowOf undefined for a line that is left out; what it throws ends the reading
 * @returns the fingerprint of what was unpacked, and whether it ended with a whole line
 * @throws where it cannot be unpacked, is larger than it says, or was stopped
 */
export async function readRows<Row>(entry: FileEntry, signal: AbortSignal, rowOf: (line: string) => Row | undefined, take: (rows: Row[]) => void | Promise<void>): Promise<{ hash: string; ended: boolean }> {
  const sum = sha256.create()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let rows: Row[] = []
  let size = 0
  const sink = new WritableStream<Uint8Array>({
    write: async (chunk) => {
      signal.throwIfAborted()
      size += chunk.length
      if (size > entry.uncompressedSize) throw new Error('larger than it says')
      sum.update(chunk)
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw new Error('line too long')
      for (const line of lines) {
        const row = line === '' ? undefined : rowOf(line)
        if (row !== undefined) rows.push(row)
      }
      if (rows.length >= ROWS_AT_ONCE) await take(rows.splice(0))
    },
    close: async () => {
      if (rows.length > 0) await take(rows)
      rows = []
    },
  })
  await entry.getData(sink, { checkSignature: true, signal })
  return { hash: bytesToHex(sum.digest()), ended: rest === '' }
}
