/**
 * Bytes and page texts, by SHA-256. Written once, never changed, so no log entry is needed:
 * the log names the hash, and the hash names the bytes.
 */
import type { PageText } from '../../shared/text/page'
import { bytesOfContent, type Content, piecesOf } from './content'
import { ProblemError, problem } from '../../shared/problem/problem'
import { sha256Of } from '../workers/sha256Of'
import type { MatterDatabase, StoredBytes } from './database'
import { blocksOf, type PageRows } from './pages/blocks'
import { PageStore } from './pages/PageStore'

/** `bytes`: of a small file, where they are at hand and need not be read again; its pages as they are, or as rows already */
export type NewFile = { sha256: string; blob: Blob; bytes?: Uint8Array<ArrayBuffer> | null } & ({ pages: PageText[] } | { rows: PageRows })

export interface ByteStore {
  has(sha256: string): Promise<boolean>
  put(sha256: string, content: Content): Promise<void>
  /** @throws ProblemError where the bytes are not in the matter */
  get(sha256: string): Promise<Blob>
  /** The same for what leaves: of a locked matter nothing of it is gathered. */
  pieces(sha256: string): Promise<Content>
  putPages(sha256: string, pages: PageText[]): Promise<void>
  /**
   * Bytes and page texts of several files in one transaction: a disk that must confirm each file
   * by itself takes longer than the reading. Pages that were recognised before are kept.
   */
  putAll(files: readonly NewFile[]): Promise<void>
  page(sha256: string, n: number): Promise<PageText | undefined>
  /** Grows whenever texts of this file's pages are written or deleted through this store. */
  pagesVersion(sha256: string): number
  pages(sha256: string): Promise<PageText[]>
  /** The same of many files, in this order, in one transaction. */
  pagesOf(sha256s: readonly string[]): Promise<PageText[][]>
  /** Reads every stored file again. @returns hashes whose bytes no longer fit */
  verify(onProgress: (done: number, total: number) => void): Promise<string[]>
  /** numbers of the pages whose text is there, by file */
  storedPages(): Promise<ReadonlyMap<string, ReadonlySet<number>>>
  /** Deletes the texts of these files' pages: derived, and only where no file and no record has them. */
  removePages(sha256s: readonly string[]): Promise<void>
  /** Moves some page texts of earlier versions into rows of this one. @returns whether any are left */
  moveSomePages(): Promise<boolean>
  /** hashes of all files that are there */
  stored(): Promise<ReadonlySet<string>>
}

export function openByteStore(db: MatterDatabase): ByteStore {
  const versions = new Map<string, number>()
  const written = (hashes: readonly string[]) => {
    for (const hash of hashes) versions.set(hash, (versions.get(hash) ?? 0) + 1)
  }
  const pages = new PageStore(db)
  return {
    has: (hash) => hasFile(db, hash),
    put: async (hash, content) => {
      const kept = await storable(db, hash, content)
      await guarded(db.bytes.put({ sha256: hash, size: content.size, blob: kept }))
    },
    get: async (hash) => plainBlob(db, await rowOf(db, hash)),
    pieces: async (hash) => plainPieces(db, await rowOf(db, hash)),
    putPages: async (hash, some) => {
      await guarded(pages.put([{ sha256: hash, pages: some }]))
      written([hash])
    },
    pagesVersion: (hash) => versions.get(hash) ?? 0,
    putAll: async (files) => {
      await guarded(putAll(db, pages, files))
      written(files.map((one) => one.sha256))
    },
    page: (hash, n) => pages.page(hash, n),
    pages: async (hash) => (await pages.of([hash]))[0] ?? [],
    pagesOf: (hashes) => pages.of(hashes),
    verify: async (onProgress) => {
      const keys = await db.bytes.toCollection().primaryKeys()
      const bad: string[] = []
      for (let at = 0; at < keys.length; at += READ_TOGETHER) {
        onProgress(at, keys.length)
        const some = keys.slice(at, at + READ_TOGETHER)
        const blobs = await Promise.all((await db.bytes.bulkGet(some)).map(async (row) => row && plainBlob(db, row).catch(() => ALTERED)))
        // A large file alone fills the memory it may have.
        const small = await Promise.all(blobs.map((blob) => (blob && blob.size <= AT_ONCE / READ_TOGETHER ? sha256Of(blob, AT_ONCE) : null)))
        for (const [index, key] of some.entries()) {
          const blob = blobs[index]
          if (!blob || (small[index] ?? (await sha256Of(blob, AT_ONCE))) !== key) bad.push(key)
        }
      }
      return bad
    },
    storedPages: () => pages.numbers(),
    removePages: async (hashes) => {
      written(hashes)
      await pages.remove(hashes)
    },
    moveSomePages: () => pages.moveSome(),
    stored: async () => new Set(await db.bytes.toCollection().primaryKeys()),
  }
}

