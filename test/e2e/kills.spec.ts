/** Power cuts in the middle of things: `PROBATA_KILLS=200 npm test end-to-end` for the long run, `PROBATA_SEED` for other moments. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { root } from '../../build/paths.ts'
import { random } from '../../shared/demo/random.ts'
import { PERSON_DEFAULTS } from '../../shared/records/index.ts'
import { type App, expect, test } from './support/app.ts'
import { colleagueFile } from './support/colleague.ts'
import { plainPdf, writeFiles } from './support/hostile.ts'
import { halfDocuments, importFiles, storedIn } from './support/matter.ts'
import { openDemo, toRoom } from './support/tour.ts'

const KILLS = Number(process.env.PROBATA_KILLS ?? 2)
const SEED = Number(process.env.PROBATA_SEED ?? 1)
/** Files that come while the app is killed. */
const FILES = 24
/** Longest time from the beginning of something to the kill. Milliseconds. */
const LONGEST = 700

type Begun = { name: string; begin(page: Page, round: number): Promise<unknown> }

const DOINGS: readonly Begun[] = [
  {
    name: 'import',
    begin: async (page, round) => importFiles(page, writeFiles(Object.fromEntries([[`letter ${round}.pdf`, await plainPdf(Array.from({ length: 12 }, (_, n) => `Letter ${round}, page ${n}.`))], ...Array.from({ length: FILES }, (_, n) => [`note ${round} ${n}.txt`, `Note ${round} ${n}. ${'Words of it. '.repeat(n * 40)}`] as const)]))),
  },
  {
    name: 'undo',
    begin: async (page) => {
      await toRoom(page, 'Overview')
      for (let times = 0; times < 3; times++) await page.keyboard.press('ControlOrMeta+z')
    },
  },
  {
    name: 'change of many at once',
    begin: async (page, round) => {
      await toRoom(page, 'Documents')
      await page.keyboard.press('ControlOrMeta+a')
      await page.getByRole('button', { name: 'Set a field of the selected documents' }).click()
      await page.getByRole('menuitem', { name: Math.floor(round / DOINGS.length) % 2 === 0 ? 'Confidential' : 'No designation', exact: true }).click()
    },
  },
  {
    name: 'single changes',
    begin: async (page) => {
      await toRoom(page, 'Matter')
      for (let times = 0; times < 4; times++) await page.getByRole('button', { name: 'Add a person', exact: true }).click()
    },
  },
]

/** Opens the matter after its app was killed; an import that was cut off is gone on with, or dropped. */
async function reopen(page: Page, goOn: boolean): Promise<void> {
  await openDemo(page)
  if ((await storedIn(page)).jobs === 0) return
  const cutOff = page.getByRole('dialog', { name: 'An import was cut off' })
  const button = cutOff.getByRole('button', { name: /^Go on/ })
  // One that had ended but for its note has nothing left to ask about.
  await expect.poll(async () => (await cutOff.isVisible()) || (await storedIn(page)).jobs === 0).toBe(true)
  if (!(await cutOff.isVisible())) return
  if (goOn && (await button.count()) > 0) await button.click()
  else await cutOff.getByRole('button', { name: /^(?:Drop it|Close)$/ }).last().click()
  await expect(cutOff).toHaveCount(0)
  await expect.poll(async () => (await storedIn(page)).jobs, { timeout: 60_000 }).toBe(0)
}

