/**
 * Reads the files of LevelDB, in which Chromium keeps IndexedDB, as far as it takes to say whether rows of a
 * database still lie in them. Formats: LevelDB's `doc/table_format.md` and `doc/log_format.md`, Snappy's
 * `format_description.txt`, and Chromium's `content/browser/indexed_db/docs/leveldb_coding_scheme.md`.
 * What is not of these formats is said to be so (`WrongFormat`), never taken for empty.
 */
import { concatBytes } from '@noble/hashes/utils.js'

export class WrongFormat extends Error {
  override readonly name = 'WrongFormat'
}

/** One row as it is stored: `value` is null where the row says that an older one was deleted. */
export type Entry = { key: Uint8Array; value: Uint8Array | null; sequence: number }

const FOOTER = 48
const MAGIC = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]
const RESTART = 4
/** Behind each block: its compression and a checksum. */
const TRAILER = 5
/** Behind each key of a table: whether it is a value, and a number that grows with each write. */
const MARK = 8

/**
 * Entries of a table file (`.ldb`).
 * @param wanted which databases are asked for; blocks that hold none of them are not unpacked. Null: all
 * @throws WrongFormat
 */
export function* entriesOfTable(file: Uint8Array, wanted: ReadonlySet<number> | null): Generator<Entry> {
  const foot = file.length - FOOTER
  if (foot < 0 || MAGIC.some((byte, at) => file[file.length - MAGIC.length + at] !== byte)) throw new WrongFormat('not a table')
  const reader = new Cursor(file, foot)
  reader.handle()
  const index = blockAt(file, reader.handle())
  let from = 0
  for (const { key, value } of entriesOfBlock(index)) {
    const to = databaseOf(key)
    // A table is in the order of the databases' numbers: a block lies between the bounds of the one before and its own.
    const may = wanted === null || [...wanted].some((one) => one >= from && one <= to)
    from = to
    if (may) for (const entry of entriesOfBlock(blockAt(file, new Cursor(value, 0).handle()))) yield fromTable(entry)
  }
}

/** Entries of a log file (`.log`): what was written last, and lies in no table yet. @throws WrongFormat */
export function* entriesOfLog(file: Uint8Array): Generator<Entry> {
  for (const batch of batchesOf(file)) {
    if (batch.length < 12) continue
    const view = viewOf(batch)
    const sequence = Number(view.getBigUint64(0, true))
    const count = view.getUint32(8, true)
    const reader = new Cursor(batch, 12)
    for (let n = 0; n < count; n++) {
      const isValue = reader.byte() === 1
      const key = reader.text()
      yield { key, value: isValue ? reader.text() : null, sequence: sequence + n }
    }
  }
}

/** Number of the database that a key belongs to; 0 for what is about all of them. */
export function databaseOf(key: Uint8Array): number {
  const length = ((key[0] ?? 0) >> 5) + 1
  let number = 0
  for (let at = length; at >= 1; at--) number = number * 256 + (key[at] ?? 0)
  return number
}

const NAME_KEY = [0, 0, 0, 0, 201]

/** Whether a key keeps the number of the database of this name. */
export function isNameOf(name: string, key: Uint8Array): boolean {
  if (NAME_KEY.some((byte, at) => key[at] !== byte)) return false
  const from = key.length - name.length * 2
  if (from < NAME_KEY.length) return false
  for (let at = 0; at < name.length; at++) if (key[from + at * 2] !== name.charCodeAt(at) >> 8 || key[from + at * 2 + 1] !== (name.charCodeAt(at) & 255)) return false
  return true
}

/** A number as a value keeps it: as many bytes as it takes, the lowest first. */
export const numberOf = (value: Uint8Array): number => value.reduceRight((sum, byte) => sum * 256 + byte, 0)

