/** Finding evidence in the real app, on the demo matter, with the keyboard. */
import type { Locator, Page } from '@playwright/test'
import { expect, testOnDemo as test } from './support/app.ts'
import { faults } from './support/axe.ts'

class Evidence {
  constructor(readonly page: Page) {}

  async openDemo(): Promise<void> {
    await this.page.getByRole('button', { name: /^(?:Open the demo matter|Plaintiff v)/ }).last().click()
    await expect(this.page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
  }

  /** Through the palette: "¶ 15". */
  async goTo(cite: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.keyboard.type(cite)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('button', { name: new RegExp(`^${cite}, `) })).toBeVisible()
  }

  panel(name: string): Locator {
    return this.page.getByRole('region', { name: `Proposed evidence for ${name}` })
  }

  proposals(name: string): Locator {
    return this.panel(name).getByRole('list', { name: 'Proposals' }).locator(':scope > li')
  }

  said(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words })
  }

  chosen(name: string): Locator {
    return this.panel(name).locator('[aria-current=true]')
  }
}

test('evidence for an allegation is found, accepted and passed over by keys; undo brings a proposal back; a restart keeps what was decided', async ({ app }) => {
  let evidence = new Evidence(app.page)
  await evidence.openDemo()
  await evidence.goTo('¶ 15')
  await app.page.keyboard.press('f')
  await expect(evidence.proposals('¶ 15').first()).toBeVisible({ timeout: 20_000 })
  const first = (await evidence.chosen('¶ 15').textContent()) ?? ''
  await expect(evidence.proposals('¶ 15').first()).toContainText(/Shares|Says/)

  // The source follows, lit.
  const source = app.page.locator('.source')
  await expect(source.locator('.source__tab--active')).toBeVisible()
  await app.page.keyboard.press('j')
  await expect(evidence.chosen('¶ 15')).not.toHaveText(first)
  const next = (await evidence.chosen('¶ 15').textContent()) ?? ''
  await app.page.keyboard.press('k')
  await expect(evidence.chosen('¶ 15')).toHaveText(first)

  await app.page.keyboard.press('a')
  await expect(evidence.said(/^Link .* to ¶ 15/)).toBeVisible()
  await expect(evidence.panel('¶ 15')).toContainText('1 linked already')
  await expect(evidence.chosen('¶ 15')).toHaveText(next)
  const second = next
  await app.page.keyboard.press('Shift+A')
  await expect(evidence.said(/to ¶ 15 as undermining/)).toBeVisible()
  await app.page.keyboard.press('Control+z')
  await expect(evidence.chosen('¶ 15')).toHaveText(second)

  await app.page.keyboard.press('r')
  await expect(evidence.said(/^Pass over .* for ¶ 15/)).toBeVisible()
  await expect(evidence.panel('¶ 15')).toContainText('1 passed over')
  await app.page.keyboard.press('Control+z')
  await expect(evidence.chosen('¶ 15')).toHaveText(second)
  await app.page.keyboard.press('r')
  await expect(evidence.panel('¶ 15')).toContainText('1 passed over')

  await app.restart()
  evidence = new Evidence(app.page)
  await evidence.openDemo()
  await evidence.goTo('¶ 15')
  await app.page.keyboard.press('f')
  await expect(evidence.panel('¶ 15')).toContainText('1 linked already · 1 passed over', { timeout: 20_000 })
  for (const gone of [first, second]) await expect(evidence.proposals('¶ 15').filter({ hasText: gone })).toHaveCount(0)
  await app.page.keyboard.press('Escape')
  await expect(evidence.panel('¶ 15')).toHaveCount(0)
})