test(`killed at ${KILLS} moments of imports, undos and changes, the matter has all that was confirmed, and nothing half`, async ({ app }) => {
  test.setTimeout(90_000 + KILLS * 30_000)
  const chance = random(SEED)
  await openDemo(app.page)
  await importFiles(app.page, writeFiles(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`first ${n}.txt`, `First ${n}.`]))))
  await expect.poll(async () => (await storedIn(app.page)).log.length).toBeGreaterThan(1)
  // The demo's own papers lie in it without their text.
  const own = halfDocuments(await storedIn(app.page))
  const moved = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    const doing = DOINGS[kill % DOINGS.length] as Begun
    const before = (await storedIn(app.page)).log
    await doing.begin(app.page, kill)
    await wait(chance() * LONGEST)
    const confirmed = (await storedIn(app.page)).log
    await app.kill()
    await reopen(app.page, chance() < 0.5)
    const stored = await storedIn(app.page)
    const what = `kill ${kill + 1}, in the middle of ${doing.name}`
    if (stored.log.length > before.length) moved.add(doing.name)
    expect(stored.log.slice(0, confirmed.length), what).toEqual(confirmed)
    expect(confirmed.length, what).toBeGreaterThanOrEqual(before.length)
    expect(halfDocuments(stored), what).toEqual(own)
    await toRoom(app.page, 'Activity')
    await app.page.getByRole('button', { name: 'Verify' }).click()
    await expect(app.page.getByText('Nothing was altered:', { exact: false }), what).toBeVisible({ timeout: 30_000 })
    if (KILLS > 10) process.stdout.write(`${what}: ${confirmed.length - before.length} confirmed, ${stored.log.length - confirmed.length} more\n`)
  }
  // In a long run each of them came to its end now and then, or it would be killed before it has begun.
  if (KILLS >= DOINGS.length * 10) expect([...moved].sort()).toEqual(DOINGS.map((one) => one.name).sort())
  await sound(app)
})

/** Changes of a colleague: to write them takes some of the time in which the app is killed. */
const CHANGES = 1500

test('killed while a colleague’s work is brought in, the matter has all of it or nothing', async ({ app }) => {
  const kills = Math.max(1, Math.floor(KILLS / 4))
  test.setTimeout(90_000 + kills * 40_000)
  const chance = random(SEED)
  await openDemo(app.page)
  const seen = { nothing: 0, all: 0 }
  for (let kill = 0; kill < kills; kill++) {
    const label = `Ben ${kill}`
    const file = await colleagueFile(app.page, Array.from({ length: CHANGES }, (_, n) => {
      const id = `per_${String(kill * CHANGES + n).padStart(26, '0')}`
      return { label, ops: [{ op: 'put' as const, table: 'people' as const, id, before: null, after: { ...PERSON_DEFAULTS, id, name: `${label} ${n}` } }] }
    }), 0, `dev_BEN${String(kill).padStart(22, '0')}`)
    const confirmed = (await storedIn(app.page)).log
    await app.page.getByLabel('Copy or changes of a colleague').setInputFiles({ name: 'Ben.probata-changes', mimeType: 'application/octet-stream', buffer: file })
    await app.page.getByRole('button', { name: 'Bring it in' }).click()
    await wait(chance() * LONGEST)
    await app.kill()
    await openDemo(app.page)
    const { log } = await storedIn(app.page)
    const came = log.filter((one) => one === label).length
    expect([0, CHANGES], `kill ${kill + 1}`).toContain(came)
    seen[came === 0 ? 'nothing' : 'all']++
    // What is written of a merge is called as it was of the one before.
    expect(missingIn(log, confirmed), `kill ${kill + 1}`).toEqual([])
    await toRoom(app.page, 'Activity')
    await app.page.getByRole('button', { name: 'Verify' }).click()
    await expect(app.page.getByText('Nothing was altered:', { exact: false })).toBeVisible({ timeout: 30_000 })
  }
  if (KILLS > 10) process.stdout.write(`killed ${kills} times in the middle of a merge: ${seen.nothing} times nothing of it was there, ${seen.all} times all\n`)
  await sound(app)
})

/** Labels that are there less often than they were. */
function missingIn(log: readonly string[], before: readonly string[]): string[] {
  const timesIn = (labels: readonly string[], label: string) => labels.filter((one) => one === label).length
  return [...new Set(before)].filter((label) => timesIn(log, label) < timesIn(before, label))
}

/** The whole profile holds together, and its index is as one built anew. */
async function sound(app: App): Promise<void> {
  await app.electron.close()
  const checked = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', 'fsck', '--data', app.data, '--json'], { encoding: 'utf8' })
  expect(checked.status, checked.stdout + checked.stderr).toBe(0)
  await app.restart()
}
