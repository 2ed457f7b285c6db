/** An agreement is taken apart, mended, linked, and held against a policy. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ContractsRoom } from './rooms/contracts.ts'
import { expect, test, testOnDemo } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { importFiles, lastDone, newMatter, openDemo, storedIn } from './support/matter.ts'

async function demo(page: Page): Promise<ContractsRoom> {
  await openDemo(page)
  const room = new ContractsRoom(page)
  await room.open()
  return room
}

testOnDemo('the demo agreement is read as clauses, with kinds, facts and the source beside it', async ({ app: { page } }) => {
  const room = await demo(page)
  await expect(room.clause('3.2')).toContainText('will not disclose')
  await expect(room.clause('3.2')).toContainText('Confidentiality')
  await room.choose('3.2')
  const source = page.getByRole('region', { name: 'Source' })
  await expect(source.getByText('LSA § 3.2').first()).toBeVisible()
  await expect(room.clause('3.2').getByRole('list', { name: 'Obligations' })).toContainText('LinkedIn must not disclose')
  // A defined term opens its definition.
  await room.clause('3.2').getByRole('button', { name: 'Confidential Information', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Definition of Confidential Information' })).toContainText('content of private communications')
  await page.keyboard.press('Escape')

  // A fact is confirmed by a key, and one undo takes it back.
  const law = page.getByRole('group', { name: /^Governing law: California/ })
  await law.focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('group', { name: 'Governing law: California, rejected' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('group', { name: 'Governing law: California, confirmed' })).toBeVisible()

  expect(await faultsIn(page, { where: 'contracts', weight: 'any' })).toEqual([])
})

testOnDemo('a clause is linked to an allegation like any passage', async ({ app: { page } }) => {
  const room = await demo(page)
  await room.choose('3.4')
  await page.keyboard.press('l')
  await page.getByRole('combobox', { name: /Link/ }).fill('17')
  await page.keyboard.press('Enter')
  await expect.poll(() => lastDone(page)).toBe('Link PX-1 § 3.4 to ¶ 17')
})

testOnDemo('all clauses of a kind are shown, and a kind is rejected', async ({ app: { page } }) => {
  const room = await demo(page)
  await page.getByRole('button', { name: 'Kind of clause' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Confidentiality', exact: true }).click()
  const list = page.getByRole('region', { name: 'Clauses on confidentiality' })
  await expect(list.getByRole('button', { name: 'LSA § 3.2' })).toBeVisible()
  const before = await list.getByRole('article').count()
  await list.getByRole('article').first().getByRole('button', { name: 'Reject' }).click()
  await expect(list.getByRole('article')).toHaveCount(before - 1)
  await room.view('Which governs')
  await expect(page.getByRole('region', { name: 'Which governs' })).toContainText('LSA prevails over PX-3')
})

testOnDemo('two texts are held against each other by keyboard and by one drag', async ({ app: { page } }) => {
  const room = await demo(page)
  await room.view('Conflicts')
  const conflicts = page.getByRole('region', { name: 'Conflicts' })
  await expect(conflicts.getByRole('article')).toHaveCount(1)
  await expect(conflicts.getByRole('article').first()).toContainText('will not disclose')

  await room.view('Clauses')
  await room.choose('Data Terms 5.3')
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'choose a text…' }).click()
  await page.getByRole('combobox', { name: 'Text to hold it against' }).fill('develop and train')
  await page.keyboard.press('Enter')
  await expect(conflicts.getByRole('article')).toHaveCount(2)
  await expect(conflicts.getByRole('article').last()).toContainText(/Both were in force (?:on|from) /)
  await page.keyboard.press('Control+z')
  await expect(conflicts.getByRole('article')).toHaveCount(1)

  await conflicts.getByRole('button', { name: /Hold two texts/ }).click()
  await page.getByRole('textbox', { name: 'First text: words' }).fill('whole agreement')
  await page.getByRole('textbox', { name: 'Second text: words' }).fill('develop and train')
  await page.getByRole('radiogroup', { name: 'First text' }).getByRole('radio').first().dragTo(page.getByRole('radiogroup', { name: 'Second text' }).getByRole('radio').first())
  await expect(conflicts.getByRole('article')).toHaveCount(2)
})

test('a contract of one’s own is taken apart, its doubts are mended, and what cannot be read is said', async ({ app: { page } }) => {
  const folder = join(temporaryFolder(), 'contracts')
  mkdirSync(folder, { recursive: true })
  const own = join(folder, 'supply agreement.txt')
  writeFileSync(own, ['SUPPLY AGREEMENT', '', 'This Supply Agreement is made as of May 2, 2019 by and between Alder Works, Inc. ("Alder") and Birch Mills LLC ("Birch").', '', '1. Supply. Alder shall deliver the goods within ten days after an order, except as provided in Section 3.', '',
    '2. Price. Birch shall pay the price.', '', '2. Taxes. Birch shall pay all taxes.', '', '4. Law. This Agreement shall be governed by the laws of the State of Ohio.'].join('\n'))
  const empty = join(folder, 'blank agreement.txt')
  writeFileSync(empty, '   \n\n  ')
  const amendment = join(folder, 'amendment.txt')
  writeFileSync(amendment, ['FIRST AMENDMENT TO SUPPLY AGREEMENT', '', 'This First Amendment is dated 3/5/2021 and made by and between Alder Works, Inc. ("Alder") and Birch Mills LLC ("Birch").', '', '1. Delivery. Section 1 of the Agreement is amended by replacing “ten days” with “thirty days”.', '', '2. Rest. All else stays as it is. Alder tells Birch before it changes the goods.'].join('\n'))
  await newMatter(page)
  await importFiles(page, [own, empty, amendment])
  await expect.poll(async () => (await storedIn(page)).documents.length).toBe(3)
  const room = new ContractsRoom(page)
  await room.open()
  await page.getByRole('button', { name: 'Take a document apart…' }).click()
  await page.getByRole('option', { name: /blank agreement/ }).click()
  await expect(page.getByText('There is no text in blank agreement')).toBeVisible()
  await page.getByRole('option', { name: /supply agreement/ }).click()
  await expect(page.getByRole('group', { name: /^Governing law: Ohio/ })).toBeVisible()
  await expect(page.getByRole('group', { name: /^Parties: Alder Works, Inc/ })).toBeVisible()
  const doubts = page.getByRole('region', { name: 'Doubts' })
  await expect(doubts).toContainText('Number 2 stands twice.')
  await expect(doubts).toContainText('One number is missing before 4.')
  await doubts.getByRole('button', { name: 'It is no clause' }).first().click()
  await expect(doubts).not.toContainText('stands twice')
  await page.keyboard.press('Control+z')
  await expect(doubts).toContainText('Number 2 stands twice.')
  await room.view('Obligations')
  await expect(page.getByRole('table')).toContainText('Alder must deliver the goods')
  await expect(page.getByRole('table')).toContainText('Does the exception apply')

  // Which day 3/5/2021 is, nobody guesses; what the amendment changes is told at the clause that it changes.
  await page.getByRole('button', { name: 'Take apart…' }).click()
  await page.getByRole('option', { name: /amendment/ }).click()
  await expect(doubts).toContainText('“3/5/2021” is 5 March 2021 or 3 May 2021')
  await page.getByRole('button', { name: 'It is 5 Mar 2021' }).click()
  await expect(page.getByRole('group', { name: 'Date of agreement: 2021-03-05, confirmed' })).toBeVisible()
  await room.view('Obligations')
  await expect(page.getByRole('table')).toContainText('Alder must tell Birch')
  await room.view('Which governs')
  await expect(page.getByRole('region', { name: 'Agreements that change another' })).toContainText('FASA § 1 changes § 1.')
  await page.getByLabel('This text').selectOption({ label: 'FASA' })
  await page.getByLabel('prevails over').selectOption({ label: 'SA' })
  await page.getByRole('button', { name: 'Record' }).click()
  await expect(page.getByRole('region', { name: 'Agreements that change another' })).toHaveCount(0)
  await room.view('Clauses')
  await page.getByRole('button', { name: 'Contract', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: /^SA · / }).click()
  await expect(room.clause('1')).toContainText('From 5 Mar 2021 it reads: FASA § 1')
  await expect(room.clause('1')).toContainText('deliver the goods within thirty days after an order')
})
