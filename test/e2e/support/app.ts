/**
 * The real app on a fresh profile. A console error, a broken content security policy or a request
 * that would have left the machine fails the test that saw it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, _electron, type ElectronApplication, expect, type Page } from '@playwright/test'
import { launchOf } from '../../../build/launch.ts'
import { ensureRuntime } from '../../../build/runtime.ts'

export type App = {
  electron: ElectronApplication
  page: Page
  /** the profile folder */
  data: string
  /** what page and main process said that they should not have */
  complaints: string[]
  /** @param between done while the app is closed */
  restart(between?: () => void): Promise<void>
  /** as a power cut would */
  kill(): Promise<void>
}

type Options = { width: number; height: number; files: string[] }

/** Starts the app on a profile; for a second copy beside the test's own. */
export async function launch(data: string, complaints: string[], options: Options): Promise<{ electron: ElectronApplication; page: Page }> {
  const start = launchOf(ensureRuntime(), ['--data', data, ...options.files], true)
  // Dates are written as the system's language writes them; the tests read British ones. By a switch, since a
  // locale that the machine does not have would also spoil names of files in other scripts.
  const electron = await _electron.launch({ executablePath: start.command, args: [...start.words, '--lang=en-GB'], env: start.env as Record<string, string> })
  const page = await electron.firstWindow()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  await page.setViewportSize({ width: options.width, height: options.height })
  return { electron, page }
}

export const test = base.extend<{ app: App; appOptions: Options }>({
  appOptions: [{ width: 1440, height: 900, files: [] }, { option: true }],
  app: async ({ appOptions }, use, info) => {
    const data = mkdtempSync(join(tmpdir(), 'probata-test-'))
    const complaints: string[] = []
    const first = await launch(data, complaints, appOptions)
    const app: App = {
      ...first, data, complaints,
      restart: async (between = () => {}) => {
        await app.electron.close().catch(() => {})
        between()
        Object.assign(app, await launch(data, complaints, appOptions))
      },
      kill: async () => {
        const gone = app.electron.process()
        const ended = new Promise((resolve) => gone.once('exit', resolve))
        gone.kill('SIGKILL')
        await ended
        Object.assign(app, await launch(data, complaints, appOptions))
      },
    }
    await use(app)
    if (info.status !== info.expectedStatus) await app.page.screenshot({ path: info.outputPath('failed.png') }).catch(() => {})
    const left = await app.electron.evaluate(() => (globalThis as unknown as { probataRefusedRequests: string[] }).probataRefusedRequests).catch(() => [])
    await app.electron.close().catch(() => {})
    rmSync(data, { recursive: true, force: true })
    expect(left, 'requests that would have left the machine').toEqual([])
    expect(complaints, 'errors on the console').toEqual([])
  },
})

export { expect }
