/** TIFF pictures, single and of many pages, decoded by utif2 in a worker; sizes are checked before any pixel is made. */
import UTIF from 'utif2'
import { ProblemError, problem } from '../../shared/problem/problem'

/** Pixels of a page: what a scanner makes of a large sheet, and no bomb. */
const MOST_PIXELS = 120_000_000
const MOST_PAGES = 10_000

export type TiffFrame = { width: number; height: number }

export function isTiff(head: Uint8Array): boolean {
  return (head[0] === 0x49 && head[1] === 0x49 && head[2] === 0x2a && head[3] === 0) || (head[0] === 0x4d && head[1] === 0x4d && head[2] === 0 && head[3] === 0x2a)
}

/** The types lack the third argument, which pages that share tables need. */
const decodeFrame = UTIF.decodeImage as (buffer: ArrayBuffer, ifd: UTIF.IFD, all: UTIF.IFD[]) => void

type Ifd = UTIF.IFD & Record<string, unknown>

/** @throws ProblemError `file.cut-short`, `file.too-large` */
function directories(bytes: Uint8Array, name: string): Ifd[] {
  if (!isSound(bytes)) throw damaged(name)
  let found: Ifd[]
  try {
    found = (UTIF.decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer) as Ifd[]).filter((one) => sideOf(one, 't256') > 0 && sideOf(one, 't257') > 0)
  } catch (cause) {
    throw damaged(name, cause)
  }
  if (found.length === 0) throw damaged(name)
  if (found.length > MOST_PAGES) throw new ProblemError(problem('file.too-large', `${name} has more than ${MOST_PAGES.toLocaleString('en-US')} pages.`, 'Split it into parts and import those.'))
  return found
}

/** Bytes of a value, by the type of TIFF 6.0 § 2. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const MOST_ENTRIES = 400
/** Tags that point to further directories: EXIF, GPS, interoperability, sub-images. */
const POINTERS = new Set([330, 34_665, 34_853, 40_965])
/** Values of one tag: a strip for every row of the largest page. */
const MOST_VALUES = 200_000

/**
 * Whether every directory and every value lies inside the file, and none is met twice: the library
 * believes what a file says of itself.
 */
function isSound(bytes: Uint8Array): boolean {
  if (bytes.length < 14 || !isTiff(bytes)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const seen = new Set<number>()
  const waiting = [view.getUint32(4, little)]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0) continue
    if (seen.has(at) || at + 2 > bytes.length || seen.size > MOST_PAGES * 2) return false
    seen.add(at)
    const count = view.getUint16(at, little)
    const end = at + 2 + count * 12
    if (count === 0 || count > MOST_ENTRIES || end > bytes.length) return false
    for (let entry = at + 2; entry < end; entry += 12) {
      const values = view.getUint32(entry + 4, little)
      const size = (SIZES[view.getUint16(entry + 2, little)] ?? 0) * values
      if (size === 0 || (values > MOST_VALUES && size > 4_000_000)) return false
      const place = size > 4 ? view.getUint32(entry + 8, little) : entry + 8
      if (place + size > bytes.length) return false
      if (!POINTERS.has(view.getUint16(entry, little))) continue
      if (values > 16) return false
      for (let n = 0; n < values; n++) waiting.push(view.getUint32(place + n * 4, little))
    }
    if (end + 4 <= bytes.length) waiting.push(view.getUint32(end, little))
  }
  return seen.size > 0
}

const damaged = (name: string, cause?: unknown) => new ProblemError(problem('file.cut-short', `${name} is damaged or cut short, and cannot be shown as a picture.`, 'Ask for the file again.', '', cause))

function sideOf(ifd: Ifd, tag: string): number {
  const value = (ifd[tag] as number[] | undefined)?.[0]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** Turned by the orientation tag, a page is as high as the picture is wide. */
const isTurned = (ifd: Ifd) => sideOf(ifd, 't274') >= 5

/** The pages of a file, in pixels as they are shown. */
export function tiffFrames(bytes: Uint8Array, name: string): TiffFrame[] {
  return directories(bytes, name).map((ifd) => (isTurned(ifd) ? { width: sideOf(ifd, 't257'), height: sideOf(ifd, 't256') } : { width: sideOf(ifd, 't256'), height: sideOf(ifd, 't257') }))
}

/** @param frame 1-based */
export function tiffPicture(bytes: Uint8Array, frame: number, name: string): ImageData {
  const all = directories(bytes, name)
  const ifd = all[frame - 1]
  if (!ifd) throw damaged(name)
  const width = sideOf(ifd, 't256')
  const height = sideOf(ifd, 't257')
  if (width * height > MOST_PIXELS) throw new ProblemError(problem('file.too-large', `Page ${frame} of ${name} has more pixels than can be shown.`, 'Have it scanned at a lower resolution.'))
  try {
    decodeFrame(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer, ifd, all)
    const rgba = UTIF.toRGBA8(ifd)
    if (rgba.length < width * height * 4) throw new Error('fewer pixels than it says')
    return upright(new ImageData(new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, width * height * 4), width, height), sideOf(ifd, 't274') || 1)
  } catch (cause) {
    throw damaged(name, cause)
  }
}

/** By TIFF 6.0, Orientation: row and column that pixel 0 stands for. */
function upright(picture: ImageData, orientation: number): ImageData {
  if (orientation <= 1 || orientation > 8) return picture
  const { width: w, height: h } = picture
  const turned = orientation >= 5
  const out = new ImageData(turned ? h : w, turned ? w : h)
  const from = new Uint32Array(picture.data.buffer)
  const to = new Uint32Array(out.data.buffer)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [column, row] = orientation === 2 ? [w - 1 - x, y] : orientation === 3 ? [w - 1 - x, h - 1 - y] : orientation === 4 ? [x, h - 1 - y] : orientation === 5 ? [y, x] : orientation === 6 ? [h - 1 - y, x] : orientation === 7 ? [h - 1 - y, w - 1 - x] : [y, w - 1 - x]
      to[row * out.width + column] = from[y * w + x] as number
    }
  }
  return out
}
