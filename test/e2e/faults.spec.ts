/** Parts of the app that die, disks that fill up, a second instance: what was confirmed is kept, and what happened is said. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { launchOf } from '../../build/launch.ts'
import { ensureRuntime } from '../../build/runtime.ts'
import { type App, expect, test } from './support/app.ts'
import { plainPdf, temporaryFolder, writeFiles } from './support/hostile.ts'
import { newMatter, reopenMatter, storedIn } from './support/matter.ts'
import { answerSave } from './support/save.ts'

const room = (page: Page, name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${name}`) })

async function addPerson(page: Page): Promise<void> {
  await room(page, 'Matter').click()
  await page.getByRole('button', { name: 'Add a person', exact: true }).click()
}

async function expectVerified(page: Page): Promise<void> {
  await room(page, 'Activity').click()
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText('Nothing was altered:', { exact: false })).toBeVisible({ timeout: 20_000 })
}

/** The matter's record changed from outside, as a failing disk or another program might: counsel is no list any more. */
async function damageMatter(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('probata-matter-'))?.name ?? ''
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => done(request.result)
    })
    const store = db.transaction('matter', 'readwrite').objectStore('matter')
    await new Promise<void>((done) => {
      const all = store.getAll()
      all.onsuccess = () => {
        store.put({ ...all.result[0], counsel: 'Zebrafish' }).onsuccess = () => done()
      }
    })
    db.close()
  })
}

test('a room that breaks, a worker that breaks, and a GPU process that is killed cost nothing that was confirmed', async ({ app }) => {
  const { page, electron } = app
  await newMatter(page)
  await addPerson(page)
  await expect(page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })).toHaveCount(1)

  await test.step('the GPU process is killed: the app goes on', async () => {
    const killed = await electron.evaluate(({ app: running }) => running.getAppMetrics().filter((one) => one.type === 'GPU').map((one) => process.kill(one.pid, 'SIGKILL')))
    expect(killed.length).toBeLessThan(2)
    await addPerson(page)
    await expect(page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })).toHaveCount(2)
  })

  await test.step('a worker that breaks is said, and the matter goes on', async () => {
    const [worker] = page.workers()
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error('Zebrafish')
      })
    })
    await addPerson(page)
    await expect(page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })).toHaveCount(3)
    app.complaints.length = 0
  })

  app.complaints.length = 0
  await app.restart()
  await reopenMatter(app.page)
  await room(app.page, 'Matter').click()
  await expect(app.page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })).toHaveCount(3)
  await expectVerified(app.page)

  await test.step('a room that cannot be drawn leaves the others, and its report can be saved', async () => {
    await damageMatter(app.page)
    await app.restart()
    await reopenMatter(app.page)
    await room(app.page, 'Matter').click()
    await expect(app.page.getByRole('heading', { name: 'This room could not be shown.' })).toBeVisible()
    await app.page.getByRole('button', { name: 'Show the report' }).click()
    const report = app.page.getByRole('region', { name: 'Crash report' })
    await expect(report).toContainText('Room:        matter')
    const folder = temporaryFolder()
    const path = await answerSave(app.electron, folder, 'report.txt')
    await report.getByRole('button', { name: 'Save the report…' }).click()
    await expect(app.page.getByText('Saved report.txt')).toBeVisible()
    const saved = readFileSync(path, 'utf8')
    expect(saved).toBe(await report.locator('pre').textContent())
    expect(saved).not.toContain('Zebrafish')
    await room(app.page, 'Activity').click()
    await app.page.getByRole('button', { name: 'Verify' }).click()
    await expect(app.page.getByText('is not as the log left it', { exact: false }).first()).toBeVisible({ timeout: 20_000 })
  })
  app.complaints.length = 0
})

/** What a page shows and does after its process ended: the driver has lost it, so the main process is asked. */
async function inPage(app: App, script: string): Promise<string> {
  return app.electron.evaluate(async ({ webContents }, code) => {
    const [contents] = webContents.getAllWebContents()
    if (!contents || contents.isCrashed() || contents.isLoading()) return ''
    return String(await Promise.race([contents.executeJavaScript(code), new Promise((done) => setTimeout(() => done(''), 2000))]))
  }, script)
}

