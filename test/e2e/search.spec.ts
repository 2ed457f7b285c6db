/** One box over the whole matter: typed, explained, opened at the place, walked through, kept. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { SearchRoom } from './rooms/search.ts'
import { expect, test, testOnDemo } from './support/app.ts'
import { faults, faultsIn } from './support/axe.ts'
import { plainPdf, writeFiles } from './support/hostile.ts'
import { importFiles, newMatter, openDemo } from './support/matter.ts'

async function openRoom(page: Page): Promise<SearchRoom> {
  await openDemo(page)
  const room = new SearchRoom(page)
  await room.open()
  return room
}

/** Imports and waits until the last of them is in the list. */
async function importAll(page: Page, files: Record<string, string | Uint8Array>): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Documents/ }).click()
  await importFiles(page, writeFiles(files))
  await expect(page.getByRole('grid', { name: 'Documents' }).getByText((Object.keys(files).at(-1) ?? '').replace(/\.\w+$/, '')).first()).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

testOnDemo('a search is explained, counted, opened at its place and walked through by one key', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  const room = await openRoom(page)
  await room.search('in:documents messag* w/25 train*')
  await expect(room.said).toContainText('Documents where “messag*” stands within 25 words of “train*”.', { timeout: 30_000 })
  await expect(page.getByRole('group', { name: 'Hits of each term' })).toContainText('messag*')
  const row = room.results.getByRole('row').nth(2)
  await expect(row.locator('mark').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(room.source).toBeVisible()
  await expect(room.source.locator('.viewer__mark--strong, .viewer__text-mark--strong').first()).toBeVisible({ timeout: 20_000 })
  // On through the hits of all documents, from another room too, without going back to the list.
  const tab = room.source.locator('[aria-current="true"]')
  const first = await tab.textContent()
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Complaint/ }).click()
  await expect.poll(async () => {
    await page.keyboard.press('F3')
    return tab.textContent()
  }, { timeout: 20_000 }).not.toBe(first)
  await expect(room.source.getByRole('button', { name: /^Close (?!the source)/ })).toHaveCount(1)
})

testOnDemo('errors stand underlined at their place and mend themselves', async ({ app: { page } }) => {
  const room = await openRoom(page)
  await room.search('in:documents (message w/ train')
  await expect(room.said).toContainText('does not say how near')
  await expect(room.box).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('button', { name: /^Search in:documents \(message w\/5 train/ }).click()
  await expect(room.said).toContainText('This bracket is not closed')
  await page.getByRole('button', { name: /^Search in:documents \(message w\/5 train\)/ }).click()
  await expect(room.said).toContainText('within 5 words of')
  await expect(room.box).toHaveAttribute('aria-invalid', 'false')
  for (const [typed, words] of [['*', 'only wild cards'], ['"a b', 'not closed'], ['a'.repeat(10_001), 'at most 10,000'], ['tga:hot', 'Did you mean “tag:”'], ['linked:¶9999', 'names nothing in this matter']] as const) {
    await room.search(typed)
    await expect(room.said).toContainText(words)
  }
  await room.search('the')
  await expect(room.results).toBeVisible()
})

testOnDemo('fields and values are offered while typing, and taken by Tab', async ({ app: { page } }) => {
  const room = await openRoom(page)
  await room.box.pressSequentially('stat')
  await expect(page.getByRole('option', { name: /^status:/ })).toBeVisible()
  await page.keyboard.press('Tab')
  await room.box.pressSequentially('mis')
  await page.keyboard.press('Tab')
  await expect(room.box).toHaveValue('status:missing ')
  await room.box.pressSequentially('in:para')
  await page.keyboard.press('Tab')
  await expect(room.said).toContainText('Paragraphs where the status')
  await expect(room.results.getByRole('img', { name: 'Missing' }).or(room.results.getByText('Missing')).first()).toBeVisible()
})

testOnDemo('the key of a room searches what the room holds', async ({ app: { page } }) => {
  const room = await openRoom(page)
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Complaint/ }).click()
  await page.keyboard.press('Control+f')
  await expect(room.box).toHaveValue('in:paragraphs ')
  await expect(room.box).toBeFocused()
})

