/**
 * Bytes on their way into the store: a blob, or pieces that must never become one. The browser may put a blob on
 * the disk as it is, so what comes out of a locked file, or out of a locked matter for one, goes as pieces.
 */
export type Pieces = { size: number; pieces(): AsyncIterable<Uint8Array<ArrayBuffer>> }
export type Content = Blob | Pieces

/** Up to this size the pieces are kept while they are hashed and stored: they are read once. Bytes. */
export const IN_MEMORY = 32_000_000

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
