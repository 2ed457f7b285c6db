/**
 * First results on the screen after a key, in the real app, on a matter of as many pages as the bench made: words
 * are typed into the search at a person's pace, each key timed to the frame that shows an answer to it.
 */
import type { Page } from '@playwright/test'
import { say } from '../../build/say.ts'
import { inApp } from './app.ts'

const QUERIES = ['agreement', 'termination notice', 'confidential information', 'party w/10 breach', 'govern* law', '"intellectual property"', 'licens* AND (fee OR royalt*)', 'personal data']
const PACE = 140

async function typing(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Bench search/ }).first().click()
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('Control+Shift+f')
  const box = page.getByRole('combobox', { name: 'Search the matter' })
  await box.waitFor()
  await box.fill('agreement')
  await page.getByRole('grid', { name: 'Results' }).waitFor({ timeout: 300_000 })
  await page.getByRole('progressbar', { name: 'Building the index' }).waitFor({ state: 'detached', timeout: 300_000 })
  await page.waitForTimeout(3000)
  await listen(page)
  for (const query of QUERIES) {
    await box.fill('')
    await page.waitForTimeout(300)
    await box.pressSequentially(query, { delay: PACE })
    await page.waitForTimeout(700)
  }
  say(await figures(page))
}

type Heard = { keys: number[]; last: number[]; frames: number[]; now: { key: number; end: boolean } | null }

/**
 * Keeps for each key the time to the end of the frame in which another answer is drawn: the sentence of the answer
 * names what was asked, so it changes with every query that is whole. What is overtaken by the next key has no time of
 * its own. Frames are counted from the first key on.
 */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard: Heard = { keys: [], last: [], frames: [], now: null }
    Object.assign(window, { heard })
    const said = () => document.querySelector('.answer__explain')?.textContent?.replace(/[\d.]+ s$/, '') ?? ''
    let before = said()
    let began = 0
    let waiting: ReturnType<typeof setTimeout> | undefined
    let newest: number | null = null
    window.addEventListener('keydown', (event) => {
      if (event.key.length !== 1) return
      began = event.timeStamp
      newest = null
      clearTimeout(waiting)
      // The last key of a query is one that nothing follows.
      waiting = setTimeout(() => {
        if (newest !== null) heard.last.push(newest)
      }, 500)
    }, true)
    new MutationObserver(() => {
      if (said() === before) return
      before = said()
      if (began === 0) return
      const key = began
      began = 0
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          newest = performance.now() - key
          heard.keys.push(newest)
        }
        channel.port2.postMessage(null)
      })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    let last = performance.now()
    const frame = (now: number) => {
      heard.frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

function figures(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { keys, last, frames } = (window as unknown as { heard: Heard }).heard
    const of = (times: number[], share: number) => Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0)
    const all = frames.slice(2)
    const second = Math.round(all.length / (all.reduce((sum, one) => sum + one, 0) / 1000))
    return `Search as it is typed: from a key to its answer on the screen, median ${of(keys, 0.5)} ms, p95 ${of(keys, 0.95)} ms of ${keys.length} keys; the last key of a query ${of(last, 0.5)}, ${of(last, 0.95)} ms of ${last.length}; ${second} frames a second, p99 ${of(all, 0.99)} ms, the longest ${Math.round(Math.max(...all))} ms`
  })
}

await inApp(process.argv[2] ?? '', typing)