test('a gap and an element find evidence by the same key, and what is linked for the gap is linked to its allegation', async ({ app }) => {
  const evidence = new Evidence(app.page)
  const { page } = app
  await evidence.openDemo()
  await page.keyboard.press('Alt+3')
  await page.getByRole('gridcell', { name: /^Divulged/ }).click()
  await page.keyboard.press('f')
  await expect(evidence.proposals('Count II, element 4').first()).toBeVisible({ timeout: 20_000 })
  await expect(evidence.proposals('Count II, element 4').filter({ hasText: /disclos|third part|recipient/i }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(evidence.panel('Count II, element 4')).toHaveCount(0)

  await page.getByRole('radio', { name: /Gaps/ }).click()
  await page.locator('.gap-row__head').first().click()
  await page.keyboard.press('f')
  const panel = page.getByRole('region', { name: /^Proposed evidence for the gap at/ })
  await expect(panel.getByRole('list', { name: 'Proposals' }).getByRole('listitem').first()).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('c')
  await expect(evidence.said(/^Link .* as context/)).toBeVisible()
  await expect(panel).toContainText('linked already')
})

test('selected words, and a stored passage, find the allegations that they may bear on', async ({ app }) => {
  const evidence = new Evidence(app.page)
  const { page } = app
  await evidence.openDemo()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('PX-1 § 3.2')
  await page.keyboard.press('Enter')
  await expect(page.locator('.source__tab--active')).toBeVisible()
  await page.keyboard.press('Shift+F')
  const list = page.getByRole('complementary', { name: 'Allegations it may bear on' })
  const rows = list.getByRole('list', { name: 'Allegations' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible({ timeout: 20_000 })
  await expect(list).toContainText('will not disclose Customer’s Confidential Information')
  const name = (await rows.first().locator('b').textContent()) ?? ''
  await page.keyboard.press('a')
  await expect(evidence.said(`to ${name}`)).toBeVisible()
  await expect(rows.filter({ has: page.getByText(name, { exact: true }) })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  // It is there again, and chosen again: only then is a key meant for it.
  await expect(rows.filter({ has: page.locator('[aria-current]') }).locator('b')).toHaveText(name)
  await page.keyboard.press('r')
  await expect(evidence.said(`for ${name}`)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^(?:Complaint|Proof)$/ })).toBeVisible()
})

test('an allegation that shares nothing with any paper is a gap, and it is recorded from there', async ({ app }) => {
  const evidence = new Evidence(app.page)
  const { page } = app
  const paper = 'JANE ROE,\n          Plaintiff,\n     v.\nACME,\n          Defendant.\n\nCOMPLAINT\n\n1. Zebras graze upon a distant meadow.\n\n2. Plaintiff is a resident of Oakland.\n\n3. Defendant is a Delaware corporation.\n\nCOUNT I\nNEGLIGENCE\n\n4. Defendant owed a duty of care.\n'
  await page.getByRole('button', { name: 'New empty matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Complaint file').setInputFiles({ name: 'complaint.txt', mimeType: 'text/plain', buffer: Buffer.from(paper) })
  await expect(page.getByRole('heading', { name: 'Complaint', exact: true })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: /^¶ 1, / }).click()
  await page.keyboard.press('f')
  await expect(evidence.panel('¶ 1')).toContainText('No document with text is in this matter yet', { timeout: 20_000 })
  await page.keyboard.press('Escape')
  await page.getByLabel('Files to import').setInputFiles([{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Jane, the meeting on Tuesday was put off.\n') }])
  await expect(page.getByRole('status').filter({ hasText: /letter/ }).first()).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: /^¶ 1, / }).focus()
  await page.keyboard.press('f')
  await expect(evidence.panel('¶ 1')).toContainText('Nothing in 1 document shares rare words with ¶ 1. That is what a gap looks like: record it.', { timeout: 20_000 })
  await evidence.panel('¶ 1').getByRole('button', { name: 'Record a gap' }).click()
  await expect(page.getByLabel('What is missing')).toBeVisible()
})

test('the proposals break no rule of accessibility, light and dark', async ({ app }) => {
  const evidence = new Evidence(app.page)
  await evidence.openDemo()
  await evidence.goTo('¶ 36')
  await app.page.keyboard.press('f')
  await expect(evidence.proposals('¶ 36').first()).toBeVisible({ timeout: 20_000 })
  expect(await faults(app.page, { where: 'proposals', scope: '.proposals-panel', weight: 'any' })).toEqual([])
})
