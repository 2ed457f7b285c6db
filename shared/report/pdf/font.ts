/** TrueType fonts as they come in WOFF 1 files: what a PDF needs of them, and a copy with the used glyphs only. */
import { unzlibSync } from 'fflate'

export type Font = {
  /** "Tinos-Bold": as it stands in the PDF */
  name: string
  unitsPerEm: number
  ascent: number
  descent: number
  box: readonly [number, number, number, number]
  /** glyph of a code point; 0 where the font has none */
  glyph(codePoint: number): number
  /** in units of the em */
  advance(glyph: number): number
  /** A TrueType font with these glyphs only; their numbers stay. */
  subset(glyphs: Iterable<number>): Uint8Array
}

/** More than any font of ours unpacks to: a broken length must not take the memory. Bytes. */
const MOST = 40_000_000

/**
 * @param bytes a WOFF 1 file with TrueType outlines
 * @throws where it is none, or cut short
 */
export function readFont(bytes: Uint8Array, name: string): Font {
  const tables = unpack(bytes)
  const view = (tag: string) => {
    const table = tables.get(tag)
    if (!table) throw new Error(`${name}: the font has no table ${tag}`)
    return new DataView(table.buffer, table.byteOffset, table.byteLength)
  }
  const head = view('head')
  const hhea = view('hhea')
  const hmtx = view('hmtx')
  const measured = Math.max(1, hhea.getUint16(34))
  const glyphs = view('maxp').getUint16(4)
  const loca = view('loca')
  const long = head.getInt16(50) === 1
  const offset = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const cmap = readCmap(view('cmap'))
  return {
    name, unitsPerEm: head.getUint16(18), ascent: hhea.getInt16(4), descent: hhea.getInt16(6), box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    glyph: (codePoint) => cmap.get(codePoint) ?? 0,
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, measured - 1) * 4),
    subset: (used) => writeSubset(tables, used, glyphs, offset),
  }
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) !== 0x774f_4646 || view.getUint32(4) !== 0x0001_0000) throw new Error('not a WOFF file of a TrueType font')
  const tables = new Map<string, Uint8Array>()
  for (let n = 0; n < view.getUint16(12); n++) {
    const at = 44 + n * 20
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    const [from, packed, size] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)]
    if (from + packed > bytes.length || size > MOST) throw new Error('the font is cut short')
    const raw = bytes.subarray(from, from + packed)
    tables.set(tag, packed < size ? unzlibSync(raw, { out: new Uint8Array(size) }) : raw.slice())
  }
  return tables
}

/** Formats 4 and 12, which are all that our fonts use. */
function readCmap(view: DataView): Map<number, number> {
  const found = new Map<number, number>()
  for (let n = 0; n < view.getUint16(2); n++) {
    const at = view.getUint32(4 + n * 8 + 4)
    const format = view.getUint16(at)
    if (format === 12) {
      for (let group = 0; group < view.getUint32(at + 12); group++) {
        const from = at + 16 + group * 12
        const [first, last, glyph] = [view.getUint32(from), view.getUint32(from + 4), view.getUint32(from + 8)]
        for (let code = first; code <= last; code++) found.set(code, glyph + code - first)
      }
    } else if (format === 4) {
      const twice = view.getUint16(at + 6)
      for (let segment = 0; segment < twice; segment += 2) {
        const end = view.getUint16(at + 14 + segment)
        const start = view.getUint16(at + 16 + twice + segment)
        const delta = view.getUint16(at + 16 + 2 * twice + segment)
        const place = at + 16 + 3 * twice + segment
        const range = view.getUint16(place)
        for (let code = start; code <= end && code !== 0xffff; code++) {
          const glyph = range === 0 ? (code + delta) & 0xffff : view.getUint16(place + range + (code - start) * 2)
          if (glyph !== 0) found.set(code, range === 0 ? glyph : (glyph + delta) & 0xffff)
        }
      }
    }
  }
  return found
}

/** Bits of a composite glyph that say how long its parts are. */
const WORDS = 1
const SCALE = 8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

function writeSubset(tables: ReadonlyMap<string, Uint8Array>, used: Iterable<number>, count: number, offset: (glyph: number) => number): Uint8Array {
  const glyf = tables.get('glyf') ?? new Uint8Array()
  const view = new DataView(glyf.buffer, glyf.byteOffset, glyf.byteLength)
  const wanted = new Set([0, ...used])
  // A set that grows while it is walked: parts of composites are walked too.
  for (const glyph of wanted) {
    let at = offset(glyph)
    if (glyph >= count || offset(glyph + 1) - at < 12 || view.getInt16(at) >= 0) continue
    at += 10
    for (let flags = MORE; (flags & MORE) !== 0 && at + 4 <= glyf.length;) {
      flags = view.getUint16(at)
      wanted.add(view.getUint16(at + 2))
      at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + ((flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0)
    }
  }
  const loca = new DataView(new ArrayBuffer((count + 1) * 4))
  const pieces: Uint8Array[] = []
  let size = 0
  for (let glyph = 0; glyph < count; glyph++) {
    loca.setUint32(glyph * 4, size)
    if (!wanted.has(glyph)) continue
    const piece = glyf.subarray(offset(glyph), offset(glyph + 1))
    pieces.push(piece)
    size += piece.length + (piece.length % 2)
  }
  loca.setUint32(count * 4, size)
  const outlines = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    outlines.set(piece, at)
    at += piece.length + (piece.length % 2)
  }
  const head = (tables.get('head') as Uint8Array).slice()
  new DataView(head.buffer).setInt16(50, 1)
  const kept: [string, Uint8Array][] = [['glyf', outlines], ['head', head], ['loca', new Uint8Array(loca.buffer)]]
  for (const tag of ['cvt ', 'fpgm', 'hhea', 'hmtx', 'maxp', 'prep']) {
    const table = tables.get(tag)
    if (table) kept.push([tag, table])
  }
  return assemble(kept.sort((a, b) => (a[0] < b[0] ? -1 : 1)))
}

function assemble(tables: readonly [string, Uint8Array][]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length))
  let at = 12 + tables.length * 16
  const out = new Uint8Array(tables.reduce((sum, [, table]) => sum + Math.ceil(table.length / 4) * 4, at))
  const view = new DataView(out.buffer)
  view.setUint32(0, 0x0001_0000)
  view.setUint16(4, tables.length)
  view.setUint16(6, 16 << power)
  view.setUint16(8, power)
  view.setUint16(10, tables.length * 16 - (16 << power))
  for (const [n, [tag, table]] of tables.entries()) {
    const entry = 12 + n * 16
    for (let letter = 0; letter < 4; letter++) out[entry + letter] = tag.charCodeAt(letter)
    out.set(table, at)
    let sum = 0
    for (let word = at; word < at + table.length; word += 4) sum = (sum + view.getUint32(word)) >>> 0
    view.setUint32(entry + 4, sum)
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, table.length)
    at += Math.ceil(table.length / 4) * 4
  }
  return out
}
