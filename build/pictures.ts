/** `npm run pictures`: every room, light and dark, in three sizes, with the demo and a large matter. */
import { spawnSync } from 'node:child_process'
import { bundle } from './bundle.ts'
import { root } from './paths.ts'
import { ensureRuntime } from './runtime.ts'
import { displayPrefix, ensureLibraries } from './system.ts'

export async function pictures(words: string[]): Promise<number> {
  ensureLibraries(ensureRuntime())
  await bundle()
  const [command = 'playwright', ...rest] = [...displayPrefix(), 'playwright', 'test', '--config', 'test/pictures/playwright.config.ts', ...words]
  return spawnSync(command, rest, { cwd: root, stdio: 'inherit' }).status ?? 1
}
