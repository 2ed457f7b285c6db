/** Mail comes in as families, is shown without anything leaving, and its attachments are documents. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, test } from './support/app.ts'
import { temporaryFolder } from './support/hostile.ts'
import { importFiles, newMatter, storedIn } from './support/matter.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNgYGAAAAAEAAHI6uv5AAAAAElFTkSuQmCC'

const MESSAGE = [
  'Date: Wed, 18 Sep 2024 10:00:00 -0700', 'From: Ann Roe <ann@example.com>', 'To: Bob Poe <bob@example.com>', 'Subject: What we share', 'Message-ID: <m1@example.com>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
  '--b', 'Content-Type: text/html; charset=utf-8', '', '<p>We never shared the <b>messages</b>.</p><img src="cid:logo"><img src="https://track.example.com/pixel.gif"><script>window.evil = 1</script><form action="https://evil.example.com"><input></form>',
  '--b', 'Content-Type: image/png; name=logo.png', 'Content-ID: <logo>', 'Content-Disposition: inline', 'Content-Transfer-Encoding: base64', '', PNG,
  '--b', 'Content-Type: text/plain; name=minutes.txt', 'Content-Disposition: attachment; filename=minutes.txt', '', 'Minutes: the feed carried message bodies.',
  '--b', 'Content-Type: message/rfc822', '', 'From: Cy Doe <cy@example.com>', 'Subject: The message before', 'Date: Tue, 17 Sep 2024 10:00:00 -0700', '', 'See the minutes.', '--b--', '',
].join('\r\n')

test('a message is a family; it is shown as it looked, and nothing is fetched', async ({ app: { page } }) => {
  await newMatter(page)
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'm.eml'), MESSAGE)
  await importFiles(page, [join(folder, 'm.eml')])
  await expect(page.getByRole('status').filter({ hasText: 'Import 3 documents' })).toBeVisible({ timeout: 20_000 })
  const { documents } = await storedIn(page) as unknown as { documents: { originalName: string; kind: string; title: string; family: string | null; parent: string | null; id: string; mail: { sent: string } | null }[] }
  const top = documents.find((one) => one.title === 'What we share')
  expect(documents.map((one) => [one.title, one.kind, one.parent === (top?.id ?? '')]).sort()).toEqual([['The message before', 'mail', true], ['What we share', 'mail', false], ['minutes', 'text', true]])
  expect(new Set(documents.map((one) => one.family))).toEqual(new Set([top?.id]))
  expect(top?.mail?.sent).toBe('2024-09-18T17:00:00.000Z')
  await page.getByTitle('Documents', { exact: true }).click()
  await page.getByText('What we share', { exact: true }).first().click()
  await page.getByRole('button', { name: 'As a page' }).click()
  const message = page.getByRole('region', { name: 'Message' })
  await expect(message).toContainText('Ann Roe <ann@example.com>')
  await expect(message).toContainText('1 remote item')
  const body = page.frameLocator('iframe[title="Body of the message"]')
  await expect(body.getByText('We never shared the messages.')).toBeVisible()
  await expect(body.locator('img[src^="data:image/png"]')).toHaveCount(1)
  await expect(body.locator('script, form, input')).toHaveCount(0)
  expect(await page.evaluate(() => 'evil' in window)).toBe(false)
  await message.getByRole('button', { name: 'minutes.txt' }).click()
  await expect(page.getByText('Minutes: the feed carried message bodies.')).toBeVisible()
  // People of the message are people of the matter.
  await page.getByTitle('Matter', { exact: true }).click()
  await expect(page.locator('input[value="Ann Roe"], :text("Ann Roe")').first()).toBeVisible()
})

test('a mailbox and an archive are taken apart; a bomb and a way out of the archive are not followed', async ({ app: { page } }) => {
  await newMatter(page)
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'box.mbox'), `From ann@example.com Wed Sep 18 10:00:00 2024\nFrom: a@x.org\nTo: b@x.org\nSubject: One\n\nfirst\n\nFrom ann@example.com Wed Sep 18 10:00:00 2024\nFrom: a@x.org\nTo: b@x.org\nSubject: Two\n\nsecond\n`)
  const text = (value: string) => new TextEncoder().encode(value)
  writeFileSync(join(folder, 'files.zip'), zipSync({ 'a/letter.txt': text('A letter.'), '../out.txt': text('Out.'), 'a/inner.zip': zipSync({ 'deep.txt': text('Deep.') }) }))
  writeFileSync(join(folder, 'bomb.zip'), zipSync({ 'zeros.bin': [new Uint8Array(120_000_000), { level: 9 }] }))
  await importFiles(page, ['box.mbox', 'files.zip', 'bomb.zip'].map((name) => join(folder, name)))
  await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('zeros.bin would grow', { timeout: 30_000 })
  await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('../out.txt in files.zip leads out of the archive')
  const { documents } = await storedIn(page) as unknown as { documents: { title: string; originalFolder: string }[] }
  expect(documents.map((one) => one.title).sort()).toEqual(['One', 'Two', 'deep', 'letter'])
  expect(documents.find((one) => one.title === 'deep')?.originalFolder).toBe('files.zip/a/inner.zip')
})
