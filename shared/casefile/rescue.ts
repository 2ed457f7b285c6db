/** What of a damaged log can still be trusted, and where the entries of a zip without its list begin and end. */
import { isSealed, type LogEntry } from '../log/entry'

/**
 * Entries of each device up to the first that is missing, altered or does not follow.
 * @returns them in the order of ids, and how many were read and cannot be trusted
 */
export function soundPrefix(entries: readonly LogEntry[]): { sound: LogEntry[]; dropped: number } {
  const last = new Map<string, { seq: number; hash: string } | null>()
  const sound: LogEntry[] = []
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const before = last.has(entry.device) ? last.get(entry.device) : { seq: 0, hash: '' }
    if (before && entry.seq === before.seq + 1 && entry.prev === before.hash && isSealed(entry)) {
      sound.push(entry)
      last.set(entry.device, { seq: entry.seq, hash: entry.hash })
    } else last.set(entry.device, null)
  }
  return { sound, dropped: entries.length - sound.length }
}

export type LocalEntry = { path: string; method: number; /** first byte of its data */ from: number; /** first byte behind its data */ to: number; whole: boolean }

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const HEADER = 30
/** A longer name is none of ours. Bytes. */
const LONGEST_NAME = 300
/** Bytes that are looked through at a time, and how many of them are looked at again with the next. */
const WINDOW = 4_000_000
const OVERLAP = 24

/**
 * Entries of a zip read from its beginning, for one whose list at the end is gone. The length of an entry
 * stands behind it, in a descriptor whose size must be the distance to it; so a file inside that happens to
 * hold the same signs is not taken for an end.
 * @param read bytes from `from` up to `to` @param onProgress bytes that are looked through
 */
export async function scanZip(size: number, read: (from: number, to: number) => Promise<Uint8Array>, onProgress: (done: number) => void): Promise<LocalEntry[]> {
  const found: LocalEntry[] = []
  for (let at = 0; at + HEADER <= size; ) {
    const head = view(await read(at, Math.min(size, at + HEADER + LONGEST_NAME)))
    if (head.getUint32(0, true) !== LOCAL) return found
    const nameLength = head.getUint16(26, true)
    const from = at + HEADER + nameLength + head.getUint16(28, true)
    if (nameLength > LONGEST_NAME || HEADER + nameLength > head.byteLength || from > size) return found
    const path = new TextDecoder().decode(new Uint8Array(head.buffer, head.byteOffset + HEADER, nameLength))
    const one = { path, method: head.getUint16(8, true), from }
    const stated = (head.getUint16(6, true) & 8) === 0 ? head.getUint32(18, true) : null
    const end = stated === null ? await endOf(from, size, read, onProgress) : { to: from + stated, next: from + stated }
    if (end === null || end.to > size) {
      found.push({ ...one, to: size, whole: false })
      return found
    }
    found.push({ ...one, to: end.to, whole: true })
    at = end.next
    onProgress(at)
  }
  return found
}

async function endOf(from: number, size: number, read: (from: number, to: number) => Promise<Uint8Array>, onProgress: (done: number) => void): Promise<{ to: number; next: number } | null> {
  for (let start = from; start < size; start += WINDOW - OVERLAP) {
    const bytes = await read(start, Math.min(size, start + WINDOW))
    const window = view(bytes)
    onProgress(start)
    for (let at = bytes.indexOf(0x50); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
      if (window.getUint32(at, true) !== DESCRIPTOR) continue
      const length = start + at - from
      if (at + 24 <= bytes.length && Number(window.getBigUint64(at + 8, true)) === length) return { to: start + at, next: start + at + 24 }
      if (window.getUint32(at + 8, true) === length) return { to: start + at, next: start + at + 16 }
    }
    if (start + WINDOW >= size) return null
  }
  return null
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
