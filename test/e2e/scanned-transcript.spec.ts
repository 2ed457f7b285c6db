/** A transcript on paper: it is recognised behind the work, and then offered as what it is. */
import type { Page } from '@playwright/test'
import type { TranscriptPage } from '../../shared/records'
import { SAID, SAID_BEFORE, testimonyFile } from '../transcripts/testimony.ts'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { writeFiles } from './support/hostile.ts'
import { importFiles, newMatter } from './support/matter.ts'
import { scannedTranscript } from './support/scan.ts'

/** Page and line with the words that the reporter printed there. */
const PRINTED = testimonyFile([...SAID, ...SAID_BEFORE.slice(2)], { date: 'June 3, 2025', above: ['MORGAN TEASDALE,', 'having been first duly sworn, testified as follows:'] }).split('\r\n\f').map((sheet, at) => ({
  printed: at + 1, lines: sheet.split('\r\n').slice(1).map((row) => row.slice(2).trim()),
}))

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

async function pagesRead(page: Page): Promise<TranscriptPage[]> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('probata-matter-'))?.name ?? ''
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const database = await answer(indexedDB.open(name))
    const rows = (await answer(database.transaction('transcriptPages').objectStore('transcriptPages').getAll())) as TranscriptPage[]
    database.close()
    return rows
  })
}

test('a scanned deposition is offered when its words are there, and read by page and line', async ({ app: { page } }) => {
  test.setTimeout(180_000)
  await newMatter(page)
  const scan = await scannedTranscript(page, PRINTED, { dpi: 200, skewDegrees: 0.5, noise: 0.001, seed: 4 })
  await importFiles(page, writeFiles({ 'Teasdale scanned.pdf': scan }))
  const word = page.getByRole('button', { name: 'A scan looks like a transcript' })
  await expect(word).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await word.click()
  const offer = page.getByRole('dialog', { name: 'A transcript' })
  await expect(offer).toContainText('Teasdale scanned.pdf looks like a transcript of testimony: questions and answers on numbered lines')
  await expect(offer).toContainText('Its words were recognised from pictures')
  expect(await faultsIn(page, { where: 'offer of a scan', weight: 'any' })).toEqual([])
  await offer.getByRole('button', { name: 'Read as a transcript' }).click()
  await expect(page.getByRole('listbox', { name: 'Lines of Teasdale Dep.' })).toBeVisible({ timeout: 20_000 })
  await expect(word).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'About this transcript' })).toContainText('pages were recognised from pictures')
  const found = new Map<string, TranscriptPage['lines'][number]>((await pagesRead(page)).flatMap((one) => one.lines.map((line) => [`${one.printed}:${line.n}`, line] as const)))
  const wanted = PRINTED.flatMap(({ printed, lines }) => lines.flatMap((text, at) => (text === '' ? [] : [{ at: `${printed}:${at + 1}`, text }])))
  const wrong = wanted.filter(({ at, text }) => letters(found.get(at)?.text ?? '').slice(1, 12) !== letters(text).slice(1, 12))
  expect(wrong.map(({ at, text }) => `${at} “${text}” read as “${found.get(at)?.text ?? 'nothing'}”`)).toHaveLength(0)
  const testimony = wanted.filter(({ text }) => /^[QA]\./.test(text))
  expect(testimony.filter(({ at, text }) => found.get(at)?.kind !== (text.startsWith('Q') ? 'question' : 'answer')).map((one) => one.at)).toEqual([])
})
