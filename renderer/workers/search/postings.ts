/** Lists of tokens as they are read: which units have a token, how often, and where. */
import { ByteReader, Damaged } from './bytes'
import type { StoredPosting } from './lists'

export type Posting = {
  /** ascending uids, those that were taken out since included */
  units: Uint32Array
  /** how often it stands in each */
  times: Uint32Array
  /** null where only units were read */
  places: Places | null
}

/** Positions, packed until they are wanted. */
export class Places {
  /** @param ends where the positions of each unit end in `bytes` */
  constructor(private readonly bytes: Uint8Array, private readonly ends: Uint32Array) {}

  get size(): number {
    return this.bytes.length + this.ends.byteLength
  }

  /** Writes the positions of the unit at `index` of its list to `into`, from `at` on. @returns behind the last */
  read(index: number, into: Uint32Array, at: number): number {
    const { bytes } = this
    let place = index === 0 ? 0 : (this.ends[index - 1] as number)
    const end = this.ends[index] as number
    let value = 0
    let next = at
    while (place < end) {
      let byte = bytes[place++] as number
      let step = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[place++] as number
        step |= (byte & 127) << shift
      }
      value += step
      into[next++] = value
    }
    return next
  }
}

/** @param parts of the segments in their order: units ascend through them */
export function decodePosting(parts: readonly StoredPosting[], withPlaces: boolean): Posting {
  let count = 0
  for (const { units } of parts) for (let at = 0; at < units.length; at++) if ((units[at] as number) < 128) count++
  // Three numbers a unit.
  if (count % 3 !== 0) throw new Damaged('a list has a number too few')
  count /= 3
  const units = new Uint32Array(count)
  const times = new Uint32Array(count)
  const ends = withPlaces ? new Uint32Array(count) : null
  let index = 0
  let base = 0
  let last = 0
  for (const part of parts) {
    const reader = new ByteReader(part.units)
    let uid = 0
    let end = base
    while (!reader.ended) {
      uid += reader.number()
      if (uid <= last) throw new Damaged('a list does not ascend')
      last = uid
      units[index] = uid
      times[index] = reader.number()
      end += reader.number()
      if (ends) ends[index] = end
      index++
    }
    if (withPlaces && end - base !== part.places.length) throw new Damaged('places do not fit their list')
    base = end
  }
  return { units, times, places: ends ? new Places(joined(parts), ends) : null }
}

function joined(parts: readonly StoredPosting[]): Uint8Array {
  // A copy: the list would keep the whole row that it was read from in memory.
  if (parts.length === 1 && parts[0]) return parts[0].places.slice()
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.places.length, 0))
  let at = 0
  for (const { places } of parts) {
    all.set(places, at)
    at += places.length
  }
  return all
}

/** Bytes of lists that are kept for the next search. */
const MOST_KEPT = 64_000_000

/** Lists that were read lately. */
export class PostingCache {
  private readonly kept = new Map<number, Posting>()
  private size = 0

  get(tid: number, withPlaces: boolean): Posting | null {
    const found = this.kept.get(tid)
    if (!found || (withPlaces && !found.places)) return null
    this.kept.delete(tid)
    this.kept.set(tid, found)
    return found
  }

  put(tid: number, posting: Posting): void {
    const before = this.kept.get(tid)
    if (before) {
      this.kept.delete(tid)
      this.size -= sizeOf(before)
    }
    this.kept.set(tid, posting)
    this.size += sizeOf(posting)
    for (const [oldest, one] of this.kept) {
      if (this.size <= MOST_KEPT || oldest === tid) break
      this.kept.delete(oldest)
      this.size -= sizeOf(one)
    }
  }
}

const sizeOf = (posting: Posting) => posting.units.byteLength * 2 + (posting.places?.size ?? 0)
