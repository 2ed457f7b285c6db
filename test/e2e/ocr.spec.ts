/** Scans get their words behind the work: what is on the screen first, and after a crash where it stopped. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../build/paths.ts'
import { expect, test } from './support/app.ts'
import { temporaryFolder, writeFiles } from './support/hostile.ts'
import { halfDocuments, importFiles, newMatter, reopenMatter, rowsIn, storedIn } from './support/matter.ts'
import { BAD_SCAN, scannedComplaint } from './support/scan.ts'
import { dpiTags, group4, tiffOf } from '../unit/images/make.ts'

const WIDTH = 1700
const HEIGHT = 1100
/** So many that the page which is jumped to is done long before those in front of it would be. */
const SHEETS = 8
const JUMP = 7

/** Pages of text as a scanner of two colours gives them: group 4, 200 an inch. Drawn in the app's page. */
async function scannedTiff(page: Page, pages: number): Promise<Uint8Array> {
  const made = []
  for (let n = 1; n <= pages; n++) {
    const packed = await page.evaluate(({ n: number, width, height }) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      context.fillStyle = '#ffffff'
      context.fillRect(0, 0, width, height)
      context.fillStyle = '#000000'
      context.font = '34px "Liberation Serif", serif'
      for (let line = 0; line < 12; line++) context.fillText(`Line ${line + 1} of sheet ${number} says that the widget failed and struck the plaintiff.`, 190, 220 + line * 70)
      const { data } = context.getImageData(0, 0, width, height)
      let bits = ''
      for (let at = 0; at < data.length; at += 4) bits += (data[at] as number) < 128 ? '1' : '0'
      return bits
    }, { n, width: WIDTH, height: HEIGHT })
    const rows = Array.from({ length: HEIGHT }, (_, y) => [...packed.slice(y * WIDTH, (y + 1) * WIDTH)].map(Number))
    made.push({ width: WIDTH, height: HEIGHT, compression: 4, strips: [group4(rows)], tags: dpiTags(200) })
  }
  return tiffOf(made)
}

/** Numbers of the pages that were recognised, by the name of their document. */
async function recognised(page: Page): Promise<Record<string, number[]>> {
  const { documents } = await storedIn(page)
  const blocks = await rowsIn<{ sha256: string; pages: { n: number; source: string }[] }>(page, 'texts')
  const rows = blocks.flatMap(({ sha256, pages }) => pages.filter((one) => one.source === 'ocr').map(({ n }) => ({ sha256, n })))
  return Object.fromEntries(documents.map((one) => [one.originalName, rows.filter((row) => row.sha256 === one.sha256).map((row) => row.n).sort((a, b) => a - b)]))
}

const viewer = (page: Page) => page.getByRole('region', { name: 'Source' })

async function open(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Documents/ }).click()
  await page.getByRole('row', { name: new RegExp(title) }).click()
}

