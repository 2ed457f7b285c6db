/** Pictures of the rooms of texts in a large matter: 300 versions, 60 agreements, 10,000 events. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '../e2e/support/app.ts'

const out = resolve(import.meta.dirname, '../../test-results/pictures')
const LOOKS = [{ theme: 'light', width: 1280, height: 800 }, { theme: 'dark', width: 1920, height: 1080 }]

test('policies, contracts and chronology of a large matter', async ({ app }) => {
  mkdirSync(out, { recursive: true })
  await app.electron.close()
  spawnSync(process.execPath, [resolve(import.meta.dirname, '../../build/main.ts'), 'cli', 'large', '--data', app.data, '--documents', '500'])
  await app.restart()
  const { page } = app
  await page.getByRole('button', { name: /A large matter/ }).first().click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 60_000 })
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  const shot = async (what: string) => {
    for (const { theme, width, height } of LOOKS) {
      await page.evaluate((value) => { document.documentElement.dataset.theme = value }, theme)
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(out, `texts-${what}-${theme}-${width}.png`) })
    }
  }
  await rail.getByRole('button', { name: /^Policies/ }).click()
  await shot('versions')
  for (const view of ['Compare', 'Words over time', 'Settings']) {
    await page.getByRole('radio', { name: view }).click()
    if (view === 'Words over time') {
      await page.getByLabel('Words to follow').fill('train*')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(3000)
    }
    await shot(view.toLowerCase().replaceAll(' ', '-'))
  }
  await rail.getByRole('button', { name: /^Contracts/ }).click()
  await shot('clauses')
  for (const view of ['Obligations', 'Terms', 'Which governs', 'Conflicts']) {
    await page.getByRole('radio', { name: new RegExp(view, 'i') }).click()
    await shot(view.toLowerCase().replaceAll(' ', '-'))
  }
  await rail.getByRole('button', { name: /^Chronology/ }).click()
  await shot('events')
  await page.getByRole('radio', { name: 'Timeline' }).click()
  await shot('timeline')
  await page.getByRole('button', { name: 'Lanes' }).click()
  await page.getByRole('dialog', { name: 'Lanes' }).getByText('By person').click()
  await shot('timeline-people')
})
