/** `npm run package [-- TARGET…]`: an unpacked app for this system, with fuses set and read back, or packages of it: `tar.gz`, `deb`, `AppImage`, `nsis`, `dmg`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MOST, partsOf } from './appParts.ts'
import { audit } from './audit.ts'
import { bundle } from './bundle.ts'
import { drawIcons } from './icons.ts'
import { dist, root } from './paths.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { sbom } from './sbom.ts'
import { licenceFaults } from './shipped.ts'
import { ensureLibraries } from './system.ts'

/** Names in the environment by which electron-builder signs; without them nothing is signed, and that is said. */
const SIGNING = { linux: [], darwin: ['CSC_LINK', 'CSC_NAME'], win32: ['WIN_CSC_LINK', 'CSC_LINK', 'WIN_CSC_SUBJECT', 'AZURE_SIGN_ENDPOINT'] } as const

/** @param targets what to make beside the unpacked app; none: that alone */
export async function packageApp(targets: readonly string[]): Promise<number> {
  const faults = licenceFaults()
  if (faults.length > 0) {
    for (const fault of faults) say(fault)
    return 1
  }
  const runtime = ensureRuntime()
  ensureLibraries(runtime)
  await bundle()
  mkdirSync(join(root, '.cache', 'icons'), { recursive: true })
  drawIcons(join(root, '.cache', 'icons'))
  rmSync(join(root, 'release'), { recursive: true, force: true })
  const system = process.platform === 'linux' ? '--linux' : process.platform === 'darwin' ? '--mac' : '--win'
  say(`Packing the app with Electron ${runtime.version}…`)
  const done = spawnSync('electron-builder', [system, 'dir', ...targets.filter((target) => target !== 'tar.gz'), '--config', 'build/electron-builder.cjs', `-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`, '--publish', 'never'], {
    cwd: root, stdio: ['ignore', 2, 2], env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...process.env },
  })
  if (done.status !== 0 || !existsSync(join(root, 'release'))) {
    say('The app was not packed.')
    return 1
  }
  writeFileSync(join(root, 'release', 'sbom.cdx.json'), sbom(runtime.version))
  const names = process.platform === 'darwin' || process.platform === 'win32' ? SIGNING[process.platform] : SIGNING.linux
  if (names.length > 0 && !names.some((name) => process.env[name])) say(`Not signed: none of ${names.join(', ')} is set.`)
  if (targets.includes('tar.gz') && !archive()) return 1
  say((await audit()).said)
  if (!isSmallEnough()) return 1
  say('Packed: release/, with its bill of materials in release/sbom.cdx.json. There is no auto-update: the app never asks for one.')
  return 0
}

/** The unpacked app as one file, by the system's own tar: electron-builder would fetch a packer for it. The same app gives the same bytes. */
function archive(): boolean {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const name = `probata-${version}-${process.platform}-${process.arch}`
  const folder = readdirSync(join(root, 'release')).find((one) => one.endsWith('-unpacked'))
  if (process.platform !== 'linux' || !folder) {
    say('A tar.gz is made on Linux only.')
    return false
  }
  const day = process.env.SOURCE_DATE_EPOCH ?? (spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).stdout?.trim() || '0')
  const tar = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=@${day}`, `--transform=s,^${folder},${name},`, '--use-compress-program=gzip -n', '-cf', `${name}.tar.gz`, folder]
  const made = spawnSync('tar', tar, { cwd: join(root, 'release'), stdio: ['ignore', 2, 2] }).status === 0
  say(made ? `Made release/${name}.tar.gz.` : 'The tar.gz was not made.')
  return made
}

/** Lists the app's own part, and holds it to its limit. */
function isSmallEnough(): boolean {
  const parts = partsOf(dist)
  const whole = parts.reduce((sum, one) => sum + one.size, 0)
  for (const { part, size } of parts) say(`${megabytes(size).padStart(9)}  ${part}`)
  say(`${megabytes(whole).padStart(9)}  in all, without the runtime; ${megabytes(MOST)} may be.`)
  if (whole > MOST) say('The app itself is larger than it may be.')
  return whole <= MOST
}

function megabytes(size: number): string {
  return `${(size / 1e6).toFixed(1)} MB`
}
