/** Figures of the screens themselves, in the real app, on a matter of 400 allegations, 20,000 links and 100,000 documents. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { cli } from '../../build/cli.ts'
import { launchOf } from '../../build/launch.ts'
import { ensureRuntime } from '../../build/runtime.ts'
import { say } from '../../build/say.ts'

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
  await cli(['large', '--data', data])
  const start = launchOf(ensureRuntime(), ['--data', data], true)
  const app = await _electron.launch({ executablePath: start.command, args: start.words, env: start.env as Record<string, string> })
  try {
    const page = await app.firstWindow()
    const opening = performance.now()
    await page.getByRole('button', { name: /A large matter/ }).first().click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 60_000 })
    say(`Large matter, opening: ${Math.round(performance.now() - opening)} ms`)
    say(`Large matter, proof matrix after the click: ${Math.round(await timeTo(page, 'Proof', '.matrix__cell'))} ms`)
    say(`Large matter, overview after the click: ${Math.round(await timeTo(page, 'Overview', '.count-line'))} ms`)
    say(`Large matter, documents after the click: ${Math.round(await timeTo(page, 'Documents', '.document-list__row'))} ms`)
    say(`Large matter, frames while scrolling the documents: ${await scrolling(page)}`)
    say(`Large matter, complaint after the click: ${Math.round(await timeTo(page, 'Complaint', '.complaint__row, [class*=complaint] .serif'))} ms`)
    await page.keyboard.press('Alt+7')
    await page.keyboard.press('Alt+5')
    say(`Large matter, a change shown: ${Math.round(await timeTo(page, 'Add a date', '[aria-label="Date of New date"]'))} ms`)
  } finally {
    await app.close()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Scrolls for two seconds, a screen every other frame. */
function scrolling(page: Page): Promise<string> {
  return page.evaluate(() => new Promise<string>((done) => {
    const list = document.querySelector('.document-list__scroller')
    const times: number[] = []
    let last = performance.now()
    const began = last
    const step = (now: number) => {
      times.push(now - last)
      last = now
      list?.scrollBy(0, 220)
      if (now - began < 2000) requestAnimationFrame(step)
      else done(`${Math.round(times.length / ((now - began) / 1000))} a second, the longest ${Math.round(Math.max(...times.slice(2)))} ms`)
    }
    requestAnimationFrame(step)
  }))
}

await screens()
