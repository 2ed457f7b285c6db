/** A transcript on paper: it is recognised behind the work, and then offered as what it is. */
import type { TranscriptPage } from '../../shared/records'
import { SAID, SAID_BEFORE, testimonyFile } from '../transcripts/testimony.ts'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { writeFiles } from './support/hostile.ts'
import { importFiles, newMatter, reopenMatter, rowsIn } from './support/matter.ts'
import { scannedTranscript } from './support/scan.ts'

/** Page and line with the words that the reporter printed there. */
const PRINTED = testimonyFile([...SAID, ...SAID_BEFORE.slice(2)], { date: 'June 3, 2025', above: ['MORGAN TEASDALE,', 'having been first duly sworn, testified as follows:'] }).split('\r\n\f').map((sheet, at) => ({
  printed: at + 1, lines: sheet.split('\r\n').slice(1).map((row) => row.slice(2).trim()),
}))

/** Share of the pairs of letters of one text that the other has too. */
function alike(read: string, printed: string): number {
  const pairs = (text: string) => {
    const bare = text.toLowerCase().replace(/[^a-z0-9]/g, '')
    return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)))
  }
  const [own, wanted] = [pairs(read), pairs(printed)]
  return [...wanted].filter((one) => own.has(one)).length / wanted.size
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
  const found = new Map<string, TranscriptPage['lines'][number]>((await rowsIn<TranscriptPage>(page, 'transcriptPages')).flatMap((one) => one.lines.map((line) => [`${one.printed}:${line.n}`, line] as const)))
  // Every line stands at its page and number; its words are as good as the recognition.
  const wanted = PRINTED.flatMap(({ printed, lines }) => lines.flatMap((text, at) => (text.length > 8 ? [{ at: `${printed}:${at + 1}`, text }] : [])))
  expect(wanted.filter(({ at, text }) => alike(found.get(at)?.text ?? '', text) < 0.5).map(({ at, text }) => `${at} “${text}” read as “${found.get(at)?.text ?? 'nothing'}”`)).toEqual([])
  const testimony = wanted.filter(({ text }) => /^[QA]\./.test(text))
  expect(testimony.filter(({ at, text }) => found.get(at)?.kind === (text.startsWith('Q') ? 'question' : 'answer')).length).toBeGreaterThan(testimony.length * 0.85)
})

test('the offer waits through a crash until a person decides; a refusal is remembered', async ({ app }) => {
  test.setTimeout(300_000)
  const word = () => app.page.getByRole('button', { name: /looks? like (?:a transcript|transcripts)$/ })
  const offered = (name: string) => app.page.getByRole('dialog', { name: 'A transcript' }).filter({ hasText: name })
  const scanned = async (name: string, seed: number) => {
    await importFiles(app.page, writeFiles({ [name]: await scannedTranscript(app.page, PRINTED, { dpi: 200, skewDegrees: 0.5, noise: 0.001, seed }) }))
    await expect(word()).toHaveText('A scan looks like a transcript', { timeout: 120_000 })
  }
  await newMatter(app.page)
  await scanned('First scan.pdf', 5)
  await app.kill()
  await reopenMatter(app.page)
  await word().click()
  await expect(offered('First scan.pdf')).toContainText('Its words were recognised from pictures')
  // To close it is no decision.
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await word().click()
  await offered('First scan.pdf').getByRole('button', { name: 'Leave as a document' }).click()
  await expect(word()).toHaveCount(0)
  await app.restart()
  await reopenMatter(app.page)
  // Were the refusal forgotten, two scans would be offered now.
  await scanned('Second scan.pdf', 6)
  await app.kill()
  await reopenMatter(app.page)
  await expect(word()).toHaveText('A scan looks like a transcript')
  await word().click()
  await offered('Second scan.pdf').getByRole('button', { name: 'Read as a transcript' }).click()
  await expect(app.page.getByRole('listbox', { name: 'Lines of Teasdale Dep.' })).toBeVisible({ timeout: 20_000 })
  await expect(word()).toHaveCount(0)
  expect(await rowsIn(app.page, 'transcripts')).toHaveLength(1)
})
