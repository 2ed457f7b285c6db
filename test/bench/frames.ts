/** Frames of the window, counted in it. */
import type { Locator, Page } from '@playwright/test'

export type Frames = { second: number; p95: number; p99: number; longest: number }

/**
 * Counts until the time is over.
 * @param time milliseconds; null until `endFrames`; @param list what is scrolled meanwhile, by so many pixels a frame
 */
export async function frames(page: Page, time: number | null, list: Locator | null = null, by = 0): Promise<Frames> {
  const scroller = list && (await list.elementHandle())
  return page.evaluate((asked) => new Promise<Frames>((done) => {
    const times: number[] = []
    const began = performance.now()
    let last = began
    const step = (now: number) => {
      times.push(now - last)
      last = now
      if (asked.scroller instanceof Element) asked.scroller.scrollBy(0, asked.by)
      const isOver = asked.time === null ? 'framesEnd' in window : now - began > asked.time
      if (!isOver) return requestAnimationFrame(step)
      // The first ones begin before the counting does.
      const own = times.slice(2).sort((a, b) => a - b)
      const at = (share: number) => Math.round(own[Math.floor(own.length * share)] ?? 0)
      done({ second: Math.round(own.length / (own.reduce((sum, one) => sum + one, 0) / 1000)), p95: at(0.95), p99: at(0.99), longest: Math.round(own.at(-1) ?? 0) })
    }
    requestAnimationFrame(step)
  }), { time, by, scroller })
}

export async function endFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { framesEnd: true })
  })
}
