/** What the machine must have to show a window: shared libraries, a display. Linux only. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Runtime } from './runtime.ts'
import { say } from './say.ts'

/** Debian packages by the library they bring. */
const PACKAGE_OF: readonly [RegExp, string][] = [
  [/^libgtk-3/, 'libgtk-3-0'], [/^libnss3|^libnssutil3|^libsmime3/, 'libnss3'], [/^libnspr4/, 'libnspr4'], [/^libasound/, 'libasound2'],
  [/^libgbm/, 'libgbm1'], [/^libdrm/, 'libdrm2'], [/^libatk-bridge/, 'libatk-bridge2.0-0'], [/^libatk-1/, 'libatk1.0-0'], [/^libatspi/, 'libatspi2.0-0'],
  [/^libcups/, 'libcups2'], [/^libxkbcommon/, 'libxkbcommon0'], [/^libpango/, 'libpango-1.0-0'], [/^libcairo/, 'libcairo2'],
  [/^libX11/, 'libx11-6'], [/^libXcomposite/, 'libxcomposite1'], [/^libXdamage/, 'libxdamage1'], [/^libXext/, 'libxext6'],
  [/^libXfixes/, 'libxfixes3'], [/^libXrandr/, 'libxrandr2'], [/^libxcb/, 'libxcb1'], [/^libexpat/, 'libexpat1'], [/^libdbus/, 'libdbus-1-3'],
  [/^libgio|^libglib|^libgobject|^libgmodule/, 'libglib2.0-0'],
]

/** Makes sure the runtime can load; installs Debian packages where that is possible. */
export function ensureLibraries(runtime: Runtime): void {
  if (process.platform !== 'linux') return
  const missing = missingLibraries(runtime)
  if (missing.length === 0) return
  const packages = [...new Set(missing.map((library) => PACKAGE_OF.find(([pattern]) => pattern.test(library))?.[1] ?? library))]
  install(packages, `Electron needs system libraries that are missing (${missing.length})`)
  const still = missingLibraries(runtime)
  if (still.length > 0) throw new Error(`Electron cannot start: these libraries are missing: ${still.join(', ')}.`)
}

function missingLibraries(runtime: Runtime): string[] {
  const told = spawnSync('ldd', [runtime.executable], { encoding: 'utf8' })
  return [...(told.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
}

function install(packages: string[], why: string): void {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(`${why}. Install them with: sudo ${command}`)
  say(`${why}; installing ${packages.join(', ')}…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2], env })
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 2], env })
  if (done.status !== 0) throw new Error(`The system libraries could not be installed. Try: ${command}`)
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

/** Words to put before a command so that it has a display; installs Xvfb where that is possible. */
export function displayPrefix(): string[] {
  if (hasDisplay()) return []
  const found = () => spawnSync('which', ['xvfb-run']).status === 0
  if (!found()) install(['xvfb', 'xauth'], 'There is no display here, and xvfb-run, which makes one, is missing')
  return ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24']
}

/** As root Chromium's sandbox cannot start; said, never silent. */
export function rootWords(quiet = false): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  if (!quiet) say('Running as root: Chromium’s own sandbox is off (--no-sandbox).')
  return ['--no-sandbox']
}
