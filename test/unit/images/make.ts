/** Writes TIFFs for tests, byte by byte: TIFF 6.0, T.4 and T.6 from the writer's side. */
import { zlibSync } from 'fflate'
import { BLACK, MAKEUP, WHITE } from '../../../shared/images/ccittCodes'
import { random as chance } from '../../../shared/demo/random'

export type Made = {
  width: number
  height: number
  bits?: number
  samples?: number
  photometric?: number
  compression?: number
  strips?: Uint8Array[]
  rowsPerStrip?: number
  tags?: [number, number, number[]][]
}

const SHORT = 3
const LONG = 4
const RATIONAL = 5

/** A file of one page or more. */
export function tiffOf(pages: readonly Made[], little = true): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 8
  const put = (bytes: Uint8Array) => {
    const from = at
    const padded = bytes.length % 2 === 1 ? new Uint8Array([...bytes, 0]) : bytes
    parts.push(padded)
    at += padded.length
    return from
  }
  let first = 0
  let link: { part: Uint8Array; at: number } | null = null
  for (const page of pages) {
    const strips = page.strips ?? []
    const offsets = strips.map(put)
    const tags: [number, number, number[]][] = [
      [256, LONG, [page.width]], [257, LONG, [page.height]], [258, SHORT, Array.from({ length: page.samples ?? 1 }, () => page.bits ?? 1)], [259, SHORT, [page.compression ?? 1]],
      [262, SHORT, [page.photometric ?? 0]], [273, LONG, offsets], [277, SHORT, [page.samples ?? 1]], [278, LONG, [page.rowsPerStrip ?? page.height]],
      [279, LONG, strips.map((strip) => strip.length)],
    ]
    const own = new Map(tags.map((tag) => [tag[0], tag]))
    for (const tag of page.tags ?? []) own.set(tag[0], tag)
    if (own.has(324)) {
      own.set(324, [324, LONG, offsets])
      own.set(325, [325, LONG, strips.map((strip) => strip.length)])
      for (const tag of [273, 278, 279]) own.delete(tag)
    }
    const entries = [...own.values()].sort((a, b) => a[0] - b[0])
    const directory = new Uint8Array(2 + entries.length * 12 + 4)
    const view = new DataView(directory.buffer)
    view.setUint16(0, entries.length, little)
    entries.forEach(([tag, type, values], index) => {
      const entry = 2 + index * 12
      const bytes = valuesOf(type, values, little)
      view.setUint16(entry, tag, little)
      view.setUint16(entry + 2, type, little)
      view.setUint32(entry + 4, type === RATIONAL ? values.length / 2 : values.length, little)
      if (bytes.length <= 4) directory.set(bytes, entry + 8)
      else view.setUint32(entry + 8, put(bytes), little)
    })
    const here = put(directory)
    if (link) new DataView(link.part.buffer).setUint32(link.at, here, little)
    else first = here
    link = { part: directory, at: directory.length - 4 }
    // `put` may have padded a copy; directories are even by themselves.
  }
  const head = new Uint8Array(8)
  head.set(little ? [0x49, 0x49, 0x2a, 0] : [0x4d, 0x4d, 0, 0x2a])
  new DataView(head.buffer).setUint32(4, first, little)
  const out = new Uint8Array(at)
  out.set(head)
  let to = 8
  for (const part of parts) {
    out.set(part, to)
    to += part.length
  }
  return out
}

function valuesOf(type: number, values: number[], little: boolean): Uint8Array {
  const width = type === SHORT ? 2 : type === LONG || type === RATIONAL ? 4 : 1
  const bytes = new Uint8Array(values.length * width)
  const view = new DataView(bytes.buffer)
  values.forEach((value, index) => {
    if (width === 2) view.setUint16(index * 2, value, little)
    else if (width === 4) view.setUint32(index * 4, value, little)
    else view.setUint8(index, value)
  })
  return bytes
}

export const dpiTags = (x: number, y = x, unit = 2): [number, number, number[]][] => [[282, RATIONAL, [x, 1]], [283, RATIONAL, [y, 1]], [296, SHORT, [unit]]]

