/** Writes a changes-only file: what this copy of the matter has and a colleague has not seen. Of a matter with a lock it has the same. */
import './zipSettings'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { changesSince, filesOf, type IncomingManifest } from '../../shared/casefile/changes'
import { bytesPath, CASE_FORMAT, MANIFEST } from '../../shared/casefile/layout'
import { bulkRows } from '../../shared/log/bulkRows'
import type { LogEntry } from '../../shared/log/entry'
import type { Vector } from '../../shared/log/vector'
import { ProblemError, problem } from '../../shared/problem/problem'
import { fileLockOf, matterAsSource, NEWEST, type Session } from '../store'
import { entryOf, outOf } from './out'

export type ChangesOptions = {
  signal: AbortSignal
  onProgress: (what: string, done: number, total: number) => void
  /** whether a file travels in another way already */
  isCarried?: (sha256: string) => boolean
  /** of the entries, those whose papers go along; all where it is not given */
  withPapers?: (entries: readonly LogEntry[]) => readonly LogEntry[]
}
/** Takes the file in pieces, the first with `append` false. */
export type Take = (bytes: Uint8Array<ArrayBuffer>, append: boolean) => Promise<void>

const PIECE = 8_000_000

/**
 * @param since newest entries that whoever reads the file has already; empty for everything
 * @returns how many changes are in the file
 * @throws ProblemError `export.refused` where there is nothing new; the signal's reason
 */
export async function saveChanges(session: Session, since: Vector, author: string, take: Take, { signal, onProgress, isCarried = () => false, withPapers = (entries) => entries }: ChangesOptions): Promise<number> {
  const lock = await fileLockOf(session.matterId)
  const source = await matterAsSource(session.matterId)
  const out = outOf(inPieces(take), lock, 'changes')
  try {
    onProgress('Reading the log', 0, 0)
    const entries: LogEntry[] = []
    await source.entries(since, async (some) => void entries.push(...changesSince(some, since)))
    entries.sort((a, b) => (a.id < b.id ? -1 : 1))
    if (entries.length === 0) throw new ProblemError(problem('export.refused', 'There is nothing new since then.', 'Choose an earlier time.'))
    const named = new Set(entries.flatMap((entry) => entry.ops.flatMap((op) => ('rows' in op ? [op.rows] : []))))
    const bulk = await source.bulk(named)
    const wanted = filesOf(withPapers(entries), bulk, (id) => session.reader.get('documents', id))
    const held = new Set(await source.files())
    const files = [...wanted].filter((hash) => held.has(hash) && !isCarried(hash))
    const zip = new ZipWriter(out.into, { zip64: true, signal, extendedTimestamp: false })
    const manifest: IncomingManifest & { bytes: { files: number } } = {
      probata: 'case file', format: CASE_FORMAT, schema: NEWEST, kind: 'changes', matter: session.reader.get('matter', 'matter')?.name ?? '', made: new Date().toISOString(),
      parts: [], origin: (await source.origin()) ?? '', since: { ...since }, author, bytes: { files: files.length },
    }
    const add = async (path: string, lines: string[]) => {
      const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
      await zip.add(path, new Uint8ArrayReader(bytes))
      manifest.parts.push({ path, sha256: bytesToHex(sha256(bytes)), lines: lines.length })
    }
    await add('log.jsonl', entries.map((entry) => JSON.stringify(entry)))
    await add('bulk.jsonl', [...bulk].flatMap(([rows, records]) => bulkRows(rows, records).map((row) => JSON.stringify(row))))
    const pages: string[] = []
    await source.pages(wanted, async (rows) => {
      for (const row of rows) pages.push(JSON.stringify(row))
    })
    await add('pages.jsonl', pages)
    for (const [at, hash] of files.entries()) {
      signal.throwIfAborted()
      onProgress('Writing the files', at, files.length)
      const content = await source.file(hash)
      if (content) await zip.add(bytesPath(hash), entryOf(content), { level: 0 })
    }
    await zip.add(MANIFEST, new TextReader(JSON.stringify(manifest, null, 2)))
    await zip.close()
    await out.ended
    return entries.length
  } catch (cause) {
    throw await out.because(cause)
  } finally {
    await source.close()
  }
}

/** Gathers small writes, and hands them over a piece at a time. */
function inPieces(take: Take): WritableStream<Uint8Array> {
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
    await take(bytes, begun)
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
