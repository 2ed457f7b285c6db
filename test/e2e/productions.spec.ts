/** The paralegal's morning: a production is checked, decided upon, imported, cited, and its custody shown. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { demoProduction } from '../../build/demo/production.ts'
import { expect, test } from './support/app.ts'
import { temporaryFolder } from './support/hostile.ts'
import { newMatter, reopenMatter, storedIn } from './support/matter.ts'

async function demoZip(): Promise<string> {
  const path = join(temporaryFolder(), 'VOL001.zip')
  writeFileSync(path, await demoProduction())
  return path
}

test('a production with faults is checked before anything is written, then imported as one change', async ({ app: { page } }) => {
  await newMatter(page)
  await page.getByRole('button', { name: 'Productions' }).click()
  await page.getByLabel('Archive of the production').setInputFiles(await demoZip())
  await expect(page.getByLabel('Field for BEGBATES')).toHaveValue('begBates', { timeout: 20_000 })
  await expect(page.getByLabel('Field for SHA256')).toHaveValue('sha256')
  await page.getByLabel('Producing party').fill('LinkedIn')
  await page.getByRole('button', { name: 'Check it' }).click()
  const kinds = page.getByRole('region', { name: 'Findings by kind' })
  for (const kind of ['Hash differs from the claim', 'Row cut in the middle', 'Native file missing', 'Path leads out of the production', 'Date that cannot be', 'Redacted, but the native came with it', 'Words of privilege in the text', 'Bates numbers not received', 'File in no load file', 'Page counts disagree']) {
    await expect(kinds.getByRole('button', { name: new RegExp(kind) }), kind).toBeVisible({ timeout: 20_000 })
  }
  expect((await storedIn(page)).documents).toEqual([])
  await kinds.getByRole('button', { name: /Bates numbers not received/ }).click()
  await expect(page.getByRole('region', { name: 'Findings', exact: true })).toContainText('LI_000011 to LI_000012 were not received (2 numbers).')
  await page.getByRole('button', { name: 'Import 12 documents', exact: true }).click()
  await expect(page.getByText('12 documents with 20 pages were added.')).toBeVisible({ timeout: 30_000 })
  const stored = await storedIn(page)
  expect(stored.documents).toHaveLength(12)
  expect(stored.log.filter((label) => label.startsWith('Import'))).toEqual(['Import 12 documents of VOL001'])
  await page.getByRole('button', { name: 'Close' }).click()

  // Typed anywhere, a Bates number opens its page.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('LI_000005')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Page', { exact: true })).toHaveValue('2')

  // The same volume again changes nothing.
  await page.getByLabel('Archive of the production').setInputFiles(await demoZip())
  await page.getByRole('button', { name: 'Check it' }).click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Import 12 documents', exact: true }).click({ timeout: 20_000 })
  await expect(page.getByText('Nothing new: every row was in the matter already.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Close' }).click()

  // One undo takes the whole import back.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await storedIn(page)).documents.length).toBe(0)
})

test('produced and imported again, a production is the same, field by field', async ({ app: { page, electron } }) => {
  test.setTimeout(120_000)
  await newMatter(page)
  await page.getByRole('button', { name: 'Productions' }).click()
  await page.getByLabel('Archive of the production').setInputFiles(await demoZip())
  await page.getByRole('button', { name: 'Check it' }).click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Import 12 documents', exact: true }).click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Close', exact: true }).click({ timeout: 20_000 })
  const out = join(temporaryFolder(), 'OURS')
  mkdirSync(out)
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, out)
  await page.getByTitle('Documents', { exact: true }).click()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar', { name: 'Selected documents' }).getByRole('button', { name: 'Send the selected documents out' }).click()
  await page.getByRole('menuitem', { name: 'Produce…' }).click()
  await page.getByRole('button', { name: 'Choose a folder and produce…' }).click()
  await expect(page.getByText(/12 documents with 20 pages were produced as PL_000001 to PL_000020/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  const before = await fieldsOf(page)

  await page.getByRole('button', { name: 'Productions' }).click()
  await page.getByLabel('Folder of the production').setInputFiles(out)
  await page.getByRole('button', { name: 'Check it' }).click({ timeout: 20_000 })
  // The manifest and the cover letter are no part of the load files, and known for what they are.
  await expect(page.getByRole('button', { name: 'Import 12 documents', exact: true })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Import 12 documents', exact: true }).click()
  await expect(page.getByText('12 documents with 20 pages were added.')).toBeVisible({ timeout: 30_000 })
  const after = (await fieldsOf(page)).filter((one) => one.bates?.first.startsWith('PL_'))
  const plain = ({ bates: _bates, ownBates: _own, ...rest }: Fields) => rest
  expect(after.map((one) => one.bates)).toEqual(before.map((one) => one.ownBates))
  expect(after.map(plain)).toEqual(before.map(plain))
})

/** More than are stored at once, so that a power cut finds some of them stored. */
const MANY = 800

