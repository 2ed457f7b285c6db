/** Pictures of what colour, size and contrast must not hide: colours as some people see them, 200 %, a narrow room, forced colours. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from '../e2e/support/app.ts'
import { openDemo } from '../e2e/support/matter.ts'

const out = resolve(import.meta.dirname, '../../test-results/pictures')
const ROOMS = ['Overview', 'Complaint', 'Answers', 'Proof', 'Chronology', 'Policies', 'Documents', 'Review', 'Discovery', 'Deadlines', 'Transcripts', 'Depositions', 'Reports']
const SIGHTS = ['deuteranopia', 'protanopia', 'tritanopia', 'achromatopsia'] as const

test('rooms as few of the pictures show them', async ({ app }) => {
  test.setTimeout(300_000)
  const { page } = app
  mkdirSync(out, { recursive: true })
  await openDemo(page)
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  const shots = async (name: string, rooms: readonly string[]) => {
    for (const room of rooms) {
      await rail.getByRole('button', { name: new RegExp(`^${room}`) }).click()
      await page.waitForTimeout(300)
      await page.screenshot({ path: join(out, `access-${name}-${room.toLowerCase()}.png`) })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  const devtools = await page.context().newCDPSession(page)
  for (const type of SIGHTS) for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await devtools.send('Emulation.setEmulatedVisionDeficiency', { type })
    await shots(`${type}-${theme}`, ['Proof', 'Complaint', 'Answers', 'Documents'])
  }
  await devtools.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  await shots('forced', ROOMS)
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await rail.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('radio', { name: '200 %' }).click()
  await shots('twice', ROOMS)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await shots('twice-large', ROOMS)
})
