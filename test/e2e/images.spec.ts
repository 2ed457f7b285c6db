/** A production of page images: TIFFs of one page and of many, shown with their numbers, recognised, and found. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import UTIF from 'utif2'
import { expect, test } from './support/app.ts'
import { temporaryFolder } from './support/hostile.ts'
import { importFiles, newMatter, storedIn } from './support/matter.ts'

/** Draws lines of text in the app's page. @returns width, height and pixels */
async function drawn(page: Page, lines: string[]): Promise<{ width: number; height: number; rgba: Uint8Array }> {
  const base64 = await page.evaluate((words) => {
    const canvas = new OffscreenCanvas(1700, 2200)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, 1700, 2200)
    context.fillStyle = '#000000'
    context.font = '44px serif'
    words.forEach((line, index) => {
      context.fillText(line, 170, 300 + index * 80)
    })
    const { data } = context.getImageData(0, 0, 1700, 2200)
    // One byte a pixel is enough to carry black and white.
    const grey = new Uint8Array(data.length / 4)
    for (let at = 0; at < grey.length; at++) grey[at] = data[at * 4] as number
    let text = ''
    for (let at = 0; at < grey.length; at += 32_768) text += String.fromCharCode(...grey.subarray(at, at + 32_768))
    return btoa(text)
  }, lines)
  const grey = Buffer.from(base64, 'base64')
  const rgba = new Uint8Array(grey.length * 4)
  grey.forEach((value, at) => rgba.set([value, value, value, 255], at * 4))
  return { width: 1700, height: 2200, rgba }
}

async function tiff(page: Page, pages: string[][]): Promise<Uint8Array> {
  const drawnPages = []
  for (const lines of pages) drawnPages.push(await drawn(page, lines))
  if (drawnPages.length === 1) return new Uint8Array(UTIF.encodeImage(drawnPages[0]?.rgba as never, 1700, 2200))
  // The library's own writer makes one page; several are chained by hand: each with its own directory.
  return chained(drawnPages)
}

/** A baseline TIFF of grey pages, uncompressed (TIFF 6.0 § 4). */
function chained(pages: { width: number; height: number; rgba: Uint8Array }[]): Uint8Array {
  const strips = pages.map(({ rgba }) => Uint8Array.from({ length: rgba.length / 4 }, (_, at) => rgba[at * 4] as number))
  const parts: Uint8Array[] = []
  let at = 8
  const directory = (page: { width: number; height: number }, strip: number, size: number, next: number) => {
    const entries: [number, number, number][] = [[256, 4, page.width], [257, 4, page.height], [258, 3, 8], [259, 3, 1], [262, 3, 1], [273, 4, strip], [277, 3, 1], [278, 4, page.height], [279, 4, size]]
    const bytes = Buffer.alloc(2 + entries.length * 12 + 4)
    bytes.writeUInt16LE(entries.length, 0)
    entries.forEach(([tag, type, value], index) => {
      bytes.writeUInt16LE(tag, 2 + index * 12)
      bytes.writeUInt16LE(type, 4 + index * 12)
      bytes.writeUInt32LE(1, 6 + index * 12)
      type === 3 ? bytes.writeUInt16LE(value, 10 + index * 12) : bytes.writeUInt32LE(value, 10 + index * 12)
    })
    bytes.writeUInt32LE(next, bytes.length - 4)
    return bytes
  }
  const size = 2 + 9 * 12 + 4
  const starts = strips.map((strip) => {
    const start = at
    at += strip.length + size
    return start
  })
  const head = Buffer.alloc(8)
  head.write('II*\0', 0, 'latin1')
  head.writeUInt32LE((starts[0] ?? 0) + (strips[0]?.length ?? 0), 4)
  parts.push(head)
  strips.forEach((strip, index) => {
    const next = index + 1 < strips.length ? (starts[index + 1] ?? 0) + (strips[index + 1]?.length ?? 0) : 0
    parts.push(strip, directory(pages[index] as { width: number; height: number }, starts[index] ?? 0, strip.length, next))
  })
  return Buffer.concat(parts)
}

test('page images come with their numbers, are recognised, and a number opens its page', async ({ app: { page } }) => {
  test.setTimeout(180_000)
  await newMatter(page)
  const folder = join(temporaryFolder(), 'VOL002')
  mkdirSync(join(folder, 'IMAGES', '001'), { recursive: true })
  const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
  put('IMAGES/001/AB0001.TIF', await tiff(page, [['The first page speaks of messages.', 'Second line of it.']]))
  put('IMAGES/001/AB0002.tif', await tiff(page, [['The other page speaks of training data.']]))
  put('IMAGES/001/AB0003.tif', await tiff(page, [['Three in one: a memorandum.'], ['Its middle page names the vendor.'], ['Its end.']]))
  put('VOL002.opt', ['AB0001,VOL002,Z:\\out\\IMAGES\\001\\AB0001.tif,Y,,,2', 'AB0002,VOL002,Z:\\out\\IMAGES\\001\\AB0002.tif,,,,', 'AB0003,VOL002,Z:\\out\\IMAGES\\001\\AB0003.tif,Y,,,3', ''].join('\r\n'))
  await page.getByRole('button', { name: 'Productions' }).click()
  await page.getByLabel('Folder of the production').setInputFiles(folder)
  await page.getByRole('button', { name: 'Check it' }).click({ timeout: 20_000 })
  await expect(page.getByText('Nothing is wrong with this production.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Import 2 documents' }).click()
  await expect(page.getByText('2 documents with 5 pages were added.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('AB0004')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Page', { exact: true })).toHaveValue('2')
  await expect(page.locator('.viewer__label', { hasText: 'AB0004' })).toBeVisible()
  // Recognised in the background, what is shown first.
  await expect(page.locator('.viewer__label', { hasText: /AB0004 · OCR \d+ %/ })).toBeVisible({ timeout: 90_000 })
  await page.getByRole('region', { name: 'Pages' }).click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('names the vendor')
  await expect(page.getByText('1 of 1')).toBeVisible({ timeout: 10_000 })
  await expect.poll(async () => (await storedIn(page)).documents.map((one) => one.text).sort(), { timeout: 90_000 }).toEqual(['ocr', 'ocr'])
})

test('a TIFF by itself is a document of pages; one that is text, and one that is cut, are said', async ({ app: { page } }) => {
  await newMatter(page)
  const folder = temporaryFolder()
  const whole = await tiff(page, [['One page.'], ['Two pages.']])
  const files = { 'whole.tif': whole, 'text.tif': 'Just words.', 'cut.tif': whole.subarray(0, 300) }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  await importFiles(page, Object.keys(files).map((name) => join(folder, name)))
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await expect(dialog).toContainText('cut.tif is damaged or cut short', { timeout: 30_000 })
  const { documents } = await storedIn(page)
  expect(Object.fromEntries(documents.map((one) => [one.originalName, [one.kind, one.pages]]))).toEqual({ 'whole.tif': ['image', 2], 'text.tif': ['text', 1] })
})
