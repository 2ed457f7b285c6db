/** Reports in the real app: chosen, looked at, kept, copied, written in every format, bundled; and on the command line. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { read } from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { expect, testOnDemo as test } from './support/app.ts'
import { faults } from './support/axe.ts'
import { openDemo } from './support/matter.ts'
import { saveByMenu } from './support/save.ts'

const main = resolve(import.meta.dirname, '../../build/main.ts')

/** The room as a person uses it. */
function reportsOf(page: Page) {
  const kinds = page.getByRole('navigation', { name: 'Reports' })
  return {
    kinds, show: (name: string) => kinds.getByRole('button', { name, exact: true }).click(), table: (name: string) => page.getByRole('table', { name }), options: page.getByRole('region', { name: 'What is in the report' }),
    said: (words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).first(),
  }
}

test('a report is chosen, kept, copied, written and bundled, and the command line writes the same', async ({ app }) => {
  test.setTimeout(150_000)
  const { page, electron, data } = app
  const room = reportsOf(page)
  const folder = mkdtempSync(join(tmpdir(), 'probata-reports-'))
  const save = (item: string, name: string) => saveByMenu({ page, electron }, folder, item, name)
  await openDemo(page)
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Reports' }).click()

  await test.step('the proof chart is shown, grouped and filtered', async () => {
    await expect(room.table('Proof chart').getByRole('cell', { name: /PX-\d+ at \d+/ }).first()).toBeVisible()
    await room.options.getByLabel('Group by').selectOption('count')
    await expect(room.table('Proof chart').getByText(/^1\. Count I: /)).toBeVisible()
    await room.options.getByRole('checkbox', { name: 'Status', exact: true }).check()
    await expect(room.table('Proof chart').getByRole('columnheader', { name: 'Status' })).toBeVisible()
  })

  await test.step('what was chosen is kept as a template, and can be taken back', async () => {
    await page.getByRole('button', { name: 'Save as template…' }).click()
    await page.getByRole('textbox', { name: /^Name/ }).fill('By count, for the partner')
    await page.keyboard.press('Enter')
    await expect(room.kinds.getByRole('button', { name: 'By count, for the partner', exact: true })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(room.kinds.getByRole('button', { name: 'By count, for the partner', exact: true })).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(room.kinds.getByRole('button', { name: 'By count, for the partner', exact: true })).toBeVisible()
  })

  await test.step('every format is written', async () => {
    const docx = await save('Word (DOCX)', 'chart.docx')
    expect(docx.subarray(0, 2).toString()).toBe('PK')
    const pdf = await PDFDocument.load(await save('PDF', 'chart.pdf'), { updateMetadata: false })
    expect(pdf.getTitle()).toBe('Proof chart')
    expect(read(await save('Workbook (XLSX)', 'chart.xlsx'), { type: 'buffer' }).SheetNames).toEqual(['Proof chart', 'Sources', 'About'])
    expect((await save('Table (CSV)', 'chart.csv')).toString()).toContain('Evidence for')
    expect((await save('Web page (HTML)', 'chart.html')).toString()).toContain('DEMONSTRATION')
    expect((await save('Plain text', 'chart.txt')).toString()).toContain('1. Count I')
  })

  await test.step('it is copied with cites as plain text, in the form that was chosen', async () => {
    await page.getByRole('button', { name: 'Form of cites' }).click()
    await page.getByRole('menuitemcheckbox', { name: /Bluebook/ }).click()
    await page.getByRole('button', { name: 'Copy with cites' }).click()
    await expect(room.said(/Copied the proof chart/)).toBeVisible()
    const copied = await electron.evaluate(async ({ clipboard }) => {
      const own = clipboard as unknown as { readHTML(): string | Promise<string>; readText(): string | Promise<string> }
      return { html: await own.readHTML(), text: await own.readText() }
    })
    expect(copied.html).toMatch(/Ex\. PX-\d+ at \d+/)
    expect(copied.html).not.toContain('<a ')
    expect(copied.text).toMatch(/Ex\. PX-\d+ at \d+/)
  })

  await test.step('an exhibit is offered, objected to and admitted, and each can be taken back', async () => {
    await room.show('Exhibit list')
    const list = room.table('Exhibit list')
    await list.getByRole('button', { name: 'PX-1', exact: true }).click()
    await list.getByLabel('Offered on').fill('3 March 2026')
    await page.keyboard.press('Tab')
    await list.getByRole('combobox', { name: /^Ground/ }).fill('Hearsay (FRE 802)')
    await page.keyboard.press('Tab')
    await list.getByRole('combobox', { name: /^Ruling/ }).selectOption('Admitted')
    const row = list.getByRole('row', { name: /PX-1 / }).first()
    await expect(row).toContainText('3 Mar 2026')
    await expect(row).toContainText('Hearsay (FRE 802)')
    await expect(row).toContainText('Admitted')
    await page.getByRole('heading', { name: 'Reports' }).click()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(row).not.toContainText('Admitted')
    await list.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('the exhibits are bundled behind their list', async () => {
    const token = await electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      return path
    }, folder)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /With its exhibits/ }).click()
    const told = room.said(/Saved .* with exhibits\.pdf/)
    await expect(told).toBeVisible({ timeout: 60_000 })
    const name = /Saved (.*\.pdf):/.exec((await told.textContent()) ?? '')?.[1] ?? ''
    const bundle = await PDFDocument.load(readFileSync(join(token, name)), { updateMetadata: false })
    expect(bundle.getPageCount()).toBeGreaterThan(10)
  })

  await test.step('axe finds nothing, in either theme', async () => {
    for (const kind of ['Exhibit list', 'Proof chart', 'Cast of characters']) {
      await room.show(kind)
      expect(await faults(page, { where: kind, weight: 'any' })).toEqual([])
    }
  })

  await test.step('the command line writes the same from the same data', async () => {
    await electron.close()
    const file = join(folder, 'cli', 'chart.docx')
    const done = spawnSync(process.execPath, [main, 'cli', 'report', 'proof-chart', '--data', data, '--template', 'By count, for the partner', '--out', file, '--json'], { encoding: 'utf8' })
    expect(done.status, done.stderr).toBe(0)
    expect(JSON.parse(done.stdout)).toMatchObject({ kind: 'proof-chart', format: 'docx', file: 'chart.docx' })
    expect(existsSync(file)).toBe(true)
    const again = spawnSync(process.execPath, [main, 'cli', 'report', 'nonsense', '--data', data, '--out', join(folder, 'x.pdf')], { encoding: 'utf8' })
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('There is no report “nonsense”.')])
    const bundle = spawnSync(process.execPath, [main, 'cli', 'bundle', '--data', data, '--out', join(folder, 'cli', 'binder.pdf'), '--json'], { encoding: 'utf8' })
    expect(bundle.status, bundle.stderr).toBe(0)
    expect((JSON.parse(bundle.stdout) as { pages: number }).pages).toBeGreaterThan(10)
  })
})
