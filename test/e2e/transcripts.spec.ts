/** A transcript is imported, read by page and line, linked, designated and cited. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SearchRoom } from './rooms/search.ts'
import { LAYOUTS, makeTranscript } from '../transcripts/make.ts'
import { expect, testOnDemo as test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { openDemo, storedIn } from './support/matter.ts'

test('from the file to a designation and a cite that opens', async ({ app: { page } }) => {
  const file = join(temporaryFolder(), 'Teasdale.txt')
  writeFileSync(file, LAYOUTS[0]?.text(makeTranscript(5, 14)) ?? '')
  await openDemo(page)
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

  await test.step('found by page and line in the search, and opened there', async () => {
    const search = new SearchRoom(page)
    await search.open()
    await search.search('"EXAMINATION BY MS. ORCHARD" in:testimony')
    const hit = page.getByRole('grid', { name: 'Results' }).getByRole('row').filter({ hasText: 'Teasdale Dep. 4:4–5' })
    await hit.click()
    await expect(page.getByRole('region', { name: 'Source' }).getByRole('option', { name: /^4:4 /, selected: true })).toBeVisible()
    await page.getByRole('region', { name: 'Source' }).getByRole('button', { name: 'Open in Transcripts' }).click()
    await page.getByRole('button', { name: 'Close the source', exact: true }).click()
  })

  const view = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).click()
  await test.step('digested, and counted by words', async () => {
    await view('Digest')
    await page.getByRole('textbox', { name: 'Topic of these lines' }).fill('Opening')
    await page.getByRole('textbox', { name: 'What these lines say' }).fill('Sworn; examination begins')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('table', { name: 'Digest' }).getByRole('row')).toHaveCount(2)
    expect((await storedIn(page)).log.at(-1)).toBe('Add Teasdale Dep. 4:4–5 to the digest')
    await expect(page.getByRole('region', { name: /^Lines 4:6/ })).toBeVisible()
    expect(await faultsIn(page, { where: 'digest', weight: 'any' })).toEqual([])
    await view('Words')
    await page.getByRole('textbox', { name: 'Words that begin with' }).fill('orchard')
    await page.getByRole('region', { name: 'Places of the word' }).getByRole('button', { name: '4:5' }).click()
    await expect(lines.getByRole('option', { name: /^4:5 /, selected: true })).toBeVisible()
  })
})
