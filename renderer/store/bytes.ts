/**
 * Bytes and page texts, by SHA-256. Written once, never changed, so no log entry is needed:
 * the log names the hash, and the hash names the bytes.
 */
import Dexie from 'dexie'
import type { PageText } from '../../shared/text/page'
import { bytesOfContent, type Content, piecesOf } from './content'
import { ProblemError, problem } from '../../shared/problem/problem'
import { sha256Of } from '../workers/sha256Of'
import type { MatterDatabase, StoredBytes, StoredPage } from './database'
import { TableSeal } from './lock/sealing'

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
  putAll(files: readonly { sha256: string; blob: Blob; pages: PageText[] }[]): Promise<void>
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
  /** hashes of all files that are there */
  stored(): Promise<ReadonlySet<string>>
}

export function openByteStore(db: MatterDatabase): ByteStore {
  const versions = new Map<string, number>()
  const written = (hashes: readonly string[]) => {
    for (const hash of hashes) versions.set(hash, (versions.get(hash) ?? 0) + 1)
  }
  return {
    has: async (hash) => (await db.bytes.where('sha256').equals(hash).count()) > 0,
    put: async (hash, content) => {
      const kept = await storable(db, hash, content)
      await guarded(db.bytes.put({ sha256: hash, size: content.size, blob: kept }))
    },
    get: async (hash) => plainBlob(db, await rowOf(db, hash)),
    pieces: async (hash) => plainPieces(db, await rowOf(db, hash)),
    putPages: async (hash, pages) => {
      const rows = await pageRows(db, hash, pages)
      await guarded(db.pages.bulkPut(rows))
      written([hash])
    },
    pagesVersion: (hash) => versions.get(hash) ?? 0,
    putAll: async (files) => {
      await (db.keys ? guarded(putAllSealed(db, files)) : guarded(db.transaction('rw', db.bytes, db.pages, async () => {
        // Asked for beside each other and put in one go: each answer that is waited for costs as much as a file.
        const there = new Set((await Promise.all(files.map((one) => db.bytes.where('sha256').equals(one.sha256).primaryKeys()))).flat())
        await db.bytes.bulkPut(files.filter((one) => !there.has(one.sha256)).map(({ sha256: hash, blob }) => ({ sha256: hash, size: blob.size, blob })))
        const rows = await Promise.all(files.map(async ({ sha256: hash, pages }) => {
          const before = there.has(hash) ? await db.pages.where('[sha256+n]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]).toArray() : []
          const recognised = new Set(before.filter((row) => row.page.source === 'ocr').map((row) => row.n))
          return pages.filter((page) => page.source !== 'none' || !recognised.has(page.n)).map((page) => ({ sha256: hash, n: page.n, page }))
        }))
        await db.pages.bulkPut(rows.flat())
      })))
      written(files.map((one) => one.sha256))
    },
    page: async (hash, n) => (await db.pages.get([hash, n]))?.page,
    pages: (hash) => pagesOf(db, hash),
    // Rows of a locked matter are opened beside each other, each question in a transaction of its own.
    pagesOf: (hashes) => (db.keys ? Promise.all(hashes.map((hash) => pagesOf(db, hash))) : db.transaction('r', db.pages, () => Promise.all(hashes.map((hash) => pagesOf(db, hash))))),
    verify: async (onProgress) => {
      const keys = await db.bytes.toCollection().primaryKeys()
      const bad: string[] = []
      for (let at = 0; at < keys.length; at += READ_TOGETHER) {
        onProgress(at, keys.length)
        const some = keys.slice(at, at + READ_TOGETHER)
        const rows = await Promise.all((await db.bytes.bulkGet(some)).map(async (row) => row && { ...row, blob: await plainBlob(db, row).catch(() => ALTERED) }))
        // A large file alone fills the memory it may have.
        const small = await Promise.all(rows.map((row) => (row && row.blob.size <= AT_ONCE / READ_TOGETHER ? sha256Of(row.blob, AT_ONCE) : null)))
        for (const [index, key] of some.entries()) {
          const row = rows[index]
          if (!row || (small[index] ?? (await sha256Of(row.blob, AT_ONCE))) !== key) bad.push(key)
        }
      }
      return bad
    },
    storedPages: async () => {
      const found = new Map<string, Set<number>>()
      for (const [hash, n] of (await db.pages.toCollection().primaryKeys()) as [string, number][]) found.set(hash, (found.get(hash) ?? new Set()).add(n))
      return found
    },
    removePages: async (hashes) => {
      written(hashes)
      for (const hash of hashes) await db.pages.where('[sha256+n]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]).delete()
    },
    stored: async () => new Set(await db.bytes.toCollection().primaryKeys()),
  }
}

/** Bytes of a locked matter that do not open: they have no fingerprint that anything could have. */
const ALTERED = new Blob(['altered'])

const placeOfFile = (hash: string) => `file ${hash}`

async function rowOf(db: MatterDatabase, hash: string): Promise<StoredBytes> {
  const row = await db.bytes.get(hash)
  if (!row) throw new ProblemError(problem('store.failed', 'The bytes of this file are not in the matter.', 'Import the file again.'))
  return row
}

/** A file as it may be stored. */
export async function storable(db: MatterDatabase, hash: string, content: Content): Promise<Blob> {
  if (db.keys) return db.keys.sealBlob(placeOfFile(hash), content)
  return content instanceof Blob ? content : new Blob([await bytesOfContent(content)])
}

/** The bytes of a stored row for what leaves: of a locked matter opened piece by piece, and never a blob. */
export function plainPieces({ keys }: MatterDatabase, row: StoredBytes): Content {
  return keys ? { size: row.size, pieces: () => keys.openedStream(placeOfFile(row.sha256), piecesOf(row.blob)) } : row.blob
}

/** The bytes of a stored row. */
export async function plainBlob(db: MatterDatabase, row: StoredBytes): Promise<Blob> {
  return db.keys ? db.keys.openBlob(placeOfFile(row.sha256), row.blob) : row.blob
}

async function pageRows(db: MatterDatabase, hash: string, pages: readonly PageText[]): Promise<StoredPage[]> {
  const rows = pages.map((page) => ({ sha256: hash, n: page.n, page }))
  const { keys } = db
  // A page may have 20 kB: encrypted before the transaction, where there is time for it.
  return keys ? ((await Promise.all(rows.map((row) => new TableSeal(keys, 'pages', ['sha256', 'n']).storeLarge(row)))) as StoredPage[]) : rows
}

/** What is written is encrypted first, many beside each other; the same as `putAll` otherwise. */
async function putAllSealed(db: MatterDatabase, files: readonly { sha256: string; blob: Blob; pages: PageText[] }[]): Promise<void> {
  // One by one: hidden keys have another order, by which several cannot be walked.
  const there = new Set((await db.bytes.bulkGet(files.map((one) => one.sha256))).flatMap((row) => row?.sha256 ?? []))
  const ready = await Promise.all(files.map(async ({ sha256: hash, blob, pages }) => {
    const before = there.has(hash) ? await pagesOf(db, hash) : []
    const recognised = new Set(before.filter((page) => page.source === 'ocr').map((page) => page.n))
    const [kept, rows] = await Promise.all([there.has(hash) ? null : storable(db, hash, blob), pageRows(db, hash, pages.filter((page) => page.source !== 'none' || !recognised.has(page.n)))])
    return { files: kept ? [{ sha256: hash, size: blob.size, blob: kept }] : [], rows }
  }))
  await db.transaction('rw', db.bytes, db.pages, async () => {
    await db.bytes.bulkPut(ready.flatMap((one) => one.files))
    await db.pages.bulkPut(ready.flatMap((one) => one.rows))
  })
}

async function pagesOf(db: MatterDatabase, hash: string): Promise<PageText[]> {
  const rows = await db.pages.where('[sha256+n]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]).toArray()
  return rows.map((row) => row.page)
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
