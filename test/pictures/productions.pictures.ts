/** Pictures of a production on its way in: columns, check report, what came of it, review, custody, and the way out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { demoProduction } from '../../build/demo/production.ts'
import { expect, test } from '../e2e/support/app.ts'
import { temporaryFolder } from '../e2e/support/hostile.ts'

const out = resolve(import.meta.dirname, '../../test-results/pictures')
const LOOKS = [{ theme: 'light', width: 1280, height: 800 }, { theme: 'dark', width: 1920, height: 1080 }] as const

test('the demo production', async ({ app: { page } }) => {
  mkdirSync(out, { recursive: true })
  const zip = join(temporaryFolder(), 'VOL001.zip')
  writeFileSync(zip, await demoProduction())
  const shot = async (what: string) => {
    for (const { theme, width, height } of LOOKS) {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(300)
      await page.screenshot({ path: join(out, `production-${what}-${theme}-${width}.png`) })
    }
  }
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 40_000 })
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  await rail.getByRole('button', { name: /^Productions/ }).click()
  await shot('room')
  await page.getByLabel('Archive of the production').setInputFiles(zip)
  await expect(page.getByLabel('Field for BEGBATES')).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Producing party').fill('LinkedIn')
  await shot('columns')
  await page.getByRole('button', { name: 'Check it' }).click()
  await expect(page.getByRole('region', { name: 'Findings by kind' })).toBeVisible({ timeout: 40_000 })
  await page.getByRole('region', { name: 'Findings by kind' }).getByRole('button', { name: /Hash differs/ }).click()
  await shot('report')
  await page.getByRole('button', { name: /^Import \d+ documents/ }).click()
  await expect(page.getByText(/documents with \d+ pages were added/)).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Close' }).click()
  await shot('intake')
  await rail.getByRole('button', { name: /^Review/ }).click()
  await page.keyboard.press('j')
  await shot('review')
  await rail.getByRole('button', { name: /^Documents/ }).click()
  await page.getByRole('row').nth(3).click()
  await page.getByRole('button', { name: /Custody/ }).first().click()
  await shot('custody')
})
