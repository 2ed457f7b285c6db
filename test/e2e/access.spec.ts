/** Access for all: axe on every room and all that opens over one, in both themes; keys, and the shortcut sheet. */
import type { Page } from '@playwright/test'
import { expect, test, testOnDemo } from './support/app.ts'
import { faults } from './support/axe.ts'
import { openDemo } from './support/matter.ts'

const ROOMS = ['Overview', 'Complaint', 'Answers', 'Proof', 'Chronology', 'Policies', 'Contracts', 'Documents', 'Search', 'Productions', 'Review', 'Discovery', 'Deadlines', 'Transcripts', 'Depositions', 'People', 'Reports', 'Matter', 'Activity', 'Settings']

/** What lies over the room: a dialog, a menu, a popover. */
const over = (page: Page) => page.locator('dialog[open], .popover')

/** Asks axe about what has been opened, and closes it again. */
async function checkOver(page: Page, where: string): Promise<void> {
  expect.soft(await faults(page, { where, scope: await page.locator('dialog[open]').count() > 0 ? 'dialog[open]' : '.popover' })).toEqual([])
  for (let left = await over(page).count(); left > 0; left--) await page.keyboard.press('Escape')
  await expect(over(page)).toHaveCount(0)
}

/** Every menu and popover that a button of the room says it opens. */
async function checkMenus(page: Page, room: string): Promise<number> {
  const openers = page.locator('.shell__work [aria-haspopup]:visible:enabled')
  const count = await openers.count()
  for (let n = 0; n < count; n++) {
    const opener = openers.nth(n)
    const name = (await opener.getAttribute('aria-label')) ?? (await opener.textContent())
    await opener.click()
    await expect(over(page)).toHaveCount(1)
    await checkOver(page, `${room}, ${name}`)
  }
  return count
}

/** Every command of the room that asks something more ("…"), once. @param seen labels of those that were opened before */
async function checkCommands(page: Page, room: string, seen: Set<string>): Promise<number> {
  const palette = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search, cites and commands' }).fill(`>${words}`)
  }
  await palette('')
  const labels = await page.locator('[cmdk-item]:not([aria-disabled=true])').evaluateAll((all) => all.map((one) => one.querySelector('span')?.textContent ?? ''))
  await page.keyboard.press('Escape')
  let opened = 0
  for (const label of labels.filter((one) => one.endsWith('…') && !seen.has(one))) {
    seen.add(label)
    await palette(label)
    await page.keyboard.press('Enter')
    await expect(page.locator('.palette')).toHaveCount(0)
    // Some ask by the system's chooser of files, which is answered by nothing here.
    const asks = await over(page).first().waitFor({ timeout: 400 }).then(() => true, () => false)
    if (!asks) continue
    opened++
    await checkOver(page, `${room}, ${label}`)
  }
  return opened
}

testOnDemo('axe finds nothing serious in any room, nor in what opens over it, light and dark', async ({ app }) => {
  test.setTimeout(400_000)
  const { page, electron } = app
  page.on('filechooser', () => {})
  await electron.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
  })
  const check = async (where: string) => expect.soft(await faults(page, { where })).toEqual([])
  const rail = (room: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${room}`) })
  await check('desk')
  await openDemo(page)
  const seen = new Set<string>()
  let menus = 0
  let dialogs = 0
  for (const room of ROOMS) {
    await rail(room).click()
    await expect(page.getByRole('heading', { name: room, exact: true, level: 1 })).toBeVisible()
    await check(room)
    menus += await checkMenus(page, room)
    dialogs += await checkCommands(page, room, seen)
    await expect(page.getByRole('heading', { name: room, exact: true, level: 1 })).toBeVisible()
  }
  expect(menus).toBeGreaterThan(10)
  expect(dialogs).toBeGreaterThan(3)
  // What keys open in a room, and what floats at a selection.
  const opened = async (where: string, open: () => Promise<void>) => {
    await open()
    await expect(over(page)).toHaveCount(1)
    await checkOver(page, where)
  }
  await rail('Complaint').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('¶ 15')
  await page.keyboard.press('Enter')
  await expect(page.locator('.palette')).toHaveCount(0)
  for (const [key, what] of [['l', 'evidence'], ['e', 'element']] as const) await opened(`Complaint, ${what}`, () => page.keyboard.press(key))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('PX-1 at 1')
  await page.keyboard.press('Enter')
  const line = page.locator('.viewer__text span', { hasText: 'Confidential' }).first()
  const select = async () => {
    await line.selectText()
    await line.dispatchEvent('pointerup')
  }
  for (const name of ['Link', 'Note', 'Redact']) await opened(`selection, ${name}`, async () => {
    await select()
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: new RegExp(`^${name}`) }).click()
  })
  await rail('Proof').click()
  await page.getByRole('radio', { name: /Gaps/ }).click()
  await check('Gaps')
  await page.getByRole('radio', { name: /Debts/ }).click()
  await check('Debts')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search, cites and commands' }).fill('train')
  await expect(page.getByRole('option').first()).toBeVisible()
  await checkOver(page, 'palette')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await checkOver(page, 'keys')
})

test('the palette, the shortcut sheet and the rooms are reached by keyboard', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Open the demo matter' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('heading', { name: 'Proof', exact: true })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Search, cites and commands')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>dark')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  // What a command opens beside a button at the window's edge stands in the window, and gives the focus back.
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Contracts/ }).click()
  const button = page.getByRole('button', { name: 'Take apart…' })
  await button.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>take a document apart')
  await page.keyboard.press('Enter')
  const beside = page.getByRole('dialog', { name: 'Take a document apart' })
  await expect(beside.getByRole('combobox')).toBeFocused()
  const box = await beside.boundingBox()
  expect(box?.width).toBeGreaterThan(300)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(await page.evaluate(() => innerWidth))
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})

test('the About box says which runtime this is and where it came from', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'New empty matter' }).click()
  await expect(page.getByRole('heading', { name: 'Begin with the complaint' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>about')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'About Probata' })).toContainText(/Electron \d+\.\d+/)
})