test('a search is kept, says what is new, and narrows the documents and the review', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  await newMatter(page)
  await importAll(page, { 'first.txt': 'The private message was read.', 'other.txt': 'Nothing of the kind.' })
  const room = new SearchRoom(page)
  await room.open()
  await room.search('private w/3 message')
  await expect(room.hit(/first/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Save this search' }).click()
  await page.getByLabel('Name of the search').fill('Private messages')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Save the search “Private messages”')).toBeVisible()
  await room.search('')
  const kept = page.getByRole('main').getByRole('button', { name: /^Private messages/ })
  await expect(kept).toContainText('1')
  await importAll(page, { 'second.txt': 'Another private little message.' })
  await room.open()
  await expect(kept).toContainText('1 new', { timeout: 30_000 })
  await kept.click()
  await expect(page.getByText('1 new since')).toBeVisible()
  await page.getByRole('button', { name: 'Only these' }).click()
  await expect(room.hit(/second/)).toBeVisible()
  await expect(room.hit(/first/)).toHaveCount(0)
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  for (const [name, grid] of [['Documents', 'Documents'], ['Review', 'Documents to review']] as const) {
    await rail.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await expect(page.getByRole('grid', { name: grid }).getByText('other')).toBeVisible()
    await page.getByRole('button', { name: 'Saved search' }).click()
    await page.getByRole('menu').getByText('Private messages').click()
    await expect(page.getByRole('grid', { name: grid }).getByText('other')).toHaveCount(0)
    await expect(page.getByRole('grid', { name: grid }).getByText('first').first()).toBeVisible()
  }
})

testOnDemo('a hit report counts many terms and is saved as a workbook and a table', async ({ app: { page, electron, data } }) => {
  test.setTimeout(120_000)
  const room = await openRoom(page)
  await room.page.getByRole('radio', { name: 'Hit report' }).click()
  await page.getByLabel('Terms, one a line').fill('messag* w/25 train*\n"opt out"\nzzqqxx\n(broken')
  await page.getByRole('button', { name: 'Count 4 terms' }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('row', { name: /zzqqxx/ })).toContainText('0', { timeout: 30_000 })
  await expect(table.getByRole('row', { name: /broken/ })).toContainText('This bracket is not closed.')
  for (const kind of ['xlsx', 'csv'] as const) {
    const file = join(data, `report.${kind}`)
    await electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
      dialog.showSaveDialogSync = () => path
    }, file)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: kind === 'xlsx' ? /XLSX/ : /CSV/ }).click()
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true)
    await expect(page.getByText(/^Saved/).first()).toBeVisible()
    const bytes = readFileSync(file)
    const book = read(bytes, { type: 'buffer' })
    expect(JSON.stringify(book.Sheets[book.SheetNames[0] ?? ''])).toContain('Documents with hits, with families')
  }
})

test('thousands of pages answer while one types, and axe finds nothing', async ({ app: { page } }) => {
  test.setTimeout(240_000)
  await newMatter(page)
  const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda'.split(' ')
  const pages = (from: number) => Array.from({ length: 500 }, (_, at) => `page${from + at} ${Array.from({ length: 12 }, (_w, n) => words[(from + at * 7 + n * n) % words.length]).join(' ')}`)
  const files: Record<string, Uint8Array> = {}
  for (let n = 0; n < 6; n++) files[`volume${n}.pdf`] = await plainPdf(pages(n * 500))
  await importAll(page, files)
  const room = new SearchRoom(page)
  await room.open()
  await room.search('page2777')
  await expect(room.hit(/volume5 at 278/)).toBeVisible({ timeout: 120_000 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(room.source.locator('.viewer__mark--strong').first()).toBeVisible({ timeout: 30_000 })
  const times: number[] = []
  for (const text of ['alpha w/5 beta', 'page1234', '"gamma delta" OR kappa', 'lam* NOT w/3 zeta', 'page1*']) {
    const began = await page.evaluate(() => performance.now())
    await room.search(text)
    await expect(room.said).toContainText('of 6 documents')
    await expect(room.results.locator('mark').first()).toBeVisible()
    times.push((await page.evaluate(() => performance.now())) - began)
  }
  test.info().annotations.push({ type: 'from the last key to the results on screen, ms', description: times.map(Math.round).join(', ') })
  expect(await faultsIn(page, { where: 'thousands of pages' })).toEqual([])
})

testOnDemo('axe finds nothing in the room, its help, its builder and its report, light and dark', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  const room = await openRoom(page)
  const check = async (where: string) => expect.soft(await faults(page, { where })).toEqual([])
  await check('start')
  await room.search('messag* OR trainn')
  await expect(room.results).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Builder' }).click()
  await check('results and builder')
  await room.search('a w/ (')
  await check('errors')
  await page.getByRole('button', { name: 'The language of the search' }).click()
  await check('help')
  await page.getByRole('dialog').getByRole('button', { name: 'disclos*' }).click()
  await expect(room.box).toHaveValue('disclos*')
  await page.getByRole('radio', { name: 'Hit report' }).click()
  await check('report')
})
