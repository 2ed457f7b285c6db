/** The chronology in the real app: honest dates, undetermined orders, proposals, import, timeline, export. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { type App, expect, testOnDemo as test } from './support/app.ts'
import { faults } from './support/axe.ts'
import { temporaryFolder, writeFiles } from './support/hostile.ts'
import { newMatter, openDemo } from './support/matter.ts'

/** The room as a person uses it. */
function chronologyOf(page: Page) {
  const grid = page.getByRole('grid', { name: 'Events' })
  return {
    grid,
    row: (words: string | RegExp) => grid.getByRole('row', { name: words }),
    detail: page.getByRole('region', { name: /^About/ }),
    more: async (item: string | RegExp) => {
      await page.getByRole('button', { name: 'More of the chronology' }).click()
      const found = page.getByRole('dialog', { name: 'More of the chronology' })
      await found.getByText(item).click()
    },
    list: page.getByRole('listbox', { name: 'Events of the timeline' }),
    day: page.getByLabel('Day of the line', { exact: true }),
    said: (words: string | RegExp) => page.getByRole('status').filter({ hasText: words }),
  }
}

const enter = (page: Page) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Chronology/ }).click()

async function openRoom(page: Page) {
  await openDemo(page)
  await enter(page)
  return chronologyOf(page)
}

/** Where the next file is saved. */
async function saveAs(app: App, name: string): Promise<string> {
  const path = join(temporaryFolder(), name)
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  return path
}

test('the table keeps dates as sure as they are, and says which orders nobody knows', async ({ app }) => {
  const { page } = app
  const room = await openRoom(page)
  await expect(room.row(/is introduced/)).toContainText('August 2024day not known')
  await expect(room.row(/We never did that/)).toContainText('order undetermined beside')
  await expect(page.getByText(/order is undetermined/)).toBeVisible()
  await room.row(/Updated privacy policy/).getByRole('button', { name: 'PX-3' }).first().click()
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('train artificial-intelligence models')
})

test('a date is understood at once, asked where it is ambiguous, refused where it cannot be; an order is asserted once', async ({ app }) => {
  const { page } = app
  const room = await openRoom(page)
  await room.row(/Hong Kong: training paused/).click()
  const date = room.detail.getByLabel(/^Date of/)
  await date.fill('31 February 2024')
  await expect(room.detail).toContainText('February 2024 has 29 days')
  await date.press('Enter')
  await expect(room.row(/Hong Kong: training paused/)).toContainText('11 October 2024')
  await date.fill('8/9/2024')
  await expect(room.detail).toContainText('Is it 9 August or 8 September 2024?')
  await room.detail.getByRole('button', { name: '8 September 2024' }).click()
  await expect(room.row(/Hong Kong: training paused/)).toContainText('8 September 2024')
  await date.fill('two weeks later')
  await expect(room.detail).toContainText('Is it meant from that day?')
  await date.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(room.row(/Hong Kong: training paused/)).toContainText('11 October 2024')
  await room.row(/We never did that/).click()
  await room.detail.getByRole('button', { name: 'It was after' }).click()
  await page.getByRole('dialog', { name: 'It was after' }).getByText(/Complaint filed/).click()
  await expect(room.said('was before')).toBeVisible()
  await expect(room.detail).toContainText('after “Complaint filed')
  await expect(room.row(/Complaint filed/)).not.toContainText('undetermined')
})

test('events are added by a key with what is open as their source, and linked to an allegation', async ({ app }) => {
  const { page } = app
  const room = await openRoom(page)
  await room.row(/Updated privacy policy/).getByRole('button', { name: 'PX-3' }).first().click()
  await room.grid.getByRole('rowgroup').focus()
  await page.keyboard.press('e')
  await page.getByLabel('Date of the new event').fill('in or about October 2024')
  await page.getByLabel('Date of the new event').press('Enter')
  await page.getByRole('textbox', { name: 'What happened' }).fill('A second notice is posted')
  await page.getByRole('textbox', { name: 'What happened' }).press('Enter')
  await expect(room.row(/A second notice/)).toContainText('about October 2024')
  await expect(room.row(/A second notice/)).toContainText('PX-3')
  await room.grid.getByRole('rowgroup').focus()
  await page.keyboard.press('l')
  await page.getByRole('combobox', { name: /^Link/ }).fill('30')
  await page.keyboard.press('Enter')
  await expect(room.said('to ¶ 30')).toBeVisible()
})

