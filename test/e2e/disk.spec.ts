/** Disks that fill up, fail, or may not be written to; files of the database that are damaged. The disks are real (ext4 in a file, Linux as root). */
import { spawn } from 'node:child_process'
import { globSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchOf } from '../../build/launch.ts'
import { ensureRuntime } from '../../build/runtime.ts'
import { type App, expect, test } from './support/app.ts'
import { type Disk, hasDisks, mountDisk } from './support/disk.ts'
import { newMatter, reopenMatter } from './support/matter.ts'
import { toRoom } from './support/tour.ts'

const people = (page: Page) => page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })
const refused = (page: Page) => page.getByRole('alert').filter({ hasText: '“Add a person” was not saved' })

async function addPerson(page: Page): Promise<void> {
  await toRoom(page, 'Matter')
  await page.getByRole('button', { name: 'Add a person', exact: true }).click()
}

async function expectKept(page: Page, count: number): Promise<void> {
  await reopenMatter(page)
  await toRoom(page, 'Matter')
  await expect(people(page)).toHaveCount(count)
  await toRoom(page, 'Activity')
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText('Nothing was altered:', { exact: false })).toBeVisible({ timeout: 20_000 })
}

/** The app on a disk of 64 MB, which is taken away again whatever becomes of it. */
async function onItsDisk(app: App, work: (own: Disk) => Promise<void>): Promise<void> {
  let disk: Disk | null = null
  try {
    await app.restart(() => {
      disk = mountDisk(app.data, 64)
    })
    await work(disk as unknown as Disk)
  } finally {
    app.complaints.length = 0
    await app.electron.close().catch(() => {})
    ;(disk as Disk | null)?.unmount()
  }
}

test.describe('On a disk of its own', () => {
  test.skip(!hasDisks, 'only root can mount one')

  test('that fails, what was confirmed is kept, and the rest is said', async ({ app }) => onItsDisk(app, async (own) => {
    await newMatter(app.page)
    for (let n = 1; n <= 3; n++) {
      await addPerson(app.page)
      await expect(people(app.page)).toHaveCount(n)
    }
    own.fail()
    await addPerson(app.page)
    await expect(refused(app.page)).toContainText('Everything confirmed before is safe. Try again. If it happens again, see whether the disk is full or failing, and restart Probata.')
    await expect(people(app.page)).toHaveCount(3)
    await app.electron.close()
    const told = await startedOn(app.data)
    expect(told).toEqual({ code: 2, said: expect.stringMatching(/^The disk of the data folder is read-only, or was made so because it fails\. Probata was not opened, and nothing was changed\./) })
    await app.restart(() => own.mend())
    await expectKept(app.page, 3)
  }))

  test('that fills up, what was confirmed is kept, and the work goes on when there is room again', async ({ app }) => onItsDisk(app, async (own) => {
    await newMatter(app.page)
    await addPerson(app.page)
    await expect(people(app.page)).toHaveCount(1)
    own.fill()
    let confirmed = 1
    // The database's last block has some room yet.
    for (let n = 0; n < 80 && !(await refused(app.page).isVisible()); n++) {
      await app.page.getByRole('button', { name: 'Add a person', exact: true }).click()
      await expect(refused(app.page).or(people(app.page).nth(confirmed))).toBeVisible()
      confirmed = await people(app.page).count()
    }
    await expect(refused(app.page)).toContainText('Everything confirmed before is safe.')
    own.empty()
    await app.restart()
    await expectKept(app.page, confirmed)
    await addPerson(app.page)
    await expect(people(app.page)).toHaveCount(confirmed + 1)
  }))
})

/** A command line on that data folder. */
function startedOn(data: string): Promise<{ code: number | null; said: string }> {
  const launch = launchOf(ensureRuntime(), ['--data', data], true)
  const job = JSON.stringify({ verb: 'verify', json: true, files: [], folders: {}, options: {} })
  const started = spawn(launch.command, launch.words, { env: { ...launch.env, PROBATA_CLI: job }, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  let said = ''
  started.stdio[3]?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((done) => started.on('close', (code) => done({ code, said })))
}

test('a database that is damaged, and that the engine begins anew, is never passed over in silence', async ({ app }) => {
  await newMatter(app.page)
  await addPerson(app.page)
  await expect(people(app.page)).toHaveCount(1)
  const lost = () => app.page.getByRole('alert').filter({ hasText: 'The matter that was here is gone from the data folder.' })
  // What is kept beside the database is written by the engine a moment later.
  await app.page.waitForTimeout(1000)
  await app.restart(() => {
    for (const name of globSync('IndexedDB/**/MANIFEST-*', { cwd: app.data })) writeFileSync(join(app.data, name), Buffer.alloc(statSync(join(app.data, name)).size, 0x5a))
  })
  await expect(lost()).toContainText('Then open the newest backup or case file of it with Open a case file…')
  await app.restart()
  await expect(lost()).toBeVisible()
  await lost().getByRole('button', { name: 'Close' }).click()
  await expect(lost()).toHaveCount(0)
  await app.restart()
  await expect(app.page.getByRole('button', { name: 'New empty matter' })).toBeVisible()
  await expect(lost()).toHaveCount(0)
  app.complaints.length = 0
})
