/** The paralegal's morning: a production is checked, decided upon, imported, cited, and its custody shown. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoProduction } from '../../build/demo/production.ts'
import { expect, test } from './support/app.ts'
import { temporaryFolder } from './support/hostile.ts'
import { newMatter, storedIn } from './support/matter.ts'

async function demoZip(): Promise<string> {
  const path = join(temporaryFolder(), 'VOL001.zip')
  writeFileSync(path, await demoProduction())
  return path
}

test('a production with faults is checked before anything is written, then imported as one change', async ({ app: { page } }) => {
  await newMatter(page)
  await page.getByRole('button', { name: 'Productions' }).click()
  await page.getByLabel('Archive of the production').setInputFiles(await demoZip())
  await expect(page.getByLabel('Field for BEGBATES')).toHaveValue('begBates', { timeout: 20_000 })
  await expect(page.getByLabel('Field for SHA256')).toHaveValue('sha256')
  await page.getByLabel('Producing party').fill('LinkedIn')
  await page.getByRole('button', { name: 'Check it' }).click()
  const kinds = page.getByRole('region', { name: 'Findings by kind' })
  for (const kind of ['Hash differs from the claim', 'Row cut in the middle', 'Native file missing', 'Path leads out of the production', 'Date that cannot be', 'Redacted, but the native came with it', 'Words of privilege in the text', 'Bates numbers not received', 'File in no load file', 'Page counts disagree']) {
    await expect(kinds.getByRole('button', { name: new RegExp(kind) }), kind).toBeVisible({ timeout: 20_000 })
  }
  expect((await storedIn(page)).documents).toEqual([])
  await kinds.getByRole('button', { name: /Bates numbers not received/ }).click()
  await expect(page.getByRole('region', { name: 'Findings', exact: true })).toContainText('LI_000011 to LI_000012 were not received (2 numbers).')
  await page.getByRole('button', { name: 'Import 12 documents', exact: true }).click()
  await expect(page.getByText('12 documents with 20 pages were added.')).toBeVisible({ timeout: 30_000 })
  const stored = await storedIn(page)
  expect(stored.documents).toHaveLength(12)
  expect(stored.log.filter((label) => label.startsWith('Import'))).toEqual(['Import 12 documents of VOL001'])
  await page.getByRole('button', { name: 'Close' }).click()

  // Typed anywhere, a Bates number opens its page.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('LI_000005')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Page', { exact: true })).toHaveValue('2')

  // The same volume again changes nothing.
  await page.getByLabel('Archive of the production').setInputFiles(await demoZip())
  await page.getByRole('button', { name: 'Check it' }).click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Import 12 documents', exact: true }).click({ timeout: 20_000 })
  await expect(page.getByText('Nothing new: every row was in the matter already.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Close' }).click()

  // One undo takes the whole import back.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await storedIn(page)).documents.length).toBe(0)
})
