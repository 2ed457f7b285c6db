/** The main job, in the real app: from a complaint to what proves it and what is missing. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { papers } from '../papers/index.ts'
import { PAPER } from './rooms/complaint.ts'
import { expect, test, testOnDemo } from './support/app.ts'
import { openDemo } from './support/matter.ts'

const rail = (page: Page, room: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${room}`) })

async function paperFile(name: string): Promise<string> {
  const paper = papers.find((one) => one.name === name)
  const file = join(mkdtempSync(join(tmpdir(), 'probata-paper-')), 'complaint.pdf')
  writeFileSync(file, await (paper as (typeof papers)[number]).pdf())
  return file
}

const handedPaper = await paperFile('single spacing')

test('an empty desk offers the demo matter and the import of a complaint, and takes a complaint that is dropped on it', async ({ app }) => {
  await expect(app.page.getByRole('button', { name: 'Open the demo matter' })).toBeVisible()
  await expect(app.page.getByRole('button', { name: 'Import a complaint…' })).toBeVisible()
  const dropped = await app.page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'complaint.txt'))
    return transfer
  }, PAPER)
  await app.page.getByRole('main').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(app.page.getByRole('button', { name: /^¶ 1, / })).toBeVisible({ timeout: 30_000 })
})

test('the demo matter opens in seconds with the undisclosed InMail at the top', async ({ app }) => {
  await openDemo(app.page)
  const sinks = app.page.getByRole('region', { name: 'What would sink this case' })
  await expect(sinks.getByRole('listitem').first()).toContainText('Nothing shows that any InMail left LinkedIn.')
  await expect(sinks.getByRole('listitem').first()).toContainText('Count II, element 4')
})

test('a complaint is imported from a file and its counts take elements from the library', async ({ app }) => {
  const { page } = app
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import a complaint…' }).click()
  await (await choosing).setFiles(await paperFile('a plain complaint'))
  await expect(page.getByRole('heading', { name: 'Complaint', exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('40 paragraphs · 2 counts')).toBeVisible()
  await rail(page, 'Proof').click()
  const matrix = page.getByRole('grid', { name: 'Proof matrix' })
  await expect(matrix.getByRole('row')).toHaveCount(2)
  await expect(matrix.getByRole('gridcell', { name: /^Duty/ })).toBeVisible()
})

test.describe('opened with a paper', () => {
  test.use({ appOptions: { width: 1440, height: 900, files: [handedPaper] } })
  test('the app makes a matter of it and reads it', async ({ app }) => {
    await expect(app.page.getByText('40 paragraphs · 2 counts')).toBeVisible({ timeout: 30_000 })
  })
})

test('a file without numbered paragraphs is refused in a sentence and leaves nothing behind', async ({ app }) => {
  const { page } = app
  const file = join(mkdtempSync(join(tmpdir(), 'probata-paper-')), 'letter.txt')
  writeFileSync(file, 'Dear counsel,\n\nplease find enclosed nothing at all.\n')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import a complaint…' }).click()
  await (await choosing).setFiles(file)
  await expect(page.getByRole('alert')).toContainText('letter.txt has no numbered paragraphs')
  await expect(page.getByRole('alert')).toContainText('Nothing was added to the matter.')
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(rail(page, 'Proof')).toHaveCount(0)
})

testOnDemo('evidence is linked to an allegation with the keyboard alone, undone, and redone after a restart', async ({ app }) => {
  let { page } = app
  await openDemo(page)
  await rail(page, 'Complaint').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('¶ 15')
  await page.keyboard.press('Enter')
  await page.keyboard.press('l')
  await page.getByRole('combobox', { name: /Exhibit number/ }).fill('PX-1 § 1.2')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Link PX-1 § 1.2 to ¶ 15' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').filter({ hasText: 'Undo: Link PX-1 § 1.2 to ¶ 15' })).toBeVisible()
  await app.restart()
  page = app.page
  await page.getByRole('button', { name: /00000-DEMO/ }).first().click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Control+Shift+Z')
  await expect(page.getByRole('status').filter({ hasText: 'Redo: Link PX-1 § 1.2 to ¶ 15' })).toBeVisible()
})

testOnDemo('a pin cite opens the source at the place without moving the left, and back goes back', async ({ app }) => {
  const { page } = app
  await openDemo(page)
  await rail(page, 'Proof').click()
  await page.getByRole('gridcell', { name: /^Divulged/ }).click()
  await page.getByRole('button', { name: 'PX-11 at 1' }).first().click()
  const source = page.getByRole('region', { name: 'Source' })
  await expect(source.getByText('Public answer to the lawsuit', { exact: false }).first()).toBeVisible()
  await expect(source.getByRole('button', { name: /Passage: “We never did that/ })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /^Divulged/ })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(source).toHaveCount(0)
})

testOnDemo('selected words become a passage and a link in three keystrokes', async ({ app }) => {
  const { page } = app
  await openDemo(page)
  await rail(page, 'Documents').click()
  await page.getByRole('row', { name: /Statement of plaintiff/ }).click()
  const words = page.locator('[data-page] [data-at]', { hasText: 'The reports do not say' }).first()
  await expect(words).toBeVisible()
  await words.evaluate((run) => {
    const range = document.createRange()
    range.selectNodeContents(run.firstChild as Node)
    const selection = window.getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    run.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
  })
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible()
  // Dragged out, into Word or a mail, the words take their cite along.
  const carried = await words.evaluate((run) => {
    const dataTransfer = new DataTransfer()
    run.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }))
    return { text: dataTransfer.getData('text/plain'), html: dataTransfer.getData('text/html') }
  })
  expect(carried.text).toMatch(/^“The reports do not say.*” PX-12 at 1$/s)
  expect(carried.html).toContain('<b>PX-12 at 1</b>')
  await page.keyboard.press('l')
  await page.keyboard.type('43')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Link PX-12 at 1 to ¶ 43' })).toBeVisible()
})

testOnDemo('documents are imported once by content, and a bad file is refused in words', async ({ app }) => {
  const { page } = app
  await openDemo(page)
  await rail(page, 'Documents').click()
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  const folder = mkdtempSync(join(tmpdir(), 'probata-files-'))
  const files: [string, string | Uint8Array][] = [['note.txt', 'A note.\n'], ['same.txt', 'A note.\n'], ['empty.pdf', ''], ['cut.pdf', '%PDF-1.7\n1 0 obj\n<< /Type'], ['табл\u202Efdp.csv', 'a,b\n=1+1,2\n'], ['archive.bin', new Uint8Array([0, 1, 2, 3, 0, 5])]]
  for (const [name, content] of files) writeFileSync(join(folder, name), content)
  // A chooser opens for a person's press only while the engine counts it as one: on a crowded machine it may come too late.
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 4000 })
    await page.keyboard.press('Control+i')
    await (await choosing).setFiles(files.map(([name]) => join(folder, name)))
  }).toPass({ timeout: 30_000 })
  const outcome = page.getByRole('dialog', { name: 'Import' })
  await expect(outcome).toContainText('same.txt has the same content as note', { timeout: 30_000 })
  await expect(outcome).toContainText('empty.pdf is empty')
  await expect(outcome).toContainText('cut.pdf is damaged or cut short')
  await outcome.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('row', { name: /archive/ })).toContainText('not readable yet')
  await expect(page.getByRole('row', { name: /\\u202e/ })).toBeVisible()
})

test('a matter is archived, deleted, brought back, and gone after the app closes', async ({ app }) => {
  let { page } = app
  await page.getByRole('button', { name: 'New empty matter' }).click()
  await expect(page.getByRole('heading', { name: 'Begin with the complaint' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to the desk' }).click()
  await page.getByRole('button', { name: 'Rename New matter' }).click()
  await page.getByRole('textbox', { name: 'Name of the matter' }).fill('Roe v. Acme')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Roe v\. Acme/ })).toBeVisible()
  await page.getByRole('button', { name: 'Delete Roe v. Acme' }).click()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByRole('button', { name: 'Delete Roe v. Acme' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete Roe v. Acme' }).click()
  await expect(page.getByRole('button', { name: 'Bring back' })).toBeVisible()
  await app.restart()
  page = app.page
  await expect(page.getByRole('button', { name: 'Open the demo matter' })).toBeVisible()
  await expect(page.getByText('Roe v. Acme')).toHaveCount(0)
})
