/** A transcript is imported, read by page and line, linked, designated and cited. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SearchRoom } from './rooms/search.ts'
import { LAYOUTS, makeTranscript } from '../transcripts/make.ts'
import { wave } from '../transcripts/recording.ts'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { storedIn } from './support/matter.ts'

test('from the file to a designation and a cite that opens', async ({ app: { page } }) => {
  const file = join(temporaryFolder(), 'Teasdale.txt')
  writeFileSync(file, LAYOUTS[0]?.text(makeTranscript(5, 14)) ?? '')
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
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

test('a recording runs beside the lines, by a file of times and by points, and gives clips', async ({ app }) => {
  const { page, electron } = app
  const folder = temporaryFolder()
  const made = makeTranscript(5, 14)
  const text = join(folder, 'Teasdale.txt')
  writeFileSync(text, LAYOUTS[0]?.text(made) ?? '')
  const sound = join(folder, 'Teasdale.wav')
  writeFileSync(sound, wave(240))
  const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23)
  // Each line of pages 4 and 5 takes two seconds, from the tenth on; captions have words only.
  const cues = made.pages.slice(3, 5).flat().map((line, at) => `${clock(10 + at * 2)} --> ${clock(12 + at * 2)}\n${line.text.replace(/^[QA]\.\s*/, '') || '...'}\n`)
  const times = join(folder, 'Teasdale.vtt')
  writeFileSync(times, `WEBVTT\n\n${cues.join('\n')}`)
  const choosing = (path: string) => electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  const saving = (path: string) => electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, path)
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Transcripts/ }).click()
  await page.getByLabel('Transcript to import').setInputFiles(text)
  const lines = page.getByRole('listbox', { name: 'Lines of Teasdale Dep.' })
  await expect(lines).toBeVisible({ timeout: 20_000 })
  const video = page.locator('.recording__video')
  const at = () => video.evaluate((element: HTMLVideoElement) => element.currentTime)

  await test.step('tied, and synchronised by captions: a click on a line goes there', async () => {
    await choosing(sound)
    await page.getByRole('button', { name: 'Add recording…' }).click()
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.duration)).toBe(240)
    await page.getByLabel('File of times').setInputFiles(times)
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toBe('Synchronise Teasdale Dep. with its recording (Teasdale.vtt)')
    await page.getByRole('complementary', { name: 'About this transcript' }).getByRole('button', { name: '4:5' }).click()
    await lines.getByRole('option', { name: /^4:12 / }).click()
    await expect.poll(at).toBeGreaterThan(31)
    expect(await at()).toBeLessThan(33.5)
  })

  await test.step('while it plays the line that is spoken is lit', async () => {
    await lines.focus()
    await page.keyboard.press('p')
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false)
    await expect(page.locator('.reader__line--spoken')).toHaveAttribute('aria-label', /^4:1[23] /)
    await expect(page.locator('.reader__line--spoken')).toHaveAttribute('aria-label', /^4:14 /, { timeout: 8000 })
    await page.keyboard.press('p')
  })

  await test.step('a point marked by hand moves the lines behind it; one that cannot be is refused', async () => {
    await page.getByRole('button', { name: 'Mark points' }).click()
    await lines.getByRole('option', { name: /^4:25 / }).click()
    await video.evaluate((element: HTMLVideoElement) => {
      element.currentTime = 1
    })
    await lines.focus()
    await page.keyboard.press('t')
    await expect(page.getByRole('status').filter({ hasText: 'Teasdale Dep. 4:25 cannot be at 00:00:01' })).toBeVisible()
    await video.evaluate((element: HTMLVideoElement) => {
      element.currentTime = 59.5
    })
    await page.keyboard.press('t')
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toBe('Mark Teasdale Dep. 4:25 at 00:00:59 of the recording')
    await page.getByRole('button', { name: 'Done marking' }).click()
    expect(await faultsIn(page, { where: 'transcripts', weight: 'any' })).toEqual([])
  })

  await test.step('clips of designations: as a list, and cut where ffmpeg is there', async () => {
    await lines.getByRole('option', { name: /^4:6 / }).click()
    await lines.getByRole('option', { name: /^4:7 / }).click({ modifiers: ['Shift'] })
    await page.keyboard.press('d')
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toBe('Designate Teasdale Dep. 4:6–7 (affirmative)')
    await page.getByRole('radio', { name: 'Clips' }).click()
    const row = page.getByRole('table', { name: 'Clips' }).getByRole('row').nth(1)
    await expect(row).toContainText('4:6-7')
    await expect(row).toContainText(/00:00:(?:19|20)\.\d{3}/)
    await saving(join(folder, 'clips.csv'))
    await page.getByRole('button', { name: 'Export the clips' }).click()
    await page.getByRole('menuitem', { name: 'List of times (CSV)' }).click()
    await expect.poll(() => readdirSync(folder)).toContain('clips.csv')
    expect(readFileSync(join(folder, 'clips.csv'), 'utf8')).toContain('Teasdale Dep. 4:6-7,00:00:')
    const cutter = await page.evaluate(() => (window as unknown as { probata: { call: (channel: string, input: object) => Promise<string | null> } }).probata.call('recording.cutter', {}))
    if (cutter === null) await expect(page.getByText('ffmpeg is not installed on this computer')).toBeVisible()
    else {
      const out = temporaryFolder()
      await choosing(out)
      await page.getByRole('button', { name: 'Export the clips' }).click()
      await page.getByRole('menuitem', { name: 'Cut into files…' }).click()
      await expect(page.getByRole('status').filter({ hasText: '1 clip was cut into' })).toBeVisible({ timeout: 15_000 })
      expect(readdirSync(out)).toEqual(['001 Teasdale Dep. 4-6-7.wav'])
    }
    expect(await faultsIn(page, { where: 'clips', weight: 'any' })).toEqual([])
  })

  await test.step('a recording that was moved is missed and found again, and its times are kept', async () => {
    const moved = join(folder, 'moved.wav')
    await app.restart(() => renameSync(sound, moved))
    await app.page.getByRole('button', { name: /LinkedIn/ }).first().click()
    await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
    await app.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Transcripts/ }).click()
    await expect(app.page.getByText('It is not where it was on this computer.')).toBeVisible()
    await app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, moved)
    await app.page.getByRole('button', { name: 'Find it…' }).click()
    await expect(app.page.locator('.recording__video')).toBeVisible()
    await expect(app.page.getByRole('region', { name: 'Recording' })).toContainText('Times from Teasdale.vtt.')
  })
})
