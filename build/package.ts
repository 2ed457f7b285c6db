/** `npm run package`: an unpacked app for this system, with fuses set and read back. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { drawIcons } from './icons.ts'
import { root } from './paths.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { ensureLibraries } from './system.ts'

export async function packageApp(): Promise<number> {
  const runtime = ensureRuntime()
  ensureLibraries(runtime)
  await bundle()
  mkdirSync(join(root, '.cache', 'icons'), { recursive: true })
  drawIcons(join(root, '.cache', 'icons'))
  rmSync(join(root, 'release'), { recursive: true, force: true })
  const targets = process.platform === 'linux' ? ['--linux', 'dir'] : process.platform === 'darwin' ? ['--mac', 'dir'] : ['--win', 'dir']
  say(`Packing the app with Electron ${runtime.version}…`)
  const done = spawnSync('electron-builder', [...targets, '--config', 'build/electron-builder.cjs', `-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`, '--publish', 'never'], {
    cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  })
  if (done.status !== 0 || !existsSync(join(root, 'release'))) {
    say('The app was not packed.')
    return 1
  }
  say('Packed: release/')
  return 0
}
