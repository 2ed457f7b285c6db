/**
 * Bytes on their way into the store: a blob, or pieces that must never become one. The browser may put a blob on
 * the disk as it is, so what comes out of a locked file, or out of a locked matter for one, goes as pieces.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { hashOf } from '../workers/hashOf'
import { sha256OfBytes } from '../workers/sha256Of'

export type Pieces = { size: number; pieces(): AsyncIterable<Uint8Array<ArrayBuffer>> }
export type Content = Blob | Pieces

/** Up to this size the pieces are kept while they are hashed and stored: they are read once. Bytes. */
export const IN_MEMORY = 32_000_000

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

/** All of it at once: for what is small. */
export async function bytesOfContent(content: Content): Promise<Uint8Array<ArrayBuffer>> {
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer())
  const bytes = new Uint8Array(content.size)
  let at = 0
  for await (const piece of content.pieces()) {
    // One piece that is all of it is not copied.
    if (piece.length === content.size) return piece
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const PIECE = 4 * 1024 * 1024

export async function* piecesOf(content: Content): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (content instanceof Blob) for (let at = 0; at < content.size; at += PIECE) yield new Uint8Array(await content.slice(at, at + PIECE).arrayBuffer())
  else yield* content.pieces()
}

/** As a stream, which is read as fast as it is taken. */
export function streamOf(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await iterator.return?.()
    },
  }, { highWaterMark: 0 })
}
