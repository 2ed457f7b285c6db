/** Writes a case file, piece by piece: memory does not grow with the matter. */
import './zipSettings'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { bytesPath, CASE_FORMAT, LOG_PARTS, MANIFEST, type Manifest, WHOLE_PARTS } from '../../shared/casefile/layout'
import { bytesOfContent, type CaseContent, type FileLock, fileLockOf, NEWEST, openCaseRows, streamOf } from '../store'
import { inTurn } from './inTurn'
import { entryOf, outOf } from './out'
import { beginInFolder, type FileTarget, pieces } from './target'

/** Files that are read ahead while one is written, and up to which size. Bytes. */
const AHEAD = { count: 8, weight: 16_000_000 }

export type SaveOptions = {
  signal: AbortSignal
  /** `done` and `total` in bytes of the stored files */
  onProgress: (what: string, done: number, total: number) => void
  /** records and log without the files themselves */
  withoutBytes: boolean
}

/** What a case file is made of. */
export type CaseSource = {
  kind: Manifest['kind']
  choice: string
  /** what the file is locked with; null: it is readable */
  lock: FileLock | null
  rows(part: string): AsyncIterable<readonly unknown[]>
  bytes(): AsyncIterable<CaseContent>
  size(): Promise<number>
  close(): void
}

/** A whole matter as it stands now; of one with a lock, the file has the same. */
export async function wholeMatter(matterId: string): Promise<CaseSource> {
  return { kind: 'whole', choice: '', lock: await fileLockOf(matterId), ...(await openCaseRows(matterId)) }
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
  const out = outOf(pieces(target), source.lock, 'case file')
  try {
    const zip = new ZipWriter(out.into, { zip64: true, signal: options.signal, extendedTimestamp: false })
    const total = options.withoutBytes ? 0 : await source.size()
    for (const part of WHOLE_PARTS) {
      options.signal.throwIfAborted()
      options.onProgress(LOG_PARTS.some((one) => one === part) ? 'Writing the log' : 'Writing the records', 0, total)
      await addPart(zip, source, part, manifest)
    }
    if (!options.withoutBytes) {
      const read = async ({ size, content }: CaseContent) => (size <= AHEAD.weight ? bytesOfContent(content) : null)
      for await (const { thing: { sha256: hash, size, content }, done: bytes } of inTurn(source.bytes(), AHEAD, (one) => one.size, read)) {
        options.signal.throwIfAborted()
        await zip.add(bytesPath(hash), bytes ? new Uint8ArrayReader(bytes) : entryOf(content), { level: 0 })
        manifest.bytes = { files: manifest.bytes.files + 1, size: manifest.bytes.size + size }
        options.onProgress('Writing the files', manifest.bytes.size, total)
      }
    }
    await zip.add(MANIFEST, new TextReader(JSON.stringify(manifest, null, 2)))
    await zip.close()
    await out.ended
    options.signal.throwIfAborted()
    await target.finish()
    return manifest
  } catch (cause) {
    await target.drop()
    options.signal.throwIfAborted()
    throw await out.because(cause)
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
