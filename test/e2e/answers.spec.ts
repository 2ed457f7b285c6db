/** An answer is imported, laid beside the complaint, mended by keys, and decides what is admitted; then people. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answeredComplaint, answers } from '../papers/answers.ts'
import { expect, test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { importComplaint, importFiles, newMatter, storedIn } from './support/matter.ts'
import { saveByMenu } from './support/save.ts'

const pdfOf = (name: string) => answers.find((one) => one.name === name)?.pdf() as Promise<Uint8Array>

async function clean(page: Page): Promise<void> {
  expect(await faultsIn(page, { where: 'answers', weight: 'any' })).toEqual([])
}

test('from the answer to what is admitted, to the letter, to the people', async ({ app }) => {
  const { page } = app
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const file = async (name: string, bytes: Promise<Uint8Array>) => {
    const path = join(folder, name)
    writeFileSync(path, await bytes)
    return path
  }
  const logged = (label: string) => expect.poll(async () => (await storedIn(page)).log).toContain(label)
  const rooms = page.getByRole('navigation', { name: 'Rooms' })
  const row = (n: number) => page.getByRole('list', { name: 'Allegations and responses' }).getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(`^¶ ${n},`) }) })

  await test.step('an answer to another case is asked about, and left out', async () => {
    await newMatter(page)
    await importComplaint(page, await file('complaint.pdf', answeredComplaint()))
    await expect(page.getByRole('heading', { name: 'Complaint', exact: true })).toBeVisible()
    await page.getByLabel('Answer file').setInputFiles(await file('other.pdf', pdfOf('an answer to another case')))
    const question = page.getByRole('dialog', { name: 'This answers another complaint' })
    await expect(question).toContainText('4:24-cv-09999')
    await question.getByRole('button', { name: 'Leave it out' }).click()
    await expect(question).toBeHidden()
    await expect.poll(async () => (await storedIn(page)).documents.length).toBe(1)
  })

  await test.step('the answer is one change, side by side with the complaint', async () => {
    await page.getByLabel('Answer file').setInputFiles(await file('answer.pdf', pdfOf('paragraphs left out, nothing that covers them')))
    await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
    await logged('Import the answer (9 responses, 0 defenses)')
    await expect(row(2)).toContainText('Admitted')
    await expect(row(4)).toContainText('Admitted in part')
    await expect(row(8)).toContainText('Admitted by silence')
    await clean(page)
  })

  await test.step('a kind is mended by a key and taken back', async () => {
    await row(6).getByRole('button', { name: /^¶ 6,/ }).click()
    await page.keyboard.press('a')
    await expect(row(6)).toContainText('Admitted')
    await logged('Read the response to ¶ 6 as admitted')
    await page.keyboard.press('Control+z')
    await expect(row(6)).toContainText('Denied')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('v')
    await expect(row(7)).toContainText('confirmed')
    await page.keyboard.press('o')
    await expect(page.getByRole('region', { name: 'Source' }).getByText(/Answer at 1|Answer at 2/).first()).toBeVisible()
  })

  await test.step('evasive and missing responses, with a letter as a Word file', async () => {
    await page.getByRole('radio', { name: /^Evasive/ }).click()
    await expect(page.getByRole('region', { name: 'No response' })).toContainText('¶ 8')
    const letter = await saveByMenu(app, folder, 'Letter on evasive responses (Word)', 'letter.docx')
    expect(letter.subarray(0, 2).toString()).toBe('PK')
    await page.getByRole('radio', { name: /^Doubts/ }).click()
    await expect(page.getByRole('list', { name: 'Doubts about the answer' })).toContainText('No response was found to ¶¶ 5, 8–9.')
    await page.keyboard.press('v')
    await logged('Settle a doubt about the answer')
  })

  await test.step('the complaint shows it at once', async () => {
    await rooms.getByRole('button', { name: 'Complaint' }).click()
    await page.getByRole('button', { name: /^¶ 2, / }).click()
    await expect(page.getByText(/Admitted by Acme Widgets|Admitted by ACME WIDGETS/i).first()).toBeVisible()
  })

  await test.step('people: added, merged, found in papers and confirmed', async () => {
    const mail = await file('note.eml', Promise.resolve(new TextEncoder().encode('From: Robert Stone <stone@acme.example>\r\nTo: Jane Roe <roe@mail.example>\r\nSubject: The guard\r\nDate: Mon, 9 Jan 2023 10:00:00 -0800\r\n\r\nNobody is to mention the tests.\r\n')))
    await rooms.getByRole('button', { name: 'Documents' }).click()
    await importFiles(page, [mail])
    await expect.poll(async () => (await storedIn(page)).documents.length).toBe(3)
    await rooms.getByRole('button', { name: 'People' }).click()
    const people = page.getByRole('list', { name: 'People' })
    await people.getByRole('button', { name: /^Robert Stone/ }).click()
    const person = page.getByRole('article', { name: 'Robert Stone' })
    await person.getByRole('textbox', { name: 'Role' }).fill('President of Acme')
    await person.getByRole('textbox', { name: 'Role' }).press('Enter')
    await logged('Set the role of Robert Stone')
    await person.getByRole('textbox', { name: 'New topic' }).fill('The laboratory tests')
    await person.getByRole('textbox', { name: 'New topic' }).press('Enter')
    await expect(person.getByRole('region', { name: 'Knows of' })).toContainText('The laboratory tests')
    await page.getByRole('button', { name: /^Find mentions/ }).click()
    const named = person.getByRole('region', { name: 'Named in' })
    await named.getByRole('button', { name: /^Confirm all/ }).click()
    await expect(named).toContainText('✓ confirmed')
    await clean(page)
    await person.getByRole('button', { name: /^Merge Robert Stone/ }).click()
    await page.getByRole('menuitem', { name: 'Jane Roe is the same' }).click()
    await expect(people.getByRole('listitem')).toHaveCount(1)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(people.getByRole('listitem')).toHaveCount(2)
  })

  await test.step('who wrote to whom is drawn, and said as a table', async () => {
    await page.getByRole('radio', { name: 'Who wrote to whom' }).click()
    await expect(page.getByRole('img', { name: /^Who wrote to whom: 1 message/ })).toBeVisible()
    await expect(page.getByRole('row', { name: 'Robert Stone Jane Roe 1' })).toBeVisible()
    await clean(page)
  })
})
