/**
 * The locked file: a case file, backup or file of changes of a locked matter, encrypted as a whole. `LAYOUT.md`
 * beside the case file says it for other programs.
 *
 *     8    "PBLOCK01"
 *     4    length of the header, highest byte first
 *     n    header: JSON, UTF-8 (`LockedHeader`)
 *     32   SHA-256 of everything before; the stream is bound to it
 *     …    a sealed stream (`stream.ts`) over the zip
 *     32   SHA-256 of that sum and of the SHA-256 of each piece of the stream (its head, then each chunk)
 *     8    "PBLOCKED"
 *
 * The key of the stream is made of the root key for files alone, and of the stream's own salt: no two files share
 * a key, whoever writes them. The sums are for whoever has no key: they tell damage, and nothing about forgery.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from '../records/schema'
import { keyFor, LockSlots } from './keys'
import { CHUNK, type MakeCipher, sealStream, STREAM_HEAD, TAG } from './stream'

type Bytes = Uint8Array<ArrayBuffer>

const BEGIN = utf8ToBytes('PBLOCK01')
const END = utf8ToBytes('PBLOCKED')
const SUM = 32
/** Bytes of magic and length. */
const FIXED = BEGIN.length + 4
/** Bytes behind the stream. */
export const TRAILER = SUM + END.length
const LONGEST_HEADER = 65_536
/** What a file may ask of whoever opens it: a hostile one must not take the machine's memory, or minutes. KiB; KiB times passes. Ours ask for 65,536, at most 40 times. */
const MOST = { memory: 262_144, work: 65_536 * 64 }

export const LOCKED_VERSION = 1

export const LockedHeader = z.strictObject({
  probata: z.literal('locked file'),
  version: z.literal(LOCKED_VERSION),
  holds: z.enum(['case file', 'changes']),
  /** name of the matter on the desk, which is no secret */
  label: z.string().max(300),
  /** id of the matter that the wrapped keys were made for: they are bound to it */
  of: z.string().max(80),
  ...LockSlots.shape,
  /** salt and value by which a key is known to be the right one before anything is opened */
  check: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), value: z.string().regex(/^[0-9a-f]{32}$/) }),
})
export type LockedHeader = z.infer<typeof LockedHeader>

export type LockedHead = {
  header: LockedHeader
  /** the sum as it stands in the file */
  sum: Bytes
  /** whether header and sum fit */
  intact: boolean
  /** first byte of the stream */
  at: number
}

/** What the platform gives: the cipher, and a hash that is not computed here. */
export type Platform = { cipher: MakeCipher; digest: (bytes: Bytes) => Promise<Uint8Array> }

/** Whether a file begins as a locked one does. @param first its first bytes */
export const isLocked = (first: Uint8Array): boolean => first.length >= BEGIN.length && BEGIN.every((byte, at) => first[at] === byte)

/** How many bytes of a file have to be read for its head. @param first at least its first 12 bytes @returns null where it is none, or damaged */
export function headLength(first: Uint8Array): number | null {
  if (!isLocked(first) || first.length < FIXED) return null
  const length = new DataView(first.buffer, first.byteOffset, first.byteLength).getUint32(BEGIN.length)
  return length === 0 || length > LONGEST_HEADER ? null : FIXED + length + SUM
}
export const HEAD_FIXED = FIXED

/**
 * @param bytes as many as `headLength` says
 * @returns 'newer': a later Probata wrote it; 'damaged': it cannot be read; 'costly': it asks for more work than ours ever does
 */
export function readHead(bytes: Uint8Array): LockedHead | 'newer' | 'damaged' | 'costly' {
  const at = bytes.length
  const text = bytes.subarray(FIXED, at - SUM)
  let said: unknown
  try {
    said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
  } catch {
    return 'damaged'
  }
  if (typeof said === 'object' && said !== null && 'version' in said && typeof said.version === 'number' && said.version > LOCKED_VERSION) return 'newer'
  const header = LockedHeader.safeParse(said)
  if (!header.success) return 'damaged'
  const { memory, passes } = header.data.passphrase.cost
  if (memory > MOST.memory || memory * passes > MOST.work) return 'costly'
  const sum = bytes.slice(at - SUM) as Bytes
  return { header: header.data, sum, intact: bytesToHex(sha256(bytes.subarray(0, at - SUM))) === bytesToHex(sum), at }
}

/** The first bytes of a locked file. @param salt 16 random bytes */
export function writeHead(header: Omit<LockedHeader, 'probata' | 'version' | 'check'>, root: Uint8Array, salt: Uint8Array): { bytes: Bytes; sum: Bytes } {
  const whole: LockedHeader = { probata: 'locked file', version: LOCKED_VERSION, ...header, check: { salt: bytesToHex(salt), value: checkOf(root, salt) } }
  const text = utf8ToBytes(JSON.stringify(whole))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, text.length)
  const before = concatBytes(BEGIN, length, text)
  const sum = sha256(before) as Bytes
  return { bytes: concatBytes(before, sum) as Bytes, sum }
}

/** Whether a root key is the one of a file. */
export const fits = (root: Uint8Array, { check }: LockedHeader): boolean => checkOf(root, hexToBytes(check.salt)) === check.value

const checkOf = (root: Uint8Array, salt: Uint8Array): string => bytesToHex(keyFor(root, 'check', salt).subarray(0, 16))

/** The key of the files of a lock. */
export const fileKey = (root: Uint8Array): Uint8Array => keyFor(root, 'files')

/** What the stream of a file is bound to: its header. */
export const placeOfStream = (sum: Uint8Array): string => `file ${bytesToHex(sum)}`

/**
 * A whole locked file, piece by piece.
 * @param head as `writeHead` gives it
 * @param salt 16 random bytes, for this file alone
 */
export async function* lockFile(head: { bytes: Bytes; sum: Bytes }, root: Uint8Array, salt: Uint8Array, plain: AsyncIterable<Uint8Array>, { cipher, digest }: Platform): AsyncGenerator<Bytes> {
  const total = sha256.create().update(head.sum)
  yield head.bytes
  for await (const piece of sealStream(fileKey(root), placeOfStream(head.sum), salt, plain, cipher)) {
    total.update(await digest(piece))
    yield piece
  }
  yield concatBytes(total.digest(), END) as Bytes
}

export const isEnd = (bytes: Uint8Array): boolean => bytes.length === END.length && END.every((byte, at) => bytes[at] === byte)
export const END_LENGTH = END.length

type Read = (from: number, to: number) => Promise<Bytes>

/**
 * What can be said of a locked file without its key.
 * @returns 'whole': every byte is as it was written, unless somebody altered it and made its sums anew
 */
export async function checkWithoutKey(file: { size: number; read: Read }, head: LockedHead, { digest }: Pick<Platform, 'digest'>, onProgress: (done: number) => void = () => {}): Promise<'whole' | 'cut' | 'altered'> {
  if (!head.intact) return 'altered'
  const end = file.size - TRAILER
  if (end < head.at + STREAM_HEAD + TAG || !isEnd(await file.read(file.size - END.length, file.size))) return 'cut'
  const total = sha256.create().update(head.sum)
  for (let at = head.at; at < end; ) {
    const to = Math.min(end, at + (at === head.at ? STREAM_HEAD : CHUNK + TAG))
    total.update(await digest(await file.read(at, to)))
    at = to
    onProgress(at)
  }
  return bytesToHex(total.digest()) === bytesToHex(await file.read(end, end + SUM)) ? 'whole' : 'altered'
}
