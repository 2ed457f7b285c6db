/** A deposition from outline to summary: the room, a kill while typing, and what the witness's window can and cannot reach. */
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { storedIn } from './support/matter.ts'

test('an outline is asked in the room, survives a kill, and the witness sees only what was sent', async ({ app }) => {
  test.setTimeout(120_000)
  await app.page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })

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
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toBe('Add the question “Who asked for the list?”')
  })

  await test.step('in the room: record, exhibit by number, marks, call to the witness', async () => {
    const { page } = app
    await page.getByRole('button', { name: /Go into the room/ }).click()
    const note = page.getByRole('textbox', { name: 'Running note' })
    await expect(note).toBeFocused()
    await page.keyboard.press('Control+b')
    await expect(page.getByText('● On the record')).toBeVisible()
    await page.keyboard.press('Control+e')
    await page.keyboard.type('1')
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
    await page.getByRole('button', { name: 'Draft 1 request for production' }).click()
    await expect.poll(async () => (await storedIn(page)).log.at(-1)).toMatch(/^Draft 1 request from the deposition/)
  })
})
