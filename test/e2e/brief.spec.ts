/** A brief is checked against the demo matter: cites open their places, and misquotations are found. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { briefRoom } from './rooms/brief.ts'
import { expect, testOnDemo as test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { briefDocx, briefPdf } from './support/brief.ts'
import { plainPdf } from './support/hostile.ts'
import { openDemo, storedIn } from './support/matter.ts'
import { saveByMenu } from './support/save.ts'

test('a Word brief: what holds, what does not, and the source at the place', async ({ app }) => {
  const { page, electron } = app
  await openDemo(page)
  const before = await storedIn(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>go to brief')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Check a brief' })).toBeVisible()
  const brief = briefRoom(page)
  await brief.check('opposition.docx', await briefDocx())
  await expect(brief.sentence).toHaveText('11 record cites: 6 resolve, 1 quotes words that do not stand there, 1 page beyond the end, 1 exhibit unknown, 1 paragraph unknown, 1 may mean more than one source.')

  // What is to be looked at is shown first.
  await expect(brief.cites).toHaveCount(5)
  const misquoted = brief.cite('PX-4 at 1')
  await expect(misquoted).toContainText('words differ')
  await expect(misquoted.locator('del')).toHaveText('off')
  await expect(misquoted.locator('ins')).toHaveText('on')
  await expect(brief.cite('PX-5 at 9')).toContainText('page 9 is beyond the end')
  await expect(brief.cite('PX-77 at 2')).toContainText('exhibit unknown')
  await expect(brief.cite('Compl. ¶¶ 36, 400')).toContainText('Compl. ends at ¶ 69')
  await expect(brief.cite('Id. at 1')).toContainText('The cites before it name more than one source: PX-12, PX-11.')

  // A click opens the source; J, K and Enter do the same without the mouse.
  await misquoted.getByRole('button', { name: 'PX-4 at 1' }).click()
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('PX-4 at 1')
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('on by default')
  await brief.show(/^All/)
  await expect(brief.cite('PX-3 at 1')).toContainText('stands there')
  for (let up = 0; up < 3; up++) await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('Compl. ¶ 17')

  expect(await faultsIn(page, { where: 'brief', scope: '.brief', weight: 'any' })).toEqual([])

  const folder = mkdtempSync(join(tmpdir(), 'probata-brief-'))
  const save = (item: string, name: string) => saveByMenu({ page, electron }, folder, item, name)
  const csv = (await save('Table (CSV)', 'cites.csv')).toString()
  expect(csv.split('\r\n')).toHaveLength(13)
  expect(csv).toContain('[brief: off] [source: on]')
  const word = new TextDecoder().decode(unzipSync(new Uint8Array(await save('Word file (DOCX)', 'cites.docx')))['word/document.xml'])
  expect(word).toContain('DEMONSTRATION')
  expect(word).toContain('PX-77 at 2')

  // Nothing of the brief became a part of the matter.
  const after = await storedIn(page)
  expect(after.bytes).toEqual(before.bytes)
  expect(after.documents.map((one) => one.originalName)).toEqual(before.documents.map((one) => one.originalName))
})

test('a PDF brief says the same, and a file without words is refused with the matter untouched', async ({ app }) => {
  const { page } = app
  await openDemo(page)
  const brief = briefRoom(page)
  await brief.check('opposition.pdf', await briefPdf())
  await expect(brief.sentence).toContainText('11 record cites: 6 resolve, 1 quotes words that do not stand there')
  await page.getByRole('button', { name: 'Put the brief away' }).click()
  await expect(page.getByRole('heading', { name: 'Check a brief' })).toBeVisible()
  await page.getByLabel('Brief to check').setInputFiles({ name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from((await plainPdf(['x'])).slice(0, 300)) })
  await expect(page.getByRole('alert')).toContainText('broken.pdf', { timeout: 20_000 })
  await page.getByLabel('Brief to check').setInputFiles({ name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from('Nothing is cited here.') })
  await expect(page.getByRole('heading', { name: 'No record cites' })).toBeVisible()
})

test('notes show their cites as links, a short name makes one resolve, and the palette lists those of a pasted paragraph', async ({ app }) => {
  const { page } = app
  await openDemo(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('¶ 36')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Complaint', level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.getByLabel('Why it matters').fill('Compare PX-3 at 1 and Help Page at 1; but see PX-99 at 2.')
  const beneath = page.getByRole('list', { name: 'Record cites in this note' })
  await expect(beneath.getByRole('button')).toHaveCount(2)
  await expect(beneath).toContainText('No document has the exhibit number PX-99.')
  await beneath.getByRole('button', { name: 'PX-3 at 1' }).click()
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('PX-3')
  // What was typed is still there, with the source open beside it.
  await expect(page.getByLabel('Why it matters')).toHaveValue(/PX-99 at 2/)
  await page.getByRole('button', { name: 'Cancel' }).first().click()

  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Matter/ }).click()
  await page.getByRole('button', { name: 'Add a short name' }).click()
  await page.getByLabel('Papers call it').fill('Help Page')
  await page.getByLabel('and mean').fill('PX-4')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Cite PX-4 as “Help Page”' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Short name Help Page' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('See Help Page at 1; Compl. ¶ 17; PX-99 at 2.')
  const cites = page.getByRole('group', { name: '3 cites' })
  await expect(cites.getByRole('option', { name: /Help Page at 1/ })).toContainText('Help page on the setting')
  await expect(cites.getByRole('option', { name: /Compl\. ¶ 17/ })).toBeVisible()
  await expect(cites.getByRole('option', { name: /PX-99 at 2/ })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('Help Page at 1')
})