/** The text of a log file without the frames that cut it. */
function* batchesOf(file: Uint8Array): Generator<Uint8Array> {
  const [BLOCK, HEAD] = [32_768, 7]
  const [FULL, FIRST, MIDDLE, LAST] = [1, 2, 3, 4]
  let parts: Uint8Array[] = []
  for (let at = 0; at + HEAD <= file.length; ) {
    const left = BLOCK - (at % BLOCK)
    if (left < HEAD) {
      at += left
      continue
    }
    const length = (file[at + 4] as number) | ((file[at + 5] as number) << 8)
    const type = file[at + 6]
    // Room that was set aside and not written to, or the end of a file that is being written.
    if (type === 0 || at + HEAD + length > file.length) {
      at += left
      parts = []
      continue
    }
    const piece = file.subarray(at + HEAD, at + HEAD + length)
    if (type === FULL) yield piece
    else if (type === FIRST) parts = [piece]
    else if (type === MIDDLE) parts.push(piece)
    else if (type === LAST) yield concatBytes(...parts, piece)
    else throw new WrongFormat('not a log')
    at += HEAD + length
  }
}

type Handle = { at: number; size: number }

function blockAt(file: Uint8Array, { at, size }: Handle): Uint8Array {
  if (at + size + TRAILER > file.length) throw new WrongFormat('a block lies outside of its file')
  const stored = file.subarray(at, at + size)
  const compression = file[at + size]
  if (compression === 0) return stored
  if (compression === 1) return unsnap(stored)
  throw new WrongFormat('a compression that is not known')
}

function* entriesOfBlock(block: Uint8Array): Generator<{ key: Uint8Array; value: Uint8Array }> {
  const end = block.length - RESTART - RESTART * viewOf(block).getUint32(block.length - RESTART, true)
  const reader = new Cursor(block, 0)
  let before: Uint8Array = new Uint8Array()
  while (reader.at < end) {
    const shared = reader.varint()
    const own = reader.varint()
    const length = reader.varint()
    const key = concatBytes(before.subarray(0, shared), reader.bytes(own))
    before = key
    yield { key, value: reader.bytes(length) }
  }
}

function fromTable({ key, value }: { key: Uint8Array; value: Uint8Array }): Entry {
  const at = key.length - MARK
  if (at < 0) throw new WrongFormat('a key without its number')
  const mark = viewOf(key).getBigUint64(at, true)
  return { key: key.subarray(0, at), value: (mark & 255n) === 1n ? value : null, sequence: Number(mark >> 8n) }
}

/** Snappy's raw format. @throws WrongFormat */
export function unsnap(packed: Uint8Array): Uint8Array {
  const reader = new Cursor(packed, 0)
  const out = new Uint8Array(reader.varint())
  let to = 0
  while (reader.at < packed.length) {
    const tag = reader.byte()
    const kind = tag & 3
    if (kind === 0) {
      const long = (tag >> 2) - 59
      const piece = reader.bytes((long > 0 ? reader.little(long) : tag >> 2) + 1)
      if (to + piece.length > out.length) throw new WrongFormat('more than it says')
      out.set(piece, to)
      to += piece.length
      continue
    }
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const back = kind === 1 ? ((tag >> 5) << 8) | reader.byte() : reader.little(kind === 2 ? 2 : 4)
    if (back === 0 || back > to || to + length > out.length) throw new WrongFormat('a copy of what is not there')
    for (let n = 0; n < length; n++, to++) out[to] = out[to - back] as number
  }
  if (to !== out.length) throw new WrongFormat('less than it says')
  return out
}

class Cursor {
  constructor(private readonly from: Uint8Array, public at: number) {}

  byte(): number {
    const byte = this.from[this.at++]
    if (byte === undefined) throw new WrongFormat('cut off')
    return byte
  }

  bytes(length: number): Uint8Array {
    const to = this.at + length
    if (to > this.from.length) throw new WrongFormat('cut off')
    const piece = this.from.subarray(this.at, to)
    this.at = to
    return piece
  }

  little(length: number): number {
    return numberOf(this.bytes(length))
  }

  varint(): number {
    let number = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      number += (byte & 127) * scale
      if (byte < 128) return number
      if (scale > 2 ** 49) throw new WrongFormat('no number')
    }
  }

  text(): Uint8Array {
    return this.bytes(this.varint())
  }

  handle(): Handle {
    return { at: this.varint(), size: this.varint() }
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
