/** How large a picture is as a page. */

/** A scan that does not tell its resolution was most likely made at this one. Pixels an inch. */
const USUAL_DPI = 200
/** A picture of at least so many pixels is taken for a scan. */
const LARGE = 1000
/** Width of a page for smaller pictures, and the bounds of any page. Points. */
const USUAL_WIDTH = 612
const LEAST = 36
const MOST = 14_400

export type PageSize = { width: number; height: number }

/**
 * @param width of the picture as it is shown, pixels
 * @param height pixels
 * @param dpi pixels an inch across and down, as the file says; null where it does not
 * @returns width and height in points (1/72 inch)
 */
export function pageSize(width: number, height: number, dpi: { x: number; y: number } | null): PageSize {
  if (dpi) {
    const size = { width: (width / dpi.x) * 72, height: (height / dpi.y) * 72 }
    if (Math.min(size.width, size.height) >= LEAST && Math.max(size.width, size.height) <= MOST) return size
  }
  const wide = Math.max(width, height) >= LARGE ? Math.min((width / USUAL_DPI) * 72, MOST) : USUAL_WIDTH
  return { width: wide, height: Math.min(MOST, Math.max(1, (height / width) * wide)) }
}
