/** The bytes in a locked file (`envelope.ts`), read anywhere: each chunk is opened when it is asked for, and nothing is put on the disk. */
import { END_LENGTH, fileKey, isEnd, type LockedHead, placeOfStream, TRAILER } from './envelope'
import { NotAuthentic } from './rows'
import { CHUNK, type Cipher, type MakeCipher, openChunk, placeBytes, STREAM_HEAD, streamCipher, TAG } from './stream'

type Bytes = Uint8Array<ArrayBuffer>
type File = { size: number; read(from: number, to: number): Promise<Bytes> }

const SEALED = CHUNK + TAG
/** Chunks that are read and opened together: each reading costs as much as the opening of one. */
const GROUP = 4
/** Groups that are kept: the list at the end, and what is read beside each other. */
const KEPT = 4

/** Bytes inside, from one to another, that do not open. */
export type Damage = { from: number; to: number }

export class LockedBytes {
  private readonly groups = new Map<number, Promise<(Bytes | null)[]>>()
  private readonly bad = new Set<number>()

  private constructor(
    private readonly file: File, private readonly from: number, private readonly cipher: Cipher, private readonly bound: Bytes,
    /** bytes inside */
    readonly size: number,
    private readonly count: number,
    /** of a file without its end there is no last chunk */
    readonly ended: boolean,
    /** what does not open is read as zeros, and noted */
    private readonly lenient: boolean,
  ) {}

  /**
   * @param root the key, which must be the file's (`fits`)
   * @throws NotAuthentic where the file is cut, or its last chunk is not what was written
   */
  static async open(file: File, head: LockedHead, root: Uint8Array, make: MakeCipher): Promise<LockedBytes> {
    const body = file.size - head.at - STREAM_HEAD - TRAILER
    if (!head.intact) throw new NotAuthentic('the beginning of a locked file was altered')
    if (body < TAG || !isEnd(await file.read(file.size - END_LENGTH, file.size))) throw new NotAuthentic('a locked file was cut')
    const { cipher, bound, from } = await begin(file, head, root, make)
    const count = Math.ceil(body / SEALED)
    const rest = body - (count - 1) * SEALED
    if (rest < TAG || !(await openChunk(cipher, bound, count - 1, true, await file.read(from + (count - 1) * SEALED, from + body)))) throw new NotAuthentic('the end of a locked file was altered')
    return new LockedBytes(file, from, cipher, bound, body - count * TAG, count, true, false)
  }

  /** The same of a damaged one: without what was cut off; what does not open is zeros. @throws NotAuthentic where nothing of it opens */
  static async rescue(file: File, head: LockedHead, root: Uint8Array, make: MakeCipher): Promise<LockedBytes> {
    const { cipher, bound, from } = await begin(file, head, root, make)
    const all = Math.ceil((file.size - from) / SEALED)
    for (let count = all; count > 0; count--) {
      const start = from + (count - 1) * SEALED
      const sealed = await file.read(start, Math.min(file.size, start + SEALED))
      // The file's own end is shorter than a chunk: it reaches into the last two places, and no further.
      const last = await lastOf(cipher, bound, count - 1, sealed, count > all - 2 ? TRAILER : 0)
      if (last) return new LockedBytes(file, from, cipher, bound, (count - 1) * CHUNK + last.length, count, true, true)
      if (sealed.length === SEALED && (await openChunk(cipher, bound, count - 1, false, sealed))) return new LockedBytes(file, from, cipher, bound, count * CHUNK, count, false, true)
    }
    throw new NotAuthentic('nothing of a locked file opens')
  }

  /** Bytes from `from` up to `to`, which lie inside. @throws NotAuthentic where one of their chunks is not what was written */
  async read(from: number, to: number): Promise<Bytes> {
    const out = new Uint8Array(Math.max(0, to - from))
    let at = 0
    for await (const piece of this.pieces(from, to)) {
      out.set(piece, at)
      at += piece.length
    }
    return out
  }

  /** The same a chunk at a time. */
  async *pieces(from: number, to: number): AsyncGenerator<Bytes> {
    for (let at = from; at < to; ) {
      const n = Math.floor(at / CHUNK)
      const chunk = await this.chunk(n)
      const piece = chunk.subarray(at - n * CHUNK, Math.min(chunk.length, to - n * CHUNK))
      if (piece.length === 0) throw new NotAuthentic('a locked file ends before it should')
      yield piece
      at += piece.length
    }
  }

  /** What was asked for and did not open, as ranges of the bytes inside. */
  damage(): Damage[] {
    const ranges: Damage[] = []
    for (const n of [...this.bad].sort((a, b) => a - b)) {
      const last = ranges.at(-1)
      const to = Math.min(this.size, (n + 1) * CHUNK)
      if (last && last.to === n * CHUNK) last.to = to
      else ranges.push({ from: n * CHUNK, to })
    }
    return ranges
  }

  private async chunk(n: number): Promise<Bytes> {
    const found = (await this.group(Math.floor(n / GROUP)))[n % GROUP]
    if (found) return found
    this.bad.add(n)
    if (!this.lenient) throw new NotAuthentic(`part ${n + 1} of a locked file is not what was written`)
    return new Uint8Array(Math.min(CHUNK, this.size - n * CHUNK))
  }

  private group(at: number): Promise<(Bytes | null)[]> {
    const known = this.groups.get(at)
    this.groups.delete(at)
    const group = known ?? this.open(at)
    // The one that was asked for last stands last; a reading that failed may be tried again.
    this.groups.set(at, group)
    group.catch(() => this.groups.delete(at))
    const [oldest] = this.groups.keys()
    if (this.groups.size > KEPT && oldest !== undefined) this.groups.delete(oldest)
    return group
  }

  private async open(group: number): Promise<(Bytes | null)[]> {
    const first = group * GROUP
    const numbers = Array.from({ length: Math.min(GROUP, this.count - first) }, (_, n) => first + n)
    const start = this.from + first * SEALED
    const end = Math.min(start + numbers.length * SEALED, this.from + this.size + this.count * TAG)
    const sealed = await this.file.read(start, end)
    return Promise.all(numbers.map((n) => openChunk(this.cipher, this.bound, n, this.ended && n === this.count - 1, sealed.subarray((n - first) * SEALED, (n - first + 1) * SEALED))))
  }
}

async function begin(file: File, head: LockedHead, root: Uint8Array, make: MakeCipher): Promise<{ cipher: Cipher; bound: Bytes; from: number }> {
  const from = head.at + STREAM_HEAD
  if (file.size < from) throw new NotAuthentic('a locked file was cut')
  return { cipher: await streamCipher(fileKey(root), await file.read(head.at, from), make), bound: placeBytes(placeOfStream(head.sum)), from }
}

/** The last chunk, behind which some bytes of the file's own end may stand. @param most how many */
async function lastOf(cipher: Cipher, bound: Bytes, n: number, sealed: Bytes, most: number): Promise<Bytes | null> {
  for (let more = 0; more <= most && sealed.length - more >= TAG; more++) {
    const plain = await openChunk(cipher, bound, n, true, sealed.subarray(0, sealed.length - more))
    if (plain) return plain
  }
  return null
}
