/** The real app on a folder of data, for figures that are taken in its window. */
import { _electron, type Page } from '@playwright/test'
import { launchOf } from '../../build/launch.ts'
import { ensureRuntime } from '../../build/runtime.ts'

/** @param work what is done in the first window; the app is closed whatever becomes of it */
export async function inApp(data: string, work: (page: Page) => Promise<void>): Promise<void> {
  const start = launchOf(ensureRuntime(), ['--data', data], true)
  const app = await _electron.launch({ executablePath: start.command, args: start.words, env: start.env as Record<string, string> })
  try {
    await work(await app.firstWindow())
  } finally {
    await app.close()
  }
}
