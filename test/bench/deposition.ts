/** Figures of the room, on the large matter: a key until it is painted, and an exhibit of 300 pages until its page is drawn. */
import { join } from 'node:path'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Page } from '@playwright/test'
import { say } from '../../build/say.ts'
import { plainPdf } from '../e2e/support/hostile.ts'

const KEYS = 60
const CALLS = 20

export async function depositionFigures(page: Page): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'probata-long-'))
  try {
    const long = join(folder, 'zebra manual.pdf')
    const other = join(folder, 'walrus manual.pdf')
    writeFileSync(long, await plainPdf(Array.from({ length: 300 }, (_, index) => `Page ${index + 1} of the manual.`)))
    writeFileSync(other, await plainPdf(Array.from({ length: 300 }, (_, index) => `Page ${index + 1} of the other manual.`)))
    await page.getByLabel('Files to import').setInputFiles([long, other])
    await page.getByRole('status').filter({ hasText: /Import/ }).first().waitFor({ timeout: 120_000 })
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Depositions/ }).click()
    await page.getByRole('button', { name: /Plan a deposition/ }).first().click()
    await page.getByRole('combobox', { name: 'Witness' }).fill('Ann Roe')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Go into the room/ }).click()
    await page.getByRole('textbox', { name: 'Running note' }).waitFor()
    await page.keyboard.press('Control+b')
    say(`Large matter, in the room, a key until it is painted: ${await typing(page)}`)
    say(`Large matter, in the room, an exhibit of 300 pages until its page is drawn: ${await calling(page)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const figures = (times: number[]) => {
  const sorted = [...times].sort((a, b) => a - b)
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms, p95 ${Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)} ms`
}

async function typing(page: Page): Promise<string> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    window.addEventListener('keydown', (event) => {
      const began = event.timeStamp
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => times.push(performance.now() - began)
        channel.port2.postMessage(null)
      })
    }, true)
  })
  await page.getByRole('textbox', { name: 'Running note' }).pressSequentially('he says that nobody ever looked at the messages of a member '.slice(0, KEYS), { delay: 90 })
  return figures(await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes))
}

async function calling(page: Page): Promise<string> {
  const times: number[] = []
  for (let n = 0; n < CALLS; n++) {
    await page.keyboard.press('Control+e')
    await page.keyboard.type(n % 2 === 0 ? 'zebra' : 'walrus')
    await page.getByRole('dialog', { name: 'Call an exhibit' }).getByRole('button').first().waitFor()
    await page.evaluate(() => {
      const canvas = document.querySelector('.live__viewer .viewer__canvas')
      const drawn = new Promise<number>((done) => {
        window.addEventListener('keydown', ({ timeStamp }) => {
          const look = () => {
            const now = document.querySelector('.live__viewer .viewer__canvas')
            if (now && now !== canvas) done(performance.now() - timeStamp)
            else requestAnimationFrame(look)
          }
          look()
        }, { capture: true, once: true })
      })
      Object.assign(window, { drawn })
    })
    await page.keyboard.press('Enter')
    times.push(await page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn))
  }
  return figures(times)
}
