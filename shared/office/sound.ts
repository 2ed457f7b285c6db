/**
 * Whether a compound file ([MS-CFB]) can be given to a reader that trusts it. msgreader and SheetJS follow every
 * chain to its end and takes every size at its word: a sector that is its own successor, or a stream
 * of 2 GB in a file of 20 kB, would keep it busy for ever. All chains are walked here first, with a limit.
 */
const END = -2
const NONE = -1
const MINI = 64
const MINI_BELOW = 4096
/** Folders in folders: nobody forwards a message so often. */
const DEEPEST = 1000
/** Sectors of a stream of less than 4096 bytes; writers may leave some over. */
const MINI_SECTORS = 1024

/**
 * @param bytes the whole file
 * @returns what is wrong, for the log; null where every chain ends and every size fits into the file
 */
export function unsoundCompound(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) return 'shorter than its header'
  const size = bytes[30] === 12 ? 4096 : 512
  const sectors = Math.ceil(bytes.length / size)
  const each = size / 4
  const int = (at: number) => (at >= 0 && at + 4 <= bytes.length ? view.getInt32(at, true) : END)
  const offsetOf = (sector: number) => (sector + 1) * size
  const [fatCount, miniFatCount, difatCount] = [int(0x2c), int(0x40), int(0x48)]
  for (const count of [fatCount, miniFatCount, difatCount]) if (count < 0 || count > sectors) return 'a table larger than the file'
  const fat: number[] = []
  for (let index = 0; index < Math.min(fatCount, 109); index++) fat.push(int(0x4c + 4 * index))
  for (let index = 0, at = int(0x44); index < difatCount && at >= 0; index++) {
    for (let slot = 0; slot < each - 1 && fat.length < fatCount; slot++) fat.push(int(offsetOf(at) + 4 * slot))
    at = int(offsetOf(at) + 4 * (each - 1))
  }
  const nextIn = (table: readonly number[], sector: number) => {
    const block = table[Math.floor(sector / each)]
    return sector < 0 || block === undefined ? END : int(offsetOf(block) + 4 * (sector % each))
  }
  /** The sectors of a chain; null where it is longer than `most`, which a ring always is. */
  const chain = (table: readonly number[], first: number, most: number): number[] | null => {
    const found: number[] = []
    for (let sector = first; sector !== END; sector = nextIn(table, sector)) {
      if (found.length >= most) return null
      found.push(sector)
    }
    return found
  }
  const directory = chain(fat, int(0x30), sectors)
  if (!directory) return 'a directory without an end'
  const miniFat = chain(fat, int(0x3c), sectors)
  if (!miniFat && miniFatCount > 0) return 'a table without an end'
  const mini = (miniFat ?? []).slice(0, miniFatCount)

  const perSector = size / 128
  const entryAt = (index: number) => offsetOf(directory[Math.floor(index / perSector)] ?? -1) + 128 * (index % perSector)
  const count = directory.length * perSector
  if (count === 0 || bytes[entryAt(0) + 66] !== 5) return 'no root'
  if (!chain(fat, int(entryAt(0) + 0x74), sectors)) return 'a stream without an end'
  const seen = new Set<number>([0])
  const waiting = [{ index: int(entryAt(0) + 0x4c), depth: 0 }]
  let held = 0
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { index, depth } = one
    if (index === NONE) continue
    if (index < 0 || index >= count) return 'an entry that is not there'
    if (seen.has(index)) return 'an entry that stands in two places'
    if (depth > DEEPEST) return 'folders too deep'
    seen.add(index)
    const at = entryAt(index)
    const kind = bytes[at + 66]
    waiting.push({ index: int(at + 0x44), depth }, { index: int(at + 0x48), depth })
    if (kind === 1) waiting.push({ index: int(at + 0x4c), depth: depth + 1 })
    if (kind !== 2) continue
    const length = int(at + 0x78)
    held += length
    if (length < 0 || held > bytes.length) return 'streams larger than the file'
    if (length > 0 && length < MINI_BELOW && !chain(mini, int(at + 0x74), Math.max(MINI_SECTORS, length / MINI))) return 'a stream without an end'
  }
  return null
}
