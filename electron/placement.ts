/** Where a window goes that was somewhere before: screens come and go, and grow smaller. Pure. */
export type Box = { x: number; y: number; width: number; height: number }

/** Of a window's upper edge this much must be on a screen, or nobody could take hold of it. Pixels. */
const GRIP = { width: 120, height: 24 }

/** What was kept of a window, as far as it is that; null where the file holds something else. */
export function readPlacement(value: unknown): { bounds: Box; maximized: boolean; fullScreen: boolean } | null {
  const { bounds, maximized, fullScreen } = (value ?? {}) as { bounds?: Partial<Box>; maximized?: unknown; fullScreen?: unknown }
  const numbers = [bounds?.x, bounds?.y, bounds?.width, bounds?.height]
  if (!numbers.every((one): one is number => typeof one === 'number' && Number.isFinite(one) && Math.abs(one) < 100_000)) return null
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Math.round)
  return width > 0 && height > 0 ? { bounds: { x, y, width, height }, maximized: maximized === true, fullScreen: fullScreen === true } : null
}

/**
 * The place for a window on the screens that are there now. One that can still be taken hold of stays; one
 * whose screen is gone is centred on the first. It is never larger than its screen.
 * @param areas work areas, the primary screen's first
 */
export function placeOn(bounds: Box, areas: readonly Box[]): Box {
  const shown = ({ x, y, width, height }: Box) => {
    const wide = Math.min(bounds.x + bounds.width, x + width) - Math.max(bounds.x, x)
    const high = Math.min(bounds.y + GRIP.height, y + height) - Math.max(bounds.y, y)
    return wide >= Math.min(GRIP.width, bounds.width) && high >= GRIP.height ? wide : 0
  }
  const there = [...areas].sort((a, b) => shown(b) - shown(a))[0]
  const first = areas[0]
  if (!there || !first) return bounds
  const stays = shown(there) > 0
  const area = stays ? there : first
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  if (!stays) return { x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2), width, height }
  return { x: bounds.x, y: bounds.y, width, height }
}
