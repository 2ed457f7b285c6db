/** What did the policy say that day, to that person: versions are checked, imported, compared, followed and linked. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PoliciesPage, policyFolder, policyRepository } from './rooms/policies.ts'
import { expect, test, testOnDemo } from './support/app.ts'
import { faults } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { newMatter, openDemo, storedIn } from './support/matter.ts'

const filesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name))

test('versions are checked before anything is kept, a date that can be read two ways is asked, and all comes by one change', async ({ app: { page } }) => {
  await newMatter(page)
  const room = new PoliciesPage(page)
  await room.open()
  await expect(page.getByText('No policy yet')).toBeVisible()
  await room.give(filesOf(policyFolder()))
  await expect(page.getByText('“Effective 11/10/2024” can be 10 Nov 2024 or 11 Oct 2024. Say which.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByLabel('Effective date of 2024-06-12-bbbb2222.md')).toHaveValue('10 Jun 2024')
  expect((await storedIn(page)).documents).toEqual([])
  await page.getByRole('group', { name: /Which day is meant/ }).getByRole('button', { name: '10 Nov 2024' }).click()
  await expect(page.getByLabel('Effective date of 2024-11-02-cccc3333.md')).toHaveValue('10 Nov 2024')
  await page.getByLabel('Published by').fill('Example Network')
  await page.getByRole('button', { name: 'Import 3 versions' }).click()
  await expect(room.versions.getByRole('button', { name: /Effective/ })).toHaveCount(3, { timeout: 20_000 })
  const stored = await storedIn(page)
  expect(stored.documents).toHaveLength(3)
  expect(stored.log.filter((label) => label.startsWith('Import'))).toEqual(['Import 3 versions of Privacy Policy of the Example Network'])

  // A proposed date is confirmed where it stands.
  await room.versions.getByRole('button', { name: /10 Jun 2024/ }).click()
  await page.getByRole('button', { name: 'proposed', exact: true }).click()
  await expect(page.getByRole('button', { name: 'proposed', exact: true })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Outline' }).getByRole('button')).toHaveText(['Privacy Policy of the Example Network', '1 What we collect', '2 How we use it', '3 How we share it'])

  // The history of a section, and the comparison with the version before, by keys.
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: /How we use it/ }).click()
  await expect(page.getByRole('list', { name: 'History of this section' })).toContainText('renumbered, was 2')
  await page.keyboard.press('c')
  await expect(room.changes).toContainText('We may use the data to train models.', { timeout: 20_000 })
  await page.getByLabel('Newer version').selectOption({ label: 'Effective 10 Nov 2024 · captured 2 Nov 2024' })
  await page.getByLabel('Older version').selectOption({ label: 'Effective 10 Jun 2024 · captured 12 Jun 2024' })
  await expect(page.getByRole('navigation', { name: 'Changed sections' })).toContainText('Moved')
  await page.getByRole('radio', { name: 'Side by side' }).click()
  await expect(room.changes.locator('ins', { hasText: 'will' })).toBeVisible()

  // Undo takes all of the import back.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('No policy yet')).toBeVisible()
  expect((await storedIn(page)).documents).toEqual([])
})

testOnDemo('changed words are linked by one key, words are followed over time, and what was in force is said', async ({ app: { page } }) => {
  await openDemo(page)
  const room = new PoliciesPage(page)
  await room.open()
  await room.give(filesOf(policyFolder()))
  await page.getByRole('button', { name: 'Import 3 versions' }).click({ timeout: 20_000 })
  await room.versions.getByRole('button', { name: /10 Jun 2024/ }).click({ timeout: 20_000 })
  await page.keyboard.press('c')
  await expect(room.changes).toContainText('train models', { timeout: 20_000 })
  for (let step = 0; step < 2; step++) await page.keyboard.press('j')
  await expect(page.getByText('Change 2 of 2')).toBeVisible()
  await page.keyboard.press('l')
  await page.keyboard.type('30')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Link .*§ 2 to ¶ 30/)).toBeVisible()

  await room.view('Words')
  await page.getByLabel('Policy to look in').selectOption({ label: 'Privacy Policy of the Example Network' })
  await page.getByLabel('Words to follow').fill('train*')
  await expect(page.getByText(/first appears in the one effective 10 Jun 2024/)).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('In force on').fill('2024-03-01')
  await expect(page.getByText(/On 1 Mar 2024 the version effective 1 Jan 2024 was in force/)).toBeVisible()
  await expect(page.getByText('The words do not stand in it.')).toBeVisible()
  await page.getByLabel('In force on').fill('2023-03-01')
  await expect(page.getByText(/On 1 Mar 2023: not known: no capture before 10 Jan 2024/)).toBeVisible()
  await page.getByRole('region', { name: 'Sentences' }).getByRole('button', { name: /§ 2/ }).click()
  await expect(page.getByRole('region', { name: 'Source' }).locator('.viewer__text-mark--strong', { hasText: 'We may use the data to train models.' })).toBeVisible()
})

testOnDemo('an allegation rests on how a setting stood, and opens what shows it', async ({ app: { page } }) => {
  await openDemo(page)
  const room = new PoliciesPage(page)
  await room.open()
  await room.view('Settings')
  await page.getByLabel(/^How it stood, .*Hong Kong, from 11 Oct 2024/).selectOption('exempt')
  await expect(page.getByLabel(/^How it stood, .*: exempt, Hong Kong, from 11 Oct 2024/)).toHaveValue('exempt')
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: /^Link to an allegation: .*Hong Kong, from 11 Oct 2024/ }).click()
  await page.keyboard.type('34')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Link Setting “Data for Generative AI Improvement”: paused, Hong Kong, from 11 Oct 2024 \(reported\) to ¶ 34/)).toBeVisible()
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Complaint/ }).click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('¶ 27')
  await page.keyboard.press('Enter')
  const row = page.locator('.evidence', { hasText: 'Setting “Data for Generative AI Improvement”: on by default, United States, from Aug 2024 (alleged)' })
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: 'Setting, US, from Aug 2024' }).click()
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('Help page')
})

testOnDemo('every view is free of faults that axe knows', async ({ app: { page } }) => {
  await openDemo(page)
  const room = new PoliciesPage(page)
  await room.open()
  await room.versions.getByRole('button', { name: /18 Sep 2024/ }).click()
  for (const view of ['Versions', 'Compare', 'Words', 'Settings']) {
    await room.view(view)
    if (view === 'Words') {
      await page.getByLabel('Words to follow').fill('train')
      await expect(page.getByRole('region', { name: 'Sentences' })).toBeVisible({ timeout: 20_000 })
    }
    if (view === 'Compare') await expect(room.changes).toBeVisible({ timeout: 20_000 })
    expect(await faults(page, { where: view, scope: '.room', weight: 'any' })).toEqual([])
  }
})

test('what holds no version is refused with a sentence', async ({ app: { page } }) => {
  await newMatter(page)
  const room = new PoliciesPage(page)
  await room.open()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.bin'), Buffer.alloc(100))
  writeFileSync(join(folder, 'b.exe'), Buffer.alloc(100))
  await room.give(filesOf(folder))
  await expect(page.getByText('No file here can hold a version of a policy.')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('No policy yet')).toBeVisible()
})

test('the versions that a repository keeps in its history come with the day and the commit of each', async ({ app: { page } }) => {
  await newMatter(page)
  const room = new PoliciesPage(page)
  await room.open()
  const { folder, commits } = await policyRepository()
  await page.getByLabel('Folder of versions').setInputFiles(folder)
  const check = page.getByRole('region', { name: 'Privacy Policy of the Example Network' })
  await expect(check.getByRole('checkbox', { name: /^Take Privacy Policy, / })).toHaveCount(3, { timeout: 20_000 })
  await expect(check.getByRole('checkbox', { name: `Take Privacy Policy, 2024-06-12, ${commits[1]?.slice(0, 8)}.md` })).toBeChecked()
  await expect(check.getByTitle(`file history, commit ${commits[2]?.slice(0, 8)}`)).toHaveText('2 Nov 2024')
  await page.getByRole('button', { name: 'Import 3 versions' }).click()
  await expect(room.versions.getByRole('button', { name: /Effective|Captured/ })).toHaveCount(3, { timeout: 20_000 })
  const stored = await storedIn(page)
  expect(stored.documents).toHaveLength(3)
  expect(stored.log.filter((label) => label.startsWith('Import'))).toEqual(['Import 3 versions of Privacy Policy of the Example Network'])
})
