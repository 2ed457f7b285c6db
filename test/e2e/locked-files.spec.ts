/** Case files, backups and files of changes of a locked matter: nothing of them is readable, and all of them work. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { type App, expect, launch, test } from './support/app.ts'
import { faults } from './support/axe.ts'
import { writeFiles } from './support/hostile.ts'
import { importFiles, newMatter, storedIn } from './support/matter.ts'
import { lying, word } from './support/planted.ts'
import { answerSave } from './support/save.ts'

const planted = { name: word('name'), court: word('court'), file: word('file'), text: word('text'), later: word('later'), other: word('other') }
const words = Object.values(planted)
const PASSPHRASE = 'seven grey otters sing'
const WINDOW = { width: 1440, height: 900, files: [] as string[] }

const room = (page: Page, name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${name}`) })
const desk = (page: Page) => expect(page.getByText('Its name is hidden until it is opened').first()).toBeVisible({ timeout: 30_000 })
const overview = (page: Page) => expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })

async function command(page: Page, what: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`>${what}`)
  await page.getByRole('option', { name: what }).first().click()
}

async function setField(page: Page, label: string, value: string): Promise<void> {
  await room(page, 'Matter').click()
  await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel(label, { exact: true }).blur()
  await expect(page.getByRole('status').filter({ hasText: value })).toBeVisible()
}

async function give(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('button', { name: /Otters/ }).first().click()
  await give(page, passphrase)
  await overview(page)
}

const answerFolder = (electron: ElectronApplication, path: string) => electron.evaluate(({ dialog }, folder) => {
  dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
}, path)

async function saveAs({ page, electron }: { page: Page; electron: ElectronApplication }, folder: string, name: string): Promise<string> {
  const path = await answerSave(electron, folder, name)
  await page.keyboard.press('Control+Shift+S')
  const dialog = page.getByRole('dialog', { name: 'Save case file' })
  await dialog.getByRole('button', { name: 'Choose where, and save…' }).click()
  await expect(dialog.getByText(`Saved ${name}`)).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  return path
}

async function lockedMatter(app: App): Promise<void> {
  await newMatter(app.page)
  // Larger than one part of the file.
  await importFiles(app.page, writeFiles({ [`${planted.file}.txt`]: `${planted.text} in a text\n`.repeat(40), 'large.txt': `${planted.text} and more\n`.repeat(90_000) }))
  await expect.poll(async () => (await storedIn(app.page)).documents.length, { timeout: 60_000 }).toBe(2)
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await setField(app.page, 'Name', `New matter ${planted.name}`)
  await setField(app.page, 'Court', planted.court)
  await room(app.page, 'Settings').click()
  await app.page.getByRole('button', { name: 'Put a lock on this matter…' }).click()
  await app.page.getByLabel('New passphrase').fill(PASSPHRASE)
  await app.page.getByLabel('The same again').fill(PASSPHRASE)
  await app.page.getByLabel('Name on the desk').fill('Otters')
  await app.page.getByRole('button', { name: 'Encrypt the matter' }).click()
  await expect(app.page.getByRole('heading', { name: 'The matter is locked' })).toBeVisible({ timeout: 60_000 })
  await app.page.getByLabel('I have printed it').check()
  await app.page.getByRole('button', { name: 'Done' }).click()
  await desk(app.page)
}

test('A locked matter is saved, backed up, restored, opened elsewhere, merged and shared, and no word of it is readable anywhere', async ({ app }) => {
  test.setTimeout(360_000)
  const all = mkdtempSync(join(tmpdir(), 'probata-locked-'))
  const folder = (name: string) => {
    const path = join(all, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  const [cases, backups, temporary, shared, changes] = ['cases', 'backups', 'temporary', 'shared', 'changes'].map(folder) as [string, string, string, string, string]
  const before = process.env.TMPDIR
  let other: Awaited<ReturnType<typeof launch>> | null = null
  try {
    await lockedMatter(app)
    // What the engine puts into its temporary files from now on is looked through as well.
    await app.restart(() => {
      process.env.TMPDIR = temporary
    })
    const clean = () => expect([...lying(app.data, words), ...lying(all, words)]).toEqual([])
    const names = () => readdirSync(backups).filter((one) => one.endsWith('.probata'))

    const whole = await test.step('save', async () => {
      await unlock(app.page)
      await app.page.keyboard.press('Control+Shift+S')
      const dialog = app.page.getByRole('dialog', { name: 'Save case file' })
      await expect(dialog.getByLabel('Lock of the file')).toHaveValue('matter')
      expect(await faults(app.page, { where: 'saving a locked matter' })).toEqual([])
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      const path = await saveAs(app, cases, 'Otters.probata')
      expect(readFileSync(path).subarray(0, 8).toString()).toBe('PBLOCK01')
      clean()
      return path
    })

    await test.step('back up, by hand, and before it is locked', async () => {
      await answerFolder(app.electron, backups)
      await command(app.page, 'Go to Storage')
      const part = app.page.getByRole('region', { name: 'Backups' })
      await part.getByRole('button', { name: 'Choose a folder…' }).click()
      await part.getByRole('button', { name: 'Back up now' }).click()
      await expect(part.getByRole('button', { name: 'Restore…' })).toBeVisible({ timeout: 30_000 })
      expect(await faults(app.page, { where: 'backups of a locked matter' })).toEqual([])
      await setField(app.page, 'Docket number', planted.later)
      await app.page.keyboard.press('Control+Shift+K')
      await desk(app.page)
      expect(names()).toHaveLength(2)
      expect(names().every((one) => one.startsWith('Otters ('))).toBe(true)
      clean()
    })

    await test.step('when the machine sleeps nothing is waited for, and the backup is made at the next opening', async () => {
      await unlock(app.page)
      await setField(app.page, 'Judge', planted.other)
      await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
      await desk(app.page)
      expect(names()).toHaveLength(2)
      await unlock(app.page)
      await expect.poll(() => names().length, { timeout: 30_000 }).toBe(3)
      // Closing the window waits for the last one.
      await setField(app.page, 'Judge', `Judge ${planted.other}`)
      const closed = app.electron.waitForEvent('close', { timeout: 60_000 })
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      await closed
      expect(names()).toHaveLength(4)
      clean()
    })

    await test.step('killed in the middle of a backup, nothing readable is left; restored in its place it is locked', async () => {
      await app.restart()
      await unlock(app.page)
      await setField(app.page, 'Judge', 'somebody else')
      await command(app.page, 'Go to Storage')
      const part = () => app.page.getByRole('region', { name: 'Backups' })
      await part().getByRole('button', { name: 'Back up now' }).click()
      await app.kill()
      clean()
      await unlock(app.page)
      await command(app.page, 'Go to Storage')
      await part().getByRole('button', { name: 'Restore…' }).last().click()
      const dialog = app.page.getByRole('dialog', { name: /Restore the backup/ })
      await expect(dialog.getByRole('list', { name: 'What differs' })).toContainText('would be as they were then', { timeout: 30_000 })
      clean()
      await dialog.getByRole('button', { name: 'In place of the present matter' }).click()
      await overview(app.page)
      await room(app.page, 'Matter').click()
      await expect(app.page.getByLabel('Judge', { exact: true })).toHaveValue('')
      await room(app.page, 'Activity').click()
      await app.page.getByRole('button', { name: /^Verify/ }).click()
      await expect(app.page.getByText(/Nothing was altered/)).toBeVisible({ timeout: 30_000 })
      await app.page.keyboard.press('Control+Shift+K')
      await desk(app.page)
      clean()
      await unlock(app.page)
    })

    await test.step('opened on another computer it asks for its passphrase, and stays locked', async () => {
      other = await launch(folder('profile'), app.complaints, { ...WINDOW, files: [whole] })
      const { page } = other
      const dialog = page.getByRole('dialog', { name: 'Open Otters.probata' })
      await expect(dialog).toContainText('Otters.probata is locked')
      expect(await faults(page, { where: 'opening a locked file' })).toEqual([])
      await give(page, 'not the passphrase')
      await expect(dialog.getByRole('alert')).toContainText('This is not the passphrase of this file')
      await give(page, PASSPHRASE)
      await overview(page)
      await room(page, 'Documents').click()
      await expect(page.getByText(planted.file).first()).toBeVisible()
      clean()
    })
    if (!other) throw new Error('no second computer')
    const second: Awaited<ReturnType<typeof launch>> = other

    await test.step('changes go to a colleague by a file', async () => {
      await setField(second.page, 'Docket number', `5:25 ${planted.other}`)
      await command(second.page, 'Go to Colleagues')
      await second.page.getByRole('radio', { name: 'Send and bring in' }).click()
      await answerFolder(second.electron, changes)
      await second.page.getByRole('button', { name: /^Save .* change/ }).click()
      await expect.poll(() => readdirSync(changes).length, { timeout: 20_000 }).toBe(1)
      const [file = ''] = readdirSync(changes)
      expect(file).toMatch(/^Otters, changes/)
      await expect(second.page.getByText(/^Saved .* change/).first()).toBeVisible({ timeout: 20_000 })
      clean()
      await app.page.getByLabel('Copy or changes of a colleague').setInputFiles(join(changes, file))
      await app.page.getByRole('button', { name: 'Bring it in' }).click()
      await expect(app.page.getByText(/Brought in/).first()).toBeVisible({ timeout: 20_000 })
      await room(app.page, 'Matter').click()
      await expect(app.page.getByLabel('Docket number', { exact: true })).toHaveValue(`5:25 ${planted.other}`)
    })

    await test.step('and through a shared folder', async () => {
      const part = (page: Page) => page.getByRole('region', { name: 'Shared folder' })
      for (const { electron, page } of [app, second]) {
        await answerFolder(electron, shared)
        await command(page, 'Go to Colleagues')
        await page.getByRole('radio', { name: 'Send and bring in' }).click()
        await expect(part(page)).toContainText('encrypted with the lock of this matter')
        await page.getByRole('button', { name: 'Choose the shared folder…' }).click()
        await expect(part(page)).toContainText(/Nothing new is there\.|look/, { timeout: 20_000 })
      }
      await second.page.getByRole('radio', { name: /Take them at once/ }).check()
      await setField(app.page, 'Judge', planted.later)
      await room(second.page, 'Matter').click()
      await expect(second.page.getByLabel('Judge', { exact: true })).toHaveValue(planted.later, { timeout: 40_000 })
      const [name = ''] = readdirSync(shared).filter((one) => one.endsWith('.probata-changes')).sort()
      copyFileSync(join(shared, name), join(shared, name.replace('.probata', ' (1).probata')))
      writeFileSync(join(shared, 'Half.probata-changes'), readFileSync(join(shared, name)).subarray(0, -100))
      await command(app.page, 'Go to Colleagues')
      await app.page.getByRole('radio', { name: 'Send and bring in' }).click()
      await app.page.getByRole('button', { name: 'Send and look now' }).click()
      const notes = part(app.page).getByRole('list', { name: /passed over/ })
      await expect(notes).toContainText('A second copy that a sync program made', { timeout: 20_000 })
      await expect(notes).toContainText('It is not here whole yet')
      clean()
    })

    await test.step('verified without its key, cut and rescued, and refused by a matter without a lock', async () => {
      const { page } = second
      await page.keyboard.press('Control+Shift+K')
      await desk(page)
      await newMatter(page)
      await page.getByLabel('Copy or changes of a colleague').setInputFiles(whole)
      await expect(page.getByRole('dialog', { name: 'It was not brought in' })).toContainText('this matter has no lock')
      await page.getByRole('button', { name: 'Close' }).last().click()
      await command(page, 'Verify a case file')
      await page.getByLabel('Case file').setInputFiles(whole)
      const verify = page.getByRole('dialog', { name: 'Verify Otters.probata' })
      await verify.getByRole('button', { name: 'Verify without it' }).click()
      await expect(verify.getByRole('status')).toContainText('Its bytes have the sum at its end', { timeout: 20_000 })
      await verify.getByRole('button', { name: 'Close' }).last().click()
      const cut = join(cases, 'Cut.probata')
      const bytes = readFileSync(whole)
      writeFileSync(cut, bytes.subarray(0, bytes.length - 1_000_000))
      await command(page, 'Open a case file')
      await page.getByLabel('Case file').setInputFiles(cut)
      const dialog = page.getByRole('dialog', { name: 'Open Cut.probata' })
      await give(page, PASSPHRASE)
      await expect(dialog.getByRole('alert')).toContainText('is cut short, or its end was altered', { timeout: 20_000 })
      await dialog.getByRole('button', { name: 'Rescue what can be read' }).click()
      await expect(dialog.getByText(/Rescued .* records/)).toBeVisible({ timeout: 30_000 })
      await expect(dialog.getByRole('list', { name: 'What is missing' })).toContainText('The end of the file is missing')
      await dialog.getByRole('button', { name: 'Open the rescued matter' }).click()
      await overview(page)
      await page.keyboard.press('Control+Shift+K')
      await desk(page)
      clean()
    })
  } finally {
    await (other as Awaited<ReturnType<typeof launch>> | null)?.electron.close().catch(() => {})
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(all, { recursive: true, force: true })
  }
})

test('The command line writes, verifies, opens and merges locked files with the passphrase from standard input', () => {
  test.setTimeout(240_000)
  const all = mkdtempSync(join(tmpdir(), 'probata-locked-'))
  const probata = (said: string[], input = '') => {
    const done = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../build/main.ts'), 'cli', ...said], { encoding: 'utf8', input })
    return { code: done.status, out: done.stdout, err: done.stderr }
  }
  const [data, elsewhere, file] = [join(all, 'data'), join(all, 'elsewhere'), join(all, 'Demo.probata')]
  // Words that are in the demo matter, and packed in no file of the app itself.
  const demo = ['counsel-statement-2025-01-31', 'InMail']
  expect(probata(['demo', '--data', data]).code).toBe(0)
  const { recovery } = JSON.parse(probata(['lock', '--label', 'Otters', '--json', '--data', data], `${PASSPHRASE}\n`).out) as { recovery: string }
  expect(probata(['export', '--data', data, '--out', file])).toMatchObject({ code: 2, err: expect.stringContaining('This matter is locked.') })
  expect(probata(['export', '--data', data, '--out', file, '--passphrase-stdin'], PASSPHRASE)).toMatchObject({ code: 0 })
  expect(lying(all, demo).filter((one) => one.endsWith('.probata'))).toEqual([])
  const outside = JSON.parse(probata(['verify', file, '--json']).out) as { locked: boolean; findings: unknown[]; unchecked: string; entries?: number }
  expect(outside).toMatchObject({ locked: true, findings: [], unchecked: expect.stringContaining('can only be checked with its passphrase') })
  expect(outside.entries).toBeUndefined()
  expect(probata(['verify', file, '--passphrase-stdin'], 'wrong passphrase')).toMatchObject({ code: 2, err: expect.stringContaining('This is not the passphrase of this file') })
  expect(JSON.parse(probata(['verify', file, '--json', '--passphrase-stdin'], recovery).out)).toMatchObject({ locked: true, findings: [], files: expect.any(Number) })
  const bytes = readFileSync(file)
  const at = 200_000
  bytes[at] = (bytes[at] as number) ^ 1
  writeFileSync(join(all, 'Altered.probata'), bytes)
  expect(probata(['verify', join(all, 'Altered.probata')])).toMatchObject({ code: 3, out: expect.stringContaining('was altered or is damaged') })
  expect(probata(['verify', join(all, 'Altered.probata'), '--passphrase-stdin'], PASSPHRASE)).toMatchObject({ code: 3, out: expect.stringMatching(/cannot be read|its end was altered/) })
  expect(probata(['import-case', file, '--data', elsewhere])).toMatchObject({ code: 2, err: expect.stringContaining('is locked') })
  expect(probata(['import-case', file, '--data', elsewhere, '--passphrase-stdin'], PASSPHRASE).code).toBe(0)
  expect(probata(['proof', '--data', elsewhere])).toMatchObject({ code: 2, err: expect.stringContaining('This matter is locked.') })
  expect(probata(['verify', '--data', elsewhere, '--passphrase-stdin'], PASSPHRASE)).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was altered') })
  const merged = probata(['merge', file, file, '--out', join(all, 'out'), '--name', 'Merged', '--json', '--passphrase-stdin'], PASSPHRASE)
  expect(merged).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(merged.out)).toMatchObject({ came: 0, conflicts: [] })
  expect(readFileSync(join(all, 'out', 'Merged.probata')).subarray(0, 8).toString()).toBe('PBLOCK01')
  expect(lying(all, demo).filter((one) => !one.includes('/Cache') && !one.includes('Code Cache'))).toEqual([])
  rmSync(all, { recursive: true, force: true })
})