test('a production cut off by a power cut goes on without reading again what was stored, and doubles nothing', async ({ app }) => {
  test.setTimeout(180_000)
  await newMatter(app.page)
  const folder = join(temporaryFolder(), 'BIG')
  mkdirSync(join(folder, 'N'), { recursive: true })
  const rows = ['BEGBATES|NATIVEPATH']
  for (let n = 1; n <= MANY; n++) {
    writeFileSync(join(folder, 'N', `${n}.txt`), `Document ${n} of many. ${'Words of it. '.repeat(n % 50)}`)
    rows.push(`BG_${String(n).padStart(5, '0')}|N\\${n}.txt`)
  }
  writeFileSync(join(folder, 'BIG.dat'), `${rows.join('\r\n')}\r\n`)
  const begin = async () => {
    await app.page.getByRole('button', { name: 'Productions' }).click()
    await app.page.getByLabel('Folder of the production').setInputFiles(folder)
    await app.page.getByRole('button', { name: 'Check it' }).click({ timeout: 20_000 })
    await app.page.getByRole('button', { name: `Import ${MANY} documents`, exact: true }).click({ timeout: 60_000 })
  }
  await begin()
  await expect.poll(async () => (await storedIn(app.page)).bytes.length, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(20)
  await app.kill()
  await reopenMatter(app.page)
  await expect(app.page.getByText(/Probata ended during the import of the production “BIG”/)).toBeVisible({ timeout: 20_000 })
  expect((await storedIn(app.page)).documents).toEqual([])
  await app.page.getByRole('button', { name: 'Later' }).click()
  await begin()
  await expect(app.page.getByText(`${MANY} documents with`)).toBeVisible({ timeout: 90_000 })
  const { documents } = await storedIn(app.page)
  expect(new Set(documents.map((one) => (one as unknown as Fields).bates?.first)).size).toBe(MANY)
  expect(documents).toHaveLength(MANY)
})

type Range = { first: string; last: string }
type Fields = { bates: Range | null; ownBates: Range | null }

/** What a production carries of each document, in the order of its numbers. */
async function fieldsOf(page: Page): Promise<Fields[]> {
  const { documents } = await storedIn(page) as unknown as { documents: (Fields & Record<string, unknown> & { mail: Record<string, unknown> | null; id: string; family: string | null; parts: { role: string; sha256: string }[]; sha256: string })[] }
  const number = new Map(documents.map((one) => [one.id, one.ownBates?.first ?? one.bates?.first]))
  return documents.map((one) => ({
    bates: one.bates, ownBates: one.ownBates, custodian: one.custodian, title: one.title, originalName: one.originalName, date: one.date, confidentiality: one.confidentiality, pages: one.pages,
    from: one.mail?.from, to: one.mail?.to, subject: one.mail?.subject, dateRaw: one.mail?.dateRaw, family: one.family === null ? null : number.get(one.family), native: one.parts.find((part) => part.role === 'native')?.sha256 ?? null,
  })).sort((a, b) => ((a.ownBates ?? a.bates)?.first ?? '').localeCompare((b.ownBates ?? b.bates)?.first ?? ''))
}
