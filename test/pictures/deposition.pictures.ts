/** Pictures of the testimony and of the room, with both windows, in both themes. Written to test-results/pictures. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '../e2e/support/app.ts'
import { temporaryFolder } from '../e2e/support/hostile.ts'
import { wave } from '../transcripts/recording.ts'

const out = resolve(import.meta.dirname, '../../test-results/pictures')
const SIZES = [{ width: 1280, height: 800 }, { width: 1920, height: 1080 }]

test('a deposition from outline to page and line', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  mkdirSync(out, { recursive: true })
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  const shots = async (name: string) => {
    for (const theme of ['light', 'dark'] as const) for (const size of SIZES) {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize(size)
      await page.waitForTimeout(300)
      await page.screenshot({ path: join(out, `deposition-${name}-${theme}-${size.width}.png`) })
    }
  }
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  await rail.getByRole('button', { name: /^Transcripts/ }).click()
  await shots('transcripts')
  const sound = join(temporaryFolder(), 'Sample.wav')
  writeFileSync(sound, wave(600))
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, sound)
  const view = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('button', { name: 'Add recording…' }).click()
  await page.locator('.recording__video').waitFor()
  await page.getByRole('button', { name: 'Mark points' }).click()
  const lines = page.getByRole('listbox', { name: /^Lines of/ })
  const said = lines.locator('.reader__line--question, .reader__line--answer')
  await page.getByRole('complementary', { name: 'About this transcript' }).getByRole('button', { name: '5:8' }).click()
  for (const [nth, seconds] of [[0, 5], [6, 40]] as const) {
    await said.nth(nth).click()
    await page.locator('.recording__video').evaluate((element: HTMLVideoElement, at) => { element.currentTime = at }, seconds)
    await lines.focus()
    await page.keyboard.press('t')
  }
  await page.getByRole('button', { name: 'Done marking' }).click()
  for (const [from, to] of [[0, 1], [4, 5]] as const) {
    await said.nth(from).click()
    await said.nth(to).click({ modifiers: ['Shift'] })
    await page.keyboard.press('d')
  }
  await said.nth(2).click()
  await shots('recording')
  await view('Clips')
  await shots('clips')
  await view('Condensed')
  await shots('condensed')
  await view('Designations')
  await shots('designations')
  await view('Read')
  await said.nth(1).click()
  await page.keyboard.press('o')
  await page.getByRole('region', { name: 'Other statements by this witness' }).waitFor()
  await page.waitForTimeout(600)
  await shots('statements')
  await rail.getByRole('button', { name: /^Depositions/ }).click()
  await shots('outline')
  await page.getByRole('navigation', { name: 'Depositions' }).getByRole('button', { name: /Jordan Sample/ }).click()
  await page.getByRole('radio', { name: 'Summary' }).click()
  await shots('summary')
  await page.getByRole('radio', { name: 'Page and line' }).click()
  await shots('lines')
  await page.getByRole('navigation', { name: 'Depositions' }).getByRole('button', { name: /M\. Example/ }).click()
  await page.getByRole('button', { name: /Go into the room/ }).click()
  const note = page.getByRole('textbox', { name: 'Running note' })
  await note.fill('He has never seen the manifest')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+4')
  await expect(note).toHaveValue('')
  await note.fill('Asks for the transfer log')
  await page.keyboard.press('Control+7')
  await expect(note).toHaveValue('')
  await page.keyboard.press('Control+e')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await page.locator('.live__viewer canvas').first().waitFor()
  await page.keyboard.press('Control+d')
  await note.fill('messages were not used for training, she was told')
  await page.getByRole('region', { name: 'Says otherwise' }).getByRole('button').first().waitFor({ timeout: 20_000 })
  await shots('live')
  const file = join(temporaryFolder(), 'realtime.txt')
  writeFileSync(file, 'Q. Which tables were read for the training?\nA. I was not told which tables.\nQ. Who would know?\n')
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.getByRole('button', { name: /^Feed/ }).click()
  appendFileSync(file, 'A. The platform group keeps the manifest, as far as I')
  await expect(page.getByRole('region', { name: 'Feed' })).toContainText('The platform group')
  const opened = app.electron.waitForEvent('window')
  await page.keyboard.press('Control+Enter')
  const witness = await opened
  await expect(witness.locator('#page')).toBeVisible({ timeout: 20_000 })
  await shots('live-feed')
  await witness.screenshot({ path: join(out, 'deposition-witness.png') })
})
