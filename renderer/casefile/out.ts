import { BlobReader } from '@zip.js/zip.js'
import type { LockedHeader } from '../../shared/lock/envelope'
import { type Content, type FileLock, lockThrough, streamOf } from '../store'

/** Where a zip of ours is written: into its file as it is, or encrypted. */
export type Out = {
  into: WritableStream<Uint8Array>
  /** resolves when all of it is in the file */
  ended: Promise<void>
  /** why writing failed: what the disk said comes before what the zip makes of it */
  because(cause: unknown): Promise<unknown>
}

/** @param lock null: the file is readable */
export function outOf(file: WritableStream<Uint8Array>, lock: FileLock | null, holds: LockedHeader['holds']): Out {
  if (!lock) return { into: file, ended: Promise.resolve(), because: async (cause) => cause }
  const { readable, writable } = lockThrough(lock, holds)
  let failed: unknown
  const ended = readable.pipeTo(file)
  ended.catch((cause: unknown) => {
    failed ??= cause
  })
  return {
    into: writable, ended,
    because: async (cause) => {
      await new Promise((done) => setTimeout(done))
      return failed ?? cause
    },
  }
}

/** Stored bytes as an entry of a zip takes them, piece by piece. */
export const entryOf = (content: Content): BlobReader | ReadableStream<Uint8Array> => (content instanceof Blob ? new BlobReader(content) : streamOf(content.pieces()))
