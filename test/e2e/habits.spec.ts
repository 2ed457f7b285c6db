/** Habits of a person's own: keys alone, help, settings, paper, scripts of every direction. One launch. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { unreadable } from './support/cut.ts'
import { temporaryFolder } from './support/hostile.ts'
import { answerSave } from './support/save.ts'

const ROOMS = ['Overview', 'Complaint', 'Answers', 'Proof', 'Chronology', 'Policies', 'Contracts', 'Documents', 'Search', 'Productions', 'Review', 'Discovery', 'Deadlines', 'Transcripts', 'Depositions', 'People', 'Reports', 'Matter', 'Activity', 'Settings']

test('the demo matter by keys alone, with help, settings, print and first steps', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, electron } = app
  const press = (keys: string) => page.keyboard.press(keys)
  const dialog = (name: string) => page.getByRole('dialog', { name })

  await test.step('from the desk into the matter', async () => {
    await page.getByRole('button', { name: 'Open the demo matter' }).focus()
    await press('Enter')
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  })

  await test.step('the complaint, a paragraph, its evidence', async () => {
    await press('Control+k')
    await page.keyboard.type('¶ 36')
    await press('Enter')
    await expect(page.getByRole('heading', { name: 'Complaint', level: 1 })).toBeVisible()
    await press('l')
    await page.keyboard.type('PX-12')
    await press('Enter')
    await expect(page.getByRole('status').filter({ hasText: /Link/ })).toBeVisible()
    await press('Control+z')
    await expect(page.getByRole('status').filter({ hasText: /Undo/ })).toBeVisible()
  })

  await test.step('proof, gaps, documents and back by keys', async () => {
    await press('Alt+3')
    await expect(page.getByRole('heading', { name: 'Proof', level: 1 })).toBeVisible()
    await press('Control+k')
    await page.keyboard.type('>show the gaps')
    await press('Enter')
    await expect(page.getByRole('radio', { name: /Gaps/ })).toBeChecked()
    await press('Alt+4')
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
    await press('Control+Shift+f')
    await expect(page.getByRole('heading', { name: 'Search', level: 1 })).toBeVisible()
  })

  await test.step('first steps saw what was done', async () => {
    const steps = page.getByRole('button', { name: /^First steps/ })
    await expect(steps).toHaveText(/First steps: [56] of 6|all done/)
    await steps.focus()
    await press('Enter')
    await expect(dialog('First steps').getByRole('listitem').filter({ hasText: 'Link evidence' }).getByLabel('done')).toBeVisible()
    expect(await faultsIn(page, { where: 'first steps', scope: '.popover' })).toEqual([])
    await dialog('First steps').getByRole('button', { name: 'Put away' }).press('Enter')
    await expect(steps).toHaveCount(0)
  })

  await test.step('help opens at the room and is searched', async () => {
    await press('Alt+3')
    await expect(page.getByRole('heading', { name: 'Proof', level: 1 })).toBeVisible()
    await press('F1')
    await expect(dialog('Help').getByRole('heading', { name: 'Proof', level: 3 })).toBeVisible()
    expect(await faultsIn(page, { where: 'help', scope: 'dialog' })).toEqual([])
    await page.keyboard.type('privilege log')
    await expect(dialog('Help').getByRole('region', { name: 'Found in the help' })).toContainText('Show the privilege log')
    await press('Escape')
    await press('Escape')
    await expect(dialog('Help')).toHaveCount(0)
  })

  await test.step('what a room shows is printed, every row, without the window around it', async () => {
    await press('Alt+4')
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
    await electron.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
      webContents.print = (options, done) => void webContents.printToPDF({ printBackground: true }).then(async (pdf) => {
        const words = await webContents.executeJavaScript('document.querySelector(".room-sheet").innerText')
        Object.assign(globalThis, { printed: { header: options?.header, words, pages: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0 } })
        done?.(true, '')
      })
    })
    await press('Control+p')
    const printed = () => electron.evaluate(() => (globalThis as { printed?: { header: string; words: string; pages: number } }).printed ?? null)
    await expect.poll(printed).not.toBeNull()
    const sheet = await printed()
    expect(sheet?.header).toContain('Documents')
    expect(sheet?.pages).toBeGreaterThan(0)
    for (const exhibit of ['PX-1', 'PX-12']) expect(sheet?.words).toContain(exhibit)
    await expect(page.locator('.room-sheet')).toHaveCount(0)
  })

  const folder = temporaryFolder()
  await test.step('settings are searched, exported and taken in', async () => {
    await press('Alt+7')
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
    await press('/')
    await page.keyboard.type('hot')
    await expect(page.getByRole('button', { name: 'Key of Hot' })).toBeVisible()
    await expect(page.getByLabel('Your name in the log of changes')).toBeHidden()
    await press('Escape')
    const path = await answerSave(electron, folder, 'settings.json')
    await page.getByRole('button', { name: 'Export the settings…' }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Saved settings.json' })).toBeVisible()
    const file = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ ...file, settings: { ...file.settings, theme: 'dark', keys: { 'review.hot': ['$mod+k'] }, textSize: 9000 } }))
    await page.getByLabel('Settings file').setInputFiles(join(folder, 'own.json'))
    await expect(page.getByRole('status').filter({ hasText: 'left out, not usable here: textSize' })).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await expect(page.getByRole('row', { name: /^Review Hot/ })).toContainText('also Search, cites and commands')
    writeFileSync(join(folder, 'cut.json'), '{"probata":"sett')
    await page.getByLabel('Settings file').setInputFiles(join(folder, 'cut.json'))
    await expect(page.getByRole('alert')).toContainText('it is not JSON, or it was cut')
    await page.getByRole('button', { name: /All keys as delivered/ }).press('Enter')
  })

  const everyRoomReads = async (how: string) => {
    for (const room of ROOMS) {
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: new RegExp(`^${room}`) }).click()
      await expect(page.getByRole('heading', { name: room, exact: true, level: 1 })).toBeAttached()
      expect.soft(await unreadable(page), `${room}, ${how}`).toEqual([])
      const views = page.locator('.shell__work .room__head [role="radio"], .shell__work [role="radiogroup"][aria-label="View"] [role="radio"]')
      for (let n = await views.count() - 1; n >= 0; n--) {
        const view = (await views.nth(n).textContent()) ?? ''
        await views.nth(n).click()
        expect.soft(await unreadable(page), `${room}, ${view}, ${how}`).toEqual([])
      }
    }
  }

  await test.step('twice the size loses nothing at 1280 by 800, nor does a room beside a source', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('radio', { name: '200 %' }).press('ArrowRight')
    await page.getByRole('radio', { name: '200 %' }).click()
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640)
    await everyRoomReads('200 %')
    await press('Control+0')
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1280)
    await press('Control+k')
    await page.keyboard.type('PX-1 at 1')
    await press('Enter')
    await expect(page.getByRole('region', { name: 'Source' })).toBeVisible()
    await everyRoomReads('beside a source')
    await press('Control+Shift+w')
  })

  await test.step('names in every script stand in their own direction', async () => {
    await press('Alt+5')
    await expect(page.getByRole('heading', { name: 'Matter', level: 1 })).toBeVisible()
    const order = await page.evaluate(() => {
      const span = document.createElement('span')
      span.textContent = 'אבג 12'
      const row = document.createElement('p')
      row.append('1. ', span, ' (2024) 甲乙')
      document.querySelector('.room__body')?.append(row)
      const left = (node: Node, from: number) => {
        const range = document.createRange()
        range.setStart(node, from)
        range.setEnd(node, from + 1)
        return range.getBoundingClientRect().left
      }
      const name = span.firstChild as Node
      const found = { hebrew: left(name, 0) > left(name, 2), digitsAfter: left(name, 4) < left(name, 2), latinAfter: left(row.lastChild as Node, 2) > left(name, 0) }
      row.remove()
      return found
    })
    expect(order).toEqual({ hebrew: true, digitsAfter: true, latinAfter: true })
  })
})