test('a scan and a TIFF of many pages are recognised after a crash, what is on the screen first', async ({ app }) => {
  test.setTimeout(240_000)
  await newMatter(app.page)
  const long = await scannedTiff(app.page, SHEETS)
  const scan = await scannedComplaint(app.page, BAD_SCAN, 1)
  const folder = temporaryFolder()
  await importFiles(app.page, writeFiles({ 'long.tif': long }, folder))
  await expect.poll(async () => (await storedIn(app.page)).documents.length, { timeout: 30_000 }).toBe(1)
  await importFiles(app.page, writeFiles({ 'scan.pdf': scan }, folder))
  await expect.poll(async () => (await storedIn(app.page)).documents.length, { timeout: 30_000 }).toBe(2)
  await app.kill()
  await reopenMatter(app.page)
  const { page } = app
  const before = await recognised(page)
  expect(before['long.tif']?.length).toBeLessThan(SHEETS - 2)

  // The scan was imported last; it is opened, and has its words while the TIFF still waits.
  await open(page, 'scan')
  await expect(viewer(page).locator('.viewer__label', { hasText: /^OCR \d+ %$/ }).first()).toBeVisible({ timeout: 60_000 })
  // Two pages are recognised beside each other, and the second may be done first.
  await expect.poll(async () => (await recognised(page))['scan.pdf'], { timeout: 60_000, intervals: [200] }).toContain(1)
  expect((await recognised(page))['long.tif']?.length).toBeLessThan(SHEETS)

  // Of the TIFF the page that is jumped to comes before those in front of it.
  await open(page, 'long')
  await expect(viewer(page).locator('img.viewer__scan').first()).toBeVisible({ timeout: 20_000 })
  await viewer(page).getByLabel('Page', { exact: true }).fill(String(JUMP))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await recognised(page))['long.tif']?.includes(JUMP), { timeout: 60_000, intervals: [200] }).toBe(true)
  const jumped = (await recognised(page))['long.tif'] ?? []
  expect(jumped.length).toBeLessThan(SHEETS)

  // Its words lie over the picture, can be selected, and are found.
  const line = viewer(page).locator(`[data-page="${JUMP}"] [data-at]`, { hasText: `Line 4 of sheet ${JUMP}` })
  await expect(line).toBeVisible({ timeout: 30_000 })
  const box = await line.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 1, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 2, (box?.y ?? 0) + (box?.height ?? 0) / 2, { steps: 6 })
  await page.mouse.up()
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible()
  await page.keyboard.press('h')
  await expect(viewer(page).getByRole('button', { name: new RegExp(`^Passage: Line 4 of sheet ${JUMP} says`) })).toBeVisible()
  await viewer(page).getByRole('region', { name: 'Pages' }).focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(`line 10 of sheet ${JUMP}`)
  await expect(viewer(page).getByText('1 of 1', { exact: true })).toBeVisible()

  await expect.poll(async () => (await storedIn(page)).documents.map((one) => one.text), { timeout: 150_000 }).toEqual(['ocr', 'ocr'])
  const stored = await storedIn(page)
  expect(halfDocuments(stored)).toEqual([])
  const { documents } = stored
  expect(Object.fromEntries(documents.map((one) => [one.originalName, one.pages]))['long.tif']).toBe(SHEETS)
  for (const one of documents) expect(one.confidence).toBeGreaterThan(0.88)
  await viewer(page).getByRole('button', { name: 'Mark doubtful words' }).click()
  await expect(viewer(page).getByRole('button', { name: 'Mark doubtful words' })).toHaveAttribute('aria-pressed', 'true')
})

test('a language is added from a file, used without network, and a file that is none is refused', async ({ app }) => {
  test.setTimeout(120_000)
  const { page } = app
  await newMatter(page)
  const folder = temporaryFolder()
  // English under a name of its own stands for any other language.
  const model = readFileSync(join(root, 'node_modules', '@tesseract.js-data', 'eng', '4.0.0_best_int', 'eng.traineddata.gz'))
  writeFileSync(join(folder, 'deu.traineddata.gz'), model)
  writeFileSync(join(folder, 'fra.traineddata'), Buffer.alloc(4000, 7))
  writeFileSync(join(folder, 'ita.traineddata.gz'), model.subarray(0, model.length >> 1))
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Settings/ }).click()
  const file = page.getByLabel('Language file')
  await file.setInputFiles(join(folder, 'fra.traineddata'))
  await expect(page.getByText('fra.traineddata holds no language model of Tesseract 4 or later, or is damaged.')).toBeVisible()
  await file.setInputFiles(join(folder, 'ita.traineddata.gz'))
  await expect(page.getByText('ita.traineddata.gz holds no language model')).toBeVisible()
  await file.setInputFiles(join(folder, 'deu.traineddata.gz'))
  await expect(page.getByLabel('German')).toBeChecked({ timeout: 40_000 })
  await page.getByLabel('English').uncheck()
  await expect(page.getByLabel('German')).toBeDisabled()
  await importFiles(page, writeFiles({ 'scan.pdf': await scannedComplaint(page, BAD_SCAN, 1) }))
  await expect.poll(async () => (await storedIn(page)).documents[0]?.text, { timeout: 60_000 }).toBe('ocr')
  expect((await storedIn(page)).documents[0]?.confidence).toBeGreaterThan(0.9)
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByLabel('English')).toBeChecked()
  await expect(page.getByLabel('German')).toHaveCount(0)
})
