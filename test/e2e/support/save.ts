/** Saves by the room's Export menu as a person does, with the system's dialog answered. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from './app.ts'

/** Answers the system's dialog for the next file that is saved. @returns its path */
export async function answerSave(electron: ElectronApplication, folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  return path
}

/** @returns the bytes that the app wrote */
export async function saveByMenu({ page, electron }: { page: Page; electron: ElectronApplication }, folder: string, item: string, name: string): Promise<Buffer> {
  const path = await answerSave(electron, folder, name)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByRole('status').filter({ hasText: `Saved ${name}` })).toBeVisible()
  return readFileSync(path)
}
