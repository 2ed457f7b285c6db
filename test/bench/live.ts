/**
 * Figures of the room and of the reader, in the real app, on a matter of 100,000 documents with a transcript of
 * 400 pages and 5,000 highlights. The peer of a key is a bare text field in the same window.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { cli } from '../../build/cli.ts'
import { dist } from '../../build/paths.ts'
import { say } from '../../build/say.ts'
import { inApp } from './app.ts'
import { frames } from './frames.ts'

const WORDS = 'he says that nobody ever looked at the messages of a member before the notice went out '
const CALLS = 24

async function live(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'probata-live-'))
  try {
    await cli(['large', '--data', data])
    await inApp(data, async (page) => {
      await page.getByRole('button', { name: /A large matter/ }).first().click()
      await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 60_000 })
      await page.getByLabel('Files to import').setInputFiles([join(dist, 'renderer', 'demo', 'bench-300.pdf')])
      await page.getByRole('status').filter({ hasText: 'Import' }).waitFor({ timeout: 60_000 })
      await room(page)
      await reader(page)
    })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function go(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name }).click()
}

async function room(page: Page): Promise<void> {
  await go(page, /^Depositions/)
  await page.getByRole('button', { name: /Go into the room/ }).click()
  const field = page.getByRole('textbox', { name: 'Running note' })
  await field.waitFor()
  await page.keyboard.press('Control+b')
  await call(page, 'bench-300')
  await page.locator('.live__viewer canvas').first().waitFor({ timeout: 30_000 })
  await field.focus()
  await hearKeys(page)
  say(`Live screen, 100,000 documents, a key until it is painted: ${await typing(page, () => field.pressSequentially(WORDS, { delay: 90 }))}`)
  say(`Live screen, a mark until its note is painted: ${await marking(page)}`)
  const bare = page.locator('#bare')
  await page.evaluate(() => {
    const own = document.createElement('textarea')
    own.id = 'bare'
    own.style.cssText = 'position:fixed;z-index:99;left:0;bottom:0;width:400px;height:60px'
    document.body.append(own)
  })
  await bare.focus()
  say(`Peer, a bare text field in the same window: ${await typing(page, () => bare.pressSequentially(WORDS, { delay: 90 }))}`)
  await page.evaluate(() => document.getElementById('bare')?.remove())
  say(`Call of an exhibit of 300 pages until its page is painted: ${await calling(page)}`)
  await page.keyboard.press('Alt+q')
}

async function call(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+e')
  await page.getByRole('textbox', { name: 'Number of the exhibit' }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Call an exhibit' }).waitFor({ state: 'detached' })
}

const figures = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b)
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms, p95 ${Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)} ms of ${sorted.length}`
}

/** Keeps the time from each key to the end of the frame that follows it. */
function hearKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.assign(window, { keyTimes: [] as number[] })
    window.addEventListener('keydown', (event) => {
      const began = event.timeStamp
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => (window as unknown as { keyTimes: number[] }).keyTimes.push(performance.now() - began)
        channel.port2.postMessage(null)
      })
    }, true)
  })
}

async function typing(page: Page, type: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    ;(window as unknown as { keyTimes: number[] }).keyTimes.length = 0
  })
  await type()
  return figures(await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes))
}

/** Marks what is typed, twenty times: from the key to the frame in which its note stands in the list. */
async function marking(page: Page): Promise<string> {
  return figures(await page.evaluate(async () => {
    const list = document.querySelector('.live__notes')
    const times: number[] = []
    for (let n = 0; n < 20; n++) {
      const before = list?.lastElementChild?.previousElementSibling
      const began = performance.now()
      const drawn = new Promise<number>((done) => {
        const watch = new MutationObserver(() => {
          if (list?.lastElementChild?.previousElementSibling === before) return
          watch.disconnect()
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => done(performance.now() - began)
            channel.port2.postMessage(null)
          })
        })
        watch.observe(list as Element, { childList: true, subtree: true })
      })
      document.querySelector('.live__field')?.dispatchEvent(new KeyboardEvent('keydown', { key: '6', code: 'Digit6', ctrlKey: true, bubbles: true, cancelable: true }))
      times.push(await drawn)
      await new Promise((done) => setTimeout(done, 120))
    }
    return times
  }))
}

/** Calls the paper of 300 pages after another exhibit has been on the screen: from Enter to the frame with its page. */
async function calling(page: Page): Promise<string> {
  const times: number[] = []
  for (let n = 0; n < CALLS; n++) {
    await call(page, '1')
    await page.locator('.live__viewer canvas').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+e')
    await page.getByRole('textbox', { name: 'Number of the exhibit' }).fill('bench-300')
    await page.getByRole('dialog', { name: 'Call an exhibit' }).getByRole('button').first().waitFor()
    times.push(await page.evaluate(() => new Promise<number>((done) => {
      const began = performance.now()
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      const look = () => (document.querySelector('.live__viewer canvas') ? requestAnimationFrame(() => done(performance.now() - began)) : requestAnimationFrame(look))
      look()
    })))
  }
  return figures(times)
}

/** Scrolls the reader for three seconds, most of a screen every frame; the peer scrolls as many bare lines. */
async function reader(page: Page): Promise<void> {
  await go(page, /^Transcripts/)
  const lines = page.getByRole('listbox', { name: /Lines of Teasdale Dep\./ })
  await lines.waitFor({ timeout: 30_000 })
  const ours = await scrolled(page, lines)
  await page.evaluate(() => {
    const own = document.createElement('div')
    own.id = 'bare'
    own.style.cssText = 'position:fixed;inset:0;z-index:99;overflow:auto;background:#fff;font:15px monospace'
    own.append(...Array.from({ length: 10_000 }, (_, n) => {
      const line = document.createElement('div')
      line.textContent = `${n}  a bare line of text that is as long as a line of a transcript is`
      return line
    }))
    document.body.append(own)
  })
  const peer = await scrolled(page, page.locator('#bare'))
  say(`Reader, 400 pages with 5,000 highlights: ${ours}; peer, 10,000 bare lines: ${peer}`)
}

async function scrolled(page: Page, list: Locator): Promise<string> {
  const { second, p95 } = await frames(page, 3000, list, 180)
  return `${second} frames a second, p95 ${p95} ms`
}

await live()
