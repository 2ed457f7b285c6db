/**
 * A stream of bytes, sealed: for stored files, case files and backups of a locked matter.
 *
 * `PBSEAL01`, 16 bytes salt, then chunks of 1,048,576 bytes, each with its tag of 16. The key is made from the
 * matter's and the salt, so that the nonce may count: 11 bytes number of the chunk, 1 byte that is 1 for the
 * last one. What was cut off, added, reordered or put in another's place therefore does not open (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár).
 */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { keyFor, NONCE_BYTES, SALT_BYTES } from './keys'
import { NotAuthentic } from './rows'

const MAGIC = Uint8Array.from('PBSEAL01', (letter) => letter.charCodeAt(0))
export const CHUNK = 1_048_576
export const TAG = 16
/** Bytes before the first chunk. */
export const STREAM_HEAD = MAGIC.length + SALT_BYTES

type Bytes = Uint8Array<ArrayBuffer>

/** AES-256-GCM under one key: WebCrypto, or another one in tests. `open` throws where the tag does not fit. */
export type Cipher = { seal(nonce: Bytes, place: Bytes, plain: Bytes): Promise<Bytes>; open(nonce: Bytes, place: Bytes, sealed: Bytes): Promise<Bytes> }
export type MakeCipher = (key: Uint8Array) => Promise<Cipher>

/**
 * @param key the matter's key for streams
 * @param place what the stream is: it opens only as the same
 * @param salt 16 random bytes, never used twice
 */
export async function* sealStream(key: Uint8Array, place: string, salt: Uint8Array, plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, make: MakeCipher): AsyncGenerator<Bytes> {
  const cipher = await make(keyFor(key, 'streams', salt))
  const bound = placeBytes(place)
  const head = new Uint8Array(STREAM_HEAD)
  head.set(MAGIC)
  head.set(salt, MAGIC.length)
  yield head
  let n = 0
  for await (const { chunk, last } of inChunks(plain, CHUNK)) yield await cipher.seal(nonceOf(n++, last), bound, chunk)
}

/** @throws NotAuthentic at the first chunk that is not what was written; what came before it was */
export async function* openStream(key: Uint8Array, place: string, sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, make: MakeCipher): AsyncGenerator<Bytes> {
  const bound = placeBytes(place)
  let cipher: Cipher | null = null
  let n = 0
  for await (const { chunk, last } of inChunks(sealed, CHUNK + TAG, STREAM_HEAD)) {
    if (!cipher) {
      if (last) throw new NotAuthentic('this is only the beginning of a sealed stream')
      cipher = await streamCipher(key, chunk, make)
      continue
    }
    const plain = await openChunk(cipher, bound, n++, last, chunk)
    if (plain === null) throw new NotAuthentic('a sealed stream was altered or cut')
    yield plain
  }
}

/** What opens the chunks of a stream. @param head its first bytes @throws NotAuthentic where they are none */
export async function streamCipher(key: Uint8Array, head: Uint8Array, make: MakeCipher): Promise<Cipher> {
  if (head.length !== STREAM_HEAD || MAGIC.some((byte, at) => head[at] !== byte)) throw new NotAuthentic('this is no sealed stream')
  return make(keyFor(key, 'streams', head.slice(MAGIC.length)))
}

/** One chunk by its number; null where it is not what was written there. */
export const openChunk = (cipher: Cipher, bound: Bytes, n: number, last: boolean, sealed: Bytes): Promise<Bytes | null> => cipher.open(nonceOf(n, last), bound, sealed).catch(() => null)

function nonceOf(n: number, last: boolean): Bytes {
  const nonce = new Uint8Array(NONCE_BYTES)
  new DataView(nonce.buffer).setUint32(7, n)
  nonce[NONCE_BYTES - 1] = last ? 1 : 0
  return nonce
}

/** What the chunks of a stream are bound to. */
export const placeBytes = (place: string): Bytes => utf8ToBytes(`probata stream 1 ${place}`) as Bytes

/** Pieces of any size as chunks of one size; the last may be shorter, and is there even where nothing is. */
async function* inChunks(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number, first = size): AsyncGenerator<{ chunk: Bytes; last: boolean }> {
  let wanted = first
  let held: Bytes[] = []
  let length = 0
  for await (const piece of pieces) {
    let at = 0
    while (at < piece.length) {
      // A full chunk goes only when more comes: the last one must be known as such.
      if (length === wanted) {
        yield { chunk: concatBytes(...held) as Bytes, last: false }
        wanted = size
        held = []
        length = 0
      }
      const part = piece.slice(at, at + wanted - length) as Bytes
      held.push(part)
      length += part.length
      at += part.length
    }
  }
  yield { chunk: concatBytes(...held) as Bytes, last: true }
}
