/** Documents come in: by content, once, with their words; and what cannot come in is said. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { longestName, plainPdf, temporaryFolder, writeFiles } from './support/hostile.ts'
import { halfDocuments, importComplaint, importFiles, newMatter, reopenMatter, storedIn } from './support/matter.ts'
import { BAD_SCAN, SCANNED, scannedComplaint } from './support/scan.ts'

test('files of every kind come in with one change, each known by its content', async ({ app: { page } }) => {
  await newMatter(page)
  await importFiles(page, writeFiles({
    'letter.pdf': await plainPdf(['Dear counsel, the data was disclosed.', 'Second page']),
    'note.txt': 'A note of one line.\n',
    'cafe.txt': Uint8Array.from([0x63, 0x61, 0x66, 0xe9]),
    'readme.md': '# A title\n\n- an item\n',
    'table.csv': 'a,b\n=1+1,2\n',
    'page.html': '<html><head><style>p{color:red}</style></head><body style="color:red"><h1>Policy</h1><p>We share <b>nothing</b>.</p><script>window.evil = 1</script></body></html>',
    'really-text.pdf': 'These words are called a PDF and are none.',
    'letter-without-ending': await plainPdf(['A PDF without an ending to its name.']),
    'sheet.xlsx': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
  }))
  await expect(page.getByRole('status').filter({ hasText: 'Import 9 documents' })).toBeVisible({ timeout: 30_000 })
  const stored = await storedIn(page)
  const kinds = Object.fromEntries(stored.documents.map((one) => [one.originalName, [one.kind, one.text]]))
  expect(kinds).toEqual({
    'letter.pdf': ['pdf', 'file'], 'note.txt': ['text', 'file'], 'cafe.txt': ['text', 'file'], 'readme.md': ['markdown', 'file'], 'table.csv': ['csv', 'file'],
    'page.html': ['html', 'file'], 'really-text.pdf': ['text', 'file'], 'letter-without-ending': ['pdf', 'file'], 'sheet.xlsx': ['unread', 'none'],
  })
  expect(halfDocuments(stored)).toEqual([])
  expect(stored.log.filter((label) => label.startsWith('Import'))).toHaveLength(1)
  expect(stored.documents.find((one) => one.kind === 'unread')?.warning).toContain('compound file')
  expect(await page.evaluate(() => 'evil' in window)).toBe(false)
})

test('the same content is stored once, in one import and over two', async ({ app: { page } }) => {
  await newMatter(page)
  const paths = writeFiles({ 'first.txt': 'The same words.', 'second.txt': 'The same words.', 'other.txt': 'Other words.' })
  await importFiles(page, paths)
  const outcome = page.getByRole('dialog', { name: 'Import' })
  await expect(outcome).toContainText('second.txt has the same content as first', { timeout: 20_000 })
  await outcome.getByRole('button', { name: 'Close' }).last().click()
  await importFiles(page, paths.slice(2))
  await expect(outcome).toContainText('other.txt has the same content as other', { timeout: 20_000 })
  const stored = await storedIn(page)
  expect(stored.documents.map((one) => one.originalName).sort()).toEqual(['first.txt', 'other.txt'])
  expect(stored.bytes).toHaveLength(2)
})

test('a folder keeps its folders, and the longest name that can be keeps every sign', async ({ app: { page } }) => {
  await newMatter(page)
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'Production 1', 'NATIVES'), { recursive: true })
  writeFiles({ 'a.txt': 'One.' }, join(folder, 'Production 1'))
  writeFiles({ [longestName()]: await plainPdf(['A long name.']) }, join(folder, 'Production 1', 'NATIVES'))
  await page.getByLabel('Folder to import').setInputFiles(join(folder, 'Production 1'))
  await expect(page.getByRole('status').filter({ hasText: 'Import 2 documents' })).toBeVisible({ timeout: 30_000 })
  const { documents } = await storedIn(page)
  expect(Object.fromEntries(documents.map((one) => [one.originalName, one.originalFolder]))).toEqual({ 'a.txt': 'Production 1', [longestName()]: 'Production 1/NATIVES' })
  expect(documents.find((one) => one.kind === 'pdf')?.title).not.toContain('\u202E')
})

test('an encrypted file asks for its password, says when it is wrong, and can be left out', async ({ app: { page } }) => {
  await newMatter(page)
  const paths = writeFiles({
    'locked.pdf': await plainPdf(['Sealed words.'], { userPassword: 'open sesame', ownerPassword: 'owner' }),
    'restricted.pdf': await plainPdf(['Only copying is forbidden.'], { userPassword: '', ownerPassword: 'owner' }),
    'also-locked.pdf': await plainPdf(['Other words.'], { userPassword: 'unknown', ownerPassword: 'owner' }),
  })
  await importFiles(page, paths.slice(0, 2))
  const ask = page.getByRole('dialog', { name: 'Password needed' })
  await ask.getByRole('textbox').or(ask.locator('input')).first().fill('wrong')
  await ask.getByRole('button', { name: 'Open' }).click()
  await expect(ask).toContainText('that password did not open it', { timeout: 20_000 })
  await ask.locator('input').fill('open sesame')
  await ask.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Import 2 documents' })).toBeVisible({ timeout: 20_000 })
  await importFiles(page, paths.slice(2))
  await ask.getByRole('button', { name: 'Leave it out' }).click()
  await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('also-locked.pdf needs a password.')
  const stored = await storedIn(page)
  expect(stored.documents.map((one) => one.text)).toEqual(['file', 'file'])
  expect(halfDocuments(stored)).toEqual([])
})

test('an import that is cancelled adds nothing', async ({ app: { page } }) => {
  await newMatter(page)
  const long = await plainPdf(Array.from({ length: 1500 }, (_, index) => `Page ${index + 1} of a long paper.`))
  await importFiles(page, writeFiles({ 'short.txt': 'Read at once.', 'long.pdf': long }))
  const dialog = page.getByRole('dialog', { name: 'Importing documents' })
  await expect(dialog).toContainText('long.pdf', { timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The import was cancelled; nothing was added.' })).toBeVisible()
  const stored = await storedIn(page)
  expect(stored.documents).toEqual([])
  expect(stored.jobs).toBe(0)
})

test('a complaint scanned at 150 dpi, askew and speckled, goes on where a crash cut its recognition off, and has every paragraph and count', async ({ app }) => {
  await newMatter(app.page)
  const scan = await scannedComplaint(app.page, { ...BAD_SCAN, seed: 5 })
  await importComplaint(app.page, writeFiles({ 'scan.pdf': scan })[0] as string)
  await expect(app.page.getByRole('dialog', { name: 'Importing the complaint' })).toContainText('Recognising', { timeout: 30_000 })
  await expect.poll(async () => Object.keys((await storedIn(app.page)).pages).length, { timeout: 40_000 }).toBeGreaterThan(0)
  await app.kill()
  await reopenMatter(app.page)
  const cutOff = app.page.getByRole('dialog', { name: 'An import was cut off' })
  await expect(cutOff).toContainText('Nothing was added to the matter yet.')
  await cutOff.getByRole('button', { name: 'Go on' }).click()
  await expect(app.page.getByText(`${SCANNED.paragraphs} paragraphs · ${SCANNED.counts} counts`)).toBeVisible({ timeout: 80_000 })
  const stored = await storedIn(app.page)
  expect(stored.jobs).toBe(0)
  expect(stored.documents).toHaveLength(1)
})
