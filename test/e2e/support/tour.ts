/** A walk through the rooms of the demo matter, as a person works in it: for what must hold over many rounds. */
import type { Page } from '@playwright/test'
import { SearchRoom } from '../rooms/search.ts'
import { expect } from './app.ts'
import { plainPdf, writeFiles } from './hostile.ts'
import { importFiles, rowsIn } from './matter.ts'

const ROOMS = ['Complaint', 'Answers', 'Proof', 'Chronology', 'Policies', 'Contracts', 'Documents', 'Review', 'People', 'Discovery', 'Deadlines', 'Transcripts', 'Reports', 'Matter', 'Activity', 'Settings']

const rail = (page: Page) => page.getByRole('navigation', { name: 'Rooms' })
export const toRoom = (page: Page, name: string) => rail(page).getByRole('button', { name: new RegExp(`^${name}`) }).click()

export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the demo matter' }).or(page.getByRole('button', { name: /Plaintiff v\. LinkedIn/ })).first().click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
}

async function undo(page: Page): Promise<void> {
  await toRoom(page, 'Overview')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('status').filter({ hasText: 'Undo' }).last()).toBeVisible()
}

/** Every room; a search and its hit; files in, and taken back; a person added, and taken back. Ends in the overview. */
export async function walk(page: Page, round: number): Promise<void> {
  for (const name of ROOMS) {
    if ((await rail(page).getByRole('button', { name: new RegExp(`^${name}`) }).count()) === 0) continue
    await toRoom(page, name)
    await page.waitForTimeout(150)
  }
  const search = new SearchRoom(page)
  await search.open()
  await search.search(round % 2 === 0 ? 'train* w/10 message' : '"personal data" OR InMail')
  await expect(search.said).toContainText('documents', { timeout: 30_000 })
  await search.results.getByRole('row').first().click()
  await page.waitForTimeout(300)
  const before = await rows(page)
  await importFiles(page, writeFiles({ [`letter ${round}.pdf`]: await plainPdf([`Letter ${round}.`, 'Second page.']), [`note ${round}.txt`]: `Note ${round}.` }))
  await expect.poll(() => rows(page), { timeout: 60_000 }).toBe(before + 2)
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 20_000 })
  await undo(page)
  await expect.poll(() => rows(page), { timeout: 20_000 }).toBe(before)
  await toRoom(page, 'Matter')
  await page.getByRole('button', { name: 'Add a person', exact: true }).click()
  await undo(page)
}

/** Documents that the open matter holds, by its own database. */
const rows = async (page: Page): Promise<number> => (await rowsIn(page, 'documents')).length
