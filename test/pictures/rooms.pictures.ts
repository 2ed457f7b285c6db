/** Pictures to look at: every room in both themes and three sizes. Written to test-results/pictures. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/support/app.ts'

const out = resolve(import.meta.dirname, '../../test-results/pictures')
const SIZES = [{ width: 1280, height: 800 }, { width: 1440, height: 900 }, { width: 1920, height: 1080 }]

async function everyRoom(page: Page, name: string): Promise<void> {
  mkdirSync(out, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const shot = async (room: string) => {
        await page.waitForTimeout(350)
        await page.screenshot({ path: join(out, `${name}-${room}-${theme}-${size.width}.png`) })
      }
      const rail = page.getByRole('navigation', { name: 'Rooms' })
      for (const room of ['Overview', 'Complaint', 'Answers', 'Proof', 'Chronology', 'Policies', 'Contracts', 'Documents', 'Search', 'Productions', 'Review', 'Discovery', 'Deadlines', 'Transcripts', 'Depositions', 'People', 'Reports', 'Matter', 'Activity', 'Settings']) {
        await rail.getByRole('button', { name: new RegExp(`^${room}`) }).click()
        await shot(room.toLowerCase())
      }
      await rail.getByRole('button', { name: /^Chronology/ }).click()
      if (await page.getByRole('radio', { name: 'Timeline' }).isVisible()) {
        await page.getByRole('radio', { name: 'Timeline' }).click()
        await shot('timeline')
        await page.getByRole('radio', { name: 'Table' }).click()
      }
      await rail.getByRole('button', { name: /^Proof/ }).click()
      await page.getByRole('radio', { name: /Gaps/ }).click()
      await shot('gaps')
      await page.getByRole('radio', { name: /Debts/ }).click()
      await shot('debts')
      await page.getByRole('radio', { name: /Matrix/ }).click()
    }
  }
}

test('a large matter', async ({ app }) => {
  await app.electron.close()
  spawnSync(process.execPath, [resolve(import.meta.dirname, '../../build/main.ts'), 'cli', 'large', '--data', app.data, '--documents', '20000'])
  await app.restart()
  await app.page.getByRole('button', { name: /A large matter/ }).first().click()
  await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  await everyRoom(app.page, 'large')
})

test('the demo matter', async ({ app }) => {
  await app.page.screenshot({ path: join(out, 'desk-light.png') })
  await app.page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
  await everyRoom(app.page, 'demo')
})
