/** A transcript is imported, read by page and line, linked, designated and cited. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LAYOUTS, makeTranscript } from '../transcripts/make.ts'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { storedIn } from './support/matter.ts'

test('from the file to a designation and a cite that opens', async ({ app: { page } }) => {
  const file = join(temporaryFolder(), 'Teasdale.txt')
  writeFileSync(file, LAYOUTS[0]?.text(makeTranscript(5, 14)) ?? '')
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  const lines = page.getByRole('listbox', { name: 'Lines of Teasdale Dep.' })

  await test.step('imported as one change', async () => {
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Transcripts/ }).click()
    await expect(page.getByRole('heading', { name: 'Transcripts' })).toBeVisible()
    await page.getByLabel('Transcript to import').setInputFiles(file)
    await expect(lines).toBeVisible({ timeout: 20_000 })
    expect((await storedIn(page)).log.at(-1)).toBe('Import the transcript of Morgan Teasdale (14 pages)')
    await expect(page.getByRole('complementary', { name: 'About this transcript' })).toContainText('MS. ORCHARD, examination')
  })

  await test.step('lines are chosen by keys, linked and designated', async () => {
    await page.getByRole('complementary', { name: 'About this transcript' }).getByRole('button', { name: '4:5' }).click()
    await lines.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    const tools = page.getByRole('toolbar', { name: 'Chosen lines' })
    await expect(tools).toContainText('Teasdale Dep. 4:6–7')
    await page.keyboard.press('l')
    await page.getByRole('combobox', { name: /^Link/ }).fill('36')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toBe('Link Teasdale Dep. 4:6–7 to ¶ 36')
    await lines.focus()
    await page.keyboard.press('d')
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toBe('Designate Teasdale Dep. 4:6–7 (affirmative)')
    await page.getByRole('radio', { name: /^Designations/ }).click()
    await expect(page.getByRole('list', { name: 'Designations' })).toContainText('Affirmative')
    await page.getByRole('textbox', { name: /^Ground of an objection/ }).fill('FRE 403')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Designations' })).toContainText('Objection: FRE 403')
    expect(await faultsIn(page, { where: 'transcripts', weight: 'any' })).toEqual([])
  })

  await test.step('the cite of the link opens the lines beside the complaint', async () => {
    await page.keyboard.press('Alt+2')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('¶ 36')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Work' }).getByRole('button', { name: 'Teasdale Dep. 4:6–7' }).first().click()
    const source = page.getByRole('region', { name: 'Source' })
    await expect(source.getByRole('option', { name: /^4:6 /, selected: true })).toBeVisible()
    expect(await faultsIn(page, { where: 'transcripts', weight: 'any' })).toEqual([])
    await source.getByRole('button', { name: 'Open in Transcripts' }).click()
    await expect(page.getByRole('option', { name: /^4:6 /, selected: true }).first()).toBeVisible()
  })
})
