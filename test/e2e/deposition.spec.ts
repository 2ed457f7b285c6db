/** A deposition from outline to summary: the room, a kill while typing, and what the witness's window can and cannot reach. */
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPdf } from '../papers/read.ts'
import { expect, testOnDemo as test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { lastDone, openDemo, storedIn } from './support/matter.ts'

test('an outline is asked in the room, survives a kill, and the witness sees only what was sent', async ({ app }) => {
  test.setTimeout(120_000)
  await openDemo(app.page)

  await test.step('a gap becomes a topic by one key', async () => {
    const { page } = app
    await page.keyboard.press('Alt+3')
    await page.getByRole('radio', { name: /^Gaps/ }).click()
    await page.getByRole('button', { name: /Nobody knows who received the messages/ }).click()
    await page.keyboard.press('d')
    await page.getByRole('dialog', { name: 'Ask a witness about this' }).getByRole('button', { name: /M\. Example/ }).click()
    await expect(page.getByRole('textbox', { name: 'Title of topic 5' })).toHaveValue('Nobody knows who received the messages')
    await page.getByRole('textbox', { name: 'New question in topic 5' }).fill('Who asked for the list?')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await storedIn(page)).log).toContain('Add the question “Who asked for the list?”')
  })

  await test.step('rows are moved by single presses too, not by dragging alone', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Move topic 5 up' }).click()
    await expect(page.getByRole('textbox', { name: 'Title of topic 4' })).toHaveValue('Nobody knows who received the messages')
    await page.getByRole('button', { name: 'Move topic 4 down' }).click()
    await expect(page.getByRole('textbox', { name: 'Title of topic 5' })).toHaveValue('Nobody knows who received the messages')
    await expect(page.getByRole('button', { name: 'Move topic 5 down' })).toBeDisabled()
    await page.getByRole('button', { name: 'Move question 5.1 up' }).click()
    await expect.poll(() => lastDone(page)).toMatch(/^Move the question/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => lastDone(page)).toMatch(/^Undo: Move the question/)
  })

  await test.step('a narrower window cuts no question off', async () => {
    const { page } = app
    const before = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    // A field is as high as its text without its own two lines of border.
    const cut = () => page.locator('.prep-text').evaluateAll((fields) => fields.filter((one) => one.scrollHeight > one.clientHeight + 2).length)
    const lines = () => page.locator('.prep-text').evaluateAll((fields) => fields.reduce((sum, one) => sum + one.clientHeight, 0))
    const wide = await lines()
    await page.setViewportSize({ width: 760, height: 900 })
    await expect.poll(lines).toBeGreaterThan(wide)
    await expect.poll(cut).toBe(0)
    await page.setViewportSize(before)
    await expect.poll(lines).toBe(wide)
  })

  await test.step('in the room: record, exhibit by number, marks, call to the witness', async () => {
    const { page } = app
    await page.getByRole('button', { name: /Go into the room/ }).click()
    const note = page.getByRole('textbox', { name: 'Running note' })
    await expect(note).toBeFocused()
    await page.keyboard.press('Control+b')
    await expect(page.getByText('● On the record')).toBeVisible()
    await page.keyboard.press('Control+e')
    await page.keyboard.type('1 at 40')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('PX-1 has 2 pages; there is no page 40.')
    await page.getByRole('textbox', { name: 'Number of the exhibit' }).fill('1')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Exhibit' }).getByText('PX-1', { exact: true })).toBeVisible()
    await page.keyboard.press('Control+d')
    await expect(page.getByText('Deposition exhibit 1', { exact: true })).toBeVisible()
    await note.fill('Personal data trained the models, he admits')
    await expect(page.getByRole('region', { name: 'Says otherwise' }).getByRole('button').first()).toBeVisible({ timeout: 15_000 })
    // Onto a question whose topic was made from a gap: the admission becomes proposed support.
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: /Which records would show this/ }).first().click()
    await note.focus()
    await page.keyboard.press('Control+5')
    await expect(page.getByRole('log', { name: 'Running notes' })).toContainText('proposed, rough')
    await expect(note).toHaveValue('')
    expect(await faultsIn(page, { where: 'deposition', weight: 'any' })).toEqual([])
    const opened = app.electron.waitForEvent('window')
    await page.keyboard.press('Control+Enter')
    const witness = await opened
    await expect(witness.locator('#page')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByRole('button', { name: /Witness sees Exhibit 1 at/ })).toBeVisible()

    const reached = await witness.evaluate(async () => ({
      title: document.title, words: document.body.textContent?.trim(), keys: Object.keys((window as unknown as { witness: object }).witness), bridge: 'probata' in window, node: 'require' in window || 'process' in window,
      databases: (await indexedDB.databases()).length, url: location.href,
      app: await fetch('probata://app/index.html').then((answer) => answer.status, () => 'refused'),
      own: await fetch('probata://witness/index.html').then((answer) => answer.status, () => 'refused'),
    }))
    expect(reached).toEqual({ title: 'Exhibit', words: '', keys: ['onPicture'], bridge: false, node: false, databases: 0, url: 'probata://witness/witness.html', app: 'refused', own: 404 })
    const seen = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => ({ title: one.getTitle(), stored: one.webContents.session.isPersistent() })))
    expect(seen).toContainEqual({ title: 'Exhibit', stored: false })

    // The projector is plugged in and pulled out: the window goes there and comes back, with what it showed.
    const place = () => app.electron.evaluate(({ BrowserWindow }) => {
      const own = BrowserWindow.getAllWindows().find((one) => one.getTitle() === 'Exhibit')
      return own ? { x: own.getBounds().x, visible: own.isVisible(), full: own.isFullScreen() } : null
    })
    await app.electron.evaluate(({ screen }) => {
      const [own] = screen.getAllDisplays()
      if (!own) throw new Error('no display')
      const all = [own, { ...own, id: own.id + 1, bounds: { x: 40, y: 30, width: 800, height: 600 } }]
      Object.assign(screen, { getAllDisplays: () => all })
      screen.emit('display-added')
      all.pop()
      screen.emit('display-removed')
    })
    await expect.poll(place).toMatchObject({ visible: true, full: false })
    await expect(witness.locator('#page')).toBeVisible()
  })

  await test.step('a file that grows is shown line by line, and a mark takes its line', async () => {
    const { page } = app
    const file = join(temporaryFolder(), 'realtime.txt')
    writeFileSync(file, 'Q. Who asked for it?\r\nA. The platform group did.\r\n')
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
    await page.getByRole('button', { name: /^Feed/ }).click()
    const feed = page.getByRole('region', { name: 'Feed' })
    await expect(feed.getByRole('button', { name: 'A. The platform group did.' })).toBeVisible()
    appendFileSync(file, 'Q. When?\nA. In the spr')
    await expect(feed).toContainText('A. In the spr')
    await page.getByRole('textbox', { name: 'Running note' }).focus()
    await page.keyboard.press('Control+6')
    await expect(page.getByRole('log', { name: 'Running notes' })).toContainText('Q. When?')
    writeFileSync(file, 'Anew\n')
    await expect(feed).toContainText('The file was cut short.')
    await expect(feed).toContainText('A. The platform group did.')
    expect(await faultsIn(page, { where: 'deposition', weight: 'any' })).toEqual([])
    await feed.getByRole('button', { name: 'Stop' }).click()
  })

  await test.step('a kill while typing loses nothing that was typed a second ago', async () => {
    await app.page.getByRole('textbox', { name: 'Running note' }).pressSequentially('he does not recall who')
    await app.page.waitForTimeout(1000)
    await app.kill()
    await app.page.getByRole('button', { name: /LinkedIn/ }).first().click()
    await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
    await app.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Depositions/ }).click()
    await app.page.getByRole('button', { name: /Go into the room/ }).click()
    await expect(app.page.getByRole('textbox', { name: 'Running note' })).toHaveValue('he does not recall who')
    await expect(app.page.getByText('Admission', { exact: true }).first()).toBeVisible()
    await app.page.getByRole('textbox', { name: 'Running note' }).focus()
    await app.page.keyboard.press('Control+7')
  })

  await test.step('afterwards: the summary, and requests from what was demanded', async () => {
    const { page } = app
    await expect(page.getByRole('log', { name: 'Running notes' })).toContainText('Demand')
    await page.keyboard.press('Alt+q')
    await page.getByRole('radio', { name: 'Summary' }).click()
    await expect(page.getByRole('region', { name: 'Admissions' })).toContainText('trained the models')
    await expect(page.getByRole('region', { name: 'Exhibits marked' })).toContainText('PX-1')
    expect(await faultsIn(page, { where: 'deposition', weight: 'any' })).toEqual([])
    const folder = temporaryFolder()
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, folder)
    await page.getByRole('button', { name: 'With stamped exhibits…' }).click()
    await expect(page.getByRole('status').filter({ hasText: '1 stamped exhibit' })).toBeVisible({ timeout: 20_000 })
    expect(readdirSync(folder).sort()).toEqual(['Exhibit 1.pdf', 'Summary.docx'])
    const [first, second] = await readPdf(new Uint8Array(readFileSync(join(folder, 'Exhibit 1.pdf'))))
    expect(first?.text).toContain('Exhibit 1')
    expect(second?.text).not.toContain('Exhibit 1')
    await page.getByRole('button', { name: 'Draft 1 request for production' }).click()
    await expect.poll(() => lastDone(page)).toMatch(/^Draft 1 request from the deposition/)
  })

  await test.step('the transcript has come: a note is set beside its lines and cited by a key', async () => {
    const { page } = app
    await page.getByRole('navigation', { name: 'Depositions' }).getByRole('button', { name: /Jordan Sample/ }).click()
    await page.getByRole('radio', { name: 'Page and line' }).click()
    await page.getByRole('button', { name: /Setting was on by default/ }).click()
    const place = page.getByRole('region', { name: 'Place in the transcript' })
    await expect(place).toContainText('Was the setting on by default')
    expect(await faultsIn(page, { where: 'deposition', weight: 'any' })).toEqual([])
    await page.getByRole('region', { name: 'Page and line' }).getByRole('heading').first().click()
    await page.keyboard.press('r')
    await expect(place).not.toContainText('Was the setting on by default for')
    await page.keyboard.press('u')
    await place.getByRole('button', { name: /^It is this place/ }).click()
    await expect.poll(() => lastDone(page)).toMatch(/^Cite Sample Dep\. \d+:\d+–\d+ for what was noted: Setting was on by default/)
    await page.keyboard.press('Alt+2')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('¶ 27')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Work' }).getByRole('button', { name: /^Sample Dep\. \d+:\d+/ }).first()).toBeVisible()
    await page.keyboard.press('w')
    await expect(page.getByRole('dialog', { name: 'Ask a witness about this' })).toBeVisible()
  })
})
