/** Frames of the window while 2,500 mixed files from the disk come in, in the real app: the desk must stay as live as it was. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../build/paths.ts'
import { say } from '../../build/say.ts'
import { inApp } from './app.ts'
import { endFrames, type Frames, frames } from './frames.ts'

const FILES = 2500
const folder = mkdtempSync(join(tmpdir(), 'probata-importing-'))

/** As the bench of the import has them: papers, mail, text, saved pages. */
function written(): string {
  const files = join(folder, 'files')
  mkdirSync(files)
  const pdf = readFileSync(join(root, 'dist', 'renderer', 'demo', 'bench-3.pdf'))
  for (let n = 0; n < FILES; n++) {
    const body = `Document ${n}. ${'The feed carried what the members wrote to each other. '.repeat(4 + (n % 30))}`
    const [ending, content] = [
      ['pdf', Buffer.concat([pdf, Buffer.from(`\n%${n}\n`)])], ['pdf', Buffer.concat([pdf, Buffer.from(`\n%${n}\n`)])],
      ['eml', `From: Ann <ann@example.com>\r\nTo: Bob <bob@example.com>\r\nSubject: Message ${n}\r\nDate: Wed, 18 Sep 2024 10:00:00 +0000\r\n\r\n${body}`],
      ['txt', body], ['html', `<html><body><h1>${n}</h1><p>${body}</p></body></html>`],
    ][n % 5] as [string, string | Buffer]
    writeFileSync(join(files, `${n}.${ending}`), content)
  }
  return files
}

async function importing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New empty matter' }).click()
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('Alt+7')
  await page.waitForTimeout(1000)
  const files = written()
  say(`Frames before the import: ${told(await frames(page, 2000))}`)
  await page.getByLabel('Folder to import').setInputFiles(files)
  const began = performance.now()
  const during = frames(page, null)
  await page.getByRole('status').filter({ hasText: /Import 2,?500 documents/ }).waitFor({ timeout: 300_000 })
  const took = performance.now() - began
  await endFrames(page)
  say(`Frames during the import of ${FILES} files from the disk, ${Math.round(FILES / (took / 1000))} files/s: ${told(await during)}`)
}

const told = ({ second, p95, p99, longest }: Frames) => `${second} a second, p95 ${p95} ms, p99 ${p99} ms, the longest ${longest} ms`

try {
  await inApp(mkdtempSync(join(folder, 'data-')), importing)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
