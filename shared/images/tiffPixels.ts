/** A TIFF page as pixels that a screen can show: colours by its photometric, upright, made smaller where it is vast. */
import { ProblemError, problem } from '../problem/problem'
import { type Band, bandsOf, type DecodeJpeg, hasDifferences, isJpeg, rowBytes } from './tiffStrips'
import type { TiffPage } from './tiffFile'

/** Red, green, blue and 255, a byte each. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer>; /** rows of the page that could not be decoded */ lost: number }

export type PixelLimits = {
  /** pixels of what is given; a larger page is made smaller by a whole number */
  most: number
  /** asked between bands: whether it has taken too long */
  late: () => boolean
}

/** Pixels of a page, and bytes that it may come to unpacked. */
const MOST_PIXELS = 200_000_000
const MOST_BYTES = 800_000_000

const CODINGS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946])
const BLACK_AND_WHITE = new Set([2, 3, 4])
/** By photometric. */
const LEAST_SAMPLES = [1, 1, 3, 1, 1, 4, 3]

/**
 * Why a page is not decoded, as the rest of a sentence; null where it can be tried.
 * Nothing is allocated before this is asked.
 */
export function whyNot(page: TiffPage): string | null {
  const { width, height, bits, samples, compression, photometric } = page
  if (![width, height, page.rows].every((side) => Number.isInteger(side) && side >= 1 && side <= 1_000_000) || width * height > MOST_PIXELS) return 'has more pixels than can be shown'
  if (!CODINGS.has(compression)) return 'is compressed in a way that Probata does not read'
  if (![1, 2, 4, 8, 16].includes(bits) || !Number.isInteger(samples) || samples < 1 || samples > 8 || page.sampleFormat > 2) return 'holds measured values, not a picture'
  if (photometric > 6 || (photometric === 6 && !isJpeg(page)) || (isJpeg(page) && bits !== 8)) return 'has colours in a form that Probata does not read'
  if (BLACK_AND_WHITE.has(compression) && (bits !== 1 || samples !== 1)) return 'is damaged'
  if ((hasDifferences(page) && bits < 8) || page.predictor > 2 || (page.planar && (bits < 8 || isJpeg(page)))) return 'is stored in a way that Probata does not read'
  if (photometric === 3 && (page.palette.length < 3 << bits || bits > 8)) return 'lacks its colours'
  if (samples < (LEAST_SAMPLES[photometric] ?? 1)) return 'is damaged'
  if (page.tileWidth !== null && (page.tileWidth < 1 || page.tileWidth % 16 !== 0 || page.tileWidth > 65_536 || page.rows > 65_536)) return 'is damaged'
  const wide = page.tileWidth === null ? width : Math.ceil(width / page.tileWidth) * page.tileWidth
  const high = page.tileWidth === null ? height : Math.ceil(height / page.rows) * page.rows
  if (wide * high * bits * samples > MOST_BYTES * 8) return 'has more pixels than can be shown'
  return null
}

/**
 * Decodes a page.
 * @param bytes the whole file
 * @param name of the file and page, for messages: "Page 3 of AB0001.tif"
 * @throws ProblemError `file.too-large`, `file.unsupported`, `file.cut-short` (nothing of it can be decoded), `time.limit`
 */
export function decodeTiffPage(bytes: Uint8Array, page: TiffPage, name: string, limits: PixelLimits, jpeg: DecodeJpeg): Pixels {
  const why = whyNot(page)
  if (why) throw new ProblemError(problem(why.includes('more pixels') ? 'file.too-large' : why === 'is damaged' ? 'file.cut-short' : 'file.unsupported', `${name} ${why}.`, 'Open it in another program and save it as PDF or PNG.'))
  const by = Math.max(1, Math.ceil(Math.sqrt((page.width * page.height) / limits.most)))
  const shown = new Shrunk(page.width, page.height, by)
  const row = new Uint8Array(page.width * 3)
  let lost = 0
  for (const band of bandsOf(bytes, page, jpeg)) {
    if (limits.late()) throw new ProblemError(problem('time.limit', `${name} took too long to decode.`, 'Open it in another program and save it as PDF or PNG.'))
    lost += band.rows - band.whole
    addBand(band, page, row, shown)
  }
  if (lost >= page.height) throw new ProblemError(problem('file.cut-short', `${name} is damaged or cut short, and cannot be shown as a picture.`, 'Ask for the file again.'))
  return upright({ width: shown.width, height: shown.height, data: shown.data, lost }, page.orientation)
}

function addBand(band: Band, page: TiffPage, row: Uint8Array, shown: Shrunk): void {
  const stride = rowBytes(page)
  const toColours = coloursOf(page)
  for (let y = 0; y < band.rows; y++) {
    if (y < band.whole) toColours(band.bytes, y * stride, row)
    // What is lost is paper, not ink.
    else row.fill(255)
    shown.add(row)
  }
}

/** Rows added one by one; each `by` × `by` of them become one pixel. */
class Shrunk {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
  private readonly sums: Uint32Array
  private rows = 0
  private y = 0

  constructor(private readonly full: number, private readonly fullHeight: number, private readonly by: number) {
    this.width = Math.ceil(full / by)
    this.height = Math.ceil(fullHeight / by)
    this.data = new Uint8ClampedArray(this.width * this.height * 4)
    this.sums = new Uint32Array(by === 1 ? 0 : this.width * 3)
  }