async function putAll(db: MatterDatabase, pages: PageStore, files: readonly NewFile[]): Promise<void> {
  const [ready, rows, older] = await Promise.all([pages.ready(files.map((one) => ({ sha256: one.sha256, rows: 'rows' in one ? one.rows : blocksOf(one.sha256, one.pages) }))), Promise.all(files.map((one) => newRow(db, one))), pages.hasOlder()])
  await db.transaction('rw', [db.bytes, ...pages.tables()], async () => {
    await pages.store(ready, older)
    await db.bytes.bulkPut(rows.filter((one) => one !== null))
  })
}

/** null for a large file that is there: to look is quicker than to write it. A small one is written again, since it is the same. */
async function newRow(db: MatterDatabase, { sha256: hash, blob, bytes }: Pick<NewFile, 'sha256' | 'blob' | 'bytes'>): Promise<StoredBytes | null> {
  if (blob.size > IN_ROW && (await hasFile(db, hash))) return null
  return { sha256: hash, size: blob.size, blob: await storable(db, hash, blob, bytes) }
}

const hasFile = async (db: MatterDatabase, hash: string) => (await db.bytes.where('sha256').equals(hash).count()) > 0

/** Bytes of a locked matter that do not open: they have no fingerprint that anything could have. */
const ALTERED = new Blob(['altered'])

const placeOfFile = (hash: string) => `file ${hash}`

async function rowOf(db: MatterDatabase, hash: string): Promise<StoredBytes> {
  const row = await db.bytes.get(hash)
  if (!row) throw new ProblemError(problem('store.failed', 'The bytes of this file are not in the matter.', 'Import the file again.'))
  return row
}

/**
 * Bytes of a file that lie in its row. A larger one is a file of the browser's own, which its main process
 * writes, confirms and later deletes by itself: for a mail that takes longer than reading it. (Chromium
 * makes a row of more than 64 kB such a file anyway.)
 */
const IN_ROW = 48_000

/** A file as it may be stored. @param known its bytes, where they are at hand */
export async function storable({ keys }: MatterDatabase, hash: string, content: Content, known?: Uint8Array<ArrayBuffer> | null): Promise<StoredBytes['blob']> {
  const place = placeOfFile(hash)
  if (content.size > IN_ROW) return keys ? keys.sealBlob(place, content) : content instanceof Blob ? content : new Blob([await bytesOfContent(content)])
  const read = known ?? (await bytesOfContent(content))
  // A row takes the whole buffer along that its bytes are a part of.
  const bytes = read.length < read.buffer.byteLength ? read.slice() : read
  return keys ? keys.sealBytes(place, bytes) : bytes
}

/** What is stored, whichever way it is, as a blob. */
const asBlob = (blob: StoredBytes['blob']): Blob => (blob instanceof Blob ? blob : new Blob([blob]))

/** The bytes of a stored row for what leaves: of a locked matter opened piece by piece, and never a blob. */
export function plainPieces({ keys }: MatterDatabase, row: StoredBytes): Content {
  const kept = asBlob(row.blob)
  return keys ? { size: row.size, pieces: () => keys.openedStream(placeOfFile(row.sha256), piecesOf(kept)) } : kept
}

/** The bytes of a stored row. */
export async function plainBlob(db: MatterDatabase, { sha256: hash, blob }: StoredBytes): Promise<Blob> {
  const kept = asBlob(blob)
  return db.keys ? db.keys.openBlob(placeOfFile(hash), kept) : kept
}

/** Small files whose bytes are read beside each other: one by one, the asking costs more than the hashing. */
const READ_TOGETHER = 64

/** A larger file is read as a stream. Bytes. */
const AT_ONCE = 64_000_000

async function guarded<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    const full = cause instanceof Error && (cause.name === 'QuotaExceededError' || String(cause.message).includes('Quota'))
    throw new ProblemError(
      full
        ? problem('store.full', 'The file was not stored: the disk is full.', 'Free some space on the disk, then import it again.', 'Everything confirmed before is safe.', cause)
        : problem('store.failed', 'The file was not stored.', 'Try again. If it happens again, see whether the disk is full or failing, and restart Probata.', 'Everything confirmed before is safe.', cause),
    )
  }
}
