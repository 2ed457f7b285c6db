/** Writes a case file, piece by piece: memory does not grow with the matter. */
import './zipSettings'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { BlobReader, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { bytesPath, CASE_FORMAT, LOG_PARTS, MANIFEST, type Manifest, WHOLE_PARTS } from '../../shared/casefile/layout'
import { NEWEST, openCaseRows, refuseReadableCopy } from '../store'
import { inTurn } from './inTurn'
import { beginInFolder, type FileTarget, pieces } from './target'

/** Files that are read ahead while one is written, and up to which size. Bytes. */
const AHEAD = { count: 8, weight: 16_000_000 }

export type SaveOptions = {
  signal: AbortSignal
  /** `done` and `total` in bytes of the stored files */
  onProgress: (what: string, done: number, total: number) => void
  /** records and log without the files themselves */
  withoutBytes: boolean
  /** what the bytes of the file go through on their way out; the place for encryption */
  through?: TransformStream<Uint8Array, Uint8Array>
}

/** What a case file is made of. */
export type CaseSource = {
  kind: Manifest['kind']
  choice: string
  rows(part: string): AsyncIterable<readonly unknown[]>
  bytes(): AsyncIterable<{ sha256: string; size: number; blob: Blob }>
  size(): Promise<number>
  close(): void
}

/** A whole matter as it stands now. @throws ProblemError of one with a lock: a case file is readable */
export async function wholeMatter(matterId: string): Promise<CaseSource> {
  await refuseReadableCopy(matterId)
  return { kind: 'whole', choice: '', ...(await openCaseRows(matterId)) }
}

/**
 * Saves a whole matter into a chosen folder.
 * @param token of the folder; @param name of the file; one that is there is never written over
 * @throws ProblemError, or the signal's reason where it was cancelled: then no file is left
 */
export async function saveCaseFile(matterId: string, token: string, name: string, options: SaveOptions): Promise<Manifest> {
  return writeCaseFile(await wholeMatter(matterId), await beginInFolder(token, name), options)
}

/**
 * Writes a case file to where it was begun, and gives it its name when it is whole. The source is closed.
 * @throws ProblemError, or the signal's reason where it was cancelled: then nothing of the file is left
 */
export async function writeCaseFile(source: CaseSource, target: FileTarget, options: SaveOptions): Promise<Manifest> {
  const manifest: Manifest = {
    probata: 'case file', format: CASE_FORMAT, schema: NEWEST, kind: source.kind, choice: source.choice, withoutBytes: options.withoutBytes, matter: '', made: new Date().toISOString(), parts: [], bytes: { files: 0, size: 0 },
  }
  try {
    const out = pieces(target)
    let ended: Promise<void> = Promise.resolve()
    let into = out
    if (options.through) {
      ended = options.through.readable.pipeTo(out)
      // Heard of below; a failure on the way must not be nobody's.
      ended.catch(() => {})
      into = options.through.writable
    }
    const zip = new ZipWriter(into, { zip64: true, signal: options.signal, extendedTimestamp: false })
    const total = options.withoutBytes ? 0 : await source.size()
    for (const part of WHOLE_PARTS) {
      options.signal.throwIfAborted()
      options.onProgress(LOG_PARTS.some((one) => one === part) ? 'Writing the log' : 'Writing the records', 0, total)
      await addPart(zip, source, part, manifest)
    }
    if (!options.withoutBytes) {
      const read = async ({ blob }: { blob: Blob }) => (blob.size <= AHEAD.weight ? new Uint8Array(await blob.arrayBuffer()) : null)
      for await (const { thing: { sha256: hash, blob }, done: bytes } of inTurn(source.bytes(), AHEAD, ({ size }) => size, read)) {
        options.signal.throwIfAborted()
        await zip.add(bytesPath(hash), bytes ? new Uint8ArrayReader(bytes) : new BlobReader(blob), { level: 0 })
        manifest.bytes = { files: manifest.bytes.files + 1, size: manifest.bytes.size + blob.size }
        options.onProgress('Writing the files', manifest.bytes.size, total)
      }
    }
    await zip.add(MANIFEST, new TextReader(JSON.stringify(manifest, null, 2)))
    await zip.close()
    await ended
    options.signal.throwIfAborted()
    await target.finish()
    return manifest
  } catch (cause) {
    await target.drop()
    options.signal.throwIfAborted()
    throw cause
  } finally {
    source.close()
  }
}

async function addPart(zip: ZipWriter<unknown>, source: CaseSource, part: string, manifest: Manifest): Promise<void> {
  const sum = sha256.create()
  let lines = 0
  const text = async function* () {
    for await (const some of source.rows(part)) {
      if (some.length === 0) continue
      lines += some.length
      if (part === 'records/matter.jsonl') manifest.matter = String((some[0] as { name?: unknown }).name ?? '')
      const bytes = new TextEncoder().encode(`${some.map((row) => JSON.stringify(row)).join('\n')}\n`)
      sum.update(bytes)
      yield bytes
    }
  }
  await zip.add(part, streamOf(text()))
  manifest.parts.push({ path: part, sha256: bytesToHex(sum.digest()), lines })
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