test('dates in the papers are proposed, and decided by a key each', async ({ app }) => {
  test.setTimeout(150_000)
  const { page } = app
  const room = await openRoom(page)
  await room.more('Propose events from dates in the papers')
  await expect(room.said(/Propose \d+ events/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Proposed', exact: true }).click()
  const first = room.grid.getByRole('row').nth(1)
  await first.getByRole('gridcell').nth(2).click()
  const before = Number(await room.grid.getAttribute('aria-rowcount'))
  await page.keyboard.press('Escape')
  await room.grid.getByRole('rowgroup').focus()
  await page.keyboard.press('y')
  await expect(room.grid).toHaveAttribute('aria-rowcount', String(before - 1))
  await page.keyboard.press('r')
  await expect(room.grid).toHaveAttribute('aria-rowcount', String(before - 2))
  // What was decided is not proposed again.
  await page.getByRole('button', { name: 'Clear' }).click()
  await room.more('Propose events from dates in the papers')
  await expect(room.said('No dates were found that are not in the chronology already.')).toBeVisible({ timeout: 60_000 })
})

test('a table is imported from a file and pasted, with its columns mapped and every date shown as understood', async ({ app }) => {
  const { page } = app
  await newMatter(page)
  await enter(page)
  const room = chronologyOf(page)
  await expect(page.getByText('Nothing has happened yet')).toBeVisible()
  const [csv = ''] = writeFiles({ 'facts.csv': 'Date,Fact,Who,Importance\n8/15/2024,The setting appears,Ann Roe; Bob Poe,high\nin or about 2022,The first test,,\n02/30/24,Never,,\n' })
  await page.getByLabel('Table of events').setInputFiles(csv)
  const dialog = page.getByRole('dialog', { name: 'Import events from facts.csv' })
  await expect(dialog).toContainText('February 2024 has 29 days')
  await expect(dialog).toContainText('3 events will be added, 1 with a date still to be said')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(room.row(/The setting appears/)).toContainText('15 August 2024')
  await expect(room.row(/The setting appears/)).toContainText('Ann Roe, Bob Poe')
  await expect(room.row(/Never/)).toContainText('“02/30/24”')
  await room.grid.getByRole('rowgroup').focus()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '18 Sep 2024\tThe policy is changed for everyone\n20 Sep 2024\tThe regulator asks questions')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await page.getByRole('dialog', { name: 'Import events from the clipboard' }).getByRole('button', { name: 'Import' }).click()
  await expect(room.row(/The regulator asks/)).toContainText('20 September 2024')
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([['Date', 'Fact', 'Who'], [new Date(Date.UTC(2024, 7, 9)), 'A workbook is made\nand kept', 'Ann Roe'], ['spring 2021', 'The idea', '']], { cellDates: true, UTC: true })
  utils.book_append_sheet(book, sheet, 'Facts')
  const [xlsx = ''] = writeFiles({ 'facts.xlsx': new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) })
  await page.getByLabel('Table of events').setInputFiles(xlsx)
  await page.getByRole('dialog', { name: 'Import events from facts.xlsx' }).getByRole('button', { name: 'Import' }).click()
  await expect(room.row(/A workbook is made and kept/)).toContainText('9 August 2024')
  await expect(room.row(/The idea/)).toContainText('spring 2021')
  await room.grid.getByRole('rowgroup').focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar', { name: 'Selected events' }).getByRole('button', { name: 'Set a field' }).click()
  await page.getByRole('dialog', { name: 'Set a field of the selected events' }).getByText('Disputed', { exact: true }).click()
  await expect(room.said('Mark as disputed: 7 events')).toBeVisible()
})

