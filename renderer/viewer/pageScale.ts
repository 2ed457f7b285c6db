/** How large pages are shown. */
import type { PageText } from '../../shared/text/page'

/** Space around pages. Pixels. */
export const MARGIN = 16

export type Zoom = 'width' | 'page' | number

/** A page as wide as most are; null where no text is stored. */
export function usualPage(texts: readonly PageText[]): number | null {
  const counts = new Map<number, { n: number; times: number }>()
  for (const page of texts) {
    const width = Math.round(page.width)
    const known = counts.get(width)
    if (known) known.times++
    else counts.set(width, { n: page.n, times: 1 })
  }
  return [...counts.values()].sort((a, b) => b.times - a.times)[0]?.n ?? null
}

export function scaleOf(zoom: Zoom, width: number, height: number, window: { width: number; height: number }): number {
  if (typeof zoom === 'number') return zoom
  const byWidth = Math.max(0.1, (window.width - 2 * MARGIN) / width)
  return zoom === 'width' ? Math.min(byWidth, 2.2) : Math.min(byWidth, Math.max(0.1, (window.height - 2 * MARGIN) / height))
}
