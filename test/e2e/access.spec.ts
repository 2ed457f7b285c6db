/** Access for all: axe on every room in both themes, and the shortcut sheet. */
import { expect, test } from './support/app.ts'
import { faults } from './support/axe.ts'

const ROOMS = ['Overview', 'Complaint', 'Answers', 'Proof', 'Chronology', 'Policies', 'Contracts', 'Documents', 'Search', 'Productions', 'Review', 'Discovery', 'Deadlines', 'Transcripts', 'Depositions', 'People', 'Reports', 'Matter', 'Activity', 'Settings']

test('axe finds nothing serious in any room, light and dark', async ({ app }) => {
  test.setTimeout(400_000)
  const { page } = app
  const check = async (where: string) => expect.soft(await faults(page, { where })).toEqual([])
  await check('desk')
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
  for (const room of ROOMS) {
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${room}`) }).click()
    await expect(page.getByRole('heading', { name: room, exact: true, level: 1 })).toBeVisible()
    await check(room)
  }
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Proof/ }).click()
  await page.getByRole('radio', { name: /Gaps/ }).click()
  await check('Gaps')
  await page.getByRole('radio', { name: /Debts/ }).click()
  await check('Debts')
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
