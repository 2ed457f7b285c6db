/** Bytes read at a time; the next piece is under way while one is worked on. */
const PIECE = 4_000_000

/** A blob's bytes from the start, each time it is asked; memory holds two pieces at most. */
export function chunksOf(blob: Blob): () => AsyncGenerator<Uint8Array> {
  return async function* () {
    let next = blob.slice(0, PIECE).arrayBuffer()
    for (let at = 0; at < blob.size; at += PIECE) {
      const piece = new Uint8Array(await next)
      if (at + PIECE < blob.size) next = blob.slice(at + PIECE, at + 2 * PIECE).arrayBuffer()
      yield piece
    }
  }
}
