/** Two people on one matter: what a colleague sends is shown, brought in, found, and settled by key. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faults } from './support/axe.ts'
import { SearchRoom } from './rooms/search.ts'
import { expect, launch, testOnDemo as test } from './support/app.ts'
import { colleagueFile } from './support/colleague.ts'
import { openDemo, rowsIn } from './support/matter.ts'
import { answerSave } from './support/save.ts'

const PICTURES = process.env.PROBATA_COLLEAGUE_PICTURES

test('a colleague’s changes are previewed, brought in and settled, and survive a restart', async ({ app }) => {
  test.setTimeout(180_000)
  const room = (name: RegExp) => app.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name })
  const shot = async (name: string) => {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    for (const theme of ['light', 'dark']) {
      await app.page.evaluate((value) => { document.documentElement.dataset.theme = value }, theme)
      for (const [width, height] of [[1280, 800], [1920, 1080]] as const) {
        await app.page.setViewportSize({ width, height })
        await app.page.screenshot({ path: join(PICTURES, `${name}-${theme}-${width}.png`) })
      }
    }
    await app.page.setViewportSize({ width: 1440, height: 900 })
  }
  await openDemo(app.page)
  let file: Buffer = Buffer.alloc(0)

  await test.step('both write the same fields apart', async () => {
    const { page } = app
    const [matter] = await rowsIn(page, 'matter')
    const [gap] = (await rowsIn(page, 'gaps')).filter((one) => one.state === 'open')
    const [person] = await rowsIn(page, 'people')
    file = await colleagueFile(page, [
      { label: 'Set the judge', ops: [{ op: 'patch', table: 'matter', id: 'matter', before: { judge: matter?.judge }, after: { judge: 'Hon. Beatriz Ortega' } }] },
      { label: 'Set the court', ops: [{ op: 'patch', table: 'matter', id: 'matter', before: { court: matter?.court }, after: { court: 'Superior Court of California, Santa Clara County' } }] },
      { label: 'Say who has it', ops: [{ op: 'patch', table: 'gaps', id: String(gap?.id), before: { holder: gap?.holder, due: gap?.due }, after: { holder: 'the telemetry vendor Quillfeather', due: '2025-06-01' } }] },
      { label: 'Note on a person', ops: [{ op: 'patch', table: 'people', id: String(person?.id), before: { note: person?.note }, after: { note: 'Ben spoke to counsel' } }] },
    ], 3 * 365.25 * 86_400_000)
    await room(/^Matter/).click()
    for (const [field, value] of [['Judge', 'Hon. Anna Wells'], ['Court', 'United States District Court, Northern District of California, San Jose Division']] as const) {
      await page.getByLabel(field, { exact: true }).fill(value)
      await page.getByLabel(field, { exact: true }).press('Enter')
    }
  })

  await test.step('what came is shown before anything is written', async () => {
    const { page } = app
    await page.getByLabel('Copy or changes of a colleague').setInputFiles({ name: 'From Ben.probata-changes', mimeType: 'application/octet-stream', buffer: file })
    const dialog = page.getByRole('dialog', { name: 'Bring in From Ben.probata-changes?' })
    await expect(dialog).toContainText('Ben Ortiz')
    await expect(dialog).toContainText('4 changes')
    await expect(dialog).toContainText('2 fields written by both')
    await expect(dialog).toContainText('The clock of Ben Ortiz was 3 years ahead')
    await expect(page.getByLabel('Judge', { exact: true })).toHaveValue('Hon. Anna Wells')
    await shot('preview')
    await dialog.getByRole('button', { name: 'Bring it in' }).click()
  })

  await test.step('conflicts are settled by key, and taken back', async () => {
    const { page } = app
    await expect(page.getByRole('heading', { name: 'Colleagues' })).toBeVisible()
    const open = page.getByRole('list', { name: 'Open conflicts' }).getByRole('listitem')
    await expect(open).toHaveCount(2)
    await expect(open.filter({ hasText: 'judge' })).toContainText('Hon. Anna Wells')
    await expect(page.getByText('2 conflicts to settle', { exact: true })).toBeVisible()
    expect(await faults(page, { where: 'Conflicts', scope: '.shell__work', weight: 'any' })).toEqual([])
    await shot('conflicts')
    await open.filter({ hasText: 'judge' }).click()
    await page.keyboard.press('1')
    await expect(open).toHaveCount(1)
    await page.keyboard.press('u')
    await expect(open).toHaveCount(2)
    await open.filter({ hasText: 'judge' }).click()
    await page.keyboard.press('1')
    await expect(open).toHaveCount(1)
    await page.getByRole('radio', { name: /Settled/ }).click()
    await expect(page.getByRole('list', { name: 'Settled conflicts' })).toContainText('Hon. Beatriz Ortega')
    await shot('settled')
    await page.getByRole('radio', { name: 'Send and bring in' }).click()
    await expect(page.getByRole('button', { name: /^Save \d+ changes/ })).toBeEnabled()
    await shot('send')
  })

  await test.step('after a restart the other conflict is still open; search and Activity know what came', async () => {
    await app.restart()
    const { page } = app
    await page.getByRole('button', { name: /Plaintiff v\. LinkedIn/ }).first().click()
    await expect(room(/^Colleagues/)).toContainText('1')
    const search = new SearchRoom(page)
    await search.open()
    await search.search('Quillfeather')
    await expect(search.hit(/Quillfeather/)).toBeVisible()
    await room(/^Activity/).click()
    await expect(page.getByRole('button', { name: /Bring in 4 changes of Ben Ortiz/ })).toBeVisible()
    await page.getByLabel('Whose changes').selectOption({ label: 'Ben Ortiz' })
    await expect(page.getByRole('region', { name: 'Changes' }).getByRole('listitem')).toHaveCount(4)
    await shot('activity')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText('Nothing was altered:', { exact: false })).toBeVisible({ timeout: 20_000 })
  })

  await test.step('two copies carry their work through a shared folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'probata-shared-'))
    const second = mkdtempSync(join(tmpdir(), 'probata-second-'))
    const whole = await answerSave(app.electron, second, 'Whole.probata')
    await app.page.keyboard.press('Control+Shift+S')
    const saving = app.page.getByRole('dialog', { name: 'Save case file' })
    await saving.getByRole('button', { name: 'Choose where, and save…' }).click()
    await expect(saving.getByText('Saved Whole.probata')).toBeVisible({ timeout: 30_000 })
    await saving.getByRole('button', { name: 'Close' }).last().click()
    // Two case files are handed over at once: each is opened, one after the other.
    copyFileSync(whole, join(second, 'Again.probata'))
    const other = await launch(join(second, 'profile'), app.complaints, { width: 1440, height: 900, files: [whole, join(second, 'Again.probata')] })
    try {
      await expect(other.page.getByText('Opened as matters of their own: Whole.probata, Again.probata')).toBeVisible({ timeout: 40_000 })
      await expect(other.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
      for (const { electron, page } of [app, other]) {
        await electron.evaluate(({ dialog }, path) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
        }, folder)
        await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Colleagues/ }).click()
        await page.getByRole('radio', { name: 'Send and bring in' }).click()
        await page.getByRole('button', { name: 'Choose the shared folder…' }).click()
        await expect(page.getByRole('region', { name: 'Shared folder' })).toContainText('Nothing new is there.')
      }
      const part = (page: typeof app.page) => page.getByRole('region', { name: 'Shared folder' })
      const court = async (page: typeof app.page, value: string) => {
        await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Matter/ }).click()
        await page.getByLabel('Docket number', { exact: true }).fill(value)
        await page.getByLabel('Docket number', { exact: true }).press('Tab')
      }
      // The other writes; here it is offered, looked at and brought in.
      await court(other.page, '5:25-cv-77777-EJD')
      await expect(app.page.getByRole('button', { name: /^1 change of .*: look$/ })).toBeVisible({ timeout: 25_000 })
      expect(await faults(app.page, { where: 'Shared folder', scope: '.shell__work', weight: 'any' })).toEqual([])
      await shot('shared')
      await part(app.page).getByRole('button', { name: 'Look', exact: true }).click()
      await app.page.getByRole('button', { name: 'Bring it in' }).click()
      await expect(part(app.page)).toContainText('Nothing new is there.')
      // Taken by itself, where a person wants that.
      await other.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Colleagues/ }).click()
      await other.page.getByRole('radio', { name: 'Send and bring in' }).click()
      await other.page.getByRole('radio', { name: /Take them at once/ }).check()
      await court(app.page, '5:25-cv-88888-EJD')
      await other.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Matter/ }).click()
      await expect(other.page.getByLabel('Docket number', { exact: true })).toHaveValue('5:25-cv-88888-EJD', { timeout: 25_000 })
      // What a sync program does to files harms nothing, and is said.
      const [name = ''] = readdirSync(folder).sort()
      copyFileSync(join(folder, name), join(folder, name.replace('.probata', ' (1).probata')))
      writeFileSync(join(folder, 'Half.probata-changes'), readFileSync(join(folder, name)).subarray(0, 300))
      await app.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Colleagues/ }).click()
      await app.page.getByRole('radio', { name: 'Send and bring in' }).click()
      const notes = part(app.page).getByRole('list', { name: /passed over/ })
      await expect(notes).toContainText('A second copy that a sync program made', { timeout: 20_000 })
      await expect(notes).toContainText('It is not here whole yet')
      await shot('shared-notes')
      expect(readdirSync(folder).filter((one) => one.includes('.part-'))).toEqual([])
    } finally {
      await other.electron.close().catch(() => {})
      rmSync(second, { recursive: true, force: true })
    }
  })
})

test('of a long history one altered change is found beside the window, and the history as it was is shown', async ({ app }) => {
  test.setTimeout(120_000)
  await openDemo(app.page)
  const { page } = app
  const changes = Array.from({ length: 3000 }, (_, n) => ({ label: `Set the docket number ${n}`, ops: [{ op: 'patch' as const, table: 'matter' as const, id: 'matter', before: { docketNumber: `${n}` }, after: { docketNumber: `${n + 1}` } }] }))
  const device = 'dev_BEN0000000000000000000000'
  const bring = async (name: string, buffer: Buffer) => page.getByLabel('Copy or changes of a colleague').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  const beside = page.waitForEvent('worker', (worker) => worker.url().includes('/checker-'))
  await bring('Altered.probata-changes', await colleagueFile(page, changes, 0, device, (entry) => (entry.seq === 2400 ? { ...entry, label: 'Set nothing' } : entry)))
  await expect(page.getByRole('dialog')).toContainText('Change 2400 of Ben Ortiz was altered after it was written.', { timeout: 30_000 })
  await beside
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await bring('From Ben.probata-changes', await colleagueFile(page, changes, 0, device))
  await expect(page.getByRole('dialog', { name: 'Bring in From Ben.probata-changes?' })).toContainText('3,000 changes', { timeout: 30_000 })
})
