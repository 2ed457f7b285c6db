/** From the InMail gap to the motion: drafted, served, overdue, letter; deadlines, order of proof. One walk in the real app. */
import { readFileSync } from 'node:fs'
import { expect, testOnDemo as test } from './support/app.ts'
import { faultsIn } from './support/axe.ts'
import { temporaryFolder } from './support/hostile.ts'
import { openDemo } from './support/matter.ts'
import { answerSave, saveByMenu } from './support/save.ts'

test('the InMail gap is asked for, overdue, pursued and closed; deadlines are computed, overridden and exported', async ({ app }) => {
  test.setTimeout(120_000)
  const { page } = app
  const rail = page.getByRole('navigation', { name: 'Rooms' })
  const said = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
  const axe = async (where: string) => {
    expect.soft(await faultsIn(page, { where })).toEqual([])
  }
  await openDemo(page)

  await test.step('from the gap to a draft, with what falls without it', async () => {
    await rail.getByRole('button', { name: /^Proof/ }).click()
    await page.getByRole('radio', { name: /^Gaps/ }).click()
    await page.getByRole('button', { name: /Nothing shows that any InMail left LinkedIn/ }).click()
    await page.getByRole('button', { name: 'Draft a request' }).click()
    const drafts = page.getByRole('region', { name: 'Drafts' })
    await expect(drafts).toContainText('Documents sufficient to show whether any InMail left LinkedIn, from January 1, 2024 through the present.')
    await expect(drafts).toContainText(/If this never comes: \d+ elements? falls?/)
    await axe('drafts')
    await drafts.getByRole('button', { name: /^Put \d drafts into sets/ }).click()
    await expect(said(/^Draft \d requests from 1 gap/)).toBeVisible()
    await expect(page.getByRole('region', { name: /Set of Requests for Production/ })).toContainText('RFP 12')
  })

  const set = page.getByRole('region', { name: /First Set of Requests for Production/ })
  await test.step('it is served by mail, and its due day is computed', async () => {
    await set.getByRole('button', { name: /^Serve…/ }).click()
    const form = page.getByRole('form', { name: 'Serve' })
    await form.getByLabel('Day of service').fill('2025-01-30')
    await form.getByLabel('Manner of service').selectOption('mail')
    await expect(form).toContainText('Responses due Thu 6 Mar 2025')
    await form.getByRole('button', { name: 'Serve', exact: true }).click()
    await expect(set).toContainText('Overdue')
    await expect(set).toContainText('due Thu 6 Mar 2025')
    await axe('overdue set')
  })

  await test.step('nothing came: the letter is a Word file, and is noted', async () => {
    const path = await answerSave(app.electron, temporaryFolder(), 'letter.docx')
    await set.getByRole('button', { name: 'Draft the letter' }).click()
    await expect(set.getByRole('list', { name: 'What was done' })).toContainText('Letter: no response')
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  })

  await test.step('a response comes: objections are found, and what is wrong is said', async () => {
    await set.getByRole('button', { name: /^RFP 4/ }).click()
    const response = set.getByLabel('Response to RFP 4')
    await response.fill('LinkedIn objects that this is overly broad, vague and unduly burdensome. Subject to and without waiving its objections, it will produce responsive documents.')
    await response.blur()
    const request = set.getByRole('region', { name: 'RFP 4', exact: true })
    await expect(request).toContainText('Undue burden')
    await expect(request.getByRole('list', { name: 'What looks deficient' })).toContainText('Rule 34(b)(2)(C)')
    await request.getByRole('button', { name: 'Deficient' }).click()
    await expect(request).toContainText('Deficient')
    await axe('request')
  })

  await test.step('linking evidence asks whether the gap is closed', async () => {
    await rail.getByRole('button', { name: /^Proof/ }).click()
    await page.getByRole('radio', { name: /^Gaps/ }).click()
    await page.getByRole('button', { name: /Nothing shows that any InMail left LinkedIn/ }).click()
    await page.getByRole('button', { name: 'Link evidence' }).click()
    await page.getByRole('combobox').last().fill('record of each category')
    await page.keyboard.press('Enter')
    const question = page.getByRole('region', { name: 'Is the gap closed?' })
    await expect(question).toContainText('Nothing shows that any InMail left LinkedIn')
    await axe('question')
    await question.getByRole('button', { name: 'Close the gap' }).click()
    await expect(question).toBeHidden()
    await expect(said('Close the gap at ¶ 36')).toBeVisible()
  })

  await test.step('the board shows it late; an order wins with its reason; the calendar is written', async () => {
    await rail.getByRole('button', { name: /^Deadlines/ }).click()
    const board = page.getByRole('region', { name: 'Board' })
    const late = board.getByRole('region', { name: 'Late', exact: true })
    await expect(late).toContainText('Responses to Plaintiff’s First Set of Requests for Production')
    await late.getByRole('button', { name: /Responses to/ }).click()
    await expect(late.getByRole('list', { name: 'How the day was found' })).toContainText('adds three days')
    await late.getByRole('button', { name: 'Another day…' }).click()
    await late.getByLabel('The day that counts').fill('2099-03-07')
    await late.getByLabel('Why').fill('ECF No. 41')
    await late.getByRole('button', { name: 'Set the day' }).click()
    await expect(board.getByRole('region', { name: 'Later' })).toContainText('set by order')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Add a deadline' })
    await dialog.getByLabel('Rule', { exact: true }).selectOption('frcp-33')
    await dialog.getByLabel(/^Trigger/).fill('2025-11-21')
    await dialog.getByLabel('Served by').selectOption('mail')
    await expect(dialog.getByRole('status')).toHaveText('Fri 26 Dec 2025')
    await expect(dialog).toContainText('It could be Mon 29 Dec 2025')
    await axe('add')
    await dialog.getByRole('button', { name: 'Add the deadline' }).click()
    await expect(late).toContainText('Interrogatory answers (FRCP 33(b)(2))')
    const calendar = await saveByMenu(app, temporaryFolder(), 'Calendar (ICS)', 'deadlines.ics')
    expect(calendar.toString()).toContain('DTSTART;VALUE=DATE:20251226')
    await axe('board')
  })

  await test.step('rules and the court are edited; both rooms are sound in the dark', async () => {
    await page.getByRole('radio', { name: 'Court' }).click()
    // The box shows what is written, so it turns only after the commit.
    const closings = page.getByLabel(/^Count days on which the executive departments/)
    await closings.click()
    await expect(closings).toBeChecked()
    await axe('court')
    await page.getByRole('radio', { name: 'Rules' }).click()
    await page.getByLabel('Length of FRCP 36(a)(3)').fill('45')
    await page.getByLabel('Length of FRCP 36(a)(3)').press('Tab')
    await expect(said('Change FRCP 36(a)(3) to 45 days')).toBeVisible()
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark'
    })
    await axe('rules, dark')
  })

  await test.step('the order of proof is moved by keys, and adds up', async () => {
    await rail.getByRole('button', { name: /^Discovery/ }).click()
    await page.getByRole('radio', { name: 'Order of proof' }).click()
    const part = page.getByRole('region', { name: /^Count I, element 1/ })
    await expect(part).toContainText('30 min')
    await part.getByRole('button', { name: 'Move A. Plaintiff up' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(said('Move A. Plaintiff in the order of proof')).toBeVisible()
    await expect(part.getByRole('button', { name: 'Move A. Plaintiff up' })).toBeDisabled()
    await part.getByRole('button', { name: 'Add', exact: true }).click()
    await part.getByLabel('By whom or by what').fill('Stipulation on authenticity')
    await part.getByRole('form').getByRole('button', { name: 'Add', exact: true }).click()
    await expect(part).toContainText('45 min')
    await axe('order, dark')
  })
})
