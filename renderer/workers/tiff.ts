/**
 * TIFF files in a worker. Directories, strips and colours are read by shared/images, within
 * bounds; utif2 decodes what is JPEG inside.
 */
import UTIF from 'utif2'
import { pageSize, type PageSize } from '../../shared/images/pageSize'
import { isTiff, readTiff, type TiffFile, type TiffPage } from '../../shared/images/tiffFile'
import { decodeTiffPage, isTurned, type Pixels, whyNot } from '../../shared/images/tiffPixels'
import type { DecodeJpeg } from '../../shared/images/tiffStrips'
import { ProblemError, problem } from '../../shared/problem/problem'

export { isTiff }

/** Pages of a file; each takes a row of the database. */
const MOST_PAGES = 10_000
/** A page that takes longer is given up. Milliseconds. */
const LIMIT = 25_000

/** The types of utif2 leave its JPEG decoder out. */
type Decoder = { width: number; height: number; parse(bytes: Uint8Array): void; getData(wanted: object): Uint8Array }
const { JpegDecoder } = UTIF as unknown as { JpegDecoder: new (options: { w: number }) => Decoder }

/** `isSourcePDF` leaves the four inks of CMYK as they are stored. */
export const decodeJpeg: DecodeJpeg = (bytes, toRgb) => {
  const decoder = new JpegDecoder({ w: toRgb ? 1 : 0 })
  decoder.parse(bytes)
  const { width, height } = decoder
  const data = decoder.getData({ width, height, forceRGB: false, isSourcePDF: true })
  return { width, height, components: data.length / (width * height), data }
}

/** What a TIFF holds: its pages in points, and what is wrong with it. */
export type TiffFrames = {
  frames: PageSize[]
  /** a sentence; "" where nothing is */
  warning: string
}

/** @throws ProblemError `file.cut-short` where there is no page in it, `file.too-large` where there are too many */
export function tiffFrames(bytes: Uint8Array, name: string): TiffFrames {
  const { pages, broken } = opened(bytes, name)
  const refused = pages.flatMap((page, index) => {
    const why = whyNot(page)
    return why ? [`Page ${index + 1} ${why}.`] : []
  })
  const warnings = [broken ? `The file is damaged or cut short: only ${pages.length === 1 ? 'its first page' : `its first ${pages.length} pages`} could be reached.` : '', ...refused.slice(0, 3), refused.length > 3 ? `So it is with ${refused.length - 3} more.` : '']
  return { frames: pages.map(sizeOf), warning: warnings.filter(Boolean).join(' ') }
}

/** A page as pixels, upright, with its size in points. @param frame 1-based */
export function tiffPicture(bytes: Uint8Array, frame: number, name: string, most: number): Pixels & { size: PageSize } {
  const { pages } = opened(bytes, name)
  const page = pages[frame - 1]
  if (!page) throw new ProblemError(problem('file.cut-short', `${name} has no page ${frame}.`, 'Ask for the file again.'))
  const until = performance.now() + LIMIT
  const pixels = decodeTiffPage(bytes, page, pages.length > 1 ? `Page ${frame} of ${name}` : name, { most, late: () => performance.now() > until }, decodeJpeg)
  return { ...pixels, size: sizeOf(page) }
}

function opened(bytes: Uint8Array, name: string): TiffFile {
  const file = readTiff(bytes, MOST_PAGES)
  if (file.broken === 'many') throw new ProblemError(problem('file.too-large', `${name} has more than ${MOST_PAGES.toLocaleString()} pages.`, 'Split it into parts and import those.'))
  if (file.pages.length === 0) throw new ProblemError(problem('file.cut-short', `${name} is damaged or cut short, and cannot be shown as a picture.`, 'Ask for the file again.'))
  return file
}

/** On paper, upright. */
function sizeOf(page: TiffPage): PageSize {
  const { width, height, dpi } = page
  return isTurned(page) ? pageSize(height, width, dpi && { x: dpi.y, y: dpi.x }) : pageSize(width, height, dpi)
}
