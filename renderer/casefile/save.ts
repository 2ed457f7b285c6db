/** Writes a case file, piece by piece: memory does not grow with the matter. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { BlobReader, TextReader, ZipWriter } from '@zip.js/zip.js'
import { bytesPath, CASE_FORMAT, LOG_PARTS, MANIFEST, type Manifest, WHOLE_PARTS } from '../../shared/casefile/layout'
import { bridgeWriter } from '../export/folder'
import { NEWEST, openCaseRows } from '../store'

export type SaveOptions = {
  signal: AbortSignal
  onProgress: (what: string, done: number) => void
  /** records and log without the files themselves */
  withoutBytes: boolean
}

/** Bytes that cross to the main process at a time. */
const PIECE = 8_000_000

/**
 * Saves a whole matter into a chosen folder.
 * @param token of the folder; @param name of the file; one that is there is never written over
 * @throws the signal's reason where it was cancelled; the begun file has no end then and is known as cut short
 */
export async function saveCaseFile(matterId: string, token: string, name: string, options: SaveOptions): Promise<Manifest> {
  const rows = await openCaseRows(matterId)
  const zip = new ZipWriter(pieces(token, name), { zip64: true, useWebWorkers: false, signal: options.signal, extendedTimestamp: false })
  const manifest: Manifest = {
    probata: 'case file', format: CASE_FORMAT, schema: NEWEST, kind: 'whole', withoutBytes: options.withoutBytes, matter: '', made: new Date().toISOString(), parts: [], bytes: { files: 0, size: 0 },
  }
  try {
    for (const part of WHOLE_PARTS) {
      options.onProgress(LOG_PARTS.some((one) => one === part) ? 'the log' : 'the records', 0)
      const sum = sha256.create()
      let lines = 0
      const text = async function* () {
        for await (const some of rows.rows(part)) {
          lines += some.length
          if (part === 'records/matter.jsonl') manifest.matter = String((some[0] as { name?: unknown }).name ?? '')
          const bytes = new TextEncoder().encode(`${some.map((row) => JSON.stringify(row)).join('\n')}\n`)
          sum.update(bytes)
          yield bytes
        }
      }
      await zip.add(part, streamOf(text()), { level: 1 })
      manifest.parts.push({ path: part, sha256: bytesToHex(sum.digest()), lines })
    }
    if (!options.withoutBytes) {
      for await (const { sha256: hash, blob } of rows.bytes()) {
        options.signal.throwIfAborted()
        await zip.add(bytesPath(hash), new BlobReader(blob), { level: 0 })
        manifest.bytes = { files: manifest.bytes.files + 1, size: manifest.bytes.size + blob.size }
        options.onProgress('the files', manifest.bytes.size)
      }
    }
    await zip.add(MANIFEST, new TextReader(JSON.stringify(manifest, null, 2)))
    await zip.close()
    return manifest
  } finally {
    rows.close()
  }
}

function streamOf(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** Gathers small writes, and hands them over a piece at a time. */
function pieces(token: string, name: string): WritableStream<Uint8Array> {
  const write = bridgeWriter(token)
  let waiting: Uint8Array[] = []
  let size = 0
  let begun = false
  const flush = async () => {
    const bytes = new Uint8Array(size)
    let at = 0
    for (const one of waiting) {
      bytes.set(one, at)
      at += one.length
    }
    waiting = []
    size = 0
    await write(name, bytes, begun)
    begun = true
  }
  return new WritableStream({
    write: async (chunk) => {
      // The library may use its buffer again.
      waiting.push(chunk.slice())
      size += chunk.length
      if (size >= PIECE) await flush()
    },
    close: () => (size > 0 || !begun ? flush() : undefined),
  })
}
