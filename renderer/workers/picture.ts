/** Pictures for the recogniser: grey, and in a form that costs nothing to write and to read. */

/** A picture of more is drawn smaller. Pixels. */
export const MOST_PIXELS = 24_000_000
/** Letters of twelve points are as high at this resolution as the recogniser likes them. Pixels an inch. */
const ENOUGH_DPI = 300
/** Enlarging further only makes blur. */
const MOST_ENLARGED = 3

/**
 * Resolution at which a picture is given to the recogniser.
 * @param width of the picture, pixels
 * @param height pixels
 * @param page its size in points
 * @returns pixels an inch of the page, the same across and down
 */
export function recogniserScale(width: number, height: number, page: { width: number; height: number }): number {
  const own = Math.max((width / page.width) * 72, (height / page.height) * 72)
  const wanted = own >= ENOUGH_DPI ? own : Math.min(ENOUGH_DPI, own * MOST_ENLARGED)
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (page.width * page.height)) * 72)
}

/** Portable graymap (Netpbm P5): a line of header, then a byte a pixel. */
export function graymap(pixels: ImageData): Blob {
  const { data, width, height } = pixels
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    // Rec. 601 luma in 8-bit fixed point.
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
  }
  const ink = inkThreshold(grey)
  eraseRules(grey, width, height, ink)
  despeckle(grey, width, height, ink)
  return new Blob([`P5\n${width} ${height}\n255\n`, grey])
}

/** A stroke as long as this part of the page is ruled, not written. */
const RULE = 1 / 12
/** Rules are thin; what is thicker is a picture or a bar. Parts of the page's width. */
const THIN = 1 / 200

/**
 * Takes the upright rules of pleading paper and of tables away, in place. The recogniser would
 * read them as letters, and the numbers beside them not at all.
 * @param grey a byte a pixel, 0 black
 * @param ink what is darker is ink
 */
export function eraseRules(grey: Uint8Array, width: number, height: number, ink = inkThreshold(grey)): void {
  const long = Math.max(60, Math.floor(height * RULE))
  const thin = Math.max(3, Math.ceil(width * THIN))
  const ruled = new Uint8Array(grey.length)
  let any = false
  for (let x = 0; x < width; x++) {
    for (let y = 0, run = 0; y <= height; y++) {
      if (y < height && (grey[y * width + x] ?? 255) < ink) {
        run++
        continue
      }
      if (run >= long) {
        any = true
        for (let back = y - run; back < y; back++) ruled[back * width + x] = 1
      }
      run = 0
    }
  }
  if (!any) return
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      if (!ruled[row + x]) continue
      let end = x
      while (end < width && ruled[row + end]) end++
      // With the grey at both sides of it.
      if (end - x <= thin) grey.fill(255, row + Math.max(0, x - 1), row + Math.min(width, end + 1))
      x = end
    }
  }
}

/** Dark dots of fewer pixels, at 300 an inch, are smaller than any full stop that is printed. */
const SPECK = 14
/** A page with fewer of them is clean, and left as it is. */
const MANY_SPECKS = 400

/**
 * Takes the specks of a bad scan away, in place. The recogniser would read them as accents and
 * letters, and lose the lines between them.
 * @param grey a byte a pixel, 0 black
 */
export function despeckle(grey: Uint8Array, width: number, height: number, ink = inkThreshold(grey)): void {
  const seen = new Uint8Array(grey.length)
  const stack: number[] = []
  const specks: number[] = []
  let many = 0
  for (let start = 0; start < grey.length; start++) {
    if (seen[start] || (grey[start] ?? 255) >= ink) continue
    seen[start] = 1
    stack.push(start)
    const from = specks.length
    let size = 0
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (++size <= SPECK) specks.push(at)
      const x = at % width
      const y = (at - x) / width
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (seen[next] || (grey[next] ?? 255) >= ink) continue
          seen[next] = 1
          stack.push(next)
        }
      }
    }
    if (size > SPECK) specks.length = from
    else many++
  }
  if (many < MANY_SPECKS) return
  for (const at of specks) {
    // The rim of a speck is grey; it goes with it.
    for (const near of [at, at - 1, at + 1, at - width, at + width]) if (near >= 0 && near < grey.length && !isInk(grey, near, ink, at)) grey[near] = 255
  }
}

/** Whether a neighbour belongs to something else than the speck itself. */
function isInk(grey: Uint8Array, near: number, ink: number, speck: number): boolean {
  return near !== speck && (grey[near] ?? 255) < ink
}

/** The grey between ink and paper that parts both best (Otsu). */
function inkThreshold(grey: Uint8Array): number {
  const counts = new Float64Array(256)
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1
  let sum = 0
  counts.forEach((count, value) => {
    sum += count * value
  })
  let below = 0
  let sumBelow = 0
  let best = 128
  let most = -1
  for (let value = 0; value < 256; value++) {
    const count = counts[value] ?? 0
    below += count
    sumBelow += count * value
    const above = grey.length - below
    if (below === 0 || above === 0) continue
    const apart = below * above * (sumBelow / below - (sum - sumBelow) / above) ** 2
    if (apart > most) {
      most = apart
      best = value + 1
    }
  }
  return best
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
