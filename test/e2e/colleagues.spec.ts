/** Two people on one matter: what a colleague sends is shown, brought in, found, and settled by key. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { faults } from './support/axe.ts'
import { SearchRoom } from './rooms/search.ts'
import { expect, testOnDemo as test } from './support/app.ts'
import { colleagueFile, recordWith } from './support/colleague.ts'
import { openDemo } from './support/matter.ts'

const PICTURES = process.env.PROBATA_COLLEAGUE_PICTURES

test('a colleague’s changes are previewed, brought in and settled, and survive a restart', async ({ app }) => {
  test.setTimeout(120_000)
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
    const [matter] = await recordWith(page, 'matter')
    const [gap] = (await recordWith(page, 'gaps')).filter((one) => one.state === 'open')
    const [person] = await recordWith(page, 'people')
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
})