test('the timeline is walked by keys, says what was in force on a day, and opens the source', async ({ app }) => {
  const { page } = app
  const room = await openRoom(page)
  await page.getByRole('radio', { name: 'Timeline' }).click()
  await room.list.focus()
  const chosen = room.list.getByRole('option', { selected: true })
  for (const words of ['4 March 2021', '31 July 2024', 'August 2024, day not known', '18 September 2024: Updated privacy policy']) {
    await expect(chosen).toContainText(words)
    if (!words.startsWith('18')) await page.keyboard.press('j')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('train artificial-intelligence models')
  await room.list.focus()
  await page.keyboard.press('d')
  await expect(room.day).toHaveValue('2024-09-18')
  await room.day.fill('2024-09-17')
  await expect(page.getByText(/^In force on 17 September 2024:/)).toBeVisible()
  await page.getByRole('button', { name: 'Lanes' }).click()
  await page.getByRole('dialog', { name: 'Lanes' }).getByText('By region').click()
  await room.list.focus()
  for (const key of ['+', '+', 'ArrowRight', '-', '0']) await page.keyboard.press(key)
  await expect(chosen).toContainText('18 September 2024')
  // Wheel, trackpad pinch (a wheel with Ctrl) and two fingers change what is drawn; "0" shows all again.
  const canvas = page.locator('canvas')
  const drawn = () => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL())
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the timeline is not there')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  let whole = ''
  await expect.poll(async () => {
    const before = whole
    whole = await drawn()
    return whole === before
  }).toBe(true)
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: x - apart, y, id: 0 }, { x: x + apart, y, id: 1 }] })
  const ways: (() => Promise<void>)[] = [
    () => page.mouse.wheel(0, -300),
    async () => { await devtools.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: -60, modifiers: 2 }) },
    async () => {
      await touch('touchStart', 40)
      for (const apart of [60, 90, 130]) await touch('touchMove', apart)
      await touch('touchEnd', 0)
    },
  ]
  for (const way of ways) {
    await way()
    await expect.poll(drawn).not.toBe(whole)
    await room.list.focus()
    await page.keyboard.press('0')
    await expect.poll(drawn).toBe(whole)
  }
})

test('the timeline leaves as SVG, PNG and PDF, marked as an illustrative aid, and the table as CSV', async ({ app }) => {
  const { page } = app
  const room = await openRoom(page)
  await page.getByRole('radio', { name: 'Timeline' }).click()
  await room.list.focus()
  const save = async (item: string, name: string) => {
    const path = await saveAs(app, name)
    await room.more(item)
    await expect(room.said(`Saved ${name}`)).toBeVisible({ timeout: 20_000 })
    return readFileSync(path)
  }
  const svg = (await save('Export the timeline as SVG', 'line.svg')).toString()
  expect(svg).toContain('Illustrative aid (FRE 107)')
  expect(svg).toContain('DEMONSTRATION – NOT A COURT FILING')
  expect(svg).toContain('font/woff2;base64,')
  const png = await save('Export the timeline as PNG', 'line.png')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(4000)
  const pdf = await save('Export the timeline as PDF', 'line.pdf')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).toMatch(/FontFile[23]|\/Type3/)
  // What is printed is the sheet with the picture, and nothing of the window.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    webContents.print = (_options, done) => void webContents.executeJavaScript('[...document.querySelectorAll(".print-sheet text")].map((one) => one.textContent).join("|")').then((words: string) => {
      ;(globalThis as { printed?: string }).printed = words
      done?.(true, '')
    })
  })
  await room.more('Print the timeline')
  await expect.poll(() => app.electron.evaluate(() => (globalThis as { printed?: string }).printed ?? '')).toContain('Illustrative aid (FRE 107)')
  await expect(page.locator('.print-sheet')).toHaveCount(0)
  const csv = (await save('Export as a table (CSV)', 'table.csv')).toString()
  expect(csv).toContain('undetermined beside')
})

test('axe finds nothing serious in table, opened row and timeline, light and dark', async ({ app }) => {
  const { page } = app
  const room = await openRoom(page)
  const check = async (where: string) => expect.soft(await faults(page, { where })).toEqual([])
  await check('table')
  await room.row(/Complaint filed/).click()
  await expect(room.detail).toBeVisible()
  await check('opened row')
  await page.getByRole('radio', { name: 'Timeline' }).click()
  await room.day.fill('2024-09-17')
  await check('timeline')
})
