/**
 * Compound files ([MS-CFB]): the container of .doc, .xls, .ppt, .msg and of embedded objects.
 * Chains that run in circles or out of the file end there; nothing is thrown.
 */
const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const NONE = 0xfffffffe
/** Entries of a directory that are looked at: enough for a mail with thousands of properties. */
const MOST_ENTRIES = 50_000
const ENTRY = 128

export type CompoundEntry = {
  name: string
  /** 1 storage, 2 stream, 5 root */
  kind: number
  left: number
  right: number
  child: number
  start: number
  /** bytes */
  size: number
}

/** Whether the bytes begin as a compound file does. */
export function isCompound(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte)
}

/** A compound file of which at least the first sectors are given. */
export class Compound {
  readonly entries: CompoundEntry[]
  private readonly view: DataView
  private readonly sector: number
  private readonly fat: number[] = []

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = bytes.length >= 512 ? this.view.getUint16(30, true) : 9
    this.sector = shift === 12 ? 4096 : 512
    if (bytes.length >= 512) this.readFat()
    this.entries = bytes.length >= 512 ? this.readDirectory() : []
  }

  /**
   * Whether no chain runs into another or into itself, no entry has two parents, and no stream is
   * larger than the file. Only such a file may be given to a reader that trusts it.
   */
  isSound(): boolean {
    // Counts of tables in the header: more than the file has sectors is a lie.
    if (this.bytes.length < 512 || [44, 64, 72].some((at) => this.view.getUint32(at, true) > this.bytes.length / this.sector)) return false
    const pointedAt = new Set<number>()
    for (const next of this.fat) {
      if (next >= NONE - 3) continue
      if (pointedAt.has(next)) return false
      pointedAt.add(next)
    }
    if (this.entries[0]?.kind !== 5) return false
    const linked = new Set<number>()
    for (const entry of this.entries) {
      if (entry.kind === 0) continue
      if (entry.kind !== 1 && (entry.size > this.bytes.length || this.stream(entry).length < entry.size)) return false
      for (const link of [entry.left, entry.right, entry.child]) {
        if (link >= this.entries.length) {
          if (link !== 0xffffffff) return false
          continue
        }
        if (linked.has(link)) return false
        linked.add(link)
      }
    }
    return this.entries.length > 0 && !linked.has(0) && this.miniChainsEnd()
  }

  private miniChainsEnd(): boolean {
    const table = this.read(this.view.getUint32(60, true), this.bytes.length)
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
    const pointedAt = new Set<number>()
    for (let at = 0; at + 4 <= table.length; at += 4) {
      const next = view.getUint32(at, true)
      if (next >= NONE - 3) continue
      if (pointedAt.has(next) || next * 64 > this.bytes.length) return false
      pointedAt.add(next)
    }
    return true
  }

  /** Names of what lies directly in the root, or in the given storage. */
  names(of = 0): string[] {
    return this.childrenOf(of).map((at) => this.entries[at]?.name ?? '')
  }

  /** Positions in `entries` of what lies directly in that storage. */
  childrenOf(of = 0): number[] {
    const first = this.entries[of]?.child
    const found: number[] = []
    const seen = new Set<number>()
    const waiting = first === undefined ? [] : [first]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const entry = this.entries[at]
      if (!entry || entry.kind === 0 || seen.has(at)) continue
      seen.add(at)
      found.push(at)
      waiting.push(entry.left, entry.right)
    }
    return found
  }

  /** The bytes of a stream, as far as they are there. */
  stream(entry: CompoundEntry): Uint8Array {
    const root = this.entries[0]
    const cutoff = this.view.getUint32(56, true)
    if (entry.size >= cutoff || !root || entry === root) return this.read(entry.start, entry.size)
    const mini = this.read(root.start, root.size)
    const miniFat = this.read(this.view.getUint32(60, true), Number.MAX_SAFE_INTEGER)
    const next = new DataView(miniFat.buffer, miniFat.byteOffset, miniFat.byteLength)
    const parts: Uint8Array[] = []
    let at = entry.start
    for (let left = entry.size, steps = 0; left > 0 && at * 4 + 4 <= miniFat.length && steps < cutoff / 64 + 1; left -= 64, steps++) {
      parts.push(mini.subarray(at * 64, at * 64 + Math.min(64, left)))
      at = next.getUint32(at * 4, true)
    }
    return joined(parts)
  }

  private offsetOf(sector: number): number {
    return (sector + 1) * this.sector
  }

  private readFat(): void {
    const inside = (sector: number) => sector < NONE && this.offsetOf(sector) + this.sector <= this.bytes.length
    const take = (sector: number, words: number) => Array.from({ length: words }, (_one, at) => this.view.getUint32(this.offsetOf(sector) + at * 4, true))
    const tables: number[] = Array.from({ length: 109 }, (_one, at) => this.view.getUint32(76 + at * 4, true))
    let more = this.view.getUint32(68, true)
    for (let steps = 0; inside(more) && steps * this.sector < this.bytes.length; steps++) {
      const words = take(more, this.sector / 4)
      more = words.pop() ?? NONE
      for (const one of words) tables.push(one)
    }
    for (const table of tables) {
      if (this.fat.length * this.sector > this.bytes.length + this.sector * this.sector) break
      const words = inside(table) ? take(table, this.sector / 4) : table < NONE ? new Array<number>(this.sector / 4).fill(NONE) : []
      for (const one of words) this.fat.push(one)
    }
  }

  private read(start: number, size: number): Uint8Array {
    const parts: Uint8Array[] = []
    const most = Math.min(size, this.bytes.length)
    let at = start
    for (let left = most, steps = 0; left > 0 && at < NONE && steps <= this.bytes.length / this.sector; left -= this.sector, steps++) {
      const from = this.offsetOf(at)
      if (from >= this.bytes.length) break
      parts.push(this.bytes.subarray(from, Math.min(this.bytes.length, from + Math.min(this.sector, left))))
      at = this.fat[at] ?? NONE
    }
    return joined(parts)
  }

  private readDirectory(): CompoundEntry[] {
    const data = this.read(this.view.getUint32(48, true), MOST_ENTRIES * ENTRY)
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const found: CompoundEntry[] = []
    for (let at = 0; at + ENTRY <= data.length; at += ENTRY) {
      const length = Math.min(64, Math.max(2, view.getUint16(at + 64, true))) - 2
      found.push({
        name: new TextDecoder('utf-16le').decode(data.subarray(at, at + length)), kind: data[at + 66] ?? 0, left: view.getUint32(at + 68, true), right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true), start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true),
      })
    }
    return found
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of parts) {
    all.set(one, at)
    at += one.length
  }
  return all
}
