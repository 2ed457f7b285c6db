/** The index of the search follows the matter: through power cuts, through damage to its file, and with every commit. */
import { closeSync, globSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { random } from '../../shared/demo/random.ts'
import { SearchRoom } from './rooms/search.ts'
import { type App, expect, test } from './support/app.ts'
import { writeFiles } from './support/hostile.ts'
import { importFiles, newMatter, reopenMatter, storedIn } from './support/matter.ts'

/** PROBATA_KILLS=50 for the long run. */
const KILLS = Number(process.env.PROBATA_KILLS ?? 2)
const DOCUMENTS = 200
/** Documents that come while the app is killed. */
const MORE = 40
/** The app is killed at most so long after a build or an update has begun. Milliseconds. */
const LONGEST_BUILD = 1500
const LONGEST_UPDATE = 400
/** Each stands in every document or in a few; together they ask for lists, places, forms and texts. */
const QUERIES = ['everyone', 'ram* w/4 lot*', '"nemo ral"', 'tolu OR (dasi NOT nemo)', 'marker17*', 'siro~ w/p everyone']

const room = (page: Page, name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${name}`) })
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

/** Documents of some thousand words each, none like another. */
function texts(from: number, count: number): Record<string, string> {
  const chance = random(from + 1)
  const syllables = ['ra', 'mi', 'lo', 'te', 'si', 'da', 'ne', 'mo', 'tu', 'ro', 'lu', 'ka']
  const word = () => Array.from({ length: 1 + Math.ceil(chance() * 2) }, () => syllables[Math.floor(syllables.length * chance() ** 2)]).join('')
  return Object.fromEntries(Array.from({ length: count }, (_, at) => {
    const lines = Array.from({ length: 30 + Math.floor(chance() * 40) }, () => `${Array.from({ length: 18 }, word).join(' ')} nemo ${word()}.`)
    return [`paper${from + at}.txt`, `marker${from + at} everyone\n${lines.join('\n')}\n`]
  }))
}

async function importAll(page: Page, files: Record<string, string>, expected: number): Promise<void> {
  await importFiles(page, writeFiles(files))
  await expect.poll(async () => (await storedIn(page)).documents.length, { timeout: 60_000 }).toBe(expected)
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function buildAnew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search, cites and commands' }).click()
  await page.getByRole('combobox', { name: 'Search, cites and commands' }).fill('> build the search index anew')
  await page.getByRole('option', { name: 'Build the search index anew' }).click()
}

/** Opens the matter after the app has ended in the middle of something; what was not stored of an import is dropped. */
async function reopen(page: Page): Promise<void> {
  await reopenMatter(page)
  if ((await storedIn(page)).jobs === 0) return
  const cutOff = page.getByRole('dialog', { name: 'An import was cut off' })
  await cutOff.getByRole('button', { name: /^(Drop it|Close)$/ }).last().click()
  await expect(cutOff).toHaveCount(0)
}

/** What the room says and shows for each query, once every document is in the index. */
async function answers(page: Page, documents: number): Promise<string[]> {
  const search = new SearchRoom(page)
  await search.open()
  const found: string[] = []
  for (const query of QUERIES) {
    await search.search(query)
    // As it is written: 1200 is 1,200.
    const all = documents.toLocaleString()
    await expect(search.said).toContainText(query === 'everyone' ? `${all} of ${all} documents` : `of ${all} documents`, { timeout: 30_000 })
    await expect(search.said).toContainText((query.match(/[a-z\d]+/) ?? [''])[0])
    await expect(page.getByRole('progressbar', { name: 'Building the index' })).toHaveCount(0, { timeout: 30_000 })
    await expect(page.getByText('was not searched')).toHaveCount(0)
    // Of one moment; how long the search took is not its result.
    found.push(await page.evaluate(() => ['#search-said', '[aria-label="Hits of each term"]', '[aria-label="Results"]'].map((one) => document.querySelector(one)?.textContent?.replace(/(under )?\d+\.\d\d s/, '') ?? '').join('\n')))
  }
  return found
}

/** The file of the index in the profile of an app that has ended: the pool writes each file's name at its head. */
function indexFile(data: string): string {
  const name = Buffer.from('/index.sqlite\0')
  const found = globSync('**/File System/**/*', { cwd: data }).map((one) => join(data, one)).filter((one) => statSync(one).isFile() && statSync(one).size > 20_000).find((one) => {
    const file = openSync(one, 'r')
    const head = Buffer.alloc(name.length)
    readSync(file, head, 0, head.length, 0)
    closeSync(file)
    return head.equals(name)
  })
  if (!found) throw new Error('no index in the profile')
  return found
}

/** Noise over a stretch of the file; `from` and `to` are parts of its length behind the pool's own head. */
function damage(path: string, from: number, to: number): void {
  const head = 4096
  const length = statSync(path).size - head
  const chance = random(9)
  const noise = Uint8Array.from({ length: Math.ceil(length * (to - from)) }, () => Math.floor(chance() * 256))
  const file = openSync(path, 'r+')
  writeSync(file, noise, 0, noise.length, head + Math.floor(length * from))
  closeSync(file)
}

/** A matter with an index that is built. */
async function indexed(app: App, documents: number): Promise<string[]> {
  await newMatter(app.page)
  await importAll(app.page, texts(0, documents), documents)
  return answers(app.page, documents)
}

test(`killed at ${KILLS} moments of builds and updates, the index ends like one built from nothing`, async ({ app }) => {
  test.setTimeout(60_000 + KILLS * 25_000)
  await indexed(app, DOCUMENTS)
  const chance = random(41)
  let documents = DOCUMENTS
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill % 2 === 0) {
      await buildAnew(app.page)
      await wait(chance() * LONGEST_BUILD)
    } else {
      await importFiles(app.page, writeFiles(texts(1000 * kill, MORE)))
      await expect.poll(async () => (await storedIn(app.page)).documents.length, { timeout: 60_000, intervals: [10] }).toBeGreaterThan(documents)
      await wait(chance() * LONGEST_UPDATE)
    }
    await app.kill()
    await reopen(app.page)
    documents = (await storedIn(app.page)).documents.length
  }
  const kept = await answers(app.page, documents)
  await buildAnew(app.page)
  await expect(toast(app.page, 'The search index is being built anew.')).toBeVisible()
  expect(kept).toEqual(await answers(app.page, documents))
})

for (const [what, from, to] of [['the head of the file', 0, 0.02], ['its middle', 0.4, 0.9]] as const) {
  test(`damage to ${what} is noticed, said, and the index built anew`, async ({ app }) => {
    const before = await indexed(app, MORE)
    await app.restart(() => damage(indexFile(app.data), from, to))
    await reopenMatter(app.page)
    // What is not read at the start is found by the check of the whole file, which is in no hurry.
    await expect(toast(app.page, 'The search index was damaged and is being built anew.')).toBeVisible({ timeout: 45_000 })
    expect(await answers(app.page, MORE)).toEqual(before)
  })
}

test('a new document and a note are found at once', async ({ app: { page } }) => {
  await newMatter(page)
  await importAll(page, { 'first.txt': 'The feed was read.' }, 1)
  const search = new SearchRoom(page)
  await search.open()
  await search.search('quillwort')
  await expect(search.said).toContainText('0 of 1 document')
  // The room is open with the query in it: it answers again by itself.
  await importFiles(page, writeFiles({ 'second.txt': 'A quillwort grows in the lake.' }))
  await expect(search.hit(/second/)).toBeVisible()
  await room(page, 'Review').click()
  await page.getByLabel('Note', { exact: true }).fill('The quillwort is a fern.')
  await page.keyboard.press('Enter')
  await expect(toast(page, 'note')).toBeVisible()
  await search.open()
  await expect(search.said).toContainText('2 of 2 documents')
})
