/** The bands of a TIFF page (its strips, or rows of its tiles), unpacked but not yet colours. */
import { unzlibSync } from 'fflate'
import { decodeCcitt } from './ccitt'
import { jpegHead } from './jpegHead'
import { bitsReversed, decodeLzw, decodePackBits } from './tiffCodings'
import type { TiffPage } from './tiffFile'

/**
 * Decodes a JPEG picture.
 * @param toRgb whether three components are to be turned from YCbCr
 * @returns components of 8 bits, interleaved
 */
export type DecodeJpeg = (bytes: Uint8Array, toRgb: boolean) => { width: number; height: number; components: number; data: Uint8Array | Uint8ClampedArray }

/** A band of full width: rows of interleaved samples, each row from a byte of its own. */
export type Band = { rows: number; bytes: Uint8Array; /** rows from the top that were decoded */ whole: number }

/** Bytes of a row of a page, all samples. */
export function rowBytes(page: Pick<TiffPage, 'width' | 'bits' | 'samples'>): number {
  return Math.ceil((page.width * page.bits * page.samples) / 8)
}

/** JPEG in TIFF: of the newer and of the older form. */
const NEW_JPEG = 7
const OLD_JPEG = 6

export const isJpeg = (page: TiffPage) => page.compression === NEW_JPEG || page.compression === OLD_JPEG

/** Only LZW and Deflate store differences, whatever the tag says elsewhere. */
export const hasDifferences = (page: TiffPage) => page.predictor === 2 && (page.compression === 5 || page.compression === 8 || page.compression === 32_946)

/** Pixels of one JPEG strip: its decoder needs several times that in memory. */
const MOST_JPEG = 60_000_000

/**
 * Bands from top to bottom. What cannot be decoded stays zero and is told by `whole`.
 * @param bytes the whole file
 */
export function* bandsOf(bytes: Uint8Array, page: TiffPage, jpeg: DecodeJpeg): Generator<Band> {
  if (page.compression === OLD_JPEG && page.jpegWhole && isPicture(bytes, page.jpegWhole[0])) {
    const [at, length] = page.jpegWhole
    const band = { rows: page.height, bytes: new Uint8Array(page.height * rowBytes(page)), whole: 0 }
    band.whole = jpegInto(band.bytes, bytes.subarray(at, length > 0 ? at + length : undefined), page, { width: page.width, rows: page.height, left: 0 }, jpeg)
    yield band
    return
  }
  const across = page.tileWidth === null ? 1 : Math.ceil(page.width / page.tileWidth)
  const down = Math.ceil(page.height / page.rows)
  const planes = page.planar ? page.samples : 1
  const single = page.planar ? { ...page, samples: 1 } : page
  for (let row = 0; row < down; row++) {
    const rows = Math.min(page.rows, page.height - row * page.rows)
    const bands = Array.from({ length: planes }, (_, plane) => {
      const band: Band = { rows, bytes: new Uint8Array(rows * rowBytes(single)), whole: rows }
      for (let column = 0; column < across; column++) band.whole = Math.min(band.whole, part(bytes, single, (plane * down + row) * across + column, column, band, jpeg))
      return band
    })
    yield planes === 1 ? (bands[0] as Band) : woven(bands, page)
  }
}

const isPicture = (bytes: Uint8Array, at: number) => bytes[at] === 0xff && bytes[at + 1] === 0xd8

/** One strip or tile into its place in a band. @returns rows that were decoded */
function part(file: Uint8Array, page: TiffPage, index: number, column: number, band: Band, jpeg: DecodeJpeg): number {
  const at = page.offsets[index]
  // Where lengths are left away, a strip reaches as far as the file.
  const length = page.counts[index] ?? (page.counts.length === 0 ? file.length : 0)
  if (at === undefined || at >= file.length || length <= 0) return 0
  const coded = file.subarray(at, Math.min(file.length, at + length))
  const tiled = page.tileWidth !== null
  const place = { width: page.tileWidth ?? page.width, rows: tiled ? page.rows : band.rows, left: column * (page.tileWidth ?? 0) }
  try {
    if (isJpeg(page)) return Math.min(band.rows, jpegInto(band.bytes, withTables(file, coded, page), page, place, jpeg))
    const stride = rowBytes({ ...page, width: place.width })
    const out = tiled ? new Uint8Array(place.rows * stride) : band.bytes
    const rows = unpack(coded, page, place.width, place.rows, out)
    if (hasDifferences(page)) sumUp(out, page, stride, rows)
    if (tiled) copyColumns(out, stride, band, rowBytes(page), Math.floor((place.left * page.bits * page.samples) / 8))
    return Math.min(band.rows, rows)
  } catch {
    return 0
  }
}