  add(row: Uint8Array): void {
    const { by, sums, width } = this
    if (by === 1) {
      for (let x = 0, from = 0, to = this.y * width * 4; x < width; x++, from += 3, to += 4) this.put(to, row[from] as number, row[from + 1] as number, row[from + 2] as number)
      this.y++
      return
    }
    for (let x = 0; x < this.full; x++) {
      const to = Math.floor(x / by) * 3
      for (let sample = 0; sample < 3; sample++) sums[to + sample] = (sums[to + sample] as number) + (row[x * 3 + sample] as number)
    }
    this.rows++
    if (this.rows === by || this.y * by + this.rows === this.fullHeight) this.flush()
  }

  private flush(): void {
    const { by, sums, width } = this
    for (let x = 0; x < width; x++) {
      const count = this.rows * Math.min(by, this.full - x * by)
      this.put((this.y * width + x) * 4, (sums[x * 3] as number) / count, (sums[x * 3 + 1] as number) / count, (sums[x * 3 + 2] as number) / count)
    }
    sums.fill(0)
    this.rows = 0
    this.y++
  }

  private put(at: number, red: number, green: number, blue: number): void {
    this.data[at] = red
    this.data[at + 1] = green
    this.data[at + 2] = blue
    this.data[at + 3] = 255
  }
}

type ToColours = (bytes: Uint8Array, from: number, row: Uint8Array) => void

/** How a row of samples becomes red, green and blue. */
function coloursOf(page: TiffPage): ToColours {
  const { width, bits, samples, photometric, littleEndian } = page
  // Of 16 bits the upper 8 are enough to see and to read.
  const size = bits === 16 ? 2 : 1
  const high = bits === 16 && littleEndian ? 1 : 0
  const mask = (1 << bits) - 1
  const sample: (bytes: Uint8Array, from: number, index: number) => number = bits >= 8
    ? (bytes, from, index) => bytes[from + index * size + high] as number
    : (bytes, from, index) => ((bytes[from + ((index * bits) >> 3)] as number) >> (8 - bits - ((index * bits) & 7))) & mask
  const alpha = alphaOf(page)
  const each = (put: (bytes: Uint8Array, from: number, first: number, row: Uint8Array, to: number) => void): ToColours => (bytes, from, row) => {
    for (let x = 0; x < width; x++) {
      put(bytes, from, x * samples, row, x * 3)
      if (alpha) onPaper(row, x * 3, sample(bytes, from, x * samples + alpha.at), alpha.multiplied)
    }
  }
  if (photometric === 3) {
    const { palette } = page
    const count = 1 << bits
    // Some writers give 8 bits where 16 are asked for.
    const by = palette.some((value) => value > 255) ? 257 : 1
    return each((bytes, from, first, row, to) => {
      const index = sample(bytes, from, first)
      for (let colour = 0; colour < 3; colour++) row[to + colour] = (palette[colour * count + index] as number) / by
    })
  }
  if (photometric === 5) {
    return each((bytes, from, first, row, to) => {
      const light = 255 - sample(bytes, from, first + 3)
      for (let colour = 0; colour < 3; colour++) row[to + colour] = ((255 - sample(bytes, from, first + colour)) * light) / 255
    })
  }
  if (photometric === 2 || photometric === 6) {
    const scale = bits >= 8 ? 1 : 255 / mask
    return each((bytes, from, first, row, to) => {
      for (let colour = 0; colour < 3; colour++) row[to + colour] = sample(bytes, from, first + colour) * scale
    })
  }
  const scale = bits >= 8 ? 1 : 255 / mask
  const white = photometric === 1
  return each((bytes, from, first, row, to) => {
    const value = sample(bytes, from, first) * scale
    row.fill(white ? value : 255 - value, to, to + 3)
  })
}

/** Which sample says how transparent a pixel is, and whether the colours are multiplied by it already. */
function alphaOf({ samples, extra, photometric }: TiffPage): { at: number; multiplied: boolean } | null {
  const colours = photometric === 2 || photometric === 6 ? 3 : photometric === 5 ? 4 : 1
  const index = extra.findIndex((kind) => kind === 1 || kind === 2)
  return index < 0 || colours + index >= samples ? null : { at: colours + index, multiplied: extra[index] === 1 }
}

function onPaper(row: Uint8Array, at: number, alpha: number, multiplied: boolean): void {
  for (let colour = 0; colour < 3; colour++) {
    const value = row[at + colour] as number
    row[at + colour] = Math.min(255, (multiplied ? value : (value * alpha) / 255) + 255 - alpha)
  }
}

/** Whether tag 274 lays a page on its side: it is then as high as its picture is wide. */
export const isTurned = (page: Pick<TiffPage, 'orientation'>) => page.orientation >= 5 && page.orientation <= 8

/** By TIFF 6.0, Orientation: what row 0 and column 0 of the picture are on the page. */
function upright(picture: Pixels, orientation: number): Pixels {
  if (orientation <= 1 || orientation > 8) return picture
  const { width: w, height: h } = picture
  const turned = orientation >= 5
  const [width, height] = turned ? [h, w] : [w, h]
  const data = new Uint8ClampedArray(w * h * 4)
  const from = new Uint32Array(picture.data.buffer)
  const to = new Uint32Array(data.buffer)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const across = turned ? y : x
      const down = turned ? x : y
      const column = orientation === 2 || orientation === 3 || orientation === 6 || orientation === 7 ? width - 1 - across : across
      const line = orientation === 3 || orientation === 4 || orientation === 7 || orientation === 8 ? height - 1 - down : down
      to[line * width + column] = from[y * w + x] as number
    }
  }
  return { width, height, data, lost: picture.lost }
}
