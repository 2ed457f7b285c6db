/** The figure of the room, on the large matter: a key until it is painted. */
import type { Page } from '@playwright/test'
import { say } from '../../build/say.ts'

const KEYS = 60

export async function depositionFigures(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Depositions/ }).click()
  await page.getByRole('button', { name: /Plan a deposition/ }).first().click()
  await page.getByRole('combobox', { name: 'Witness' }).fill('Ann Roe')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Go into the room/ }).click()
  await page.getByRole('textbox', { name: 'Running note' }).waitFor()
  await page.keyboard.press('Control+b')
  say(`Large matter, in the room, a key until it is painted: ${await typing(page)}`)
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
