/** Nothing that is given to the reader crashes it, hangs it, or leaves half a document. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { corpusFile } from '../corpus.ts'
import { expect, test } from './support/app.ts'
import { circularPages, lyingCount, noPages, plainPdf, vastPicture, writeFiles, zipBomb } from './support/hostile.ts'
import { halfDocuments, importFiles, newMatter, storedIn } from './support/matter.ts'

/** What a paralegal would not understand. */
const JARGON = /exception|xref|stack|undefined|null|object|TypeError|unexpected/i

/** Imports files and leaves out what asks for a password. @returns sentences of what was refused */
async function importAll(page: Page, paths: readonly string[], limit: number): Promise<string[]> {
  await importFiles(page, paths)
  const outcome = page.getByRole('dialog', { name: 'Import', exact: true })
  const ask = page.getByRole('dialog', { name: 'Password needed' })
  const leaveOut = ask.getByRole('button', { name: 'Leave it out' })
  const until = Date.now() + limit
  while (Date.now() < until && !(await outcome.isVisible())) {
    if (await leaveOut.isVisible()) await leaveOut.click().catch(() => undefined)
    else if ((await page.getByRole('dialog').count()) === 0 && (await storedIn(page)).documents.length > 0) break
    await page.waitForTimeout(100)
  }
  expect(Date.now(), 'the import has ended').toBeLessThan(until)
  if (!(await outcome.isVisible())) return []
  const refused = await outcome.getByRole('alert').allInnerTexts()
  await outcome.getByRole('button', { name: 'Close' }).last().click()
  return refused
}

test('hostile files are read or refused in a sentence, and leave no half document', async ({ app: { page } }) => {
  await newMatter(page)
  const whole = await plainPdf(Array.from({ length: 40 }, (_, index) => `Page ${index + 1}`))
  const refused = await importAll(page, writeFiles({
    'good.pdf': await plainPdf(['A good page.']),
    'empty.pdf': '',
    'no-pages.pdf': noPages(),
    'lying-count.pdf': lyingCount(),
    'circular.pdf': circularPages(),
    'cut.pdf': whole.slice(0, Math.floor(whole.length * 0.6)),
    'only-header.pdf': '%PDF-1.7\n',
    'noise.pdf': Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13) % 256),
    'bomb.docx': zipBomb(),
    'cut.docx': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
    'vast.png': vastPicture(),
    'cut.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]),
    'cut.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]),
  }), 60_000)
  const stored = await storedIn(page)
  expect(halfDocuments(stored)).toEqual([])
  const said = new Map(refused.map((text) => [text.split(' ')[0], text]))
  const kept = new Map(stored.documents.map((one) => [one.originalName, one]))
  expect(kept.get('good.pdf')?.text).toBe('file')
  expect(said.get('empty.pdf')).toContain('is empty')
  expect(said.get('no-pages.pdf')).toContain('has no pages')
  expect([...said.keys()].concat([...kept.keys()]).sort()).toEqual(expect.arrayContaining(['cut.pdf', 'only-header.pdf', 'noise.pdf', 'circular.pdf', 'lying-count.pdf']))
  expect(refused.filter((text) => /unpacks to far more/.test(text))).toHaveLength(1)
  expect(kept.get('vast.png')?.warning).toContain('more pixels')
  expect(kept.get('noise.pdf')?.warning).toContain('its content is something else')
  expect(refused.filter((text) => JARGON.test(text))).toEqual([])
})

test('a file that changes or goes away after it was chosen is named, and the others come in', async ({ app: { page } }) => {
  await newMatter(page)
  const paths = writeFiles({ 'sound.txt': 'A sound file.', 'changed.txt': 'Before.', 'gone.txt': 'Soon gone.', 'changed.pdf': await plainPdf(['Before.']) })
  const [, changed = '', gone = '', pdf = ''] = paths
  // Chosen, and changed before the app begins to read.
  const chooser = page.getByLabel('Files to import')
  await chooser.evaluate((input) => input.addEventListener('change', (event) => event.stopImmediatePropagation(), { once: true, capture: true }))
  await chooser.setInputFiles(paths)
  writeFileSync(changed, 'Afterwards it is another file.')
  writeFileSync(pdf, await plainPdf(['Afterwards', 'another']))
  rmSync(gone)
  await chooser.dispatchEvent('change')
  const outcome = page.getByRole('dialog', { name: 'Import', exact: true })
  await expect(outcome).toBeVisible({ timeout: 20_000 })
  const refused = await outcome.getByRole('alert').allInnerTexts()
  for (const name of ['changed.txt', 'gone.txt', 'changed.pdf']) expect(refused.filter((text) => text.startsWith(`${name} could not be read: it was changed, moved or taken away`)), name).toHaveLength(1)
  const stored = await storedIn(page)
  expect(stored.documents.map((one) => one.originalName)).toEqual(['sound.txt'])
  expect(halfDocuments(stored)).toEqual([])
})

/** PROBATA_CORPUS_FILES=all reads every file of the corpus, and the longest paper. */
const ALL = process.env.PROBATA_CORPUS_FILES === 'all'
const PAGES = ALL ? 5000 : 1200

test(`a paper of ${PAGES} pages is read`, async ({ app: { page } }) => {
  test.setTimeout(150_000)
  await newMatter(page)
  await importFiles(page, writeFiles({ 'long.pdf': await plainPdf(Array.from({ length: PAGES }, (_, index) => `Page ${index + 1} says that the widget failed.`)) }))
  await expect(page.getByRole('status').filter({ hasText: 'Import long' })).toBeVisible({ timeout: 120_000 })
  const stored = await storedIn(page)
  expect(stored.documents[0]?.pages).toBe(PAGES)
  expect(halfDocuments(stored)).toEqual([])
})

/** Every so many of the corpus' files, in the order of their names. */
const EVERY = ALL ? 1 : 5
const folders = ['pdf-robustness/pdfjs', 'pdf-robustness/qpdf', 'pdf-robustness/verapdf', 'court-docs/doctor', 'court-docs/courtlistener'].map((one) => corpusFile(one)).filter((one) => one !== null)
const real = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((path) => statSync(path).isFile()).filter((_path, at) => at % EVERY === 0)

test('papers of the corpus are read or refused in a sentence, and recognised without a hang', async ({ app: { page } }) => {
  test.skip(real.length === 0, 'the corpus is not on this machine')
  test.setTimeout(400_000)
  await newMatter(page)
  const refused = await importAll(page, real, 150_000)
  expect(refused.filter((text) => JARGON.test(text))).toEqual([])
  const stored = await storedIn(page)
  expect(halfDocuments(stored)).toEqual([])
  expect(stored.documents.length + refused.length).toBeGreaterThan(real.length - 8)
  await expect.poll(async () => (await storedIn(page)).documents.filter((one) => one.text === 'waiting').length, { timeout: 200_000, intervals: [2000] }).toBe(0)
  expect((await storedIn(page)).documents.filter((one) => JARGON.test(one.warning)).map((one) => one.warning)).toEqual([])
})
