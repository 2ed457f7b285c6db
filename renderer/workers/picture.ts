/** Pictures for the recogniser: grey, and in a form that costs nothing to write and to read. */

/** A picture of more is drawn smaller. Pixels. */
export const MOST_PIXELS = 24_000_000
/** Letters of a page that is narrower than this are too small to recognise. Pixels. */
const ENOUGH_WIDTH = 1700

/** How far a picture is enlarged or made smaller before it is recognised. */
export function pictureScale(width: number, height: number): number {
  const wanted = Math.min(3, Math.max(1, ENOUGH_WIDTH / width))
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)))
}

/** Portable graymap (Netpbm P5): a line of header, then a byte a pixel. */
export function graymap(pixels: ImageData): Blob {
  const { data, width, height } = pixels
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    // Rec. 601 luma in 8-bit fixed point.
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
  }
  return new Blob([`P5\n${width} ${height}\n255\n`, grey])
}

/**
 * Width and height out of the first bytes of a picture, without decoding it; null where they
 * do not say.
 */
export function pictureSize(head: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const is = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (is(0x89, 0x50, 0x4e, 0x47) && head.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (is(0x47, 0x49, 0x46) && head.length >= 10) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (is(0x42, 0x4d) && head.length >= 26) return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  if (is(0xff, 0xd8)) return jpegSize(view)
  return null
}

/** Segments up to the frame header (ITU T.81, B.2.2). */
function jpegSize(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
