/** What leaves the app as a file. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, testOnDemo as test } from './support/app.ts'
import { openDemo } from './support/matter.ts'
import { saveByMenu } from './support/save.ts'

test('the proof matrix is saved as picture and table, on white, with the demonstration said', async ({ app }) => {
  const { page, electron } = app
  const folder = mkdtempSync(join(tmpdir(), 'probata-export-'))
  await openDemo(page)
  await page.keyboard.press('Alt+3')
  const save = (item: string, name: string) => saveByMenu({ page, electron }, folder, item, name)
  const svg = (await save('Matrix as picture (SVG)', 'matrix.svg')).toString()
  expect(svg).toContain('Divulged')
  expect(svg).toContain('DEMONSTRATION – NOT A COURT FILING')
  expect(svg).not.toContain('<script')
  const png = await save('Matrix as picture (PNG)', 'matrix.png')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(2400)
  const table = (await save('Matrix as table (CSV)', 'matrix.csv')).toString()
  expect(table.split('\r\n').length).toBe(21)
  expect(table).toContain('Count II')
  const gaps = (await save('Gaps as table (CSV)', 'gaps.csv')).toString()
  expect(gaps.split('\r\n')[1]).toContain('Nothing shows that any InMail left LinkedIn')
})
