/** A document is read: pages, words, places. Over the picture lies the text that the store holds. */
import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { plainPdf, writeFiles } from './support/hostile.ts'
import { halfDocuments, importFiles, newMatter, storedIn } from './support/matter.ts'
import { scannedComplaint } from './support/scan.ts'

const viewer = (page: Page) => page.getByRole('region', { name: 'Source' })
const run = (page: Page, words: string) => viewer(page).locator('[data-at]', { hasText: words }).first()

/** Imports one file into a new matter and opens it beside the list. */
async function show(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await newMatter(page)
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Documents/ }).click()
  await importFiles(page, writeFiles({ [name]: content }))
  const row = page.getByRole('row', { name: new RegExp(name.replace(/\.\w+$/, '')) })
  await expect(row).toBeVisible({ timeout: 60_000 })
  await row.click()
}

/** Twelve lines on each of some pages, double spaced, as a pleading has them. */
async function paper(pages: number, rotate = 0): Promise<Uint8Array> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.TimesRoman)
  for (let n = 1; n <= pages; n++) {
    const sheet = file.addPage([612, 792])
    if (rotate > 0) sheet.setRotation(degrees(rotate))
    for (let line = 1; line <= 12; line++) sheet.drawText(`Line ${line} of page ${n} says that the widget failed and struck the plaintiff.`, { x: 72, y: 720 - line * 28, size: 12, font })
  }
  return file.save()
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('nothing to drag over')
  await page.mouse.move(start.x + 1, start.y + start.height / 2)
  await page.mouse.down()
  // Through the white between two lines, which must not throw the selection to the end of the page.
  await page.mouse.move(end.x + end.width / 2, end.y - 6, { steps: 4 })
  await page.mouse.move(end.x + end.width + 40, end.y + end.height / 2, { steps: 4 })
  await page.mouse.up()
}

test('words that are dragged over become a highlight, and a click on it lights it', async ({ app: { page } }) => {
  await show(page, 'paper.pdf', await paper(3))
  await expect(run(page, 'Line 3 of page 1')).toBeVisible()
  await drag(page, run(page, 'Line 3 of page 1'), run(page, 'Line 4 of page 1'))
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible()
  await page.keyboard.press('h')
  const mark = viewer(page).getByRole('button', { name: /^Passage: Line 3 of page 1 says/ })
  await expect(mark).toHaveClass(/strong/)
  const box = await mark.boundingBox()
  const words = await run(page, 'Line 3 of page 1').boundingBox()
  expect(Math.abs((box?.width ?? 0) - (words?.width ?? 0))).toBeLessThan(6)
  expect(Math.abs((box?.y ?? 0) - (words?.y ?? 0))).toBeLessThan(4)
  await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 5)
  await expect(mark).toHaveClass(/strong/)
})