function copyColumns(tile: Uint8Array, stride: number, band: Band, wide: number, left: number): void {
  const length = Math.min(stride, wide - left)
  for (let row = 0; row < band.rows; row++) band.bytes.set(tile.subarray(row * stride, row * stride + length), row * wide + left)
}

/** @returns rows that were decoded */
function unpack(raw: Uint8Array, page: TiffPage, width: number, rows: number, out: Uint8Array): number {
  const coded = page.lowBitFirst ? bitsReversed(raw) : raw
  const full = (written: number) => Math.floor(written / Math.max(1, out.length / rows))
  switch (page.compression) {
    case 1:
      out.set(coded.subarray(0, out.length))
      return full(Math.min(coded.length, out.length))
    case 2:
      return decodeCcitt(coded, 'huffman', width, rows, out)
    case 3:
      return decodeCcitt(coded, 'group3', width, rows, out, (page.t4 & 1) === 1)
    case 4:
      return decodeCcitt(coded, 'group4', width, rows, out)
    case 5:
      return full(decodeLzw(coded, out))
    case 8:
    case 32_946:
      return full(unzlibSync(coded, { out }).length)
    default:
      return full(decodePackBits(coded, out))
  }
}

/** Each sample was stored as its difference from the one to the left (TIFF 6.0, section 14). */
function sumUp(bytes: Uint8Array, { bits, samples, littleEndian }: TiffPage, stride: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const from = row * stride
    if (bits === 8) {
      for (let at = from + samples; at < from + stride; at++) bytes[at] = (bytes[at] as number) + (bytes[at - samples] as number)
      continue
    }
    const [high, low] = littleEndian ? [1, 0] : [0, 1]
    const step = samples * 2
    for (let at = from + step; at + 1 < from + stride; at += 2) {
      const sum = (((bytes[at + high] as number) << 8) | (bytes[at + low] as number)) + (((bytes[at - step + high] as number) << 8) | (bytes[at - step + low] as number))
      bytes[at + high] = sum >> 8
      bytes[at + low] = sum
    }
  }
}

/** Planes of one sample each, put together pixel by pixel. */
function woven(planes: readonly Band[], page: TiffPage): Band {
  const rows = planes[0]?.rows ?? 0
  const size = page.bits / 8
  const stride = rowBytes(page)
  const bytes = new Uint8Array(rows * stride)
  planes.forEach((plane, sample) => {
    const narrow = plane.bytes.length / Math.max(1, rows)
    for (let row = 0; row < rows; row++) {
      for (let x = 0; x < page.width; x++) for (let byte = 0; byte < size; byte++) bytes[row * stride + (x * page.samples + sample) * size + byte] = plane.bytes[row * narrow + x * size + byte] as number
    }
  })
  return { rows, bytes, whole: Math.min(...planes.map((plane) => plane.whole)) }
}

/** A strip with the tables that all strips share before it. */
function withTables(file: Uint8Array, strip: Uint8Array, page: TiffPage): Uint8Array {
  if (!page.jpegTables) return strip
  const [at, length] = page.jpegTables
  const tables = file.subarray(at, at + length)
  const end = tables[tables.length - 2] === 0xff && tables[tables.length - 1] === 0xd9 ? tables.length - 2 : tables.length
  const begin = isPicture(strip, 0) ? 2 : 0
  const out = new Uint8Array(end + strip.length - begin)
  out.set(tables.subarray(0, end))
  out.set(strip.subarray(begin), end)
  return out
}

/** @returns rows that were decoded */
function jpegInto(out: Uint8Array, coded: Uint8Array, page: TiffPage, place: { width: number; rows: number; left: number }, jpeg: DecodeJpeg): number {
  const head = jpegHead(coded)
  const { samples } = page
  // A strip may be padded to whole blocks, and no further.
  if (!head || head.components !== samples || head.width > place.width + 64 || head.height > place.rows + 64 || head.width * head.height > MOST_JPEG) return 0
  const picture = jpeg(coded, page.photometric === 6)
  const stride = rowBytes(page)
  const columns = Math.min(picture.width, place.width, page.width - place.left)
  const rows = Math.min(picture.height, place.rows, Math.floor(out.length / stride))
  for (let row = 0; row < rows; row++) {
    const from = row * picture.width * samples
    out.set(picture.data.subarray(from, from + columns * samples), row * stride + place.left * samples)
  }
  return rows
}
