/**
 * The real app on a fresh profile. A console error, a broken content security policy or a request
 * that would have left the machine fails the test that saw it.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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

const main = resolve(import.meta.dirname, '../../../build/main.ts')

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

export const test = base.extend<{ app: App; appOptions: Options; profile: 'new' | 'demo' }>({
  appOptions: [{ width: 1440, height: 900, files: [] }, { option: true }],
  profile: ['new', { option: true }],
  app: async ({ appOptions, profile }, use, info) => {
    const data = mkdtempSync(join(tmpdir(), 'probata-test-'))
    if (profile === 'demo') cpSync(demoProfile(), data, { recursive: true })
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

/** A profile with the demo matter in it, made by the app itself once for each worker. */
const demoProfile = once(() => {
  const data = mkdtempSync(join(tmpdir(), 'probata-demo-'))
  process.on('exit', () => rmSync(data, { recursive: true, force: true }))
  const { status, stderr } = spawnSync(process.execPath, [main, 'cli', 'demo', '--data', data], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo matter could not be made: ${stderr}`)
  return data
})

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The same beginning with the demo matter on the desk: for tests of something else than how it is made. */
export const testOnDemo = test.extend({ profile: 'demo' })

export { expect }
