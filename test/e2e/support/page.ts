/** The page through the main process: what the test driver sees of a page ends with the page's process. */
import type { ElectronApplication } from '@playwright/test'
import { expect } from './app.ts'

/** Evaluates an expression in the window of the matter, whichever process shows it now; null while there is none. */
export function inPage<T>(electron: ElectronApplication, expression: string): Promise<T | null> {
  return electron.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed() || contents.isLoading()) return null
    return contents.executeJavaScript(code).catch(() => null)
  }, expression) as Promise<T | null>
}

export async function expectShown(electron: ElectronApplication, text: string): Promise<void> {
  await expect.poll(() => inPage<string>(electron, 'document.body.innerText'), { timeout: 30_000 }).toContain(text)
}

export async function press(electron: ElectronApplication, button: string): Promise<void> {
  await expect.poll(() => inPage<boolean>(electron, `(() => { const found = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(button)}); found?.click(); return found !== undefined })()`), { timeout: 20_000 }).toBe(true)
}
