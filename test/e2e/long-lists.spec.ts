/** Lists of hundreds: what is chosen is in sight, by keys too, and a long menu is narrowed by typing. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from './support/app.ts'

test('in a matter of many versions and people the chosen one is in sight, and a long menu is narrowed by typing', async ({ app }) => {
  await app.electron.close()
  spawnSync(process.execPath, [resolve(import.meta.dirname, '../../build/main.ts'), 'cli', 'large', '--data', app.data, '--documents', '50'])
  await app.restart()
  const { page } = app
  await page.getByRole('button', { name: /A large matter/ }).first().click()
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  await rail.getByRole('button', { name: /^Policies/ }).click({ timeout: 60_000 })
  const versions = page.getByRole('region', { name: 'Policies and versions' })
  const chosen = versions.locator('[aria-pressed="true"]')
  // The newest of hundreds, at the end of the list of its policy.
  await expect(chosen).toBeInViewport()
  const first = await chosen.textContent()
  for (let n = 0; n < 12; n++) await page.keyboard.press('k')
  await expect(chosen).not.toHaveText(first ?? '')
  await expect(chosen).toBeInViewport()

  await rail.getByRole('button', { name: /^People/ }).click()
  const people = page.getByRole('list', { name: 'People' })
  for (let n = 0; n < 20; n++) await page.keyboard.press('j')
  await expect(people.locator('[aria-current="true"]')).toBeInViewport()
  await page.getByRole('button', { name: /^Merge .* with$/ }).click()
  const narrow = page.getByRole('searchbox', { name: 'Narrow the list' })
  await expect(narrow).toBeFocused()
  await expect(page.getByRole('menuitem')).toHaveCount(100)
  await narrow.fill('brandt 12')
  await expect(page.getByRole('menuitem').first()).toContainText('Brandt 12')
  await narrow.fill('nobody is called that')
  await expect(page.getByText('None has “nobody is called that”.')).toBeVisible()
  await narrow.fill('brandt 1206')
  const before = await people.getByRole('listitem').count()
  await page.keyboard.press('Enter')
  await expect(people.getByRole('listitem')).toHaveCount(before - 1)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(people.getByRole('listitem')).toHaveCount(before)

  const find = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  await find('brandt 612')
  await expect(people.locator('[aria-current="true"]')).toContainText('Brandt 612')
  await expect(people.locator('[aria-current="true"]')).toBeInViewport()
  await rail.getByRole('button', { name: /^Proof/ }).click()
  await page.getByRole('radio', { name: /Gaps/ }).click()
  const gaps = page.getByRole('button', { name: /No record shows/ })
  const last = (await gaps.last().locator('b').textContent()) ?? ''
  await rail.getByRole('button', { name: /^Matter/ }).click()
  await find(last)
  await expect(page.locator('.gap-row--open')).toContainText(last)
  await expect(page.locator('.gap-row--open .gap-row__head')).toBeInViewport()
  // What nothing is called is searched for.
  await find('zebra stripes')
  await expect(page.getByRole('heading', { name: 'Search', exact: true })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Search the matter' })).toHaveValue('zebra stripes')
})
