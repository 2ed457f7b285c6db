/**
 * What a TIFF file says of its pages (TIFF 6.0, sections 2 to 8), without decoding a pixel. A file
 * may claim anything here: nothing is believed that does not lie inside it, and the chain of pages
 * is walked once, however it is tied.
 */

/** A page as its directory describes it. Sizes are pixels of the picture as it is stored. */
export type TiffPage = {
  width: number
  height: number
  /** bits of each sample: 1, 2, 4, 8 or 16 */
  bits: number
  samples: number
  compression: number
  photometric: number
  /** bytes hold their first pixel in the lowest bit */
  lowBitFirst: boolean
  /** samples lie in planes of their own */
  planar: boolean
  predictor: number
  /** tag 274, 1 to 8 */
  orientation: number
  /** 1 whole numbers, 3 floating point */
  sampleFormat: number
  /** of the extra samples, what they are: 1 and 2 are transparency */
  extra: readonly number[]
  /** rows of a strip or of a row of tiles */
  rows: number
  /** width of a tile; null where the picture lies in strips */
  tileWidth: number | null
  offsets: readonly number[]
  counts: readonly number[]
  /** red, then green, then blue of a palette, 16 bits each */
  palette: readonly number[]
  /** bit 0: CCITT group 3 in two dimensions */
  t4: number
  /** where the tables shared by JPEG strips lie: offset and length */
  jpegTables: readonly [number, number] | null
  /** where a whole JPEG picture lies, in files of the older form */
  jpegWhole: readonly [number, number] | null
  /** pixels an inch across and down; null where the file does not say */
  dpi: { x: number; y: number } | null
  littleEndian: boolean
}

export type TiffFile = {
  pages: TiffPage[]
  /** the chain of pages is cut, runs in a circle or goes on past `most` */
  broken: 'cut' | 'circle' | 'many' | null
}

/** A directory has some twenty entries; more than this is no directory. */
const MOST_ENTRIES = 4096
/** Bytes of a value by its type (TIFF 6.0, section 2). */
const WIDTHS = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/**
 * @param head at least four bytes of a file
 * @returns whether they begin a TIFF of either byte order
 */
export function isTiff(head: Uint8Array): boolean {
  return (head[0] === 0x49 && head[1] === 0x49 && head[2] === 0x2a && head[3] === 0) || (head[0] === 0x4d && head[1] === 0x4d && head[2] === 0 && head[3] === 0x2a)
}

/**
 * The pages of a file, in their order. Small pictures that stand for a page (thumbnails) are none.
 * @param bytes the whole file
 * @param most pages at which the walk ends
 * @returns no pages where it is no TIFF, or nothing in it can be followed
 */
export function readTiff(bytes: Uint8Array, most: number): TiffFile {
  if (!isTiff(bytes)) return { pages: [], broken: 'cut' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  let broken: TiffFile['broken'] = null
  for (let at = bytes.length >= 8 ? view.getUint32(4, little) : bytes.length; at !== 0; ) {
    broken = seen.has(at) ? 'circle' : pages.length >= most || seen.size > most * 2 ? 'many' : at + 2 > bytes.length ? 'cut' : null
    if (broken) break
    seen.add(at)
    const count = view.getUint16(at, little)
    const end = at + 2 + count * 12
    if (count === 0 || count > MOST_ENTRIES || end > bytes.length) {
      broken = 'cut'
      break
    }
    const page = pageOf(new Directory(view, at, count, little))
    if (page) pages.push(page)
    // Some writers leave the last link away.
    at = end + 4 <= bytes.length ? view.getUint32(end, little) : 0
  }
  return { pages, broken }
}

type Span = { at: number; length: number; type: number; count: number }

function valuesOf(view: DataView, little: boolean, span: Span, most: number): number[] {
  const width = WIDTHS[span.type] ?? 1
  return Array.from({ length: Math.min(span.count, most) }, (_, index) => {
    const at = span.at + index * width
    switch (span.type) {
      case 3: return view.getUint16(at, little)
      case 4: case 13: return view.getUint32(at, little)
      case 5: return view.getUint32(at, little) / view.getUint32(at + 4, little)
      case 8: return view.getInt16(at, little)
      case 9: return view.getInt32(at, little)
      case 10: return view.getInt32(at, little) / view.getInt32(at + 4, little)
      case 11: return view.getFloat32(at, little)
      case 12: return view.getFloat64(at, little)
      default: return view.getUint8(at)
    }
  })
}

/** Reads values of one directory; what lies outside the file is not there. */
class Directory {
  private readonly entries = new Map<number, number>()

  constructor(readonly view: DataView, at: number, count: number, readonly little: boolean) {
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12
      const tag = view.getUint16(entry, little)
      if (!this.entries.has(tag)) this.entries.set(tag, entry)
    }
  }

  /** Where the bytes of a value lie: offset, length, type and number of its parts. */
  span(tag: number): Span | null {
    const entry = this.entries.get(tag)
    if (entry === undefined) return null
    const type = this.view.getUint16(entry + 2, this.little)
    const count = this.view.getUint32(entry + 4, this.little)
    const length = (WIDTHS[type] ?? 0) * count
    const at = length <= 4 ? entry + 8 : this.view.getUint32(entry + 8, this.little)
    return length === 0 || at + length > this.view.byteLength ? null : { at, length, type, count }
  }

  /** Values of a tag, no more than `most` of them. */
  all(tag: number, most: number): number[] {
    const span = this.span(tag)
    return span ? valuesOf(this.view, this.little, span, most) : []
  }

  one(tag: number, otherwise: number): number {
    const span = this.span(tag)
    const value = span && span.count <= 64 ? this.all(tag, 1)[0] : undefined
    return value === undefined || !Number.isFinite(value) ? otherwise : value
  }
}

