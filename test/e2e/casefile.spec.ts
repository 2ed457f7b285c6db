/** A matter as one file, on the screen: saved, copied, verified, damaged, rescued; backed up and restored; checked. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, testOnDemo as test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { colleagueFile } from './support/colleague.ts'
import { checkLeft } from './support/leave.ts'
import { openDemo, rowsIn } from './support/matter.ts'
import { answerSave } from './support/save.ts'

test('a matter is saved, verified, rescued when it was cut, backed up and restored', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, electron } = app
  const folder = mkdtempSync(join(tmpdir(), 'probata-case-'))
  const command = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(`>${words}`)
    await page.getByRole('option', { name: words }).first().click()
  }
  await openDemo(page)

  const whole = await test.step('save', async () => {
    const path = await answerSave(electron, folder, 'Whole.probata')
    await command('Save case file')
    const dialog = page.getByRole('dialog', { name: 'Save case file' })
    await expect(dialog).toContainText('Goes in:')
    await dialog.getByRole('button', { name: 'Choose where, and save…' }).click()
    await expect(dialog.getByText('Saved Whole.probata')).toBeVisible({ timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    return path
  })

  await test.step('leave with everything', async () => {
    const [secret] = (await rowsIn(page, 'documents')).filter((one) => one.originalName === 'counsel-statement-2025-01-31.pdf')
    const [gap] = await rowsIn(page, 'gaps')
    const changes = await colleagueFile(page, [
      { label: 'Claim privilege', ops: [{ op: 'patch', table: 'documents', id: String(secret?.id), before: { privilege: null }, after: { privilege: { basis: ['attorney-client'], treatment: 'withheld', description: 'Advice', category: '' } } }] },
      { label: 'Say who has it', ops: [{ op: 'patch', table: 'gaps', id: String(gap?.id), before: { holder: gap?.holder }, after: { holder: '=HYPERLINK("http://x")' } }] },
    ])
    await page.getByLabel('Copy or changes of a colleague').setInputFiles({ name: 'Ben.probata-changes', mimeType: 'application/octet-stream', buffer: changes })
    await page.getByRole('button', { name: 'Bring it in' }).click()
    await expect(page.getByText(/Brought in 2 changes/).first()).toBeVisible()
    const out = mkdtempSync(join(tmpdir(), 'probata-leave-'))
    await electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, out)
    await command('Leave with everything, in open formats')
    const dialog = page.getByRole('dialog', { name: 'Leave with everything' })
    await expect(dialog).toContainText('1 document marked as privileged')
    expect(await faultsIn(page, { where: 'leave' })).toEqual([])
    const write = dialog.getByRole('button', { name: 'Choose a folder, and write…' })
    await write.click()
    await expect(dialog.getByText(/^Written “/)).toBeVisible({ timeout: 60_000 })
    const [name = ''] = readdirSync(out)
    await checkLeft(page, join(out, name), String(secret?.sha256))
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    // Cancelled, or on a full disk: nothing half is left. Both as the disk would answer.
    rmSync(join(out, name), { recursive: true })
    for (const [answer, act, says] of [['done', async () => {
      await expect(dialog.getByText('Writing the records')).toBeVisible()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
    }, 'Privileged material'], ['full', async () => {}, 'the disk is full']] as const) {
      await electron.evaluate(({ ipcMain }, given) => {
        ipcMain.removeHandler('whole.write')
        ipcMain.handle('whole.write', () => new Promise((done) => setTimeout(() => done(given), 30)))
      }, answer)
      await command('Leave with everything, in open formats')
      await write.click()
      await act()
      await expect(dialog).toContainText(says)
      await expect.poll(() => readdirSync(out)).toEqual([])
      await dialog.getByRole('button', { name: 'Close' }).or(dialog.getByRole('button', { name: 'Cancel' })).last().click()
    }
  })

  await test.step('a copy says what stays behind', async () => {
    await command('Save a copy')
    const dialog = page.getByRole('dialog', { name: 'Save a copy' })
    await expect(dialog.getByRole('list', { name: 'What stays behind' })).toContainText('The history until now')
    expect(await faultsIn(page, { where: 'copy' })).toEqual([])
    await answerSave(electron, folder, 'Copy.probata')
    await dialog.getByRole('button', { name: 'Choose where, and save…' }).click()
    await expect(dialog.getByText('Saved Copy.probata')).toBeVisible({ timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('verify', async () => {
    for (const name of ['Whole.probata', 'Copy.probata']) {
      await page.getByLabel('Case file').setInputFiles(join(folder, name))
      if (name === 'Whole.probata') {
        // The first way in without a command opens: as a matter of its own.
        await expect(page.getByText('Opened Whole.probata as a matter of its own')).toBeVisible({ timeout: 30_000 })
        await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
      }
    }
    await expect(page.getByText('Opened Copy.probata as a matter of its own')).toBeVisible({ timeout: 30_000 })
    expect(readdirSync(folder).sort()).toEqual(['Copy.probata', 'Whole.probata'])
  })

  await test.step('cut, and rescued', async () => {
    const bytes = readFileSync(whole)
    const cut = join(folder, 'Cut.probata')
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * 0.9)))
    await page.getByLabel('Case file').setInputFiles(cut)
    const dialog = page.getByRole('dialog', { name: 'Open Cut.probata' })
    await expect(dialog.getByRole('alert')).toContainText('cut short')
    await dialog.getByRole('button', { name: 'Rescue what can be read' }).click()
    await expect(dialog.getByText(/Rescued .* records and .* files as a new matter, with its whole history/)).toBeVisible({ timeout: 30_000 })
    await expect(dialog.getByRole('list', { name: 'What is missing' })).toContainText('The file of')
    await dialog.getByRole('button', { name: 'Open the rescued matter' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  })

  await test.step('check says what is missing', async () => {
    await command('Go to Storage')
    await page.getByRole('button', { name: 'Check this matter' }).click()
    await expect(page.getByRole('list', { name: 'Findings' })).toContainText('is not in the matter', { timeout: 30_000 })
    expect(await faultsIn(page, { where: 'storage' })).toEqual([])
  })

  await test.step('backups', async () => {
    const backups = mkdtempSync(join(tmpdir(), 'probata-backups-'))
    await electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, backups)
    const part = page.getByRole('region', { name: 'Backups' })
    await part.getByRole('button', { name: 'Choose a folder…' }).click()
    await part.getByRole('button', { name: 'Back up now' }).click()
    await expect(part.getByRole('button', { name: 'Restore…' })).toBeVisible({ timeout: 30_000 })
    expect(readdirSync(backups)).toHaveLength(1)
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Matter' }).click()
    await page.getByRole('button', { name: 'Add a person', exact: true }).click()
    await command('Go to Storage')
    await part.getByRole('button', { name: 'Restore…' }).click()
    const dialog = page.getByRole('dialog', { name: /Restore the backup/ })
    await expect(dialog.getByRole('list', { name: 'What differs' })).toContainText('1 person would go: made since', { timeout: 30_000 })
    await dialog.getByRole('button', { name: 'In place of the present matter' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
    expect(readdirSync(backups).length).toBeGreaterThanOrEqual(2)
  })
})