test('find counts the places, lights the one it stands at, and walks to the next', async ({ app: { page } }) => {
  await show(page, 'paper.pdf', await paper(30))
  await expect(run(page, 'Line 1 of page 1')).toBeVisible()
  await viewer(page).getByRole('region', { name: 'Pages' }).focus()
  await page.keyboard.press('f')
  await page.keyboard.type('line 7 of page 2')
  await expect(viewer(page).getByText('1 of 11')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(viewer(page).getByText('2 of 11')).toBeVisible()
  await expect(run(page, 'Line 7 of page 20')).toBeInViewport()
  await page.keyboard.press('Shift+Enter')
  await expect(run(page, 'Line 7 of page 2 ')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(viewer(page).getByRole('search')).toHaveCount(0)
})

test('a paper of 5,000 pages is read, and walked through with few of them drawn', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  await show(page, 'long.pdf', await plainPdf(Array.from({ length: 5000 }, (_, index) => `Words of page ${index + 1}.`)))
  const stored = await storedIn(page)
  expect(stored.documents[0]?.pages).toBe(5000)
  expect(halfDocuments(stored)).toEqual([])
  const field = viewer(page).getByRole('textbox', { name: 'Page' })
  await field.fill('4987')
  await page.keyboard.press('Enter')
  await expect(run(page, 'Words of page 4987.')).toBeInViewport()
  await expect(viewer(page).locator('canvas').first()).toBeVisible()
  expect(await viewer(page).locator('.viewer__sheet').count()).toBeLessThan(8)
})

test('zoom keeps the place, a turned page keeps its words, and one page can be shown alone', async ({ app: { page } }) => {
  await show(page, 'paper.pdf', await paper(12))
  const field = viewer(page).getByRole('textbox', { name: 'Page' })
  await field.fill('6')
  await page.keyboard.press('Enter')
  await expect(run(page, 'Line 5 of page 6')).toBeInViewport()
  for (let n = 0; n < 3; n++) await viewer(page).getByRole('button', { name: 'Larger' }).click()
  await expect(viewer(page).locator('.viewer__zoom')).toHaveText(/%/)
  await expect(viewer(page).locator('[data-page="6"] [data-at]').first()).toBeAttached()
  await viewer(page).getByRole('button', { name: 'Fit the page' }).click()
  await viewer(page).getByRole('button', { name: 'Rotate' }).click()
  const upright = await run(page, 'Line 2 of page').boundingBox()
  expect(upright?.height).toBeGreaterThan((upright?.width ?? 0) * 3)
  await viewer(page).getByRole('button', { name: 'One page at a time' }).click()
  await expect(viewer(page).locator('.viewer__sheet')).toHaveCount(1)
})

test('a page that is stored turned has its words where they are seen', async ({ app: { page } }) => {
  await show(page, 'turned.pdf', await paper(1, 90))
  await expect(run(page, 'Line 1 of page 1')).toBeVisible()
  const sheet = await viewer(page).locator('.viewer__sheet').first().boundingBox()
  expect(sheet?.width).toBeGreaterThan(sheet?.height ?? 0)
})

test('thumbnails lead to their pages', async ({ app: { page } }) => {
  await show(page, 'paper.pdf', await paper(9))
  await viewer(page).getByRole('button', { name: 'Thumbnails' }).click()
  await viewer(page).locator('.viewer__thumb', { hasText: '4' }).click()
  await expect(run(page, 'Line 1 of page 4')).toBeInViewport()
  await expect(viewer(page).locator('.viewer__thumb[aria-current="true"]')).toHaveText('4')
})

test('a box that is drawn, or pressed at two corners, becomes a passage without words', async ({ app: { page } }) => {
  await show(page, 'paper.pdf', await paper(1))
  await expect(viewer(page).locator('canvas').first()).toBeVisible()
  await viewer(page).getByRole('button', { name: 'Draw a box' }).click()
  const sheet = await viewer(page).locator('.viewer__sheet').first().boundingBox()
  const [x, y] = [(sheet?.x ?? 0) + 60, (sheet?.y ?? 0) + 60]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 120, y + 70, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.press('h')
  const mark = await viewer(page).getByRole('button', { name: 'Passage: box' }).boundingBox()
  expect(Math.abs((mark?.x ?? 0) - x)).toBeLessThan(4)
  expect(Math.abs((mark?.width ?? 0) - 120)).toBeLessThan(6)
  const mode = viewer(page).getByRole('button', { name: 'Draw a box' })
  if ((await mode.getAttribute('aria-pressed')) !== 'true') await mode.click()
  await page.mouse.click(x, y + 120)
  await page.mouse.click(x + 90, y + 170)
  await page.keyboard.press('h')
  await expect(viewer(page).getByRole('button', { name: 'Passage: box' })).toHaveCount(2)
})

test('the recognised words of a scan that lies askew lie on its picture', async ({ app: { page } }) => {
  await show(page, 'scan.pdf', await scannedComplaint(page, { dpi: 150, skewDegrees: 1.5, noise: 0.002, seed: 3 }, 1))
  const words = run(page, 'which Plaintiff paid in full')
  await expect(words).toBeVisible({ timeout: 60_000 })
  const lean = await words.evaluate((element) => new DOMMatrix(getComputedStyle(element.closest('.viewer__straight') as Element).transform).b)
  expect(lean).toBeGreaterThan(0.02)
  expect(lean).toBeLessThan(0.033)
})

const SAVED = `<html><head><title>Policy</title><style>p { color: red }</style><script>window.top.evil = 1</script></head>
<body onload="top.evil = 2"><h1>Privacy Policy</h1><p style="font-size: 40px">We share <b>nothing</b> with others.</p>
<img src="https://example.com/pixel.png"><img src="//example.com/second.png" onerror="top.evil = 3"><iframe src="https://example.com"></iframe>
<form action="https://example.com"><input name="a"></form><a href="https://example.com/terms">terms</a><svg onload="top.evil = 4"></svg></body></html>`

test('a saved page is read as text, and shown as a page that can do nothing', async ({ app: { page } }) => {
  await show(page, 'policy.html', SAVED)
  await expect(run(page, 'We share nothing with others.')).toBeVisible()
  await viewer(page).getByRole('button', { name: 'As a page' }).click()
  await expect(viewer(page).getByRole('note').filter({ hasText: '2 remote items' })).toBeVisible()
  const frame = viewer(page).locator('iframe')
  await expect(frame).toHaveAttribute('sandbox', '')
  const inside = frame.contentFrame()
  await expect(inside.getByRole('heading', { name: 'Privacy Policy' })).toBeVisible()
  expect(await inside.locator('script, form, iframe, [onload], [onerror], [style], a[href]').count()).toBe(0)
  expect(await page.evaluate(() => 'evil' in window)).toBe(false)
})

test('a text shows its lines with numbers, and words of it become a passage', async ({ app }) => {
  await show(app.page, 'notes.txt', Array.from({ length: 400 }, (_, index) => `Entry ${index + 1}: the widget was inspected.`).join('\n'))
  await expect(app.page.locator('.viewer__line-number').first()).toHaveText('1')
  await viewer(app.page).getByRole('region', { name: 'Text' }).focus()
  await app.page.keyboard.press('f')
  await app.page.keyboard.type('Entry 321')
  await expect(run(app.page, 'Entry 321')).toBeInViewport()
  await app.page.keyboard.press('Escape')
  await run(app.page, 'Entry 322').click({ clickCount: 3 })
  await app.page.keyboard.press('h')
  await expect(app.page.locator('.viewer__text-mark--strong')).toContainText('Entry 322')
})

test('an encrypted paper asks for its password where it would be shown', async ({ app: { page } }) => {
  await newMatter(page)
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Documents/ }).click()
  await importFiles(page, writeFiles({ 'locked.pdf': await plainPdf(['Sealed words.'], { userPassword: 'sesame', ownerPassword: 'owner' }) }))
  const ask = page.getByRole('dialog', { name: 'Password needed' })
  await ask.locator('input').fill('sesame')
  await ask.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('row', { name: /locked/ }).click()
  await viewer(page).locator('input[type=password]').fill('no')
  await viewer(page).getByRole('button', { name: 'Open' }).click()
  await expect(viewer(page).getByText('That password does not open locked.pdf')).toBeVisible()
  await viewer(page).locator('input[type=password]').fill('sesame')
  await viewer(page).getByRole('button', { name: 'Open' }).click()
  await expect(run(page, 'Sealed words.')).toBeVisible()
})