/** Parts of a picture; more are a trick, not a scan. */
const MOST_PARTS = 1_000_000

function pageOf(directory: Directory): TiffPage | null {
  const width = directory.one(256, 0)
  const height = directory.one(257, 0)
  // Bit 0 of the new tag, and 2 of the old one: a smaller picture of another page.
  const thumbnail = (directory.one(254, 0) & 1) === 1 || directory.one(255, 0) === 2
  if (!(width >= 1) || !(height >= 1) || thumbnail) return null
  const tile = directory.span(322) ? Math.floor(directory.one(322, 0)) : null
  const samples = directory.one(277, 1)
  const tables = directory.span(347)
  const jpegAt = directory.one(513, 0)
  const bits = directory.one(258, 1)
  const offsets = table(directory, tile === null ? 273 : directory.span(324) ? 324 : 273)
  const counts = table(directory, tile === null ? 279 : directory.span(325) ? 325 : 279)
  return {
    width, height, bits, samples, photometric: directory.one(262, bits === 1 ? 0 : samples >= 3 ? 2 : 1),
    compression: directory.one(259, 1), lowBitFirst: directory.one(266, 1) === 2, planar: directory.one(284, 1) === 2 && samples > 1,
    predictor: directory.one(317, 1), orientation: directory.one(274, 1), sampleFormat: directory.one(339, 1), extra: directory.all(338, 64),
    rows: tile === null ? Math.min(height, Math.max(1, directory.one(278, height))) : directory.one(323, 0), tileWidth: tile,
    get offsets() { return offsets() },
    get counts() { return counts() },
    palette: directory.one(262, 0) === 3 && bits >= 1 && bits <= 8 ? directory.all(320, 3 << bits) : [],
    t4: directory.one(292, 0), jpegTables: tables ? [tables.at, tables.length] : null,
    jpegWhole: jpegAt > 0 ? [jpegAt, directory.one(514, 0)] : null, dpi: dpiOf(directory), littleEndian: directory.little,
  }
}

/**
 * A table of a page, read when it is asked for: thousands of pages may point to one vast table, and
 * only the one that is shown needs it. The directory itself is not kept.
 */
function table(directory: Directory, tag: number): () => number[] {
  const { view, little } = directory
  const span = directory.span(tag)
  return tableAt(view, little, span && span.count <= MOST_PARTS ? span : null)
}

function tableAt(view: DataView, little: boolean, span: Span | null): () => number[] {
  let read: number[] | null = null
  return () => {
    read ??= span ? valuesOf(view, little, span, MOST_PARTS) : []
    return read
  }
}

/** Coarser than a thumbnail, or finer than any scanner: the tag does not mean it. Pixels an inch. */
const DPI = { least: 36, most: 4800 }

function dpiOf(directory: Directory): TiffPage['dpi'] {
  const unit = directory.one(296, 2)
  if (unit !== 2 && unit !== 3) return null
  const inch = unit === 3 ? 2.54 : 1
  const x = directory.one(282, 0) * inch
  const y = directory.one(283, 0) * inch || x
  const fits = (value: number) => value >= DPI.least && value <= DPI.most
  return fits(x) && fits(y) ? { x, y } : null
}
