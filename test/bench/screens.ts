/** Figures of the screens themselves, in the real app, on a matter of 400 allegations, 20,000 links and 100,000 documents. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { cli } from '../../build/cli.ts'
import { say } from '../../build/say.ts'
import { inApp } from './app.ts'
import { frames } from './frames.ts'

/** Milliseconds from a click to the next frame in which `selector` is there. */
function timeTo(page: Page, click: string, selector: string): Promise<number> {
  return page.evaluate(([button = '', wanted = '']) => new Promise<number>((done) => {
    const began = performance.now()
    ;[...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.startsWith(button))?.click()
    const look = () => (document.querySelector(wanted) ? requestAnimationFrame(() => done(performance.now() - began)) : requestAnimationFrame(look))
    look()
  }), [click, selector])
}

async function screens(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'probata-screens-'))
  try {
    await cli(['large', '--data', data])
    await inApp(data, look)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function look(page: Page): Promise<void> {
  const opening = performance.now()
  await page.getByRole('button', { name: /A large matter/ }).first().click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 60_000 })
  say(`Large matter, opening: ${Math.round(performance.now() - opening)} ms`)
  say(`Large matter, proof matrix after the click: ${Math.round(await timeTo(page, 'Proof', '.matrix__cell'))} ms`)
  say(`Large matter, overview after the click: ${Math.round(await timeTo(page, 'Overview', '.count-line'))} ms`)
  say(`Large matter, documents after the click: ${Math.round(await timeTo(page, 'Documents', '.document-list__row'))} ms`)
  say(`Large matter, frames while scrolling the documents: ${await scrolling(page)}`)
  say(`Large matter, complaint after the click: ${Math.round(await timeTo(page, 'Complaint', '.complaint__row, [class*=complaint] .serif'))} ms`)
  await page.keyboard.press('Alt+8')
  await page.locator('.review-list__row--current').waitFor({ timeout: 30_000 })
  await page.waitForTimeout(1500)
  say(`Large matter, a decision painted after its key: ${await deciding(page)}`)
  await page.keyboard.press('Alt+7')
  await page.keyboard.press('Alt+5')
  say(`Large matter, a change shown: ${Math.round(await timeTo(page, 'Add a date', '[aria-label="Date of New date"]'))} ms`)
}

/** Codes thirty documents by keys: each time from the key to the frame that shows the decision, and to the frame of the next document. */
function deciding(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, bubbles: true, cancelable: true }))
    const current = () => document.querySelector('.review-list__row--current')
    // Seen as soon as the screen's tree has it, and timed once its frame has been drawn.
    const until = (shown: () => boolean) => new Promise<number>((done) => {
      const began = performance.now()
      const drawn = () => requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done(performance.now() - began)
        channel.port2.postMessage(null)
      })
      const watch = new MutationObserver(() => {
        if (!shown()) return
        watch.disconnect()
        drawn()
      })
      watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    const coded: number[] = []
    const moved: number[] = []
    for (let n = 0; n < 30; n++) {
      const word = current()?.textContent?.includes('not responsive') ? 'y' : 'x'
      const wait = until(() => (current()?.textContent?.includes('not responsive') ?? false) === (word === 'x'))
      press(word)
      coded.push(await wait)
      await new Promise((done) => setTimeout(done, 120))
      const before = current()?.getAttribute('aria-rowindex')
      const move = until(() => current()?.getAttribute('aria-rowindex') !== before)
      press('Enter')
      moved.push(await move)
      await new Promise((done) => setTimeout(done, 200))
    }
    const figures = (times: number[]) => {
      const sorted = [...times].sort((a, b) => a - b)
      return `median ${Math.round(sorted[15] ?? 0)} ms, p95 ${Math.round(sorted[28] ?? 0)} ms`
    }
    return `${figures(coded)}; the next document's row: ${figures(moved)}`
  })
}

async function scrolling(page: Page): Promise<string> {
  const { second, longest } = await frames(page, 2000, page.locator('.document-list__scroller'), 220)
  return `${second} a second, the longest ${longest} ms`
}

await screens()