/** Rows of 0 and 1 (1 is black), packed. */
export function packed(rows: readonly (readonly number[])[]): Uint8Array {
  const stride = Math.ceil((rows[0]?.length ?? 0) / 8)
  const out = new Uint8Array(rows.length * stride)
  rows.forEach((row, y) => row.forEach((bit, x) => {
    if (bit) out[y * stride + (x >> 3)] = (out[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
  }))
  return out
}

const codes = [WHITE, BLACK].map((list) => new Map([...list, ...MAKEUP]))

function runCode(colour: number, length: number): string {
  let out = ''
  let left = length
  while (left >= 2560) {
    out += codes[colour]?.get(2560)
    left -= 2560
  }
  if (left >= 64) {
    out += codes[colour]?.get(left - (left % 64))
    left %= 64
  }
  return out + codes[colour]?.get(left)
}

function runsOf(row: readonly number[]): number[] {
  const runs: number[] = []
  let colour = 0
  let from = 0
  while (from < row.length || runs.length === 0) {
    let to = from
    while (to < row.length && row[to] === colour) to++
    runs.push(to - from)
    from = to
    colour = 1 - colour
  }
  return runs
}

const oneDimension = (row: readonly number[]) => runsOf(row).map((length, index) => runCode(index % 2, length)).join('')

/** T.6, 2.2.5: the coding procedure, pixel by pixel. */
function twoDimensions(row: readonly number[], above: readonly number[]): string {
  const w = row.length
  const at = (line: readonly number[], x: number) => (x < 0 ? 0 : (line[x] ?? 0))
  const change = (line: readonly number[], from: number, colour: number) => {
    // the next change right of `from` to a colour other than `colour`
    let x = from + 1
    while (x < w && !(at(line, x) !== at(line, x - 1) && at(line, x) !== colour)) x++
    return Math.min(x, w)
  }
  const next = (line: readonly number[], from: number) => {
    let x = from + 1
    while (x < w && at(line, x) === at(line, x - 1)) x++
    return Math.min(x, w)
  }
  let out = ''
  let a0 = -1
  let colour = 0
  while (a0 < w) {
    let a1 = Math.max(0, a0)
    while (a1 < w && at(row, a1) === colour) a1++
    const b1 = change(above, a0, colour)
    const b2 = b1 >= w ? w : next(above, b1)
    if (b2 < a1) {
      out += '0001'
      a0 = b2
      continue
    }
    const off = a1 - b1
    if (Math.abs(off) <= 3) {
      out += ['0000010', '000010', '010', '1', '011', '000011', '0000011'][off + 3]
      a0 = a1
      colour = 1 - colour
      if (a0 >= w) break
    } else {
      let a2 = a1
      while (a2 < w && at(row, a2) !== colour) a2++
      out += `001${runCode(colour, a1 - Math.max(0, a0))}${runCode(1 - colour, a2 - a1)}`
      a0 = a2
    }
  }
  return out
}

function bytesOf(bits: string): Uint8Array {
  const out = new Uint8Array(Math.ceil(bits.length / 8))
  for (let at = 0; at < bits.length; at++) if (bits[at] === '1') out[at >> 3] = (out[at >> 3] ?? 0) | (0x80 >> (at & 7))
  return out
}

const EOL = '000000000001'

export function group4(rows: readonly (readonly number[])[]): Uint8Array {
  let above: readonly number[] = []
  let bits = ''
  for (const row of rows) {
    bits += twoDimensions(row, above)
    above = row
  }
  return bytesOf(bits + EOL + EOL)
}

export function group3(rows: readonly (readonly number[])[], twoDimensional = false): Uint8Array {
  let bits = ''
  rows.forEach((row, index) => {
    const flat = twoDimensional && index % 4 !== 0
    bits += EOL + (twoDimensional ? (flat ? '0' : '1') : '') + (flat ? twoDimensions(row, rows[index - 1] ?? []) : oneDimension(row))
  })
  return bytesOf(bits + Array.from({ length: 6 }, () => EOL + (twoDimensional ? '1' : '')).join(''))
}

export function huffman(rows: readonly (readonly number[])[]): Uint8Array {
  return bytesOf(rows.map((row) => {
    const bits = oneDimension(row)
    return bits.padEnd(Math.ceil(bits.length / 8) * 8, '0')
  }).join(''))
}

/** LZW as TIFF has it: highest bit first, widened one code early. */
export function lzw(data: Uint8Array): Uint8Array {
  let bits = ''
  let width = 9
  let table = new Map<string, number>()
  const emit = (code: number) => {
    bits += code.toString(2).padStart(width, '0')
  }
  const reset = () => {
    table = new Map()
    for (let code = 0; code < 256; code++) table.set(String.fromCharCode(code), code)
    width = 9
  }
  reset()
  emit(256)
  let next = 258
  let held = ''
  for (const byte of data) {
    const longer = held + String.fromCharCode(byte)
    if (table.has(longer)) {
      held = longer
      continue
    }
    emit(table.get(held) as number)
    table.set(longer, next++)
    if (next === 512 || next === 1024 || next === 2048) width++
    if (next === 4094) {
      emit(256)
      reset()
      next = 258
    }
    held = String.fromCharCode(byte)
  }
  if (held !== '') emit(table.get(held) as number)
  // The last code added an entry in the reader's table too.
  if (++next === 512 || next === 1024 || next === 2048) width++
  emit(257)
  return bytesOf(bits)
}

export function packBits(data: Uint8Array): Uint8Array {
  const out: number[] = []
  for (let at = 0; at < data.length; ) {
    let same = 1
    while (same < 128 && at + same < data.length && data[at + same] === data[at]) same++
    if (same > 1) out.push(257 - same, data[at] as number)
    else out.push(0, data[at] as number)
    at += same
  }
  return new Uint8Array(out)
}

export const deflated = (data: Uint8Array) => zlibSync(data)

/** Differences to the left neighbour of the same sample. */
export function differences(data: Uint8Array, stride: number, samples: number): Uint8Array {
  return data.map((value, at) => (at % stride < samples ? value : value - (data[at - samples] as number)))
}

/** Black and white like a page: stretches of both. */
export function scanLike(width: number, height: number, seed: number): number[][] {
  const random = chance(seed)
  const rows: number[][] = []
  for (let y = 0; y < height; y++) {
    const before = rows[y - 1]
    if (before && random() < 0.6) {
      // Like the line above, with edges moved a little.
      rows.push(before.map((bit, x) => (random() < 0.03 ? 1 - bit : (before[Math.min(width - 1, x + (random() < 0.1 ? 1 : 0))] ?? bit))))
      continue
    }
    const row: number[] = []
    let colour = random() < 0.2 ? 1 : 0
    while (row.length < width) {
      const length = Math.floor(random() ** 3 * width) + 1
      for (let index = 0; index < length && row.length < width; index++) row.push(colour)
      colour = 1 - colour
    }
    rows.push(row)
  }
  return rows
}
