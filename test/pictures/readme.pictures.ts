/** The pictures of the README, from the demo matter: `npm run pictures readme` writes them anew into build/readme. */
import { join, resolve } from 'node:path'
import { expect, testOnDemo as test } from '../e2e/support/app.ts'
import { openDemo } from '../e2e/support/matter.ts'

const out = resolve(import.meta.dirname, '../../build/readme')

test('the pictures of the README', async ({ app: { page } }) => {
  await openDemo(page)
  for (const [room, theme] of [['Overview', 'light'], ['Complaint', 'light'], ['Proof', 'dark']] as const) {
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${room}`) }).click()
    await expect(page.getByRole('heading', { name: room, exact: true, level: 1 })).toBeVisible()
    await page.emulateMedia({ colorScheme: theme })
    await page.mouse.move(700, 860)
    await page.waitForTimeout(1500)
    await page.screenshot({ path: join(out, `${room.toLowerCase()}${theme === 'dark' ? '-dark' : ''}.png`) })
  }
})