test('a picture is shown, enlarged and marked like a page', async ({ app: { page } }) => {
  await newMatter(page)
  const png = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(800, 500)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.fillStyle = '#fff'
    context.fillRect(0, 0, 800, 500)
    context.fillStyle = '#000'
    context.font = '40px serif'
    context.fillText('The setting was switched on.', 60, 200)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Documents/ }).click()
  await importFiles(page, writeFiles({ 'screen.png': Uint8Array.from(png) }))
  await page.getByRole('row', { name: /screen/ }).click()
  await expect(run(page, 'The setting was switched on.')).toBeVisible({ timeout: 60_000 })
  const before = await run(page, 'The setting').boundingBox()
  await viewer(page).getByRole('button', { name: 'Larger' }).click()
  await expect.poll(async () => ((await run(page, 'The setting').boundingBox())?.width ?? 0) / (before?.width ?? 1)).toBeCloseTo(1.2, 1)
})

test('nothing serious stands in the way of a screen reader or a keyboard', async ({ app: { page } }) => {
  await show(page, 'paper.pdf', await paper(4))
  await expect(run(page, 'Line 1 of page 1')).toBeVisible()
  await viewer(page).getByRole('button', { name: 'Thumbnails' }).click()
  await viewer(page).getByRole('button', { name: 'Find in this document' }).click()
  expect(await faultsIn(page, { where: 'viewer', scope: '.viewer' })).toEqual([])
})
