/** Redactions: made, burnt in on export so that nothing is left, and an opponent's bad ones found. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { unzlibSync } from 'fflate'
import { expect, test } from './support/app.ts'
import { temporaryFolder } from './support/hostile.ts'
import { importFiles, newMatter, storedIn } from './support/matter.ts'

async function letter(covered: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setAuthor('Quillington')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([612, 792])
  page.drawText('The witness is Quillington of Oakland.', { x: 72, y: 600, size: 14, font })
  page.drawText('The rest of this page may be read by anybody.', { x: 72, y: 560, size: 14, font })
  if (covered) page.drawRectangle({ x: 72 + font.widthOfTextAtSize('The witness is ', 14) - 1, y: 595, width: font.widthOfTextAtSize('Quillington', 14) + 2, height: 18, color: rgb(0, 0, 0) })
  await pdf.attach(Buffer.from('Quillington'), 'secret.txt')
  return pdf.save()
}

/** Every byte of a PDF that can be read, packed streams included. */
function readable(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const parts = [raw]
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    if (raw.slice(at - 3, at) === 'end') continue
    const start = at + 6 + (raw[at + 6] === '\r' ? 2 : 1)
    const end = raw.indexOf('endstream', start)
    try {
      parts.push(Buffer.from(unzlibSync(pdf.subarray(start, end))).toString('latin1'))
    } catch {
      // A picture.
    }
  }
  return parts.join('\n')
}

test('what is redacted is gone from the page, its text, the natives and every stream', async ({ app: { page, electron } }) => {
  test.setTimeout(120_000)
  await newMatter(page)
  const folder = temporaryFolder()
  const out = join(folder, 'out')
  mkdirSync(out)
  writeFileSync(join(folder, 'letter.pdf'), await letter(false))
  expect(readable(Buffer.from(await letter(false)))).toMatch(/5175696C6C696E67746F6E|Quillington/i)
  await importFiles(page, [join(folder, 'letter.pdf')])
  await page.getByTitle('Documents', { exact: true }).click()
  await page.getByText('letter', { exact: true }).first().click()
  const word = page.locator('.viewer__text span', { hasText: 'Quillington' }).first()
  await expect(word).toBeVisible({ timeout: 20_000 })
  await word.evaluate((element) => {
    const node = element.firstChild as Text
    const at = (node.textContent ?? '').indexOf('Quillington')
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 'Quillington'.length)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
  })
  await word.dispatchEvent('pointerup')
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: /Redact/ }).click()
  await page.getByRole('dialog', { name: 'Redact the selection' }).or(page.getByLabel('Redact the selection')).getByText('Personal data').click()
  await expect(page.locator('.viewer__redaction', { hasText: 'PII' })).toBeVisible()
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, out)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('> produce the chosen')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Choose a folder and produce…' }).click()
  await expect(page.getByText(/1 document with 1 page was produced|1 documents? with 1 pages? were produced/)).toBeVisible({ timeout: 20_000 })
  const pdf = readFileSync(join(out, 'IMAGES/001/PL_000001.pdf'))
  expect(readable(pdf)).not.toMatch(/Quillington|5175696C6C696E67746F6E/i)
  expect(pdf.toString('latin1')).not.toContain('/EmbeddedFiles')
  const text = readFileSync(join(out, 'TEXT/001/PL_000001.txt'), 'utf8')
  expect(text).toContain('[redacted]')
  expect(text).toContain('The rest of this page may be read')
  expect(text).not.toContain('Quillington')
  expect(readdirSync(out).sort()).toEqual(['DATA', 'IMAGES', 'TEXT', 'VOL001 SHA256.txt', 'VOL001 cover letter.docx'])
  expect(readFileSync(join(out, 'DATA/VOL001.dat'), 'utf8')).not.toContain('Quillington')
})

test('a file whose boxes only cover its words is reported, and the words are kept out of lists', async ({ app: { page } }) => {
  await newMatter(page)
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'bad.pdf'), await letter(true))
  writeFileSync(join(folder, 'good.pdf'), await letter(false))
  await importFiles(page, [join(folder, 'bad.pdf'), join(folder, 'good.pdf')])
  const named = async (name: string) => (await storedIn(page)).documents.find((one) => one.originalName === name) as { covered: number | null; warning: string } | undefined
  await expect.poll(async () => (await named('bad.pdf'))?.covered, { timeout: 30_000 }).toBe(1)
  await expect.poll(async () => (await named('good.pdf'))?.covered, { timeout: 30_000 }).toBe(0)
  expect((await named('bad.pdf'))?.warning).toContain('Words can still be read under 1 covered place (page 1)')
  await page.getByTitle('Documents', { exact: true }).click()
  await page.getByText('bad', { exact: true }).first().click()
  await expect(page.locator('.viewer__text').first()).toContainText('The witness is', { timeout: 20_000 })
  await expect(page.locator('.viewer__text').first()).not.toContainText('Quillington')
})
