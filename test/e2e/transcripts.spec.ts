/** A transcript is imported, read by page and line, linked, designated and cited. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SearchRoom } from './rooms/search.ts'
import { LAYOUTS, makeTranscript } from '../transcripts/make.ts'
import { wave } from '../transcripts/recording.ts'
import { SAID, SAID_BEFORE, SAID_IN_DRAFT, testimonyFile } from '../transcripts/testimony.ts'
import type { Page } from '@playwright/test'
import { expect, testOnDemo as test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { lastDone, openDemo, storedIn } from './support/matter.ts'

test('from the file to a designation and a cite that opens', async ({ app: { page } }) => {
  const file = join(temporaryFolder(), 'Teasdale.txt')
  writeFileSync(file, LAYOUTS[0]?.text(makeTranscript(5, 14)) ?? '')
  await openDemo(page)
  const lines = page.getByRole('listbox', { name: 'Lines of Teasdale Dep.' })

  await test.step('imported as one change', async () => {
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Transcripts/ }).click()
    await expect(page.getByRole('heading', { name: 'Transcripts' })).toBeVisible()
    await page.getByLabel('Transcript to import').setInputFiles(file)
    await expect(lines).toBeVisible({ timeout: 20_000 })
    // What looks for covered words behind the work may write meanwhile.
    expect((await storedIn(page)).log.filter((label) => label.includes('Teasdale'))).toEqual(['Import the transcript of Morgan Teasdale (14 pages)'])
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
    await expect.poll(() => lastDone(page)).toBe('Link Teasdale Dep. 4:6–7 to ¶ 36')
    await lines.focus()
    await page.keyboard.press('d')
    await expect.poll(() => lastDone(page)).toBe('Designate Teasdale Dep. 4:6–7 (affirmative)')
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
    expect(await lastDone(page)).toBe('Add Teasdale Dep. 4:4–5 to the digest')
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
  await openDemo(page)
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
    await expect.poll(() => lastDone(page)).toBe('Synchronise Teasdale Dep. with its recording (Teasdale.vtt)')
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
    await expect.poll(() => lastDone(page)).toBe('Mark Teasdale Dep. 4:25 at 00:00:59 of the recording')
    await page.getByRole('button', { name: 'Done marking' }).click()
    expect(await faultsIn(page, { where: 'transcripts', weight: 'any' })).toEqual([])
  })

  await test.step('clips of designations: as a list, and cut where ffmpeg is there', async () => {
    await lines.getByRole('option', { name: /^4:6 / }).click()
    await lines.getByRole('option', { name: /^4:7 / }).click({ modifiers: ['Shift'] })
    await page.keyboard.press('d')
    await expect.poll(() => lastDone(page)).toBe('Designate Teasdale Dep. 4:6–7 (affirmative)')
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

/** Files dropped onto the window, as the system drops them. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devtools.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data })
  await devtools.detach()
}

test('dropped testimony is offered as such, the certified one takes over from the draft, and what was said elsewhere stands beside it', async ({ app: { page } }) => {
  const folder = temporaryFolder()
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const mail = ['Date: Mon, 2 Sep 2024 10:00:00 -0700', 'From: Morgan Teasdale <mt@example.com>', 'To: Bob Poe <bob@example.com>', 'Subject: The notice', 'Message-ID: <m1@example.com>', '', 'Bob, no member was told of the marigold setting in August. The notice waits for counsel.', ''].join('\r\n')
  await openDemo(page)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })

  await test.step('a drop anywhere: the transcript is recognised, the package is refused honestly, and a person decides', async () => {
    await drop(page, [file('Draft.txt', testimonyFile(SAID_IN_DRAFT, { date: 'June 3, 2025', rough: true })), file('Notice.eml', mail), file('Packed.ptx', Buffer.from([0, 1, 2, 3, 0, 255, 254, 7]))])
    const offer = page.getByRole('dialog', { name: 'A transcript' })
    await expect(offer).toContainText('Draft.txt looks like a transcript of testimony: questions and answers on numbered lines', { timeout: 20_000 })
    await expect(offer).toContainText('Packed.ptx is a package of a transcript program, which Probata does not open')
    expect(await faultsIn(page, { where: 'offer', weight: 'any' })).toEqual([])
    await offer.getByRole('button', { name: 'Read as a transcript' }).click()
    await expect(page.getByRole('listbox', { name: 'Lines of Teasdale Dep. (rough)' })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'About this transcript' })).toContainText('This is a rough draft, not certified')
    // A cover that begins a line with "A." answers nothing.
    await expect(page.getByRole('option', { name: /^1:5 A\. QUILL/ }).locator('b')).toHaveCount(1)
  })

  await test.step('the certified one, dropped in the room of transcripts, is read there and takes over', async () => {
    const lines = page.getByRole('listbox', { name: 'Lines of Teasdale Dep. (rough)' })
    const keep = async (from: string, to: string, key: string, label: RegExp) => {
      await lines.getByRole('option', { name: new RegExp(`^${from} `) }).click()
      await lines.getByRole('option', { name: new RegExp(`^${to} `) }).click({ modifiers: ['Shift'] })
      await page.keyboard.press(key)
      await expect.poll(() => lastDone(page)).toMatch(label)
    }
    await keep('2:5', '2:8', 'h', /^Highlight Teasdale Dep\. \(rough\) 2:5–8$/)
    await keep('2:11', '2:11', 'h', /^Highlight Teasdale Dep\. \(rough\) 2:11$/)
    await keep('2:13', '2:13', 'd', /^Designate Teasdale Dep\. \(rough\) 2:13/)
    await keep('2:20', '2:20', 'd', /^Designate Teasdale Dep\. \(rough\) 2:20/)
    await drop(page, [file('Certified.txt', testimonyFile(SAID, { date: 'June 3, 2025', above: ['(Back on the record.)', 'MORGAN TEASDALE,', 'having been first duly sworn, testified as follows:'] }))])
    await expect(page.getByText('is a rough draft of the same witness')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Take over from the draft' }).click()
    const told = page.getByRole('dialog', { name: 'From the rough draft to the certified transcript' })
    await expect(told).toContainText('3 ranges were moved from Teasdale Dep. (rough) to Teasdale Dep. by the words')
    await expect(told.getByRole('row').filter({ hasText: 'Teasdale Dep. (rough) 2:20' })).toContainText('SKWROPL')
    await expect(told.getByRole('row').filter({ hasText: 'Teasdale Dep. (rough) 2:11' })).toContainText('Teasdale Dep. 2:14')
    expect(await faultsIn(page, { where: 'replacement', weight: 'any' })).toEqual([])
    await told.getByRole('button', { name: 'Close', exact: true }).last().click()
    await expect(page.getByText('is a rough draft of the same witness')).toHaveCount(0)
    await page.getByRole('radio', { name: /^Designations/ }).click()
    await expect(page.getByRole('list', { name: 'Designations' })).toContainText('2:16')
    await page.getByRole('radio', { name: 'Read' }).click()
  })

  await test.step('other statements: testimony of another day and mail, the contradiction first, and a conflict is one click', async () => {
    await drop(page, [file('Before.txt', testimonyFile(SAID_BEFORE, { date: 'May 2, 2025' }))])
    await expect(page.getByText('2 May 2025')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Transcript', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: /^Teasdale Dep\. · / }).click()
    await page.getByRole('button', { name: 'Transcript', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Change how it is cited…' }).click()
    await page.getByRole('textbox', { name: 'How papers cite this transcript' }).fill('Teasdale II')
    await page.keyboard.press('Enter')
    await expect.poll(() => lastDone(page)).toBe('Cite Teasdale Dep. as Teasdale II')
    await page.keyboard.press('Control+z')
    const lines = page.getByRole('listbox', { name: 'Lines of Teasdale Dep.' })
    await lines.getByRole('option', { name: /^2:10 / }).click()
    await lines.getByRole('option', { name: /^2:11 / }).click({ modifiers: ['Shift'] })
    await page.keyboard.press('o')
    const others = page.getByRole('region', { name: 'Other statements by this witness' })
    const before = others.getByRole('listitem').filter({ hasText: 'other testimony' }).filter({ hasText: 'No member was told of the marigold setting' })
    await expect(before).toContainText('denies')
    await expect(others.getByRole('listitem').filter({ hasText: 'mail that the witness wrote' })).toContainText('no member was told of the marigold setting in August')
    // What was taken over is the same testimony, not another.
    await expect(others).not.toContainText('(rough)')
    await before.getByRole('button', { name: /^Conflicts with/ }).click()
    await expect(before).toContainText('conflict recorded')
    await others.getByRole('listitem').filter({ hasText: 'mail that the witness wrote' }).getByRole('button', { name: /^Conflicts with/ }).click()
    await expect(page.getByRole('list', { name: 'Conflicts' }).getByRole('listitem')).toHaveCount(2)
    expect(await faultsIn(page, { where: 'statements', weight: 'any' })).toEqual([])
    await others.getByRole('listitem').filter({ hasText: 'mail that the witness wrote' }).getByRole('button').first().click()
    await expect(page.getByRole('region', { name: 'Source' })).toContainText('The notice waits for counsel')
  })
})