test('a page whose process crashes, or is killed, says so each time, and goes back to its matter', async ({ app }) => {
  await newMatter(app.page)
  await addPerson(app.page)
  await expect(app.page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })).toHaveCount(1)
  const shown = () => inPage(app, 'document.body.innerText')
  const press = (name: string) => inPage(app, `[...document.querySelectorAll('button')].find((one) => one.innerText.trim() === ${JSON.stringify(name)})?.click()`)
  for (const [how, said] of [['crash', 'ended unexpectedly'], ['kill', 'was ended by the system or by another program']] as const) {
    await app.electron.evaluate(({ webContents }, way) => {
      const [contents] = webContents.getAllWebContents()
      if (way === 'crash') contents?.forcefullyCrashRenderer()
      else process.kill(contents?.getOSProcessId() as number, 'SIGKILL')
    }, how)
    await expect.poll(shown, { message: how }).toContain(said)
    expect(await shown()).toContain('Everything that you confirmed is stored.')
    await press('Show the report')
    await expect.poll(shown).toContain(how === 'kill' ? 'killed' : 'crashed')
    await press('Reopen the matter')
    await expect.poll(shown).toContain('Activity')
  }
  app.complaints.length = 0
  await app.restart()
  await reopenMatter(app.page)
  await room(app.page, 'Matter').click()
  await expect(app.page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })).toHaveCount(1)
  await expectVerified(app.page)
})

test('clocks that jump by years change no order; a matter of a newer version is refused and stays as it is', async ({ app }) => {
  const { page } = app
  await newMatter(page)
  const people = page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })
  for (const [n, time] of ['2041-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '2026-05-01T00:00:00Z'].entries()) {
    await page.clock.setFixedTime(time)
    await addPerson(page)
    await expect(people).toHaveCount(n + 1)
  }
  await page.keyboard.press('ControlOrMeta+z')
  await expect(people).toHaveCount(2)
  await app.restart()
  await reopenMatter(app.page)
  await expectVerified(app.page)
  const log = (await storedIn(app.page)).log
  expect(log.slice(-4)).toEqual(['Add a person', 'Add a person', 'Add a person', 'Undo: Add a person'])
  await app.restart()
  const opened = (version?: number) => app.page.evaluate(async (asked) => {
    const { name = '', version: own } = (await indexedDB.databases()).find((one) => one.name?.startsWith('probata-matter-')) ?? {}
    if (asked === undefined) return own
    await new Promise<void>((done) => {
      const request = indexedDB.open(name, asked)
      request.onsuccess = () => {
        request.result.close()
        done()
      }
    })
    return asked
  }, version)
  await opened(990)
  await app.page.getByRole('button', { name: /New matter/ }).first().click()
  await expect(app.page.getByText('This matter was written by a newer version of Probata.', { exact: false })).toBeVisible()
  expect(await opened()).toBe(990)
  expect((await storedIn(app.page)).log).toEqual(log)
  app.complaints.length = 0
})

test('a second instance hands its files to the first, and a command line is refused', async ({ app }) => {
  const { page } = app
  await newMatter(page)
  const [letter = ''] = writeFiles({ 'letter.pdf': await plainPdf(['Dear counsel.']) })
  const runtime = ensureRuntime()
  const start = (words: string[], env: NodeJS.ProcessEnv = {}) => {
    const launch = launchOf(runtime, ['--data', app.data, ...words], true)
    const second = spawn(launch.command, launch.words, { env: { ...launch.env, ...env }, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    let said = ''
    second.stdio[3]?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    return new Promise<{ code: number | null; said: string }>((done) => second.on('close', (code) => done({ code, said })))
  }
  expect((await start([letter])).code).toBe(0)
  const asked = page.getByRole('dialog', { name: 'Opened with Probata' })
  await expect(asked).toContainText('letter.pdf was opened with Probata')
  await asked.getByRole('button', { name: 'Add to this matter’s documents' }).click()
  await expect.poll(async () => (await storedIn(page)).documents.map((one) => one.originalName)).toEqual(['letter.pdf'])
  const refused = await start([], { PROBATA_CLI: JSON.stringify({ verb: 'verify', json: true, files: [], folders: {}, options: {} }) })
  expect(refused).toEqual({ code: 2, said: 'Probata is open on this data folder. Close it there, then try again. Nothing was done.\n' })
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a change that cannot be written is said, and what was confirmed before is kept', async ({ app }) => {
  const { page } = app
  await newMatter(page)
  await addPerson(page)
  const people = page.getByRole('region', { name: 'People' }).getByRole('button', { name: /^Delete / })
  await expect(people).toHaveCount(1)
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype
    Object.assign(globalThis, { mendTheDisk: () => Object.assign(IDBObjectStore.prototype, { add }) })
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...words: Parameters<IDBObjectStore['add']>) {
      const request = add.apply(this, words)
      this.transaction.abort()
      return request
    }
  })
  await addPerson(page)
  await expect(page.getByRole('alert').filter({ hasText: '“Add a person” was not saved.' })).toContainText('Everything confirmed before is safe.')
  await expect(people).toHaveCount(1)
  await page.evaluate(() => (globalThis as unknown as { mendTheDisk: () => void }).mendTheDisk())
  await addPerson(page)
  await expect(people).toHaveCount(2)
  await expectVerified(page)
  app.complaints.length = 0
})
